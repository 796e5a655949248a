"""An order is changed by its customer after they saw what it becomes, then as the vendor proposes; then too late."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.api import Api
from tests.browser.handling import ByApi, agree, dialog_of
from tests.browser.people import ILZE, MIKKO
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

FI = Words("fi")
TOO_LATE = "It is on the truck."


def more_of_the_first(tab: Visit, quantity: str) -> None:
    tab.page.locator("input[id^=quantity-]").first.fill(quantity)
    tab.submit()
    expect(tab.page.locator(".changes")).to_be_visible()
    tab.settle()


def test_an_order_is_changed_at_once_as_proposed_and_not_too_late(visit: Begin, api: Callable[[str], Api]) -> None:
    customer, staff = visit("phone", "dark", "fi").sign_in(MIKKO), visit().sign_in(ILZE)
    number = api(MIKKO).order(BEAN_BRYG_0250=1, FILT_BRYG_0500=1)

    customer.go(f"/app/orders/{number}")
    customer.page.locator(f"a[href='/app/orders/{number}/change']").click()
    customer.settle()
    customer.picture("change-form")
    customer.ensure_accessible()
    customer.submit()
    expect(customer.page.locator(".error-summary")).to_contain_text(FI("problems.nothing_changed"))
    customer.fill(line1="Hämeentie 5")
    more_of_the_first(customer, "3")
    expect(customer.page.locator(".changes")).to_contain_text("Hämeentie 5")
    expect(customer.page.locator("h1")).to_be_focused()
    customer.picture("change-review")
    customer.ensure_accessible()
    customer.submit()
    expect(customer.page.locator(".timeline .moment").last).to_contain_text("Hämeentie 5")

    staff.go(f"/app/staff/orders/{number}/propose")
    more_of_the_first(staff, "1")
    staff.fill(reason="Only one is left.")
    staff.picture("propose-change")
    staff.ensure_accessible()
    staff.submit()
    expect(staff.page.locator(".request")).to_contain_text("Only one is left.")

    customer.go(f"/app/orders/{number}")
    expect(customer.page.locator(".request .changes")).to_be_visible()
    customer.picture("change-proposed")
    customer.ensure_accessible()
    customer.page.locator(".request .button-main").click()
    expect(customer.page.locator(".request")).to_have_count(0)
    expect(customer.page.locator(".order-line .meta").first).to_contain_text("1 ")

    ByApi(api(ILZE)).ship_first_line(number)
    ask_too_late(customer, number)
    decline(staff, number)
    customer.go(f"/app/orders/{number}")
    expect(customer.page.locator(".request-declined")).to_contain_text(TOO_LATE)
    expect(customer.page.locator(".timeline .moment").last).to_contain_text(FI("order_states.event_cancel_declined"))


def ask_too_late(customer: Visit, number: str) -> None:
    customer.go(f"/app/orders/{number}")
    customer.page.get_by_role("button", name=FI("order_requests.ask_cancel"), exact=True).click()
    asking = customer.page.get_by_role("dialog")
    expect(asking.locator(".money-back")).to_contain_text(FI("order_requests.worth"))
    customer.ensure_accessible()
    agree(asking)
    expect(customer.page.locator(".request")).to_contain_text(FI("order_requests.title_cancel_buyer"))
    expect(customer.page.locator(".request-turn")).to_contain_text(FI("order_requests.we_answer"))


def decline(staff: Visit, number: str) -> None:
    staff.go(f"/app/staff/orders/{number}")
    answering = dialog_of(staff, "order_requests.decline")
    answering.locator("button[type=submit]").click()
    expect(answering.locator(".error-summary")).to_be_focused()
    staff.fill(reason=TOO_LATE)
    agree(answering)
    expect(staff.page.locator(".request")).to_have_count(0)
