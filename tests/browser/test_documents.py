"""An invoice and a statement as files: asked for, saved, opened, and the same again."""

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, expect
from pypdf import PdfReader

from tests.browser.people import ELIN
from tests.browser.visit import Begin, Scheme, Size, Visit
from tests.browser.words import Words


def saved(tab: Visit, button: Locator) -> Download:
    """The file that comes of a press."""
    with tab.page.expect_download(timeout=60_000) as coming:
        button.click()
    return coming.value


def text_of(file: Download) -> str:
    pages = PdfReader(Path(file.path())).pages
    return "".join(page.extract_text() for page in pages).replace("\xa0", " ")


@pytest.mark.parametrize(("language", "size", "scheme"), [("fi", "phone", "light"), ("lt", "desktop", "dark")])
def test_an_invoice_and_a_statement_are_opened(
    visit: Begin, language: str, size: Size, scheme: Scheme, tmp_path: Path
) -> None:
    words, tab = Words(language), visit(size, scheme).sign_in(ELIN)
    tab.speak(language)
    tab.go("/app/money")
    tab.page.locator("a[href^='/app/money/invoices/']").first.click()
    tab.settle()
    number = tab.page.url.rpartition("/")[2]
    invoice = saved(tab, tab.page.get_by_role("button", name=words("documents.pdf"), exact=True))
    assert invoice.suggested_filename.endswith(f"{number}.pdf")
    assert words("print.invoice").search(text_of(invoice))
    assert "Norrbrygga Kaffe" in text_of(invoice)
    expect(tab.page.locator(".toasts")).to_contain_text(number)
    tab.picture("app-money-invoice")
    tab.ensure_accessible()

    tab.go("/app/money")
    paper = saved(tab, tab.page.get_by_role("button", name=words("documents.statement_as"), exact=True).nth(0))
    rows = saved(tab, tab.page.get_by_role("button", name=words("documents.statement_as"), exact=True).nth(1))
    assert words("print.closing").search(text_of(paper))
    assert "opening" in Path(rows.path()).read_text()
    row = tab.page.locator(".archived").first
    expect(row).to_contain_text(paper.suggested_filename.split()[-1].removesuffix(".pdf"))
    row.locator("summary").click()
    facts = saved(tab, row.get_by_role("button").nth(2))
    assert row.locator("code").inner_text() == hashlib.sha256(Path(facts.path()).read_bytes()).hexdigest()
    tab.page.locator("#period").select_option("own")
    tab.fill(since="2026-01-01", until="2025-01-01")
    tab.page.get_by_role("button", name=words("documents.statement_as"), exact=True).first.click()
    expect(tab.page.locator(".document-button .field-error")).to_contain_text(words("problems.period_not_valid"))
    tab.picture("app-money-statement")
    tab.ensure_accessible()

    tab.go("/app/orders")
    tab.page.locator("a[href^='/app/orders/']").last.click()
    tab.settle()
    order = saved(tab, tab.page.get_by_role("button", name=words("documents.pdf"), exact=True))
    assert tab.page.url.rpartition("/")[2] in text_of(order)
    tab.picture("app-order-document")
    tab.ensure_accessible()
