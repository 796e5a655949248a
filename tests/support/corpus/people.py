"""Mails that people write, with the programs that they have."""

import base64
import quopri
from collections.abc import Iterator
from dataclasses import replace

from chalicelib.tickets.rules.mail.deciding import Outcome, Way, Who
from chalicelib.tickets.rules.mail.incoming import Envelope
from chalicelib.tickets.rules.mail.proof import Proof
from tests.support.corpus import KNOWN, STRANGER, Case, mail, multipart, part

OWN = "It stops again."
QUOTED = "> Please clean the burrs.\n> Ilze"
ATTRIBUTIONS = {
    "gmail in English": "On Mon, 7 Jan 2030 at 10:12, Portico <portal@portico.example> wrote:",
    "gmail, broken over lines": "On Mon, Jan 7, 2030 at 10:12 AM Ilze via Portico\n<portal@portico.example> wrote:",
    "thunderbird in Swedish": "Den 2030-01-07 kl. 10:12, skrev Portico:",
    "gmail in Swedish": "Den mån 7 jan. 2030 kl 10:12 skrev Portico <portal@portico.example>:",
    "gmail in Finnish": "ma 7. tammik. 2030 klo 10.12 Portico (portal@portico.example) kirjoitti:",
    "gmail in Italian": "Il giorno lun 7 gen 2030 alle ore 10:12 Portico <portal@portico.example> ha scritto:",
    "gmail in Lithuanian": "2030-01-07, pr, 10:12 Portico <portal@portico.example> rašė:",
    "gmail in German": "Am Mo., 7. Jan. 2030 um 10:12 Uhr schrieb Portico <portal@portico.example>:",
    "gmail in French": "Le lun. 7 janv. 2030 à 10:12, Portico <portal@portico.example> a écrit :",
}
HEADERS = {
    "outlook in English": "From: Portico <portal@portico.example>\nSent: Monday, 7 January 2030 10:12\nTo: Elin",
    "outlook in Swedish": "Från: Portico <portal@portico.example>\nSkickat: den 7 januari 2030 10:12\nTill: Elin",
    "outlook in Finnish": "Lähettäjä: Portico <portal@portico.example>\nLähetetty: 7. tammikuuta 2030\nAihe: x",
    "outlook in Italian": "Da: Portico <portal@portico.example>\nInviato: lunedì 7 gennaio 2030 10:12\nA: Elin",
    "outlook in Lithuanian": "Nuo: Portico <portal@portico.example>\nIšsiųsta: 2030 m. sausio 7 d.\nKam: Elin",
    "outlook in bold": "*From:* Portico <portal@portico.example>\n*Sent:* Monday 10:12",
    "rule of outlook": "________________________________\nPortico",
    "original message": "-----Original Message-----\nPortico",
    "original message in Swedish": "-----Ursprungligt meddelande-----\nPortico",
    "original message in Finnish": "-----Alkuperäinen viesti-----\nPortico",
    "original message in Italian": "-----Messaggio originale-----\nPortico",
    "original message in Lithuanian": "-----Originalus laiškas-----\nPortico",
}
SIGNATURES = {
    "signature": "-- \nElin Lund\nKafé Luleå",
    "signature without its space": "--\nElin Lund",
    "telephone": "Sent from my iPhone",
    "telephone in Swedish": "Skickat från min iPhone",
    "telephone in Finnish": "Lähetetty iPhonestani",
    "telephone in Italian": "Inviato da iPhone",
    "telephone in Lithuanian": "Išsiųsta iš mano „iPhone“",
    "outlook for a telephone": "Get Outlook for Android",
}
CHARSETS = ("utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "utf-16", "cp850", "mac-roman")


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _quoting()
    yield from _charsets()
    yield from _shapes()
    yield from _senders()


def _message(name: str, raw: bytes, text: str | None = None, **more: object) -> Case:
    return replace(Case(name, raw, Outcome.MESSAGE, "token", text=text), **more)  # type: ignore[arg-type]


def _quoting() -> Iterator[Case]:
    for name, line in ATTRIBUTIONS.items():
        yield _message(f"quote, {name}", mail(f"{OWN}\n\n{line}\n{QUOTED}\n"), OWN)
    for name, block in HEADERS.items():
        yield _message(f"quote, {name}", mail(f"{OWN}\n\n{block}\n\nPlease clean the burrs.\n"), OWN)
    for name, block in SIGNATURES.items():
        yield _message(f"signature, {name}", mail(f"{OWN}\n\n{block}\n"), OWN)
    yield _message("quote without marks", mail(f"{OWN}\n\nOn 2030-01-07 10:12, Ilze wrote:\nPlease clean."), OWN)
    between = f"> Which one?\nThe M2.\n> Since when?\n{OWN}"
    yield _message("answers between quotes", mail(between), between)
    yield _message("only quotes at the end", mail(f"{OWN}\n{QUOTED}\n\n> more"), OWN)
    below = f"On 2030-01-07 10:12, Ilze wrote:\n{QUOTED}\n\n{OWN}"
    yield _message("answer below the quote", mail(below), below)
    yield _message(
        "words like a header",
        mail("From: the kitchen we hear it.\n\nIt hums."),
        "From: the kitchen we hear it.\n\nIt hums.",
    )
    yield _message("somebody wrote: in the text", mail("Ilze wrote:\nnothing"), "Ilze wrote:\nnothing")
    yield Case("nothing but a quote", mail(f"{ATTRIBUTIONS['gmail in English']}\n{QUOTED}"), Outcome.REFUSED, "empty")
    rich = f'<div>{OWN}</div><div class="gmail_quote"><blockquote>Please clean</blockquote></div>'
    yield _message("quote, gmail in HTML", mail(rich, content_type="text/html"), OWN)
    cited = f'<p>{OWN}</p><blockquote type="cite">Please clean</blockquote>'
    yield _message("quote, apple in HTML", mail(cited, content_type="text/html"), OWN)
    outlook = f'<p>{OWN}</p><div id="divRplyFwdMsg">From: us</div>'
    yield _message("quote, outlook in HTML", mail(outlook, content_type="text/html"), OWN)


def _charsets() -> Iterator[Case]:
    said = "Kvarnen låter illa på söndag, é à ü."
    for charset in CHARSETS:
        raw = mail(
            said.encode(charset), content_type=f"text/plain; charset={charset}", content_transfer_encoding="8bit"
        )
        yield _message(f"charset {charset}", raw, said)
        coded = base64.encodebytes(said.encode(charset))
        raw = mail(coded, content_type=f'text/plain; charset="{charset}"', content_transfer_encoding="base64")
        yield _message(f"charset {charset} in base64", raw, said)
    for name, label in {"wrong": "us-ascii", "unknown": "x-klingon", "empty": '""', "none": ""}.items():
        kind = f"text/plain; charset={label}" if label else "text/plain"
        yield _message(f"charset that is {name}", mail(said, content_type=kind), said)
    yield _message("latin-1 called utf-8", mail(said.encode("latin-1")), said)
    soft = quopri.encodestring(said.encode())
    yield _message("quoted-printable", mail(soft, content_transfer_encoding="quoted-printable"), said)
    yield _message("quoted-printable, spoilt", mail("a=ZZb =", content_transfer_encoding="quoted-printable"))
    yield _message("base64, spoilt", mail("SGVsbG8*!", content_transfer_encoding="base64"))
    yield _message("unknown coding", mail("Hello.", content_transfer_encoding="x-zip"), "Hello.")
    for name, (written, shown) in _SUBJECTS.items():
        yield _message(f"subject {name}", mail(subject=written), subject=shown)


_SUBJECTS: dict[str, tuple[str | bytes, str]] = {
    "in an encoded word": ("=?utf-8?q?Kvarnen_l=C3=A5ter?=", "Kvarnen låter"),
    "in two encoded words": ("=?utf-8?b?S3Zhcm5lbiA=?= =?utf-8?b?bMOldGVy?=", "Kvarnen låter"),
    "in an unknown charset": ("=?x-klingon?q?Kvarnen?=", "Kvarnen"),
    "in a broken coding": ("=?utf-8?b?S3Z?=", "Kv"),
    "in a coding that is no coding": ("=?utf-8?b?abcde?=", "=?utf-8?b?abcde?="),
    "as bytes of utf-8": ("Kvarnen låter".encode(), "Kvarnen låter"),
    "as bytes of latin-1": ("Kvarnen låter".encode("latin-1"), "Kvarnen låter"),
    "folded over lines": ("Kvarnen\r\n låter\r\n\tilla", "Kvarnen låter illa"),
    "with hidden marks": ("Kvar\u200bnen \u202elåter", "Kvarnen låter"),
    "with a bell": ("Kvarnen\x07", "Kvarnen"),
    "without a word": ("", ""),
    "of emoji": ("🦊 Ąžuolas", "🦊 Ąžuolas"),
    "that is long": ("x" * 500, "x" * 118 + " …"),
}


def _shapes() -> Iterator[Case]:
    plain, rich = part(OWN), part(f"<p>{OWN}</p>", "text/html; charset=utf-8")
    yield _message("plain and HTML", multipart(plain, rich, kind="alternative"), OWN)
    yield _message("HTML alone", multipart(rich, kind="alternative"), OWN)
    yield _message("plain is empty", multipart(part("\n"), rich, kind="alternative"), OWN)
    listed = "<ul><li>one</li><li>two</li></ul><script>alert(1)</script><style>p{}</style>&amp;&nbsp;three"
    yield _message("HTML with a list", mail(listed, content_type="text/html"), "one\n\ntwo\n\n& three")
    yield _message("HTML left open", mail("<div><p>a<b>b</div></i>c<br>d", content_type="text/html"))
    nested = multipart(part(multipart(plain, rich, kind="alternative", boundary="=_c").partition(b"\r\n\r\n")[2],
                            'multipart/alternative; boundary="=_c"'))  # fmt: skip
    yield _message("parts within parts", nested, OWN)
    photograph = part(base64.encodebytes(b"\xff\xd8\xff\xe0JFIF"), 'image/jpeg; name="kvarn.jpg"',
                      content_transfer_encoding="base64", content_disposition="attachment")  # fmt: skip
    yield _message("a photograph", multipart(plain, photograph), OWN, files=(("kvarn.jpg", ""),))
    alone = multipart(part("", "text/plain"), photograph)
    yield _message("a photograph without a word", alone, "", files=(("kvarn.jpg", ""),))
    inline = part(b"\x89PNG\r\n\x1a\n.", "image/png", content_id="<p1>")
    yield _message("a picture in the text", multipart(rich, inline, kind="related"), OWN, files=(("1.png", ""),))
    coded = part("%PDF-1.4", "application/pdf; name*=utf-8''kuitti%C3%A4.pdf")
    yield _message("a name in RFC 2231", multipart(plain, coded), OWN, files=(("kuittiä.pdf", ""),))
    word = part("%PDF-1.4", 'application/pdf; name="=?utf-8?q?kuitti=C3=A4.pdf?="')
    yield _message("a name in an encoded word", multipart(plain, word), OWN, files=(("kuittiä.pdf", ""),))
    forwarded = part(mail("Old words."), "message/rfc822")
    yield _message("a mail within the mail", multipart(plain, forwarded), OWN, files=(("1.eml", "not_taken"),))
    signed = multipart(plain, part("-", "application/pgp-signature"), kind="signed")
    yield _message("signed by its sender", signed, OWN, files=())
    calendar = multipart(plain, part("BEGIN:VCALENDAR", "text/calendar"), kind="alternative")
    yield _message("with an invitation", calendar, OWN)
    yield _message("flowed", mail("It \nstops.", content_type="text/plain; format=flowed"), "It\nstops.")
    yield _message("line ends of old", mail("a\rb\nc"), "a\nb\nc")
    yield _message("no mime version", mail(OWN, mime_version=None, content_type=None), OWN)
    yield _message("no date", mail(OWN, date=None), OWN)
    yield _message("no message id", mail(OWN, message_id=None), OWN)
    yield _message("no subject", mail(OWN, subject=None), OWN, subject="")
    yield _message("read receipt wanted", mail(OWN, disposition_notification_to="elin@customer.example"), OWN)
    yield _message("absence notices unwanted", mail(OWN, x_auto_response_suppress="OOF, AutoReply"), OWN)
    yield _message("an answer to a notice", mail(OWN, subject="Re: Automatic reply: Grinder"), OWN)
    yield _message("long words", mail("x" * 20_000), "x" * 9_998 + " …")
    yield _message("auto-submitted: no", mail(OWN, auto_submitted="no"), OWN)


def _senders() -> Iterator[Case]:
    new, pending, message = Outcome.NEW_TICKET, Outcome.PENDING, Outcome.MESSAGE
    yield Case("a stranger writes", mail(), new, "stranger", STRANGER)
    verified = replace(STRANGER, who=Who.CUSTOMER)
    yield Case("a customer writes", mail(), new, "customer", verified)
    yield Case("a customer who is not proven", mail(), new, "stranger", replace(verified, proof=Proof.UNPROVEN))
    yield Case("a customer who is forged", mail(), new, "stranger", replace(verified, proof=Proof.FAILED))
    yield Case(
        "forwarded to somebody else", mail(), pending, "other_sender", replace(KNOWN, way=Way.FORWARDED, who=Who.OTHER)
    )
    yield Case("a colleague with it", mail(), message, "forwarded", replace(KNOWN, way=Way.FORWARDED))
    yield Case("a token with a forged sender", mail(), pending, "not_proven", replace(KNOWN, proof=Proof.FAILED))
    yield Case("a token and nothing proven", mail(), message, "token", replace(KNOWN, proof=Proof.UNPROVEN))
    for way in (Way.OUR_MAIL, Way.THEIR_MAIL, Way.SUBJECT):
        yield Case(f"found by {way}", mail(), message, way.value, replace(KNOWN, way=way))
    for way in (Way.THEIR_MAIL, Way.SUBJECT):
        unproven = replace(KNOWN, way=way, proof=Proof.UNPROVEN)
        yield Case(f"found by {way}, unproven", mail(), pending, "not_proven", unproven)
    guessed = replace(STRANGER, way=Way.SUBJECT)
    yield Case("a stranger names a number", mail(subject="[#7Q4K-M2XD-9ET]"), new, "stranger", guessed)
    staff = replace(KNOWN, who=Who.STAFF)
    yield Case("staff answer", mail(), Outcome.ANSWER, "token", staff)
    yield Case("staff who are not proven", mail(), pending, "not_proven", replace(staff, proof=Proof.UNPROVEN))
    yield Case("staff who are forged", mail(), pending, "not_proven", replace(staff, proof=Proof.FAILED))
    yield Case("staff without a ticket", mail(), Outcome.REFUSED, "staff_without_ticket", replace(staff, way=None))
    quoted = mail(**{"from": '"Lund, Elin" <ELIN@Customer.Example>'})
    yield _message("name with a comma", quoted, envelope=Envelope(("HELP@in.portico.example",)))
