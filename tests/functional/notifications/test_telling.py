"""Whoever should know is told once: in the feed and by mail."""

import json
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import boto3
import pytest

from chalicelib.kernel.event import Envelope
from chalicelib.notifications import service
from chalicelib.notifications.news import orders as order_news
from chalicelib.notifications.news import tickets as ticket_news
from chalicelib.notifications.service import NotAllTold
from tests.support import news

Mailbox = Callable[[], list[EmailMessage]]
TABLE = "portico-dev-notifications"


def envelope(**other: Any) -> Envelope:
    facts = {"event_id": "evt_1", "name": "order.placed", "at": news.NOW, "actor": "elin", "reaction": "r", "data": {}}
    return Envelope(**{**facts, **other})


def stored(prefix: str) -> list[dict[str, str]]:
    items = boto3.client("dynamodb").scan(TableName=TABLE)["Items"]
    plain = [{name: str(next(iter(value.values()))) for name, value in item.items()} for item in items]
    return [item for item in plain if item["pk"].startswith(prefix)]


def receipt() -> order_news.OrderPlaced:
    return order_news.OrderPlaced(news.order())


def test_a_notice_is_recorded_and_mailed(app: Any, mailbox: Mailbox) -> None:
    service.notify(envelope(), [news.contact("sv")], receipt())

    [mail], [notice], [sent] = mailbox(), stored("P#elin"), stored("MID#")
    assert mail["Subject"] == "[#7Q4K-M2XD-9ET] Tack för din order"
    assert notice["sk"] == f"N#{notice['notice_id']}"
    assert notice["mailed_at"]
    assert sent["pk"] == f"MID#{notice['ses_message_id']}"
    assert (sent["member_id"], sent["notice_id"], sent["link"]) == ("elin", notice["notice_id"], notice["link"])
    assert json.loads(notice["facts"])["number"] == "7Q4K-M2XD-9ET"
    assert "House blend" not in notice["facts"]


def test_a_mail_says_who_writes_in_which_language_and_that_nobody_answers(app: Any, mailbox: Mailbox) -> None:
    service.notify(envelope(), [news.contact("lt", name="Žydrė Šulcė")], receipt())

    [mail] = mailbox()
    assert mail["From"] == "Portico <portal@portico.example>"
    assert mail["To"] == "Žydrė Šulcė <elin@customer.example>"
    assert mail["Content-Language"] == "lt"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert mail["X-Portico-Reference"] == "evt_1"
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    text, html = (part.get_content() for part in mail.iter_parts())
    assert "Ačiū, gavome jūsų užsakymą" in text
    assert '<html lang="lt"' in html


def test_an_event_delivered_three_times_is_told_once(app: Any, mailbox: Mailbox) -> None:
    for _ in range(3):
        service.notify(envelope(), [news.contact()], receipt())

    assert (len(mailbox()), len(stored("P#elin"))) == (1, 1)


def test_other_events_and_other_reactions_are_told_apart(app: Any, mailbox: Mailbox) -> None:
    service.notify(envelope(), [news.contact()], receipt())
    service.notify(envelope(event_id="evt_2"), [news.contact()], receipt())
    service.notify(envelope(reaction="other"), [news.contact()], receipt())
    service.notify(envelope(), [news.contact(member_id="marta")], receipt())

    assert (len(mailbox()), len(stored("P#"))) == (4, 4)


def test_a_mail_that_was_never_recorded_as_sent_goes_out_again(app: Any, mailbox: Mailbox) -> None:
    """As after a crash between sending and recording: rather twice than never."""
    service.notify(envelope(), [news.contact()], receipt())
    [notice] = stored("P#elin")
    boto3.client("dynamodb").update_item(
        TableName=TABLE,
        Key={"pk": {"S": notice["pk"]}, "sk": {"S": notice["sk"]}},
        UpdateExpression="REMOVE mailed_at, ses_message_id",
    )
    service.notify(envelope(), [news.contact()], receipt())

    assert (len(mailbox()), len(stored("P#elin"))) == (2, 1)


@pytest.mark.parametrize("address", ["", "nobody", "elin@", "@customer.example", "élin@customer.example", "a b@c d"])
def test_an_address_that_can_never_work_is_recorded_and_left_alone(app: Any, mailbox: Mailbox, address: str) -> None:
    people = [news.contact(email=address), news.contact(member_id="marta", email="marta@customer.example")]
    for _ in range(2):
        service.notify(envelope(), people, receipt())

    assert [mail["To"] for mail in mailbox()] == ["Elin Lund <marta@customer.example>"]
    [notice] = stored("P#elin")
    assert notice["mail_refused"]
    assert "mailed_at" not in notice


def test_a_domain_with_other_letters_is_written_as_the_net_writes_it(app: Any, mailbox: Mailbox) -> None:
    service.notify(envelope(), [news.contact(email="elin@kafé.example")], receipt())

    assert mailbox()[0]["To"] == "Elin Lund <elin@xn--kaf-dma.example>"


def test_one_recipient_who_cannot_be_told_blocks_nobody_and_is_tried_again(app: Any, mailbox: Mailbox) -> None:
    broken = news.contact(member_id="paolo", time_zone="Europe/Atlantis")
    people = [broken, news.contact(), news.contact(member_id="marta")]
    for _ in range(2):
        with pytest.raises(NotAllTold, match="paolo"):
            service.notify(envelope(), people, receipt())
    assert len(mailbox()) == 2

    service.notify(envelope(), [news.contact(member_id="paolo"), *people[1:]], receipt())
    assert len(mailbox()) == 3


def test_when_our_own_sender_is_not_set_up_nothing_is_given_up(app: Any, mailbox: Mailbox) -> None:
    ses = boto3.client("sesv2")
    ses.delete_email_identity(EmailIdentity="portico.example")
    try:
        with pytest.raises(NotAllTold):
            service.notify(envelope(), [news.contact()], receipt())
    finally:
        ses.create_email_identity(EmailIdentity="portico.example")
    service.notify(envelope(), [news.contact()], receipt())

    assert len(mailbox()) == 1
    assert "mail_refused" not in stored("P#elin")[0]


def test_what_people_write_adds_no_header(app: Any, mailbox: Mailbox) -> None:
    words = "Free\r\nBcc: all@evil.example\n\n<html>\u2028X-Evil: 1"
    told = ticket_news.TicketAnswered(news.ticket(subject=words), words, words)
    service.notify(envelope(), [news.contact(name=words)], told)

    [mail] = mailbox()
    assert set(mail.keys()) == {
        "From",
        "To",
        "Subject",
        "Content-Language",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "X-Portico-Reference",
        "MIME-Version",
        "Content-Type",
    }
    assert mail["To"].addresses[0].addr_spec == "elin@customer.example"
    assert len(mail["To"].addresses) == 1
    assert mail["Subject"].startswith("[#9M3T-0C7V-K2H] Free Bcc: all@evil.example <html> X-Evil: 1 has answered")
