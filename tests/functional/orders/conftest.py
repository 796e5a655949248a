"""Orders on their way: accepted, shipped, moved."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.platform import timers
from chalicelib.platform.settings import settings
from tests.support import delivery
from tests.support.caller import Answer, Caller

Do = Callable[..., Answer]


@pytest.fixture
def do(agent: Caller) -> Do:
    """`do(order, "accept")`: staff move an order as it is now; `do(order, "parcels", lines=...)` asks another route."""

    def run(order: Any, what: str, key: str | None = None, **body: Any) -> Answer:
        number = order["number"]
        version = body.pop("version", None) or agent.get(f"/v1/staff/orders/{number}").json["version"]
        route = what if what.partition("/")[0] in {"parcels", "promises"} else "moves"
        sent = body if route == what else {"move": what, **body}
        return agent.post(f"/v1/staff/orders/{number}/{route}", {**sent, "version": version}, key=key)

    return run


@pytest.fixture
def accepted(order: Callable[..., Any], do: Do) -> Callable[..., Any]:
    """`accepted(customer, BEAN_1=2)`: ordered and accepted."""

    def place(caller: Caller, **wanted: int) -> Any:
        answer = do(order(caller, **wanted), "accept")
        assert answer.status == 200, answer.body
        return answer.json

    return place


@pytest.fixture
def ship(do: Do) -> Callable[..., Any]:
    """`ship(order, BEAN_1=1)`: a parcel leaves; the order as staff then see it."""

    def send(order: Any, **lines: int) -> Any:
        parcel = [{"sku": sku.replace("_", "-"), "quantity": quantity} for sku, quantity in lines.items()]
        answer = do(order, "parcels", lines=parcel, carrier="Matkahuolto", tracking_number="MH0012")
        assert answer.status == 200, answer.body
        return answer.json

    return send


@pytest.fixture
def delivered(accepted: Callable[..., Any], ship: Callable[..., Any], do: Do) -> Callable[..., Any]:
    """`delivered(customer, BEAN_1=2)`: ordered, accepted, and in the customer's hands."""

    def place(caller: Caller, **wanted: int) -> Any:
        placed = accepted(caller, **wanted)
        ship(placed, **wanted)
        return do(placed, "parcels/1/moves", move="deliver").json

    return place


@pytest.fixture
def credit(agent: Caller, customer: Caller) -> Callable[..., None]:
    """`credit(5000)`: Elin's limit; with `hold`, and why no orders are taken."""

    def set_to(limit: int | None, hold: str | None = None) -> None:
        staff = "/v1/staff/accounts/acc_elin"
        version = agent.get(f"{staff}/billing").json["version"]
        body = {"limit": limit, "hold": hold, "way_out": hold and "Pay the invoice of March."}
        body |= {"version": version, "reason": "As agreed"}
        assert agent.put(f"{staff}/credit", body).status == 200

    return set_to


@pytest.fixture
def waiting(customer: Caller, credit: Callable[..., Any], order: Callable[..., Any]) -> Any:
    """An order of five bags that goes over the credit."""
    credit(1000)
    return order(customer, BEAN_1=5)


@pytest.fixture
def fire(aws: None) -> Callable[[], None]:
    """Plays the sweep: every timer that is due."""
    from app import courier

    def run() -> None:
        for page in timers.due(clock.now()):
            for timer in page:
                courier.react(timers.as_envelope(timer))

    return run


@pytest.fixture
def ask_return(customer: Caller) -> Callable[..., Answer]:
    """`ask_return(line(order), ...)`: reviewed and confirmed."""

    def run(*lines: Any, caller: Caller = customer, **wish: Any) -> Answer:
        review = caller.post("/v1/return-reviews", {"lines": list(lines)})
        assert review.status == 201, review.body
        shown = {name: review.json[name] for name in ("review_id", "fingerprint")}
        return caller.post("/v1/returns", {**shown, **wish})

    return run


@pytest.fixture
def asked_return(ask_return: Callable[..., Answer]) -> Callable[..., Any]:
    def run(*lines: Any, **wish: Any) -> Any:
        answer = ask_return(*lines, **wish)
        assert answer.status == 201, answer.body
        return answer.json

    return run


@pytest.fixture
def return_step(agent: Caller, customer: Caller, follow: Callable[[], int]) -> Callable[..., Answer]:
    """`return_step(found, "approve")`: one of both sides does something with a return as it is now."""

    def run(found: Any, what: str, key: str | None = None, **told: Any) -> Answer:
        by = customer if what in {"send", "appeal", "cancel", "arrive"} else agent
        base = "/v1/returns" if by is customer else "/v1/staff/returns"
        version = told.pop("version", None) or by.get(f"{base}/{found['number']}").json["version"]
        route = what if what in {"receipts", "inspections"} else "moves"
        sent = told if route == what else {"move": what, **told}
        answer = by.post(f"{base}/{found['number']}/{route}", {**sent, "version": version}, key=key)
        follow()
        return answer

    return run


@pytest.fixture
def follow(aws: None) -> Callable[[], int]:
    """Plays relay and queues as far as orders themselves react; nobody is told."""
    return lambda: delivery.deliver(only="orders.")


@pytest.fixture
def invoiced_on_shipping() -> Iterator[None]:
    """A vendor who bills what has been shipped."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTICO_INVOICE_ON", "shipped")
        settings.cache_clear()
        yield
    settings.cache_clear()
