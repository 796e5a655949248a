"""Ordering by lines: pasted and from a workbook, with one that was mistyped, until all is in the cart."""

import io

from openpyxl import Workbook
from playwright.sync_api import FilePayload, expect

from tests.browser.people import MIKKO
from tests.browser.visit import Begin
from tests.browser.words import Words

PASTED = "BEAN-BRYG-0250 2\n350 g BEAN-BRYG-KG\nFILT-BRYQ-0500 3\nGRND-BUTK-98 1\nCUP-PAPP-25 6"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(*rows: list[object]) -> FilePayload:
    book, saved = Workbook(), io.BytesIO()
    sheet = book.create_sheet(index=0)
    for row in rows:
        sheet.append(row)
    book.save(saved)
    return FilePayload(name="order.xlsx", mimeType=WORKBOOK, buffer=saved.getvalue())


def test_lines_of_three_ways_meet_in_the_cart(visit: Begin) -> None:
    words, tab = Words("fi"), visit("phone").sign_in(MIKKO)
    tab.go("/app/catalogue")
    tab.page.locator("a[href='/app/quick-order']").click()
    tab.fill(text=PASTED)
    tab.page.get_by_role("button", name=words("quick.read"), exact=True).click()
    slip = tab.page.locator(".quick-problem")
    expect(slip).to_have_count(2)
    tab.picture("app-quick-order-slips")
    tab.ensure_accessible()
    slip.first.get_by_role("button", name="FILT-BRYG-0500").click()
    slip.first.get_by_role("button", name="GRND-GRAN-83").click()
    expect(slip).to_have_count(0)

    rows: list[list[object]] = [["Oma numero", "Tuotenumero", "Määrä"], ["K-7", "TEA-FRUK-0100", 4]]
    tab.page.locator("input[type=file]").set_input_files(workbook(*rows))
    tab.page.get_by_role("button", name=words("quick.remember"), exact=True).click()
    tab.page.locator(".quick-item").last.fill("k-7")
    for key in ("Enter", "1", "Enter"):
        tab.page.keyboard.press(key)
    expect(tab.page.locator(".quick-answer").nth(6)).to_contain_text(words("quick.own"))
    tab.page.get_by_role("button", name=words("selling.mend")).click()
    expect(tab.page.locator(".quick-amount").nth(2)).to_have_value("20")
    tab.settle()
    tab.picture("app-quick-order")
    tab.ensure_accessible()

    tab.page.locator("main .button-main.button-wide").click()
    tab.settle()
    for sku in ("BEAN-BRYG-0250", "CUP-PAPP-25", "FILT-BRYG-0500", "GRND-GRAN-83", "TEA-FRUK-0100"):
        expect(tab.page.locator(f".cart-lines a[href='/app/catalogue/{sku}']").first).to_be_visible()
