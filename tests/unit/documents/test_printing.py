"""What is printed, read back from the file in all five languages."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from chalicelib.documents.facts import Kind, Line
from chalicelib.documents.facts.statements import Ageing, OpenItem
from chalicelib.documents.printing import sale, statement
from chalicelib.documents.printing.paper import Paper
from chalicelib.documents.printing.wording import Words
from chalicelib.kernel.i18n import LANGUAGES
from tests.support import papers

SPECIMEN = {
    "sv": "Åäö ÅÄÖ é – Följesedel på 1 234 567,89 kr",
    "it": "Perché l’àncora è lì, così più giù: ÀÈÉÌÒÙ",
    "fi": "Törkylempijävongahdus, šakki, žanr: ÄÖÅ",
    "lt": "Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą ĄČĘĖĮŠŲŪŽ",
    "en": "The £5 “quick” fox—naïve café’s price: €12·50",
}
INVOICE = {
    "sv": ["Faktura", "Förfallodatum", "11 december 2026", "Antal", "6 påsar", "25,5 %", "Moms 25,5 % på 549,00",
           "140,00", "Rabatt 5,40 €", "Att betala", "934,16 €", "Betalningsreferens", "Sida 1 av 1", "Sverige"],
    "it": ["Fattura", "Scadenza", "11 dicembre 2026", "Quantità", "6 sacchetti", "25,5%", "IVA 25,5% su 549,00",
           "140,00", "Sconto 5,40 €", "Da pagare", "934,16 €", "Riferimento per il pagamento", "Pagina 1 di 1",
           "Svezia"],
    "fi": ["Lasku", "Eräpäivä", "11. joulukuuta 2026", "Määrä", "6 pussia", "25,5 %",
           "ALV 25,5 %, veron peruste 549,00",
           "140,00", "Alennus 5,40 €", "Maksettava", "934,16 €", "Maksun viite", "Sivu 1/1", "Ruotsi"],
    "lt": ["PVM sąskaita faktūra", "Apmokėti iki", "2026 m. gruodžio 11 d.", "Kiekis", "6 maišeliai", "25,5 %",
           "PVM 25,5 % nuo 549,00", "140,00", "Nuolaida 5,40 €", "Mokėtina suma", "934,16 €", "Mokėjimo nuoroda",
           "1 puslapis iš 1", "Švedija"],
    "en": ["Invoice", "Due date", "11 December 2026", "Quantity", "6 bags", "25.5%", "VAT 25.5% on 549.00", "140.00",
           "Discount €5.40", "To pay", "€934.16", "Payment reference", "Page 1 of 1", "Sweden"],
}  # fmt: skip
EVERYWHERE = ["2026-000017", "Kafé Luleå AB", "Žolelių arbata", "RF42 2026 0000 17", "FI21 1234 5600 0007 85",
              "7Q4K-M2XD-9ET", "Norrbrygga Kaffe", "FI23456780"]  # fmt: skip


def read(paper: Paper) -> tuple[str, Any]:
    """The text with plain spaces, and the whole."""
    file = io.BytesIO()
    paper.save(file)
    whole = PdfReader(file)
    text = "\n".join(page.extract_text() for page in whole.pages)
    return text.replace("\xa0", " ").replace("\u202f", " "), whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invoice_reads_right_in_every_language(language: str) -> None:
    facts = papers.sale(Kind.INVOICE, due="2026-12-11", pay_by="RF422026000017", note=SPECIMEN[language])
    text, whole = read(sale.write(facts, papers.edition(language)))

    for words in (*INVOICE[language], *EVERYWHERE, SPECIMEN[language], "Box 4"):
        assert words in text, words
    assert text.count("Kafé Luleå AB") == 1
    catalogue = whole.trailer["/Root"]
    assert catalogue["/Lang"] == language
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  (pypdf has an object for it)
    assert catalogue["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert whole.xmp_metadata.dc_title == {"x-default": f"{INVOICE[language][0]} 2026-000017"}
    assert whole.xmp_metadata.pdfaid_part == "2"


def test_each_kind_has_its_own_title_and_facts() -> None:
    plain = [line.model_copy(update={"unit_price": None, "net": None, "vat_rate": None}) for line in papers.LINES]
    parcel = {"parcel": "1", "carrier": "PostNord", "tracking_number": "JJFI1"}
    cost = {"quantity": 1, "unit_price": 590, "net": 590, "vat_rate": 0}
    charge = Line(sku="delivery:parcel", name="Parcel service", unit="", **cost)
    order = {
        "placed_by": "Elin",
        "promised_on": "2026-12-01",
        "way": "By bicycle",
        "payment_days": 14,
        "terms_version": "2026-12",
        "lines": [*papers.LINES, charge],
    }
    for facts, wanted in (
        (papers.sale(Kind.CREDIT_NOTE, names="2026-000016"), ["Credit note", "2026-000016", "Credited"]),
        (papers.sale(Kind.DELIVERY_NOTE, lines=plain, sums=None, **parcel), ["Delivery note", "PostNord", "2.250 kg"]),
        (
            papers.sale(Kind.ORDER, status="placed", **order),
            ["Order\n", "By bicycle", "By invoice", "version 2026-12"],
        ),
        (papers.sale(Kind.ORDER, status="accepted", **order), ["Order confirmation", "Parcel service", "5.90"]),
    ):
        text, _ = read(sale.write(facts, papers.edition()))
        for words in wanted:
            assert words in text, (facts.kind, words)
        assert "To pay" not in text
        assert "delivery:parcel" not in text


def test_the_same_facts_are_the_same_bytes() -> None:
    files = []
    for _ in range(2):
        files.append(io.BytesIO())
        sale.write(papers.sale(Kind.INVOICE), papers.edition("lt")).save(files[-1])

    assert files[0].getvalue() == files[1].getvalue()


def test_a_long_order_goes_on_over_pages_and_what_no_letter_is_there_for_is_marked() -> None:
    lines = [
        papers.LINES[0].model_copy(update={"sku": f"SKU-{place}", "name": "茶 xxx " + "x" * 120}) for place in range(60)
    ]
    paper = sale.write(papers.sale(Kind.ORDER, lines=lines, status="placed"), papers.edition())
    text, whole = read(paper)

    assert len(whole.pages) > 2
    assert f"Page 2 of {len(whole.pages)}" in text
    assert all(f"SKU-{place}" in text for place in range(60))
    assert "? xxx" in text


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        (
            "fi",
            ["Tiliote", "1.1.2026 – 26.11.2026", "Alkusaldo", "Loppusaldo", "Kohdistus", "Eräpäivä", "yli 90 päivää"],
        ),
        (
            "lt",
            ["Sąskaitos išrašas", "2026-01-01 – 2026-11-26", "Pradinis likutis", "Galutinis likutis", "Priskyrimas"],
        ),
        ("sv", ["Kontoutdrag", "Ingående saldo", "Utgående saldo", "Fördelning", "Öppna poster den 26 november 2026"]),
        (
            "it",
            ["Estratto conto", "Saldo iniziale", "Saldo finale", "Abbinamento", "Partite aperte al 26 novembre 2026"],
        ),
        ("en", ["Statement", "Opening balance", "Closing balance", "Allocation", "RF42 2026 0000 17"]),
    ],
)
def test_a_statement_reads_right_in_every_language(language: str, wanted: list[str]) -> None:
    owed = OpenItem(number="2026-000017", kind="invoice", on="2026-11-01", due="2026-11-15", amount=1001, open=1001,
                    pay_by="RF422026000017")  # fmt: skip
    ages = Ageing(not_due=0, days_1_30=1001, days_31_60=0, days_61_90=0, days_over_90=0, disputed=0)
    found = papers.archived(4, open_items=(owed,), ageing=ages)
    text, whole = read(statement.write(found, papers.edition(language)))

    for words in (*wanted, "S2026-000004", "2026-000001"):
        assert words.lower() in text.lower(), words
    assert whole.xmp_metadata.dc_title["x-default"].endswith("S2026-000004")


def test_what_is_to_the_customers_credit_is_never_a_bare_minus() -> None:
    text, _ = read(statement.write(papers.archived(3, -8000), papers.edition()))

    assert "€80.00, to your credit" in text
    assert "A minus before the balance is money to your credit." in text
    assert "Owed to us" not in text


def test_what_was_given_up_and_is_credited_after_all_is_called_a_reversal() -> None:
    assert Words("sv").entry("correction", "write_off") == "Återförd avskrivning"
    assert Words("sv").entry("correction", "payment") == "Rättelse"
