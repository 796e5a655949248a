"""The notifications table.

| pk             | sk        | what                                                        |
|----------------|-----------|-------------------------------------------------------------|
| P#<member>     | N#<dated> | a notice, sorted by when the thing happened; TTL 400 days   |
| P#<member>     | READ      | how far the member has read                                 |
| MID#<ses id>   | NOTICE    | which notice a sent mail told of, to recognise its answers  |

Access: the feed is one Query backwards, which meets READ first and then the notices, newest first.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.notifications import rules
from chalicelib.platform import cursors, db
from chalicelib.platform.settings import settings

KEEP = timedelta(days=400)
WINDOW = 50  # unread ones are counted among so many of the newest
_READ = "READ"


@dataclass(frozen=True, slots=True)
class Feed:
    """A part of a member's notices, newest first, as plain dicts; `unread` only with the first part."""

    notices: list[dict[str, Any]]
    mark: rules.Mark
    unread: int | None
    next_cursor: str | None


class Notice(Model):
    """Something that a member was told. `facts` (JSON) word its title; `mail_refused` says why no mail could go."""

    class Meta(db.TableMeta):
        table_name = settings().table("notifications")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    notice_id = UnicodeAttribute()
    kind = UnicodeAttribute()
    at = UnicodeAttribute()
    recorded_at = UnicodeAttribute()
    facts = UnicodeAttribute()
    link = UnicodeAttribute()
    mailed_at = UnicodeAttribute(null=True)
    ses_message_id = UnicodeAttribute(null=True)
    mail_refused = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, member_id: str) -> str:
        """The partition key of a member's notices."""
        return f"P#{member_id}"

    @classmethod
    def of_member(cls, member_id: str, cursor: str | None, limit: int) -> Feed:
        """One part of a member's feed, in one read."""
        return _later(cls.key(member_id), cursor, limit) if cursor else _first(cls.key(member_id), limit)


class Reading(Model):
    """How far a member has read. Its sort key stands behind those of all notices."""

    class Meta(db.TableMeta):
        table_name = settings().table("notifications")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default=_READ)
    up_to = UnicodeAttribute()
    read_at = UnicodeAttribute()


class SentMail(Model):
    """The notice that a sent mail told of, by the id that SES gave the mail."""

    class Meta(db.TableMeta):
        table_name = settings().table("notifications")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="NOTICE")
    member_id = UnicodeAttribute()
    notice_id = UnicodeAttribute()
    link = UnicodeAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, ses_message_id: str) -> str:
        """The partition key of a sent mail."""
        return f"MID#{ses_message_id}"


def _first(pk: str, limit: int) -> Feed:
    raws, last = db.query(Notice, pk, forward=False, limit=WINDOW + 1)
    items = [db.plain(raw) for raw in raws]
    mark = rules.UNREAD
    if items and items[0]["sk"] == _READ:
        read = items.pop(0)
        mark = rules.Mark(read["up_to"], read["read_at"])
    unread = sum(not mark.covers(one["notice_id"], one["recorded_at"]) for one in items[:WINDOW])
    more = len(items) > limit or last is not None
    return Feed(items[:limit], mark, unread, _cursor(items[:limit], mark) if more else None)


def _later(pk: str, cursor: str, limit: int) -> Feed:
    """The cursor carries the mark, so that a later page needs no second read and agrees with the first."""
    start = cursors.unseal(cursor, {"pk", "sk", "mark"}, ("pk", pk)) or {}
    mark = rules.parse_mark(start.pop("mark")["S"])
    raws, _ = db.query(Notice, pk, forward=False, limit=limit + 1, start=start)
    items = [db.plain(raw) for raw in raws if raw["sk"]["S"] != _READ]
    return Feed(items[:limit], mark, None, _cursor(items[:limit], mark) if len(items) > limit else None)


def _cursor(shown: list[dict[str, Any]], mark: rules.Mark) -> str | None:
    last = shown[-1]
    return cursors.seal({"pk": {"S": last["pk"]}, "sk": {"S": last["sk"]}, "mark": {"S": str(mark)}})
