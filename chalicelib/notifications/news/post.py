"""What can be told about a mail that somebody sent us. Pure."""

from dataclasses import dataclass
from typing import Any

from chalicelib.notifications.news import NumberlessNews


@dataclass(frozen=True)
class MailRefused(NumberlessNews):
    """A mail could not be taken; `reason` is a word of the table of decisions. `about` is its subject."""

    kind = "mail_refused"
    about: str
    reason: str

    @property
    def link(self) -> str:
        return "/app/tickets/new"

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"subject": self.about}
