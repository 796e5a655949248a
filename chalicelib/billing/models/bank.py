"""What is kept of a bank's files, in the billing table.

| pk                  | sk            | what                                           | index by_reference           |
|---------------------|---------------|------------------------------------------------|------------------------------|
| BANKFILES           | <at>#<file>   | a file in the list of all, by time             | -                            |
| BANK#<file>         | FILE          | a file: where it stands, how its lines stand   | -                            |
| BANK#<file>         | PART#<nnn>    | how the lines of a part of it stand            | -                            |
| ROWS#<file>         | <nnn>         | the rows of that part as they were read        | -                            |
| BANK#<file>#<place> | LINE          | a row and what has become of it                | LINE#<file>#<group>, by place|
| PAID#<reference>    | PAID          | the payment posted by a bank's reference       | -                            |
| PAYER#<iban>        | A#<account>   | an account paid for from that bank account     | -                            |

Access: a file with its progress is one Query; the lines of a group are one Query of keys and one BatchGetItem. A line
moves from group to group in one transaction with the count of its part, so counts are exact and no two parts are in
each other's way. `PAID` is created in the transaction of the payment: from whatever file or hand, it is posted once.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.billing.rules.bank_states import Group
from chalicelib.platform import db
from chalicelib.platform.settings import settings

FILES = "BANKFILES"


class _Billing(db.TableMeta):
    table_name = settings().table("billing")


def file_key(file_id: str) -> str:
    """The partition of a file and of its parts."""
    return f"BANK#{file_id}"


class ListedFile(Model):
    """A file in the list of all."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    file_id = UnicodeAttribute()


class BankFile(Model):
    """A file. `why` says of a refused one what is wrong; `counts` is JSON, group to number of lines, made anew from the
    parts now and then; `asked` is JSON, the parts whose sure lines somebody wants posted, since `asked_at`.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="FILE")
    file_id = UnicodeAttribute()
    name = UnicodeAttribute()
    size = NumberAttribute()
    digest = UnicodeAttribute()
    state = UnicodeAttribute()
    why = UnicodeAttribute(null=True)
    at = UnicodeAttribute()
    brought_by = UnicodeAttribute()
    rows = NumberAttribute(default=0)
    parts = NumberAttribute(default=0)
    counts = UnicodeAttribute(default="{}")
    asked = UnicodeAttribute(default="[]")
    asked_at = UnicodeAttribute(null=True)
    version = NumberAttribute()


class FilePart(Model):
    """How the lines `first` to `last` of a file stand: how many and, for some groups, how much in minor units.

    It appears once they all have been matched. `done_at` is when its sure lines were posted last.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    part = NumberAttribute()
    first = NumberAttribute()
    last = NumberAttribute()
    sure = NumberAttribute(default=0)
    check = NumberAttribute(default=0)
    open = NumberAttribute(default=0)
    posted = NumberAttribute(default=0)
    aside = NumberAttribute(default=0)
    bad = NumberAttribute(default=0)
    sure_amount = NumberAttribute(default=0)
    posted_amount = NumberAttribute(default=0)
    done_at = UnicodeAttribute(null=True)

    @staticmethod
    def key(part: int) -> str:
        """The sort key of a part."""
        return f"PART#{part:03d}"

    def counted(self) -> dict[Group, int]:
        """How many lines each group has."""
        return {group: int(getattr(self, group.value)) for group in Group}


class FileRows(Model):
    """The rows of a part, JSON, so that matching again needs no second reading of the file."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    rows = UnicodeAttribute()

    @staticmethod
    def keys(file_id: str, part: int) -> tuple[str, str]:
        """Where the rows of a part lie."""
        return f"ROWS#{file_id}", f"{part:03d}"


class BankLine(Model):
    """A row of a file and what has become of it. `splits` is JSON, number and amount.

    `why` says in a word why it is no payment or was not posted, `note` what staff wrote who set it aside.
    `account_id`, `account` (its name) and `payment` are those that are proposed, or to which it was posted.
    """

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="LINE")
    reference = UnicodeAttribute()
    file_id = UnicodeAttribute()
    place = NumberAttribute()
    line = NumberAttribute()
    part = NumberAttribute()
    group = UnicodeAttribute()
    bank_reference = UnicodeAttribute(null=True)
    amount = NumberAttribute(null=True)
    currency = UnicodeAttribute(null=True)
    on = UnicodeAttribute(null=True)
    payer = UnicodeAttribute(null=True)
    iban = UnicodeAttribute(null=True)
    text = UnicodeAttribute(null=True)
    why = UnicodeAttribute(null=True)
    note = UnicodeAttribute(null=True)
    how = UnicodeAttribute(null=True)
    account_id = UnicodeAttribute(null=True)
    account = UnicodeAttribute(null=True)
    splits = UnicodeAttribute(default="[]")
    payment = UnicodeAttribute(null=True)
    version = NumberAttribute()

    @staticmethod
    def key(file_id: str, place: int) -> str:
        """The partition of a line."""
        return f"BANK#{file_id}#{place:06d}"

    @staticmethod
    def group_key(file_id: str, group: str) -> str:
        """Under what the lines of a group lie in the index."""
        return f"LINE#{file_id}#{group}"


class PaidReference(Model):
    """The payment that was posted by a bank's reference: there is one at most, whoever tries."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="PAID")
    account_id = UnicodeAttribute()
    number = UnicodeAttribute()
    amount = NumberAttribute()
    on = UnicodeAttribute()

    @staticmethod
    def key(reference: str) -> str:
        """The partition of a bank's reference."""
        return f"PAID#{reference}"


class Payer(Model):
    """A payment to that account once came from this bank account."""

    class Meta(_Billing):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    account_id = UnicodeAttribute()

    @staticmethod
    def key(iban: str) -> str:
        """The partition of a bank account."""
        return f"PAYER#{iban}"
