"""Who has a mail address: for whoever gets a mail and must know who wrote it."""

from chalicelib.accounts.models import STAFF_ACCOUNT, AddressEntry, Member
from chalicelib.accounts.service.callers import principal_of
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db


def entry(member: Member) -> AddressEntry:
    """What leads from a member's address to the member."""
    return AddressEntry(AddressEntry.key(member.email), "ADDRESS", member_id=member.member_id)


def member_of(address: str) -> Principal | None:
    """The member with that address, customer or staff; None when there is none, or their access is closed."""
    found = db.find_plain(AddressEntry, AddressEntry.key(address), "ADDRESS")
    member = db.find_plain(Member, Member.key(found["member_id"]), "ME") if found else None
    if member is None or member["suspended"] or member["email"].lower() != address.lower():
        return None
    return principal_of(member, staff=member["account_id"] == STAFF_ACCOUNT)
