"""Becoming a customer, coming in, and what happens when something is forgotten or wrong."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser import totp
from tests.browser.mailbox import read
from tests.browser.people import GIULIA
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

LT = Words("lt")

PASSWORD = "Correct-horse-9"


def sign_up(tab: Visit, email: str, company: str | None) -> None:
    tab.go("/app/sign-up")
    if company:
        tab.fill(company_name=company)
    else:
        tab.page.locator("input[name=kind][value=person]").check()
    tab.fill(name="Anna Korhonen", email=email, password=PASSWORD)
    tab.submit()
    expect(tab.page.locator("#code")).to_be_visible()


def test_a_company_signs_up_with_a_mailed_code(visit: Begin) -> None:
    tab = visit("phone")
    sign_up(tab, "anna@aamu.example", "Kahvila Aamu Oy")

    tab.fill(code="000 000")
    tab.submit()
    expect(tab.page.get_by_role("alert")).to_contain_text("not the right code")
    code = tab.mailbox.code_for("anna@aamu.example")
    tab.fill(code=f"{code[:3]} {code[3:]}")  # as people paste it
    tab.submit()

    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Anna")
    tab.go("/app/profile")
    expect(tab.page.locator("main").get_by_text("Kahvila Aamu Oy")).to_be_visible()
    expect(tab.page.locator("#time_zone")).to_have_value("Europe/Helsinki")


def test_a_person_signs_up_in_lithuanian_and_gets_the_code_in_lithuanian(visit: Begin) -> None:
    tab = visit("phone", language="lt")
    sign_up(tab, "ona@pastas.example", None)

    mail = tab.mailbox.wait_for("ona@pastas.example", "")
    assert "kod" in mail["subject"].lower()
    tab.fill(code=tab.mailbox.code_for("ona@pastas.example"))
    tab.submit()

    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Anna")
    assert tab.page.locator("html").get_attribute("lang") == "lt"


def test_who_confirms_in_another_browser_is_asked_again_for_what_it_does_not_know(visit: Begin) -> None:
    first = visit()
    sign_up(first, "late@aamu.example", None)
    other = visit()  # another browser, which knows nothing of the first
    other.go("/app/confirm")  # where the mail's button leads
    other.fill(email="late@aamu.example", password=PASSWORD, code=other.mailbox.code_for("late@aamu.example"))
    other.ensure_accessible()
    other.submit()

    other.heading("Welcome")
    other.ensure_accessible()
    other.page.locator("input[name=kind][value=person]").check()
    other.fill(name="Late Riser")
    other.submit()

    expect(other.page.get_by_role("heading", level=1)).to_contain_text("Late")


def test_signing_up_with_a_known_address_looks_the_same_and_tells_its_owner_by_mail(visit: Begin) -> None:
    tab = visit("phone")
    sign_up(tab, GIULIA, None)
    shown = tab.page.locator("main").inner_text().replace(GIULIA, "?")
    stranger = visit("phone")
    sign_up(stranger, "unknown@aamu.example", None)
    assert stranger.page.locator("main").inner_text().replace("unknown@aamu.example", "?") == shown

    mail = tab.mailbox.wait_for_text(GIULIA, "", "/app/sign-in")
    assert not re.search(r"\b\d{6}\b", read(mail))


def test_a_form_says_what_is_missing_and_takes_one_there(visit: Begin) -> None:
    tab = visit("phone").go("/app/sign-up")

    tab.submit()

    summary = tab.page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("4 things to correct")
    tab.picture("sign-up-errors")
    tab.ensure_accessible()
    summary.get_by_role("link", name="E-mail address").click()
    expect(tab.page.locator("#email")).to_be_focused()
    described = tab.page.locator("#email").get_attribute("aria-describedby") or ""
    assert "email-error" in described.split()


def test_a_wrong_password_is_refused_and_the_right_one_is_not(visit: Begin) -> None:
    tab = visit().go("/app/orders")
    tab.page.wait_for_url(re.compile(r"/app/sign-in\?next="))

    tab.fill(email=GIULIA, password="Wrong-password-1")
    tab.submit()
    expect(tab.page.get_by_role("alert")).to_contain_text("is wrong")
    tab.enter(GIULIA)

    tab.go("/app/orders")
    tab.page.reload()  # the session survives it
    tab.settle()
    expect(tab.page.locator(".shell h1")).to_be_visible()


def test_who_signs_out_is_out(visit: Begin) -> None:
    tab = visit().enter(GIULIA)
    kept = tab.page.evaluate("({ ...sessionStorage })")
    assert any("refresh" in name for name in kept)

    tab.page.locator(".who .icon-button").click()

    tab.page.wait_for_url("**/app/sign-in")
    assert tab.page.evaluate("sessionStorage.length") == 0
    for name, value in kept.items():  # somebody copied it before
        tab.page.evaluate("([name, value]) => sessionStorage.setItem(name, value)", [name, value])
    tab.go("/app/orders")
    tab.page.wait_for_url("**/app/sign-in?*")


def test_a_forgotten_password_is_replaced_by_a_mailed_code(visit: Begin) -> None:
    tab = visit("phone")
    sign_up(tab, "forgetful@aamu.example", None)
    tab.fill(code=tab.mailbox.code_for("forgetful@aamu.example"))
    tab.submit()
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Anna")

    again = visit("phone").go("/app/sign-in")
    again.page.get_by_role("link", name="Forgotten your password?").click()
    again.fill(email="nobody@aamu.example")
    again.submit()
    expect(again.page.locator("#code")).to_be_visible()  # as if a mail had gone out
    again.go("/app/forgotten").fill(email="forgetful@aamu.example")
    again.submit()
    expect(again.page.locator("#code")).to_be_visible()
    again.fill(code=again.mailbox.code_for("forgetful@aamu.example"), password="Another-horse-8")
    again.submit()

    expect(again.page.get_by_role("heading", level=1)).to_contain_text("Anna")
    visit().enter("forgetful@aamu.example", "Another-horse-8")


def test_invited_staff_choose_a_password_of_their_own(visit: Begin, shell: Callable[..., None]) -> None:
    shell("-m", "infra.staff", "ana@norrbrygga.example", "Ana Petraitė", "--language", "lt")
    tab = visit("phone", language="en")
    invitation = read(tab.mailbox.wait_for("ana@norrbrygga.example", "Norrbrygga Kaffe"))
    below_address = invitation.partition("ana@norrbrygga.example")[2]
    temporary = re.search(LT("accounts_mail.invitation.password").pattern + r"\s+(\S+)", below_address)
    assert temporary

    tab.go("/app/sign-in").fill(email="ana@norrbrygga.example", password=temporary[1])
    tab.submit()
    tab.heading("Choose a new password")
    tab.ensure_accessible()
    tab.fill(password="short")
    tab.submit()
    expect(tab.page.locator("#password")).to_have_attribute("aria-invalid", "true")
    tab.fill(password=PASSWORD)
    tab.submit()

    expect(tab.page.locator("html")).to_have_attribute("lang", "lt")
    expect(tab.page.get_by_role("heading", level=1, name=LT("due.title"))).to_be_visible()
    visit().enter("ana@norrbrygga.example", PASSWORD)
    second = visit().go("/app/sign-in")
    second.fill(email="ana@norrbrygga.example", password=temporary[1])  # good for one time only
    second.submit()
    expect(second.page.get_by_role("alert")).to_be_visible()


def test_a_second_step_is_set_up_and_then_asked_for(visit: Begin) -> None:
    tab = visit("phone")
    sign_up(tab, "careful@aamu.example", None)
    tab.fill(code=tab.mailbox.code_for("careful@aamu.example"))
    tab.submit()
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Anna")
    tab.go("/app/profile")
    tab.button("Set up").click()
    secret = tab.page.locator(".secret").inner_text().replace(" ", "")
    expect(tab.page.get_by_role("img", name="QR code")).to_be_visible()
    tab.ensure_accessible()
    tab.fill(code=totp.code(secret))
    tab.button("Turn on").click()
    expect(tab.page.get_by_text("The second step is on.").first).to_be_visible()

    again = visit("phone").go("/app/sign-in")
    again.fill(email="careful@aamu.example", password=PASSWORD)
    again.submit()
    again.heading("Second step")
    again.fill(code="000000")
    again.submit()
    expect(again.page.get_by_role("alert")).to_contain_text("not the right code")
    again.fill(code=totp.code(secret))
    again.submit()

    expect(again.page.get_by_role("heading", level=1)).to_contain_text("Anna")


def test_the_language_follows_the_member(visit: Begin) -> None:
    tab = visit("phone", language="en")
    sign_up(tab, "polyglot@aamu.example", None)
    tab.fill(code=tab.mailbox.code_for("polyglot@aamu.example"))
    tab.submit()
    expect(tab.page.locator(".shell")).to_be_visible()
    tab.settle()

    for language in ("sv", "fi"):
        tab.page.locator(".language-picker select").select_option(language)
        expect(tab.page.locator("html")).to_have_attribute("lang", language)
        tab.settle()

        elsewhere = visit("phone", language="it").enter("polyglot@aamu.example", PASSWORD)
        expect(elsewhere.page.locator("html")).to_have_attribute("lang", language)
