"""Two plain questions give a priority, a priority gives targets, and marks tell people."""

from itertools import pairwise, product

import pytest

from chalicelib.tickets.rules.escalation import Audience, audience
from chalicelib.tickets.rules.priority import PRIORITY_TABLE, Priority, Severity, Urgency, is_sooner, priority_of
from chalicelib.tickets.rules.service_level import DEFAULT_TARGETS, ServiceLevel
from chalicelib.tickets.rules.sla import REPLY_CLOCKS, ClockKind, Mark
from tests.support.calendars import HELSINKI


def test_every_pair_of_answers_has_a_priority_and_every_priority_an_answer() -> None:
    assert {priority_of(severity, urgency) for severity, urgency in product(Severity, Urgency)} == set(Priority)


def test_worse_or_sooner_is_never_less_urgent() -> None:
    for row in PRIORITY_TABLE.values():
        assert list(row.values()) == sorted(row.values())
    for worse, better in pairwise(PRIORITY_TABLE.values()):
        assert all(worse[urgency] <= better[urgency] for urgency in Urgency)


@pytest.mark.parametrize(
    ("severity", "urgency", "priority"),
    [
        (Severity.STOPPED, Urgency.AT_ONCE, Priority.P1),
        (Severity.HINDERED, Urgency.TODAY, Priority.P2),
        (Severity.BOTHERED, Urgency.THIS_WEEK, Priority.P3),
        (Severity.UNHARMED, Urgency.NO_HURRY, Priority.P4),
    ],
)
def test_the_table_as_published(severity: Severity, urgency: Urgency, priority: Priority) -> None:
    assert priority_of(severity, urgency) is priority


def test_answers_to_how_soon_are_in_order() -> None:
    assert is_sooner(Urgency.AT_ONCE, than=Urgency.TODAY)
    assert not is_sooner(Urgency.TODAY, than=Urgency.TODAY)
    assert not is_sooner(Urgency.NO_HURRY, than=Urgency.THIS_WEEK)


def test_every_priority_has_a_target_for_every_clock_and_the_more_urgent_the_sooner() -> None:
    for kind in REPLY_CLOCKS:
        targets = [DEFAULT_TARGETS[priority][kind] for priority in Priority]
        assert targets == sorted(set(targets))
    assert ServiceLevel(HELSINKI).target(Priority.P1, ClockKind.FIRST_REPLY) == 60


@pytest.mark.parametrize(
    ("mark", "assigned", "told"),
    [
        (Mark.HALF, True, Audience.ASSIGNEE),
        (Mark.HALF, False, Audience.TEAM),
        (Mark.MOST, True, Audience.TEAM),
        (Mark.ALL, True, Audience.LEAD),
        (Mark.ALL, False, Audience.LEAD),
        (Mark.FAR_OVER, False, Audience.OWNER),
    ],
)
def test_the_later_it_gets_the_higher_it_goes(mark: Mark, *, assigned: bool, told: Audience) -> None:
    assert audience(mark, assigned=assigned) is told
