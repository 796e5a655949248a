"""Asking: a ticket before it is sent, and the moment at which it is."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Route, expect

from tests.browser.api import Api
from tests.browser.asking import NUMBER, ask, choose, fill_form, headline
from tests.browser.people import ELIN, GIULIA, ILZE, MIKKO
from tests.browser.visit import Begin
from tests.browser.words import Words

SV, IT = Words("sv"), Words("it")
ICON = Path(__file__).parents[2] / "site/public/icon-180.png"


def picture(name: str) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": ICON.read_bytes()}


def test_two_answers_show_what_is_promised(visit: Begin) -> None:
    tab = visit("phone").sign_in(ELIN, "/app/tickets/new")
    panel = tab.page.locator(".promise-panel")
    expect(panel).to_contain_text(SV("tickets.promise_open"))

    choose(tab, "severity", "hindered")
    choose(tab, "urgency", "today")

    expect(panel).to_contain_text("P2")
    expect(panel.locator(".anchor-big")).to_have_text(SV("tickets.within_hours"))
    choose(tab, "severity", "unharmed")
    choose(tab, "urgency", "no_hurry")
    expect(panel).to_contain_text("P4")


def test_a_ticket_is_sent_says_by_when_we_answer_and_is_found_again(visit: Begin, api: Callable[[str], Api]) -> None:
    tab = visit("phone").sign_in(ELIN)

    number = ask(tab, "Kvarnen skramlar")

    headline(tab, SV, "tickets.stands_new")
    expect(tab.page.locator(".said-own")).to_contain_text("Since this morning.")
    expect(tab.page.locator(".toast")).to_contain_text(SV("tickets.sent_by"))
    tab.go("/app/tickets")
    expect(tab.page.locator(".ticket-row").first).to_contain_text(number)

    api(ELIN).until("/mine?q=skramlar", lambda shown: any(one["ref"] == number for one in shown["items"]))
    tab.go("/app/everything")
    tab.page.locator("#q").fill("skrammlar kvarn")
    tab.page.keyboard.press("Enter")
    row = tab.page.locator(".mine-row", has_text=number)
    expect(row.locator("mark")).to_have_text(["Kvarnen", "skramlar"])
    expect(tab.page.get_by_text(SV("search.instead"))).to_be_visible()
    assert "q=skrammlar+kvarn" in tab.page.url
    tab.ensure_accessible()


def test_the_landing_page_knows_at_once_what_this_tab_has_asked(visit: Begin) -> None:
    tab = visit().sign_in(ELIN, "/app")
    before: list[str] = []  # what the portal knew: its lists follow the facts after a moment

    def still_as_before(route: Route) -> None:
        before.append(before[0] if before else route.fetch().text())
        route.fulfill(body=before[0], content_type="application/json")

    tab.page.route("**/api/v1/overview", still_as_before)
    tab.page.reload()
    tab.settle()
    tab.page.locator('main a[href="/app/tickets/new"]').first.click()
    fill_form(tab, "Locket glappar")
    tab.submit()
    tab.page.wait_for_url(re.compile(NUMBER.pattern))
    tab.page.locator('nav a[href="/app"]:visible').first.click()

    expect(tab.page.locator(".board-tickets")).to_contain_text("Locket glappar")
    assert before


def test_a_draft_survives_a_reload_and_is_gone_once_sent(visit: Begin) -> None:
    tab = visit().sign_in(MIKKO, "/app/tickets/new")
    fill_form(tab, "Kone on kylmä")
    tab.page.locator("#tags").fill("espresso")
    tab.page.keyboard.press("Enter")
    tab.page.reload()
    tab.settle()

    expect(tab.page.locator("#subject")).to_have_value("Kone on kylmä")
    expect(tab.page.locator("input[name=severity][value=hindered]")).to_be_checked()
    expect(tab.page.locator(".tags-chosen")).to_contain_text("espresso")
    tab.submit()
    tab.page.wait_for_url(re.compile(NUMBER.pattern))
    expect(tab.page.locator(".tags")).to_contain_text("espresso")
    tab.go("/app/tickets/new")
    expect(tab.page.locator("#subject")).to_have_value("")


def test_a_ticket_that_seemed_to_fail_is_opened_once(visit: Begin) -> None:
    tab = visit().sign_in(GIULIA, "/app/tickets/new")
    keys: list[str] = []

    def lose_the_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        route.fetch()  # it arrives, and nobody hears of it
        route.abort()

    fill_form(tab, "La macchina perde acqua")
    tab.page.route("**/api/v1/tickets", lose_the_answer)
    tab.submit()
    expect(tab.page.locator(".error-summary")).to_contain_text(IT("problems.offline"))
    expect(tab.page.locator("#subject")).to_have_value("La macchina perde acqua")
    tab.page.unroute("**/api/v1/tickets")
    tab.submit()

    tab.page.wait_for_url(re.compile(NUMBER.pattern))
    assert len(set(keys)) == 1
    tab.go("/app/tickets")
    expect(tab.page.locator(".ticket-row", has_text="La macchina perde acqua")).to_have_count(1)
    tab.faults.clear()  # the aborted requests are noted by Chromium


def test_what_is_missing_is_said_and_focus_goes_there(visit: Begin) -> None:
    tab = visit("phone").sign_in(ELIN, "/app/tickets/new")
    tab.submit()

    summary = tab.page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(5)
    tab.ensure_accessible()
    summary.get_by_role("link").nth(1).click()
    expect(tab.page.locator("#subject")).to_be_focused()


def test_a_complaint_with_a_photograph_from_a_line_of_an_order(visit: Begin, api: Callable[[str], Api]) -> None:
    order = api(ELIN).order(BEAN_HUIL_1000=1)
    tab, staff = visit("phone").sign_in(ELIN, f"/app/orders/{order}"), visit("desktop", "dark").sign_in(ILZE)
    page = tab.page
    expect(page.locator(f'main a[href$="new?order={order}"]')).to_be_visible()
    page.locator(f'main a[href*="order={order}&sku="]').first.click()
    expect(page.locator(".callout")).to_contain_text(order)
    asked = page.url
    page.get_by_role("button", name=SV("own_facts.answers")).click()
    page.wait_for_url(re.compile(rf"/orders/{order}"))
    tab.go("/app/tickets/new")
    page.locator("#order_number").select_option(order)
    known = page.locator("#order_number").locator("xpath=following::section[1]")
    expect(known.get_by_role("button")).to_have_text(SV("own_facts.answers"))
    tab.picture("new-ticket-facts")
    tab.ensure_accessible()
    tab.go(asked.removeprefix(tab.url))

    page.locator("#files").set_input_files([picture("lock.png"), picture("run.exe")])
    expect(page.locator(".files [role=alert]").first).to_contain_text("run.exe")
    page.locator(".files-alt input").fill("Ett sprucket lock")
    fill_form(tab, "Locket är sprucket", kind="complaint")
    page.locator("#topic").select_option("grinder")
    page.locator("[id='answers.cups']").fill("40,5")
    tab.submit()
    expect(page.locator(".error-summary")).to_be_focused()
    tab.picture("new-ticket-files")
    tab.ensure_accessible()
    page.locator(".error-summary a").click()
    page.keyboard.type("NK 0042")
    tab.submit()
    page.wait_for_url(re.compile(rf"/tickets/{NUMBER.pattern}"))
    expect(page.locator(".facts")).to_contain_text("NK 0042")
    expect(page.locator(".happened", has_text=SV("about.line"))).to_be_visible()
    expect(page.locator(".said-files button")).to_contain_text("lock.png")  # once it has been checked
    expect(page.locator(".said-files")).to_contain_text("Ett sprucket lock")
    tab.ensure_accessible()

    staff.go(f"/app/staff/tickets/{NUMBER.findall(page.url)[0]}")
    staff.page.locator("#files").set_input_files([picture("new.png")])
    expect(staff.page.locator(".files-alt")).to_be_visible()
    staff.picture("staff-ticket-files")
    staff.ensure_accessible()
    staff.page.locator("[id='answers.batch']").select_option("b17")
    staff.page.locator("main form", has=staff.page.locator("[id='answers.batch']")).get_by_role("button").click()
    expect(staff.page.locator(".facts", has_text="40.5")).to_contain_text("17")
    staff.page.get_by_role("button", name="new.png").click()
    expect(staff.page.locator(".files-list")).to_have_count(0)
    with staff.page.expect_download() as download:
        staff.page.locator(".said-files button").click()
    assert download.value.suggested_filename == "lock.png"
