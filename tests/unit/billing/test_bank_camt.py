"""Statements in CAMT.053: what comes in, what is listed with its reason, what is refused before it is parsed."""

from decimal import Decimal

import pytest

from chalicelib.billing.rules import bank_files
from chalicelib.billing.rules.bank_rows import MOST_BYTES, MOST_ROWS, BankRow, UnreadableFile, Why
from tests.support.bank_files import VERSIONS, Entry, Part, camt

KAFE = Part(payer="Kafé Luleå AB", iban="SE45 5000 0000 0583 9825 7466", text=["Thanks for the beans", "no. 3"])


def rows(*entries: Entry, version: str = "02", prefix: str = "") -> list[BankRow]:
    return bank_files.rows(camt(entries, version, prefix), "EUR")


def whys(*entries: Entry, version: str = "02") -> list[Why | None]:
    return [row.why for row in rows(*entries, version=version)]


def why_refused(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        bank_files.rows(content, "EUR")
    return str(refused.value.facts["why"])


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("prefix", ["", "ns2"])
def test_a_payment_is_read_from_any_version(version: str, prefix: str) -> None:
    part = Part(payer=KAFE.payer, iban=KAFE.iban, text=KAFE.text, references=["RF50 2026 0000 17"])
    [row] = rows(Entry("21.45", reference="A-1", parts=[part]), version=version, prefix=prefix)

    assert (row.place, row.reference, row.amount, row.currency, row.on) == (1, "A-1", 2145, "EUR", "2026-06-01")
    assert (row.payer, row.iban) == ("Kafé Luleå AB", "SE4550000000058398257466")
    assert row.text == "RF50 2026 0000 17 Thanks for the beans no. 3"
    assert (row.why, row.line) == (None, 3)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_batch_is_its_parts_each_with_a_reference_of_its_own(version: str) -> None:
    parts = [Part("10.00", payer="Anna"), Part("20.00", payer="Bo", bank_reference="B-2"), Part("0.50", payer="Cy")]
    found = rows(Entry("30.50", reference="A-1", parts=parts), version=version)

    assert [(row.reference, row.amount, row.payer) for row in found] == [
        ("A-1/1", 1000, "Anna"),
        ("B-2", 2000, "Bo"),
        ("A-1/3", 50, "Cy"),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        [Part("10.00"), Part("20.00")],
        [Part("10.00"), Part("")],
        [Part("10.00"), Part("20.50", "USD")],
        [Part("10.00"), Part("a lot")],
    ],
)
def test_a_batch_whose_parts_do_not_make_it_is_left_to_people(parts: list[Part]) -> None:
    assert whys(Entry("30.50", reference="A-1", parts=parts)) == [Why.PARTS_DO_NOT_ADD_UP] * 2


def test_what_stands_elsewhere_in_the_entry_is_not_taken_for_its_own() -> None:
    """The amount in the payer's currency, the direction of the bank's fee, another entry's day."""
    foreign = (
        '<AmtDtls><InstdAmt><Amt Ccy="USD">99.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">90.00</Amt></TxAmt></AmtDtls>'
    )
    fee = '<Chrgs><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></Chrgs>'
    [row] = rows(Entry("90.00", reference="A-1", parts=[Part(payer="Joe", before=foreign + fee)]))

    assert (row.amount, row.currency, row.why) == (9000, "EUR", None)


def test_what_is_no_money_that_came_in_is_listed_with_its_reason() -> None:
    entries = [
        Entry(mark="DBIT", reference="1"),
        Entry(mark="DBIT", reversal="true", reference="2"),
        Entry(reversal="1", reference="3"),
        Entry(status="PDNG", reference="4"),
        Entry(currency="SEK", reference="5"),
    ]
    expected = [Why.REVERSAL, Why.REVERSAL, Why.REVERSAL, Why.PENDING, Why.FOREIGN_CURRENCY]
    assert whys(*entries) == [Why.DEBIT, *expected[1:]]
    assert whys(Entry(status="INFO"), version="08") == [Why.PENDING]
    assert not any(why.is_bad for why in expected)


def test_what_is_missing_is_named() -> None:
    entries = [
        Entry(amount="", currency="EUR"),
        Entry(amount="1O.00"),
        Entry(amount="0.00"),
        Entry(value="", booked=""),
        Entry(value="2026-02-30"),
        Entry(value="1826-02-20"),
        Entry(currency="EURO"),
        Entry(mark=""),
        Entry(status=""),
        Entry(parts=[Part()]),
    ]
    expected = [
        Why.AMOUNT_MISSING,
        Why.AMOUNT_NOT_READABLE,
        Why.AMOUNT_NOT_READABLE,
        Why.DATE_MISSING,
        Why.DATE_NOT_READABLE,
        Why.DATE_NOT_READABLE,
        Why.CURRENCY_NOT_READABLE,
        Why.DIRECTION_MISSING,
        Why.STATUS_MISSING,
        Why.REFERENCE_MISSING,
    ]
    assert whys(*entries) == expected
    assert all(why.is_bad for why in expected)


def test_a_missing_value_date_is_the_day_of_booking_and_a_moment_is_its_day() -> None:
    found = rows(
        Entry(value="", booked="2026-06-03", reference="1"),
        Entry(value="2026-06-04T23:30:00+02:00", reference="2"),
    )
    assert [row.on for row in found] == ["2026-06-03", "2026-06-04"]


def test_five_decimals_of_nothing_are_no_fault() -> None:
    found = rows(Entry("12.50000", reference="1"), Entry("12", reference="2"), Entry("12.505", reference="3"))
    assert [row.amount for row in found] == [1250, 1200, None]


def test_what_the_bank_says_of_the_entry_stands_in_when_no_part_says_more() -> None:
    found = rows(Entry(reference="1", info="Deposit 2026-000017"), Entry(reference="2", info="Cash", parts=[Part()]))
    assert [row.text for row in found] == ["Deposit 2026-000017", "Cash"]


def test_two_equal_payments_of_a_day_are_two_and_known_again_in_another_file() -> None:
    twice = [Entry(parts=[KAFE]), Entry(parts=[KAFE])]
    first, second = rows(*twice)
    assert (first.why, second.why) == (None, None)
    assert first.reference != second.reference

    other = rows(Entry("5.00", parts=[KAFE]), *twice, Entry(value="2026-06-02", parts=[KAFE]))
    assert [row.reference for row in other][1:3] == [first.reference, second.reference]
    assert len({row.reference for row in other}) == 4


def test_a_reference_that_stands_twice_is_posted_once() -> None:
    same, other = Entry(reference="A-1", parts=[KAFE]), Entry("11.00", reference="A-1", parts=[KAFE])
    assert whys(same, same, other) == [None, Why.TWICE_IN_FILE, Why.REFERENCE_TWICE]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (camt([]), "empty"),
        (camt([Entry()])[:-20], "xml_broken"),
        (b"<Document>", "xml_broken"),
        (b"<?xml version='1.0' encoding='EBCDIC-9'?><Document/>", "xml_broken"),
        (b"<Document/>", "not_camt053"),
        (camt([Entry()]).replace(b"camt.053.001", b"camt.054.001"), "not_camt053"),
        (camt([Entry()]).replace(b"Stmt>", b"Rest>"), "not_camt053"),
        (b"<!DOCTYPE a [<!ENTITY x 'xx'>]><a>&x;</a>", "has_doctype"),
        (b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" + camt([Entry()]).partition(b"\n")[2], "has_doctype"),
        ("<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a><a/>".encode("utf-16"), "has_doctype"),
        (b"x" * (MOST_BYTES + 1), "too_long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_are_none_are_refused_by_name(content: bytes, why: str) -> None:
    assert why_refused(content) == why


def test_more_rows_than_one_file_may_have_are_refused() -> None:
    many = camt(Entry(str(Decimal(place) / 100)) for place in range(1, MOST_ROWS + 2))
    assert why_refused(many) == "too_many_rows"
