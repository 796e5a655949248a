"""The tickets table.

| pk         | sk           | what                                                          |
|------------|--------------|---------------------------------------------------------------|
| T#<number> | TICKET       | a ticket: where it stands, its clocks                         |
| T#<number> | M#<sortable> | an entry of its conversation that the customer may see        |
| N#<number> | M#<sortable> | a note among staff, apart so that no customer's read meets it |
| N#<number> | W#<member>   | who of the staff is writing there just now, TTL               |
| IN#<mail>  | MAIL         | a mail that came, and what became of it; TTL 400 days         |
| MID#<id>   | MAIL         | to which ticket a mail belongs, sent or got; TTL 400 days     |
| PROMISES   | PROMISES     | what the open promises were worked out by                     |
| LOAD       | <member>     | how many tickets a member of staff has at work                |
| BATCH#<id> | BATCH        | what staff did to several tickets at once; TTL 7 days         |
| BATCH#<id> | T#<number>   | what that was for one of them, and how it was before          |

Index by_account (account_id, opened_key = `<opened>#<number>`): headers of tickets.

Access: a ticket with its newest entries is one descending Query (TICKET sorts after M#); an account's tickets by
time are one Query of the index. A ticket's number derives from the request that opened it. A batch is one Query.
What led to tickets stands in `causes`, how content customers are in `ratings`, what staff write once and send often in
`ready_answers`.
"""

from typing import Any

from pynamodb.attributes import JSONAttribute, ListAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import cursors, db
from chalicelib.platform.settings import settings
from chalicelib.tickets.models.writing import WritingMark

NEWEST = 50
HEADER = [
    *("number", "kind", "subject", "state", "priority", "opened_at", "due_at", "due_clock", "assignee_name"),
    *("requester_id", "order_number"),
]


class _ByAccount(GlobalSecondaryIndex[Any]):
    class Meta:
        index_name = "by_account"
        projection = IncludeProjection(HEADER)

    account_id = UnicodeAttribute(hash_key=True)
    opened_key = UnicodeAttribute(range_key=True)


class Ticket(Model):
    """A ticket. `handling` is what its rules need, as JSON; `timer_at` the earliest timer that is set for it.

    `team` is that of its assignee, or the one that has it while nobody of its people does.
    `merged` is {into, at, was}: where it goes on, since when, and its handling before; `absorbed` are tickets that go
    on here.
    `guest_address` is that of a requester who is no member; `participants` are others who write by mail; `last_mail` is
    the id of the last mail that came in it. `cause` is what its customer may know of what led to it, beside the
    `cause_id` and `title`, which are for staff: `state`, `since`, `text`, `texts`; `joined` and `step` are the steps of
    the cause that were the latest when the ticket was bound, and of those told here. `rating` is what its customer
    thinks of how we handled it: `verdict`, `word`, `wish`, `rated_at`. `topic` is what it is about, with the words of
    questions and answers as they were.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="TICKET")
    number = UnicodeAttribute()
    account_id = UnicodeAttribute()
    opened_key = UnicodeAttribute()
    requester_id = UnicodeAttribute()
    requester_name = UnicodeAttribute()
    company = UnicodeAttribute(null=True)
    kind = UnicodeAttribute()
    subject = UnicodeAttribute()
    state = UnicodeAttribute()
    priority = UnicodeAttribute()
    tags = ListAttribute(of=UnicodeAttribute, null=True)
    staff_tags: Any = ListAttribute(of=UnicodeAttribute, null=True)
    order_number = UnicodeAttribute(null=True)
    invoice_number = UnicodeAttribute(null=True)
    follows = UnicodeAttribute(null=True)
    checklist: Any = JSONAttribute(null=True)
    merged: Any = JSONAttribute(null=True)
    absorbed: Any = ListAttribute(of=UnicodeAttribute, null=True)
    opened_at = UnicodeAttribute()
    assignee = UnicodeAttribute(null=True)
    assignee_name = UnicodeAttribute(null=True)
    team = UnicodeAttribute(null=True)
    guest_address = UnicodeAttribute(null=True)
    guest_language = UnicodeAttribute(null=True)
    participants = JSONAttribute(null=True)
    last_mail = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    due_clock = UnicodeAttribute(null=True)
    cause = JSONAttribute(null=True)
    rating = JSONAttribute(null=True)
    topic = JSONAttribute(null=True)
    handling = UnicodeAttribute()
    timer_at = UnicodeAttribute(null=True)
    body_hash = UnicodeAttribute()
    version = NumberAttribute()
    by_account = _ByAccount()

    @classmethod
    def key(cls, number: str) -> str:
        """The partition key of a ticket and its conversation."""
        return f"T#{number}"

    @classmethod
    def of_account(cls, account_id: str, cursor: str | None, limit: int) -> Page[dict[str, Any]]:
        """Headers of an account's tickets as plain dicts, newest first."""
        return db.page(cls, account_id, cursor=cursor, limit=limit, make=db.plain, index="by_account", forward=False)

    @classmethod
    def with_newest(cls, number: str) -> "tuple[Ticket | None, list[Entry], str | None]":
        """A ticket, its newest entries (newest first), and the cursor to the ones before: one consistent Query."""
        items, last = db.query(cls, cls.key(number), forward=False, limit=NEWEST + 1, consistent=True)
        tickets = [cls.from_raw_data(item) for item in items if item["sk"]["S"] == "TICKET"]
        entries = [Entry.from_raw_data(item) for item in items if item["sk"]["S"] != "TICKET"]
        return (tickets[0] if tickets else None), entries, cursors.seal(last)


class Entry(Model):
    """One entry of a conversation. `facts` are short texts by which a page words what was done.

    What came by mail has its `mail_id`. Its `files`: name, media_type, size, key and alt, or the fault for which one is
    not kept; one that still waits to be checked has its `upload` instead of a key.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    at = UnicodeAttribute()
    kind = UnicodeAttribute()
    by = UnicodeAttribute()
    author_id = UnicodeAttribute()
    author = UnicodeAttribute()
    text = UnicodeAttribute(null=True)
    facts = JSONAttribute(null=True)
    mail_id = UnicodeAttribute(null=True)
    files = JSONAttribute(null=True)

    @property
    def entry_id(self) -> str:
        """Its name within the ticket."""
        return self.sk.removeprefix("M#")

    @property
    def internal(self) -> bool:
        """Whether it is a note among staff."""
        return self.pk.startswith("N#")

    @classmethod
    def notes(cls, number: str) -> "tuple[list[Entry], list[WritingMark]]":
        """The newest notes among staff, newest first, and who is writing: one Query, in which marks come first."""
        items, _ = db.query(cls, f"N#{number}", forward=False, limit=NEWEST, consistent=True)
        notes = [cls.from_raw_data(item) for item in items if item["sk"]["S"].startswith("M#")]
        return notes, [WritingMark.from_raw_data(item) for item in items if not item["sk"]["S"].startswith("M#")]

    @classmethod
    def first_text(cls, number: str) -> str | None:
        """What was written first in the conversation."""
        items, _ = db.query(cls, Ticket.key(number), begins="M#", limit=1, consistent=True)
        return items[0].get("text", {}).get("S") if items else None

    @classmethod
    def older(cls, number: str, cursor: str | None, limit: int) -> "Page[Entry]":
        """Entries of a conversation, newest first."""
        return db.page(cls, Ticket.key(number), cursor=cursor, limit=limit, begins="M#", forward=False)


class SettledPromises(Model):
    """By which opening hours and targets the open promises were worked out, as a digest."""

    KEY = "PROMISES"

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True, default=KEY)
    sk = UnicodeAttribute(range_key=True, default="PROMISES")
    digest = UnicodeAttribute()


class TakenMail(Model):
    """A mail that came, and what became of it. `raw_key` is where the whole of it lies."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="MAIL")
    mail_id = UnicodeAttribute()
    raw_key = UnicodeAttribute()
    received_at = UnicodeAttribute()
    taken_at = UnicodeAttribute()
    address = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    language = UnicodeAttribute(null=True)
    subject = UnicodeAttribute(null=True)
    proof = UnicodeAttribute()
    outcome = UnicodeAttribute()
    reason = UnicodeAttribute()
    ticket = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, mail_id: str) -> str:
        """The partition key of a mail that came."""
        return f"IN#{mail_id}"


class MailOf(Model):
    """To which ticket a mail belongs, by its message id. One that we sent has the handle of who got it."""

    class Meta(db.TableMeta):
        table_name = settings().table("tickets")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="MAIL")
    ticket = UnicodeAttribute()
    sent_to = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, id_key: str) -> str:
        """The partition key, from what `threads.key_of` makes of a message id."""
        return f"MID#{id_key}"
