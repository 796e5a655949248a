"""The overview table.

| pk                         | sk                | what                                                     |
|----------------------------|-------------------|----------------------------------------------------------|
| C#<kind>#<ref>             | CARD              | the card of one thing: its version, facts and places     |
| A#<account>                | HOME              | what the landing page shows, recomputed after each card  |
| A#<account>#<kind>#<state> | <at>#<kind>#<ref> | the card again, in each list of what is the account's:   |
|                            |                   | kind may be `all`, state is `any`, `open` or `closed`    |
| A#<account>#order#<state>#<payment> | the same   | of an order: not_billed, to_pay or settled; state may be |
|                            |                   | `waiting` too: for an answer of the customer's           |
| A#<account>#order#reference | <reference>#<at>#... | of an order: by the customer's own reference         |
| A#<account>#needs          | <from>#...        | the card again, while it waits for the customer          |
| A#<account>#word#<beginning> | <at>#<kind>#<ref> | leads to a card that has a word which begins so |
| A#<account>#words#<letter> | <word>        | a word that the account's things have or had             |
| Y#<day>                    | <at>#<ref>        | the card again, among the orders placed on a day in UTC  |
| D#<desk>                   | <key>#<ref>       | the card again, in a staff list, most pressing first     |
| D#<desk>#<assignee>        | <key>#<ref>       | a ticket under whoever has it, or `nobody`               |
| D#<desk>#team:<team>       | <key>#<ref>       | a ticket under the team that has it                      |
| D#all                      | <due>#<kind>#<ref>| the card again, among all that is due                    |

Access: the landing page is one read of HOME; every list is one Query, whose cost is that of its page. A search is one
Query of what leads to cards, and one BatchGetItem of the cards, which decide what is found; where nothing is, one Query
of the words that may have been meant.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


class CardItem(Model):
    """The newest known card of a thing. `facts` is JSON; `places` are the `pk|sk` of its copies.

    `text` is what it is found by.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="CARD")
    version = NumberAttribute()
    facts = UnicodeAttribute()
    places = UnicodeSetAttribute(null=True)
    text = UnicodeAttribute(null=True)


class Copy(Model):
    """A card where a list shows it."""

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute()


class Lead(Model):
    """Leads from the beginning of a word to a card. `words` are all words of the thing, as the rules list them."""

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    words = UnicodeAttribute()


class KnownWord(Model):
    """A word that may be suggested to who mistypes it. It stays when nothing has it any more."""

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)


class Home(Model):
    """What the landing page shows as JSON lists of facts: newest orders, open tickets, what waits for the customer."""

    class Meta(db.TableMeta):
        table_name = settings().table("overview")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="HOME")
    version = NumberAttribute()
    orders = UnicodeAttribute()
    tickets = UnicodeAttribute()
    needs = UnicodeAttribute()
    as_of = UnicodeAttribute()
