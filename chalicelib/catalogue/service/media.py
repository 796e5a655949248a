"""Takes the pictures that a vendor's rows name into the media bucket, under names made from their content."""

from collections.abc import Callable, Iterable
from pathlib import Path

from chalicelib.catalogue.rows.fields import shown
from chalicelib.catalogue.rows.pictures import LARGEST, Picture, PictureRefused, recognise
from chalicelib.catalogue.service.importing import Pictures, Progress
from chalicelib.platform import aws
from chalicelib.platform.settings import settings

_FOR_EVER = "public, max-age=31536000, immutable"

Open = Callable[[str], bytes]  # a picture's content by the name in the row; raises PictureRefused


class NoPictureBucket(Exception):
    """Nobody has said where pictures are kept."""


def take_pictures(opened: Open, names: Iterable[str], on_progress: Progress) -> Pictures:
    """Uploads those of the named pictures that are not there yet, and says what became of each."""
    wanted, taken = sorted(set(names)), Pictures()
    present = _present() if wanted else set()
    for number, name in enumerate(wanted, 1):
        try:
            taken.keys[name] = _take(opened(name), present)
        except PictureRefused as refused:
            taken.refused[name] = str(refused)
        on_progress("pictures", number, len(wanted))
    return taken


def folder(place: Path) -> Open:
    """Opens pictures in a folder, and nothing outside of it."""

    def read(name: str) -> bytes:
        file = (place / name).resolve() if name.isprintable() else place
        if not file.is_relative_to(place.resolve()) or not file.is_file():
            raise PictureRefused(f"there is no picture {shown(name)} in {place}")
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)

    return read


def _take(data: bytes, present: set[str]) -> str:
    picture = recognise(data)
    if picture.key not in present:
        _upload(picture, data)
        present.add(picture.key)
    return picture.key


def _present() -> set[str]:
    """What the bucket has already."""
    pages = aws.client("s3").get_paginator("list_objects_v2").paginate(Bucket=_bucket(), Prefix="products/")
    return {one["Key"] for page in pages for one in page.get("Contents", [])}


def _upload(picture: Picture, data: bytes) -> None:
    aws.client("s3").put_object(
        Bucket=_bucket(), Key=picture.key, Body=data, ContentType=picture.content_type, CacheControl=_FOR_EVER
    )


def _bucket() -> str:
    if not settings().bucket_media:
        raise NoPictureBucket("Nobody has said where pictures are kept: set PORTICO_BUCKET_MEDIA.")
    return settings().bucket_media
