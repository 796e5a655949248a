"""A list from the cart, repeated, a time skipped, ordered from, and added to from a product that is waited for."""

from datetime import timedelta

from playwright.sync_api import expect

from chalicelib.kernel import clock
from tests.browser.handling import agree
from tests.browser.people import JONAS
from tests.browser.test_ordering import put_in_cart
from tests.browser.visit import Begin
from tests.browser.words import Words


def test_a_list_is_kept_repeated_and_ordered(visit: Begin) -> None:
    words, tab = Words("lt"), visit("phone").sign_in(JONAS)
    put_in_cart(tab, 2)
    tab.go("/app/cart")
    tab.page.locator("a[href='/app/lists']").click()
    tab.fill(name="Monday")
    tab.submit()
    tab.heading("Monday")
    tab.page.locator(".list-line .stepper button").nth(1).click()
    expect(tab.page.locator(".list-line .meta").first).to_contain_text("2 ")
    tab.fill(sku="filt-bryg-0500", quantity="3")
    tab.page.get_by_role("button", name=words("lists.add_button"), exact=True).click()
    expect(tab.page.locator(".list-line")).to_have_count(3)

    day = clock.now().date() + timedelta(days=10)
    tab.fill(next_on=day.isoformat())
    tab.page.get_by_role("button", name=words("lists.repeat_start"), exact=True).click()
    tab.settle()
    tab.picture("app-list")
    tab.ensure_accessible()
    tab.page.get_by_role("button", name=words("lists.skip")).click()
    tab.settle()
    tab.page.get_by_role("button", name=words("lists.pause"), exact=True).click()
    expect(tab.page.get_by_role("button", name=words("lists.resume"))).to_be_visible()
    tab.go("/app/lists")
    expect(tab.page.locator(".row")).to_contain_text(words("lists.paused"))
    tab.picture("app-lists")
    tab.ensure_accessible()

    tab.page.locator(".row-link").click()
    tab.page.get_by_role("button", name=words("lists.order"), exact=True).click()
    expect(tab.page.locator(".reorder-line")).to_have_count(3)
    expect(tab.page.locator("main")).to_contain_text("Monday")

    tab.go("/app/catalogue/BEAN-MIDV-0250")
    tab.page.get_by_role("button", name=words("alerts.ask"), exact=True).click()
    expect(tab.page.get_by_role("button", name=words("alerts.stop"), exact=True)).to_be_visible()
    tab.picture("app-product-alert")
    tab.ensure_accessible()
    tab.page.get_by_role("button", name=words("lists.add_to"), exact=True).click()
    adding = tab.page.get_by_role("dialog")
    expect(adding.locator("select")).to_contain_text("Monday")
    tab.picture("app-add-to-list")
    tab.ensure_accessible()
    agree(adding)
    expect(tab.page.locator(".toast").last).to_contain_text("Monday")

    tab.go("/app/lists")
    tab.page.get_by_role("button", name=words("alerts.stop_name")).click()
    expect(tab.page.locator(".row-link")).to_have_count(1)  # leave no list behind
    tab.page.locator(".row-link").click()
    expect(tab.page.locator(".list-line")).to_have_count(4)
    tab.page.get_by_role("button", name=words("lists.remove"), exact=True).click()
    tab.page.get_by_role("dialog").get_by_role("button", name=words("lists.remove")).click()
    expect(tab.page.locator(".row-link")).to_have_count(0)
