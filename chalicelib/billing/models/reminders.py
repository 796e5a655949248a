"""Reminders in the billing table.

| pk          | sk            | what                                                                             |
|-------------|---------------|-----------------------------------------------------------------------------------|
| A#<account> | REMINDED      | how far the account was reminded of which debt, and what it promised             |
| A#<account> | PLAN#<number> | paying in parts: what was asked for, and the answer                              |
| TASKS       | <since>#<ref> | what about money waits for a person: a plan or refund to answer, a debt no mail helped |

Access: deciding about an account reads REMINDED, its agreed plan, its open debts up to the last level, and its head.
"""

from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

TASKS = "TASKS"


class _Billing(db.TableMeta):
    table_name = settings().table("billing")


class Reminded(Model):
    """JSON: `levels` number to level, `promised` number to [until, how often], `letter` what the last mail told of.

    `plan` is the number of the plan that is asked for or agreed, `task` the sort key of the task that waits.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="REMINDED")
    version = NumberAttribute(default=0)
    levels = UnicodeAttribute(default="{}")
    promised = UnicodeAttribute(default="{}")
    letter = UnicodeAttribute(default="[]")
    last_mail = UnicodeAttribute(null=True)
    paid_on = UnicodeAttribute(null=True)
    plan = UnicodeAttribute(null=True)
    task = UnicodeAttribute(null=True)


class Plan(Model):
    """A request to pay in parts. `schedule` is JSON, [day, amount] each; `numbers` JSON, the debts that it covers."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    state = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    numbers = UnicodeAttribute()
    schedule = UnicodeAttribute()
    message = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    asked_at = UnicodeAttribute()
    answered_at = UnicodeAttribute(null=True)
    body_hash = UnicodeAttribute()

    @staticmethod
    def key(number: str) -> str:
        """The sort key of a plan."""
        return f"PLAN#{number}"


class Task(Model):
    """Something about an account's money that waits for a person."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True, default=TASKS)
    sk = UnicodeAttribute(range_key=True)
    kind = UnicodeAttribute()
    account_id = UnicodeAttribute()
    ref = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    since = UnicodeAttribute()

    @classmethod
    def waiting(cls, cursor: str | None, limit: int) -> Page[dict[str, Any]]:
        """What waits, the longest waiting first, as plain dicts."""
        return db.page(cls, TASKS, cursor=cursor, limit=limit, make=db.plain)
