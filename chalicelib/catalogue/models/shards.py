"""Search items: shards of words, and which there are. What stands in a shard: `chalicelib.catalogue.search`."""

from typing import Self

from pynamodb.attributes import BinaryAttribute, BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings

_TABLE = settings().table("catalogue")

Shard = tuple[str, str]  # (kind, letters)


class SearchShard(Model):
    """A chunk of a search shard, packed; the first says how many `chunks` there are. Kinds: `search`."""

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    packed = BinaryAttribute(legacy_encoding=False)
    chunks = NumberAttribute(null=True)

    @classmethod
    def wish(cls, shard: Shard, chunk: int) -> db.Wish:
        """To be read together with others."""
        return db.Wish(cls, "#".join(("I", *shard)), f"{chunk:03d}")

    @classmethod
    def of(cls, shard: Shard, chunk: int) -> Self:
        """The item of a chunk, not read."""
        return cls("#".join(("I", *shard)), f"{chunk:03d}")


class SearchState(Model):
    """The digest of every shard, so that an import writes only those that change.

    `behind` is set before products change and taken away when the shards are right again: an import that was stopped
    in between is made good by the next one.
    """

    class Meta(db.TableMeta):
        table_name = _TABLE

    pk = UnicodeAttribute(hash_key=True, default="I")
    sk = UnicodeAttribute(range_key=True, default="STATE")
    digests = BinaryAttribute(legacy_encoding=False, null=True)
    behind = BooleanAttribute(null=True)

    @classmethod
    def load(cls) -> Self:
        """As stored, or of an empty catalogue."""
        return db.find(cls, "I", "STATE") or cls()
