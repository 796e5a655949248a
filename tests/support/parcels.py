"""Orders whose goods are with the customer."""

from typing import Any

from tests.support.caller import Caller


def in_hand(agent: Caller, order: Any) -> Any:
    """The order, accepted, shipped in one parcel and delivered: as staff see it then."""
    path = f"/v1/staff/orders/{order['number']}"
    lines = [{"sku": line["sku"], "quantity": line["ordered"]} for line in order["lines"]]
    for route, body in (
        ("moves", {"move": "accept"}),
        ("parcels", {"lines": lines, "carrier": "Matkahuolto"}),
        ("parcels/1/moves", {"move": "deliver"}),
    ):
        answer = agent.post(f"{path}/{route}", {"version": order["version"], **body})
        assert answer.status == 200, answer.body
        order = answer.json
    return order
