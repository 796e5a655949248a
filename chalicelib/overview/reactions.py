"""Cards follow facts: whatever happens to a thing, its card is asked for anew and kept."""

from chalicelib.billing.events import MoneyMoved, TransferAnnounced
from chalicelib.kernel.event import Envelope, Event, Reaction
from chalicelib.orders import events as order_events
from chalicelib.orders.events import OrderEvent, returning, withdrawing
from chalicelib.orders.events.returning import ReturnEvent
from chalicelib.orders.events.withdrawing import WithdrawalEvent
from chalicelib.overview import service
from chalicelib.overview.service import gathering
from chalicelib.tickets import events as tickets_events
from chalicelib.tickets.events import TicketEvent

ORDER_EVENTS: tuple[type[Event], ...] = order_events.EVERY
WITHDRAWAL_EVENTS: tuple[type[Event], ...] = withdrawing.EVERY
RETURN_EVENTS: tuple[type[Event], ...] = returning.EVERY
TICKET_EVENTS: tuple[type[Event], ...] = (
    tickets_events.TicketOpened,
    tickets_events.CustomerReplied,
    tickets_events.ParticipantJoined,
    tickets_events.TicketAnswered,
    tickets_events.CustomerAsked,
    tickets_events.TicketSolved,
    tickets_events.TicketClosed,
    tickets_events.TicketReopened,
    tickets_events.TicketRated,
    tickets_events.WaitingForThird,
    tickets_events.PriorityChanged,
    tickets_events.TicketAssigned,
    tickets_events.TicketHandled,
    tickets_events.PromiseMoved,
    tickets_events.TicketMerged,
    tickets_events.TicketEscalated,
    tickets_events.ComplaintEscalated,
    tickets_events.PromiseBroken,
    tickets_events.CustomerReminded,
    tickets_events.CauseTold,
    tickets_events.CauseParted,
    tickets_events.TopicAnswered,
)
"""All that make a newer version of a ticket: staff do something to it from their queue as it stands there."""


def keep_order(event: OrderEvent, _envelope: Envelope) -> None:
    """Any event that names an order by its number."""
    service.keep_all(gathering.of_order(event.number))


def keep_ticket(event: TicketEvent, _envelope: Envelope) -> None:
    """Any event that names a ticket by its number."""
    service.keep_all(gathering.of_ticket(event.number))


def keep_withdrawal(event: WithdrawalEvent, _envelope: Envelope) -> None:
    """Any event that names a withdrawal by its number."""
    service.keep_all(gathering.of_withdrawal(event.number))


def keep_return(event: ReturnEvent, _envelope: Envelope) -> None:
    """Any event that names a return by its number."""
    service.keep_all(gathering.of_return(event.number))


def keep_money(event: MoneyMoved, _envelope: Envelope) -> None:
    """Invoices, credit notes and payments of which something is open that was not, or is not any more."""
    service.keep_all(gathering.of_money(event.account_id, event.items))


def keep_transfer(event: TransferAnnounced, _envelope: Envelope) -> None:
    """A transfer that is to come; the payment that answers it takes it away."""
    service.keep_all(gathering.of_money(event.account_id, (event.number,)))


REACTIONS = (
    *(Reaction(event, f"overview.{event.name}", keep_order) for event in ORDER_EVENTS),
    *(Reaction(event, f"overview.{event.name}", keep_ticket) for event in TICKET_EVENTS),
    *(Reaction(event, f"overview.{event.name}", keep_withdrawal) for event in WITHDRAWAL_EVENTS),
    *(Reaction(event, f"overview.{event.name}", keep_return) for event in RETURN_EVENTS),
    Reaction(MoneyMoved, "overview.money", keep_money),
    Reaction(TransferAnnounced, "overview.transfer", keep_transfer),
)
