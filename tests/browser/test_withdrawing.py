"""Withdraw from a contract as a guest: from the foot of any page, in two steps, with a receipt here and by mail."""

import re
from typing import Any

from playwright.sync_api import Route, expect

from tests.browser.mailbox import read
from tests.browser.people import ILZE
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

NUMBER = re.compile(r"W[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}")
CONTRACT = "The blue mug of May\n<b>from Kuopio</b>"


def look(tab: Visit, what: str) -> None:
    tab.picture(f"withdraw-{what}")
    tab.ensure_accessible()


def step(tab: Visit, words: Words, key: str) -> None:
    """The step with this heading, which the keyboard reads next."""
    heading = tab.page.locator("main h1:visible")
    expect(heading).to_have_text(words(f"public_withdrawal.{key}"))
    expect(heading).to_be_focused()


def send(tab: Visit, language: str, email: str) -> str:
    """From the foot of the home page to the receipt; the number on it."""
    words = Words(language)
    tab.go(f"/{language}/").page.locator(".public-foot a", has_text=words("withdrawal.link")).click()
    look(tab, "empty")
    tab.submit()
    expect(tab.page.locator("[data-errors] a")).to_have_count(3)
    expect(tab.page.locator("[data-errors]")).to_be_focused()
    look(tab, "errors")
    tab.fill(name="Maija Meikäläinen", contract=CONTRACT, email=email)
    tab.page.reload()  # nothing is typed twice
    tab.submit()

    step(tab, words, "check")
    expect(tab.page.locator("[data-shown=contract]")).to_have_text(CONTRACT)
    look(tab, "check")
    tab.page.get_by_role("button", name=words("public_withdrawal.confirm")).click()

    step(tab, words, "done")
    look(tab, "done")
    return tab.page.locator("[data-receipt=number]").inner_text()


def test_a_guest_withdraws_over_a_bad_connection(visit: Begin) -> None:
    tab, email = visit("phone", "dark", "fi"), "maija@posti.example"
    lost: list[str] = []

    def lose_the_answer(route: Route) -> None:
        """It reaches the portal, and nobody hears of it."""
        lost.append(route.request.headers["idempotency-key"])
        route.fetch()
        route.abort()

    tab.page.route("**/v1/withdrawals", lose_the_answer, times=2)
    number = send(tab, "fi", email)

    assert NUMBER.fullmatch(number)
    assert len(lost) == 2
    assert len(set(lost)) == 1
    seal = tab.page.locator("[data-receipt=sha256]").inner_text()
    with tab.page.expect_download() as kept:
        tab.page.locator("[data-save]").click()
    assert kept.value.suggested_filename == f"{number}.txt"
    mail = tab.mailbox.wait_for(email, number)
    assert seal in read(mail)
    assert "> <b>from Kuopio</b>" in mail["text"]
    assert tab.mailbox.count(email, "") == 1  # it was sent three times, and counted once
    tab.faults.clear()  # the answers that were lost are noted by Chromium


def test_staff_answer_a_guest_who_withdraws(visit: Begin) -> None:
    guest = visit("desktop", "light", "en")
    number = send(guest, "en", "otto@posti.example")
    guest.mailbox.wait_for(ILZE, number)

    staff = visit("phone", "dark").sign_in(ILZE, "/app/staff/withdrawals")
    row = staff.page.locator("tr", has_text=number)
    expect(row).to_contain_text("Maija Meikäläinen")
    look(staff, "staff-list")
    row.locator(".row-link").click()
    expect(staff.page.locator("main h1")).to_contain_text(number)
    look(staff, "staff")
    staff.button("Not valid").click()
    dialog = staff.page.get_by_role("dialog")
    dialog.locator("textarea").fill("There is no such contract.")
    look(staff, "staff-dialog")
    dialog.get_by_role("button", name="Not valid").click()

    expect(staff.page.locator(".tag", has_text="Not valid")).to_be_visible()
    mail = guest.mailbox.wait_for("otto@posti.example", "not valid")
    assert "> There is no such contract." in mail["text"]


def test_it_reads_without_javascript_and_says_what_else_one_can_do(browser: Any, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(portal + "/sv/withdraw/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Ångra ett avtal")
    expect(page.get_by_text("Formuläret behöver JavaScript")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    context.close()
