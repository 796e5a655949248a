"""Who has a mail address: for whoever gets a mail and must know who wrote it."""

from chalicelib.accounts.models import AddressEntry, Member
from chalicelib.kernel.principal import Principal, Role
from chalicelib.platform import db


def entry(member: Member) -> AddressEntry:
    """What leads from a member's address to the member."""
    return AddressEntry(AddressEntry.key(member.email), "ADDRESS", member_id=member.member_id)


def member_of(address: str) -> Principal | None:
    """The member with that address, customer or staff; None when there is none, or their access is closed."""
    found = db.find_plain(AddressEntry, AddressEntry.key(address), "ADDRESS")
    member = db.find(Member, Member.key(found["member_id"]), "ME") if found else None
    if member is None or member.suspended or member.email.lower() != address.lower():
        return None
    return Principal(
        id=member.member_id,
        account_id="" if member.staff else member.account_id,
        role=Role(member.role),
        name=member.name,
        email=member.email,
        language=member.language,
        time_zone=member.time_zone,
        staff=member.staff,
        company=member.company or "",
    )
