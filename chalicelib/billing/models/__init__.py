"""The billing table.

| pk            | sk                    | what                                                                   |
|---------------|-----------------------|------------------------------------------------------------------------|
| A#<account>   | CREDIT                | the ledger's head: sums, version, limit and hold                       |
| A#<account>   | E#<dated>             | an entry, with the balance after it; never changed                     |
| A#<account>   | I#<number>            | an item: invoice, payment or credit note, with what settles it         |
| A#<account>   | OPEN#<due>#<number>   | a debit that is open, while it is                                      |
| A#<account>   | UNUSED#<on>#<number>  | a credit with something left, while it has                             |
| A#<account>   | TOLD#<number>         | a transfer that the customer announced, until it arrives               |
| A#<account>   | DISPUTE#<ticket>      | what is contested of an invoice, and how it ended (`disputes`)         |
| A#<account>   | REFUND#<number>       | credit that is paid back, and how far it has come (`refunds`)          |
| A#<account>   | REFUNDS#<at>#<number> | the same as a line of the account's list                               |
| A#<account>   | ORDER#<number>        | what an order has come to: reserved, billed, and what is left of it    |
| A#<account>   | INTEREST#<invoice>    | makes an invoice bear interest once (`interest`)                       |
| A#<account>   | KEPT#<order>#<for>    | what is credited of an order is promised for something (`kept`)        |
| SERIES#<year> | INVOICE, CREDIT_NOTE  | the last number given in a series of a year                            |

Index by_reference (reference, pk), keys only: whose invoice or announcement a payment names, and open debts of an
amount (AMOUNT#<currency>#<open>). What is kept of bank files stands in `bank`.

Access: what is owed is one read of CREDIT; open items, unused credits and entries are one Query each, for the cost of a
page; an invoice is one read; a statement is its entries and the one before them. Whoever posts reads CREDIT first and
writes it on the condition of its version, so postings to one account follow one another.
"""

from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


def account_key(account_id: str) -> str:
    """The partition of everything that one account owes and has."""
    return f"A#{account_id}"


def amount_key(currency: str, amount: int) -> str:
    """Under what open debts of exactly that amount lie in the index by_reference."""
    return f"AMOUNT#{currency}#{amount}"


class _Billing(db.TableMeta):
    table_name = settings().table("billing")


class _ByReference(GlobalSecondaryIndex[Any]):
    class Meta:
        index_name = "by_reference"
        projection = KeysOnlyProjection()

    reference = UnicodeAttribute(hash_key=True)
    pk = UnicodeAttribute(range_key=True)


class Head(Model):
    """The head of a ledger: the sums over all items, kept in the transaction of every posting.

    `entries` is how many entries there are; `by_due` and `contested_by_due` are JSON, day to amount. `left` is what is
    left of the limit, absent without one: orders that are placed at once take from it on its condition. `uses_credit`
    says that the customer agreed that credit is set off by itself.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="CREDIT")
    currency = UnicodeAttribute()
    version = NumberAttribute()
    entries = NumberAttribute()
    last_at = UnicodeAttribute()
    debits = NumberAttribute()
    credits = NumberAttribute()
    by_due = UnicodeAttribute()
    contested_by_due = UnicodeAttribute()
    reserved = NumberAttribute()
    limit = NumberAttribute(null=True)
    left = NumberAttribute(null=True)
    hold = UnicodeAttribute(null=True)
    way_out = UnicodeAttribute(null=True)
    uses_credit = BooleanAttribute(null=True)


class EntryItem(Model):
    """One entry as it was posted. `at` is the moment of posting, `on` and `due` are days, `actor` who did it."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    entry_id = UnicodeAttribute()
    kind = UnicodeAttribute()
    number = UnicodeAttribute()
    amount = NumberAttribute()
    balance = NumberAttribute()
    at = UnicodeAttribute()
    on = UnicodeAttribute()
    due = UnicodeAttribute(null=True)
    against = UnicodeAttribute(null=True)
    reverses = UnicodeAttribute(null=True)
    corrects = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    actor = UnicodeAttribute(null=True)

    @staticmethod
    def key(entry_id: str) -> str:
        """The sort key of an entry."""
        return f"E#{entry_id.removeprefix('ent_')}"


class LedgerItem(Model):
    """An invoice, a payment or a credit note. `settlements` is JSON; `document` what was billed, as canonical JSON.

    `disputes` (JSON) is what was ever contested of it, `disputed` the sum of what is at present. By `reference` a
    payment may name it; `bank_reference` is the bank's own of a payment. `interest` (JSON) is how interest came about.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    kind = UnicodeAttribute()
    amount = NumberAttribute()
    on = UnicodeAttribute()
    due = UnicodeAttribute(null=True)
    posted_at = UnicodeAttribute()
    settlements = UnicodeAttribute()
    disputed = NumberAttribute(default=0)
    disputes = UnicodeAttribute(default="[]")
    version = NumberAttribute()
    reference = UnicodeAttribute(null=True)
    bank_reference = UnicodeAttribute(null=True)
    announced = UnicodeAttribute(null=True)
    order = UnicodeAttribute(null=True)
    names = UnicodeAttribute(null=True)
    document = UnicodeAttribute(null=True)
    interest = UnicodeAttribute(null=True)
    by_reference = _ByReference()

    @staticmethod
    def key(number: str) -> str:
        """The sort key of an item."""
        return f"I#{number}"


class OpenItem(Model):
    """An item in the list of what is open. Only what the list shows; gone when nothing is open any more.

    `reference` is that of its amount, of debts only: by it a payment of exactly that much is matched.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    kind = UnicodeAttribute()
    on = UnicodeAttribute()
    due = UnicodeAttribute(null=True)
    amount = NumberAttribute()
    open = NumberAttribute()
    disputed = NumberAttribute()
    reference = UnicodeAttribute(null=True)


class Announcement(Model):
    """A transfer that the customer said will come. `splits` is JSON, number and amount."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    reference = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    on = UnicodeAttribute()
    splits = UnicodeAttribute()
    at = UnicodeAttribute()
    body_hash = UnicodeAttribute()

    @staticmethod
    def key(number: str) -> str:
        """The sort key of an announcement."""
        return f"TOLD#{number}"


class BilledOrder(Model):
    """What an order has come to in the ledger: its presence and version make every step happen once.

    `booked` is the order's version that was billed last, `documents` (JSON) the numbers of its invoices and credit
    notes, `left` (JSON) what of each invoice no credit note has taken back, `conceded` (JSON) what of that the vendor
    took less for than the order says.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    order = UnicodeAttribute()
    version = NumberAttribute()
    booked = NumberAttribute()
    reserved = NumberAttribute(default=0)
    over = BooleanAttribute(default=False)
    documents = UnicodeAttribute(default="[]")
    left = UnicodeAttribute(default="[]")
    conceded = UnicodeAttribute(default="[]")

    @staticmethod
    def key(order: str) -> str:
        """The sort key of an order's trace."""
        return f"ORDER#{order}"


class Series(Model):
    """The last number given in a series: taken in the transaction that issues, so no number is left out."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    last = NumberAttribute()
