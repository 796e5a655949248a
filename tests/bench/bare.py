"""What our routes are compared with: one function each, plain dicts, botocore's own client. No framework, no models.

It makes the calls that ours make and shows what ours show, as somebody would write it who cares for nothing else:
no checks of what was sent, no problem documents, no events with their causes, no opening hours.
"""

import hashlib
import json
import time
from datetime import UTC, datetime
from typing import Any

from botocore.session import get_session

client: Any = get_session().create_client("dynamodb", region_name="eu-north-1")
TABLE = "portico-dev-"


def show_order(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller = member(event)
    key = {":p": {"S": "O#" + event["pathParameters"]["number"]}}
    found = client.query(
        TableName=TABLE + "orders",
        KeyConditionExpression="pk = :p",
        ExpressionAttributeValues=key,
        Limit=200,
        ConsistentRead=True,
    )
    entries = [plain(item) for item in found["Items"]]
    order = entries.pop()  # ORDER sorts after EVENT#
    if order["account_id"] != caller["account_id"]:
        return answer(404, {"code": "order_not_found"})
    return answer(200, shown(order))


def list_orders(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller = member(event)
    found = client.query(
        TableName=TABLE + "orders",
        IndexName="by_account",
        KeyConditionExpression="account_id = :p",
        ExpressionAttributeValues={":p": {"S": caller["account_id"]}},
        Limit=int(event["queryStringParameters"]["limit"]),
        ScanIndexForward=False,
    )
    names = ("number", "status", "placed_at", "summary", "line_count", "total", "promised_on")
    items = []
    for item in found["Items"]:
        header = plain(item)
        money = {"amount": header["total"], "currency": header["currency"]}
        items.append({**{name: header[name] for name in names}, "total": money})
    last = found.get("LastEvaluatedKey")
    return answer(200, {"items": items, "next_cursor": json.dumps(last) if last else None})


def place_order(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller = member(event)
    asked = json.loads(event["body"])
    place, ledger = ("R#" + asked["review_id"], "REVIEW"), ("A#" + caller["account_id"], "CREDIT")
    known = read({"orders": [place], "billing": [ledger]})
    [review], [credit], now = known["orders"], known["billing"], stamp()
    if credit.get("hold"):
        return answer(409, {"code": "account_on_hold"})
    if review["fingerprint"] != asked["fingerprint"] or review["expires_on"] <= now:
        return answer(409, {"code": "review_expired"})
    document = json.loads(review["document"])
    number = hashlib.sha256(asked["review_id"].encode()).hexdigest()[:13]
    order = {
        "pk": "O#" + number,
        "sk": "ORDER",
        "number": number,
        "account_id": caller["account_id"],
        "placed_key": f"{now}#{number}",
        "member_id": caller["member_id"],
        "member_name": caller["name"],
        "review_id": review["review_id"],
        "fingerprint": review["fingerprint"],
        "status": "placed",
        "placed_at": now,
        "summary": document["lines"][0]["name"],
        "line_count": len(document["lines"]),
        "total": document["total"],
        "currency": document["currency"],
        "promised_on": max(line["promised_on"] for line in document["lines"]),
        "document": review["document"],
        "version": 1,
    }
    facts = {"number": number, "account_id": caller["account_id"], "total": document["total"]}
    writes = [put("orders", order), put("outbox", fact("order.placed", caller, facts))]
    writes += [take(line["sku"], line["quantity"]) for line in document["lines"] if line["from_stock"]]
    client.transact_write_items(TransactItems=writes)
    return answer(201, shown(order))


def open_ticket(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller = member(event)
    asked = json.loads(event["body"])
    now, due = stamp(), stamp(4 * 3600)
    number = hashlib.sha256(event["headers"]["Idempotency-Key"].encode()).hexdigest()[:13]
    ticket = {
        "pk": "T#" + number,
        "sk": "TICKET",
        "number": number,
        "account_id": caller["account_id"],
        "opened_key": f"{now}#{number}",
        "requester_id": caller["member_id"],
        "requester_name": caller["name"],
        "kind": asked["kind"],
        "subject": asked["subject"],
        "state": "new",
        "priority": "p2",
        "tags": asked["tags"],
        "opened_at": now,
        "due_at": due,
        "due_clock": "first_reply",
        "handling": json.dumps({"kind": asked["kind"], "state": "new", "since": now, "due_at": due}),
        "timer_at": due,
        "body_hash": hashlib.sha256(event["body"].encode()).hexdigest(),
        "version": 1,
    }
    message = {
        "pk": ticket["pk"],
        "sk": "M#" + now,
        "at": now,
        "kind": "message",
        "by": "customer",
        "author_id": caller["member_id"],
        "author": caller["name"],
        "text": asked["message"],
    }
    facts = {"number": number, "account_id": caller["account_id"], "requester_id": caller["member_id"]}
    writes = [
        put("timers", {"pk": "T#01", "sk": f"{due}#{number}#ticket.clock"}),
        put("tickets", ticket, "attribute_not_exists(pk)"),
        put("tickets", message),
        put("outbox", fact("ticket.opened", caller, facts)),
    ]
    client.transact_write_items(TransactItems=writes)
    inside = ("pk", "sk", "opened_key", "handling", "body_hash")
    facts = {name: value for name, value in ticket.items() if name not in inside}
    return answer(201, {"ticket": facts, "entries": [{**message, "entry_id": now}]})


def member(event: dict[str, Any]) -> dict[str, Any]:
    """Who asks, as stored."""
    sub = event["requestContext"]["authorizer"]["claims"]["sub"]
    key = {"pk": {"S": "M#" + sub}, "sk": {"S": "ME"}}
    return plain(client.get_item(TableName=TABLE + "accounts", Key=key, ConsistentRead=True)["Item"])


def read(keys: dict[str, list[tuple[str, str]]], *, consistent: bool = True) -> dict[str, list[dict[str, Any]]]:
    """Items of several tables in one read."""
    asked = {
        TABLE + table: {"Keys": [typed({"pk": pk, "sk": sk}) for pk, sk in some], "ConsistentRead": consistent}
        for table, some in keys.items()
    }
    found = client.batch_get_item(RequestItems=asked)["Responses"]
    return {table: [plain(item) for item in found.get(TABLE + table, [])] for table in keys}


def shown(order: dict[str, Any]) -> dict[str, Any]:
    """An order as the customer sees it."""
    placed = {"at": order["placed_at"], "kind": "placed", "by": order["member_name"], "by_staff": False}
    return {
        "number": order["number"],
        "status": order["status"],
        "placed_at": order["placed_at"],
        "placed_by": order["member_name"],
        "promised_on": order["promised_on"],
        "document": json.loads(order["document"]),
        "timeline": [{**placed, "promised_on": None, "reason": None}],
        "version": order["version"],
        "allowed": [],
    }


def fact(name: str, caller: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """An item of the outbox."""
    now, event_id = stamp(), f"evt_{time.time_ns():026}"
    envelope = {"event_id": event_id, "name": name, "at": now, "actor": caller["member_id"], "data": facts}
    return {
        "pk": event_id,
        "name": name,
        "envelope": json.dumps(envelope),
        "open_shard": "O#1",
        "open_since": now,
        "expires_at": int(time.time()) + 7 * 86400,
    }


def put(table: str, item: dict[str, Any], condition: str = "attribute_not_exists(pk)") -> dict[str, Any]:
    return {"Put": {"TableName": TABLE + table, "Item": typed(item), "ConditionExpression": condition}}


def take(sku: str, quantity: int) -> dict[str, Any]:
    """Pieces out of stock."""
    return {
        "Update": {
            "TableName": TABLE + "catalogue",
            "Key": {"pk": {"S": "S#" + sku}, "sk": {"S": "STOCK"}},
            "UpdateExpression": "ADD quantity :minus",
            "ConditionExpression": "quantity >= :enough OR attribute_exists(on_order)",
            "ExpressionAttributeValues": {":minus": {"N": str(-quantity)}, ":enough": {"N": str(quantity)}},
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
    }


def plain(item: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in item.items()}


def _plain(value: dict[str, Any]) -> Any:
    [(kind, inner)] = value.items()
    if kind == "N":
        return int(inner)
    return [_plain(one) for one in inner] if kind == "L" else inner


def typed(item: dict[str, Any]) -> dict[str, Any]:
    return {name: _typed(value) for name, value in item.items()}


def _typed(value: Any) -> dict[str, Any]:
    if isinstance(value, int):
        return {"N": str(value)}
    return {"L": [_typed(one) for one in value]} if isinstance(value, list) else {"S": value}


def stamp(seconds: float = 0) -> str:
    moment = datetime.fromtimestamp(time.time() + seconds, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def answer(status: int, body: dict[str, Any]) -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return {"statusCode": status, "headers": headers, "multiValueHeaders": {}, "body": json.dumps(body)}
