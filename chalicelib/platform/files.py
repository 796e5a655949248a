"""Files in the private bucket of documents: stored once, read as a stream, handed out by short-lived links."""

import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO
from urllib.parse import quote

from chalicelib.platform import aws
from chalicelib.platform.settings import settings

LINK_LIFE = timedelta(minutes=5)
_PIECE = 1 << 16


def store(key: str, file: BinaryIO, media_type: str) -> None:
    """Stores the file, from where it is read on. Its size does not matter: it goes through in pieces."""
    aws.client("s3").put_object(Bucket=settings().bucket_documents, Key=key, Body=file, ContentType=media_type)


def lines(key: str) -> Iterator[bytes]:
    """The lines of a stored file, with their ends, as they arrive."""
    body = aws.client("s3").get_object(Bucket=settings().bucket_documents, Key=key)["Body"]
    return iter(body.iter_lines(_PIECE, keepends=True))


def link(key: str, name: str, media_type: str, bucket: str = "") -> str:
    """A link by which anybody may fetch the file under that name within LINK_LIFE; from the documents' bucket,
    unless another is named.
    """
    asked = {
        "Bucket": bucket or settings().bucket_documents,
        "Key": key,
        "ResponseContentDisposition": disposition(name),
        "ResponseContentType": media_type,
    }
    signed: str = aws.client("s3").generate_presigned_url(
        "get_object", Params=asked, ExpiresIn=int(LINK_LIFE.total_seconds())
    )
    return signed


def disposition(name: str) -> str:
    """The header that saves a file under its name (RFC 6266): whole, and without accents for old programs."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
