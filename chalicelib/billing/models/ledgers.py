"""Which accounts have a ledger, in the billing table.

| pk              | sk           | what                                                                       |
|-----------------|--------------|----------------------------------------------------------------------------|
| LEDGERS#<shard> | <account>    | written with the first posting; how the nightly check found it             |
| LEDGERS         | <shard>      | when the check last came to the end of a shard                             |
| DIFFERING       | <account>    | a ledger that the last check found to differ from its entries, while it is |

Access: the nightly check walks each shard by Query, a page at a time. An account that did not move is not read again.
Staff see in one Query when all of them were checked, and in another which differ.
"""

import hashlib

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.kernel.paging import Page
from chalicelib.platform import db
from chalicelib.platform.settings import settings

SHARDS = 8
_DIFFERING = "DIFFERING"


def shard_of(account_id: str) -> str:
    """The shard in which an account's ledger is listed."""
    return f"{hashlib.sha256(account_id.encode()).digest()[0] % SHARDS}"


class _Billing(db.TableMeta):
    table_name = settings().table("billing")


class Ledger(Model):
    """A ledger in the list. `version` is its head's when it was found sound, `differences` (JSON) what was not."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = NumberAttribute(null=True)
    checked_at = UnicodeAttribute(null=True)
    differences = UnicodeAttribute(null=True)

    @staticmethod
    def key(shard: str) -> str:
        """The partition key of a shard."""
        return f"LEDGERS#{shard}"


class Walked(Model):
    """How far the nights have come: when a shard was last walked to its end."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True, default="LEDGERS")
    sk = UnicodeAttribute(range_key=True)
    checked_at = UnicodeAttribute()

    @classmethod
    def every(cls) -> "list[Walked]":
        """Of all shards in which there are ledgers that had their first night."""
        items, _ = db.query(cls, "LEDGERS")
        return [cls.from_raw_data(item) for item in items]


class Differing(Model):
    """A ledger that differs: in how many things, and the `first` of them in words."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True, default=_DIFFERING)
    sk = UnicodeAttribute(range_key=True)
    things = NumberAttribute(null=True)
    first = UnicodeAttribute(null=True)

    @classmethod
    def page(cls, cursor: str | None, limit: int) -> "Page[Differing]":
        """Those that differ."""
        return db.page(cls, _DIFFERING, cursor=cursor, limit=limit)
