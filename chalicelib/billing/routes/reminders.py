"""HTTP for reminders: promises to pay, paying in parts, and what waits for a person."""

from chalicelib.billing import service
from chalicelib.billing.schemas import (
    AnswerInstalments,
    AskInstalments,
    MoneyTasksView,
    PlanView,
    PromisePayment,
    RemindersView,
)
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience, Created

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.get("/billing/reminders")
def show_reminders(caller: Principal) -> RemindersView:
    """When you were reminded last, what you promised, and your plan to pay in parts."""
    return service.reminders_view(caller.account_id)


@customers.put("/billing/promise")
def promise_payment(caller: Principal, body: PromisePayment) -> RemindersView:
    """Say until when you will have paid. You are not reminded before."""
    return service.promise_payment(caller.account_id, body)


@customers.post("/billing/instalments", status=201)
def ask_instalments(caller: Principal, body: AskInstalments, key: IdempotencyKey) -> Created[PlanView]:
    """Ask to pay what you owe in parts. Until you are answered, you are not reminded."""
    asked, is_new = service.ask_instalments(caller.account_id, body, key)
    return Created(asked, is_new=is_new)


@staff.get("/staff/money-tasks")
def list_money_tasks(query: PageQuery) -> MoneyTasksView:
    """What about money waits for a person, the longest waiting first."""
    return service.listed_tasks(query.cursor, query.limit)


@staff.get("/staff/accounts/{account_id}/reminders")
def show_reminders_to_staff(account_id: str) -> RemindersView:
    """How far a customer was reminded, what they promised, and their plan."""
    return service.reminders_for_staff(account_id)


@staff.put("/staff/accounts/{account_id}/instalments/{number}/answer")
def answer_instalments(account_id: str, number: str, body: AnswerInstalments) -> PlanView:
    """Agree to a request to pay in parts, or decline it with a reason."""
    return service.answer_instalments(account_id, number, body)


@staff.post("/staff/accounts/{account_id}/overdue/done")
def finish_overdue_task(account_id: str, key: IdempotencyKey) -> RemindersView:
    """Somebody has talked with the customer about what no mail helped."""
    return service.finish_overdue_task(account_id, key)
