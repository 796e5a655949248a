"""Files that came with a ticket's messages: whoever may read the ticket gets a link, for some minutes."""

from typing import Any

from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, incoming
from chalicelib.tickets.models import Entry, Ticket
from chalicelib.tickets.schemas.files import FileLink
from chalicelib.tickets.service import reading


class FileNotFound(NotFound):
    """No such file in this ticket."""


def link(caller: Principal, number: str, file_id: str) -> FileLink:
    """Raises TicketNotFound for another account's ticket, FileNotFound for what is not in it or was not kept."""
    ticket = reading.find(caller, number)
    entry_id, _, place = file_id.partition(".")
    public = [Ticket.key(one) for one in (ticket.number, *(ticket.absorbed or ()))]
    partitions = [*public, *([f"N#{ticket.number}"] if caller.staff else [])]
    found = (db.find(Entry, partition, f"M#{entry_id}") for partition in partitions)
    for entry in filter(None, found):
        file = _file(entry, place)
        if file and "key" in file:
            return FileLink(name=file["name"], url=incoming.link(file["key"], file["name"], file["media_type"]))
    raise FileNotFound("There is no such file.")


def _file(entry: Entry, place: str) -> dict[str, Any] | None:
    files: list[dict[str, Any]] = entry.files or []
    return files[int(place)] if place.isdecimal() and len(place) < len("1000") and int(place) < len(files) else None
