"""An order is changed by its customer after they saw what it becomes, and once more as the vendor proposes."""

from playwright.sync_api import expect

from tests.browser.people import ILZE, MIKKO
from tests.browser.test_ordering import put_in_cart, review
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

FI = Words("fi")


def more_of_the_first(tab: Visit, quantity: str) -> None:
    tab.page.locator("input[id^=quantity-]").first.fill(quantity)
    tab.submit()
    expect(tab.page.locator(".changes")).to_be_visible()
    tab.settle()


def test_an_order_is_changed_at_once_and_as_proposed(visit: Begin) -> None:
    customer, staff = visit("phone", "dark", "fi").sign_in(MIKKO), visit().sign_in(ILZE)
    put_in_cart(customer, 2)
    review(customer)
    customer.page.locator(".submit .button-main").click()
    number = customer.page.locator(".submitted .anchor-big").inner_text()

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
