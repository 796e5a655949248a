"""A customer is reminded by the calendar, in one mail a day, and not when there is a reason to wait."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import boto3
import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import timers
from tests.functional.billing.conftest import ELIN
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to

BEANS = 2145
DUE = date(2026, 6, 15)
STAFF = f"/v1/staff/accounts/{ELIN}"


@contextmanager
def at(days: int, hour: int = 7) -> Iterator[None]:
    """So many days after the due date, in the morning of Helsinki."""
    with clock.fixed(datetime.combine(DUE + timedelta(days), datetime.min.time(), UTC) + timedelta(hours=hour)):
        yield


@pytest.fixture
def morning(deliver: Callable[[], int]) -> Callable[[int], None]:
    """`morning(3)`: three days after the due date, whatever timers have come due by then."""

    def run(days: int) -> None:
        from app import courier

        with at(days):
            for page in timers.due(clock.now()):
                for timer in page:
                    courier.react(timers.as_envelope(timer))
                timers.done(page)
            deliver()

    return run


@pytest.fixture
def due(customer: Caller, agent: Caller, bill: Callable[..., Any]) -> str:
    """An invoice of Elin's, due on 15 June."""
    return str(bill(customer, BEAN_1=1)["number"])


def told(mailbox: Mailbox, name: str = "elin") -> list[str]:
    """Subjects of what was told after the invoices themselves."""
    return [one for one in subjects(mailbox, name) if not one.startswith("New invoice")]


def test_the_calendar_from_a_friendly_word_to_a_person(
    due: str, morning: Callable[[int], None], mailbox: Mailbox, agent: Caller
) -> None:
    for days in range(-6, 31):
        morning(days)

    assert told(mailbox) == [
        "Due soon: €21.45",
        "Perhaps it slipped your mind: €21.45",
        "Still open: €21.45",
        "Last reminder: €21.45",
    ]
    assert told(mailbox, "ilze") == ["No mail helped: €21.45"]
    assert f"Invoice {due}, due Monday 15 June 2026: €21.45" in words_of(written_to(mailbox, "elin")[1])
    [task] = agent.get("/v1/staff/money-tasks").json["items"]
    assert (task["kind"], task["account_id"], task["amount"]) == ("overdue", ELIN, BEANS)
    for _ in range(2):
        assert agent.post(f"{STAFF}/overdue/done").json["waits_for_person"] is False
    assert agent.get("/v1/staff/money-tasks").json["items"] == []


def test_mails_go_at_eight_each_account_at_its_own_minute(due: str) -> None:
    items = boto3.client("dynamodb").scan(TableName="portico-dev-timers")["Items"]
    [item] = [item for item in items if item["sk"]["S"].endswith("#billing.remind")]
    moment = clock.parse(item["sk"]["S"].split("#")[0])

    assert (moment.date(), moment.hour) == (DUE - timedelta(3), 5)  # eight in Helsinki


def test_two_invoices_on_one_day_are_one_mail(
    due: str, customer: Caller, bill: Callable[..., Any], morning: Callable[[int], None], mailbox: Mailbox
) -> None:
    with at(-11):
        second = bill(customer, BEAN_1=2)["number"]  # due three days after the first one has reached its third
    for days in range(-2, 5):
        morning(days)

    assert [str(mail["Subject"]) for mail in written_to(mailbox, "elin")][2:] == [
        f"[#{due}] Due soon: €21.45",
        f"[#{second}] Due soon: €42.90",
        f"[#{due}] Perhaps it slipped your mind: €21.45",
    ]
    for days in range(5, 7):
        morning(days)
    assert told(mailbox)[-1] == "Perhaps it slipped your mind: €42.90"


def test_a_timer_that_fires_twice_reminds_once(due: str, mailbox: Mailbox, deliver: Callable[[], int]) -> None:
    with at(3):
        for _ in range(2):
            billing.remind(ELIN, None)  # type: ignore[arg-type]
        deliver()

    assert told(mailbox) == ["Perhaps it slipped your mind: €21.45"]


def _promise(customer: Caller, due: str, _pay: Any) -> None:
    shown = customer.put("/v1/billing/promise", {"until": "2026-06-18"}).json
    assert shown["promises"] == [{"number": due, "until": "2026-06-18"}]


def _announce(customer: Caller, due: str, _pay: Any) -> None:
    said = {"amount": BEANS, "on": "2026-06-18", "split": [{"number": due, "amount": BEANS}]}
    assert customer.post("/v1/billing/announcements", said).status == 201


def _dispute(customer: Caller, due: str, _pay: Any) -> None:
    wrong = {"line": 1, "message": "They were not ours."}
    assert customer.post(f"/v1/billing/invoices/{due}/disputes", wrong).status == 201


def _ask_for_parts(customer: Caller, _due: str, _pay: Any) -> None:
    asked = {"parts": 2, "every": "week", "first": "2026-06-20"}
    assert customer.post("/v1/billing/instalments", asked).status == 201


def _welcome(_customer: Caller, _due: str, _pay: Any) -> None:
    from chalicelib.billing.schemas import IssueCreditNote

    note = IssueCreditNote(amount=BEANS, vat_rate=0, reason="A welcome.")
    billing.issue_credit_note(ELIN, note, IdempotencyKey("s", "k", "h"))


@pytest.mark.parametrize(
    "reason",
    [
        lambda _customer, _due, pay: pay("bank-1", BEANS),
        lambda _customer, _due, _pay: billing.payment_arrived(ELIN),
        _welcome,
        _announce,
        _promise,
        _dispute,
        _ask_for_parts,
    ],
    ids=["paid", "at the bank", "credit", "announced", "promised", "disputed", "in parts"],
)
def test_there_is_a_reason_to_wait(
    reason: Callable[[Caller, str, Any], None],
    due: str,
    customer: Caller,
    pay: Callable[..., Any],
    morning: Callable[[int], None],
    mailbox: Mailbox,
) -> None:
    with at(1):
        reason(customer, due, pay)
    morning(3)

    assert [one for one in told(mailbox) if "slipped" in one] == []


def test_once_the_promised_day_is_over_reminders_go_on(
    due: str, customer: Caller, morning: Callable[[int], None], mailbox: Mailbox
) -> None:
    with at(1):
        customer.put("/v1/billing/promise", {"until": "2026-06-18", "numbers": [due]})
    morning(3)
    morning(4)

    assert told(mailbox) == ["Perhaps it slipped your mind: €21.45"]


def test_only_the_disputed_amount_is_held(
    due: str, customer: Caller, morning: Callable[[int], None], mailbox: Mailbox
) -> None:
    with at(1):
        customer.post(f"/v1/billing/invoices/{due}/disputes", {"line": 1, "amount": 1000, "message": "It was less."})
    morning(3)

    assert "Perhaps it slipped your mind: €11.45" in told(mailbox)


def test_what_is_paid_before_the_mail_is_written_is_left_out(
    due: str, pay: Callable[..., Any], mailbox: Mailbox, deliver: Callable[[], int]
) -> None:
    with at(3):
        billing.remind(ELIN, None)  # type: ignore[arg-type]
        pay("bank-1", BEANS)
        deliver()

    assert told(mailbox) == ["Your payment of €21.45 has arrived"]


def test_promises_are_for_days_soon_to_come_and_not_for_ever(due: str, customer: Caller) -> None:
    def promise(until: str, **more: Any) -> str:
        answer = customer.put("/v1/billing/promise", {"until": until, **more})
        return "" if answer.status == 200 else answer.code

    with at(1):
        assert promise("2026-02-30") == "day_not_valid"
        assert promise("2026-06-01") == promise("2027-01-01") == "promise_too_far"
        assert promise("2026-07-01", numbers=["2026-000099"]) == "unknown_item"
        assert [promise(f"2026-07-0{day}", numbers=[due]) for day in (1, 1, 2, 3, 4)] == [
            "",
            "",
            "",
            "",
            "promised_too_often",
        ]


def test_a_plan_is_asked_for_agreed_and_kept(
    due: str,
    customer: Caller,
    agent: Caller,
    pay: Callable[..., Any],
    morning: Callable[[int], None],
    mailbox: Mailbox,
) -> None:
    asked = {"parts": 3, "every": "week", "first": "2026-06-20", "message": "The season starts late."}
    with at(1):
        plan = customer.post("/v1/billing/instalments", asked, key="k").json
        again = customer.post("/v1/billing/instalments", asked, key="k")
        other = customer.post("/v1/billing/instalments", asked)
        [task] = agent.get("/v1/staff/money-tasks").json["items"]
        answer = f"{STAFF}/instalments/{plan['number']}/answer"
        agreed, repeated = (agent.put(answer, {"outcome": "agreed", "reason": "Gladly."}) for _ in range(2))
        late = agent.put(answer, {"outcome": "declined", "reason": "No."})
    morning(2)

    assert (again.status, again.json, other.code) == (200, plan, "plan_waiting")
    assert (task["kind"], task["ref"]) == ("instalments", plan["number"])
    assert (agreed.json["state"], repeated.json, late.code) == ("agreed", agreed.json, "plan_answered")
    assert [one["amount"] for one in plan["schedule"]] == [715, 715, 715]
    assert agent.get("/v1/staff/money-tasks").json["items"] == []
    assert customer.get("/v1/billing/reminders").json["plan"]["reason"] == "Gladly."
    assert told(mailbox) == ["You can pay €21.45 in parts"]
    assert "Asks to pay in parts: €21.45" in told(mailbox, "ilze")
    with at(5):
        pay("bank-1", 715)
    morning(10)
    assert not [one for one in told(mailbox) if "open" in one]
    morning(16)  # the second part, due on the 27th, has not come by the 30th
    assert told(mailbox)[-1] == "Still open: €14.30"


def test_a_plan_that_is_declined_lets_reminders_go_on(
    due: str, customer: Caller, agent: Caller, morning: Callable[[int], None], mailbox: Mailbox
) -> None:
    with at(1):
        plan = customer.post("/v1/billing/instalments", {"parts": 2, "every": "month", "first": "2026-07-01"}).json
        body = {"outcome": "declined", "reason": "Too long."}
        assert agent.put(f"{STAFF}/instalments/{plan['number']}/answer", body).status == 200
    morning(3)

    assert sorted(told(mailbox)) == [
        "About paying €21.45 in parts",
        "Perhaps it slipped your mind: €21.45",
    ]


def test_who_owes_nothing_needs_no_plan(customer: Caller) -> None:
    asked = {"parts": 2, "every": "month", "first": "2026-06-10"}

    assert customer.post("/v1/billing/instalments", asked).code == "nothing_owed"
    assert customer.post("/v1/billing/instalments", {**asked, "first": "2027-06-10"}).code == "first_part_too_late"


def test_an_account_that_has_paid_waits_for_nobody(
    due: str,
    pay: Callable[..., Any],
    morning: Callable[[int], None],
    agent: Caller,
    bill: Callable[..., Any],
    customer: Caller,
) -> None:
    with at(-7):
        bill(customer, BEAN_1=2)
    morning(28)
    pay("bank-1", BEANS, split=[{"number": due, "amount": BEANS}])
    assert agent.get(f"{STAFF}/reminders").json["waits_for_person"] is True
    with at(29):
        billing.remind(ELIN, None)  # type: ignore[arg-type]

    assert agent.get(f"{STAFF}/reminders").json["waits_for_person"] is False
