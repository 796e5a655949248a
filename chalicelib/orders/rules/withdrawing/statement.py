"""The statement as it was confirmed, and its seal: one text, the same on the page, in the mail and on record. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel import clock, i18n


@dataclass(frozen=True, slots=True)
class Sent:
    """What a consumer sent, as they wrote it. `part` is None for the whole contract."""

    name: str
    contract: str
    part: str | None
    email: str
    language: str


def written(sent: Sent, number: str, received: datetime, zone: str, vendor: str) -> str:
    """The statement as a text of several lines, with number, date and time."""
    say = sent.language
    at = f"{i18n.moment(received, say, zone)} ({zone}; {clock.stamp(received)})"
    rows = (
        ("name", sent.name),
        ("contract", sent.contract),
        ("part", sent.part or i18n.text("withdrawal.statement.whole", say)),
        ("email", sent.email),
        ("number", number),
        ("received", at.replace("\xa0", " ")),
    )
    lines = [f"{i18n.text(f'withdrawal.statement.{label}', say)}: {text}" for label, text in rows]
    return "\n".join([i18n.text("withdrawal.statement.withdraw", say, vendor=vendor), "", *lines])


def seal(statement: str) -> str:
    """SHA-256 of the statement in UTF-8: 64 hexadecimal digits."""
    return hashlib.sha256(statement.encode()).hexdigest()
