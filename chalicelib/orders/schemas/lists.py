"""Named lists on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.schema import Day, Input, Line, View
from chalicelib.orders.rules.repeating import MOST_WEEKS
from chalicelib.orders.schemas import MOST_STEPS, LineNote, Sku
from chalicelib.orders.schemas.reorders import ReorderLineView

MOST_SET = 80
Sharing = Literal["own", "seen", "changed"]
ListName = Annotated[Line, Field(min_length=1, max_length=60)]


class ListLine(Input):
    """So much of a product in its smallest step; without a quantity it leaves the list."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=MOST_STEPS)] | None
    note: LineNote | None = None


class MakeList(Input):
    """A new list. `sharing`: for its maker alone (own), to be seen and used by the whole company (seen), or to be
    changed by it as well (changed)."""

    name: ListName
    sharing: Sharing = "own"
    lines: Annotated[list[ListLine], Field(max_length=MOST_SET, default_factory=list)]


class ChangeList(Input):
    """Its name, and for whom it is. Only who made it may share it otherwise."""

    name: ListName
    sharing: Sharing


class SetListLines(Input):
    """Lines to add, change or take out; the others stay."""

    lines: Annotated[list[ListLine], Field(min_length=1, max_length=MOST_SET)]


class SetRepeat(Input):
    """Every so many weeks, the next time on `next_on`. Without `weeks` the list comes round no more."""

    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] | None
    next_on: Day | None = None
    paused: bool = False


class RepeatView(View):
    """A list comes round every so many weeks: a mail on `mail_on` leads to a review for the order of `next_on`.

    `skip_to` is the time after the next one. Nothing is ordered without somebody's yes.
    """

    weeks: int
    next_on: str
    mail_on: str
    skip_to: str
    paused: bool


class ListCardView(View):
    """A list among others. `may_change`: lines, name and repeating; `mine`: sharing and removing as well."""

    list_id: str
    name: str
    sharing: Sharing
    mine: bool
    may_change: bool
    made_by: str
    line_count: int
    repeat: RepeatView | None
    changed_at: str


class ListsView(View):
    """A page of the lists that the caller may see."""

    items: list[ListCardView]
    next_cursor: str | None


class ListView(ListCardView):
    """A list with its lines: how each was when somebody saw it last, and what has become of it."""

    lines: list[ReorderLineView]


class RemovedListView(View):
    """A list that there is no more."""

    list_id: str
