"""Mails as the world sends them, each with what has to become of it.

`people` wrote them, `machines` did, or somebody `hostile`. They are made here, line by line, because libraries that
write mails would not let most of the mistakes through.
"""

from dataclasses import dataclass, field, replace
from functools import cache

from chalicelib.tickets.rules.mail.deciding import Circumstances, Decision, Outcome, Traffic, Way, Who, decide
from chalicelib.tickets.rules.mail.incoming import Envelope, Incoming
from chalicelib.tickets.rules.mail.proof import Proof
from chalicelib.tickets.rules.mail.reading import read

ELIN = "elin@customer.example"
US = "help@in.portico.example"
KNOWN = Circumstances(Proof.VERIFIED, Who.CUSTOMER, Way.TOKEN)
STRANGER = Circumstances(Proof.VERIFIED, Who.OTHER, None)


@dataclass(frozen=True)
class Case:
    """A mail, what is known of its sender, and what becomes of it; `text` and `files` where they matter."""

    name: str
    raw: bytes
    outcome: Outcome
    reason: str | None = None
    known: Circumstances = KNOWN
    envelope: Envelope = field(default=Envelope((US,), ELIN))
    text: str | None = None
    subject: str | None = None
    files: tuple[tuple[str, str], ...] | None = None

    def read(self) -> Incoming:
        """What is understood of it."""
        return _read(self.raw, self.envelope)

    def decided(self) -> Decision:
        """What becomes of it."""
        return decide(self.read(), self.known)

    def known_as(self, **other: object) -> "Case":
        """The same mail under other circumstances."""
        return replace(self, known=replace(self.known, **other))  # type: ignore[arg-type]


_read = cache(read)


def mail(body: str | bytes = "Hello.", **headers: str | bytes | None) -> bytes:
    """A mail with usual headers, of which some are others (`reply_to="..."`) or missing (`date=None`)."""
    usual: dict[str, str | bytes | None] = {
        "from": f"Elin Lund <{ELIN}>",
        "to": US,
        "subject": "Grinder",
        "date": "Mon, 07 Jan 2030 10:00:00 +0200",
        "message-id": "<a1@customer.example>",
        "content-type": "text/plain; charset=utf-8",
        "mime-version": "1.0",
    }
    given = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [_bytes(name) + b": " + _bytes(value) for name, value in given.items() if value is not None]
    return b"\r\n".join(lines) + b"\r\n\r\n" + _bytes(body)


def multipart(*parts: bytes, kind: str = "mixed", boundary: str = "=_b", **headers: str | bytes | None) -> bytes:
    """A mail of several parts, each with headers of its own."""
    inside = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), part) for part in parts)
    content_type = f'multipart/{kind}; boundary="{boundary}"'
    given: dict[str, str | bytes | None] = {"content_type": content_type, **headers}
    return mail(inside + b"--%s--\r\n" % boundary.encode(), **given)


def part(body: str | bytes, content_type: str = "text/plain; charset=utf-8", **headers: str) -> bytes:
    """One part of it."""
    lines = [
        f"Content-Type: {content_type}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return _bytes("\r\n".join(lines)) + b"\r\n\r\n" + _bytes(body)


def busy(**counts: int) -> Circumstances:
    """A sender who wrote much within the hour."""
    return replace(KNOWN, traffic=Traffic(**counts))


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
