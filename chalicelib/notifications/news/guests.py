"""What can be told to somebody who has not signed in. Pure."""

from dataclasses import dataclass
from typing import Any

from chalicelib.notifications.news import OutsiderNews


@dataclass(frozen=True)
class GuestNews(OutsiderNews):
    """Something for an address. `language` is that of the pages to which it leads."""

    language: str


@dataclass(frozen=True)
class InquiryToConfirm(GuestNews):
    """Something was written in the name of this address. `token` is for its owner alone, and in no notice."""

    kind = "inquiry_to_confirm"
    token: str

    @property
    def link(self) -> str:
        return f"/{self.language}/contact/confirm/"

    @property
    def mail_link(self) -> str:
        """With the token, behind a mark that browsers do not send: it is in no log."""
        return f"{self.link}#{self.token}"


@dataclass(frozen=True)
class LookUpCode(GuestNews):
    """The code that opens the thing with that number. `code` is for the owner of the address alone."""

    kind = "look_up_code"
    of: str
    code: str

    @property
    def title_facts(self) -> dict[str, Any]:
        return {"number": self.of}

    @property
    def link(self) -> str:
        return f"/app/look-up?lang={self.language}"
