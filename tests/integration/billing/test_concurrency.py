"""Payments of one customer are posted at the same moment, each by two people, and every cent goes somewhere once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.billing import service as billing
from tests.support.caller import Answer, Caller
from tests.support.journeys import PRICE, Portal

PAYMENTS, PAID = 8, 1_000
"""So many, each of so many cents: three are more than the whole invoice."""


@pytest.fixture
def portal(stack: dict[str, str]) -> Portal:
    """A new one, with a customer and an agent."""
    from app import app

    return Portal.opened(app, products=0)


def test_payments_that_are_posted_at_once_never_over_allocate_an_invoice(portal: Portal) -> None:
    number = portal.bill()

    def post(place: int) -> Answer:
        """Half of them say what the invoice shall get, and are refused when it has no room; half take what is left."""
        said = {"split": [{"number": number, "amount": PAID}]} if place < PAYMENTS // 2 else {"text": number}
        payment = {"reference": f"bank-{place}", "amount": PAID, "currency": "EUR", "value_date": "2026-06-01"}
        path, caller = f"/v1/staff/accounts/{portal.account}/payments", Caller(portal.app, portal.agent.sub, "staff")
        while (answer := caller.post(path, {**payment, **said})).status == 503:
            pass  # too many at once: whoever asks again is safe
        return answer

    places = [*range(PAYMENTS)] * 2
    with ThreadPoolExecutor(len(places)) as pool:
        answers = list(pool.map(post, places))

    codes = Counter((answer.status, answer.code if answer.status == 409 else "") for answer in answers)
    posted = codes[201, ""]
    refused = {(409, "over_allocated"): 2 * (PAYMENTS - posted)} if posted < PAYMENTS else {}
    assert codes == {(201, ""): posted, (200, ""): posted, **refused}
    assert PAYMENTS // 2 <= posted <= PAYMENTS // 2 + PRICE // PAID

    invoice = portal.customer.get(f"/v1/billing/invoices/{number}").json
    assert (invoice["open"], sum(one["amount"] for one in invoice["settlements"])) == (0, PRICE)
    entries = portal.customer.get("/v1/billing/entries?limit=100").json["items"]
    assert Counter(entry["kind"] for entry in entries)["payment"] == posted
    assert sum(entry["amount"] for entry in entries if entry["kind"] == "allocation") == PRICE
    figures = portal.customer.get("/v1/billing").json
    assert (figures["owed"], figures["unallocated"]) == (0, posted * PAID - PRICE)
    assert entries[0]["balance"] == PRICE - posted * PAID
    assert billing.verify(portal.account) == []
