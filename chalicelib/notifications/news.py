"""What can be told. One class per kind of notice stands in `order_news`, `ticket_news` and `staff_news`. Pure."""

from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class News:
    """Something worth telling a member, with all the facts that its mail needs. `kind` names its texts."""

    kind: ClassVar[str]
    to_staff: ClassVar[bool] = False

    @property
    def number(self) -> str:
        """The number of the order or ticket, for the mail's subject."""
        raise NotImplementedError

    @property
    def link(self) -> str:
        """The page of the site where it can be seen."""
        raise NotImplementedError

    @property
    def title_facts(self) -> dict[str, Any]:
        """What the title in the feed is worded from: texts, whole numbers, and money as amount and currency."""
        raise NotImplementedError
