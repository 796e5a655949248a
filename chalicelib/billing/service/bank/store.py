"""Where uploaded bank files lie: in the private bucket, under the file's id."""

from chalicelib.billing.rules.bank_rows import MOST_BYTES
from chalicelib.billing.schemas.bank import UploadView
from chalicelib.platform import uploads


def form(file_id: str, name: str, size: int) -> UploadView:
    """Where a file may be uploaded: it takes that many bytes of that type, and nothing else."""
    kind = "application/xml" if name.lower().endswith(".xml") else "text/csv"
    made = uploads.form(_place(file_id), kind, size)
    return UploadView(url=made.url, fields=made.fields)


def has(file_id: str) -> bool:
    """Whether the file has been uploaded."""
    return uploads.found("head_object", _place(file_id)) is not None


def content(file_id: str) -> bytes | None:
    """The bytes of a file, one more than a file may have at most; None when it is not there."""
    found = uploads.found("get_object", _place(file_id))
    return None if found is None else bytes(found["Body"].read(MOST_BYTES + 1))


def _place(file_id: str) -> str:
    return f"bank-files/{file_id}"
