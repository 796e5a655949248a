"""What must not be forgotten: who did something stays who did it."""

from chalicelib.tickets.rules import checklist
from chalicelib.tickets.rules.checklist import Point

DONE = Point("Ask the factory", "Ilze", "2030-01-07T08:00:00.000Z")


def test_what_was_done_stays_whose_it_was() -> None:
    wanted = [("Call back", True), ("Ask the factory", True), ("Look again", False)]
    points = checklist.settled((DONE,), wanted, "Nadia", "2030-01-08T08:00:00.000Z")
    assert points == (Point("Call back", "Nadia", "2030-01-08T08:00:00.000Z"), DONE, Point("Look again"))
    assert checklist.settled((DONE,), [("Ask the factory", False)], "Nadia", "") == (Point("Ask the factory"),)


def test_it_is_read_as_it_was_stored() -> None:
    assert checklist.read(checklist.stored((DONE,))) == (DONE,)
    assert checklist.read(checklist.stored(())) == ()
