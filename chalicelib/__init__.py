"""Portico: a customer portal for one vendor."""
