"""Named lists: kept, shared, ordered from, and coming round without ordering anything by themselves."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel import clock
from chalicelib.platform import timers
from tests.support import people
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, text_of, words_of, written_to
from tests.support.meter import metered
from tests.support.shop import put_product

NOW = datetime(2030, 1, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)
SKUS = ("GONE", "OLD", "UP", "SAME")


@pytest.fixture(autouse=True)
def _wednesday() -> Iterator[None]:
    with clock.fixed(NOW):
        yield


@pytest.fixture
def colleague(app: Any, customer: Caller) -> Caller:
    """Olle, of Elin's company."""
    return people.colleague(app, "olle", "Olle Berg", "acc_elin", "Kafé Luleå AB")


@pytest.fixture
def kept(customer: Caller) -> Any:
    """Elin's list of four products, five of each."""
    for sku in SKUS:
        put_product(sku)
    return make(customer, *SKUS)


@pytest.fixture
def pass_time(aws: None) -> Callable[[datetime], int]:
    """`pass_time(until)`: what the minute sweep would have fired by then, each twice."""
    from app import courier

    def run(until: datetime) -> int:
        fired = [timer for page in timers.due(until) for timer in page]
        with clock.fixed(until):
            for timer in fired * 2:
                courier.react(timers.as_envelope(timer))
            timers.done(fired)
        return len(fired)

    return run


def make(caller: Caller, *skus: str, sharing: str = "own", key: str | None = None) -> Any:
    lines = [{"sku": sku, "quantity": 5, "note": f"For {sku}"} for sku in skus]
    answer = caller.post("/v1/lists", {"name": "Monday", "sharing": sharing, "lines": lines}, key=key)
    assert answer.status == 201, answer.body
    return answer.json


def put(caller: Caller, kept: Any, what: str = "", **body: Any) -> Answer:
    return caller.call("PUT", f"/v1/lists/{kept['list_id']}{what}", body or None, {})


def became(answer: Any) -> dict[str, str]:
    return {line["sku"]: line["became"] for line in answer["lines"]}


def shelf_changes() -> None:
    put_product("GONE", stock=0, discontinued=True)
    put_product("OLD", stock=0, discontinued=True, successor="NEW")
    put_product("NEW", price=1200)
    put_product("UP", price=1200)


def test_a_list_is_made_once_and_its_lines_are_set(customer: Caller) -> None:
    for sku in SKUS:
        put_product(sku)
    first, second = (make(customer, "UP", "SAME", key="once") for _ in range(2))
    assert first == second
    lines = [{"sku": "up", "quantity": 7}, {"sku": "SAME", "quantity": None}, {"sku": "OLD", "quantity": 1}]
    for _ in range(2):
        changed = put(customer, first, "/lines", lines=lines).json
    assert [(line["sku"], line["was"]["quantity"], line["note"]) for line in changed["lines"]] == [
        ("UP", 7, "For UP"),
        ("OLD", 1, None),
    ]
    wrong = put(customer, first, "/lines", lines=[{"sku": "NOPE", "quantity": 1}])
    assert (wrong.code, wrong.json["skus"]) == ("unknown_sku", ["NOPE"])
    put(customer, first, name="Tuesday", sharing="own")
    [card] = customer.get("/v1/lists").json["items"]
    assert (card["name"], card["line_count"], card["mine"]) == ("Tuesday", 2, True)
    assert put(customer, first, "/removal").status == 200
    assert customer.get(f"/v1/lists/{first['list_id']}").code == "list_not_found"


def test_who_sees_and_who_changes_a_list(customer: Caller, colleague: Caller, stranger: Caller, kept: Any) -> None:
    path = f"/v1/lists/{kept['list_id']}"
    line = [{"sku": "UP", "quantity": 1}]

    def tries() -> list[str]:
        return [
            colleague.get(path).code,
            put(colleague, kept, "/lines", lines=line).code,
            put(colleague, kept, name="Mine", sharing="own").code,
            put(colleague, kept, "/removal").code,
        ]

    assert colleague.get("/v1/lists").json["items"] == []
    assert tries() == ["list_not_found"] * 4
    put(customer, kept, name="Monday", sharing="seen")
    assert tries() == ["None", "list_not_yours", "list_not_yours", "list_not_yours"]
    assert len(colleague.post(f"{path}/reorders", None).json["lines"]) == 4
    put(customer, kept, name="Monday", sharing="changed")
    assert tries() == ["None", "None", "list_not_yours", "list_not_yours"]
    [card] = colleague.get("/v1/lists").json["items"]
    assert (card["mine"], card["may_change"], card["made_by"]) == (False, True, "Elin Lund")
    assert stranger.get(path).code == "list_not_found"


def test_a_list_is_ordered_like_an_old_order_and_learns_from_the_decisions(customer: Caller, kept: Any) -> None:
    shelf_changes()
    path = f"/v1/lists/{kept['list_id']}"
    made = customer.post(f"{path}/reorders", None, key="go").json
    assert customer.post(f"{path}/reorders", None, key="go").json == made
    assert became(made) == {"GONE": "gone", "OLD": "replaced", "UP": "price_up", "SAME": "same"}
    assert (made["list_name"], made["orders"]) == ("Monday", [])
    decisions = f"/v1/reorders/{made['reorder_id']}/decisions"
    assert customer.post(decisions, {"lines": []}).json["skus"] == ["GONE", "OLD"]

    said = [
        {"sku": "GONE", "choice": "leave"},
        {"sku": "OLD", "choice": "successor"},
        {"sku": "UP", "choice": "take", "price_accepted": True},
    ]
    for _ in range(2):
        done = customer.post(decisions, {"lines": said}).json
    assert [(line["sku"], line["quantity"], line["note"]) for line in done["lines"]] == [
        ("NEW", 5, "For OLD"),
        ("UP", 5, "For UP"),
        ("SAME", 5, "For SAME"),
    ]
    assert [line["sku"] for line in done["left_out"]] == ["GONE"]
    assert became(customer.get(path).json) == {"GONE": "gone", "NEW": "same", "UP": "same", "SAME": "same"}
    assert customer.get("/v1/orders").json["items"] == []


def test_who_may_only_use_a_list_replaces_nothing_in_it(customer: Caller, colleague: Caller, kept: Any) -> None:
    shelf_changes()
    path = f"/v1/lists/{kept['list_id']}"
    put(customer, kept, name="Monday", sharing="seen")
    made = colleague.post(f"{path}/reorders", None).json
    said = [
        {"sku": "GONE", "choice": "leave"},
        {"sku": "OLD", "choice": "successor"},
        {"sku": "UP", "choice": "take", "price_accepted": True},
    ]

    taken = colleague.post(f"/v1/reorders/{made['reorder_id']}/decisions", {"lines": said})

    assert [line["sku"] for line in taken.json["lines"]] == ["NEW", "UP", "SAME"]
    assert became(customer.get(path).json)["OLD"] == "replaced"


def test_a_list_comes_round_with_a_mail_that_leads_to_what_has_changed(
    customer: Caller,
    kept: Any,
    pass_time: Callable[[datetime], int],
    deliver: Callable[[], int],
    mailbox: Mailbox,
) -> None:
    repeat = put(customer, kept, "/repeat", weeks=2, next_on="2030-01-14").json["repeat"]
    assert (repeat["mail_on"], repeat["skip_to"]) == ("2030-01-11", "2030-01-28")
    shelf_changes()
    assert pass_time(NOW + 8 * DAY) == 0
    assert pass_time(NOW + 9 * DAY) == 1
    deliver()

    [mail] = written_to(mailbox, "elin")
    assert mail["Subject"] == "Your list “Monday” is ready to review"
    for part in ("by Monday 14 January 2030", "Nothing has been ordered", "UP (en): Dearer", "GONE (en): No longer"):
        assert part in words_of(mail)
    link = text_of(mail).split("/app/reorders/")[1].split()[0]
    assert became(customer.get(f"/v1/reorders/{link}").json)["UP"] == "price_up"
    assert customer.get(f"/v1/lists/{kept['list_id']}").json["repeat"]["next_on"] == "2030-01-28"
    assert customer.get("/v1/orders").json["items"] == []
    assert pass_time(NOW + 23 * DAY) == 1
    deliver()
    assert len(written_to(mailbox, "elin")) == 2


def test_a_time_is_skipped_a_day_moved_and_a_list_paused(
    customer: Caller, kept: Any, pass_time: Callable[[datetime], int], events: Callable[[], list[Any]]
) -> None:
    def due() -> list[str]:
        return [one.data["on"] for one in events() if one.name == "list.due"]

    def repeat(**body: Any) -> Any:
        return put(customer, kept, "/repeat", **{"weeks": 1, "next_on": "2030-01-14", **body}).json

    repeat()
    repeat(next_on="2030-01-21")  # skipped
    pass_time(NOW + 12 * DAY)
    assert due() == []
    repeat(next_on="2030-01-23")  # moved
    pass_time(NOW + 17 * DAY)
    assert due() == []
    pass_time(NOW + 18 * DAY)
    assert due() == ["2030-01-23"]
    repeat(next_on="2030-01-30", paused=True)
    pass_time(NOW + 60 * DAY)
    assert due() == ["2030-01-23"]
    with clock.fixed(NOW + 60 * DAY):
        shown = customer.get(f"/v1/lists/{kept['list_id']}").json["repeat"]
        assert (shown["next_on"], shown["paused"]) == ("2030-03-06", True)
        repeat(next_on=shown["next_on"])
    pass_time(NOW + 61 * DAY)
    assert due() == ["2030-01-23", "2030-03-06"]
    assert repeat(next_on="2030-01-02")["code"] == "day_not_possible"
    assert put(customer, kept, "/repeat", weeks=None).json["repeat"] is None


def test_a_list_of_nothing_brings_nothing(customer: Caller) -> None:
    empty = make(customer)
    answer = customer.post(f"/v1/lists/{empty['list_id']}/reorders")
    assert (answer.status, answer.json["lines"]) == (201, [])


def test_a_list_costs_two_reads(customer: Caller, kept: Any) -> None:
    with metered() as meter:
        customer.get(f"/v1/lists/{kept['list_id']}")
    assert meter.calls == ["GetItem", "GetItem", "BatchGetItem"]  # the member, the list, its products
