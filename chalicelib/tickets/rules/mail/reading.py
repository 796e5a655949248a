"""From the bytes of a mail to what is known of it. Pure, and it never raises: what cannot be read says so."""

import hashlib
from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.policy import default

from chalicelib.kernel.clean_text import cut, one_line
from chalicelib.tickets.rules.mail import automatic, headers, parts, quoting, threads
from chalicelib.tickets.rules.mail.automatic import Nature
from chalicelib.tickets.rules.mail.incoming import Envelope, Incoming, Returned
from chalicelib.tickets.rules.mail.limits import (
    MOST_HEADER_BYTES,
    MOST_RECIPIENTS,
    MOST_SUBJECT,
    MOST_TEXT,
    Overstep,
    header_of,
    overstep_of,
)

OUR_MARK = "X-Portico-Reference"
"""The header that every mail of ours bears."""
_LONGEST_ID = 250
_LONGEST_NAME = 80
_LONGEST_WHY = 200


def read(raw: bytes, envelope: Envelope, size: int | None = None) -> Incoming:
    """What the bytes say. `size` is that of the whole mail where `raw` is only its beginning."""
    overstep = overstep_of(raw, len(raw) if size is None else size)
    try:
        if overstep is None:
            return _read(raw, envelope)
        return _header_only(raw, envelope, overstep)
    except Exception:  # noqa: BLE001  (a stranger wrote it, and a mail that is not understood must not come again)
        return Incoming(
            recipients=envelope.recipients, digest=hashlib.sha256(raw).hexdigest()[:32], overstep=Overstep.UNREADABLE
        )


def _read(raw: bytes, envelope: Envelope) -> Incoming:
    message = BytesParser(policy=default).parsebytes(raw)
    if parts.has_too_many(message):
        return _described(message, raw, envelope, Overstep.TOO_MANY_PARTS)
    known = _described(message, raw, envelope, None)
    if known.overstep:
        return known
    text = quoting.own_words(parts.text_of(message))
    returned = _returned(message) if known.nature is Nature.RETURNED else Returned()
    return replace(known, text=cut(text, MOST_TEXT), files=parts.files_of(message), returned=returned)


def _header_only(raw: bytes, envelope: Envelope, overstep: Overstep) -> Incoming:
    header = header_of(raw)[:MOST_HEADER_BYTES] + b"\r\n\r\n"
    message = BytesHeaderParser(policy=default).parsebytes(header)
    return _described(message, raw, envelope, overstep)


def _described(message: EmailMessage, raw: bytes, envelope: Envelope, overstep: Overstep | None) -> Incoming:
    crowd = sum(value.count("@") for name in ("to", "cc") for value in headers.raw_values(message, name))
    if overstep is None and crowd > MOST_RECIPIENTS:
        overstep = Overstep.TOO_MANY_RECIPIENTS
    senders = headers.addresses(message, "from")
    name, address = senders[0] if len(senders) == 1 else ("", "")
    named = [] if overstep else [one for _, one in headers.addresses(message, "to", "cc")]
    return Incoming(
        address=address,
        name=cut(name, _LONGEST_NAME) or address.partition("@")[0][:_LONGEST_NAME],
        recipients=tuple(dict.fromkeys([*(one.lower() for one in envelope.recipients), *named])),
        message_id=next(iter(threads.ids_in(headers.raw(message, "message-id"))), "")[:_LONGEST_ID],
        digest=_digest(message, raw),
        answers=threads.newest_first(
            threads.ids_in(headers.raw(message, "in-reply-to")), threads.ids_in(headers.raw(message, "references"))
        ),
        subject=cut(headers.words(message, "subject"), MOST_SUBJECT),
        language=_language(message),
        nature=automatic.nature_of(message, envelope.sender),
        wants_no_answer=automatic.wants_no_answer(message),
        is_our_own=bool(headers.raw(message, OUR_MARK)),
        results=headers.raw(message, "authentication-results"),
        overstep=overstep,
    )


def _language(message: EmailMessage) -> str:
    """What its sender reads, where their program tells."""
    told = headers.raw(message, "content-language") or headers.raw(message, "accept-language")
    return told.partition(",")[0].strip()[:10]


def _returned(message: EmailMessage) -> Returned:
    """Which mail came back: named in the report, or by the copy of it that comes along."""
    ids: list[str] = list(threads.ids_in(headers.raw(message, "in-reply-to")))
    reply_to: list[str] = []
    failed: list[str] = [one for _, one in headers.addresses(message, "x-failed-recipients")]
    status, why = "", ""
    for part in parts.leaves(message):
        for inner in _inside(part):
            ids += threads.ids_in(headers.raw(inner, "message-id"))
            reply_to += [one for _, one in headers.addresses(inner, "reply-to")]
            failed += _addresses(headers.raw(inner, "final-recipient"))
            status = status or headers.raw(inner, "status")
            why = why or headers.words(inner, "diagnostic-code")
    return Returned(
        ids=tuple(dict.fromkeys(ids)),
        reply_to=tuple(dict.fromkeys(reply_to)),
        failed=tuple(dict.fromkeys(failed)),
        why=cut(one_line(why or status), _LONGEST_WHY),
        is_final=not automatic.is_temporary(status),
    )


def _inside(part: EmailMessage) -> list[EmailMessage]:
    """The headers that a part of a report is made of."""
    kind, inside = part.get_content_type(), part.get_payload()
    if isinstance(inside, list):
        return [one for one in inside if isinstance(one, EmailMessage)]
    if kind == "text/rfc822-headers":
        return [BytesHeaderParser(policy=default).parsebytes(parts.content_of(part))]
    return []


def _addresses(value: str) -> list[str]:
    address = value.rpartition(";")[2].strip(" <>").lower()
    return [address] if headers.is_address(address) else []


def _digest(message: EmailMessage, raw: bytes) -> str:
    """The same for the same mail, whatever servers on the way wrote above it."""
    digest = hashlib.sha256(raw[len(header_of(raw)) :])
    for name in ("from", "to", "date", "subject"):
        digest.update(headers.raw(message, name).encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:32]
