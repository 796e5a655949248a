"""An order on its way, seen from both sides: two parcels' worth, one shipped, and a request that comes too late."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import ILZE, MIKKO
from tests.browser.test_ordering import put_in_cart, review
from tests.browser.visit import Begin, Size, Visit
from tests.browser.words import Words

EN = Words("en")
LINK = "https://track.example/MH0012"


def dialog_of(tab: Visit, button: str) -> Locator:
    """What opens when staff press that."""
    tab.page.get_by_role("button", name=EN(button), exact=True).first.click()
    return tab.page.get_by_role("dialog")


def agree(dialog: Locator) -> None:
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize(("language", "size"), [("en", "desktop"), ("fi", "phone")])
def test_an_order_is_followed_to_the_door(visit: Begin, language: str, size: Size) -> None:
    words = Words(language)
    customer = visit(size).sign_in(MIKKO)
    customer.speak(language)
    put_in_cart(customer, 2)
    review(customer)
    customer.page.locator(".submit .button-main").click()
    number = customer.page.locator(".submitted .anchor-big").inner_text()

    staff, colleague = visit().sign_in(ILZE), visit("phone").sign_in(ILZE)
    staff.go("/app/staff/orders")
    staff.fill(number=number.lower())
    staff.submit()
    agree(dialog_of(staff, "staff_orders.accept"))
    with colleague.page.expect_response(f"**/api/v1/staff/orders/{number}") as asked:
        colleague.go(f"/app/staff/orders/{number}")
    seen = asked.value.json()
    path = f"**/api/v1/staff/orders/{number}"
    colleague.page.route(path, lambda route: route.fulfill(json=seen))  # what has happened since is not known yet
    shipping = dialog_of(colleague, "staff_orders.ship")
    colleague.fill(carrier="Matkahuolto", tracking_url=LINK)
    shipping.locator(".ship-parts input").last.fill("0")
    agree(dialog_of(staff, "staff_orders.pick"))

    colleague.page.unroute(path)
    shipping.locator("button[type=submit]").click()
    expect(shipping.get_by_role("alert")).to_be_focused()  # somebody else was first; nothing typed is lost
    expect(shipping.get_by_role("alert")).to_contain_text(EN("order_states.event_picking_started"))
    expect(shipping.locator("#carrier")).to_have_value("Matkahuolto")
    colleague.ensure_accessible()
    agree(shipping)

    customer.go(f"/app/orders/{number}")
    expect(customer.page.locator(".parcel")).to_contain_text(words("order_page.parcel_shipped"))
    expect(customer.page.locator(".track").first).to_have_attribute("href", LINK)
    expect(customer.page.locator(".share-on_its_way").last).to_be_visible()
    expect(customer.page.locator(".axes dd").nth(1)).to_have_text(words("order_states.delivery_partly_shipped"))

    colleague.page.get_by_role("button", name=EN("staff_orders.deliver")).click()
    expect(colleague.page.locator(".parcel .tag")).to_have_text(EN("order_page.parcel_delivered"))
    ask_too_late(customer, words)
    decline(staff, number)

    customer.go(f"/app/orders/{number}")
    expect(customer.page.locator(".request-declined")).to_contain_text("It is on the truck.")
    expect(customer.page.locator(".timeline .moment").last).to_contain_text(words("order_states.event_cancel_declined"))
    customer.picture("followed-order")
    customer.ensure_accessible()


def ask_too_late(customer: Visit, words: Words) -> None:
    customer.page.reload()
    customer.settle()
    customer.page.get_by_role("button", name=words("order_requests.ask_cancel"), exact=True).click()
    asking = customer.page.get_by_role("dialog")
    expect(asking.locator(".money-back")).to_contain_text(words("order_requests.worth"))
    customer.ensure_accessible()
    agree(asking)
    expect(customer.page.locator(".request")).to_contain_text(words("order_requests.title_cancel_buyer"))
    expect(customer.page.locator(".request-turn")).to_contain_text(words("order_requests.we_answer"))


def decline(staff: Visit, number: str) -> None:
    staff.go(f"/app/staff/orders/{number}")
    answering = dialog_of(staff, "order_requests.decline")
    answering.locator("button[type=submit]").click()
    expect(answering.locator(".error-summary")).to_be_focused()
    staff.fill(reason="It is on the truck.")
    agree(answering)
    expect(staff.page.locator(".request")).to_have_count(0)
