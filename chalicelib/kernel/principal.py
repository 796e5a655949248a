"""Who is asking."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member may do in the own account, or a member of staff at the vendor."""

    OWNER = "owner"
    AGENT = "agent"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a verified access token says; `token` is the token itself, for calls to Cognito."""

    sub: str
    groups: frozenset[str]
    token: str


@dataclass(frozen=True, slots=True)
class Principal:
    """A member as stored now: read on each request, so that a removed one is out at once.

    `account_id` is empty for staff, who belong to the vendor; `company` is for whom a customer buys and asks, if not
    for themselves; `service_class` names the vendor's promises to them, where those are not what everybody is promised.
    """

    id: str
    account_id: str
    role: Role
    name: str
    email: str
    language: str
    time_zone: str
    staff: bool
    company: str = ""
    service_class: str = ""


def known_as(name: str, company: str | None) -> str:
    """How staff know a customer: the person, and the company they speak for if there is one."""
    return f"{name}, {company}" if company else name
