"""Prices of an order that waits for approval: those that were reviewed, or today's if the customer agrees.

What was reviewed holds for the half hour in which it can be submitted. Whoever approves later is told what costs
otherwise by now; they take the order at the reviewed prices all the same, or propose today's to the customer.
"""

import hashlib
import json
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.orders import events
from chalicelib.orders.models.whole import Whole
from chalicelib.orders.rules import approval, states
from chalicelib.orders.rules.requests import RequestKind
from chalicelib.orders.rules.states import Actor, Move
from chalicelib.orders.rules.timeline import Happening
from chalicelib.orders.schemas import DifferenceView, DocumentView
from chalicelib.orders.schemas.changes import ChangedView
from chalicelib.orders.schemas.moves import ProposePrices
from chalicelib.orders.schemas.shown import OrderView
from chalicelib.orders.service import approving, asking, documents, reading, redrafting, reviewing, storing
from chalicelib.orders.service.facts import Facts
from chalicelib.orders.service.storing import Change


class PricesChanged(Conflict):
    """Since the review other prices hold: `differences` says which, and `prices` is the fingerprint of that list.

    Sent with it, the approval holds the reviewed prices; a proposal of today's carries it too.
    """


class PricesUnchanged(Conflict):
    """Nothing costs otherwise than it was reviewed: there is nothing to propose."""


def ensure_seen(document: DocumentView, seen: str | None, language: str) -> bool:
    """Whether other prices hold by now, all of which whoever decides has seen. Raises PricesChanged."""
    differences = _differences(document, language)
    if not differences:
        return False
    now = hashlib.sha256(json.dumps(differences, sort_keys=True).encode()).hexdigest()
    if seen != now:
        told = {"differences": differences, "prices": now}
        raise PricesChanged("Since the customer's review other prices hold.", **told)
    return True


def _differences(document: DocumentView, language: str) -> list[dict[str, Any]]:
    today = reviewing.as_of_today(document, language)
    if today is None:
        return []
    found = approval.repriced(documents.seen(document), documents.seen(today))
    beside = documents.differences_beside(document, today)
    return [DifferenceView.of(one).model_dump() for one in (*found, *beside)]


def propose(caller: Principal, number: str, request: ProposePrices, key: IdempotencyKey) -> OrderView:
    """Asks the customer whether they want a waiting order at today's prices; their yes is all that it then needs.

    Raises OrderMoveNotAllowed, OrderChangedMeanwhile, PricesChanged, PricesUnchanged or EverythingRemoved.
    """

    def step(whole: Whole, now: Facts) -> Change:
        states.moved(now.status, Move.PROPOSE_PRICES, Actor.STAFF, now.progress)
        if not ensure_seen(now.document, request.prices, caller.language):
            raise PricesUnchanged("The prices are those that the customer reviewed.")
        return _proposed(caller, whole, now, request, key)

    storing.carry_out(lambda: reading.find_whole(caller, number), step, key, request.version)
    return reading.show(caller, number)


def _proposed(caller: Principal, whole: Whole, now: Facts, request: ProposePrices, key: IdempotencyKey) -> Change:
    document = redrafting.at_todays_prices(now, caller.language)
    found = redrafting.differences(now, document)
    asked = asking.request(whole, key, RequestKind.CHANGE, caller, request.reason)
    asked.document, asked.total = documents.canonical(document), document.total - now.document.total
    asked.differences = json.dumps([ChangedView.of(one).model_dump() for one in found])
    if ends := approving.ends_at(whole.order):  # a yes after that would come too late
        asked.answer_by = min(asked.answer_by, clock.stamp(ends))
    made = asking.made(whole, now, asked, Happening.PRICES_PROPOSED, caller)
    made.event = events.PricesProposed
    return made
