"""Two tickets that become one, and one that becomes two, on the wire."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Line
from chalicelib.tickets.schemas import Subject, Version


class MergeTicket(Input):
    """The number of the ticket in which this one goes on."""

    into: Annotated[Line, Field(min_length=1, max_length=20)]
    version: Version


class UnmergeTicket(Input):
    """It goes on by itself again."""

    version: Version


class SplitTicket(Input):
    """The message that becomes a ticket of its own, and what that is about."""

    entry_id: Annotated[Line, Field(min_length=1, max_length=64)]
    subject: Subject
    version: Version
