"""A customer's money in the hands of staff: every form is pressed once, and what came of it stands on the same page."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.api import Api
from tests.browser.asking import choose, press
from tests.browser.handling import agree, dialog_of
from tests.browser.people import ELIN, ILZE
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

EN = Words("en")
WHY = "Agreed by telephone."


def test_a_customers_money_is_handled_on_one_page(visit: Begin, api: Callable[[str], Api]) -> None:
    staff, mine = visit().sign_in(ILZE), api(ELIN)
    account = mine.ask("GET", "/me")["account"]["account_id"]
    debts = mine.ask("GET", "/billing/open?limit=100")["items"]
    invoice = str(debts[0]["number"])
    mine.ask("POST", f"/billing/invoices/{invoice}/disputes", line=1, amount=150, message="A bag was torn.")

    answer_the_dispute(staff, invoice)
    post_a_payment(staff, invoice)
    credit_and_give_up(staff, invoice)
    set_free_and_pay_back(staff)
    stop_orders_and_take_them_again(staff)

    staff.ensure_accessible()
    staff.picture("staff-customer-money")
    assert mine.ask("GET", f"/billing/invoices/{invoice}")["disputes"][0]["state"] == "upheld"
    assert api(ILZE).ask("GET", f"/staff/accounts/{account}/billing")["credit"]["hold"] is None


def answer_the_dispute(staff: Visit, invoice: str) -> None:
    """From the list of those that wait, with the amount that is proposed."""
    staff.go("/app/staff/payments")
    staff.picture("staff-disputes")
    staff.page.locator(".money-row", has_text=invoice).locator(".row-link").click()
    dialog = staff.page.get_by_role("dialog")
    expect(dialog.locator("#amount")).to_have_value("1.50")
    staff.ensure_accessible()
    staff.picture("staff-dispute")
    staff.fill(reason=WHY)
    agree(dialog)
    expect(staff.page.locator(".refund", has_text=WHY)).to_contain_text(EN("disputes_staff.state_upheld"))


def post_a_payment(staff: Visit, invoice: str) -> None:
    dialog = dialog_of(staff, "customers.post_payment")
    staff.fill(amount="5.00", reference="STAFF-MONEY-1", text=invoice)
    agree(dialog)
    said(staff, "customers.done_payment")


def credit_and_give_up(staff: Visit, invoice: str) -> None:
    """Of an invoice, which is read as its customer has it: a credit note over a part, and a part is written off."""
    dialog = item(staff, invoice)
    with staff.page.expect_download(timeout=60_000) as coming:
        dialog.get_by_role("button", name=EN("documents.pdf")).click()
    assert invoice in coming.value.suggested_filename
    press(staff, EN, "customers.do_credit")
    staff.fill(amount="1.00", reason=WHY)
    done(staff, dialog, "customers.done_credit")
    press(staff, EN, "customers.do_write_off")
    expect(staff.page.locator("#amount")).not_to_have_value("")  # what is open is proposed
    staff.fill(amount="0.50", reason=WHY)
    done(staff, dialog, "customers.done_write_off")
    leave(staff, dialog)


def set_free_and_pay_back(staff: Visit) -> None:
    """A payment's allocation is undone, a part of it paid back, and the rest set off again."""
    payment = staff.page.locator(".row-link", has_text=EN("billing.kind_payment")).first
    payment.click()
    dialog = staff.page.get_by_role("dialog")
    press(staff, EN, "customers.undo")
    staff.fill(reason=WHY)
    done(staff, dialog, "customers.done_undo")
    press(staff, EN, "customers.do_refund")
    staff.fill(amount="2.00", reason=WHY)
    done(staff, dialog, "customers.done_refund")
    press(staff, EN, "customers.do_allocate")
    done(staff, dialog, "customers.done_allocate")
    leave(staff, dialog)


def stop_orders_and_take_them_again(staff: Visit) -> None:
    """Who did it, and why, stands beside it."""
    stopping = dialog_of(staff, "customers.change")
    choose(staff, "orders", "hold")
    staff.fill(limit="90000", hold="Two invoices are late.", way_out="Pay one of them.")
    agree(stopping)
    expect(staff.page.locator(".callout-warn")).to_contain_text("Two invoices are late.")
    lifting = dialog_of(staff, "customers.change")
    choose(staff, "orders", "none")
    staff.fill(limit="", reason=WHY)
    agree(lifting)
    newest = staff.page.locator(".row", has_text=EN("credit_terms.hold_lifted")).first
    expect(newest).to_contain_text(WHY)
    expect(newest).to_contain_text("Ilze")


def item(staff: Visit, number: str) -> Locator:
    staff.page.locator(f"a[href='?item={number}']").first.click()
    return staff.page.get_by_role("dialog")


def done(staff: Visit, dialog: Locator, words: str) -> None:
    """The form is sent, and the dialog shows the thing as it is now."""
    dialog.locator("button[type=submit]").click()
    said(staff, words)
    expect(dialog.locator("form")).to_have_count(0)


def leave(staff: Visit, dialog: Locator) -> None:
    staff.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def said(staff: Visit, words: str) -> None:
    expect(staff.page.locator(".toast", has_text=EN(words)).last).to_be_visible()
