"""The main job, end to end on the running product: from signing up to the staff's answer in the mailbox."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.mailbox import Mailbox
from tests.browser.words import Words

PASSWORD = "Kaffe-och-bulle-7"
ILZE = "ilze@norrbrygga.example"
ESCALATED_WITHIN = 150  # half of a minute's promise, then the sweep of the next minute, then the queue


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f'label:has(input[name="{name}"][value="{value}"])').click()


def sign_up(page: Page, mailbox: Mailbox, words: Words, email: str) -> None:
    page.goto(f"/{words.language}/")
    page.get_by_role("link", name=words("public.create_account")).first.click()
    choose(page, "kind", "person")
    page.locator("input[name=name]").fill("Rasa Kazlauskaitė")
    page.locator("input[name=email]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name=words("accounts.create_account")).click()
    page.locator("input[name=code]").fill(mailbox.code_for(email))
    page.get_by_role("button", name=words("accounts.confirm_button")).click()
    page.wait_for_url("**/app")


def order(page: Page, words: Words, query: str) -> str:
    """Finds, reviews and submits; returns the order's number."""
    page.goto("/app/catalogue")
    page.locator("main input[type=search]").fill(query)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=words("catalogue.add")).first.click()
    page.goto("/app/cart")
    page.get_by_role("link", name=words("catalogue.to_delivery")).click()
    for name, value in (("line1", "Pilies g. 24"), ("postcode", "LT-01123"), ("city", "Vilnius")):
        page.locator(f"input[name={name}]").fill(value)
    page.get_by_role("button", name=words("orders.to_review")).click()
    expect(page.get_by_role("heading", name=words("orders.review_title"))).to_be_visible()
    page.get_by_role("button", name=words("orders.submit")).click()
    expect(page.get_by_role("heading", name=words("orders.submitted"))).to_be_visible()
    return page.url.rsplit("/", 1)[-1]


def ask(page: Page, words: Words, subject: str) -> str:
    """Opens the most pressing ticket there is; returns its number."""
    page.goto("/app/tickets/new")
    choose(page, "kind", "fault")
    page.locator("input[name=subject]").fill(subject)
    page.locator("textarea[name=message]").fill("Since this morning. We open in an hour.")
    choose(page, "severity", "stopped")
    choose(page, "urgency", "at_once")
    page.get_by_role("button", name=words("tickets.send_ticket")).click()
    page.wait_for_url(re.compile(r"/app/tickets/[0-9A-Z-]{13}"))
    return re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}", page.url)[0]  # type: ignore[index]


def answer_as_staff(page: Page, number: str, text: str) -> None:
    words = Words("en")
    page.goto("/app/staff/tickets")
    page.goto(f"/app/staff/tickets/{number}")
    page.locator("textarea").first.fill(text)
    page.get_by_role("button", name=words("staff.send_answer")).click()
    expect(page.get_by_text(text)).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize(("language", "viewport"), [("en", DESKTOP), ("lt", PHONE)], ids=["en", "lt"])
def test_from_signing_up_to_the_staffs_answer(
    language: str,
    viewport: dict[str, int],
    open_page: Callable[..., Page],
    sign_in: Callable[..., Page],
    mailbox: Mailbox,
) -> None:
    words, email = Words(language), f"rasa.{language}@kavine.example"
    locale = {"en": "en-GB", "lt": "lt-LT"}[language]
    page = open_page(viewport=viewport, locale=locale, timezone_id="Europe/Vilnius")

    sign_up(page, mailbox, words, email)
    number = order(page, words, {"en": "espresso machine", "lt": "kavos pupelės"}[language])
    confirmation: Any = mailbox.wait_for(email, number)
    assert number in confirmation["subject"]

    ticket = ask(page, words, f"The machine is cold ({language})")
    asked_at = time.monotonic()
    expect(page.get_by_text(ticket).first).to_be_visible()
    expect(page.locator("#standing-headline")).to_have_text(words("tickets.stands_new"))  # by when we answer
    assert mailbox.wait_for(email, ticket)

    mailbox.wait_for(ILZE, ticket)  # staff hear of the new ticket, and again when half the promise is over
    while mailbox.count(ILZE, ticket) < 2:
        assert time.monotonic() - asked_at < ESCALATED_WITHIN, "nobody was told that the promise runs out"
        time.sleep(1)

    answered = f"Please switch it off and on ({language})."
    answer_as_staff(sign_in(ILZE), ticket, answered)
    mail = mailbox.wait_for_text(email, ticket, answered)
    assert answered in mail["text"]
    page.reload()
    expect(page.get_by_text(answered)).to_be_visible()
