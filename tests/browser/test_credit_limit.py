"""An order that goes over the credit: said before, awaited, approved, paid, the rest paid back; a change that does."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.api import Api
from tests.browser.handling import agree, dialog_of
from tests.browser.people import ILZE, MIKKO
from tests.browser.test_ordering import put_in_cart, review
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words

EN, FI = Words("en"), Words("fi")


def test_over_the_credit_it_waits_is_approved_and_is_paid(visit: Begin, api: Callable[[str], Api]) -> None:
    customer, staff = visit("phone", "dark", "fi").sign_in(MIKKO), visit().sign_in(ILZE)
    mine, theirs = api(MIKKO), api(ILZE)
    account = f"/staff/accounts/{mine.ask('GET', '/me')['account']['account_id']}"
    set_credit(theirs, account, hold="The invoice of March is open.", way_out="Pay it, or call us.")
    put_in_cart(customer, 2)
    customer.go("/app/cart")
    expect(customer.page.locator(".callout-bad")).to_contain_text("Pay it, or call us.")
    customer.picture("cart-on-hold")
    set_credit(theirs, account)

    review(customer)
    expect(customer.page.locator(".callout-warn")).to_be_visible()
    customer.picture("review-over-credit")
    customer.page.locator(".submit .button-main").click()
    expect(customer.page.locator(".submitted h1")).to_have_text(FI("approving.submitted"))
    customer.ensure_accessible()
    customer.picture("submitted-over-credit")
    number = customer.page.locator(".submitted .anchor-big").inner_text()
    customer.go(f"/app/orders/{number}")
    expect(customer.page.locator(".axes dd").first).to_have_text(FI("order_states.status_awaiting_approval"))
    customer.ensure_accessible()
    customer.picture("order-awaiting")

    staff.go("/app/staff/orders")
    staff.page.locator(f"a[href$='{number}']").first.click()
    staff.settle()
    staff.ensure_accessible()
    staff.picture("staff-order-to-approve")
    approving = dialog_of(staff, "approving.approve")
    staff.picture("staff-approving")
    agree(approving)
    agree(dialog_of(staff, "staff_orders.accept"))
    order = mine.ask("GET", f"/orders/{number}")
    paid = {"reference": number, "currency": order["document"]["currency"], "value_date": order["placed_at"][:10]}
    wait_for(customer, number, "billed")
    [invoice] = [one for one in mine.ask("GET", "/billing/open?limit=100")["items"] if one["kind"] == "invoice"][-1:]
    split = [{"number": invoice["number"], "amount": invoice["open"]}]
    theirs.ask("POST", f"{account}/payments", **paid, amount=invoice["open"] + 500, split=split)

    wait_for(customer, number, "paid")
    customer.picture("order-paid")
    paid_back(customer, staff, account)
    without_limit(theirs, account)
    number = mine.order(BEAN_BRYG_0250=1)
    set_credit(theirs, account)
    ask_for_more(customer, number)
    without_limit(theirs, account)


def paid_back(customer: Visit, staff: Visit, account: str) -> None:
    """What was paid too much is asked back, approved, sent and there."""
    customer.go("/app/money")
    customer.page.get_by_role("button", name=FI("refunds.ask")).click()
    asking = customer.page.get_by_role("dialog")
    asking.locator("input[name=account]").fill("0785")
    customer.picture("refund-ask")
    customer.ensure_accessible()
    agree(asking)
    expect(customer.page.locator("main")).to_contain_text(FI("refunds.state_asked"))
    customer.picture("refund-asked")
    customer.ensure_accessible()
    staff.go(f"/app/staff/customers/{account.rpartition('/')[2]}")
    staff.picture("staff-refund")
    staff.ensure_accessible()
    for move in ("approve", "send", "arrive"):
        agree(dialog_of(staff, f"refunds.do_{move}"))
    expect(staff.page.locator("main")).to_contain_text(EN("refunds.state_arrived"))
    customer.go("/app/money")
    expect(customer.page.locator("main")).to_contain_text(FI("refunds.state_arrived"))


def ask_for_more(customer: Visit, number: str) -> None:
    """A change that goes over the credit waits for the vendor too."""
    customer.go(f"/app/orders/{number}/change")
    customer.page.locator("input[id^=quantity-]").first.fill("9")
    customer.submit()
    asking = customer.page.get_by_role("button", name=FI("over_credit.ask"), exact=True)
    expect(asking).to_be_visible()
    customer.picture("change-over-credit")
    customer.ensure_accessible()
    asking.click()
    expect(customer.page.locator(".request")).to_contain_text(FI("over_credit.missing"))


def without_limit(staff: Api, account: str) -> None:
    version = staff.ask("GET", f"{account}/billing")["version"]
    staff.ask("PUT", f"{account}/credit", limit=None, hold=None, reason="As before", version=version)


def set_credit(staff: Api, account: str, **hold: str) -> None:
    """Ten euros are left of the credit, if orders are taken at all."""
    for _ in range(5):  # facts of what was done just before may come between looking and setting
        money = staff.ask("GET", f"{account}/billing")
        limit = max(0, money["balance"] + money["credit"]["reserved"]) + 1000
        terms = {"limit": limit, "hold": None, "reason": "As agreed", "version": money["version"], **hold}
        if staff.tries("PUT", f"{account}/credit", **terms).ok:
            return
    raise AssertionError("the account never stands still")


def wait_for(customer: Visit, number: str, payment: str) -> None:
    """Until the order's page says so; facts take a moment."""
    for _ in range(20):
        customer.go(f"/app/orders/{number}")
        if FI(f"order_states.payment_{payment}").search(customer.page.locator(".axes").inner_text()):
            return
        customer.page.wait_for_timeout(500)
    raise AssertionError(f"the order is not {payment}")
