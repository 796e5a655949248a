"""Returns that are repaired: they come, are repaired, and go back to the customer, who says that they are there."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.billing import service as billing
from chalicelib.kernel import clock
from chalicelib.platform import timers, vendor
from chalicelib.platform.settings import settings
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to
from tests.support.returns import came, line
from tests.support.shop import stock_of

Made = Callable[..., Any]
PATH = "/v1/returns"


@pytest.fixture(autouse=True)
def _repairs() -> Iterator[None]:
    """A vendor who repairs coffee."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTICO_REPAIRS", "tea, beans")
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture
def inspected(customer: Caller, delivered: Made, asked_return: Made, return_step: Callable[..., Answer]) -> Any:
    """Two bags of an order that are to be repaired, with us and looked at."""
    order = delivered(customer, BEAN_1=2)
    found = asked_return(line(order, quantity=2, reason="faulty"), settlement="repair")
    return_step(found, "approve")
    assert return_step(found, "receipts", lines=came(order, 2)).code == "repair_not_for_sale"
    return_step(found, "receipts", lines=came(order, 2, resellable=0))
    return return_step(found, "inspections", lines=[]).json


def test_it_is_repaired_and_comes_back(
    customer: Caller, inspected: Any, return_step: Callable[..., Answer], deliver: Made, mailbox: Mailbox
) -> None:
    stock, order = stock_of("BEAN-1"), inspected["lines"][0]["order"]
    assert inspected["allowed"] == ["repair", "settle"]
    repairing = return_step(inspected, "repair", message="A new valve.").json
    assert (repairing["state"], repairing["acts_next"], bool(repairing["due_at"])) == ("in_repair", "staff", True)
    sent = return_step(inspected, "send_back", carrier="Matkahuolto", tracking_number="MH2").json
    assert (sent["state"], sent["acts_next"], sent["sent_back_by"]) == ("sent_back", "buyer", "Matkahuolto MH2")
    assert customer.get(f"/v1/orders/{order}").json["delivery_status"] == "delivered"
    done = return_step(inspected, "arrive").json

    assert (done["state"], done["credited"], done["lines"][0]["repaired"]) == ("settled", [], 2)
    assert [one["kind"] for one in done["timeline"]][-3:] == ["in_repair", "sent_back", "back"]
    assert (stock_of("BEAN-1"), billing.order_money("acc_elin", order).credited) == (stock, 0)
    assert customer.get(f"/v1/orders/{order}/returns").json["lines"][0]["quantity"] == 2
    deliver()
    told = {*subjects(mailbox, "elin")}
    assert {"Your goods are being repaired", "Your goods are repaired and on their way", "Your repair is done"} <= told
    assert any("MH2" in words_of(mail) for mail in written_to(mailbox, "elin"))


def test_what_cannot_be_repaired_is_settled_otherwise(inspected: Any, return_step: Callable[..., Answer]) -> None:
    return_step(inspected, "repair")
    assert return_step(inspected, "settle").code == "settlement_missing"
    done = return_step(inspected, "settle", settlement="credit", message="No spare parts.").json
    assert (done["state"], done["settlement"], done["credited"]) == ("settled", "credit", inspected["worth"])


def test_what_nobody_confirms_is_taken_to_have_arrived(
    customer: Caller, inspected: Any, return_step: Callable[..., Answer]
) -> None:
    from app import courier

    return_step(inspected, "repair")
    return_step(inspected, "send_back")
    with clock.fixed(clock.now() + timedelta(days=10)):
        for one in [timers.as_envelope(one) for page in timers.due(clock.now()) for one in page]:
            courier.react(one)
    shown = customer.get(f"{PATH}/{inspected['number']}").json
    assert (shown["state"], shown["timeline"][-1]["by"]) == ("settled", "")


def test_only_what_is_broken_and_is_repaired_here_is_offered(customer: Caller, delivered: Made) -> None:
    order = delivered(customer, BEAN_1=1)
    reviews = [
        customer.post("/v1/return-reviews", {"lines": [line(order, reason=reason)]}).json["settlements"]
        for reason in ("faulty", "too_many")
    ]
    assert ["repair" in ways for ways in reviews] == [True, False]
    assert vendor.return_terms().repairs == {"tea", "beans"}
