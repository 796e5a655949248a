"""The staff's day: the queue, a ticket from hand to hand, orders to handle."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.api import Api
from tests.browser.asking import NUMBER, choose, headline, press
from tests.browser.people import ELIN, GIULIA, ILZE, JONAS
from tests.browser.visit import Begin, Scheme, Size, Visit
from tests.browser.words import Words

EN, SV = Words("en"), Words("sv")
A_CARD_LATER = 60_000


def queue(view: str) -> str:
    return f"/app/staff/tickets?view={view}"


def ticket(number: str) -> str:
    return f"/app/tickets/{number}"


def test_a_taken_ticket_changes_its_place_at_once(visit: Begin, api: Callable[[str], Api]) -> None:
    staff = visit()
    number = api(GIULIA).open_ticket("Chi la prende?")
    staff.sign_in(ILZE, queue("unassigned"))
    row = staff.page.locator(".queue tbody tr", has_text=number)
    expect(row).to_be_visible(timeout=A_CARD_LATER)
    row.locator(".row-link").click()

    press(staff, EN, "staff.take")
    expect(staff.page.locator("#standing-headline")).to_be_focused()
    expect(staff.page.locator(".facts-tools")).to_contain_text("Ilze")

    staff.page.locator(".back").click()
    staff.page.locator(".views a").nth(1).click()
    expect(row).to_be_visible(timeout=2_000)  # no waiting for the list to catch up
    staff.page.locator(".views a").nth(3).click()
    expect(staff.page.locator(".views a").nth(3)).to_have_attribute("aria-current", "page")
    expect(row).to_have_count(0)


def test_a_day_of_staff_by_keys_alone(visit: Begin, api: Callable[[str], Api]) -> None:
    staff = visit()
    first, second = (api(GIULIA).open_ticket(subject) for subject in ("Tostatore fermo", "Di nuovo fermo il tostatore"))
    staff.sign_in(ILZE, queue("due"))
    links = staff.page.locator(".queue .row-link")
    expect(links.nth(1)).to_be_visible(timeout=A_CARD_LATER)
    links.first.focus()

    staff.page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    staff.page.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()

    ticks = [staff.page.get_by_role("checkbox", name=number) for number in (first, second)]
    for tick in ticks:
        tick.focus()
        staff.page.keyboard.press("Space")
        expect(tick).to_be_checked()
    staff.picture("staff-batch")
    staff.ensure_accessible()
    staff.resized("narrow").lit("dark").ensure_accessible()
    staff.picture("staff-batch-narrow")
    staff.lit("light")
    staff.resized("desktop")
    press(staff, EN, "staff.spam")
    staff.page.keyboard.press("Tab")
    staff.page.get_by_role("dialog").locator("button[type=submit]").press("Enter")
    news = staff.page.locator("#batch-news")
    expect(news).to_be_focused()
    expect(ticks[0]).to_have_count(0)
    staff.picture("staff-batch-done")
    staff.ensure_accessible()
    press(staff, EN, "batches.undo")
    expect(ticks[0]).to_be_visible(timeout=2_000)
    expect(ticks[1]).to_be_visible()
    staff.picture("staff-batch-undone")

    staff.page.locator(".queue tbody tr", has_text=first).locator(".row-link").press("Enter")
    expect(staff.page.locator("main h1")).to_be_focused()
    answer_readily(staff)
    staff.speak("sv")
    staff.resized("phone")
    staff.page.locator(".like li", has_text=second).get_by_role("button").press("Enter")
    headline(staff, SV, "merging.stands")
    staff.picture("staff-merged-phone")
    staff.ensure_accessible()
    staff.page.get_by_role("button", name=SV("merging.unmerge")).press("Enter")
    staff.page.get_by_role("dialog").locator("button[type=submit]").press("Enter")
    headline(staff, SV, "staff.stands_waiting_customer")
    staff.resized("desktop").hush()


def answer_readily(staff: Visit) -> None:
    """With an answer that is ready but for what nobody knows, in the customer's language."""
    ready, text = staff.page.locator("#ready"), staff.page.locator("#text")
    ready.press_sequentially("order")
    expect(staff.page.locator(".options [role=option]")).to_have_count(1)
    staff.picture("staff-ready-found")
    staff.ensure_accessible()
    ready.press("Enter")
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile(r"Buongiorno Giulia.*\{order\}", re.DOTALL))
    staff.picture("staff-ready-missing")
    staff.submit()
    expect(staff.page.locator(".error-summary")).to_be_focused()
    text.fill("")
    ready.press("ArrowDown")
    ready.press("ArrowDown")
    ready.press("Enter")
    expect(text).to_have_value(re.compile("Hello Giulia"))
    staff.picture("staff-ready-filled")
    staff.ensure_accessible()
    text.press("Tab")
    staff.page.locator("main form button[type=submit]").last.press("Enter")
    expect(staff.page.locator(".said", has_text="Hello Giulia")).to_be_visible()
    expect(staff.page.locator(".facts-tools").first).to_contain_text("Repairs")


def test_a_note_is_for_colleagues_only(visit: Begin, api: Callable[[str], Api]) -> None:
    customer, staff = visit(), visit()
    number = api(ELIN).open_ticket("Vad kostar det?")
    staff.sign_in(ILZE, f"/app/staff/tickets/{number}")
    choose(staff, "mode", "note")
    expect(staff.page.locator(".reply-note")).to_be_visible()
    staff.fill(text="He is a good customer.")
    staff.submit()
    expect(staff.page.locator(".said-note")).to_contain_text(EN("staff.note_label"))
    staff.go(f"/app/staff/tickets/{number}")
    staff.fill(text="Nothing at all.", news_by=f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}T12:00")
    staff.ensure_accessible()
    staff.submit()
    expect(staff.page.locator(".said-more")).to_be_visible()

    customer.sign_in(ELIN, ticket(number))
    expect(customer.page.locator(".said-other")).to_contain_text("Nothing at all.")
    headline(customer, SV, "promise.news_by")
    assert "good customer" not in customer.page.locator("body").inner_text()


def test_the_customer_reads_why_the_priority_changed(visit: Begin, api: Callable[[str], Api]) -> None:
    customer, staff = visit("phone"), visit("phone")
    number = api(ELIN).open_ticket("Bråttom nu")
    staff.sign_in(ILZE, f"/app/staff/tickets/{number}")
    press(staff, EN, "staff.change_priority")
    dialog = staff.page.get_by_role("dialog")
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator(".error-summary")).to_be_focused()
    staff.ensure_accessible()
    choose(staff, "priority", "p2")
    staff.fill(reason="The fair opens on Thursday.")
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden()

    customer.sign_in(ELIN, ticket(number))
    expect(customer.page.locator(".happened blockquote")).to_have_text("The fair opens on Thursday.")


def test_waiting_for_somebody_else_says_for_whom(visit: Begin, api: Callable[[str], Api]) -> None:
    customer, staff = visit(), visit()
    number = api(ELIN).open_ticket("Reservdel")
    staff.sign_in(ILZE, f"/app/staff/tickets/{number}")
    press(staff, EN, "staff.wait")
    staff.fill(third_party="Bergamo")
    staff.page.get_by_role("dialog").locator("button[type=submit]").click()
    headline(staff, EN, "tickets.stands_waits_for")

    customer.sign_in(ELIN, ticket(number))
    headline(customer, SV, "tickets.stands_waits_for")
    expect(customer.page.locator("#standing-headline")).to_contain_text("Bergamo")

    again = api(ELIN).open_ticket("Reservdelen igen")
    staff.go(f"/app/staff/tickets/{again}")
    press(staff, EN, "checklist.sure_add")
    staff.fill(point="Ring fabriken")
    staff.page.get_by_role("dialog").locator("button[type=submit]").click()
    expect(staff.page.locator(".checklist li")).to_have_count(1)
    press(staff, EN, "merging.merge")
    staff.fill(into=number.lower())
    staff.page.get_by_role("dialog").locator("button[type=submit]").click()
    headline(staff, EN, "merging.stands")
    staff.picture("staff-merged")
    staff.ensure_accessible()
    customer.go(ticket(again))
    headline(customer, SV, "merging.stands")
    customer.picture("merged")
    customer.page.locator(".anchor-actions a").click()
    expect(customer.page.locator(".talk")).to_contain_text(SV("merging.entry_merged_in"))


def test_spam_vanishes_and_comes_back(visit: Begin, api: Callable[[str], Api]) -> None:
    customer, staff = visit(), visit()
    number = api(GIULIA).open_ticket("Ha vinto!")
    staff.sign_in(ILZE, f"/app/staff/tickets/{number}")
    press(staff, EN, "staff.spam")
    staff.page.get_by_role("dialog").locator("button[type=submit]").click()
    headline(staff, EN, "staff.stands_spam")
    customer.sign_in(GIULIA, ticket(number))
    expect(customer.page.get_by_role("heading", level=1)).to_have_text(Words("it")("problems.ticket_not_found"))

    press(staff, EN, "staff.restore")

    headline(staff, EN, "staff.stands_by")


@pytest.mark.parametrize("move", ["accept", "cancel"])
def test_an_order_is_handled_and_leaves_the_list_at_once(visit: Begin, api: Callable[[str], Api], move: str) -> None:
    staff = visit("phone")
    number = api(ELIN).order(BEAN_HUIL_1000=1)
    staff.sign_in(ILZE, "/app/staff/orders")
    row = staff.page.locator(".queue tbody tr", has_text=number)
    expect(row).to_be_visible(timeout=A_CARD_LATER)
    row.locator(".row-link").click()
    staff.page.wait_for_url(re.compile(NUMBER.pattern))
    press(staff, EN, "staff_orders.accept" if move == "accept" else "staff_orders.cancel")
    dialog = staff.page.get_by_role("dialog")
    staff.ensure_accessible()
    if move == "cancel":
        staff.fill(reason="We have run out of cups.")
    dialog.locator("button[type=submit]").click()

    expect(staff.page.locator(".timeline .moment")).to_have_count(2)
    staff.page.locator(".back").click()
    expect(staff.page.locator("h1")).to_have_text(EN("shell.orders_to_handle"))
    expect(row).to_have_count(0)


@pytest.mark.parametrize(("size", "scheme", "smaller"), [("phone", "dark", "narrow"), ("desktop", "light", "zoomed")])
def test_a_ticket_with_long_words_is_for_everybody(
    visit: Begin, api: Callable[[str], Api], size: Size, scheme: Scheme, smaller: Size
) -> None:
    staff = visit(size, scheme)
    number = api(JONAS).open_ticket("Nebeprisikiškiakopūsteliaujantys ir lämmitysjärjestelmäkokoonpanot")
    staff.sign_in(ILZE, f"/app/staff/tickets/{number}")
    staff.picture("staff-ticket")
    staff.ensure_accessible()
    staff.resized(smaller).ensure_accessible()
