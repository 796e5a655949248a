"""Pictures that people upload: whoever lets them names the place, and takes the picture from there, checked."""

import io

from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.files import checked
from chalicelib.kernel.pictures import MOST_PICTURE_BYTES, PictureKind
from chalicelib.platform import files, scanning, uploads
from chalicelib.platform.scanning import Verdict
from chalicelib.platform.uploads import Form


class PictureBeingChecked(Conflict):
    """The vendor's scanner has not looked at it yet."""


class NotAPicture(Conflict):
    """What was uploaded is not the picture that it says, or may do harm."""


def form(key: str, kind: PictureKind, size: int) -> Form:
    """A form that takes one picture of that kind and exactly that many bytes."""
    return uploads.form(key, kind.value, size)


def take(upload: str, key: str) -> PictureKind | None:
    """Keeps there the picture that has been uploaded, without what it tells beside itself; None when there is none.

    Taking it again changes nothing. Raises NotAPicture or PictureBeingChecked.
    """
    found = uploads.found("get_object", upload)
    if found is None:
        return None
    verdict = scanning.verdict(upload, found.get("VersionId"))
    if verdict is Verdict.WAITING:
        raise PictureBeingChecked("The photograph is still being checked. Please try again in a moment.")
    kind = PictureKind(found["ContentType"])
    picture = checked(f"picture.{_ending(kind)}", found["Body"].read(MOST_PICTURE_BYTES + 1))
    if picture.fault or verdict is Verdict.HARMFUL:
        raise NotAPicture("This is not a picture that can be kept.")
    files.store(key, io.BytesIO(picture.content), kind.value)
    return kind


def link(key: str, name: str, kind: PictureKind) -> str:
    """A link by which anybody may fetch the picture, under that name, for some minutes."""
    return files.link(key, f"{name}.{_ending(kind)}", kind.value)


def _ending(kind: PictureKind) -> str:
    return kind.value.rpartition("/")[2]
