"""Every mail in every language: whole, true to its facts, and safe whatever people wrote."""

import re
from dataclasses import replace
from functools import cache, reduce
from typing import Any

import pytest

from chalicelib.kernel import i18n
from chalicelib.notifications.news import News
from chalicelib.notifications.news import orders as order_news
from chalicelib.notifications.news import staff as staff_news
from chalicelib.notifications.news import tickets as ticket_news
from chalicelib.notifications.service import mails
from chalicelib.platform.email import Mail
from tests.support import news
from tests.support.markup import Page, read

EVERY = {one.kind: one for one in news.every()}
KEY = re.compile(r"\b(mail|notices|tickets)\.[a-z_]+")
HOSTILE = [
    '<script>alert("1")</script>',
    '"><img src=x onerror=alert(1)>',
    "</blockquote><a href='https://evil.example'>Open the ticket</a>",
    "{vendor} {number} {{ 7 * 7 }} {% raw %} {####}",
    "&lt;b&gt; &amp; <!-- -->",
    "\u202egnp.exe\u2066 \x00\x07 \ufffe",
    "Subject: free\r\nBcc: everybody@evil.example\r\n\r\n<html>",
    "> quoted\n-- \nPortico, https://evil.example\n=====",
    "x" * 3000,
    "🦊 Ąžuolas – “quotes” – naïve €",
]


def render(one: News, language: str = "en", **contact: Any) -> Mail:
    return mails.render(one, news.contact(language, **contact), "evt_1")


def words(one: News) -> str:
    """The text of a mail on one line."""
    return " ".join(render(one).text.split())


@cache
def harmless(kind: str) -> Page:
    return read(render(EVERY[kind]).html)


def tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", EVERY)
def test_a_mail_is_whole_in_every_language(kind: str, language: str) -> None:
    mail = render(EVERY[kind], language)
    page = read(mail.html)

    assert page.language == mail.language == language
    for written in (mail.subject, mail.text, page.text):
        assert not KEY.search(written)
        assert not set("{}") & set(written)
    number = EVERY[kind].number  # lists and products have a name instead
    assert mail.subject.startswith(f"[#{number}] ") == bool(number)
    assert len(mail.subject.rpartition("] ")[2]) > 5


def rated(news: News) -> list[str]:
    """What the link shows that asks how it was, where there is one."""
    return [token for token in [getattr(news, "rating", "")] if token]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", EVERY)
def test_text_and_html_say_the_same(kind: str, language: str) -> None:
    mail = render(EVERY[kind], language)
    address = f"http://localhost:8000{EVERY[kind].mail_link}"
    terms = [f"http://localhost:8000/{language}/terms/1/"] if kind == "order_placed" else []
    page = read(mail.html)
    rates = [f"http://localhost:8000/app/rate?lang={language}&t={token}&verdict=" for token in rated(EVERY[kind])]
    more = [*terms, *(link + verdict for link in rates for verdict in ("good", "bad"))]

    assert page.links == [*more, address, "http://localhost:8000"]
    assert [mail.text.count(link) for link in (*more, address)] == [1] * len([*more, address])
    plain = reduce(lambda text, link: text.replace(link, ""), page.links, mail.text)
    assert tokens(page.text) ^ tokens(plain) == set()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_write_stays_text(hostile: str) -> None:
    for one in news.every(name=hostile, text=hostile, reason=hostile, subject=hostile):
        mail, model = render(one), harmless(one.kind)
        page = read(mail.html)

        assert [tag for tag in page.tags if tag != "br"] == [tag for tag in model.tags if tag != "br"]
        assert page.links == model.links
        assert page.attributes == model.attributes
        assert len(mail.text.split("\n-- \n")) == 2


@pytest.mark.parametrize("hostile", HOSTILE)
def test_quoted_words_cannot_pass_for_ours(hostile: str) -> None:
    """What the vendor's text says outside the quotation does not change with what is quoted."""
    [harmless, quoting] = [
        render(ticket_news.TicketAnswered(news.ticket(), "Ilze", text)).text for text in ("Yes.", hostile)
    ]

    assert [line for line in quoting.split("\n") if not line.startswith(">")] == [
        line for line in harmless.split("\n") if not line.startswith(">")
    ]


def test_quoted_words_are_shown_as_they_were_written() -> None:
    written = "<b>Not bold</b>, {number} & so on\n\n  indented"
    mail = render(ticket_news.TicketAnswered(news.ticket(), "Ilze", written))

    assert "> <b>Not bold</b>, {number} & so on\n>\n>   indented" in mail.text
    assert "<b>Not bold</b>, {number} & so on" in read(mail.html).text


def test_an_order_is_told_with_lines_vat_and_total() -> None:
    mail = render(EVERY["order_placed"])

    for part in ("House blend", "12 × €18.90", "VAT 13.5% on €226.80", "€30.62", "€312.01", "Sweden", "Winter stock"):
        assert part in mail.text
    assert "reached us on Monday 7 January 2030 at 13:20." in mail.text
    assert mail.subject == "[#7Q4K-M2XD-9ET] Thank you for your order"


def test_a_line_by_weight_with_a_discount_says_both() -> None:
    line = order_news.OrderLine("Huila, loose", 2250, 3195, 6650, 1350, "kg", 3, discount=539)
    placed = order_news.OrderPlaced(news.order(lines=(line,)))

    assert "2.25 kg × €31.95, less €5.39 · VAT 13.5%" in words(placed)
    assert "2,25 kg × 31,95 €, vähennetty 5,39 € · ALV 13,5 %" in render(placed, "fi").text.replace("\xa0", " ")


def test_times_are_the_readers_own() -> None:
    opened = EVERY["ticket_opened"]

    helsinki, new_york = render(opened), render(opened, time_zone="America/New_York")

    assert "We answer by Tuesday 8 January 2030 at 10:15." in helsinki.text
    assert "We answer by Tuesday 8 January 2030 at 03:15." in new_york.text
    assert "local time in New York" in new_york.text


def test_without_a_promise_none_is_made() -> None:
    mail = render(ticket_news.TicketOpened(news.ticket(), "Hello", None))

    assert "We answer as soon as we can." in mail.text
    assert "local time" not in mail.text


def test_what_is_not_there_is_not_told() -> None:
    order = news.order(reference=None, note=None, account="Elin Lund")

    assert "Your reference" not in render(order_news.OrderPlaced(order)).text
    assert "Elin Lund placed order" in render(order_news.NewOrder(order)).text
    assert "The reason" not in render(order_news.OrderCancelled(order, by_customer=True, reason=None)).text
    assert "You have cancelled" in render(order_news.OrderCancelled(order, by_customer=True, reason=None)).text
    assert "wrote:" not in render(ticket_news.TicketSolved(news.ticket(), "Ilze", None)).text
    assert "reopen" not in render(ticket_news.TicketClosed(news.ticket(), None)).text
    assert "Answer promised" not in render(staff_news.NewTicket(news.ticket(), "Hello", None, yours=False)).text


def test_a_customer_who_needs_it_sooner_reads_what_that_changes() -> None:
    sooner = ticket_news.PriorityChanged(news.ticket(), "Elin Lund", "P3", news.ANSWER_BY, None, by_customer=True)
    mail = render(sooner)

    assert (
        "You need it sooner, so “Grinder stops after ten seconds” now has\npriority P2 (high) instead of P3"
        in mail.text
    )
    assert "The reason" not in mail.text


def test_whom_we_wait_for_may_stay_unnamed() -> None:
    named, unnamed = (
        words(ticket_news.TicketWaiting(news.ticket(), third, news.ANSWER_BY)) for third in ("Mahlkönig", None)
    )

    assert "answer from Mahlkönig" in named
    assert "answer from outside" in unnamed


def test_a_complaint_does_not_close_by_itself() -> None:
    assert "closes by itself on 8 January 2030" in words(EVERY["ticket_reminded"])
    assert "closes by itself" not in words(ticket_news.TicketReminded(news.ticket(), closes_on=None))


@pytest.mark.parametrize(
    ("lines", "beginning"), [(1, "1 prekė,"), (2, "2 prekės,"), (10, "10 prekių,"), (21, "21 prekė,")]
)
def test_lithuanian_counts_as_lithuanians_do(lines: int, beginning: str) -> None:
    order = news.order(lines=news.order().lines[:1] * lines)

    assert f">{beginning}" in render(order_news.OrderPlaced(order), "lt").html


def test_staff_see_how_late_and_why_they_are_told() -> None:
    late, soon = render(EVERY["staff_ticket_overdue"], "fi"), render(EVERY["staff_ticket_due"], "lt")

    assert "Myöhässä: 2 tuntia 10 minuuttia" in late.text
    assert "palvelet" in late.text
    assert "Liko laiko: 20 valandų 55 minutės" in soon.text
    assert soon.subject.endswith("Išnaudota 80\xa0% laiko: Grinder stops after ten seconds")


def test_a_list_of_mails_shows_the_beginning_of_the_answer() -> None:
    long = "We looked at it and found the spring. " * 20
    mail = render(replace(EVERY["ticket_answered"], text=long))  # type: ignore[call-arg]

    assert " …</div>" in mail.html
    assert mail.to_address == "elin@customer.example"
    assert mail.reference == "evt_1"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert render(EVERY["ticket_closed"], "de").language == "en"
