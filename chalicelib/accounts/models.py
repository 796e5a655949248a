"""The accounts table.

| pk               | sk               | what                                  | index by_account (account_id, sk2) |
|------------------|------------------|---------------------------------------|------------------------------------|
| M#<sub>          | ME               | a member: read on each request        | account, M#<sub>                   |
| A#<account>      | ACCOUNT          | a customer account: person or company | -                                  |
| FIND#<2 letters> | <word>#<account> | a word that leads to an account       | -                                  |
| U#<sign-up>      | SIGN_UP          | an address to be proved, TTL          | -                                  |
| E#<digest>       | ADDRESS          | whose mail address that is            | -                                  |

Access: a member by `sub` (consistent, one read); members of an account, the vendor's staff included, by index.
Staff find an account by the beginning of a word: one Query. A sign-up by its id, which derives
from the address: one read. Who writes a mail is found by its address: two reads.
"""

import hashlib

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from chalicelib.platform import db, vendor
from chalicelib.platform.settings import settings

STAFF_ACCOUNT = "staff"


class _ByAccount(GlobalSecondaryIndex["Member"]):
    class Meta:
        index_name = "by_account"
        projection = AllProjection()

    account_id = UnicodeAttribute(hash_key=True)
    sk2 = UnicodeAttribute(range_key=True)


class Member(Model):
    """A person who signs in. `account_id` is "staff" for the vendor's own people.

    `company` repeats the name of a company's account, and `service_class` the account's, so that nobody reads the
    account to know who is speaking.
    `mail_failed_at` is when a mail to their address last came back, until they say that it works again.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("accounts")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="ME")
    sk2 = UnicodeAttribute()
    member_id = UnicodeAttribute()
    account_id = UnicodeAttribute()
    role = UnicodeAttribute()
    name = UnicodeAttribute()
    email = UnicodeAttribute()
    company = UnicodeAttribute(null=True)
    service_class = UnicodeAttribute(null=True)
    language = UnicodeAttribute()
    time_zone = UnicodeAttribute()
    suspended = BooleanAttribute(default=False)
    mail_failed_at = UnicodeAttribute(null=True)
    created_at = UnicodeAttribute()
    by_account = _ByAccount()

    @property
    def staff(self) -> bool:
        """Whether this is one of the vendor's own people."""
        return self.account_id == STAFF_ACCOUNT

    @property
    def team(self) -> str | None:
        """Their team, if they are one of the vendor's people and in one."""
        return vendor.team_of(self.email) if self.staff else None

    @classmethod
    def key(cls, sub: str) -> str:
        """The partition key of a member."""
        return f"M#{sub}"

    @classmethod
    def of_account(cls, account_id: str, limit: int = 100) -> "list[Member]":
        """Members of an account, in no particular order."""
        items, _ = db.query(cls, account_id, index="by_account", limit=limit)
        return [cls.from_raw_data(item) for item in items]


class Account(Model):
    """A customer. `kind` is person or company; `number` a company's registration number; `service_class` the vendor's
    promises to them, where those are not what everybody is promised.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("accounts")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="ACCOUNT")
    kind = UnicodeAttribute()
    name = UnicodeAttribute()
    number = UnicodeAttribute(null=True)
    service_class = UnicodeAttribute(null=True)
    created_at = UnicodeAttribute()

    @classmethod
    def key(cls, account_id: str) -> str:
        """The partition key of an account."""
        return f"A#{account_id}"


class FindEntry(Model):
    """A word of an account's name, or of one of its people's; and what a search shows of it."""

    class Meta(db.TableMeta):
        table_name = settings().table("accounts")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    account_id = UnicodeAttribute()
    name = UnicodeAttribute()
    person = UnicodeAttribute()
    email = UnicodeAttribute()

    @staticmethod
    def key(word: str) -> str:
        """The partition of all words that begin like this one."""
        return f"FIND#{word[:2]}"


class SignUp(Model):
    """Somebody wants an account for this address; `code` is what was mailed there last.

    `told_at` and `told_by` are when, and for which event, whoever has a sign-in with it already was told.
    """

    class Meta(db.TableMeta):
        table_name = settings().table("accounts")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="SIGN_UP")
    email = UnicodeAttribute()
    language = UnicodeAttribute()
    time_zone = UnicodeAttribute()
    code = UnicodeAttribute()
    asked_at = UnicodeAttribute()
    told_at = UnicodeAttribute(null=True)
    told_by = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()

    @classmethod
    def key(cls, sign_up_id: str) -> str:
        """The partition key of a sign-up."""
        return f"U#{sign_up_id}"


class AddressEntry(Model):
    """Whose mail address that is. The key holds a digest: the address itself stands with its member already."""

    class Meta(db.TableMeta):
        table_name = settings().table("accounts")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True, default="ADDRESS")
    member_id = UnicodeAttribute()

    @staticmethod
    def key(address: str) -> str:
        """The partition key of an address, however it is written."""
        return f"E#{hashlib.sha256(address.strip().lower().encode()).hexdigest()[:32]}"
