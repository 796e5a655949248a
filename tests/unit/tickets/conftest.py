"""A fault reported on Monday 8 June 2026 at nine, and what may have become of it by noon."""

import pytest

from chalicelib.tickets.rules import moves
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.priority import Severity, Urgency
from chalicelib.tickets.rules.states import Kind
from tests.support.tickets import ELEVEN, LEVEL, NINE, NOON, TEN


@pytest.fixture
def new() -> Handling:
    """P2: an answer within four business hours."""
    return moves.receive(LEVEL, NINE, kind=Kind.FAULT, severity=Severity.HINDERED, urgency=Urgency.TODAY)


@pytest.fixture
def answered(new: Handling) -> Handling:
    return moves.reply(new, LEVEL, TEN)


@pytest.fixture
def asked(new: Handling) -> Handling:
    return moves.ask_customer(new, LEVEL, TEN)


@pytest.fixture
def solved(answered: Handling) -> Handling:
    return moves.solve(answered, LEVEL, ELEVEN)


@pytest.fixture
def closed(solved: Handling) -> Handling:
    return moves.confirm_solved(solved, LEVEL, NOON)
