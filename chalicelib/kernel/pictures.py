"""Which pictures people may send us. Pure."""

from enum import StrEnum

MOST_PICTURE_BYTES = 10 * 1024 * 1024


class PictureKind(StrEnum):
    """What is taken: what browsers show, and telephones make."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
