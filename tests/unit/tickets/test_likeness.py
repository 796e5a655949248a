"""Which subjects may be the same matter."""

import pytest

from chalicelib.tickets.rules.likeness import is_alike


@pytest.mark.parametrize(
    ("subject", "other", "alike"),
    [
        ("Reservdel", "Reservdelen igen", True),
        ("Il caffè è freddo", "Caffè freddo di nuovo", True),
        ("Two broken cups", "Invoice 2026-000017", False),
        ("A", "A", False),
        ("Broken", "The grinder is broken since Monday morning", False),
    ],
)
def test_half_of_the_words_whatever_their_endings(subject: str, other: str, *, alike: bool) -> None:
    assert is_alike(subject, other) is alike
    assert is_alike(other, subject) is alike
