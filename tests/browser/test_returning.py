"""A return from the order's page to its end, seen from both sides: one bag, which had been opened."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people import ILZE, MIKKO
from tests.browser.test_following_an_order import agree, dialog_of
from tests.browser.test_ordering import put_in_cart, review
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

EN, FI = Words("en"), Words("fi")
HEADLINE = "#return-headline"
PICTURE = Path(__file__).parents[2] / "site/public/icon-180.png"


def delivered(staff: Visit, number: str) -> None:
    staff.go(f"/app/staff/orders/{number}")
    agree(dialog_of(staff, "staff_orders.accept"))
    shipping = dialog_of(staff, "staff_orders.ship")
    staff.fill(carrier="Matkahuolto")
    agree(shipping)
    staff.page.get_by_role("button", name=EN("staff_orders.deliver")).click()
    expect(staff.page.locator(".parcel .tag")).to_have_text(EN("order_page.parcel_delivered"))


def test_a_return_is_followed_to_its_end(visit: Begin) -> None:
    customer, staff = visit("phone", "light", "fi").sign_in(MIKKO), visit().sign_in(ILZE)
    customer.speak("fi")
    put_in_cart(customer, 2)
    review(customer)
    customer.page.locator(".submit .button-main").click()
    order = customer.page.locator(".submitted .anchor-big").inner_text()
    delivered(staff, order)
    number = asked_for(customer, order)
    approved(staff, number)
    sent(customer)
    handled(staff, number)

    seen(customer, "return-settled")
    expect(customer.page.locator(".return-line")).to_contain_text("The bag was opened.")
    customer.go("/app/returns")
    expect(customer.page.locator(f"a[href$='{number}']")).to_be_visible()
    customer.ensure_accessible()


def seen(tab: Visit, what: str) -> None:
    tab.page.reload()
    tab.settle()
    tab.picture(what)
    tab.ensure_accessible()


def asked_for(customer: Visit, order: str) -> str:
    customer.go(f"/app/orders/{order}")
    customer.picture("return-order")
    customer.page.get_by_role("link", name=FI("returns.begin")).click()
    customer.settle()
    customer.submit()
    expect(customer.page.locator(".error-summary")).to_be_focused()
    customer.page.locator(".return-choice .tick").first.click()
    customer.page.locator(".return-fields select").select_option("faulty")
    customer.page.locator(".return-fields textarea").fill("Pussi vuotaa.")
    customer.picture("return-new")
    customer.ensure_accessible()
    customer.submit()
    expect(customer.page.locator(".totals .total")).to_be_visible()
    customer.picture("return-review")
    customer.ensure_accessible()
    customer.page.locator(".submit .button-main").click()
    expect(customer.page.locator(HEADLINE)).to_have_text(FI("returns.buyer_is_requested"))
    photograph = {"name": "bag.png", "mimeType": "image/png", "buffer": PICTURE.read_bytes()}
    customer.page.locator("input[type=file]").set_input_files(photograph)  # type: ignore[arg-type]
    expect(customer.page.locator(".photographs a")).to_have_count(1)
    customer.picture("return-asked")
    customer.ensure_accessible()
    return customer.page.url.rpartition("/")[2]


def approved(staff: Visit, number: str) -> None:
    staff.go("/app/staff/returns")
    staff.page.locator(f"a[href$='{number}']").click()
    agree(dialog_of(staff, "returns.approve"))


def sent(customer: Visit) -> None:
    seen(customer, "return-approved")
    customer.page.get_by_role("button", name=FI("returns.send")).click()
    agree(customer.page.get_by_role("dialog"))
    expect(customer.page.locator(HEADLINE)).to_have_text(FI("returns.buyer_is_sent"))


def handled(staff: Visit, number: str) -> None:
    staff.go(f"/app/staff/returns/{number}")
    counting = dialog_of(staff, "returns.receive")
    counting.locator("input").last.fill("0")
    staff.picture("staff-return-count")
    staff.ensure_accessible()
    agree(counting)
    looking = dialog_of(staff, "returns.inspect")
    looking.locator("select").first.select_option("worse")
    looking.locator("input").first.fill("1")
    looking.locator("input").last.fill("The bag was opened.")
    staff.picture("staff-return-inspect")
    staff.ensure_accessible()
    agree(looking)
    agree(dialog_of(staff, "returns.settle"))
    expect(staff.page.locator(HEADLINE)).to_have_text(EN("returns.staff_is_settled"))
    seen(staff, "staff-return")
