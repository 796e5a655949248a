"""Mails that no person wrote: absence notices, lists, returned mail, our own."""

from collections.abc import Iterator
from dataclasses import replace

from chalicelib.tickets.rules.mail.deciding import Outcome, Way, Who
from chalicelib.tickets.rules.mail.incoming import Envelope
from chalicelib.tickets.rules.mail.proof import Proof
from tests.support.corpus import KNOWN, STRANGER, US, Case, busy, mail, multipart, part

ABSENCES = (
    "Automatic reply: Grinder",
    "Out of Office: Grinder",
    "Out of the office until Monday",
    "Auto-reply: Grinder",
    "Autosvar: Grinder",
    "Automatiskt svar: Grinder",
    "Frånvaromeddelande",
    "Frånvarande: Grinder",
    "Automaattinen vastaus: Grinder",
    "Poissaoloviesti",
    "Risposta automatica: Grinder",
    "Fuori sede: Grinder",
    "Automatinis atsakymas: Grinder",
    "Abwesenheitsnotiz: Grinder",
    "Automatische Antwort: Grinder",
    "Réponse automatique : Grinder",
    "Respuesta automática: Grinder",
    "Автоответ: Grinder",
    "自動返信",
)
SIGNS = {
    "RFC 3834": {"auto_submitted": "auto-replied"},
    "RFC 3834, generated": {"auto_submitted": "Auto-Generated; owner-email=x"},
    "X-Autoreply": {"x_autoreply": "yes"},
    "X-Autorespond": {"x_autorespond": "Grinder"},
    "precedence auto_reply": {"precedence": "auto_reply"},
    "Exchange": {"x_ms_exchange_generated_message_source": "Mailbox Rules Agent"},
    "empty return path": {"return_path": "<>"},
}
LISTS = {
    "list id": {"list_id": "<news.example>"},
    "list post": {"list_post": "<mailto:a@b.example>"},
    "precedence bulk": {"precedence": "bulk"},
    "precedence list": {"precedence": "List"},
    "precedence junk": {"precedence": "junk"},
    "one-click unsubscription": {"list_unsubscribe_post": "List-Unsubscribe=One-Click"},
}
RETURNED = (
    "Undeliverable: Grinder",
    "Mail delivery failed: returning message to sender",
    "Delivery Status Notification (Failure)",
    "Returned mail: see transcript for details",
    "failure notice",
    "Kunde inte levereras: Grinder",
    "Ei voitu toimittaa: Grinder",
    "Mancato recapito: Grinder",
    "Nepristatyta: Grinder",
    "Unzustellbar: Grinder",
)
DAEMON = "Mail Delivery Subsystem <MAILER-DAEMON@mx.customer.example>"
NOBODY = Envelope((US,), "")
COPY = "Message-ID: <0100018f0c2b7a51-aaaa@eu-north-1.amazonses.com>\r\nSubject: [#x]\r\n"


def cases() -> Iterator[Case]:
    """All of them."""
    unknown = replace(KNOWN, who=Who.OTHER, way=None)
    for subject in ABSENCES:
        yield Case(f"absence, {subject}", mail(subject=subject), Outcome.NOTE, "automatic")
    for name, headers in SIGNS.items():
        yield Case(f"automatic by {name}", mail(**headers), Outcome.NOTE, "automatic")
        yield Case(f"automatic by {name}, unknown", mail(**headers), Outcome.IGNORED, "automatic", unknown)
    for name, headers in LISTS.items():
        yield Case(f"list by {name}", mail(**headers), Outcome.IGNORED, "list", unknown)
    yield Case("a list that a customer writes through", mail(list_id="<a.example>"), Outcome.NOTE, "list")
    yield from _to_staff()
    yield from _returned()
    yield from _loops()


def _to_staff() -> Iterator[Case]:
    staff = replace(KNOWN, who=Who.STAFF)
    yield Case("absence of staff", mail(auto_submitted="auto-replied"), Outcome.IGNORED, "automatic", staff)
    forged = replace(KNOWN, proof=Proof.FAILED)
    yield Case("absence that is forged", mail(auto_submitted="auto-replied"), Outcome.IGNORED, "automatic", forged)
    stranger = replace(STRANGER, way=Way.FORWARDED)
    yield Case("absence of somebody else", mail(auto_submitted="auto-replied"), Outcome.IGNORED, "automatic", stranger)


def _returned() -> Iterator[Case]:
    for subject in RETURNED:
        raw = mail(subject=subject, **{"from": DAEMON})
        yield Case(f"returned, {subject}", raw, Outcome.NOTE, "returned", envelope=NOBODY)
    yield Case("delivery report", report(), Outcome.NOTE, "returned", envelope=NOBODY)
    yield Case("delivery report of nothing known", report(), Outcome.IGNORED, "returned", STRANGER, NOBODY)
    by_subject = replace(STRANGER, way=Way.SUBJECT)
    yield Case("delivery report of a number", report(), Outcome.IGNORED, "returned", by_subject, NOBODY)
    yield Case("late, not lost", report("4.4.1"), Outcome.NOTE, "returned", envelope=NOBODY)
    bare = mail("550 no such user", subject="failure notice", x_failed_recipients="elin@customer.example")
    yield Case("returned by exim", bare, Outcome.NOTE, "returned", envelope=NOBODY)
    told = part("Disposition: displayed", "message/disposition-notification")
    kind = 'multipart/report; report-type=disposition-notification; boundary="=_b"'
    receipt = multipart(part("read"), told, content_type=kind)
    yield Case("a receipt that it was read", receipt, Outcome.NOTE, "automatic")
    complaint = multipart(part("abuse"), content_type='multipart/report; report-type=feedback-report; boundary="=_b"')
    yield Case("a complaint of a provider", complaint, Outcome.IGNORED, "automatic", STRANGER)
    person = mail("Failure notice at the door of our shop.", subject="Failure notice")
    yield Case("a person about a failure", person, Outcome.MESSAGE, "token")


def report(status: str = "5.1.1", address: str = "elin@customer.example", copy: str = COPY, **headers: str) -> bytes:
    """RFC 3464: what a server writes when it cannot deliver the mail that has the headers in `copy`."""
    told = f"Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; {address}\r\nStatus: {status}\r\n"
    told += "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n"
    return multipart(
        part("It could not be delivered."),
        part(told, "message/delivery-status"),
        part(copy, "text/rfc822-headers"),
        content_type='multipart/report; report-type=delivery-status; boundary="=_b"',
        **{"from": DAEMON, "subject": "Returned", **headers},
    )


def _loops() -> Iterator[Case]:
    ours = mail(x_portico_reference="evt_1")
    yield Case("our own mail came back", ours, Outcome.IGNORED, "our_own")
    yield Case("our own mail to a stranger", ours, Outcome.IGNORED, "our_own", STRANGER)
    sixth = busy(automatic=6)
    yield Case("the fifth notice in an hour", mail(precedence="auto_reply"), Outcome.NOTE, None, busy(automatic=5))
    yield Case(
        "the sixth notice in an hour", mail(precedence="auto_reply"), Outcome.IGNORED, "too_many_automatic", sixth
    )
    yield Case("the sixth report in an hour", report(), Outcome.IGNORED, "too_many_automatic", sixth, NOBODY)
    yield Case("the sixtieth mail in an hour", mail(), Outcome.MESSAGE, None, busy(mails=60))
    yield Case("one mail more", mail(), Outcome.QUARANTINED, "too_many", busy(mails=61))
    answered = replace(STRANGER, traffic=busy(answered=5).traffic)
    yield Case("answered enough, a new ticket", mail(), Outcome.NEW_TICKET, "stranger", answered)
    yield Case("answered enough, nothing in it", mail(" "), Outcome.QUARANTINED, "empty", answered)
    yield Case("nothing in it", mail(" "), Outcome.REFUSED, "empty", STRANGER)
    yield Case(
        "nothing in it, from no-reply",
        mail(" ", **{"from": "noreply@b.example"}),
        Outcome.QUARANTINED,
        "empty",
        STRANGER,
    )
    silent = mail(" ", x_auto_response_suppress="All")
    yield Case("nothing in it, and wants no answer", silent, Outcome.QUARANTINED, "empty", STRANGER)
    forged = replace(STRANGER, proof=Proof.FAILED)
    yield Case("nothing in it, and forged", mail(" "), Outcome.QUARANTINED, "empty", forged)
