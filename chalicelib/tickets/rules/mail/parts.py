"""The words and files of a mail, out of the tree of its parts. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from chalicelib.kernel import files
from chalicelib.kernel.clean_text import several_lines
from chalicelib.kernel.files import Fault, File
from chalicelib.tickets.rules.mail import headers, markup
from chalicelib.tickets.rules.mail.limits import MOST_FILES, MOST_PARTS, MOST_TEXT

_MOST_READ = 50 * MOST_TEXT
_MOST_BODIES = 20
_NOT_FILES = {
    "message/delivery-status",
    "text/rfc822-headers",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/ms-tnef",
}


def leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; a mail within the mail is one of them and is not looked into."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload()
        if isinstance(inside, list) and part.get_content_maintype() == "multipart":
            waiting.extend(reversed([one for one in inside if isinstance(one, EmailMessage)]))
        else:
            yield part


def has_too_many(message: EmailMessage) -> bool:
    """Whether there are more parts than are looked at."""
    return sum(1 for _ in leaves(message)) > MOST_PARTS


def text_of(message: EmailMessage) -> str:
    """The text that its sender sees: the plain parts, else the HTML ones as text."""
    bodies = [part for part in leaves(message) if not _is_file(part)][:_MOST_BODIES]
    plain = [_text(part) for part in bodies if part.get_content_type() == "text/plain"]
    if any(text.strip() for text in plain):
        return several_lines("\n\n".join(plain))
    rich = [markup.text_of(_text(part)) for part in bodies if part.get_content_type() == "text/html"]
    return several_lines("\n\n".join(rich))


def files_of(message: EmailMessage) -> tuple[File, ...]:
    """What came with it, each file checked; pictures that stand in the text are files as well."""
    found = [_file(part, place) for place, part in enumerate(part for part in leaves(message) if _is_file(part))]
    return tuple(
        one if place < MOST_FILES else replace(one, content=b"", fault=Fault.ONE_TOO_MANY)
        for place, one in enumerate(found)
    )


def content_of(part: EmailMessage) -> bytes:
    """The bytes of a part, as far as its coding can be undone: the library takes what is broken as it stands."""
    inside = part.get_payload()
    if isinstance(inside, list):
        return inside[0].as_bytes() if inside and isinstance(inside[0], EmailMessage) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _is_file(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    if kind in _NOT_FILES:
        return False
    named = bool(_name(part))
    attached = headers.raw(part, "content-disposition").lower().startswith("attachment")
    return attached or named or not kind.startswith("text/")


def _file(part: EmailMessage, place: int) -> File:
    name = _name(part) or f"{place + 1}.{_ENDINGS.get(part.get_content_type(), 'bin')}"
    return files.checked(name, content_of(part))


_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "application/pdf": "pdf",
            "message/rfc822": "eml"}  # fmt: skip


def _name(part: EmailMessage) -> str:
    try:
        return str(part.get_filename("") or "")
    except Exception:  # noqa: BLE001  (the library raises over some names)
        return "file"


def _text(part: EmailMessage) -> str:
    """In the charset that it names, else UTF-8, else letter by letter."""
    content = content_of(part)[:_MOST_READ]
    for charset in (_charset(part), "utf-8"):
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _charset(part: EmailMessage) -> str:
    named = str(part.get_content_charset("utf-8"))
    return named if named not in ("us-ascii", "unicode-1-1-utf-7", "utf-7") else "utf-8"
