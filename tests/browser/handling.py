"""What staff do in a story: by hand, where it is looked at, or by the API, where another story looked at it before."""

from typing import Protocol

from playwright.sync_api import Locator, expect

from tests.browser.api import Api
from tests.browser.visit import Visit
from tests.browser.words import Words

EN = Words("en")
CARRIER, LINK = "Matkahuolto", "https://track.example/MH0012"
OPENED = "The bag was opened."


def dialog_of(tab: Visit, button: str) -> Locator:
    """What opens when staff press that."""
    tab.page.get_by_role("button", name=EN(button), exact=True).first.click()
    return tab.page.get_by_role("dialog")


def agree(dialog: Locator) -> None:
    """Press the dialog's main button; it closes once it is done."""
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden()


class Desk(Protocol):
    """Staff."""

    def ship_first_line(self, order: str) -> None:
        """Accept an order, have it picked, and send its first line alone."""

    def deliver(self, order: str) -> None:
        """Say that the first parcel has arrived."""

    def bring(self, name: str, content: bytes, invoice: str) -> None:
        """Bring a bank's file, in which one line is sure: a payment of that invoice. It is posted."""

    def approve(self, number: str) -> None:
        """Say yes to a return."""

    def handle(self, number: str) -> None:
        """Two pieces came, none to be sold again; one was opened and goes back; the other is credited."""


class ByHand:
    """In a browser, at a desk, in English."""

    def __init__(self, staff: Visit, api: Api) -> None:
        self.staff, self.page, self.api = staff, staff.page, api

    def ship_first_line(self, order: str) -> None:
        self.staff.go("/app/staff/orders")
        self.staff.fill(number=order.lower())
        self.staff.submit()
        agree(dialog_of(self.staff, "staff_orders.accept"))
        self._ship_while_a_colleague_picks(order)

    def _ship_while_a_colleague_picks(self, order: str) -> None:
        shipping = dialog_of(self.staff, "staff_orders.ship")
        self.staff.fill(carrier=CARRIER, tracking_url=LINK)
        shipping.locator(".ship-parts input").last.fill("0")
        self.api.move(f"/staff/orders/{order}", "moves", move="start_picking")
        shipping.locator("button[type=submit]").click()
        expect(shipping.get_by_role("alert")).to_be_focused()  # somebody else was first; nothing typed is lost
        expect(shipping.get_by_role("alert")).to_contain_text(EN("order_states.event_picking_started"))
        expect(shipping.locator("#carrier")).to_have_value(CARRIER)
        self.staff.ensure_accessible()
        agree(shipping)

    def deliver(self, order: str) -> None:
        self.staff.go(f"/app/staff/orders/{order}")
        self.page.get_by_role("button", name=EN("staff_orders.deliver")).click()
        expect(self.page.locator(".parcel .tag")).to_have_text(EN("order_page.parcel_delivered"))

    def bring(self, name: str, content: bytes, invoice: str) -> None:
        self.staff.go("/app/staff/payments")
        self.page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/xml", "buffer": content}
        )
        self.staff.heading(name)
        expect(self.page.locator("tr", has_text=invoice)).to_be_visible()
        self.staff.picture("bank-file")
        self.staff.ensure_accessible()
        self.page.locator(".bank-lead button").click()
        agree(self.page.get_by_role("dialog"))
        posted = self.page.locator(".views a", has_text=EN("bank.group_posted"))
        expect(posted.locator(".views-count")).to_have_text("1")
        posted.click()
        self.page.locator("tr .row-link").first.click()
        self.page.get_by_role("dialog").get_by_role("link").last.click()
        expect(self.page.get_by_role("dialog")).to_contain_text(invoice)
        self.staff.picture("bank-payment")

    def approve(self, number: str) -> None:
        self.staff.go("/app/staff/returns")
        self.page.locator(f"a[href$='{number}']").click()
        agree(dialog_of(self.staff, "returns.approve"))

    def handle(self, number: str) -> None:
        self.staff.go(f"/app/staff/returns/{number}")
        counting = dialog_of(self.staff, "returns.receive")
        counting.locator("input").last.fill("0")
        self.staff.picture("staff-return-count")
        self.staff.ensure_accessible()
        agree(counting)
        looking = dialog_of(self.staff, "returns.inspect")
        looking.locator("select").first.select_option("worse")
        looking.locator("input").first.fill("1")
        looking.locator("input").last.fill(OPENED)
        self.staff.picture("staff-return-inspect")
        self.staff.ensure_accessible()
        agree(looking)
        agree(dialog_of(self.staff, "returns.settle"))
        expect(self.page.locator("#return-headline")).to_have_text(EN("returns.staff_is_settled"))
        self.staff.picture("staff-return")
        self.staff.ensure_accessible()


class ByApi:
    """The same, unseen."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def ship_first_line(self, order: str) -> None:
        found = self.api.move(f"/staff/orders/{order}", "moves", move="accept")
        first = {name: found["document"]["lines"][0][name] for name in ("sku", "quantity")}
        self.api.move(f"/staff/orders/{order}", "parcels", lines=[first], carrier=CARRIER, tracking_url=LINK)

    def deliver(self, order: str) -> None:
        self.api.move(f"/staff/orders/{order}", "parcels/1/moves", move="deliver")

    def bring(self, name: str, content: bytes, invoice: str) -> None:  # noqa: ARG002  (nobody looks for it)
        self.api.bring(name, content)

    def approve(self, number: str) -> None:
        self.api.move(f"/staff/returns/{number}", "moves", move="approve")

    def handle(self, number: str) -> None:
        the_return = f"/staff/returns/{number}"
        [line] = self.api.ask("GET", the_return)["lines"]
        which = {"order": line["order"], "sku": line["sku"]}
        self.api.move(the_return, "receipts", lines=[{**which, "quantity": 2, "resellable": 0}])
        found = {**which, "condition": "worse", "refused": 1, "reason": OPENED}
        self.api.move(the_return, "inspections", lines=[found])
        self.api.move(the_return, "moves", move="settle")
