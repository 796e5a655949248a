"""The ways in which a request can be refused. Domains subclass these; the HTTP edge gives them a status."""

import re


class DomainError(Exception):
    """A refusal that the caller can understand and act on: a sentence for people, facts for programs.

    `found` is the stored item that stood in the way of a write, when there was one.
    `others` are refusals of the same write beside this one, for instance further lines without stock.
    """

    def __init__(self, detail: str = "", **facts: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts
        self.found: object = None
        self.others: tuple[DomainError, ...] = ()

    @property
    def code(self) -> str:
        """A stable name for machines: OrderNotFound is order_not_found."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()


class Malformed(DomainError):
    """400: what was sent cannot be read at all."""


class Unauthorised(DomainError):
    """401: nobody has signed in."""


class Forbidden(DomainError):
    """403: the caller is known and may not do this."""


class NotFound(DomainError):
    """404: there is no such thing, or it belongs to somebody else."""


class Conflict(DomainError):
    """409: it does not fit the present state."""


class Invalid(DomainError):
    """422: it was understood, and something in it is wrong."""


class TooMany(DomainError):
    """429: too often in too short a time."""


class Unavailable(DomainError):
    """503: a part is overloaded or away; trying again later is safe."""
