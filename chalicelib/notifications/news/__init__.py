"""What can be told: one class per kind of notice, about orders, about tickets, and to staff. Pure."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class News(ABC):
    """Something worth telling a member, with all the facts that its mail needs. `kind` names its texts."""

    kind: ClassVar[str]
    to_staff: ClassVar[bool] = False

    @property
    @abstractmethod
    def number(self) -> str:
        """The number of the order or ticket, for the mail's subject."""

    @property
    @abstractmethod
    def link(self) -> str:
        """The page of the site where it can be seen."""

    @property
    def mail_link(self) -> str:
        """Where the button of its mail leads: there, perhaps with what only the mail's reader may know."""
        return self.link

    @property
    @abstractmethod
    def title_facts(self) -> dict[str, Any]:
        """What the title in the feed is worded from: texts, whole numbers, and money as amount and currency."""


class NumberlessNews(News):
    """About no order and no ticket."""

    @property
    def number(self) -> str:
        return ""


class OutsiderNews(NumberlessNews):
    """For an address that is no member's: it stands in no feed, so its title needs no facts."""

    @property
    def title_facts(self) -> dict[str, Any]:
        return {}
