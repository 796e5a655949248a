"""What counts as read. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a member has read: the newest notice they saw, and when they said so (a stamp)."""

    up_to: str
    at: str

    def covers(self, notice_id: str, recorded_at: str) -> bool:
        """Whether the member has seen that notice.

        Notices sort by the time of what happened. One that was recorded only after the member looked, because its
        queue was slow, is new to them though it sorts among older ones.
        """
        return notice_id <= self.up_to and recorded_at <= self.at

    def __str__(self) -> str:
        return f"{self.up_to}|{self.at}"


UNREAD = Mark("", "")


def parse_mark(text: str) -> Mark:
    """The mark behind its text; anything else means that nothing was read."""
    up_to, found, at = text.partition("|")
    return Mark(up_to, at) if found else UNREAD
