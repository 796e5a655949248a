"""What only one person may know: drawn at random, never derived from anything."""

import secrets


def six_digits() -> str:
    """A code to read in a mail and type."""
    return f"{secrets.randbelow(10**6):06}"


def link_secret() -> str:
    """What makes a mailed link good: 22 characters that go into an address as they are."""
    return secrets.token_urlsafe(16)


def one_time_password() -> str:
    """A password for the moment until somebody has chosen an own one; no person ever sees it."""
    return f"{secrets.token_urlsafe(24)}-aA1"  # the end is what the user pool's rules ask for
