"""The main job of a customer: find, order, and know when it comes."""

from playwright.sync_api import Route, expect

from tests.browser.people import ELIN, GIULIA, JONAS, PASSWORD
from tests.browser.visit import Begin, Visit


def put_in_cart(tab: Visit, products: int) -> None:
    tab.go("/app/catalogue")
    for _ in range(products):
        tab.page.locator(".product .button").first.click()


def review(tab: Visit, invoice_to: str = "") -> None:
    """As far as the review. `invoice_to` is the street of an address of its own for the invoice."""
    tab.go("/app/cart")
    tab.page.locator(".cart-sum .button-main").click()
    tab.settle()
    for name, value in {"line1": "Piazza Vittoria 4", "postcode": "20121", "city": "Milano"}.items():
        if not tab.page.locator(f"#{name}").input_value():
            tab.fill(**{name: value})
    tab.page.locator("#way").check()
    if invoice_to:
        tab.page.locator("input[name=invoice_to][value=elsewhere]").check()
        tab.fill(invoice_line1=invoice_to, invoice_postcode="972 30", invoice_city="Luleå")
    tab.submit()
    expect(tab.page.locator(".submit")).to_be_visible()


def test_an_order_from_the_catalogue_to_the_mail(visit: Begin) -> None:
    tab = visit("phone").sign_in(ELIN)
    put_in_cart(tab, 2)
    review(tab, invoice_to="Box 4")
    expect(tab.page.locator("address")).to_have_count(2)
    expect(tab.page.locator("address").last).to_contain_text("Box 4")
    tab.page.locator(".terms-here summary").click()
    expect(tab.page.locator(".terms-text h3").first).to_have_text("1. Vem som säljer")
    tab.picture("review")
    tab.ensure_accessible()
    total = tab.page.locator(".totals .total dd").inner_text()
    tab.page.locator(".submit .button-main").click()

    expect(tab.page.locator(".submitted")).to_be_visible()
    tab.ensure_accessible()
    number = tab.page.locator(".submitted .anchor-big").inner_text()
    assert total in tab.page.locator(".submitted").inner_text()
    mail = tab.mailbox.wait_for(ELIN, number)
    assert total.replace("\xa0", " ") in mail["text"].replace("\xa0", " ")
    tab.go("/app/orders")
    expect(tab.page.locator(".order-row").first).to_contain_text(number)
    tab.go(f"/app/orders/{number}")
    expect(tab.page.locator(".timeline .moment")).to_have_count(1)
    expect(tab.page.locator(".totals .total dd")).to_have_text(total)
    tab.go("/app/cart")
    expect(tab.page.get_by_role("heading", level=1)).to_have_text("Din varukorg är tom")


def test_the_cart_waits_for_a_visitor_until_they_have_signed_in(visit: Begin) -> None:
    tab = visit()
    put_in_cart(tab, 1)
    tab.go("/app/cart")
    tab.page.locator(".cart-sum .button-main").click()
    tab.page.wait_for_url("**/app/sign-in?next=*")
    tab.fill(email=GIULIA, password=PASSWORD)
    tab.submit()

    tab.page.wait_for_url("**/app/delivery")
    expect(tab.page.locator("#name")).to_have_value("Giulia Ferrari")


def test_quantities_change_by_keys_and_focus_stays_in_place(visit: Begin) -> None:
    tab = visit().sign_in(JONAS, "/app/catalogue")
    add = tab.page.locator(".product .button").first
    add.focus()
    tab.page.keyboard.press("Enter")
    stepper = tab.page.locator(".product .stepper").first
    expect(stepper.locator("button").last).to_be_focused()

    tab.page.keyboard.press("Enter")
    expect(stepper.locator("input")).to_have_value("2")
    stepper.locator("button").first.click()
    stepper.locator("button").first.click()

    expect(tab.page.locator(".product .button").first).to_be_focused()


def test_a_search_finds_by_name_and_sku(visit: Begin) -> None:
    tab = visit(language="en").go("/app/catalogue")
    first = tab.page.locator(".product").first
    sku, name = first.locator(".meta").inner_text(), first.locator("h2").inner_text()

    for wanted in (sku, name.split()[0]):
        tab.page.locator(".catalogue-search input").fill(wanted)
        tab.page.wait_for_url("**q=*")
        tab.settle()
        expect(tab.page.locator(".products")).to_contain_text(sku)

    tab.page.locator(".catalogue-search input").fill("zzzzqqqq")
    expect(tab.page.get_by_role("heading", level=2)).to_contain_text("zzzzqqqq")


def test_pressing_twice_orders_once(visit: Begin) -> None:
    tab = visit().sign_in(GIULIA)
    put_in_cart(tab, 1)
    review(tab)

    tab.page.locator(".submit .button-main").dblclick()

    expect(tab.page.locator(".submitted")).to_be_visible()
    number = tab.page.locator(".submitted .anchor-big").inner_text()
    tab.go("/app/orders")
    expect(tab.page.locator(".order-row")).to_have_count(1)
    expect(tab.page.locator(".order-row")).to_contain_text(number)


def test_a_lost_answer_loses_nothing(visit: Begin) -> None:
    tab = visit().sign_in(JONAS, "/app/orders")
    before = tab.page.locator(".order-row").count()
    put_in_cart(tab, 1)
    review(tab)
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        lost.append(route.request.headers["idempotency-key"])
        if len(lost) == 1:
            route.abort()  # the portal has done it; the answer never arrives
        else:
            route.fulfill(response=answer)

    tab.page.route("**/api/v1/orders", lose_the_first)
    tab.page.locator(".submit .button-main").click()

    expect(tab.page.locator(".submitted")).to_be_visible()
    assert len(lost) == 2
    assert len(set(lost)) == 1
    tab.page.unroute("**/api/v1/orders")
    tab.go("/app/orders")
    expect(tab.page.locator(".order-row")).to_have_count(before + 1)
    tab.faults.clear()  # the aborted request is noted by Chromium
