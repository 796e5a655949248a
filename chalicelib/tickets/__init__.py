"""Tickets: what customers ask and report, what we promise them, and who is told when we are late."""
