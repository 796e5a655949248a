"""What every order must be, told before anybody orders."""

from collections.abc import Callable

from tests.support.caller import Caller


def test_the_vendors_minimum_is_told_to_anybody(visitor: Caller, settled: Callable[..., None]) -> None:
    assert visitor.get("/v1/ordering-rules").json == {"minimums": [], "most_lines": 80, "ways": []}

    settled(order_minimum='{"EUR": 5000}')

    assert visitor.get("/v1/ordering-rules").json["minimums"] == [{"amount": 5000, "currency": "EUR"}]
