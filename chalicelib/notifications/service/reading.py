"""Reading: a member's feed, worded in their language, and how far they have read."""

import json
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.principal import Principal
from chalicelib.notifications import rules
from chalicelib.notifications.letters import wording
from chalicelib.notifications.models import Notice, Reading
from chalicelib.notifications.schemas import NoticesView, NoticeView, ReadView
from chalicelib.platform import db


class _ReadFurther(Conflict):
    """The member has read further than that already."""


def listed(caller: Principal, cursor: str | None, limit: int) -> NoticesView:
    """A part of the caller's feed, titles worded in their language now."""
    feed = Notice.of_member(caller.id, cursor, limit)
    items = [_view(notice, feed.mark, caller.language) for notice in feed.notices]
    return NoticesView(items=items, next_cursor=feed.next_cursor, unread=feed.unread)


def _view(notice: dict[str, Any], mark: rules.Mark, language: str) -> NoticeView:
    facts = json.loads(notice["facts"])
    return NoticeView(
        notice_id=notice["notice_id"],
        kind=notice["kind"],
        at=notice["at"],
        title=wording.title(notice["kind"], facts, language),
        facts=facts,
        link=notice["link"],
        read=mark.covers(notice["notice_id"], notice["recorded_at"]),
    )


def mark_read(caller: Principal, up_to: str) -> ReadView:
    """Remembers that the caller has seen that notice and all before it. It never goes back."""
    reading = Reading(Notice.key(caller.id), "READ", up_to=up_to, read_at=clock.stamp(clock.now()))
    try:
        with db.transaction() as tx:
            further = Reading.up_to.does_not_exist() | (Reading.up_to <= up_to)
            tx.put(reading, condition=further, otherwise=_ReadFurther("You have read further already."))
    except _ReadFurther as before:
        return ReadView(up_to=before.found.up_to if isinstance(before.found, Reading) else up_to)
    return ReadView(up_to=up_to)
