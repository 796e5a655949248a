"""Pictures that people upload: whoever lets them names the place, and checks afterwards that the picture is there."""

from chalicelib.kernel.pictures import PictureKind
from chalicelib.platform import files, uploads
from chalicelib.platform.uploads import Form


def form(key: str, kind: PictureKind, size: int) -> Form:
    """A form that takes one picture of that kind and exactly that many bytes."""
    return uploads.form(key, kind.value, size)


def kind_of(key: str) -> PictureKind | None:
    """What kind of picture has been uploaded there; None when there is none."""
    found = uploads.found("head_object", key)
    return None if found is None else PictureKind(found["ContentType"])


def link(key: str, name: str, kind: PictureKind) -> str:
    """A link by which anybody may fetch the picture, under that name, for some minutes."""
    return files.link(key, f"{name}.{kind.value.rpartition('/')[2]}", kind.value)
