"""Bank files as staff bring and see them: announced, uploaded straight into the bucket, received once."""

import json
from collections.abc import Mapping

from chalicelib.billing.events import BankFileReceived
from chalicelib.billing.models.bank import FILES, BankFile, FilePart, ListedFile, file_key
from chalicelib.billing.rules.bank_states import FileState, Group
from chalicelib.billing.schemas.bank import (
    BankFilesView,
    BankFileView,
    BringBankFile,
    BroughtView,
    CountsView,
    ListedBankFileView,
)
from chalicelib.billing.service.bank import store
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, outbox, vendor

_ID = "bank"


class BankFileNotFound(NotFound):
    """Nobody brought such a file."""


class BankFileNotUploaded(Conflict):
    """The file was announced, and is not in the bucket yet."""


class _KnownBefore(Conflict):
    """Somebody brought the same bytes before."""


def bring(caller: Principal, request: BringBankFile) -> tuple[BroughtView, bool]:
    """Where to upload a file, and whether it is new. What was received before need not be uploaded again: a file is
    known by its bytes, whatever its name.
    """
    file_id = ids.derived(_ID, request.digest)
    at = clock.stamp(clock.now())
    file = BankFile(
        file_key(file_id),
        "FILE",
        file_id=file_id,
        name=request.name,
        size=request.size,
        digest=request.digest,
        state=FileState.AWAITED.value,
        at=at,
        brought_by=caller.name,
        version=1,
    )
    try:
        with db.transaction() as tx:
            tx.create(file, otherwise=_KnownBefore("This file was brought before."))
            tx.put(ListedFile(FILES, f"{at}#{file_id}", file_id=file_id))
    except _KnownBefore as before:
        first = before.found
        if not isinstance(first, BankFile):
            raise
        return _brought(first), False
    return _brought(file), True


def _brought(file: BankFile) -> BroughtView:
    shown = show(file.file_id)
    is_wanted = shown.state in (FileState.AWAITED, FileState.REFUSED)
    return BroughtView(file=shown, upload=store.form(file.file_id, file.name, int(file.size)) if is_wanted else None)


def received(file_id: str) -> BankFileView:
    """The file is in the bucket: it will be read. Repeating it changes nothing. Raises BankFileNotUploaded."""
    file, _ = load(file_id)
    if file.state in (FileState.AWAITED, FileState.REFUSED):
        if not store.has(file_id):
            raise BankFileNotUploaded("The file has not arrived yet. Please upload it first.")
        _receive(file)
    return show(file_id)


def _receive(file: BankFile) -> None:
    actions = [
        BankFile.state.set(FileState.RECEIVED.value),
        BankFile.why.remove(),
        BankFile.version.set(file.version + 1),
    ]
    try:
        with db.transaction() as tx:
            condition = BankFile.version == file.version
            tx.update(
                BankFile(file.pk, "FILE"), actions, condition=condition, otherwise=_KnownBefore("Received before.")
            )
            outbox.add(tx, BankFileReceived(file_id=file.file_id))
    except _KnownBefore:
        return


def show(file_id: str) -> BankFileView:
    """A file, and how its lines stand. Raises BankFileNotFound."""
    file, parts = load(file_id)
    asked, since = set(json.loads(file.asked)), file.asked_at or ""
    return BankFileView(
        **_listed(file, counted(parts)).model_dump(),
        matched=sum(int(part.last) - int(part.first) + 1 for part in parts),
        sure_amount=sum(int(part.sure_amount) for part in parts),
        posted_amount=sum(int(part.posted_amount) for part in parts),
        currency=vendor.currency(),
        posting=any(int(part.part) in asked and (part.done_at or "") < since for part in parts),
    )


def load(file_id: str) -> tuple[BankFile, list[FilePart]]:
    """A file with those of its parts that have been matched: one Query. Raises BankFileNotFound."""
    items, _ = db.query(BankFile, file_key(file_id[:64]), consistent=True)
    found = [BankFile.from_raw_data(item) for item in items if item["sk"]["S"] == "FILE"]
    if not found:
        raise BankFileNotFound("There is no such file.")
    return found[0], [FilePart.from_raw_data(item) for item in items if item["sk"]["S"] != "FILE"]


def counted(parts: list[FilePart]) -> dict[str, int]:
    """How many lines of these parts each group has."""
    every = [part.counted() for part in parts]
    return {group.value: sum(counts[group] for counts in every) for group in Group}


def listed(cursor: str | None, limit: int) -> BankFilesView:
    """Files, newest first."""
    page = db.page(ListedFile, FILES, cursor=cursor, limit=limit, make=_file_id, forward=False)
    found = db.fetch(*(db.Wish(BankFile, file_key(file_id), "FILE") for file_id in page.items))
    items = [_listed(file, json.loads(file.counts)) for file in found if file is not None]
    return BankFilesView(items=items, next_cursor=page.next_cursor)


def _file_id(item: db.Raw) -> str:
    return str(item["file_id"]["S"])


def _listed(file: BankFile, counts: Mapping[str, int]) -> ListedBankFileView:
    return ListedBankFileView(
        file_id=file.file_id,
        name=file.name,
        state=FileState(file.state),
        why=file.why,
        at=file.at,
        brought_by=file.brought_by,
        rows=int(file.rows),
        counts=CountsView(**{group.value: counts.get(group.value, 0) for group in Group}),
    )


class _Overtaken(Conflict):
    """The file changed while its lines were being counted."""


def summarise(file_id: str) -> None:
    """Counts the lines of a file anew for the list. Never counted up, so that it may happen twice or be overtaken."""
    for _ in range(3):
        file, parts = load(file_id)
        counts = json.dumps(counted(parts), separators=(",", ":"))
        actions = [BankFile.counts.set(counts), BankFile.version.set(file.version + 1)]
        try:
            with db.transaction() as tx:
                tx.update(
                    BankFile(file.pk, "FILE"),
                    actions,
                    condition=BankFile.version == file.version,
                    otherwise=_Overtaken("The file has changed meanwhile."),
                )
        except _Overtaken:
            continue
        return
