"""What a picture tells beside itself (where and when it was taken, by which telephone) is taken off. Pure.

The picture stays as it is, bit by bit: pieces of the file are left out, nothing is painted anew. Which way up it is
stays as well. What is broken, or cut off in the middle, loses it too, for whoever shows pictures shows those as well.
"""

import re
import struct
from collections.abc import Callable
from struct import pack, unpack_from

_END_OF_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # FF 00 and FF D0-D7 belong to the pixels
_BEGINS = re.compile(rb"\xff[^\x00\xff]")
_FILLING, _EOI, _SOS, _APP1, _APP2, _APP14, _COMMENT = 0xFF, 0xD9, 0xDA, 0xE1, 0xE2, 0xEE, 0xFE
_STANDS_ALONE = frozenset({0x01, *range(0xD0, 0xD8), _EOI})
_TELLS = frozenset({*range(_APP1, 0xF0), _COMMENT, _FILLING}) - {_APP14}  # that one tells how colours are meant
_EXIF, _COLOURS = b"Exif\x00\x00", b"ICC_PROFILE\x00"
_ORIENTATION = 0x0112
_PNG_HEAD, _PNG_TOLD = 8, frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"caBX"})
_WEBP_HEAD, _WEBP_TOLD, _WEBP_FLAGS = 12, frozenset({b"EXIF", b"XMP ", b"C2PA"}), 0x0C


def without(content: bytes, media_type: str) -> bytes:
    """The file without what it tells beside the picture; anything but a JPEG, PNG or WebP file as it is."""
    bare = _BARE.get(media_type)
    return bare(content) if bare else content


def _bare_jpeg(content: bytes) -> bytes:
    """Whatever stands behind the picture, such as further pictures, goes too."""
    kept, marker, at = [content[:2]], 0, 2
    while marker != _EOI and at < len(content):
        marker, end = _segment(content, at)
        kept.append(_kept(marker, content[at:end]))
        at = end
    return b"".join(kept)


def _segment(content: bytes, at: int) -> tuple[int, int]:
    """What begins there, and where it ends: of a scan with its pixels, also when they are cut off in the middle.

    Where nothing begins, all is filling until something does.
    """
    if not _BEGINS.match(content, at):
        after = _BEGINS.search(content, at)
        return _FILLING, after.start() if after else len(content)
    marker = content[at + 1]
    if marker in _STANDS_ALONE:
        return marker, at + 2
    if at + 4 > len(content):
        return _FILLING, len(content)
    end = at + 2 + unpack_from(">H", content, at + 2)[0]
    if marker == _SOS:
        after = _END_OF_PIXELS.search(content, end)
        end = after.start() if after else len(content)
    return marker, end


def _kept(marker: int, segment: bytes) -> bytes:
    told = segment[4:]
    if marker == _APP1:
        return _only_orientation(told.removeprefix(_EXIF)) if told.startswith(_EXIF) else b""
    if marker == _APP2 and told.startswith(_COLOURS):
        return segment
    return b"" if marker in _TELLS else segment


def _only_orientation(tiff: bytes) -> bytes:
    """A segment that says no more than which way up the picture is; nothing where that is as usual."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        start = unpack_from(f"{order}I", tiff, 4)[0]
        count = unpack_from(f"{order}H", tiff, start)[0]
        fields = (unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * place) for place in range(count))
        turned = next((value for tag, _, _, value in fields if tag == _ORIENTATION), 1)
    except (KeyError, struct.error):
        return b""
    if turned not in range(2, 9):
        return b""
    exif = _EXIF + b"MM\x00\x2a" + pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + pack(">H", len(exif) + 2) + exif


def _bare_png(content: bytes) -> bytes:
    kept, at = [content[:_PNG_HEAD]], _PNG_HEAD
    while at + 8 <= len(content):
        length, name = unpack_from(">I4s", content, at)
        end = at + 12 + length
        if name not in _PNG_TOLD:
            kept.append(content[at:end])
        if name == b"IEND":
            break
        at = end
    return b"".join(kept)


def _bare_webp(content: bytes) -> bytes:
    kept, at = [], _WEBP_HEAD
    while at + 8 <= len(content):
        name, length = unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        chunk = content[at:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes(flags & ~_WEBP_FLAGS for flags in chunk[8:9]) + chunk[9:]
        if name not in _WEBP_TOLD:
            kept.append(chunk)
        at = end
    body = b"".join(kept)
    return b"RIFF" + pack("<I", len(body) + 4) + b"WEBP" + body


_BARE: dict[str, Callable[[bytes], bytes]] = {
    "image/jpeg": _bare_jpeg,
    "image/png": _bare_png,
    "image/webp": _bare_webp,
}
