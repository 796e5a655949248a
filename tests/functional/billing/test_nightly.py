"""Every night the ledgers that have moved are compared with their entries, chunk by chunk, and differences are told."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.billing.models import EntryItem, Head, account_key
from chalicelib.billing.models.ledgers import SHARDS, Ledger, shard_of
from chalicelib.billing.service import nightly
from chalicelib.kernel import clock
from chalicelib.platform import db, timers
from tests.functional.billing.conftest import JUNE_FIRST
from tests.support.caller import Caller
from tests.support.mails import Mailbox, subjects, words_of, written_to
from tests.support.meter import metered

MARTA = "acc_marta"
CHECK = "/v1/staff/ledger-check"


@pytest.fixture
def night(deliver: Callable[[], int]) -> Callable[[int], list[str]]:
    """`night(1)`: what the timers of that night do, sweep by sweep; the refs that fired."""

    def run(days: int) -> list[str]:
        from app import courier

        fired = []
        with clock.fixed(JUNE_FIRST + timedelta(days)):
            while pages := list(timers.due(clock.now())):
                for envelope in [timers.as_envelope(timer) for page in pages for timer in page]:
                    fired.append(envelope.data["ref"])
                    courier.react(envelope)
                for page in pages:
                    timers.done(page)
            deliver()
        return [ref for ref in fired if not ref.startswith("acc_")]

    return run


def listed(account_id: str) -> Ledger:
    found = db.find(Ledger, Ledger.key(shard_of(account_id)), account_id)
    assert found is not None
    return found


def spoil() -> None:
    head = db.find(Head, account_key(MARTA), "CREDIT")
    assert head is not None
    head.debits, head.version = 1, head.version + 1
    db.save(head)


def test_a_sound_ledger_is_read_once_and_again_only_when_it_has_moved(
    stranger: Caller, bill: Callable[..., Any], night: Callable[[int], list[str]], pay: Callable[..., Any]
) -> None:
    bill(stranger, BEAN_1=1)
    assert night(1) == [shard_of(MARTA)]
    first = listed(MARTA)
    assert int(first.version) == 1
    assert first.differences is None
    assert night(2) == [shard_of(MARTA)]
    assert listed(MARTA).checked_at == first.checked_at
    pay("bank-1", 100, account=MARTA)
    night(3)
    assert listed(MARTA).version == 2


def test_a_ledger_that_cannot_be_read_is_a_difference_and_ends_no_night(
    stranger: Caller, bill: Callable[..., Any], night: Callable[[int], list[str]]
) -> None:
    bill(stranger, BEAN_1=1)
    [raw, *_], _ = db.query(EntryItem, account_key(MARTA), begins="E#")
    entry = EntryItem.from_raw_data(raw)
    entry.kind = "nonsense"
    db.save(entry)

    night(1)

    assert "cannot be read" in (listed(MARTA).differences or "")
    assert night(2) == [shard_of(MARTA)]


def test_a_difference_is_told_to_who_leads(
    stranger: Caller,
    agent: Caller,
    bill: Callable[..., Any],
    night: Callable[[int], list[str]],
    mailbox: Mailbox,
) -> None:
    bill(stranger, BEAN_1=1)
    spoil()
    night(1)

    assert subjects(mailbox, "ilze") == ["A ledger does not add up"]
    assert "Bar Sport Srl" in words_of(written_to(mailbox, "ilze")[0])
    assert "sums:" in words_of(written_to(mailbox, "ilze")[0])
    assert listed(MARTA).version is None


def test_staff_see_when_all_was_checked_and_what_differs(
    stranger: Caller,
    agent: Caller,
    bill: Callable[..., Any],
    night: Callable[[int], list[str]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "false")
    bill(stranger, BEAN_1=1)
    before = agent.get(CHECK).json
    night(1)
    sound = agent.get(CHECK).json
    spoil()
    night(2)
    spoiled = agent.get(CHECK).json
    with clock.fixed(JUNE_FIRST + timedelta(4)):
        late = agent.get(CHECK).json

    assert before == {"items": [], "next_cursor": None, "checked_at": None, "is_late": False}
    assert (sound["items"], sound["checked_at"], sound["is_late"]) == ([], "2026-06-02T09:00:00.000Z", False)
    [differing] = spoiled["items"]
    assert (differing["account_id"], differing["customer"]) == (MARTA, "Bar Sport Srl")
    assert differing["first"].startswith("sums:")
    assert late["is_late"]
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "LedgerDifferences" in line]
    assert [one["LedgerDifferences"][-1] for one in told] == [0.0, float(differing["count"])]


def test_a_long_walk_goes_on_where_it_was(
    stranger: Caller, bill: Callable[..., Any], night: Callable[[int], list[str]]
) -> None:
    shard = shard_of(MARTA)
    bill(stranger, BEAN_1=1)
    before = [f"acc_{place:03}" for place in range(200) if shard_of(f"acc_{place:03}") == shard][:26]
    for account_id in before:
        db.save(Ledger(Ledger.key(shard), account_id))

    assert night(1) == [shard, f"{shard}@{before[nightly._CHUNK - 1]}"]
    assert listed(MARTA).version == 1


def test_a_night_with_nothing_new_costs_a_page_a_shard(
    stranger: Caller, bill: Callable[..., Any], night: Callable[[int], list[str]]
) -> None:
    bill(stranger, BEAN_1=1)
    night(1)
    with metered() as meter:
        nightly.check_ledgers(shard_of(MARTA), None)  # type: ignore[arg-type]

    assert meter.calls == ["PutItem", "Query", "BatchGetItem", "PutItem"]
    assert SHARDS <= 16
