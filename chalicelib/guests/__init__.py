"""Guests: who writes to the vendor without signing in, and proves by a mail that the address is theirs."""
