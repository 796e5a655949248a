"""Reading a file that was received: its rows are kept in parts, and each part is an event of its own.

So matching and posting go on part by part, several at a time, and a process that dies costs one part's time.
"""

import hashlib
from collections.abc import Sequence
from math import ceil

from chalicelib.billing.events import BankPartRead
from chalicelib.billing.models.bank import BankFile, FileRows, file_key
from chalicelib.billing.rules.bank_rows import MOST_ROWS, BankRow, Flaw, UnreadableFile
from chalicelib.billing.rules.bank_states import FileState
from chalicelib.billing.service.bank import rows_kept, store
from chalicelib.kernel.errors import Conflict
from chalicelib.platform import db, outbox, vendor
from chalicelib.platform.transaction import MAX_WRITES

ROWS_OF_A_PART = ceil(MOST_ROWS / (MAX_WRITES - 8))
"""All parts of the longest file are told of in one transaction."""


class _ReadBefore(Conflict):
    """The file was read, or was brought anew meanwhile."""


def read(file_id: str) -> None:
    """Reads a received file: its rows into parts, or what is wrong with it. Repeating it changes nothing."""
    file = db.find(BankFile, file_key(file_id), "FILE")
    if file is None or file.state != FileState.RECEIVED:
        return
    from chalicelib.billing.rules import bank_files

    try:
        rows = bank_files.rows(_content(file), vendor.currency())
    except UnreadableFile as refused:
        _tell(file, FileState.REFUSED, why=str(refused.facts["why"]))
        return
    parts = [rows[at : at + ROWS_OF_A_PART] for at in range(0, len(rows), ROWS_OF_A_PART)]
    for part, some in enumerate(parts, 1):
        db.save(FileRows(*FileRows.keys(file_id, part), rows=rows_kept.text_of(some)))
    _tell(file, FileState.READ, parts=parts)


def _content(file: BankFile) -> bytes:
    content = store.content(file.file_id)
    if content is None or hashlib.sha256(content).hexdigest() != file.digest:
        raise UnreadableFile("What was uploaded is not the file that was announced.", why=Flaw.NOT_THE_FILE)
    return content


def _tell(file: BankFile, state: FileState, *, why: str | None = None, parts: Sequence[Sequence[BankRow]] = ()) -> None:
    file.state, file.why, file.rows, file.parts = state.value, why, sum(map(len, parts)), len(parts)
    version = int(file.version)
    file.version = version + 1
    try:
        with db.transaction() as tx:
            tx.put(file, condition=BankFile.version == version, otherwise=_ReadBefore("This file was read before."))
            for part in range(1, len(parts) + 1):
                outbox.add(tx, BankPartRead(file_id=file.file_id, part=part))
    except _ReadBefore:
        return
