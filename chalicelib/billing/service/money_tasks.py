"""What about money waits for a person of the vendor's: added and dropped with what causes it."""

from chalicelib.billing.models.reminders import TASKS, Task
from chalicelib.billing.schemas import MoneyTasksView, MoneyTaskView
from chalicelib.platform.transaction import Transaction


def task(  # noqa: PLR0913, PLR0917  (the parts of a task)
    kind: str, account_id: str, ref: str, since: str, amount: int, currency: str
) -> Task:
    """A task over an amount. The same since and ref make the same task."""
    return Task(
        TASKS,
        f"{since}#{ref}",
        kind=kind,
        account_id=account_id,
        ref=ref,
        amount=amount,
        currency=currency,
        since=since,
    )


def add(tx: Transaction, made: Task) -> None:
    """It waits from now on."""
    tx.put(made)


def drop(tx: Transaction, key: str) -> None:
    """It is done. `key` is its sort key."""
    tx.delete(Task(TASKS, key))


def listed_tasks(cursor: str | None, limit: int) -> MoneyTasksView:
    """What waits for a person, the longest waiting first."""
    page = Task.waiting(cursor, limit)
    return MoneyTasksView(items=[MoneyTaskView(**task) for task in page.items], next_cursor=page.next_cursor)
