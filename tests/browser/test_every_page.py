"""Each page for everybody: by day and night, on a phone and a desk, narrow and zoomed, in long words, by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.people import ELIN, ILZE, JONAS, MIKKO
from tests.browser.visit import Begin, Visit

OUTSIDE = [
    "/app/sign-in",
    "/app/sign-up",
    "/app/forgotten",
    "/app/confirm",
    "/app/catalogue",
    "/app/cart",
    "/app/no-such",
]
SHOP = ["/app/quick-order", "/app/lists", "/app/own-numbers"]
INSIDE = [
    "/app",
    "/app/catalogue",
    *SHOP,
    "/app/cart",
    "/app/delivery",
    "/app/orders",
    "/app/returns",
    "/app/profile",
    "/app/notices",
]
CARE = ["/app/everything", "/app/money", "/app/money/announce", "/app/tickets", "/app/tickets/new"]
STAFF = ["/app/staff", "/app/staff/tickets", "/app/profile", "/app/notices"]
STAFF += [f"/app/staff/{page}" for page in ("orders", "returns", "withdrawals", "payments", "customers")]
SMALLEST = 44  # CSS pixels; what stands inside a line of text is excepted


def look_at(tab: Visit, path: str) -> None:
    tab.go(path)
    expect(tab.page.locator("h1")).to_have_count(1)
    tab.picture(path.strip("/").replace("/", "-"))
    tab.ensure_accessible()


def fill_cart(tab: Visit) -> None:
    tab.go("/app/catalogue")
    tab.page.locator(".product .button").first.click()


@pytest.mark.parametrize(
    ("size", "scheme", "language"),
    [("phone", "light", "lt"), ("phone", "dark", "sv"), ("desktop", "light", "fi"), ("desktop", "dark", "it")],
)
def test_pages_for_visitors(visit: Begin, size: Any, scheme: Any, language: str) -> None:
    tab = visit(size, scheme, language)
    for path in OUTSIDE:
        look_at(tab, path)


@pytest.mark.parametrize(
    ("size", "scheme", "who"),
    [("phone", "light", JONAS), ("phone", "dark", ELIN), ("desktop", "light", ELIN), ("desktop", "dark", MIKKO)],
)
def test_pages_for_customers(visit: Begin, size: Any, scheme: Any, who: str) -> None:
    tab = visit(size, scheme).sign_in(who)
    fill_cart(tab)
    for path in INSIDE + CARE:
        look_at(tab, path)


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_pages_for_staff(visit: Begin, size: Any, scheme: Any) -> None:
    tab = visit(size, scheme).sign_in(ILZE)
    for path in STAFF:
        look_at(tab, path)
    tab.go("/app")
    assert tab.page.url.endswith("/app/staff")


@pytest.mark.parametrize("size", ["narrow", "zoomed"])
@pytest.mark.parametrize("language", ["fi", "lt"])
def test_long_words_fit_a_narrow_page(visit: Begin, size: Any, language: str) -> None:
    tab = visit(size, language=language)
    for path in [f"/{language}/", *OUTSIDE]:
        tab.go(path).ensure_fits()
    inside = visit(size, language=language).sign_in(JONAS)
    inside.speak(language)
    fill_cart(inside)
    for path in INSIDE + CARE:
        inside.go(path).ensure_fits()


def test_what_is_pressed_is_large_enough_for_a_finger(visit: Begin) -> None:
    tab = visit("phone").sign_in(ELIN)
    fill_cart(tab)
    small: dict[str, list[str]] = {}
    for path in INSIDE + CARE:
        tab.go(path)
        found = tab.page.evaluate(TOO_SMALL, SMALLEST)
        if found:
            small[path] = found
    assert small == {}


# A link that covers its row counts as the row; the area that a small button adds around itself counts too.
TOO_SMALL = """(least) => {
  const inText = (link) => link.matches('p a, dd a, li span a') && !link.matches('.button');
  const size = (control) => {
    const box = control.getBoundingClientRect();
    const after = getComputedStyle(control, '::after');
    const covers = control.matches('.row-link, .product h2 a') ? control.closest('.row, .product') : null;
    const more = control.matches('.button-small') ? -2 * parseFloat(after.top) : 0;
    const whole = (covers ?? control.closest('label') ?? control).getBoundingClientRect();
    const [height, width] = [Math.max(box.height + more, whole.height), Math.max(box.width, whole.width)];
    return { height, width, seen: box.width > 1 };
  };
  return [...document.querySelectorAll('a[href], button, select, input:not([type=hidden])')]
    .filter((control) => control.checkVisibility() && !inText(control) && !control.matches('.skip, .unseen'))
    .map((control) => ({ control, ...size(control) }))
    .filter(({ height, width, seen }) => seen && (height < least - 0.5 || width < least - 0.5))
    .map(({ control, height, width }) => `${width | 0}x${height | 0} ${control.outerHTML.slice(0, 90)}`);
}"""


def test_the_keyboard_reaches_everything_in_order(visit: Begin) -> None:
    tab = visit().sign_in(ELIN)
    tab.go("/app/orders")

    tab.page.keyboard.press("Tab")
    expect(tab.page.locator(".skip")).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    for button in tab.page.locator(".page-head .button").all():
        expect(button).to_be_focused()
        tab.page.keyboard.press("Tab")

    expect(tab.page.locator(".row-link").first).to_be_focused()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("main h1")).to_be_focused()  # a new page is read from its heading
    expect(tab.page.locator(".timeline")).to_be_visible()


def test_a_dialog_holds_focus_and_gives_it_back(visit: Begin) -> None:
    tab = visit().sign_in(ELIN)
    tab.go("/app/profile")
    opener = tab.page.locator(".card .button").last
    opener.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    tab.ensure_accessible()

    tab.page.keyboard.press("Escape")

    expect(tab.page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_theme_is_chosen_and_kept(visit: Begin) -> None:
    tab = visit("desktop", "light").sign_in(ELIN)
    paper = "getComputedStyle(document.body).backgroundColor"
    by_day = tab.page.evaluate(paper)

    tab.page.locator(".tools .icon-button").first.click()

    assert tab.page.evaluate(paper) != by_day
    at_night = tab.page.evaluate(paper)
    tab.page.reload()
    assert tab.page.evaluate(paper) == at_night


def test_without_a_connection_the_page_says_so_and_tries_again(visit: Begin) -> None:
    tab = visit().sign_in(ELIN)
    tab.page.route("**/api/v1/orders?*", lambda route: route.abort())
    tab.page.route("**/api/v1/orders", lambda route: route.abort())
    tab.page.locator(".side a[href='/app/orders']").click()
    alert = tab.page.get_by_role("alert")
    expect(alert).to_be_visible()
    tab.picture("offline")

    tab.page.unroute_all()
    alert.get_by_role("button").click()

    expect(tab.page.locator(".order-row").first).to_be_visible()
    tab.faults.clear()  # the aborted requests are noted by Chromium
