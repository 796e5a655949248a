"""Pictures that people upload straight into the private bucket: what kind and how large is settled before.

Whoever lets them upload names the place, checks afterwards that the picture is there, and keeps where it is. They are
handed out as files are.
"""

from dataclasses import dataclass

from botocore.exceptions import ClientError

from chalicelib.kernel.pictures import PictureKind
from chalicelib.platform import aws, files
from chalicelib.platform.settings import settings

_SECONDS = 600
_MISSING = frozenset({"403", "404", "AccessDenied", "NoSuchKey", "NotFound"})  # 403: who may not list is not told more


@dataclass(frozen=True, slots=True)
class Form:
    """Where to send a picture: a form with these fields and, last, the picture under the name `file`."""

    url: str
    fields: dict[str, str]


def form(key: str, kind: PictureKind, size: int) -> Form:
    """A form that, for ten minutes, takes one picture of that kind and exactly that many bytes."""
    made = aws.client("s3").generate_presigned_post(
        Bucket=settings().bucket_documents,
        Key=key,
        Fields={"Content-Type": kind.value},
        Conditions=[{"Content-Type": kind.value}, ["content-length-range", size, size]],
        ExpiresIn=_SECONDS,
    )
    return Form(made["url"], made["fields"])


def kind_of(key: str) -> PictureKind | None:
    """What kind of picture has been uploaded there; None when there is none."""
    try:
        found = aws.client("s3").head_object(Bucket=settings().bucket_documents, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in _MISSING:
            return None
        raise
    return PictureKind(found["ContentType"])


def link(key: str, name: str, kind: PictureKind) -> str:
    """A link by which anybody may fetch the picture, under that name, for some minutes."""
    return files.link(key, f"{name}.{kind.value.rpartition('/')[2]}", kind.value)
