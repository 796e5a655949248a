"""An order and all that follows: a parcel, its invoice, a transfer, the bank's file, a statement, a return, a credit.

Seen by its customer in two languages, on a phone and at a desk. What staff do is looked at once.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Download, Locator, expect
from pypdf import PdfReader

from tests.browser.api import Api
from tests.browser.asking import find_another
from tests.browser.handling import LINK, OPENED, ByApi, ByHand, Desk, agree
from tests.browser.people import ILZE, MIKKO
from tests.browser.visit import Begin, Visit
from tests.browser.words import Words
from tests.support.bank_files import Entry, Part, camt

PICTURE = Path(__file__).parents[2] / "site/public/icon-180.png"
RETURN_HEADLINE = "#return-headline"


@dataclass
class Story:
    """The customer's tab, their words, and what they would ask the API."""

    tab: Visit
    words: Words
    mine: Api

    def look(self, what: str) -> None:
        self.tab.picture(f"story-{what}")
        self.tab.ensure_accessible()

    def press(self, key: str, within: Locator | None = None) -> None:
        (within or self.tab.page).get_by_role("button", name=self.words(key), exact=True).first.click()

    def saved(self, button: Locator) -> Download:
        """The file that comes of a press."""
        with self.tab.page.expect_download(timeout=60_000) as coming:
            button.click()
        return coming.value

    def button(self, key: str, at: int = 0) -> Locator:
        return self.tab.page.get_by_role("button", name=self.words(key), exact=True).nth(at)


def text_of(file: Download) -> str:
    return plain("".join(page.extract_text() for page in PdfReader(Path(file.path())).pages))


def plain(text: str) -> str:
    """With spaces that may break."""
    return text.replace("\xa0", " ")


def test_in_english_at_a_desk_with_staff_beside(visit: Begin, api: Callable[[str], Api]) -> None:
    staff = visit().sign_in(ILZE)
    tell(Story(visit("desktop", "light").sign_in(MIKKO), Words("en"), api(MIKKO)), ByHand(staff, api(ILZE)))


def test_in_finnish_on_a_phone_by_night(visit: Begin, api: Callable[[str], Api]) -> None:
    tell(Story(visit("phone", "dark").sign_in(MIKKO), Words("fi"), api(MIKKO)), ByApi(api(ILZE)))


def tell(story: Story, desk: Desk) -> None:
    story.tab.speak(story.words.language)
    order = story.mine.order(BEAN_BRYG_0250=2, FILT_BRYG_0500=1)
    desk.ship_first_line(order)
    see_the_parcel(story, order)
    invoice = open_the_invoice(story, order)
    reference, amount = announce_a_transfer(story, invoice)
    desk.bring(f"{order}.xml", bank_file(order, reference, amount), invoice)
    payment = see_it_paid(story, order, invoice, amount)
    ask_for_a_statement(story, invoice, payment)
    desk.deliver(order)
    number = ask_to_return(story, order)
    desk.approve(number)
    send_it_back(story, number)
    desk.handle(number)
    see_the_credit(story, number, invoice)


def see_the_parcel(story: Story, order: str) -> None:
    page, words = story.tab.go(f"/app/orders/{order}").page, story.words
    expect(page.locator(".parcel")).to_contain_text(words("order_page.parcel_shipped"))
    expect(page.locator(".track").first).to_have_attribute("href", LINK)
    expect(page.locator(".share-on_its_way").last).to_be_visible()
    expect(page.locator(".axes dd").nth(1)).to_have_text(words("order_states.delivery_partly_shipped"))
    paper = story.saved(story.button("documents.pdf"))
    assert order in text_of(paper)
    story.look("order")


def open_the_invoice(story: Story, order: str) -> str:
    """The newest, which is the order's once it is billed. Its payer first says when they will pay."""
    story.mine.until(f"/orders/{order}", lambda shown: shown["payment_status"] == "billed")
    debts = story.mine.ask("GET", "/billing/open?limit=100")["items"]
    number = max(str(one["number"]) for one in debts if one["kind"] == "invoice")
    page = story.tab.go(f"/app/money/invoices/{number}").page
    expect(page.locator(".facts")).to_contain_text(order)
    text = text_of(story.saved(story.button("documents.pdf")))
    assert story.words("print.invoice").search(text)
    assert "Norrbrygga Kaffe" in text
    assert number in text
    expect(page.locator(".toasts")).to_contain_text(number)
    story.press("later.promise")
    agree(page.get_by_role("dialog"))
    expect(page.locator(".card", has=page.locator(".actions"))).to_contain_text(story.words("later.promised"))
    story.look("invoice")
    return number


def announce_a_transfer(story: Story, invoice: str) -> tuple[str, int]:
    """The reference that it bears, and how much it is in minor units."""
    page = story.tab.page
    page.locator(f"main a[href='/app/money/announce?invoice={invoice}']").click()
    story.tab.settle()
    story.tab.submit()
    expect(page.locator(".announced h1")).to_be_focused()
    expect(page.locator(".announced dd", has_text=invoice)).to_be_visible()
    story.look("announced")
    [told] = [
        one
        for one in story.mine.ask("GET", "/billing/announcements?limit=100")["items"]
        if one["split"][0]["number"] == invoice
    ]
    expect(page.locator(".announced .anchor-big")).to_have_text(" ".join(fours(told["reference"])))
    return str(told["reference"]), int(told["amount"])


def fours(text: str) -> list[str]:
    return [text[at : at + 4] for at in range(0, len(text), 4)]


def bank_file(order: str, reference: str, amount: int) -> bytes:
    """The transfer, a line that nobody knows, and a broken one."""
    known = Part(payer="MIKKO HEIKKINEN", references=[reference])
    return camt(
        [
            Entry(f"{amount / 100:.2f}", value="2026-11-02", reference=f"{order}-1", parts=[known]),
            Entry("5.00", value="2026-11-02", reference=f"{order}-2", parts=[Part(payer="Somebody", text=["?"])]),
            Entry("", reference=f"{order}-3"),
        ]
    )


def see_it_paid(story: Story, order: str, invoice: str, amount: int) -> str:
    """On the order, on the invoice, and where the payment went, whose number it returns."""
    story.mine.until(f"/orders/{order}", lambda shown: shown["payment_status"] == "paid")
    page = story.tab.go(f"/app/orders/{order}").page
    expect(page.locator(".axes dd").last).to_have_text(story.words("order_states.payment_paid"))
    story.tab.go(f"/app/money/invoices/{invoice}")
    expect(page.locator("main")).to_contain_text(story.words("billing.is_paid"))
    page.locator(".money-row a[href^='/app/money/payments/']").click()
    story.tab.settle()
    expect(page.locator(".timeline .moment")).to_have_count(4)  # announced, received, posted, allocated
    expect(page.locator(".timeline .moment").last).to_contain_text(story.words("money.step_allocated"))
    expect(page.locator(".money-row")).to_contain_text(invoice)
    whole = plain(page.locator(".totals .total dd").inner_text())
    assert "".join(filter(str.isdigit, whole)) == str(amount)
    story.look("payment")
    return page.url.rpartition("/")[2]


def ask_for_a_statement(story: Story, invoice: str, payment: str) -> None:
    """As it is on paper, so it is in the archive, in a spreadsheet and to the digest."""
    page = story.tab.go("/app/money").page
    paper = story.saved(story.button("documents.statement_as", 0))
    rows = story.saved(story.button("documents.statement_as", 1))
    row = page.locator(".archived").first
    closing = re.findall(r"\d+[.,]\d\d", row.locator(".archived-name").inner_text())[-1]
    text = text_of(paper)
    assert story.words("print.closing").search(text)
    for told in (invoice, payment, closing):
        assert told in text
    assert "opening" in Path(rows.path()).read_text()
    assert payment in Path(rows.path()).read_text()
    expect(row).to_contain_text(paper.suggested_filename.split()[-1].removesuffix(".pdf"))
    row.locator("summary").click()
    facts = story.saved(row.get_by_role("button").nth(2))
    assert row.locator("code").inner_text() == hashlib.sha256(Path(facts.path()).read_bytes()).hexdigest()
    page.locator("#period").select_option("own")
    story.tab.fill(since="2026-01-01", until="2025-01-01")
    story.button("documents.statement_as").click()
    expect(page.locator(".document-button .field-error")).to_contain_text(story.words("problems.period_not_valid"))
    story.look("statement")


def ask_to_return(story: Story, order: str) -> str:
    page = story.tab.go(f"/app/orders/{order}").page
    page.get_by_role("link", name=story.words("returns.begin")).click()
    story.tab.settle()
    story.tab.submit()
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".return-choice .tick").first.click()
    page.locator(".return-fields select").select_option("faulty")
    page.locator(".return-fields textarea").fill("Pussi vuotaa.")
    story.look("return-new")
    story.tab.submit()
    expect(page.locator(".totals .total")).to_be_visible()
    page.locator("input[name=settlement][value=exchange]").check()
    find_another(story.tab, "udde", "BREW-PRES")
    page.locator("input[name=settlement][value=credit]").check()
    story.look("return-review")
    page.locator(".submit .button-main").click()
    expect(page.locator(RETURN_HEADLINE)).to_have_text(story.words("returns.buyer_is_requested"))
    photograph = {"name": "bag.png", "mimeType": "image/png", "buffer": PICTURE.read_bytes()}
    page.locator("input[type=file]").set_input_files(photograph)  # type: ignore[arg-type]
    expect(page.locator(".photographs a")).to_have_count(1)
    return page.url.rpartition("/")[2]


def send_it_back(story: Story, number: str) -> None:
    page = story.tab.page
    page.reload()
    story.tab.settle()
    story.look("return-approved")
    story.press("returns.send")
    agree(page.get_by_role("dialog"))
    expect(page.locator(RETURN_HEADLINE)).to_have_text(story.words("returns.buyer_is_sent"))


def see_the_credit(story: Story, number: str, invoice: str) -> None:
    """Of the two one is credited; its credit note is theirs to use, for the invoice was paid."""
    page = story.tab.go(f"/app/returns/{number}").page
    expect(page.locator(".return-line")).to_contain_text(OPENED)
    credited = page.locator(".totals .total dd").inner_text()
    story.look("return-settled")
    left = story.mine.ask("GET", "/billing/open?figure=unallocated&limit=100")["items"]
    note = max(str(one["number"]) for one in left if one["kind"] == "credit_note")
    row = story.tab.go("/app/money?figure=unallocated").page.locator(".money-row", has_text=note).first
    expect(row).to_contain_text(credited)
    row.locator("a").first.click()
    story.tab.settle()
    expect(page.locator(".facts")).to_contain_text(invoice)
