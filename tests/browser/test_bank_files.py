"""A bank's file, from the upload to what its payer sees, who promises when the rest is paid."""

from playwright.sync_api import FilePayload, expect

from tests.browser.people import ELIN, ILZE
from tests.browser.visit import Begin
from tests.support.bank_files import Entry, Part, camt


def test_a_payment_comes_in_a_file_and_settles_its_invoice(visit: Begin) -> None:
    customer = visit("phone").sign_in(ELIN).go("/app/money?figure=owed")
    invoice = customer.page.locator(".money-row .number").first.inner_text()
    payer = [Part(payer="KAFE LULEA AB", text=[f"Faktura {invoice}"])]
    file = camt(
        [
            Entry("12.34", value="2026-11-02", reference=f"STORY-{invoice}", parts=payer),
            Entry(
                "5.00", value="2026-11-02", reference=f"STORY-{invoice}-2", parts=[Part(payer="Somebody", text=["?"])]
            ),
            Entry("", reference="STORY-3"),
        ]
    )

    staff = visit("desktop").sign_in(ILZE).go("/app/staff/payments")
    chosen: FilePayload = {"name": "november.xml", "mimeType": "application/xml", "buffer": file}
    staff.page.locator("input[type=file]").set_input_files(chosen)
    staff.heading("november.xml")
    expect(staff.page.locator("tr", has_text=invoice)).to_contain_text("12.34")
    staff.picture("bank-file")
    staff.ensure_accessible()
    staff.page.locator(".bank-lead button").click()
    staff.page.get_by_role("dialog").locator("button[type=submit]").click()
    posted = staff.page.locator(".views a", has_text="Posted")
    expect(posted.locator(".views-count")).to_have_text("1")

    posted.click()
    staff.page.locator("tr .row-link").first.click()
    staff.page.get_by_role("dialog").get_by_role("link").last.click()
    expect(staff.page.get_by_role("dialog")).to_contain_text(invoice)
    staff.picture("bank-payment")

    customer.go(f"/app/money/invoices/{invoice}")
    expect(customer.page.locator("main")).to_contain_text("12,34")
    customer.page.locator(".actions .button").first.click()
    customer.page.get_by_role("dialog").locator("button[type=submit]").click()
    expect(customer.page.get_by_role("dialog")).to_be_hidden()
    customer.picture("promised")
    customer.ensure_accessible()
    expect(customer.page.locator(".card", has=customer.page.locator(".actions"))).to_contain_text("senast")
