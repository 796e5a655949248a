"""The guests table. Everything in it goes away by itself.

| pk             | sk      | what                                                                            |
|----------------|---------|---------------------------------------------------------------------------------|
| I#<inquiry id> | INQUIRY | what somebody wrote by the form, until its address is confirmed, TTL 7 days     |
| L#<look-up id> | LOOK_UP | the last code for a number and an address, be they of a pair or not, TTL 1 day  |
| S#<digest>     | OPENED  | what a mailed code has opened, by the digest of the token, TTL 30 minutes       |

Access: one consistent read. An inquiry's id derives from its request, a look-up's from number and address.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class Inquiry(Model):
    """What somebody wrote. Whoever has the `secret` has read the mail that went to the address.

    `ticket` is what it became when it was confirmed.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("guests")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="INQUIRY")
    inquiry_id = UnicodeAttribute()
    secret = UnicodeAttribute()
    name = UnicodeAttribute()
    email = UnicodeAttribute()
    kind = UnicodeAttribute()
    text = UnicodeAttribute()
    order_number = UnicodeAttribute(null=True)
    language = UnicodeAttribute()
    written_at = UnicodeAttribute()
    body_hash = UnicodeAttribute()
    ticket = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, inquiry_id: str) -> str:
        """The partition key of what was written."""
        return f"I#{inquiry_id}"


class LookUp(Model):
    """Somebody wants to see the thing with that number; `code` is what was mailed last, if it is theirs."""

    class Meta(db.TableMeta):
        table_name = settings().table("guests")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="LOOK_UP")
    number = UnicodeAttribute()
    email = UnicodeAttribute()
    language = UnicodeAttribute()
    code = UnicodeAttribute()
    asked_at = UnicodeAttribute()
    tries = NumberAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, look_up_id: str) -> str:
        """The partition key of a look-up."""
        return f"L#{look_up_id}"


class Opened(Model):
    """One thing, open to whoever holds the token, until then."""

    class Meta(db.TableMeta):
        table_name = settings().table("guests")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="OPENED")
    thing = UnicodeAttribute()
    number = UnicodeAttribute()
    email = UnicodeAttribute()
    until = UnicodeAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, digest: str) -> str:
        """The partition key, from the digest of the token."""
        return f"S#{digest}"
