"""HTTP for named lists."""

from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.orders.schemas.lists import (
    ChangeList,
    ListsView,
    ListView,
    MakeList,
    RemovedListView,
    SetListLines,
    SetRepeat,
)
from chalicelib.orders.schemas.reorders import ReorderView
from chalicelib.orders.service import lists
from chalicelib.platform.http import Api, Audience

customers = Api(__name__, audience=Audience.CUSTOMER)


@customers.get("/lists")
def list_lists(caller: Principal, query: PageQuery) -> ListsView:
    """Your own lists, and those that colleagues share."""
    return lists.listed(caller, query.cursor, query.limit)


@customers.post("/lists", status=201)
def make_list(caller: Principal, body: MakeList, key: IdempotencyKey) -> ListView:
    """Make a list of products with quantities."""
    return lists.make(caller, body, key)


@customers.get("/lists/{list_id}")
def show_list(caller: Principal, list_id: str) -> ListView:
    """A list, with what has changed since somebody of you saw it last."""
    return lists.show(caller, list_id)


@customers.put("/lists/{list_id}")
def change_list(caller: Principal, list_id: str, body: ChangeList) -> ListView:
    """Set the list's name and who may see or change it."""
    return lists.change(caller, list_id, body)


@customers.put("/lists/{list_id}/lines")
def set_list_lines(caller: Principal, list_id: str, body: SetListLines) -> ListView:
    """Add, change or take out lines."""
    return lists.set_lines(caller, list_id, body)


@customers.put("/lists/{list_id}/repeat")
def set_list_repeat(caller: Principal, list_id: str, body: SetRepeat) -> ListView:
    """Say how often and from when on you are reminded to order the list; pause it, skip a time, move the day."""
    return lists.set_repeat(caller, list_id, body)


@customers.put("/lists/{list_id}/removal")
def remove_list(caller: Principal, list_id: str) -> RemovedListView:
    """Take your list away."""
    return lists.remove(caller, list_id)


@customers.post("/lists/{list_id}/reorders", status=201)
def reorder_list(caller: Principal, list_id: str, key: IdempotencyKey) -> ReorderView:
    """What of the list can be ordered now, line by line. Nothing is ordered by it."""
    return lists.begin(caller, list_id, key)
