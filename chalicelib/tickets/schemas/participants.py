"""What staff decide about people who write in a ticket by mail."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Line
from chalicelib.tickets.schemas import Version


class LetIn(Input):
    """Which mail of somebody else becomes a message."""

    entry_id: Annotated[Line, Field(min_length=1, max_length=64)]


class KeepParticipants(Input):
    """Who of those who take part goes on doing so."""

    participants: Annotated[tuple[Annotated[Line, Field(max_length=64)], ...], Field(max_length=10)]
    version: Version
