"""Where uploaded bank files lie: in the private bucket, under the file's id."""

from typing import Any

from botocore.exceptions import ClientError

from chalicelib.billing.rules.bank_rows import MOST_BYTES
from chalicelib.billing.schemas.bank import UploadView
from chalicelib.platform import aws
from chalicelib.platform.settings import settings

_SECONDS = 600
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


def _place(file_id: str) -> dict[str, str]:
    return {"Bucket": settings().bucket_documents, "Key": f"bank-files/{file_id}"}


def form(file_id: str, name: str, size: int) -> UploadView:
    """Where a file may be uploaded, for ten minutes: it takes that many bytes of that type, and nothing else."""
    kind = "application/xml" if name.lower().endswith(".xml") else "text/csv"
    made = aws.client("s3").generate_presigned_post(
        **_place(file_id),
        Fields={"Content-Type": kind},
        Conditions=[{"Content-Type": kind}, ["content-length-range", size, size]],
        ExpiresIn=_SECONDS,
    )
    return UploadView(url=made["url"], fields=made["fields"])


def has(file_id: str) -> bool:
    """Whether the file has been uploaded."""
    return _ask("head_object", file_id) is not None


def content(file_id: str) -> bytes | None:
    """The bytes of a file, one more than a file may have at most; None when it is not there."""
    found = _ask("get_object", file_id)
    return None if found is None else bytes(found["Body"].read(MOST_BYTES + 1))


def _ask(operation: str, file_id: str) -> Any:
    try:
        return getattr(aws.client("s3"), operation)(**_place(file_id))
    except ClientError as error:
        if error.response["Error"]["Code"] in _MISSING:
            return None
        raise
