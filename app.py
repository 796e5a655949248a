"""The table of contents: every route, queue, stream, schedule and trigger starts on this page. No logic."""

from typing import Any

from chalice import Chalice

from chalicelib.accounts import code_mails
from chalicelib.accounts import routes as accounts
from chalicelib.accounts import service as members
from chalicelib.billing import reactions as billing_reactions
from chalicelib.billing import routes as billing
from chalicelib.billing.routes import accounts as account_money
from chalicelib.billing.routes import bank, disputes, refunds, reminders
from chalicelib.billing.service import settled as billing_settled
from chalicelib.catalogue import reactions as catalogue_reactions
from chalicelib.catalogue import routes as catalogue
from chalicelib.documents import reactions as document_reactions
from chalicelib.documents import routes as documents
from chalicelib.guests import routes as guests
from chalicelib.kernel import i18n
from chalicelib.notifications import reactions as notification_reactions
from chalicelib.notifications import routes as notifications
from chalicelib.orders import reactions as order_reactions
from chalicelib.orders import routes as orders
from chalicelib.orders.reactions import lists as list_reactions
from chalicelib.orders.reactions import returning as return_reactions
from chalicelib.orders.reactions import withdrawing as withdrawal_reactions
from chalicelib.orders.routes import lists, shopping
from chalicelib.orders.routes import requests as order_requests
from chalicelib.orders.routes import returning as returns
from chalicelib.orders.routes import withdrawing as withdrawals
from chalicelib.orders.service import settled as orders_settled
from chalicelib.overview import reactions as overview_reactions
from chalicelib.overview import routes as overview
from chalicelib.platform import callers, edge, incoming, settled
from chalicelib.platform.courier import Courier
from chalicelib.platform.http import Api
from chalicelib.platform.settings import settings
from chalicelib.reports import widget
from chalicelib.tickets import reactions as ticket_reactions
from chalicelib.tickets import routes as tickets
from chalicelib.tickets import service as ticket_service
from chalicelib.tickets.routes import figures, rating, ready_answers, together
from chalicelib.tickets.service import settled as tickets_settled

APIS: tuple[Api, ...] = (
    accounts.public,
    accounts.newcomers,
    accounts.members,
    accounts.staff,
    catalogue.api,
    catalogue.customers,
    billing.customers,
    billing.staff,
    reminders.customers,
    reminders.staff,
    refunds.customers,
    refunds.staff,
    disputes.staff,
    shopping.public,
    account_money.staff,
    bank.staff,
    shopping.customers,
    lists.customers,
    orders.customers,
    orders.staff,
    order_requests.customers,
    order_requests.staff,
    returns.customers,
    returns.staff,
    withdrawals.public,
    withdrawals.customers,
    withdrawals.staff,
    notifications.members,
    guests.public,
    tickets.public,
    tickets.members,
    tickets.customers,
    tickets.staff,
    rating.public,
    rating.customers,
    figures.staff,
    together.staff,
    ready_answers.staff,
    documents.customers,
    documents.staff,
    overview.customers,
    overview.staff,
)
REACTIONS = (
    *billing_reactions.REACTIONS,
    *order_reactions.REACTIONS,
    *ticket_reactions.REACTIONS,
    *withdrawal_reactions.REACTIONS,
    *return_reactions.REACTIONS,
    *overview_reactions.REACTIONS,
    *notification_reactions.REACTIONS,
    *document_reactions.REACTIONS,
)
TIMERS = (
    *catalogue_reactions.TIMERS,
    *billing_reactions.TIMERS,
    *order_reactions.TIMERS,
    *list_reactions.TIMERS,
    *ticket_reactions.TIMERS,
    *withdrawal_reactions.TIMERS,
    *return_reactions.TIMERS,
)
SETTLED = (*settled.VENDOR, *orders_settled.SETTLED, *billing_settled.SETTLED, *tickets_settled.SETTLED)

settled.report(SETTLED, settings())
app = Chalice(app_name="portico", configure_logs=False)
callers.register(members.identify)
i18n.reword(settled.own_words(settings()))
edge.install(app, APIS, prefix="/v1")
courier = Courier(REACTIONS, TIMERS)


@app.lambda_function(name="relay")
def relay(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """The outbox's stream: one message per event and reaction."""
    return courier.relay(event)


@app.lambda_function(name="notify")
def notify(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """The queue `notifications`: mails and the in-portal feed."""
    return courier.consume(event)


@app.lambda_function(name="escalate")
def escalate(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """The queue `escalations`: promises that come due."""
    return courier.consume(event)


@app.lambda_function(name="react")
def react(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """The queue `reactions`: everything else that follows from a fact."""
    return courier.consume(event)


@app.lambda_function(name="documents")
def write_documents(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """The queue `documents`: what takes long or needs the layer, such as PDF files and statements."""
    return courier.consume(event)


@app.lambda_function(name="receive")
def receive(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """The queue `mail`: what people write to us by mail."""
    return incoming.consume(event, ticket_service.take)


@app.lambda_function(name="sweep")
def sweep(_event: dict[str, Any], _context: Any) -> None:
    """Every minute: timers that are due, events that were left open; promises that are settled otherwise by now."""
    courier.sweep()
    ticket_service.notice_new_promises()


@app.lambda_function(name="custom_message")
def custom_message(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Cognito asks how the mail with a code shall read."""
    return code_mails.customise(event)


@app.lambda_function(name="console")
def console(event: dict[str, Any], _context: Any) -> str | dict[str, str]:
    """A widget of the staff's dashboard in the AWS console. Read only."""
    return widget.show(event)
