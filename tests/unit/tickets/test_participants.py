"""Who takes part in a ticket: each once, and not without end."""

import pytest

from chalicelib.tickets.rules import participants
from chalicelib.tickets.rules.participants import MOST, Participant, TooManyParticipants

BO = Participant("gst_bo", "Bo", "bo@else.example", "sv")


def test_whoever_joins_again_is_there_once_under_their_new_name() -> None:
    there = participants.joined((BO,), Participant("gst_bo", "Bo Berg", "bo@else.example", "sv"))
    assert [one.name for one in there] == ["Bo Berg"]
    assert participants.is_among(there, ("gst_ann", "gst_bo"))
    assert not participants.is_among(there, ("gst_ann",))


def test_they_are_read_as_they_were_stored() -> None:
    assert participants.read(participants.stored((BO,))) == (BO,)
    assert participants.read(participants.stored(())) == ()


def test_there_are_not_too_many() -> None:
    many = tuple(Participant(f"gst_{n}", "", "", "") for n in range(MOST))
    assert len(participants.joined(many, many[0])) == MOST
    with pytest.raises(TooManyParticipants):
        participants.joined(many, BO)
