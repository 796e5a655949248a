"""Notices on the wire."""

from typing import Annotated, Any

from pydantic import Field

from chalicelib.kernel.schema import Input, PageQuery, View

NoticeId = Annotated[str, Field(pattern="^ntc_[0-9A-Z]{26}$")]


class NoticesQuery(PageQuery):
    """Which part of the feed."""

    limit: Annotated[int, Field(ge=1, le=50)] = 20


class NoticeView(View):
    """Something that you were told. `title` is worded in your language from `kind` and `facts`."""

    notice_id: str
    kind: str
    at: str
    title: str
    facts: dict[str, Any]
    link: str
    read: bool


class NoticesView(View):
    """A part of the feed, newest first. `unread` is counted up to 50, and comes with the first page only."""

    items: list[NoticeView]
    next_cursor: str | None
    unread: int | None


class MarkRead(Input):
    """The newest notice that was seen; it and all before it count as read."""

    up_to: NoticeId


class ReadView(View):
    """How far you have read."""

    up_to: str
