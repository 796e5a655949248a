"""Knowing what becomes of what one has asked: tickets as their customer meets them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import keyboard as keys
from tests.browser.api import Api
from tests.browser.asking import NUMBER, answer, choose, fill_form, headline, press
from tests.browser.handling import agree, dialog_of
from tests.browser.mailbox import Mailbox
from tests.browser.people import ELIN, GIULIA, ILZE, JONAS, MIKKO, PASSWORD
from tests.browser.visit import Begin, Scheme, Size
from tests.browser.words import Words

EN, SV, IT, FI, LT = Words("en"), Words("sv"), Words("it"), Words("fi"), Words("lt")
BO = "bo@verkstaden.example"


def test_signing_in_ordering_asking_and_withdrawing_it_by_keys_alone(visit: Begin) -> None:
    tab = visit().go("/app/sign-in")
    keyboard, page = tab.page.keyboard, tab.page
    keys.write(tab, "email", JONAS)
    keys.write(tab, "password", PASSWORD)
    keyboard.press("Enter")
    keys.press(tab, page.locator(".side a[href='/app/catalogue']"))
    keys.reach(tab, page.locator("main input[type=search]"))
    keyboard.type("kav")
    page.wait_for_url("**q=kav*")
    tab.settle()
    keys.press(tab, page.locator(".product .button").first)
    keys.press(tab, page.locator(".top a[href='/app/cart']"))
    keys.press(tab, page.locator(".cart-sum .button-main"))
    for name, value in {"line1": "Pilies g. 24", "postcode": "01123", "city": "Vilnius"}.items():
        keys.write(tab, name, value)
    keyboard.press("Enter")
    keys.press(tab, page.locator(".submit .button-main"))
    keys.press(tab, page.locator(".submitted .button-accent"))
    expect(page.locator(".timeline")).to_be_visible()
    expect(page.locator("main h1")).to_be_focused()

    keys.press(tab, page.locator(".side a[href='/app/tickets']"))
    keys.press(tab, page.locator("main a[href='/app/tickets/new']").first)
    tab.settle()  # the answers to both questions come with the published promises
    keys.press(tab, page.locator("input[name=kind]").first, "Space")
    for text in ("Ar galima?", "Klausimas be pelės."):
        keyboard.press("Tab")
        keyboard.type(text)
    for name, steps in (("severity", 1), ("urgency", 2)):
        keys.press(tab, page.locator(f"input[name={name}]").first, "Space")
        for _ in range(steps):
            keyboard.press("ArrowDown")
    expect(page.locator("input[name=urgency][value=this_week]")).to_be_checked()
    keys.press(tab, page.locator("main form button[type=submit]"))
    page.wait_for_url(re.compile(rf"/tickets/{NUMBER.pattern}"))
    expect(page.locator("main h1")).to_be_focused()

    keys.press(tab, page.get_by_role("button", name=LT("tickets.move_withdraw")))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    tab.ensure_accessible()
    keys.press(tab, dialog.get_by_role("button", name=LT("tickets.withdraw_sure")))

    headline(tab, LT, "tickets.stands_closed")
    expect(page.locator("#standing-headline")).to_be_focused()
    closed = NUMBER.findall(page.url)[0]
    tab.go(f"/app/tickets/new?after={closed}")
    expect(page.locator(".callout")).to_contain_text(closed)
    fill_form(tab, "Vėl tas pats")
    tab.submit()
    page.wait_for_url(re.compile(NUMBER.pattern))
    page.locator(".facts").get_by_role("link", name=closed).click()
    expect(page.locator(".happened").last).to_contain_text(LT("closing.entry_followed_by"))


def test_an_answer_appears_without_a_reload_and_somebody_else_is_let_in(
    visit: Begin, api: Callable[[str], Api], mailbox: Mailbox
) -> None:
    customer, staff = visit("phone"), visit().sign_in(ILZE)
    number = api(ELIN).open_ticket("Skruven är lös")
    customer.sign_in(ELIN, f"/app/tickets/{number}")

    answer(staff, number, "Have you tried the small key?", then="waiting_customer")

    message = customer.page.locator(".said-other", has_text="small key")
    expect(message).to_be_visible(timeout=40_000)
    headline(customer, SV, "tickets.stands_your_turn")
    customer.fill(text="Ja, den passar inte.")
    customer.submit()
    expect(customer.page.locator(".said-own").last).to_be_focused()
    headline(customer, SV, "tickets.stands_open_by")

    forwarded = {"from": BO, "to": mailbox.wait_for(ELIN, number)["reply_to"], "subject": "Vb", "text": "Ta den stora."}
    customer.page.request.post(f"{customer.url}/mailbox", form=forwarded)
    api(ILZE).until(f"/staff/tickets/{number}", lambda ticket: ticket["entries"][-1]["kind"] == "mail_pending")
    staff.go(f"/app/staff/tickets/{number}").ensure_accessible()
    press(staff, EN, "participants.let_in")
    expect(staff.page.locator(".said-other", has_text="Ta den stora.")).to_be_focused()
    customer.page.reload()
    expect(customer.page.locator(".participants")).to_contain_text(BO)


def test_an_offer_is_accepted_and_a_solution_confirmed_or_not_rated_and_taken_up_again(
    visit: Begin, api: Callable[[str], Api], mailbox: Mailbox
) -> None:
    customer, staff = visit("phone"), visit().sign_in(ILZE)
    number = api(GIULIA).open_ticket("Manca una vite", kind="complaint")
    staff.go(f"/app/staff/tickets/{number}")
    offer = dialog_of(staff, "complaints_staff.offer")
    staff.fill(words="A new screw, by post.")
    agree(offer)
    customer.sign_in(GIULIA, f"/app/tickets/{number}")
    headline(customer, IT, "complaints.stands_offer")
    press(customer, IT, "complaints.accept")
    agree(customer.page.get_by_role("dialog"))
    headline(customer, IT, "tickets.stands_open_by")

    answer(staff, number, "It is in the box.", then="solved")
    customer.page.reload()
    customer.settle()
    headline(customer, IT, "tickets.stands_solved")

    press(customer, IT, "tickets.move_not_solved")
    headline(customer, IT, "tickets.stands_open_by")
    expect(customer.page.locator("#text")).to_be_focused()  # to say what is missing
    answer(staff, number, "Look under the lid.", then="solved")
    customer.page.reload()
    customer.settle()
    customer.picture("ticket-rate")
    choose(customer, "verdict", "good")
    customer.page.locator("form:has(#verdict) button[type=submit]").click()
    expect(customer.page.get_by_text(IT("rating.said_good"))).to_be_visible()
    customer.picture("ticket-rated")
    customer.ensure_accessible()
    press(customer, IT, "tickets.move_confirm_solved")
    headline(customer, IT, "tickets.stands_closed")
    expect(customer.page.locator("#text")).to_have_count(0)
    expect(customer.page.get_by_role("button", name=IT("tickets.move_reopen"))).to_be_visible()

    mail = mailbox.wait_for_text(GIULIA, number, "verdict=bad")["text"]
    reader = visit("phone").go(re.findall(r"/app/rate\S*bad", mail)[0])  # who has not signed in
    expect(reader.page.locator("input[value=bad]")).to_be_checked()
    reader.fill(wish="Send me the right screw.", word="The second screw is too long.")
    reader.picture("rate")
    reader.ensure_accessible()
    reader.resized("narrow").ensure_fits()
    reader.submit()
    expect(reader.page.get_by_text(IT("rating.said_bad"))).to_be_visible()
    reader.resized("desktop").lit("dark").picture("rate-done")
    reader.ensure_accessible()
    customer.page.reload()
    headline(customer, IT, "tickets.stands_open_by")
    staff.go(f"/app/staff/tickets/{number}").picture("staff-rated")
    expect(staff.page.get_by_text(EN("rating.said_bad_staff"))).to_be_visible()
    staff.ensure_accessible()


def test_what_is_needed_sooner_gets_another_priority(visit: Begin, api: Callable[[str], Api]) -> None:
    tab = visit("phone")
    number = api(MIKKO).open_ticket("Suodatin on rikki", "hindered", "no_hurry")
    tab.sign_in(MIKKO, f"/app/tickets/{number}")
    press(tab, FI, "tickets.move_raise_urgency")
    dialog = tab.page.get_by_role("dialog")
    expect(dialog.locator("input[name=urgency]")).to_have_count(3)  # only what is sooner
    tab.ensure_accessible()

    choose(tab, "urgency", "today")
    expect(dialog).to_contain_text("P2")
    dialog.get_by_role("button", name=FI("tickets.sooner_sure")).click()

    expect(dialog).to_be_hidden()
    expect(tab.page.locator(".happened")).to_contain_text("P2")
    expect(tab.page.locator("#standing-headline")).to_be_focused()


def test_who_comes_second_is_told_kindly_and_loses_nothing(visit: Begin, api: Callable[[str], Api]) -> None:
    here, there = visit(), visit()
    number = api(ELIN).open_ticket("Två flikar")
    here.sign_in(ELIN, f"/app/tickets/{number}")
    there.sign_in(ELIN, f"/app/tickets/{number}").fill(text="Ett halvt svar")
    here.fill(text="Ett tillägg")
    here.submit()
    expect(here.page.locator(".said-own")).to_have_count(2)

    press(there, SV, "tickets.move_withdraw")
    there.page.get_by_role("dialog").get_by_role("button", name=SV("tickets.withdraw_sure")).click()

    expect(there.page.locator(".told")).to_contain_text(SV("tickets.changed_meanwhile"))
    expect(there.page.locator(".told")).to_be_focused()
    expect(there.page.locator(".said-own")).to_have_count(2)
    expect(there.page.locator("#text")).to_have_value("Ett halvt svar")


def test_a_strangers_ticket_is_not_there(visit: Begin, api: Callable[[str], Api]) -> None:
    stranger = visit()
    number = api(ELIN).open_ticket("Bara min")

    stranger.sign_in(JONAS, f"/app/tickets/{number}")

    expect(stranger.page.get_by_role("heading", level=1)).to_have_text(LT("problems.ticket_not_found"))


@pytest.mark.parametrize(
    ("size", "scheme", "smaller", "who"), [("phone", "dark", "zoomed", MIKKO), ("desktop", "light", "narrow", JONAS)]
)
def test_a_ticket_with_long_words_is_for_everybody(
    visit: Begin, api: Callable[[str], Api], size: Size, scheme: Scheme, smaller: Size, who: str
) -> None:
    tab = visit(size, scheme)
    number = api(who).open_ticket("Nebeprisikiškiakopūsteliaujantys ir lämmitysjärjestelmäkokoonpanot")
    tab.sign_in(who, f"/app/tickets/{number}")
    tab.picture("ticket")
    tab.ensure_accessible()
    tab.resized(smaller).ensure_accessible()
