"""Each page for everybody: by day and night, on a phone and a desk, narrow and zoomed, in long words, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import ELIN, ILZE, JONAS, MIKKO
from tests.browser.visit import Begin, Scheme, Size, Visit

OUTSIDE = [
    "/app/sign-in",
    "/app/sign-up",
    "/app/forgotten",
    "/app/confirm",
    "/app/catalogue",
    "/app/cart",
    "/app/look-up",
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
STAFF = ["/app/staff", "/app/staff/tickets", "/app/staff/figures", "/app/profile", "/app/notices"]
STAFF += [
    f"/app/staff/{page}"
    for page in ("causes", "ready-answers", "orders", "returns", "withdrawals", "payments", "customers")
]
OTHER: dict[Size, Size] = {"phone": "desktop", "desktop": "phone"}
SMALLEST = 44  # CSS pixels; what stands inside a line of text is excepted


# A link that covers its row counts as the row; the area that a small button adds around itself counts too.
TOO_SMALL = """(least) => {
  const inText = (link) => link.matches('p a, dd a, li span a') && !link.matches('.button');
  const size = (control) => {
    const box = control.getBoundingClientRect();
    const after = getComputedStyle(control, '::after');
    const covers = control.matches('.row-link, .product h2 a') ? control.closest('.row, .product, tr') : null;
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


# By a link of its own on the page that is open, so that nothing is loaded anew.
FOLLOW = """(path) => {
  const link = Object.assign(document.createElement('a'), { href: path });
  document.body.append(link);
  link.click();
  link.remove();
}"""
NUMBERED = re.compile(r"(?<=/)(?=[^/]*\d)[^/]+")  # orders, tickets, invoices, products


def links_on(tab: Visit) -> dict[str, str]:
    """The site's pages to which the open one leads: one of each kind, by its path without numbers."""
    paths = tab.page.eval_on_selector_all("a[href^='/app']", "(all) => all.map(({ pathname }) => pathname)")
    return {NUMBERED.sub("*", path): path for path in paths}


def follow(tab: Visit, links: dict[str, str]) -> None:
    """Each leads to a page with a heading of its own."""
    lost = tab.page.evaluate("location.pathname") + "-no-such"
    titles = {}
    for path in [lost, *links.values()]:
        tab.page.evaluate(FOLLOW, path)
        tab.settle()
        expect(tab.page.locator("h1")).to_have_count(1)
        titles[path] = tab.page.locator("h1").inner_text()
    assert [path for path, title in titles.items() if not title or title == titles[lost]] == [lost]


def look_at(tab: Visit, path: str, size: Size) -> dict[str, str]:
    """In one size by day, in the other by night, then in the smallest windows: opened only once. Where it leads to."""
    tab.go(path)
    expect(tab.page.locator("h1")).to_have_count(1)
    looks: list[tuple[Size, Scheme]] = [(size, "light"), (OTHER[size], "dark")]
    for at, by in looks:
        tab.resized(at).lit(by)
        tab.picture(f"{path.strip('/').replace('/', '-')}-{at}-{by}")
        tab.ensure_accessible()
        if at == "phone" and "/app/staff" not in tab.page.url:  # staff work at a desk
            assert tab.page.evaluate(TOO_SMALL, SMALLEST) == [], f"{path} has parts too small for a finger"
    for smaller in ("narrow", "zoomed"):
        tab.resized(smaller).ensure_fits()
    tab.resized(size).lit("light")
    return links_on(tab)


def fill_cart(tab: Visit) -> None:
    tab.go("/app/catalogue")
    tab.page.locator(".product .button").first.click()


@pytest.mark.parametrize(("size", "language"), [("phone", "lt"), ("desktop", "fi")])
def test_pages_for_visitors(visit: Begin, size: Size, language: str) -> None:
    tab = visit(size, "light", language)
    for path in [f"/{language}/", f"/{language}/terms/1/", *OUTSIDE]:
        look_at(tab, path, size)


@pytest.mark.parametrize(("size", "who"), [("phone", JONAS), ("desktop", MIKKO)])  # in the two languages of long words
def test_pages_for_customers(visit: Begin, size: Size, who: str) -> None:
    tab = visit(size).sign_in(who)
    fill_cart(tab)
    links: dict[str, str] = {}
    for path in INSIDE + CARE:
        links |= look_at(tab, path, size)
    if size == "phone":
        follow(tab, {kind: path for kind, path in links.items() if path not in INSIDE + CARE})


def test_pages_for_staff(visit: Begin) -> None:
    tab = visit().sign_in(ILZE)
    links: dict[str, str] = {}
    for path in STAFF:
        links |= look_at(tab, path, "desktop")
    follow(tab, {kind: path for kind, path in links.items() if path not in STAFF})
    tab.go("/app")
    tab.page.wait_for_url("**/app/staff")


def test_the_keyboard_reaches_everything_in_order(visit: Begin) -> None:
    tab = visit().sign_in(ELIN, "/app/orders")

    tab.page.keyboard.press("Tab")
    expect(tab.page.locator(".skip")).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    for control in tab.page.locator(".page-head .button, .order-filter :is(a, select, input, button)").all():
        expect(control).to_be_focused()
        tab.page.keyboard.press("Tab")

    expect(tab.page.locator(".row-link").first).to_be_focused()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("main h1")).to_be_focused()  # a new page is read from its heading
    expect(tab.page.locator(".timeline")).to_be_visible()


def test_a_dialog_holds_focus_and_gives_it_back(visit: Begin) -> None:
    tab = visit().sign_in(ELIN, "/app/profile")
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
