"""The subject of what was written without one."""

import pytest

from chalicelib.tickets.rules.written import subject_of

LONG = "The grinder that I bought from you in May " * 3


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Do you sell decaf?", "Do you sell decaf?"),
        ("  Hello  there,\n\nmy grinder stops.", "Hello there,"),
        (LONG, "The grinder that I bought from you in May The grinder that I bought from you …"),
        ("x" * 200, "x" * 79 + " …"),
    ],
)
def test_it_is_the_first_line_as_far_as_it_fits(text: str, subject: str) -> None:
    assert subject_of(text) == subject
