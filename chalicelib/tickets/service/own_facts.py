"""What is known of an order already, while its customer writes a ticket about it; and whether that was the answer."""

from aws_lambda_powertools.metrics import MetricUnit

from chalicelib.billing import service as billing
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.money import Money
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.platform import db, outbox
from chalicelib.platform.observability import metrics
from chalicelib.platform.outbox import Repeated
from chalicelib.tickets.events import QuestionSpared
from chalicelib.tickets.schemas.own_facts import FactKind, OwnFact, OwnFacts, SpareQuestion

_PROMISED = ("placed", "accepted")  # what waits for approval is not promised yet, what was refused not any more


def of_order(caller: Principal, number: str) -> OwnFacts:
    """Raises OrderNotFound for another account's."""
    order = orders.show(caller, number)
    return OwnFacts(order=order.number, facts=[*_parcels(order), *_days(order), *_money(order)])


def spare(caller: Principal, number: str, request: SpareQuestion, key: IdempotencyKey) -> OwnFacts:
    """The customer says that what they read answers it: only then a question counts as spared, and once."""
    shown = of_order(caller, number)
    try:
        with db.transaction() as tx:
            kinds = [kind.value for kind in request.kinds]
            outbox.add(tx, QuestionSpared(order=shown.order, account_id=caller.account_id, kinds=kinds), key)
    except Repeated as repeated:
        outbox.first_result(repeated, key)
    return shown


def count_spared() -> None:
    """For whoever watches the vendor's metrics."""
    metrics.add_metric(name="QuestionsSpared", unit=MetricUnit.Count, value=1)
    metrics.flush_metrics()


def _parcels(order: orders.OrderView) -> list[OwnFact]:
    return [
        OwnFact(
            kind=FactKind.PARCEL,
            at=one.shipped_at,
            parcel=one.parcel,
            carrier=one.carrier,
            tracking_url=one.tracking_url,
        )
        for one in order.parcels
        if one.state == "shipped"
    ]


def _days(order: orders.OrderView) -> list[OwnFact]:
    if order.late:
        return [OwnFact(kind=FactKind.LATE, at=order.late.news_by)]
    if order.status in _PROMISED and any(line.left for line in order.lines):
        return [OwnFact(kind=FactKind.PROMISED, at=order.promised_on)]
    return []


def _money(order: orders.OrderView) -> list[OwnFact]:
    owed = billing.order_money(order.account_id, order.number).open
    amount = Money(amount=owed, currency=order.document.currency)
    return [
        *([OwnFact(kind=FactKind.OWED, amount=amount)] if owed else []),
        *(OwnFact(kind=FactKind.REFUND, at=one.at, amount=one.amount) for one in _refunds(order)),
    ]


def _refunds(order: orders.OrderView) -> list[orders.EntryView]:
    """Money that was sent and has not come back to us. The timeline does not say which of those sent has failed."""
    sent: list[orders.EntryView] = []
    for one in order.timeline:
        if one.kind == "refund_sent":
            sent.append(one)
        elif one.kind == "refund_failed":
            back = next((other for other in reversed(sent) if other.amount == one.amount), one)
            sent = [other for other in sent if other is not back]
    return sent
