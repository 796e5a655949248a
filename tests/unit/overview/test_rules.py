"""Where a card stands, and what waits for the customer, the most urgent first."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.kernel.card import Card
from chalicelib.overview import rules
from chalicelib.overview.rules import Present

AT = "2030-01-07T10:00:00.000Z"
NOW = Present(AT, "2030-01-07")
ORDER = Card("order", "N1", "acc_elin", 1, AT, is_open=True, desk="orders", desk_key=AT, due="2030-01-08")


def partitions(card: Card) -> set[str]:
    return {pk for pk, _ in rules.places(card)}


def test_a_card_stands_in_each_list_that_a_filter_names() -> None:
    mine = {f"A#acc_elin#{kind}#{state}" for kind in ("all", "order") for state in ("any", "open")}

    money = {f"A#acc_elin#order#{state}#not_billed" for state in ("any", "open")}
    assert partitions(ORDER) == {*mine, *money, "Y#2030-01-07", "D#orders", "D#all"}
    assert partitions(replace(ORDER, is_open=False, desk="")) & {"A#acc_elin#all#closed", "D#orders", "D#all"} == {
        "A#acc_elin#all#closed"
    }


def test_an_order_stands_by_its_money_and_by_whose_turn_it_is() -> None:
    asked = replace(ORDER, facts={"payment_status": "partially_paid", "asked_by": "staff"})
    paid = replace(ORDER, facts={"payment_status": "refunded", "asked_by": "buyer"}, is_open=False)

    assert {"A#acc_elin#order#waiting", "A#acc_elin#order#waiting#to_pay"} <= partitions(asked)
    assert {"A#acc_elin#order#any#settled", "A#acc_elin#order#closed#settled"} <= partitions(paid)
    assert not any("waiting" in place for place in partitions(paid))


def test_a_ticket_lies_with_whoever_has_it() -> None:
    ticket = replace(ORDER, kind="ticket", desk="tickets", due="", need="answer_ticket", need_from=AT)

    assert {"D#tickets", "D#tickets#nobody", "A#acc_elin#needs"} <= partitions(ticket)
    assert "D#tickets#ilze" in partitions(replace(ticket, assignee="ilze"))
    assert "D#all" not in partitions(ticket)


def test_a_ticket_lies_with_its_team_which_may_have_it_before_anybody() -> None:
    ticket = replace(ORDER, kind="ticket", desk="tickets", due="", account_id="", team="Repairs")

    assert partitions(ticket) == {"D#tickets", "D#tickets#team:Repairs"}
    assert partitions(replace(ticket, assignee="ilze")) == {"D#tickets", "D#tickets#ilze", "D#tickets#team:Repairs"}


def test_broken_promises_are_the_beginning_of_the_desk() -> None:
    since, until = rules.late_places(Present("2030-01-08T08:00:00.000Z", "2030-01-08"))
    assert since < "1#2030-01-08T07:59:59.000Z#T" < until < "1#2030-01-08T08:00:01.000Z#T"


def test_what_is_nobodys_or_is_not_to_be_seen_stands_in_no_list_of_a_customer() -> None:
    for card in (replace(ORDER, account_id=""), replace(ORDER, listed=False)):
        assert partitions(card) == {"Y#2030-01-07", "D#orders", "D#all"}


def test_a_place_names_its_account() -> None:
    assert rules.account_of("A#acc_elin#all#any|x") == "acc_elin"
    assert rules.account_of("D#orders|x") == ""


def test_what_stands_in_a_list_of_everything_has_a_spot_there() -> None:
    places = ["D#tickets|x", "A#acc_elin#ticket#open|at", "A#acc_elin#all#any|at#ticket#T1"]

    assert rules.spot(places) == ("acc_elin", "at#ticket#T1")
    assert rules.spot(places[:2]) is None


def facts(need: str, by: str | None = None, since: str = "2030") -> dict[str, Any]:
    return {"of": "ticket", "ref": f"{need} {by}", "need": need, "need_from": since, "need_by": by}


def test_what_is_late_comes_first_then_by_kind_then_by_time() -> None:
    cards = [
        facts("pay_invoice", "2030-01-08"),
        facts("pay_invoice", "2030-01-07"),
        facts("pay_invoice", "2030-01-06"),
        facts("send_back", "2030-01-05T10:00:00.000Z"),
        facts("answer_ticket"),
        facts("something_else"),
        facts("answer_request", since="2030-01-08"),
        {"of": "order", "ref": "nothing"},
    ]

    assert [(need.ref, need.late) for need in rules.needs(cards, NOW)] == [
        ("send_back 2030-01-05T10:00:00.000Z", True),
        ("pay_invoice 2030-01-06", True),
        ("answer_ticket None", False),
        ("pay_invoice 2030-01-07", False),
        ("pay_invoice 2030-01-08", False),
        ("something_else None", False),
    ]


@pytest.mark.parametrize(
    ("by", "past"),
    [
        (None, False),
        ("2030-01-07", False),
        ("2030-01-06", True),
        (AT, False),
        ("2030-01-07T09:59:59.999Z", True),
    ],
)
def test_a_day_is_past_once_it_is_over(by: str | None, *, past: bool) -> None:
    assert NOW.is_past(by) is past


def test_the_landing_page_keeps_little_of_what_waits() -> None:
    assert rules.needed(
        {"of": "ticket", "ref": "T1", "need": "answer_ticket", "subject": "No heat", "kind": "fault"}
    ) == {
        "of": "ticket",
        "ref": "T1",
        "need": "answer_ticket",
        "subject": "No heat",
    }


def test_the_most_pressing_tickets_are_kept() -> None:
    tickets = [
        {"ref": "later", "state": "open", "promise_due_at": "2030-02"},
        {"ref": "soon", "state": "open", "promise_due_at": "2030-01"},
        {"ref": "never", "state": "open"},
        {"ref": "yours", "state": "solved"},
    ]

    assert [one["ref"] for one in rules.most_pressing(tickets, 3)] == ["yours", "soon", "later"]
