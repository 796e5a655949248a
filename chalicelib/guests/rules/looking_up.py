"""What a number can be the number of. Pure."""

from enum import StrEnum

from chalicelib.kernel.ids import InvalidNumber, parse_number


class Thing(StrEnum):
    """What is looked up."""

    ORDER = "order"
    TICKET = "ticket"
    RETURN = "return"
    WITHDRAWAL = "withdrawal"


_MARKED = {"R": Thing.RETURN, "W": Thing.WITHDRAWAL}
_LENGTH = 11  # of a number without its mark and hyphens


def read(text: str) -> tuple[str, tuple[Thing, ...]]:
    """The number as we write it and what it can be of; what is no number comes back as it was typed, of nothing."""
    compact = "".join(text.split()).replace("-", "").upper()
    mark = compact[0] if len(compact) > _LENGTH and compact[0] in _MARKED else ""
    try:
        number = parse_number(compact.removeprefix(mark))
    except InvalidNumber:
        return compact, ()
    return mark + number, (_MARKED[mark],) if mark else (Thing.ORDER, Thing.TICKET)
