"""Which files that people send, by mail or from the site, are kept for those who read them. Pure.

What a file is called and says that it is counts for nothing unless its bytes agree. What is not kept is named in the
conversation with the reason; of a mail, the mail itself, which has it, stays where staff with rights can reach it.
"""

import io
import re
import struct
import zipfile
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel import metadata
from chalicelib.kernel.clean_text import cut, one_line

MOST_FILE_BYTES = 15 * 1024 * 1024
_MOST_PIXELS = 250_000_000
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_RATIO = 200
_MOST_MEMBERS = 2_000
_LONGEST_NAME = 80
_UNFIT = re.compile(r"[\\/:*?\"<>|]+")


class Fault(StrEnum):
    """Why a file is not kept."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_TAKEN = "not_taken"
    NOT_WHAT_IT_SAYS = "not_what_it_says"
    HOSTILE = "hostile"
    NOT_CHECKED = "not_checked"
    ONE_TOO_MANY = "one_too_many"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is kept: `name` for people, `media_type` by its bytes; with a `fault` it is not kept."""

    name: str
    media_type: str
    content: bytes
    fault: Fault | None = None


_BEGINNINGS: tuple[tuple[str, re.Pattern[bytes], tuple[str, ...]], ...] = (
    ("image/jpeg", re.compile(rb"\xff\xd8\xff"), ("jpg", "jpeg", "jpe", "jfif")),
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n"), ("png",)),
    ("image/gif", re.compile(rb"GIF8"), ("gif",)),
    ("image/webp", re.compile(rb"RIFF....WEBP", re.DOTALL), ("webp",)),
    ("image/heic", re.compile(rb"....ftyp(heic|heix|mif1|msf1|hevc)", re.DOTALL), ("heic", "heif")),
    ("application/pdf", re.compile(rb"%PDF-"), ("pdf",)),
)
_OFFICE = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"),
    "odt": ("application/vnd.oasis.opendocument.text", "content.xml"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", "content.xml"),
}
_NOT_FROM_THE_SITE = ("heic", "heif")  # what they tell of themselves cannot be taken off; browsers make JPEG of them
_PLAIN = {"txt": "text/plain", "log": "text/plain", "csv": "text/csv"}
_MACROS = ("vbaproject.bin", "/embeddings/", "basic/script", ".exe", ".dll", ".js", ".vbs")


def kind_by_name(name: str) -> str:
    """The media type that a file from the site has if it is what its name says; "" for what is not taken."""
    ending = name.rpartition(".")[2].lower()
    if ending in _NOT_FROM_THE_SITE:
        return ""
    if ending in _OFFICE:
        return _OFFICE[ending][0]
    return _PLAIN.get(ending) or next((kind for kind, _, endings in _BEGINNINGS if ending in endings), "")


def checked(name: str, content: bytes) -> File:
    """The file with what it is by its bytes, a picture without what it tells beside itself; or with what is wrong."""
    shown = safe_name(name)
    if not content:
        return File(shown, "", b"", Fault.EMPTY)
    if len(content) > MOST_FILE_BYTES:
        return File(shown, "", b"", Fault.TOO_BIG)
    media_type, fault = _kind(shown.rpartition(".")[2].lower(), content)
    return File(shown, media_type, b"" if fault else metadata.without(content, media_type), fault)


def safe_name(name: str) -> str:
    """A name without folders and without what hides its ending; never empty."""
    last = _UNFIT.sub(" ", one_line(name.replace("\\", "/")).rpartition("/")[2]).strip(" .")
    stem, dot, ending = last.rpartition(".")
    if not dot:
        return cut(last, _LONGEST_NAME) or "file"
    return f"{cut(stem.strip(' .') or 'file', _LONGEST_NAME)}.{ending[:10]}"


def _kind(ending: str, content: bytes) -> tuple[str, Fault | None]:
    for media_type, beginning, endings in _BEGINNINGS:
        if beginning.match(content):
            if media_type == "image/png" and _is_vast(content):
                return media_type, Fault.HOSTILE
            return media_type, None if ending in endings else Fault.NOT_WHAT_IT_SAYS
    if content.startswith(b"PK"):
        return _packed(ending, content)
    if ending in _PLAIN:
        return _PLAIN[ending], Fault.NOT_WHAT_IT_SAYS if b"\x00" in content[:4096] else None
    known = ending in _OFFICE or any(ending in endings for _, _, endings in _BEGINNINGS)
    return "", Fault.NOT_WHAT_IT_SAYS if known else Fault.NOT_TAKEN


def _packed(ending: str, content: bytes) -> tuple[str, Fault | None]:
    """Only documents of office programs; their directory is read, nothing is unpacked."""
    if ending not in _OFFICE:
        return "", Fault.NOT_TAKEN
    media_type, sign = _OFFICE[ending]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, struct.error):
        return "", Fault.NOT_WHAT_IT_SAYS
    if _is_bomb(members) or any(sign in one.filename.lower() for one in members for sign in _MACROS):
        return "", Fault.HOSTILE
    return media_type, None if sign in {one.filename for one in members} else Fault.NOT_WHAT_IT_SAYS


def _is_vast(png: bytes) -> bool:
    """A few kilobytes may unfold to more pixels than a browser has memory for."""
    width, height = struct.unpack_from(">II", png.ljust(24, b"\x00"), 16)
    return int(width) * int(height) > _MOST_PIXELS


def _is_bomb(members: list[zipfile.ZipInfo]) -> bool:
    unpacked, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
    return len(members) > _MOST_MEMBERS or unpacked > max(1, packed) * _MOST_RATIO or unpacked > _MOST_UNPACKED
