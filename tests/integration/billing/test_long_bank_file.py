"""A bank's long file with everything that can be wrong in it, read, matched and posted by processes that die."""

import csv
from collections import Counter
from dataclasses import replace
from math import ceil

import pytest

from chalicelib.billing import service as billing
from chalicelib.billing.rules.bank_rows import Why
from chalicelib.billing.service.bank.reading import ROWS_OF_A_PART
from tests.support.bank_files import Entry, Part, bring, camt
from tests.support.broken_rows import FAULTS, SOUND
from tests.support.caller import Caller
from tests.support.delivery import deliver, events
from tests.support.journeys import PRICE, Portal
from tests.support.meter import called
from tests.support.trading.fuse import Died, Fuse

MONEY = "billing."
PAID_BY = 200
"""Rows, of which the payments fit into one invoice."""
HEAD = 2
"""Lines of the file before its first entry."""
BROKEN = [
    *FAULTS.items(),
    (Why.REFERENCE_MISSING, SOUND),
    (Why.PARTS_DO_NOT_ADD_UP, replace(SOUND, reference="BATCH", parts=[Part("0.40"), Part("0.50")])),
    (Why.REFERENCE_TWICE, Entry("2.00", reference="GOOD-0")),
]


def entries(count: int, invoices: list[str]) -> tuple[list[Entry], dict[int, str]]:
    """Of every ten, one is a payment of an invoice, one of something unknown, the rest is broken; and how, by line."""
    every: list[Entry] = []
    why: dict[int, str] = {}
    for place in range(count):
        if place % 10 == 0:
            part = Part(payer="KAFE LULEA", text=[invoices[place // PAID_BY]])
            every.append(Entry("1.00", reference=f"GOOD-{place}", parts=[part]))
        elif place % 10 == 1:
            part = Part(payer="Somebody", iban=f"SE{place:022}")
            every.append(Entry(f"{5_000 + place}.07", reference=f"OPEN-{place}", parts=[part]))
        else:
            fault, broken = BROKEN[place % len(BROKEN)]
            every.append(broken)
            why[HEAD + 1 + place] = fault.value
    return every, why


def told(agent: Caller, path: str) -> list[tuple[int, str, str]]:
    """Line, group and reason of everything that was not posted."""
    rows = list(csv.reader(agent.get(f"{path}/report.csv").body.splitlines()))[1:]
    return sorted((int(row[0]), row[1], row[2]) for row in rows)


@pytest.fixture
def portal(stack: dict[str, str]) -> Portal:
    """A new one, with a customer and an agent."""
    from app import app

    return Portal.opened(app, products=0)


@pytest.mark.parametrize("count", [300, pytest.param(5_000, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])])
def test_good_rows_go_in_broken_ones_are_listed_and_a_repeat_changes_nothing(portal: Portal, count: int) -> None:
    agent, invoices = portal.agent, [portal.bill() for _ in range(ceil(count / PAID_BY))]
    every, why = entries(count, invoices)
    content, good, parts = camt(every), count // 10, ceil(2 * count / ROWS_OF_A_PART)
    path = f"/v1/staff/bank-files/{bring(agent, content)['file_id']}"

    matching = carried_out(dies_at=7)
    matched = agent.get(path).json
    agent.post(f"{path}/payments", key="k")
    posting = carried_out(dies_at=good // 2)
    file, open_ = agent.get(path).json, told(agent, path)

    assert (matched["counts"]["sure"], matched["counts"]["posted"], matched["sure_amount"]) == (good, 0, 100 * good)
    assert (file["counts"]["posted"], file["counts"]["sure"], file["posted_amount"]) == (good, 0, 100 * good)
    assert {line: reason for line, _, reason in open_ if reason} == why
    assert Counter(group for _, group, _ in open_)["open"] == good
    assert len(matching) < 2 * 2 * good + 12 * parts, Counter(matching)
    assert len(posting) < 4 * good + 12 * parts, Counter(posting)

    assert bring(agent, content, "the-same-again.xml") == file
    agent.post(f"{path}/payments", key="again")
    deliver(MONEY)
    assert (agent.get(path).json, told(agent, path)) == (file, open_)
    assert sum(event.name == "billing.payment_posted" for event in events()) == good
    assert portal.customer.get("/v1/billing").json["owed"] == len(invoices) * PRICE - 100 * good
    assert billing.verify(portal.account) == []


def carried_out(dies_at: int) -> list[str]:
    """What is awaited of the file, by a process that dies after that write and by one that goes on; its calls."""
    with pytest.raises(Died), Fuse("after-call", dies_at):
        deliver(MONEY)
    with called() as calls:
        deliver(MONEY)
    return calls
