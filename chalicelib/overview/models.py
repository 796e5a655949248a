"""The overview table.

| pk                    | sk              | what                                                     |
|-----------------------|-----------------|----------------------------------------------------------|
| C#<kind>#<ref>        | CARD            | the card of one thing: its version, facts and places     |
| A#<account>           | HOME            | what the landing page shows, recomputed after each card  |
| A#<account>           | O#<at>#<ref>    | the card again, in the account's orders by time          |
| A#<account>           | T#<at>#<ref>    | the card again, in the account's open tickets            |
| Y#<day>               | <at>#<ref>      | the card again, among the orders placed on a day in UTC  |
| D#<desk>              | <key>#<ref>     | the card again, in a staff list, most pressing first     |
| D#<desk>#<assignee>   | <key>#<ref>     | the same under whoever has it, or `nobody`               |

Access: the landing page is one read of HOME; a staff list is one Query, whose cost is that of its page.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class CardItem(Model):
    """The newest known card of a thing. `facts` is JSON; `places` are the `pk|sk` of its copies."""

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="CARD")
    version = NumberAttribute()
    facts = UnicodeAttribute()
    places = UnicodeSetAttribute(null=True)


class Copy(Model):
    """A card where a list shows it."""

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute()


class Home(Model):
    """What the landing page shows: newest orders and open tickets as JSON lists of facts."""

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="HOME")
    version = NumberAttribute()
    orders = UnicodeAttribute()
    tickets = UnicodeAttribute()
    as_of = UnicodeAttribute()
