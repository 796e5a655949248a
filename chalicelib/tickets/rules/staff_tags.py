"""Words by which staff sort tickets, apart from the customer's own: no customer sees them. Pure."""

from collections.abc import Iterable

from chalicelib.kernel.errors import Invalid

MOST = 10


class TooManyStaffTags(Invalid):
    """More words than anybody sorts by."""


def tagged(present: Iterable[str], *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> list[str]:
    """The tags with some more and without others, each once, in small letters. Raises TooManyStaffTags."""
    gone = {tag.lower() for tag in remove}
    wanted = (tag.lower() for tag in (*present, *add))
    tags = [tag for tag in dict.fromkeys(wanted) if tag not in gone]
    if len(tags) > MOST:
        raise TooManyStaffTags(f"A ticket has at most {MOST} tags of ours.", most=MOST)
    return tags
