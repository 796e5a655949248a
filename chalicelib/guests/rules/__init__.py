"""Decisions about guests. Pure."""
