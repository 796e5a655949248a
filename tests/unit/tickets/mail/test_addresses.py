"""A reply address is good for one ticket and one person, and nobody can make one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel import ids
from chalicelib.tickets.rules.mail.addresses import is_ours, read_reply, reply_address
from chalicelib.tickets.rules.signatures import Key, handle_of, keys_of

DOMAIN = "in.portico.example"
NEW, OLD = Key("b", "the newer secret, long enough"), Key("a", "the older secret, long enough")
NUMBER = ids.number("a ticket")


def test_it_says_the_ticket_and_the_person_it_was_made_for() -> None:
    address = reply_address((NEW, OLD), DOMAIN, NUMBER, "elin")
    reply = read_reply((NEW, OLD), DOMAIN, ["other@else.example", address.upper()])

    assert reply is not None
    assert (reply.ticket, reply.is_for("elin"), reply.is_for("marta")) == (NUMBER, True, False)
    assert "elin" not in address
    assert len(address.partition("@")[0]) <= 64


@given(person=st.text(max_size=80), number=st.text(max_size=20).map(ids.number))
def test_whatever_is_changed_in_it_spoils_it(person: str, number: str) -> None:
    address = reply_address((NEW,), DOMAIN, number, person)
    assert read_reply((NEW,), DOMAIN, [address]) is not None
    local = address.partition("@")[0]
    for place in range(len("ticket+"), len(local)):
        other = "0" if local[place] != "0" else "1"
        assert read_reply((NEW,), DOMAIN, [f"{local[:place]}{other}{local[place + 1 :]}@{DOMAIN}"]) is None


def test_a_key_is_replaced_without_losing_answers() -> None:
    by_old = reply_address((OLD,), DOMAIN, NUMBER, "elin")

    assert read_reply((NEW, OLD), DOMAIN, [by_old]) is not None
    assert read_reply((NEW,), DOMAIN, [by_old]) is None
    assert read_reply((Key("a", NEW.secret),), DOMAIN, [by_old]) is None
    assert reply_address((NEW, OLD), DOMAIN, NUMBER, "elin") == reply_address((NEW,), DOMAIN, NUMBER, "elin")


def test_the_number_in_it_must_be_one_even_if_it_is_signed() -> None:
    signed = reply_address((NEW,), DOMAIN, NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1"), "elin")
    assert read_reply((NEW,), DOMAIN, [signed]) is None


def test_without_key_or_domain_there_is_no_address() -> None:
    assert reply_address((), DOMAIN, NUMBER, "elin") == reply_address((NEW,), "", NUMBER, "elin") == ""
    assert not is_ours("", "elin@")
    address = reply_address((NEW,), DOMAIN, NUMBER, "elin")
    for other in (address.replace("ticket+", "order+"), address.replace(DOMAIN, "else.example"), "ticket@" + DOMAIN):
        assert read_reply((NEW,), DOMAIN, [other]) is None


@pytest.mark.parametrize(
    "setting", ["", "short:x", "a:short", "ab:long enough to be one", "I:long enough to be one", "a"]
)
def test_keys_that_would_protect_nobody_are_none(setting: str) -> None:
    assert keys_of(setting) == ()


def test_keys_are_read_in_order() -> None:
    assert keys_of(f"b:{NEW.secret.replace(',', '')}, a:{OLD.secret.replace(',', '')}")[0].name == "b"


@given(st.sets(st.text(max_size=40), min_size=2, max_size=2))
def test_two_people_have_two_handles(people: set[str]) -> None:
    assert len({handle_of(one) for one in people}) == 2
