"""What an account may be. Pure."""

from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.spelling import plain

SHORTEST_WORD = 2
_LONGEST_WORD, _MOST_WORDS = 40, 20


class Kind(StrEnum):
    """Whether a person or a company is the customer."""

    PERSON = "person"
    COMPANY = "company"


class CompanyNameMissing(Invalid):
    """A company signs up with its name."""


class UnknownTimeZone(Invalid):
    """Not a name of the IANA time zone database."""


def account_name(kind: Kind, name: str, company_name: str | None) -> str:
    """A person's account has the person's name, a company's the company's. Raises CompanyNameMissing."""
    if kind is Kind.PERSON:
        return name
    if not company_name:
        raise CompanyNameMissing("Please give the company's name.")
    return company_name


def known_time_zone(name: str) -> str:
    """The name itself, if there is such a time zone. Raises UnknownTimeZone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownTimeZone("We do not know that time zone.", time_zone=name[:64]) from error
    return name


def search_words(name: str, person: str, email: str) -> list[str]:
    """The words by which an account is found: of its name, of its person's name and address; each once."""
    words = [word[:_LONGEST_WORD] for word in plain(f"{name} {person} {email}").split()]
    return list(dict.fromkeys(word for word in words if len(word) >= SHORTEST_WORD))[:_MOST_WORDS]
