"""Many people want the same thing at the same moment, and every one gets a clear answer."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import boto3
import pytest

from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal, Role
from chalicelib.orders import service as orders
from chalicelib.orders.schemas import Address, AskReview, PlaceOrder, WantedLine
from chalicelib.orders.schemas.moves import MoveOrder
from tests.support.delivery import deliver
from tests.support.shop import ADDRESS, put_product, stock_of
from tests.support.trading.ledger import Partition, ensure_adds_up

PEOPLE, PIECES = 64, 10
TOTAL = 1255  # of one piece, with VAT
STAFF = Principal("ilze", "", Role.AGENT, "Ilze", "ilze@x.example", "en", "Europe/Riga", staff=True)


def person(n: int) -> Principal:
    return Principal(
        f"sub{n}", f"acc_{n}", Role.OWNER, f"Person {n}", f"p{n}@x.example", "en", "Europe/Helsinki", staff=False
    )


def key(what: str, n: int) -> IdempotencyKey:
    return IdempotencyKey(f"sub{n}:{what}", "k", "body")


def reviewed(n: int, sku: str = "LAST-1") -> PlaceOrder:
    request = AskReview(lines=[WantedLine(sku=sku, quantity=1)], delivery_address=Address.model_validate(ADDRESS))
    made = orders.review(person(n), request, key("review", n))
    return PlaceOrder(review_id=made.review_id, fingerprint=made.fingerprint)


def accept(number: str) -> None:
    said = MoveOrder.model_validate({"move": "accept", "version": 1})
    orders.move(STAFF, number, said, IdempotencyKey(f"accept {number}", "k", "body"))


def outcome(n: int, submit: PlaceOrder) -> str:
    try:
        placed, is_new = orders.place(person(n), submit, key("order", n))
    except DomainError as refusal:
        return refusal.code
    return placed.number if is_new else "repeated"


@pytest.mark.usefixtures("stack")
def test_sixty_four_people_want_the_last_ten_pieces() -> None:
    put_product("LAST-1", stock=PIECES)
    with ThreadPoolExecutor(16) as pool:
        submits = list(pool.map(reviewed, range(PEOPLE)))
    with ThreadPoolExecutor(PEOPLE) as pool:
        outcomes = list(pool.map(outcome, range(PEOPLE), submits))

    numbers = {n: one for n, one in enumerate(outcomes) if len(one) == 13}
    refusals = Counter(one for n, one in enumerate(outcomes) if n not in numbers)
    assert (len(set(numbers.values())), refusals) == (PIECES, {"stock_gone": PEOPLE - PIECES})
    assert stock_of("LAST-1") == 0
    headers = boto3.client("dynamodb").scan(TableName="portico-dev-orders")["Items"]
    assert {item["number"]["S"] for item in headers if item["sk"]["S"] == "ORDER"} == set(numbers.values())

    deliver(only="orders.")
    with ThreadPoolExecutor(PIECES) as pool:
        list(pool.map(accept, numbers.values()))
    deliver(only="orders.")
    assert stock_of("LAST-1") == 0
    for n in range(PEOPLE):
        kept = Partition.read(f"acc_{n}")
        ensure_adds_up(kept)
        billed = [numbers[n]] if n in numbers else []
        assert [(entry["kind"], entry["amount"]) for entry in kept.entries] == [("invoice", TOTAL) for _ in billed]
        assert [invoice["order"] for invoice in kept.invoices] == billed
        assert kept.head["reserved"] == 0


@pytest.mark.usefixtures("stack")
def test_one_submit_that_arrives_sixteen_times_at_once_is_one_order() -> None:
    put_product("LAST-1", stock=100)
    submit = reviewed(1)
    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(lambda _: outcome(1, submit), range(16)))

    numbers = {one for one in outcomes if len(one) == 13}
    assert (len(numbers), outcomes.count("repeated")) == (1, 15)
    assert stock_of("LAST-1") == 99
