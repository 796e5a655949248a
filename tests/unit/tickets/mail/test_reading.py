"""What is read of a mail, down to what is odd in it."""

from email.message import EmailMessage

import pytest

from chalicelib.kernel import files
from chalicelib.tickets.rules.mail import automatic, headers, parts, reading
from chalicelib.tickets.rules.mail.incoming import Envelope
from chalicelib.tickets.rules.mail.limits import Overstep
from tests.support.corpus import ELIN, US, machines, mail, multipart, part

HERE = Envelope((US,), ELIN)


def test_a_mail_of_which_only_the_beginning_is_there_is_too_big() -> None:
    assert reading.read(mail()[:100], HERE, 30_000_000).overstep is Overstep.TOO_BIG


def test_the_same_mail_has_the_same_digest_whatever_servers_write_above_it() -> None:
    once, again = (reading.read(raw, HERE) for raw in (mail(), b"Received: by x\r\n" + mail()))
    assert once.digest == again.digest != reading.read(mail("Other."), HERE).digest


def test_a_report_names_the_mail_that_came_back_and_why() -> None:
    returned = reading.read(machines.report(), Envelope((US,), "")).returned

    assert returned.ids == ("0100018f0c2b7a51-aaaa@eu-north-1.amazonses.com",)
    assert returned.failed == ("elin@customer.example",)
    assert (returned.why, returned.is_final) == ("smtp; 550 5.1.1 no such user", True)
    assert not reading.read(machines.report("4.4.1"), Envelope((US,), "")).returned.is_final
    whole = multipart(part("x"), part(mail(), "message/rfc822"), subject="Undeliverable: x")
    assert reading.read(whole, Envelope((US,), "")).returned.ids == ("a1@customer.example",)
    odd = multipart(part("Final-Recipient: rfc822; nobody", "message/delivery-status"), subject="Undeliverable: x")
    assert reading.read(odd, Envelope((US,), "")).returned.failed == ()


def test_what_its_sender_reads_is_known_where_their_program_tells() -> None:
    assert reading.read(mail(content_language="fi-FI, en"), HERE).language == "fi-FI"
    assert reading.read(mail(accept_language="sv-SE"), HERE).language == "sv-SE"


def test_machines_are_asked_not_to_be_answered() -> None:
    for given in ({"list_unsubscribe": "<x>"}, {"x_auto_response_suppress": "All"}, {"from": "no-reply@b.example"}):
        assert reading.read(mail(**given), HERE).wants_no_answer
    assert not reading.read(mail(), HERE).wants_no_answer
    assert automatic.is_temporary("4.2.2")


def test_names_and_bytes_that_the_library_raises_over_are_taken_as_they_are() -> None:
    odd = EmailMessage()
    odd.set_payload("é" * 3)
    odd["Content-Transfer-Encoding"] = "base64"
    assert isinstance(parts.content_of(odd), bytes)
    empty = EmailMessage()
    empty.set_payload([])
    assert parts.content_of(empty) == b""
    assert headers.words(EmailMessage(), "subject") == ""


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b\\c.pdf", "c.pdf"),
        ("", "file"),
        ("...", "file"),
        (".pdf", "pdf"),
        ("x" * 200 + ".pdf", "x" * 78 + " ….pdf"),
        ("a\nb.pdf", "a b.pdf"),
    ],
)
def test_a_name_is_safe_to_show_and_to_save(name: str, safe: str) -> None:
    assert files.safe_name(name) == safe


def test_each_kind_of_file_is_known_by_its_bytes() -> None:
    kept = {"a.webp": b"RIFF1234WEBP", "a.heic": b"0000ftypheic", "a.gif": b"GIF89a", "a.csv": b"a;b", "a.log": b"x"}
    assert [files.checked(name, content).fault for name, content in kept.items()] == [None] * 5
    assert files.checked("a.pdf", b"x" * (files.MOST_FILE_BYTES + 1)).fault is files.Fault.TOO_BIG
    assert files.checked("a.xlsx", b"PK\x03\x04").fault is files.Fault.NOT_WHAT_IT_SAYS
