"""A bank's file: brought once, read, matched, posted, and what stays open told."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.billing.rules.references import creditor_reference
from chalicelib.kernel.event import Envelope
from tests.functional.billing.conftest import ELIN
from tests.support.bank_files import Entry, Part, bring, camt, table
from tests.support.caller import Caller

BEANS = 2145
FILES = "/v1/staff/bank-files"
KAFE = Part(payer="KAFE LULEA", iban="SE4550000000058398257466")


def entry(amount: str, reference: str, text: str = "", part: Part = KAFE) -> Entry:
    return Entry(amount, reference=reference, parts=[Part(payer=part.payer, iban=part.iban, text=[text])])


def lines(agent: Caller, file: Any, group: str) -> list[Any]:
    found = agent.get(f"{FILES}/{file['file_id']}/lines?group={group}&limit=100")
    assert found.status == 200, found.body
    return list(found.json["items"])


@pytest.fixture
def read(agent: Caller, deliver: Callable[[], int]) -> Callable[..., Any]:
    """`read(content)`: brought, read and matched."""

    def run(content: bytes, name: str = "june.xml") -> Any:
        file = bring(agent, content, name)
        deliver()
        return agent.get(f"{FILES}/{file['file_id']}").json

    return run


def test_lines_find_whose_they_are(
    agent: Caller, customer: Caller, stranger: Caller, bill: Callable[..., Any], read: Callable[..., Any]
) -> None:
    first, second = bill(customer, BEAN_1=1), bill(customer, BEAN_1=2)
    bill(stranger, BEAN_1=3)
    told = {"amount": 700, "on": "2026-06-02", "split": [{"number": first["number"], "amount": 700}]}
    announced = customer.post("/v1/billing/announcements", told).json
    file = read(
        camt(
            [
                entry("7.00", "B-1", announced["reference"]),
                entry("10.00", "B-2", f"Invoice {second['number']}"),
                entry("64.35", "B-3", part=Part(payer="Bar Sport S.r.l.")),
                entry("1.23", "B-4"),
                entry("90.00", "B-5", creditor_reference(second["number"])),
                Entry("5.00", mark="DBIT", reference="B-6"),
                Entry("", reference="B-7"),
            ]
        )
    )

    assert (file["state"], file["rows"], file["matched"]) == ("read", 7, 7)
    assert file["counts"] == {"sure": 3, "check": 1, "open": 1, "posted": 0, "aside": 1, "bad": 1}
    assert file["sure_amount"] == 700 + 1000 + 3 * BEANS
    by_announcement, by_reference, by_amount = lines(agent, file, "sure")
    assert (by_announcement["how"], by_announcement["account"]) == ("announced", "Kafé Luleå AB")
    assert by_announcement["splits"] == [{"number": first["number"], "amount": 700}]
    assert (by_reference["how"], by_reference["splits"]) == (
        "reference",
        [{"number": second["number"], "amount": 1000}],
    )
    assert (by_amount["how"], by_amount["account_id"]) == ("exact", "acc_marta")
    [too_much] = lines(agent, file, "check")
    assert too_much["splits"] == [{"number": second["number"], "amount": 2 * BEANS - 1000}]
    [unknown], [debit], [bad] = (lines(agent, file, group) for group in ("open", "aside", "bad"))
    assert (unknown["reference"], unknown["how"], unknown["payer"]) == ("B-4", None, "KAFE LULEA")
    assert (debit["why"], debit["allowed"]) == ("debit", [])
    assert (bad["line"], bad["why"], bad["allowed"]) == (9, "amount_missing", [])


def test_the_same_bytes_are_the_same_file(agent: Caller, read: Callable[..., Any]) -> None:
    content = camt([entry("1.23", "B-1")])
    first = read(content)
    again = bring(agent, content, "another-name.xml")

    assert again == first
    assert [one["name"] for one in agent.get(FILES).json["items"]] == ["june.xml"]
    body = {"name": "x", "size": len(content), "digest": "0" * 64}
    assert agent.post(FILES, body).json["upload"]["fields"]["Content-Type"] == "text/csv"


def test_what_was_not_uploaded_cannot_arrive(agent: Caller, deliver: Callable[[], int]) -> None:
    brought = agent.post(FILES, {"name": "june.xml", "size": 3, "digest": "0" * 64})
    path = f"{FILES}/{brought.json['file']['file_id']}"

    assert (brought.status, brought.json["file"]["state"]) == (201, "awaited")
    assert agent.post(f"{path}/arrival").code == "bank_file_not_uploaded"
    assert agent.get(f"{FILES}/bank_none").code == "bank_file_not_found"


def test_a_file_that_cannot_be_read_says_why(agent: Caller, read: Callable[..., Any]) -> None:
    file = read(b"<!DOCTYPE a><a/>")
    assert (file["state"], file["why"], file["rows"]) == ("refused", "has_doctype", 0)


def test_all_sure_lines_are_posted_once_in_the_name_of_who_asked(
    agent: Caller,
    customer: Caller,
    bill: Callable[..., Any],
    read: Callable[..., Any],
    deliver: Callable[[], int],
    events: Callable[[], list[Envelope]],
) -> None:
    number = bill(customer, BEAN_1=2)["number"]
    file = read(camt([entry("20.00", "B-1", number), entry("22.90", "B-2", number), entry("1.00", "B-3")]))
    path = f"{FILES}/{file['file_id']}"

    first, again = (agent.post(f"{path}/payments", key="k") for _ in range(2))
    assert (first.status, first.json["posting"], again.json) == (200, True, first.json)
    deliver()
    agent.post(f"{path}/payments", key="another")
    deliver()

    after = agent.get(path).json
    assert after["counts"] == {"sure": 0, "check": 0, "open": 1, "posted": 2, "aside": 0, "bad": 0}
    assert (after["posting"], after["posted_amount"], after["sure_amount"]) == (False, 2 * BEANS, 0)
    assert customer.get("/v1/billing").json["owed"] == 0
    posted = [event for event in events() if event.name == "billing.payment_posted"]
    assert [event.actor for event in posted] == ["ilze"] * 2
    [paid, _] = lines(agent, file, "posted")
    assert paid["payment"] == posted[0].data["number"]


def test_staff_post_a_line_to_whom_they_say(
    agent: Caller, customer: Caller, bill: Callable[..., Any], read: Callable[..., Any]
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    file = read(camt([entry("5.00", "B-1")]))
    path = f"{FILES}/{file['file_id']}/lines/1"
    body = {"account_id": ELIN, "split": [{"number": number, "amount": 400}], "version": 1}

    over = agent.post(f"{path}/payment", {**body, "split": [{"number": number, "amount": 501}]})
    first, again = agent.post(f"{path}/payment", body), agent.post(f"{path}/payment", body)
    other = agent.post(f"{path}/payment", {**body, "account_id": "acc_marta"})

    assert (over.status, over.code) == (422, "split_exceeds_payment")
    assert (first.status, again.status, again.json) == (201, 200, first.json)
    assert (first.json["group"], first.json["account"]) == ("posted", "Kafé Luleå AB")
    assert (other.status, other.code) == (409, "bank_line_posted")
    paid = customer.get(f"/v1/billing/payments/{first.json['payment']}").json
    assert (paid["open"], [one["amount"] for one in paid["settlements"]]) == (100, [400])
    assert agent.get(FILES).json["items"][0]["counts"]["posted"] == 1


def test_who_paid_from_there_before_is_proposed(agent: Caller, customer: Caller, read: Callable[..., Any]) -> None:
    file = read(camt([entry("5.00", "B-1")]))
    agent.post(f"{FILES}/{file['file_id']}/lines/1/payment", {"account_id": ELIN, "version": 1})

    [hint] = lines(agent, read(camt([entry("6.00", "B-2")])), "check")
    assert (hint["how"], hint["account_id"], hint["splits"]) == ("payer", ELIN, [])


def test_what_was_posted_by_hand_or_from_another_file_is_known(
    agent: Caller, customer: Caller, pay: Callable[..., Any], read: Callable[..., Any]
) -> None:
    by_hand = pay("B-1", 500)
    file = read(camt([entry("5.00", "B-1"), entry("7.00", "B-2")]))
    [known] = lines(agent, file, "posted")
    assert (known["payment"], known["account_id"]) == (by_hand["number"], ELIN)

    pay("B-2", 700)
    late = agent.post(f"{FILES}/{file['file_id']}/lines/2/payment", {"account_id": ELIN, "version": 1})
    assert (late.status, late.json["group"]) == (201, "posted")
    other = agent.post(
        "/v1/staff/accounts/acc_marta/payments",
        {"reference": "B-2", "amount": 700, "currency": "EUR", "value_date": "2026-06-01"},
    )
    assert other.code in {"account_not_found", "payment_reference_taken"}

    contradiction = read(camt([entry("8.00", "B-1")]))
    [bad] = lines(agent, contradiction, "bad")
    assert (bad["why"], bad["payment"]) == ("reference_twice", by_hand["number"])


def test_one_reference_is_one_payment_whichever_account_it_is_posted_to(
    agent: Caller, customer: Caller, stranger: Caller, pay: Callable[..., Any]
) -> None:
    pay("B-1", 500)
    body = {"reference": "B-1", "amount": 500, "currency": "EUR", "value_date": "2026-06-01"}
    answer = agent.post("/v1/staff/accounts/acc_marta/payments", body)
    assert (answer.status, answer.code) == (409, "payment_reference_taken")


def test_a_sure_line_that_is_overtaken_is_looked_at(
    agent: Caller,
    customer: Caller,
    bill: Callable[..., Any],
    pay: Callable[..., Any],
    read: Callable[..., Any],
    deliver: Callable[[], int],
) -> None:
    number = bill(customer, BEAN_1=1)["number"]
    file = read(camt([entry("21.45", "B-1", number)]))
    pay("by-hand", BEANS, text=number)
    agent.post(f"{FILES}/{file['file_id']}/payments")
    deliver()

    [line] = lines(agent, file, "check")
    assert (line["why"], line["payment"]) == ("over_allocated", None)
    assert customer.get("/v1/billing").json["unallocated"] == 0


def test_lines_look_again_once_there_are_new_invoices(
    agent: Caller, customer: Caller, bill: Callable[..., Any], read: Callable[..., Any], deliver: Callable[[], int]
) -> None:
    file = read(camt([entry("21.45", "B-1"), entry("0.50", "B-2")]))
    assert file["counts"]["open"] == 2
    bill(customer, BEAN_1=1)
    agent.post(f"{FILES}/{file['file_id']}/matches", key="k")
    deliver()

    after = agent.get(f"{FILES}/{file['file_id']}").json
    assert (after["counts"]["sure"], after["counts"]["open"], after["sure_amount"]) == (1, 1, BEANS)


def test_a_line_is_set_aside_with_a_note_and_taken_back(agent: Caller, read: Callable[..., Any]) -> None:
    file = read(camt([entry("5.00", "B-1")]))
    path = f"{FILES}/{file['file_id']}/lines/1"
    aside = {"move": "set_aside", "note": "Tax", "version": 1}

    assert agent.post(f"{path}/moves", {**aside, "note": ""}).code == "bank_note_missing"
    first, again = agent.post(f"{path}/moves", aside), agent.post(f"{path}/moves", aside)
    assert (first.json["group"], first.json["why"], first.json["note"], again.json) == (
        "aside",
        "by_staff",
        "Tax",
        first.json,
    )
    assert agent.post(f"{path}/payment", {"account_id": ELIN, "version": 2}).code == "bank_line_not_postable"
    assert agent.post(f"{path}/moves", {**aside, "note": "Other"}).code == "bank_line_changed"
    back = agent.post(f"{path}/moves", {"move": "take_back", "version": 2})
    assert (back.json["group"], back.json["note"]) == ("open", None)
    assert agent.post(f"{path}/moves", {"move": "take_back", "version": 3}).code == "bank_line_move_not_allowed"
    assert agent.get(f"{FILES}/{file['file_id']}/lines/2").code == "bank_line_not_found"


def test_what_stayed_open_is_a_report(agent: Caller, read: Callable[..., Any]) -> None:
    head = ["Date", "Amount", "Name", "Message", "Transaction ID"]
    rows = [
        ["2026-06-01", "5,00", "=cmd()", "hello", "T1"],
        ["2026-06-01", "-5,00", "", "", ""],
        ["", "1", "A", "", ""],
    ]
    file = read(table(head, rows), "june.csv")
    report = agent.get(f"{FILES}/{file['file_id']}/report.csv")

    assert report.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [line.split(",")[:5] for line in report.body.splitlines()[1:]] == [
        ["2", "open", "", "2026-06-01", "5.00"],
        ["4", "bad", "date_missing", "", "1.00"],
        ["3", "aside", "debit", "2026-06-01", "5.00"],
    ]
    assert ",'=cmd()," in report.body
