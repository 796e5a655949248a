"""Mails that are broken, huge, or meant to do harm."""

import base64
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from chalicelib.tickets.rules.mail.deciding import Outcome
from tests.support.corpus import KNOWN, STRANGER, Case, mail, multipart, part

SPOILT_ADDRESSES = (
    "",
    "elin",
    "@customer.example",
    "elin@",
    "<>",
    "elin@customer.example, other@b.example",
    "elin@@customer.example",
    "elin@cust\u202eomer.example",
    "=?utf-8?b?ZWxpbkBjdXN0b21lci5leGFtcGxl?=",
    "a" * 300 + "@b.example",
    "undisclosed-recipients:;",
)
SPOILT_DATES = (
    "yesterday",
    "Mon, 99 Foo 9999 99:99:99 +9999",
    "-1",
    "Thu, 1 Jan 1970 00:00:00 +99999999",
    "\x00",
    "0" * 5000,
)
SPOILT_IDS = ("", "<>", "a1", "<a b>", "<" + "x" * 5000 + ">", "<a@b><c@d>", "<å@b>", "<a@[127.0.0.1]>")
SPOILT_TYPES = (
    "text/plain; charset=utf-8; charset=latin-1",
    "text",
    "/",
    "text/plain; charset",
    "text/plain; charset*0*=utf''; charset*1=8",
    ";;;",
    "multipart/mixed",
    'multipart/mixed; boundary=""',
    'multipart/mixed; boundary="never"',
    "multipart/alternative; boundary=" + "x" * 300,
    "message/rfc822",
    "message/external-body; access-type=URL; URL=http://evil.example/",
    "message/partial; number=1; total=9",
)
FILES = (
    ("kvarn.exe", b"MZ\x90", "not_taken"),
    ("kvarn.jpg.exe", b"MZ\x90", "not_taken"),
    ("kvarn.jpg", b"MZ\x90", "not_what_it_says"),
    ("kvarn.png", b"\xff\xd8\xff", "not_what_it_says"),
    ("kvarn.pdf", b"<html>", "not_what_it_says"),
    ("kvarn.html", b"<script>", "not_taken"),
    ("kvarn.svg", b"<svg onload=alert(1)>", "not_taken"),
    ("kvarn.js", b"alert(1)", "not_taken"),
    ("kvarn.txt", b"a\x00b", "not_what_it_says"),
    ("kvarn.docx", b"PK\x03\x04 no zip", "not_what_it_says"),
    ("kvarn.pdf", b"", "empty"),
    ("kvarn", b"no ending", "not_taken"),
)


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _headers()
    yield from _injections()
    yield from _sizes()
    yield from _files()
    yield Case("infected", mail(), Outcome.QUARANTINED, "infected", replace(KNOWN, is_infected=True))
    yield Case("spam of a stranger", mail(), Outcome.QUARANTINED, "spam", replace(STRANGER, is_spam=True))


def _headers() -> Iterator[Case]:
    odd = mail(content_type="text/plain; filename*")
    yield Case("a type that the library cannot read", odd, Outcome.QUARANTINED, "unreadable")
    for place, address in enumerate(SPOILT_ADDRESSES):
        raw = mail(**{"from": address})
        yield Case(f"address {place}: {address[:30]!r}", raw, Outcome.QUARANTINED, "no_sender", STRANGER)
    for date in SPOILT_DATES:
        yield Case(f"date {date[:20]!r}", mail(date=date), Outcome.MESSAGE, "token")
    for place, message_id in enumerate(SPOILT_IDS):
        raw = mail(message_id=message_id, in_reply_to=message_id, references=message_id * 3)
        yield Case(f"id {place}: {message_id[:20]!r}", raw, Outcome.MESSAGE, "token")
    for place, kind in enumerate(SPOILT_TYPES):
        known = Case(f"type {place}: {kind[:40]!r}", mail("Hello.", content_type=kind), Outcome.MESSAGE)
        yield replace(known, outcome=known.decided().outcome) if kind.startswith("message/") else known
    yield Case(
        "eight bits in a name",
        mail(**{"from": "Elin L\xf6f <elin@customer.example>".encode("latin-1")}),
        Outcome.MESSAGE,
    )
    yield Case("no header at all", b"\r\n\r\nHello.", Outcome.QUARANTINED, "no_sender", STRANGER)
    yield Case("no bytes at all", b"", Outcome.QUARANTINED, "no_sender", STRANGER)
    yield Case("nothing but noise", bytes(range(256)) * 40, Outcome.QUARANTINED, "no_sender", STRANGER)
    yield Case("a header without end", mail().replace(b"\r\n\r\n", b"\r\n"), Outcome.NEW_TICKET, "stranger", STRANGER)
    yield Case(
        "two senders", mail(**{"from": "a@b.example\r\nFrom: elin@customer.example"}), Outcome.QUARANTINED, "no_sender"
    )


def _injections() -> Iterator[Case]:
    subject = "a=?utf-8?q?=0D=0ABcc=3A_all=40b.example?="
    yield Case("a subject with a second header", mail(subject=subject), Outcome.MESSAGE, subject="a Bcc: all@b.example")
    name = "=?utf-8?q?E=0D=0ABcc:_x=40b.example?="
    yield Case("a name with a second header", mail(**{"from": f"{name} <elin@customer.example>"}), Outcome.MESSAGE)
    yield Case(
        "markup in the words", mail("<script>alert(1)</script>"), Outcome.MESSAGE, text="<script>alert(1)</script>"
    )
    yield Case(
        "markup in HTML", mail('<img src=x onerror="alert(1)">hi', content_type="text/html"), Outcome.MESSAGE, text="hi"
    )
    yield Case("words that turn", mail("abc\u202etxt.exe"), Outcome.MESSAGE, text="abctxt.exe")
    yield Case(
        "a forged result",
        mail(authentication_results="evil.example; dkim=pass header.d=customer.example"),
        Outcome.MESSAGE,
    )


def _sizes() -> Iterator[Case]:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(500))
    raw = mail(deep.partition("\r\n\r\n")[2], content_type='multipart/mixed; boundary="b0"')
    yield Case("parts within parts without end", raw, Outcome.REFUSED, "too_deep")
    shallow = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(1, 50))
    raw = mail("--b0\r\n" + shallow + "\r\nHello.", content_type='multipart/mixed; boundary="b0"')
    yield Case("fifty parts within parts", raw, Outcome.MESSAGE, text="Hello.")
    mails = mail("Content-Type: message/rfc822\r\n\r\n" * 1000, content_type="message/rfc822")
    yield Case("mails within mails without end", mails, Outcome.REFUSED, "too_deep")
    yield Case(
        "two hundred and fifty parts", multipart(*(part("a") for _ in range(250))), Outcome.REFUSED, "too_many_parts"
    )
    crowd = ", ".join(f"p{n}@b.example" for n in range(10_000))
    yield Case("ten thousand recipients", mail(to=crowd), Outcome.REFUSED, "too_long_header")
    yield Case("three hundred recipients", mail(to=", ".join(f"p{n}@b.example" for n in range(300))), Outcome.REFUSED,
               "too_many_recipients")  # fmt: skip
    yield Case("a header of a megabyte", mail(x_long="x" * 1_000_000), Outcome.REFUSED, "too_long_header")
    yield Case(
        "ten thousand headers", mail(**{f"x_{n}": "a" for n in range(10_000)}), Outcome.REFUSED, "too_long_header"
    )
    yield Case("too big", mail(b"x" * (25 * 1024 * 1024)), Outcome.REFUSED, "too_big")
    brackets = mail(to="(" * 3000 + "a@b.example")
    yield Case("brackets without end", brackets, Outcome.MESSAGE, "token")
    yield Case("a subject of encoded words", mail(subject="=?utf-8?q?a?= " * 1100), Outcome.MESSAGE, "token")
    yield Case("references without end", mail(references="<a@b> " * 2700), Outcome.MESSAGE, "token")
    closing = mail("Hello." + "<i>" * 9_000 + "</b>" * 20_000, content_type="text/html")
    yield Case("HTML that closes what is not open", closing, Outcome.MESSAGE, text="Hello.")
    unclosed = mail("Hello." + "<a " * 20_000 + "<![CDATA[>" * 10_000, content_type="text/html")
    yield Case("HTML whose tags never end", unclosed, Outcome.MESSAGE)
    quotes = "Hello.\n" + "2030 wrote:\n" * 4_000 + "> a\nb"
    yield Case("quotes that never begin", mail(quotes), Outcome.MESSAGE)
    yield Case("a line of people who wrote", mail("Hello.\n2030 " + "skrev " * 20_000 + "."), Outcome.MESSAGE)
    yield Case("HTML that is never closed", mail("<div>" * 12_000 + "a", content_type="text/html"), Outcome.MESSAGE)


def _files() -> Iterator[Case]:
    words = part("Look.")
    for name, content, fault in FILES:
        raw = multipart(words, _attached(name, content))
        yield Case(
            f"file {name} of {content[:8]!r}", raw, Outcome.MESSAGE, files=((name if "." in name else "kvarn", fault),)
        )
    yield Case("a name with folders", multipart(words, _attached("..\\..\\etc/pass.pdf", b"%PDF-")), Outcome.MESSAGE,
               files=(("pass.pdf", ""),))  # fmt: skip
    yield Case("a name that turns", multipart(words, _attached("a\u202efdp.exe", b"MZ")), Outcome.MESSAGE,
               files=(("afdp.exe", "not_taken"),))  # fmt: skip
    bomb = _zip({"word/document.xml": b"\0" * 40_000_000})
    yield Case(
        "a zip bomb", multipart(words, _attached("a.docx", bomb)), Outcome.MESSAGE, files=(("a.docx", "hostile"),)
    )
    macros = _zip({"word/document.xml": b"a", "word/vbaProject.bin": b"a"})
    yield Case("macros", multipart(words, _attached("a.docx", macros)), Outcome.MESSAGE, files=(("a.docx", "hostile"),))
    nameless = multipart(words, part("%PDF-", "application/pdf", content_disposition="attachment; filename*"))
    unnamed = (("file", "not_what_it_says"),)
    yield Case("a name that the library cannot read", nameless, Outcome.MESSAGE, files=unnamed)
    honest = _zip({"word/document.xml": b"<w/>"})
    yield Case("a document", multipart(words, _attached("a.docx", honest)), Outcome.MESSAGE, files=(("a.docx", ""),))
    yield Case(
        "an archive", multipart(words, _attached("a.zip", honest)), Outcome.MESSAGE, files=(("a.zip", "not_taken"),)
    )
    many = multipart(words, *(_attached(f"{n}.txt", b"a") for n in range(25)))
    shown = tuple((f"{n}.txt", "" if n < 20 else "one_too_many") for n in range(25))
    yield Case("twenty-five files", many, Outcome.MESSAGE, files=shown)


def _attached(name: str, content: bytes) -> bytes:
    coded = base64.encodebytes(content).decode()
    return part(coded, "application/octet-stream", content_transfer_encoding="base64",
                content_disposition=f'attachment; filename="{name}"')  # fmt: skip


def _zip(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()
