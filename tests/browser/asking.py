"""How a customer asks and how staff answer, step by step as people do it."""

import re

from playwright.sync_api import expect

from tests.browser.visit import Visit
from tests.browser.words import Words

NUMBER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}")


def choose(tab: Visit, name: str, value: str) -> None:
    """One of a few radio buttons that look like cards."""
    tab.page.locator(f'label:has(input[name="{name}"][value="{value}"])').click()


def fill_in(tab: Visit, subject: str, severity: str = "hindered", urgency: str = "this_week") -> None:
    """Everything that a new ticket needs, not yet sent."""
    tab.go("/app/tickets/new")
    fill_form(tab, subject, severity, urgency)


def fill_form(
    tab: Visit, subject: str, severity: str = "hindered", urgency: str = "this_week", kind: str = "fault"
) -> None:
    """The same on the page that is open."""
    choose(tab, "kind", kind)
    tab.fill(subject=subject, message="Since this morning.")
    choose(tab, "severity", severity)
    choose(tab, "urgency", urgency)


def ask(tab: Visit, subject: str, severity: str = "hindered", urgency: str = "this_week") -> str:
    """Opens a ticket; returns its number."""
    fill_in(tab, subject, severity, urgency)
    tab.submit()
    tab.page.wait_for_url(re.compile(rf"/app/tickets/{NUMBER.pattern}"))
    tab.settle()
    return str(NUMBER.findall(tab.page.url)[0])


def answer(staff: Visit, number: str, text: str, then: str = "open") -> None:
    """A member of staff, working in English, answers."""
    staff.go(f"/app/staff/tickets/{number}")
    staff.fill(text=text)
    choose(staff, "then", then)
    staff.submit()
    expect(staff.page.locator(".said", has_text=text)).to_be_visible()


def press(tab: Visit, words: Words, key: str) -> None:
    """The button with these words."""
    tab.page.get_by_role("button", name=words(key)).first.click()


def headline(tab: Visit, words: Words, key: str) -> None:
    """Wait until the panel says this."""
    expect(tab.page.locator("#standing-headline")).to_have_text(words(key))


def find_another(tab: Visit, name: str, sku: str) -> None:
    """A product in exchange, by its name and the keyboard; what is only written is no product yet."""
    field = tab.page.get_by_role("combobox").last
    found = tab.page.locator(".options [role=option]").first
    field.fill(name)
    expect(found).to_be_visible()
    tab.picture("return-exchange")
    tab.ensure_accessible()
    field.press("Escape")
    tab.submit()
    expect(tab.page.locator(".error-summary")).to_be_focused()
    tab.page.locator(".error-summary a").click()
    expect(found).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(found).to_be_hidden()
    expect(tab.page.locator("input[type=hidden][name^=instead-]").last).to_have_value(re.compile(sku))
