"""Write to the vendor without signing in: from the foot of any page over the mailed link to the ticket, and back."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.mailbox import read
from tests.browser.people import ILZE
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

FI, ADDRESS = Words("fi"), "aino@posti.example"


def look(tab: Visit, what: str) -> None:
    tab.picture(f"contact-{what}")
    tab.ensure_accessible()


def test_a_guest_writes_confirms_and_comes_back(visit: Begin) -> None:
    tab = visit("phone", "dark", "fi")
    tab.go("/fi/").page.locator(".public-foot a", has_text=FI("contact.link")).click()
    tab.settle()
    look(tab, "empty")
    tab.submit()
    expect(tab.page.locator("[data-errors] a")).to_have_count(3)
    expect(tab.page.locator("[data-errors]")).to_be_focused()
    look(tab, "errors")
    tab.page.get_by_text(FI("tickets.kind_suggestion")).click()
    tab.fill(name="Aino Mäkelä", text="Myykää kofeiinitonta.\n<b>Kiitos!</b>", email=ADDRESS)
    tab.page.reload()  # nothing is typed twice
    tab.submit()

    expect(tab.page.locator("main h1:visible")).to_have_text(FI("public_contact.done"))
    expect(tab.page.locator("main h1:visible")).to_be_focused()
    look(tab, "sent")
    found = re.search(r"/fi/contact/confirm/#\S+", read(tab.mailbox.wait_for(ADDRESS, "Vahvista")))
    assert found
    tab.go(found[0])
    expect(tab.page.locator("[data-shown=text]")).to_have_text("Myykää kofeiinitonta.\n<b>Kiitos!</b>")
    look(tab, "confirm")
    tab.button(FI("public_contact.confirm").pattern.replace("\\", "")).click()

    expect(tab.page.locator("main h1:visible")).to_have_text(FI("public_contact.confirmed"))
    look(tab, "confirmed")
    number = tab.page.locator("[data-shown=ticket]").inner_text()
    assert tab.mailbox.wait_for(ADDRESS, number)
    assert tab.mailbox.wait_for(ILZE, number)
    answer(tab, number)
    tab.go("/fi/contact/confirm/#inq_0.altered")
    expect(tab.page.locator("main h1:visible")).to_have_text(FI("public_contact.gone"))
    look(tab, "gone")
    tab.go(found[0])  # the whole link, in the same tab
    expect(tab.page.locator("main h1:visible")).to_have_text(FI("public_contact.confirmed"))
    tab.faults.clear()  # the link that is not good is noted by Chromium


def answer(tab: Visit, number: str) -> None:
    """Weeks later: the ticket by its number and a mailed code, and one more message."""
    tab.go("/fi/").page.locator(".public-foot a", has_text=FI("contact.look_up")).click()
    tab.settle()
    look(tab, "look-up")
    tab.fill(number=number.lower(), email=ADDRESS)
    tab.submit()
    expect(tab.page.locator("main h1")).to_have_text(FI("look_up.code_title"))
    expect(tab.page.locator("main h1")).to_be_focused()
    look(tab, "look-up-code")
    tab.mailbox.wait_for(ADDRESS, f"Koodisi: {number}")
    tab.fill(code=tab.mailbox.code_for(ADDRESS))
    tab.submit()
    expect(tab.page.locator(".said-text").first).to_contain_text("Myykää kofeiinitonta.")
    tab.settle()
    look(tab, "opened")
    tab.fill(text="Ja teetä.")
    tab.submit()
    expect(tab.page.locator(".said-text").last).to_contain_text("Ja teetä.")
    tab.button(FI("look_up.close").pattern.replace("\\", "")).click()
    expect(tab.page.locator("main h1")).to_have_text(FI("look_up.title"))


def test_it_reads_without_javascript_and_says_where_to_write(browser: Any, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(portal + "/lt/contact/")

    expect(page.locator("h1:visible")).to_have_text("Susisiekite su mumis")
    expect(page.locator(".no-script a")).to_have_attribute("href", re.compile("^mailto:care@"))
    expect(page.locator("form")).to_be_hidden()
    context.close()
