"""Orders and invoices as files: asked for, written once, handed out by a link."""

import hashlib
import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pypdf import PdfReader

from chalicelib.kernel import clock
from chalicelib.platform import aws
from tests.functional.billing.conftest import ELIN, JUNE_FIRST
from tests.support.bills import coffee
from tests.support.caller import Caller

MUG = coffee(1, price=900, rate=2550, sku="MUG-1")


def pdf_text(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)


def test_an_invoice_is_written_in_the_readers_language_and_fetched_by_a_link(
    customer: Caller,
    owe: Callable[..., None],
    written: Callable[..., Any],
    fetch: Callable[[Any], bytes],
) -> None:
    owe(coffee(1), MUG)
    document = written(kind="invoice", number="2026-000001", language="fi")
    file = fetch(document)

    assert (document["format"], document["language"], document["file_name"]) == ("pdf", "fi", "Lasku 2026-000001.pdf")
    assert (document["sha256"], document["size"]) == (hashlib.sha256(file).hexdigest(), len(file))
    text = pdf_text(file)
    for words in ("Lasku", "2026-000001", "Kafé Luleå AB", "32,75 €", "RF42 2026 0000 01", document["check_code"]):
        assert words.replace(" ", "\xa0") in text.replace(" ", "\xa0"), words
    link = parse_qs(urlsplit(document["link"]["url"]).query)
    assert (link["X-Amz-Expires"], link["X-Amz-Algorithm"]) == (["300"], ["AWS4-HMAC-SHA256"])
    assert "filename*=UTF-8''Lasku%202026-000001.pdf" in link["response-content-disposition"][0]


def test_who_asks_again_gets_the_same_file(
    customer: Caller,
    owe: Callable[..., None],
    ask: Callable[..., Any],
    written: Callable[..., Any],
    bucket: Callable[[], list[str]],
) -> None:
    owe(coffee(1))
    first = written(kind="invoice", number="2026-000001", format="csv")
    again = customer.post("/v1/documents", {"kind": "invoice", "number": "2026-000001", "format": "csv"})
    english, lithuanian = (ask(kind="invoice", number="2026-000001", language=language) for language in ("en", "lt"))

    assert (again.status, again.json["document_id"], again.json["sha256"]) == (
        200,
        first["document_id"],
        first["sha256"],
    )
    assert len({document["document_id"] for document in (first, english, lithuanian)}) == 3
    assert len(bucket()) == 1


def test_the_same_key_asks_once(customer: Caller, owe: Callable[..., None]) -> None:
    owe(coffee(1))
    body = {"kind": "invoice", "number": "2026-000001"}
    answers = [customer.post("/v1/documents", body, key="k") for _ in range(2)]
    other = customer.post("/v1/documents", {**body, "format": "csv"}, key="k")

    assert [answer.status for answer in answers] == [201, 200]
    assert answers[0].json["document_id"] == answers[1].json["document_id"]
    assert (other.status, other.code) == (422, "idempotency_key_reused")


def test_an_order_is_a_new_document_once_it_is_accepted(
    customer: Caller,
    order: Callable[..., Any],
    do: Callable[..., Any],
    written: Callable[..., Any],
    fetch: Callable[[Any], bytes],
    settled: Callable[..., None],
) -> None:
    settled(delivery_ways='[{"code": "parcel", "net": {"EUR": 590}, "vat_rate": 2550}]')
    placed = order(customer, BEAN_1=2)
    before = written(kind="order", number=placed["number"], format="json")
    do(placed, "accept")
    after = written(kind="order", number=placed["number"].lower(), format="json")

    assert before["document_id"] != after["document_id"]
    assert json.loads(fetch(before))["status"] == "placed"
    facts = json.loads(fetch(after))
    assert (facts["status"], facts["number"], facts["customer"]) == ("accepted", placed["number"], "Kafé Luleå AB")
    assert facts["sums"]["total"] == placed["document"]["total"]
    assert (facts["way"], facts["lines"][-1]["name"], facts["lines"][-1]["net"]) == ("Parcel service",) * 2 + (590,)


def test_each_parcel_has_its_delivery_note(
    customer: Caller,
    accepted: Callable[..., Any],
    ship: Callable[..., Any],
    written: Callable[..., Any],
    fetch: Callable[[Any], bytes],
) -> None:
    sent = accepted(customer, BEAN_1=3, MUG_1=1)
    ship(sent, BEAN_1=2)
    note = written(kind="delivery_note", number=sent["number"], parcel="1", format="json")
    facts = json.loads(fetch(note))

    assert note["file_name"] == f"Delivery note {sent['number']}-1.json"
    assert [(line["sku"], line["quantity"]) for line in facts["lines"]] == [("BEAN-1", 2)]
    assert (facts["carrier"], facts["tracking_number"], "sums" in facts) == ("Matkahuolto", "MH0012", False)
    wanted = {"kind": "delivery_note", "number": sent["number"]}
    assert customer.post("/v1/documents", {**wanted, "parcel": "2"}).code == "parcel_not_found"
    assert customer.post("/v1/documents", wanted).code == "document_not_named"


def test_an_invoice_as_rows(
    customer: Caller, owe: Callable[..., None], written: Callable[..., Any], fetch: Callable[[Any], bytes]
) -> None:
    owe(coffee(1), MUG)
    document = written(kind="invoice", number="2026-000001", format="csv")
    rows = fetch(document).decode().splitlines()

    line = "invoice,2026-000001,2026-06-01,line,BEAN-1,BEAN-1 (en),1,bag,18.90,,18.90,13.50,,,EUR"
    assert rows[1] == f"{line},{document['check_code']}"
    assert [row.split(",")[3] for row in rows[1:]] == ["line", "line", "vat", "vat", "total"]
    assert rows[-1].split(",")[10:14] == ["27.90", "", "4.85", "32.75"]


def test_what_is_not_yours_or_not_there_does_not_exist(
    customer: Caller, stranger: Caller, order: Callable[..., Any], owe: Callable[..., None], ask: Callable[..., Any]
) -> None:
    placed = order(customer, BEAN_1=1)["number"]
    owe(coffee(1))
    document = ask(kind="invoice", number="2026-000001")["document_id"]

    assert stranger.get(f"/v1/documents/{document}").code == "document_not_found"
    for body, code in (
        ({"kind": "order", "number": placed}, "order_not_found"),
        ({"kind": "order", "number": "nonsense"}, "order_not_found"),
        ({"kind": "invoice", "number": "2026-000001"}, "invoice_not_found"),
    ):
        answer = stranger.post("/v1/documents", body)
        assert (answer.status, answer.code) == (404, code)
    assert customer.post("/v1/documents", {"kind": "credit_note", "number": "2026-000001"}).code == "invoice_not_found"
    assert customer.post("/v1/documents", {"kind": "invoice"}).code == "document_not_named"


def test_staff_may_do_the_same_for_any_customer(
    customer: Caller, agent: Caller, owe: Callable[..., None], write: Callable[[], None]
) -> None:
    owe(coffee(1))
    body = {"kind": "invoice", "number": "2026-000001", "format": "csv"}
    asked = agent.post(f"/v1/staff/accounts/{ELIN}/documents", body).json
    write()
    shown = agent.get(f"/v1/staff/accounts/{ELIN}/documents/{asked['document_id']}").json

    assert (shown["state"], shown["file_name"]) == ("ready", "Invoice 2026-000001.csv")
    assert unquote(shown["link"]["url"]).count(ELIN) == 1
    nobody = agent.post("/v1/staff/accounts/acc_nobody/documents", {"kind": "statement"})
    assert (nobody.status, nobody.code) == (404, "account_not_found")


def test_a_process_that_dies_is_followed_by_one_that_goes_on(
    customer: Caller,
    owe: Callable[..., None],
    ask: Callable[..., Any],
    write: Callable[[], None],
    bucket: Callable[[], list[str]],
) -> None:
    from app import app as functions
    from app import courier

    owe(coffee(1))
    asked = ask(kind="invoice", number="2026-000001")
    events = aws.dynamodb().meta.events

    def die(**_: Any) -> None:
        raise KeyboardInterrupt

    events.register("before-call.dynamodb.UpdateItem", die)  # the file is stored, and nobody was told
    try:
        write()
    except KeyboardInterrupt:
        pass
    finally:
        events.unregister("before-call.dynamodb.UpdateItem", die)
    assert customer.get(f"/v1/documents/{asked['document_id']}").json["state"] == "making"
    assert (functions is not None, courier.reactions["documents.write"].queue) == (True, "documents")

    write()
    assert customer.get(f"/v1/documents/{asked['document_id']}").json["state"] == "ready"
    assert len(set(bucket())) == 1


def test_what_takes_too_long_has_failed_and_may_be_asked_for_again(
    customer: Caller, owe: Callable[..., None], ask: Callable[..., Any], write: Callable[[], None]
) -> None:
    owe(coffee(1))
    asked = ask(kind="invoice", number="2026-000001", format="csv")
    with clock.fixed(JUNE_FIRST + timedelta(minutes=16)):
        assert customer.get(f"/v1/documents/{asked['document_id']}").json["state"] == "failed"
        again = ask(kind="invoice", number="2026-000001", format="csv")
        assert (again["document_id"], again["state"]) == (asked["document_id"], "making")
        write()
        assert customer.get(f"/v1/documents/{asked['document_id']}").json["state"] == "ready"
