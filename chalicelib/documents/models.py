"""The documents table.

| pk            | sk                         | what                                                                 |
|---------------|----------------------------|----------------------------------------------------------------------|
| A#<account>   | D#<document>               | a file that somebody asked for: making, ready or failed               |
| A#<account>   | S#<number>                 | a statement: its period, and where its facts are archived             |
| A#<account>   | P#<since>#<until>#<mark>   | the number of the statement of that period with those entries         |
| SERIES#<year> | STATEMENT                  | the last number given                                                 |

Access: a document is one read; an account's statements, newest first, are one Query. A document's id derives from what
it says and how it is written, so who asks again meets the same item, and the same file.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.platform import db
from chalicelib.platform.settings import settings


def account_key(account_id: str) -> str:
    """The partition of all documents of one account."""
    return f"A#{account_id}"


class _Documents(db.TableMeta):
    table_name = settings().table("documents")


class Document(Model):
    """A file, or the wish for one. `facts` is what it says, as JSON, until it is written; a statement's are archived.

    `asked_at` is when it was asked for last, `made_at` the moment it is dated with: written again, it is the same.
    """

    class Meta(_Documents):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    document_id = UnicodeAttribute()
    kind = UnicodeAttribute()
    number = UnicodeAttribute()
    format = UnicodeAttribute()
    language = UnicodeAttribute(null=True)
    state = UnicodeAttribute()
    why = UnicodeAttribute(null=True)
    asked_at = UnicodeAttribute()
    made_at = UnicodeAttribute()
    ready_at = UnicodeAttribute(null=True)
    facts = UnicodeAttribute(null=True)
    check_code = UnicodeAttribute(null=True)
    file_key = UnicodeAttribute(null=True)
    sha256 = UnicodeAttribute(null=True)
    size = NumberAttribute(null=True)

    @staticmethod
    def key(document_id: str) -> str:
        """The sort key of a document."""
        return f"D#{document_id}"


class Statement(Model):
    """A statement. `mark` is the last entry in it; `file_key` and `sha256` are those of its archived facts."""

    class Meta(_Documents):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    since = UnicodeAttribute()
    until = UnicodeAttribute()
    mark = UnicodeAttribute()
    drawn_at = UnicodeAttribute()
    currency = UnicodeAttribute()
    opening = NumberAttribute()
    closing = NumberAttribute()
    file_key = UnicodeAttribute(null=True)
    sha256 = UnicodeAttribute(null=True)

    @staticmethod
    def key(number: str) -> str:
        """The sort key of a statement."""
        return f"S#{number}"


class StatementOf(Model):
    """Which statement a period has, as long as nothing is posted to it."""

    class Meta(_Documents):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()

    @staticmethod
    def key(since: str, until: str, mark: str) -> str:
        """The sort key of a period and the last entry in it."""
        return f"P#{since}#{until}#{mark}"


class Series(Model):
    """The last number given: taken in the transaction that opens the statement, so none is left out."""

    class Meta(_Documents):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="STATEMENT")
    last = NumberAttribute()
