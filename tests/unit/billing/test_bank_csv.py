"""Lists of payments as banks in five languages export them."""

import csv
from collections.abc import Iterator

import pytest

from chalicelib.billing.rules import bank_columns, bank_csv, bank_files
from chalicelib.billing.rules.bank_columns import Column
from chalicelib.billing.rules.bank_rows import BankRow, UnreadableFile, Why
from tests.support.bank_files import table

SWEDISH = ["Bokföringsdag", "Valutadag", "Referens", "Beskrivning", "Belopp", "Valuta", "Avsändare"]
FINNISH = ["Kirjauspäivä", "Arvopäivä", "Määrä EUROA", "Saaja/Maksaja", "Viite", "Viesti", "Arkistointitunnus"]
LITHUANIAN = ["Data", "Mokėtojas", "Paaiškinimai", "Suma", "Valiuta", "D/K", "Įrašo Nr.", "Įmokos kodas"]
ITALIAN = ["Data contabile", "Valuta", "Descrizione", "Accrediti", "Addebiti", "Divisa", "Ordinante"]
ENGLISH = ["Date", "Amount", "Currency", "Name", "IBAN", "Reference", "Message", "Transaction ID"]


def rows(content: bytes, home: str = "EUR") -> list[BankRow]:
    return bank_files.rows(content, home)


def only(content: bytes, home: str = "EUR") -> BankRow:
    [row] = rows(content, home)
    return row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_finnish(encoding: str) -> None:
    cells = ["2.6.2026", "1.6.2026", "+1 234,50", "Kahvila Åbo Oy", "RF50 2026 0000 17", "Kiitos", "X-1"]
    row = only(table(FINNISH, [cells], encoding=encoding))

    assert (row.line, row.on, row.amount, row.currency) == (2, "2026-06-01", 123450, "EUR")
    assert (row.payer, row.text, row.reference) == ("Kahvila Åbo Oy", "RF50 2026 0000 17 Kiitos", "X-1")
    assert row.why is None


def test_swedish_with_an_amount_that_went_out() -> None:
    came = ["2026-06-02", "2026-06-01", "2026000017", "Insättning", "1 234,50", "SEK", "Kafé Luleå AB"]
    went = ["2026-06-02", "2026-06-01", "", "Hyra", "-99,00", "SEK", ""]
    first, second = rows(table(SWEDISH, [came, went], separator=","), "SEK")

    assert (first.amount, first.currency, first.text, first.why) == (123450, "SEK", "2026000017 Insättning", None)
    assert second.why is Why.DEBIT


@pytest.mark.parametrize("encoding", ["utf-8", "cp1257"])
def test_lithuanian_with_a_mark_for_the_direction(encoding: str) -> None:
    came = ["2026-06-01", "UAB Kavinė", "Apmokėjimas", "21.45", "EUR", "K", "77", "RF50"]
    went = ["2026-06-01", "UAB Kavinė", "Nuoma", "21.45", "EUR", "D", "78", ""]
    odd = ["2026-06-01", "UAB Kavinė", "Nuoma", "21.45", "EUR", "?", "79", ""]
    found = rows(table(LITHUANIAN, [came, went, odd], encoding=encoding))

    assert (found[0].payer, found[0].text, found[0].reference) == ("UAB Kavinė", "RF50 Apmokėjimas", "77")
    assert [row.why for row in found] == [None, Why.DEBIT, Why.DIRECTION_MISSING]


def test_italian_with_a_column_for_each_direction_and_valuta_for_the_value_date() -> None:
    came = ["02/06/2026", "01/06/2026", "Bonifico", "1.234,50", "", "EUR", "Bar Sport Srl"]
    went = ["02/06/2026", "01/06/2026", "Affitto", "", "99,00", "EUR", ""]
    first, second = rows(table(ITALIAN, [came, went]))

    assert (first.on, first.amount, first.payer, first.why) == ("2026-06-01", 123450, "Bar Sport Srl", None)
    assert (second.amount, second.why) == (9900, Why.DEBIT)


def test_english_under_lines_of_the_banks_own_and_with_lines_in_a_cell() -> None:
    sheet = table(ENGLISH, [["20260601", "21.45", "EUR", "Kafé", "se45 5000", "", "two\nlines", "T1"]], separator="\t")
    row = only(b"Export of Monday\r\n\r\nAccount;FI21\r\n" + sheet)

    assert (row.line, row.on, row.text, row.iban) == (5, "2026-06-01", "two lines", "SE455000")


def test_a_currency_in_the_heading_and_the_vendors_own_where_there_is_none() -> None:
    bare = ["Datum", "Belopp (SEK)", "Namn"]
    assert only(table(bare, [["2026-06-01", "5", "Bo"]])).why is Why.FOREIGN_CURRENCY
    assert only(table(["Datum", "Belopp", "Namn"], [["2026-06-01", "5", "Bo"]]), "SEK").currency == "SEK"
    assert bank_columns.named(["Summa euroa", "Pvm"]).currency == "EUR"
    assert bank_columns.named(["Paid in", "Money in"]).places == {Column.MONEY_IN: [0, 1]}


@pytest.fixture(params=[131_072, 16_000_000], ids=["unchanged", "raised by another reader"])
def limit(request: pytest.FixtureRequest) -> Iterator[int]:
    """What csv takes for the longest cell, which belongs to the whole process."""
    before = csv.field_size_limit(request.param)
    yield request.param
    csv.field_size_limit(before)


@pytest.mark.usefixtures("limit")
def test_broken_rows_cost_themselves_only() -> None:
    good = ["2026-06-01", "21.45", "EUR", "Kafé", "", "", "", "T1"]
    sheet = table(ENGLISH, [good])
    broken = [
        '2026-06-01,"21.45,EUR,Kafé,,,,T2',  # a quote that nobody closes
        "2026-06-01",
        '2026-06-01,1,EUR,"' + "x" * 200_000,
        "2026-06-01,,EUR,Kafé,,,,T3",
        "yesterday,21.45,EUR,Kafé,,,,T4",
        ",21.45,EUR,Kafé,,,,T5",
        '2026-06-01,1.234,EUR,"Kafé" AB,,,,T6',
        "2026-06-01,5.00,EUR,,,,,",
    ]
    separated = sheet.replace(b";", b",")
    found = rows(separated + "\r\n".join(broken).encode() + b"\r\n\r\n" + separated.partition(b"\n")[2])

    assert [(row.line, row.why) for row in found] == [
        (2, None),
        (3, Why.AMOUNT_NOT_READABLE),
        (4, Why.AMOUNT_MISSING),
        (5, Why.ROW_BROKEN),
        (6, Why.AMOUNT_MISSING),
        (7, Why.DATE_NOT_READABLE),
        (8, Why.DATE_MISSING),
        (9, Why.AMOUNT_NOT_READABLE),
        (10, Why.REFERENCE_MISSING),
        (12, Why.TWICE_IN_FILE),
    ]


@pytest.mark.parametrize("content", [b"no table at all", b"a;b;c\r\n1;2;3\r\n", b"x\n" * 30, b'"' + b"x" * 200_000])
def test_headings_that_nobody_knows_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        rows(content)
    assert refused.value.facts["why"] == "no_columns"


@pytest.mark.parametrize(
    ("written", "meant"),
    {
        "1 234,50": "1234.50",
        "1\u202f234,50": "1234.50",
        "1.234,50 EUR": "1234.50",
        "1,234.5": "1234.5",
        "1’234.50": "1234.50",
        "1.234.567": "1234567",
        "+12": "12",
        "12-": "-12",
        "(3,00)": "-3.00",
        "−5": "-5",
        "- 5,00 kr": "-5.00",
        "€ 5": "5",
        "1.234": "?",
        "1,234": "?",
        "1e5": "?",
        "1,2,3": "?",
        "five": "?",
    }.items(),
)
def test_amounts_as_people_and_banks_write_them(written: str, meant: str) -> None:
    assert bank_csv.amount(written) == meant


def test_signs_as_marks_of_the_direction() -> None:
    sheet = table(["Date", "Amount", "D/C", "Name"], [["2026-06-01", "5", "+", "A"], ["2026-06-01", "5", "-", "A"]])
    assert [row.why for row in rows(sheet)] == [None, Why.DEBIT]
