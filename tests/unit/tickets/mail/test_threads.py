"""To which earlier mail a mail answers."""

import pytest

from chalicelib.kernel import ids
from chalicelib.tickets.rules.mail import threads

NUMBER = ids.number("a ticket")
SLIP = NUMBER[:-1] + ("X" if NUMBER[-1] != "X" else "Y")


def test_the_mail_that_is_named_comes_first_then_the_newest() -> None:
    assert threads.newest_first(("c@x",), ("a@x", "b@x", "c@x")) == ("c@x", "b@x", "a@x")
    assert len(threads.newest_first((), [f"{n}@x" for n in range(1000)])) == threads.MOST_IDS


def test_ids_are_what_stands_in_brackets() -> None:
    assert threads.ids_in("<a@x> junk <b@y>,<c c@z> <> <\x07@x>") == ("a@x", "b@y")


def test_an_id_of_ses_is_known_in_every_region() -> None:
    ses = "0102018f0c2b7a51-1b2c3d4e-aaaa-bbbb-cccc-0123456789ab-000000"
    keys = {threads.key_of(f"{ses}@{domain}") for domain in ("eu-north-1.amazonses.com", "email.amazonses.com")}
    assert keys == {threads.key_of_sent(ses)}
    assert threads.key_of(f"{ses}@evil.example") not in keys
    assert threads.is_of_ses(f"{ses}@email.amazonses.com")
    assert not threads.is_of_ses(f"{ses}@evil.example")


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        (f"Re: [#{NUMBER}] Grinder", NUMBER),
        (f"SV: [# {NUMBER.lower().replace('-', ' ')} ]", NUMBER),
        (f"[#{SLIP}] [#{NUMBER}]", NUMBER),
        (f"[#{SLIP}]", ""),
        (f"#{NUMBER}", ""),
        ("", ""),
    ],
)
def test_a_number_in_the_subject_counts_without_mistakes_only(subject: str, number: str) -> None:
    assert threads.number_in(subject) == number


@pytest.mark.parametrize(
    "subject",
    ["Re: Fwd: Grinder", "SV: VS: Grinder", "Ats: [#7Q4K-M2XD-9ET] Grinder", "R: I: Grinder", "AW[2]: Grinder"],
)
def test_a_bare_subject_has_lost_what_programs_add(subject: str) -> None:
    assert threads.bare_subject(subject) == "Grinder"
