"""Files that people upload straight into the private bucket: their kind and size are settled before."""

from dataclasses import dataclass
from typing import Any, Literal

from botocore.exceptions import ClientError

from chalicelib.platform import aws
from chalicelib.platform.settings import settings

_SECONDS = 600
_MISSING = frozenset({"403", "404", "AccessDenied", "NoSuchKey", "NotFound"})  # 403: who may not list is not told more


@dataclass(frozen=True, slots=True)
class Form:
    """Where to send a file: a form with these fields and, last, the file under the name `file`."""

    url: str
    fields: dict[str, str]


def form(key: str, kind: str, size: int) -> Form:
    """A form that, for ten minutes, takes one file of that media type and exactly that many bytes."""
    made = aws.client("s3").generate_presigned_post(
        Bucket=settings().bucket_documents,
        Key=key,
        Fields={"Content-Type": kind},
        Conditions=[{"Content-Type": kind}, ["content-length-range", size, size]],
        ExpiresIn=_SECONDS,
    )
    return Form(made["url"], made["fields"])


def found(operation: Literal["head_object", "get_object"], key: str) -> Any:
    """What S3 answers about an uploaded file; None when there is none."""
    try:
        return getattr(aws.client("s3"), operation)(Bucket=settings().bucket_documents, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in _MISSING:
            return None
        raise
