"""The guests table. Everything in it goes away by itself.

| pk             | sk      | what                                                                          |
|----------------|---------|-------------------------------------------------------------------------------|
| I#<inquiry id> | INQUIRY | what somebody wrote by the form, until its address is confirmed, TTL 7 days   |

Access: one consistent read by the id, which derives from the request.
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
