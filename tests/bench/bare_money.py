"""The bare floor of money and of ordering again: see `bare`."""

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import Any

from tests.bench.bare import TABLE, answer, client, fact, member, plain, put, read, stamp, typed

SIGNS = {"invoice": 1, "interest": 1, "payment": -1, "credit_note": -1, "write_off": -1, "refund": 1}
SHOWN = ("entry_id", "kind", "number", "amount", "balance", "at", "on")
BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def list_ledger(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller = member(event)
    pk = "A#" + caller["account_id"]
    found = client.query(
        TableName=TABLE + "billing",
        KeyConditionExpression="pk = :p AND begins_with(sk, :b)",
        ExpressionAttributeValues={":p": {"S": pk}, ":b": {"S": "E#"}},
        Limit=int(event["queryStringParameters"]["limit"]),
        ScanIndexForward=False,
    )
    last = found.get("LastEvaluatedKey")
    kept = [plain(item) for item in found["Items"]]
    people = [("M#" + actor, "ME") for actor in sorted({one["actor"] for one in kept} - {"system"})]
    known = read({"billing": [(pk, "CREDIT")], "accounts": people}, consistent=False)
    theirs = {one["pk"][2:]: one for one in known["accounts"]}
    items = [{**entry(one), "by": doer(one["actor"], theirs)} for one in kept]
    cursor = json.dumps(last) if last else None
    return answer(200, {"items": items, "next_cursor": cursor, "currency": known["billing"][0]["currency"]})


def show_statement(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller = member(event)
    pk = "A#" + caller["account_id"]
    ledger, today = head(pk), datetime.now(UTC)
    since = today.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = client.query(
        TableName=TABLE + "billing",
        KeyConditionExpression="pk = :p AND sk BETWEEN :a AND :z",
        ExpressionAttributeValues={":p": {"S": pk}, ":a": {"S": place(since)}, ":z": {"S": place(today)}},
        ConsistentRead=True,
    )
    entries = [entry(plain(item)) for item in found["Items"]]
    opening = entries[0]["balance"] - entries[0]["effect"]
    days = {"since": since.date().isoformat(), "until": today.date().isoformat()}
    sums = {"opening": opening, "closing": entries[-1]["balance"], "currency": ledger["currency"]}
    return answer(200, {**days, **sums, "entries": entries})


def post_payment(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller, asked = member(event), json.loads(event["body"])
    account = event["pathParameters"]["account_id"]
    pk, number = "A#" + account, "P" + hashlib.sha256((account + asked["reference"]).encode()).hexdigest()[:13]
    known = read({"accounts": [(pk, "ACCOUNT")], "billing": [(pk, "CREDIT"), (pk, "I#" + number)]})
    ledger = next(item for item in known["billing"] if item["sk"] == "CREDIT")
    told = client.query(
        TableName=TABLE + "billing",
        KeyConditionExpression="pk = :p AND begins_with(sk, :b)",
        ExpressionAttributeValues={":p": {"S": pk}, ":b": {"S": "TOLD#"}},
        Limit=50,
        ConsistentRead=True,
    )["Items"]
    announced = next((one["number"]["S"] for one in told if one["amount"]["N"] == str(asked["amount"])), None)
    named = [(pk, "I#" + one) for one in re.findall(r"\d{4}-\d{6}", asked["text"])]
    [invoice] = read({"billing": named})["billing"]
    now, part = stamp(), min(asked["amount"], invoice["amount"])
    entries = [
        posted(pk, ledger, 1, now, kind="payment", number=number, amount=asked["amount"], on=asked["value_date"]),
        posted(pk, ledger, 2, now, kind="allocation", number=invoice["number"], amount=part, on=now[:10]),
    ]
    settled = [entries[1]["entry_id"], "allocation", part, now[:10]]
    payment = {
        "pk": pk,
        "sk": "I#" + number,
        "number": number,
        "kind": "payment",
        "amount": asked["amount"],
        "on": asked["value_date"],
        "posted_at": now,
        "settlements": json.dumps([[*settled, invoice["number"]]]),
        "disputed": 0,
        "disputes": "[]",
        "version": 1,
        "bank_reference": asked["reference"],
    }
    invoice["settlements"] = json.dumps([*json.loads(invoice["settlements"]), [*settled, number]])
    by_due = json.loads(ledger["by_due"])
    by_due[invoice["due"]] -= part
    version = ledger["version"]
    ledger.update(
        version=version + 1,
        entries=ledger["entries"] + 2,
        last_at=now,
        debits=ledger["debits"] - part,
        by_due=json.dumps({day: amount for day, amount in by_due.items() if amount}),
    )
    paid = {"pk": "PAID#" + asked["reference"], "sk": "PAID", "account_id": account, "number": number}
    facts = {"account_id": account, "number": number, "amount": asked["amount"], "currency": asked["currency"]}
    client.transact_write_items(
        TransactItems=[
            put("billing", {**paid, "amount": asked["amount"], "on": asked["value_date"]}),
            put("outbox", fact("billing.payment_posted", caller, facts)),
            *(put("billing", {"pk": pk, "sk": "E#" + one["entry_id"][4:], **one}) for one in entries),
            put("billing", payment),
            changed(invoice),
            {"Delete": {"TableName": TABLE + "billing", "Key": typed({"pk": pk, "sk": open_place(invoice)})}},
            versioned(ledger, version),
            put("outbox", fact("billing.money_moved", caller, {**facts, "items": [number, invoice["number"]]})),
        ]
    )
    shown = {name: payment[name] for name in ("number", "posted_at", "amount")}
    settlement = {"entry_id": settled[0], "kind": "allocation", "amount": part, "on": settled[3]}
    money = {"received": payment["on"], "open": asked["amount"] - part, "currency": asked["currency"]}
    settlements = [{**settlement, "other": invoice["number"]}]
    return answer(201, {**shown, **money, "announced": announced, "settlements": settlements})


def ask_reorder(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    caller, asked = member(event), json.loads(event["body"])
    found = read({"orders": [("O#" + number, "ORDER") for number in asked["orders"]]}, consistent=False)["orders"]
    if any(order["account_id"] != caller["account_id"] for order in found):
        return answer(404, {"code": "order_not_found"})
    document = json.loads(found[-1]["document"])
    bought: dict[str, dict[str, Any]] = {}
    for order in found:
        for line in json.loads(order["document"])["lines"]:
            before = bought.get(line["sku"], {"quantity": 0})
            bought[line["sku"]] = {**line, "quantity": before["quantity"] + line["quantity"]}
    made, now = hashlib.sha256(event["headers"]["Idempotency-Key"].encode()).hexdigest()[:26], stamp()
    reorder = {
        "pk": "Q#" + made,
        "sk": "REORDER",
        "reorder_id": made,
        "account_owner": caller["account_id"],
        "sources": json.dumps(asked["orders"]),
        "lines": json.dumps(list(bought.values())),
        "made_at": now,
    }
    client.put_item(TableName=TABLE + "orders", Item=typed(reorder), ConditionExpression="attribute_not_exists(pk)")
    keys = [key for sku in bought for key in (("P#" + sku, "PRODUCT"), ("S#" + sku, "STOCK"), ("S#" + sku, "HELD"))]
    shelf = {(item["pk"], item["sk"]): item for item in read({"catalogue": keys}, consistent=False)["catalogue"]}
    lines = [offered(line, shelf, caller["language"]) for line in bought.values()]
    said = {name: document.get(name) for name in ("reference", "note", "delivery_address")}
    return answer(201, {"reorder_id": made, "orders": asked["orders"], "made_at": now, "lines": lines, **said})


def offered(line: dict[str, Any], shelf: dict[tuple[str, str], Any], language: str) -> dict[str, Any]:
    """A line as it was beside what it is now."""
    product, stock = shelf["P#" + line["sku"], "PRODUCT"], shelf["S#" + line["sku"], "STOCK"]
    names = ("quantity", "decimals", "unit", "unit_price", "currency")
    was = {name: line.get(name) for name in names}
    names_of = json.loads(product["names"]) if isinstance(product["names"], str) else product["names"]
    net = product["price"] * line["quantity"]
    return {
        "sku": line["sku"],
        "name": names_of.get(language) if isinstance(names_of, dict) else None,
        "picture": product.get("picture"),
        "became": "same" if product["price"] == line["unit_price"] else "price_changed",
        "was": was,
        "now": {**was, "unit_price": product["price"]},
        "net": net,
        "promised_on": line["promised_on"],
        "left": None if stock["quantity"] >= line["quantity"] else stock["quantity"],
        "rise": max(0, product["price"] - line["unit_price"]),
        "choices": ["take", "leave_out"],
        "successor": None,
        "note": line.get("note"),
    }


def head(pk: str) -> dict[str, Any]:
    """A ledger's sums."""
    key = {"pk": {"S": pk}, "sk": {"S": "CREDIT"}}
    return plain(client.get_item(TableName=TABLE + "billing", Key=key, ConsistentRead=True)["Item"])


def entry(kept: dict[str, Any]) -> dict[str, Any]:
    """An entry as it is shown."""
    more = {name: kept.get(name) for name in ("against", "due", "reason", "corrects")}
    return {**{name: kept[name] for name in SHOWN}, **more, "effect": SIGNS.get(kept["kind"], 0) * kept["amount"]}


def doer(actor: str, known: dict[str, Any]) -> dict[str, Any]:
    """Who posted an entry, as its customer may know it."""
    if actor == "system":
        return {"side": "portal", "name": None}
    one = known.get(actor)
    return (
        {"side": "customer", "name": one["name"]} if one and one.get("account_id") else {"side": "vendor", "name": None}
    )


def posted(pk: str, ledger: dict[str, Any], nth: int, now: str, **facts: Any) -> dict[str, Any]:
    """An entry that is posted now."""
    balance = ledger["debits"] - ledger["credits"] + SIGNS.get(facts["kind"], 0) * facts["amount"]
    return {
        "entry_id": f"ent_{place(datetime.now(UTC), ledger['entries'] + nth)[2:]}",
        "balance": balance,
        "at": now,
    } | facts


def changed(invoice: dict[str, Any]) -> dict[str, Any]:
    """What settles an invoice, on the condition that nothing else has meanwhile."""
    return {
        "Update": {
            "TableName": TABLE + "billing",
            "Key": typed({"pk": invoice["pk"], "sk": invoice["sk"]}),
            "UpdateExpression": "SET settlements = :s, version = :n",
            "ConditionExpression": "version = :v",
            "ExpressionAttributeValues": typed(
                {":s": invoice["settlements"], ":n": invoice["version"] + 1, ":v": invoice["version"]}
            ),
        }
    }


def open_place(invoice: dict[str, Any]) -> str:
    """Where it stands in the list of what is open."""
    return f"OPEN#{invoice['due']}#{invoice['number']}"


def versioned(ledger: dict[str, Any], version: int) -> dict[str, Any]:
    """The sums, on the condition that nobody else posted meanwhile."""
    written = put("billing", ledger, "version = :v")
    written["Put"]["ExpressionAttributeValues"] = typed({":v": version})
    return written


def place(moment: datetime, count: int = 0) -> str:
    """Where an entry of that moment stands in its ledger."""
    value = (int(moment.timestamp() * 1000) << 80) | count
    return "E#" + "".join(BASE32[(value >> shift) & 31] for shift in range(125, -1, -5))
