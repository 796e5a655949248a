"""Which accounts have a ledger, in the billing table.

| pk              | sk           | what                                                                       |
|-----------------|--------------|----------------------------------------------------------------------------|
| LEDGERS#<shard> | <account>    | written with the first posting; how the nightly check found it             |

Access: the nightly check walks each shard by Query, a page at a time. An account that did not move is not read again.
"""

import hashlib

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings

SHARDS = 8


def shard_of(account_id: str) -> str:
    """The shard in which an account's ledger is listed."""
    return f"{hashlib.sha256(account_id.encode()).digest()[0] % SHARDS}"


class Ledger(Model):
    """A ledger in the list. `version` is its head's when it was found sound, `differences` (JSON) what was not."""

    class Meta(db.TableMeta):
        table_name = settings().table("billing")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = NumberAttribute(null=True)
    checked_at = UnicodeAttribute(null=True)
    differences = UnicodeAttribute(null=True)

    @staticmethod
    def key(shard: str) -> str:
        """The partition key of a shard."""
        return f"LEDGERS#{shard}"
