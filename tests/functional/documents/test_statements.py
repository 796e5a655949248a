"""Statements: numbered, archived once with their digest, unchanged whatever is posted later."""

import hashlib
import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from chalicelib.billing import service as billing
from chalicelib.documents.facts import check_code
from chalicelib.kernel import clock
from tests.functional.billing.conftest import ELIN, JUNE_FIRST
from tests.support.bills import coffee
from tests.support.caller import Caller

BEANS = 2145
JUNE = {"since": "2026-06-01", "until": "2026-06-30"}


@pytest.fixture
def busy(customer: Caller, owe: Callable[..., None], pay: Callable[..., Any]) -> None:
    """Two invoices in June, of which the first is paid in part; the second is paid in July."""
    owe(coffee(1))
    with clock.fixed(JUNE_FIRST + timedelta(10)):
        pay("bank-1", 1000)
        owe(coffee(1))
    with clock.fixed(JUNE_FIRST + timedelta(35)):
        pay("bank-2", BEANS, split=[{"number": "2026-000002", "amount": BEANS}])


@pytest.fixture
def july() -> Any:
    with clock.fixed(JUNE_FIRST + timedelta(40)):
        yield


def test_a_statement_has_a_number_a_digest_and_three_forms(
    busy: None, july: None, customer: Caller, written: Callable[..., Any], fetch: Callable[[Any], bytes]
) -> None:
    forms = {form: written(kind="statement", format=form, **JUNE) for form in ("json", "csv", "pdf")}
    files = {form: fetch(document) for form, document in forms.items()}
    [listed] = customer.get("/v1/statements").json["items"]

    assert {document["number"] for document in forms.values()} == {"S2026-000001"}
    digest = hashlib.sha256(files["json"]).hexdigest()
    assert (listed["number"], listed["sha256"], listed["closing"]) == ("S2026-000001", digest, 2 * BEANS - 1000)
    assert {document["check_code"] for document in forms.values()} == {check_code(digest)} == {listed["check_code"]}
    assert forms["pdf"]["file_name"] == "Statement S2026-000001.pdf"

    facts = json.loads(files["json"])
    head = facts["statement"]
    assert (head["opening"], head["closing"]) == (0, sum(entry["effect"] for entry in facts["entries"]))
    assert [(one["number"], one["open"]) for one in facts["open_items"]] == [
        ("2026-000001", BEANS - 1000),
        ("2026-000002", BEANS),
    ]
    assert (head["ageing"]["days_1_30"], head["ageing"]["not_due"]) == (BEANS * 2 - 1000, 0)  # due 15 and 25 June
    rows = [line.split(",") for line in files["csv"].decode().splitlines()]
    assert [row[1] for row in rows] == ["row", "opening", *["entry"] * 4, "closing", "open", "open"]
    assert rows[6][8] == "32.90"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(files["pdf"])).pages)
    for words in ("Statement", "01/06/2026 – 30/06/2026", "€32.90", "Closing balance", "RF42 2026 0000 01"):
        assert words.replace(" ", "\xa0") in text.replace(" ", "\xa0"), words


def test_the_same_period_is_the_same_statement_until_something_is_posted_to_it(
    busy: None,
    customer: Caller,
    ask: Callable[..., Any],
    written: Callable[..., Any],
    fetch: Callable[[Any], bytes],
    pay: Callable[..., Any],
) -> None:
    with clock.fixed(JUNE_FIRST + timedelta(40)):
        past = written(kind="statement", format="json", **JUNE)
        present = written(kind="statement", format="json", since="2026-07-01")
        before = fetch(past), fetch(present)
        pay("bank-3", 5)
        again = ask(kind="statement", format="json", **JUNE)
        later = written(kind="statement", format="json", since="2026-07-01")

    assert again["document_id"] == past["document_id"]
    assert (past["number"], present["number"], later["number"]) == ("S2026-000001", "S2026-000002", "S2026-000003")
    assert (fetch(past), fetch(present)) == before
    assert json.loads(before[0])["statement"]["closing"] == json.loads(before[1])["statement"]["opening"]
    first, second = [json.loads(file)["statement"] for file in (before[1], fetch(later))]
    assert (first["opening"], first["closing"] - 5) == (second["opening"], second["closing"])
    numbers = [one["number"] for one in customer.get("/v1/statements?limit=2").json["items"]]
    assert numbers == ["S2026-000003", "S2026-000002"]


def test_an_archived_statement_is_had_again_by_its_number(
    busy: None, customer: Caller, stranger: Caller, ask: Callable[..., Any], pay: Callable[..., Any]
) -> None:
    with clock.fixed(JUNE_FIRST + timedelta(40)):
        first = ask(kind="statement", format="csv", since="2026-07-01")
        pay("bank-3", 5)
        again = ask(kind="statement", format="csv", number=first["number"].lower())

    assert again["document_id"] == first["document_id"]
    for caller, number in ((stranger, first["number"]), (customer, "S2026-000099")):
        assert caller.post("/v1/documents", {"kind": "statement", "number": number}).code == "document_not_found"


def test_what_was_open_then_is_told_of_then(
    busy: None, customer: Caller, agent: Caller, written: Callable[..., Any], fetch: Callable[[Any], bytes]
) -> None:
    """Later payments, and an allocation that is undone later, do not reach back."""
    with clock.fixed(JUNE_FIRST + timedelta(40)):
        payment = next(
            one
            for one in customer.get("/v1/billing/entries?limit=100").json["items"]
            if one["kind"] == "allocation" and one["number"] == "2026-000001"
        )
        body = {"allocation": payment["entry_id"], "reason": "For another invoice"}
        assert agent.post(f"/v1/staff/accounts/{ELIN}/deallocations", body).status == 200
        then = json.loads(fetch(written(kind="statement", format="json", **JUNE)))
        now = json.loads(fetch(written(kind="statement", format="json", since="2026-06-01")))

    assert [(one["number"], one["open"]) for one in then["open_items"]] == [
        ("2026-000001", BEANS - 1000),
        ("2026-000002", BEANS),
    ]
    assert (now["open_items"][0]["number"], now["open_items"][0]["open"]) == ("2026-000001", BEANS)
    assert [one["kind"] for one in now["open_items"]] == ["invoice", "payment"]
    assert now["statement"]["closing"] == sum(
        one["open"] if one.get("due") else -one["open"] for one in now["open_items"]
    )


def test_what_was_contested_then_is_told_of_then(
    busy: None, customer: Caller, agent: Caller, written: Callable[..., Any], fetch: Callable[[Any], bytes]
) -> None:
    """A dispute that ends later, and one that begins later, do not reach back."""

    def contest(invoice: str, amount: int) -> str:
        body = {"amount": amount, "message": "Too much"}
        opened = customer.post(f"/v1/billing/invoices/{invoice}/disputes", body)
        return str(opened.json["ticket"]["number"])

    def june() -> Any:
        open_then = billing.open_at(billing.statement_span(ELIN, billing.Period(**JUNE)))
        return [(one.number, one.disputed) for one in open_then.items], open_then.ageing.disputed

    with clock.fixed(JUNE_FIRST + timedelta(20)):
        ticket = contest("2026-000002", 700)
        at_once = june()
    with clock.fixed(JUNE_FIRST + timedelta(40)):
        answer = {"outcome": "declined", "reason": "It is right"}
        agent.post(f"/v1/staff/accounts/{ELIN}/disputes/{ticket}/answer", answer)
        contest("2026-000002", 900)
        later = june()
        archived = json.loads(fetch(written(kind="statement", format="json", **JUNE)))

    assert at_once[1] == later[1] == archived["statement"]["ageing"]["disputed"] == 700
    assert ("2026-000002", 700) in at_once[0]
    assert at_once == later


def test_an_account_without_entries_has_statements_too(
    customer: Caller, written: Callable[..., Any], fetch: Callable[[Any], bytes]
) -> None:
    empty = json.loads(fetch(written(kind="statement", format="json")))

    assert (empty["statement"]["since"], empty["statement"]["until"]) == ("2026-06-01", "2026-06-01")
    assert (empty["statement"]["closing"], empty["entries"], empty["open_items"]) == (0, [], [])


def test_a_period_is_one_that_has_begun(customer: Caller) -> None:
    for period in ({"since": "2026-06-02"}, {"since": "2026-05-02", "until": "2026-05-01"}, {"until": "1999-01-01"}):
        answer = customer.post("/v1/documents", {"kind": "statement", **period})
        assert (answer.status, answer.code) == (422, "period_not_valid"), period


def test_statements_of_others_are_not_listed(
    busy: None, customer: Caller, stranger: Caller, agent: Caller, ask: Callable[..., Any]
) -> None:
    ask(kind="statement", **JUNE)

    assert stranger.get("/v1/statements").json["items"] == []
    theirs = customer.get("/v1/statements").json
    assert agent.get(f"/v1/staff/accounts/{ELIN}/statements").json == theirs
    cursor = customer.post("/v1/documents", {"kind": "statement", "since": "2026-05-01", "until": "2026-06-01"})
    assert cursor.status == 201
    page = customer.get("/v1/statements?limit=1").json
    assert stranger.get(f"/v1/statements?cursor={page['next_cursor']}").code == "invalid_cursor"
