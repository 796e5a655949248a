"""Files from the site leave quarantine: what passes is kept where those who read the ticket fetch it, the rest is named
with its fault.
"""

from datetime import timedelta
from typing import Any

from chalicelib.kernel import clock, files
from chalicelib.kernel.files import Fault
from chalicelib.platform import db, incoming, scanning, timers, uploads
from chalicelib.platform.scanning import Verdict
from chalicelib.tickets.models import Entry
from chalicelib.tickets.service import reading

TIMER = "ticket.files"
_AGAIN = timedelta(minutes=1)
_PATIENCE = timedelta(hours=1)

File = dict[str, Any]


def check(number: str, entry_id: str, *, among_staff: bool) -> None:
    """Looks at each file of an entry that still waits. Looking again changes nothing.

    What the vendor's scanner has not looked at within the hour is not kept.
    """
    entry = reading.entry(number, entry_id, internal=among_staff)
    if entry is None:
        return
    before: list[File] = entry.files or []
    checked = [_checked(entry, place, file) for place, file in enumerate(before)]
    with db.transaction() as tx:
        if checked != before:
            tx.update(Entry(entry.pk, entry.sk), [Entry.files.set(checked)])
        if any("upload" in file for file in checked):
            timers.set(tx, f"{number}.{entry_id}.{int(among_staff)}", TIMER, clock.now() + _AGAIN)


def check_again(ref: str) -> None:
    """When its timer fires."""
    number, entry_id, among_staff = ref.split(".")
    check(number, entry_id, among_staff=among_staff == "1")


def _checked(entry: Entry, place: int, file: File) -> File:
    if "upload" not in file:
        return file
    named = {name: file[name] for name in ("name", "alt") if name in file}
    upload = uploads.found("get_object", file["upload"])
    if upload is None:
        return named | {"fault": Fault.NOT_CHECKED.value}
    verdict = scanning.verdict(file["upload"], upload.get("VersionId"))
    if verdict is Verdict.WAITING:
        in_time = clock.now() < clock.parse(entry.at) + _PATIENCE
        return file if in_time else named | {"fault": Fault.NOT_CHECKED.value}
    if verdict is Verdict.HARMFUL:
        return named | {"fault": Fault.HOSTILE.value}
    return named | _kept(entry, place, files.checked(file["name"], upload["Body"].read(files.MOST_FILE_BYTES + 1)))


def _kept(entry: Entry, place: int, file: files.File) -> File:
    if file.fault:
        return {"fault": file.fault.value}
    key = f"{incoming.FILES}{entry.entry_id}/{place}"
    incoming.keep(key, file.content, file.media_type)
    return {"media_type": file.media_type, "size": len(file.content), "key": key}
