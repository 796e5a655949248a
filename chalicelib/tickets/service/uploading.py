"""Files with what people write: uploaded straight into the private bucket, sent with a message, checked before anybody
may fetch them. What is uploaded and never sent expires by the bucket's own rule.
"""

from datetime import timedelta

from chalicelib.kernel import files
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.platform import rate_limit, uploads
from chalicelib.tickets.models import Entry
from chalicelib.tickets.schemas.files import AnnounceUpload, FileUploadView, SentFile, SentFiles
from chalicelib.tickets.service import storing

_MOST_AN_HOUR = 100


class FileKindNotTaken(Invalid):
    """Nothing of that kind is taken."""


class FileNotUploaded(Conflict):
    """The file was announced and is not there, or not any more."""


def announce(caller: Principal, request: AnnounceUpload, key: IdempotencyKey) -> FileUploadView:
    """Where to upload a file, for some minutes. Raises FileKindNotTaken, or Slower for what no person sends."""
    media_type = files.kind_by_name(request.name)
    if not media_type:
        raise FileKindNotTaken("Only pictures, PDF, text and office documents are taken.", name=request.name)
    rate_limit.allow(f"upload|{caller.id}", most=_MOST_AN_HOUR, window=timedelta(hours=1))
    upload_id = key.derive("upl")
    form = uploads.form(_place(caller, upload_id), media_type, request.size)
    return FileUploadView(upload_id=upload_id, url=form.url, fields=form.fields)


def written(author: Principal, number: str, kind: str, text: str, sent: SentFiles, **facts: str) -> Entry:
    """An entry of somebody's words with the files that they uploaded. Raises FileNotUploaded."""
    entry = storing.entry_by(author, number, kind, text, **facts)
    entry.files = [_held(author, file) for file in sent] or None
    return entry


def _held(author: Principal, file: SentFile) -> dict[str, object]:
    """What an entry says of a file that waits to be checked."""
    place = _place(author, file.upload_id)
    found = uploads.found("head_object", place)
    if found is None:
        raise FileNotUploaded("A file has not arrived. Please add it once more.", name=file.name)
    held = {"name": files.safe_name(file.name), "size": int(found["ContentLength"]), "upload": place}
    return held | ({"alt": file.alt} if file.alt else {})


def _place(caller: Principal, upload_id: str) -> str:
    """Where in the bucket: by whose it is, so that nobody sends what another has uploaded."""
    return f"uploads/{caller.id}/{upload_id}"
