"""Members and their accounts, stored as joining stores them, without Cognito in between."""

from typing import Any

from chalicelib.accounts.models import STAFF_ACCOUNT, Account, Member
from chalicelib.accounts.service import addresses, finding
from chalicelib.platform import db
from tests.support.caller import Caller


def customer(app: Any, sub: str = "elin", name: str = "Elin Lund", company: str = "Kafé Luleå AB") -> Caller:
    """The owner of a company's account."""
    account_id = f"acc_{sub}"
    db.save(Account(Account.key(account_id), "ACCOUNT", kind="company", name=company, created_at="2030"))
    member = _member(sub, account_id, "owner", name, company)
    for item in (
        member,
        addresses.entry(member),
        *finding.entries(finding.FoundAccount(account_id, company, name, member.email)),
    ):
        db.save(item)
    return Caller(app, sub)


def consumer(app: Any, sub: str = "mikko", name: str = "Mikko Heikkinen") -> Caller:
    """A person who buys for themselves."""
    account_id = f"acc_{sub}"
    db.save(Account(Account.key(account_id), "ACCOUNT", kind="person", name=name, created_at="2030"))
    _save(_member(sub, account_id, "owner", name))
    return Caller(app, sub)


def colleague(app: Any, sub: str, name: str, account_id: str, company: str) -> Caller:
    """One more member of a company's account."""
    _save(_member(sub, account_id, "owner", name, company))
    return Caller(app, sub)


def agent(app: Any, sub: str = "ilze", name: str = "Ilze Ozola", role: str = "agent") -> Caller:
    """One of the vendor's people."""
    _save(_member(sub, STAFF_ACCOUNT, role, name))
    return Caller(app, sub, "staff")


def _save(member: Member) -> None:
    for item in (member, addresses.entry(member)):
        db.save(item)


def _member(sub: str, account_id: str, role: str, name: str, company: str | None = None) -> Member:
    return Member(
        Member.key(sub),
        "ME",
        sk2=Member.key(sub),
        member_id=sub,
        account_id=account_id,
        role=role,
        name=name,
        company=company,
        email=f"{sub}@customer.example",
        language="en",
        time_zone="Europe/Helsinki",
        created_at="2030-01-01T00:00:00.000Z",
    )
