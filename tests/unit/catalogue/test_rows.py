"""What a row must be, and in which words it is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalogue import rows
from chalicelib.catalogue.rows import Known, Problem, RawRow, Row
from chalicelib.catalogue.rules import Terms

UNITS = "piece, pair, set, pack, box, bag, bottle, can, roll, kg, litre, metre, hour"
KNOWN = Known(frozenset({"coffee"}), {"bean.svg": "products/abc.svg"}, {"evil.svg": "the drawing does something"})


def raw(**changes: object) -> RawRow:
    fields: dict[str, object] = {
        "sku": "BEAN-1",
        "name": {"en": "Beans", "sv": "Bönor"},
        "description": {"en": "Two\nlines."},
        "category": "coffee",
        "picture": "bean.svg",
        "unit": "bag",
        "price": 1890,
        "currency": "EUR",
        "vat_rate": 1400,
        "stock": 40,
    }
    return RawRow(3, {name: value for name, value in (fields | changes).items() if value != "absent"})


def told(**changes: object) -> list[str]:
    checked = rows.check(raw(**changes), KNOWN, {})
    return [str(problem) for problem in checked] if isinstance(checked, list) else []


def good(**changes: object) -> Row:
    checked = rows.check(raw(**changes), KNOWN, {})
    assert isinstance(checked, Row)
    return checked


def test_a_good_row_goes_in_as_it_is() -> None:
    assert good() == Row(
        sku="BEAN-1",
        name={"en": "Beans", "sv": "Bönor"},
        description={"en": "Two\nlines."},
        category="coffee",
        picture="products/abc.svg",
        unit="bag",
        price=1890,
        currency="EUR",
        vat_rate=1400,
        stock=40,
        position=9999,
    )


def test_a_product_may_be_exempt_from_withdrawal_for_a_reason_that_the_law_knows() -> None:
    assert good(withdrawal_exempt="made_to_measure").withdrawal_exempt == "made_to_measure"
    assert good(withdrawal_exempt="").withdrawal_exempt is None
    assert told(withdrawal_exempt="cheap")[0].startswith("row 3, withdrawal_exempt: 'cheap' is not one of made_to_")
    assert told(withdrawal_exempt=True)[0].startswith("row 3, withdrawal_exempt: bool is not one of made_to_")


def test_what_may_be_left_out() -> None:
    row = good(description=None, picture=None, stock=None, position=7)

    assert (row.description, row.picture, row.stock, row.position) == ({}, None, None, 7)
    assert good(description="absent", picture="", position=None).picture is None


def test_how_a_product_is_sold() -> None:
    row = good(
        decimals=3,
        minimum=500,
        maximum=50_000,
        step=250,
        lead_days=15,
        discounts=[{"from": 10_000, "basis_points": 500}, {"from": 25_000, "basis_points": 750}],
        successor="bean-2",
        discontinued=True,
        restock_on="2030-02-01",
        sold_to="companies",
    )

    assert row.terms == Terms(
        3,
        500,
        50_000,
        250,
        15,
        ((10_000, 500), (25_000, 750)),
        "BEAN-2",
        discontinued=True,
        restock_on="2030-02-01",
        sold_to="companies",
    )
    assert good().terms == Terms()
    assert good(sku="bean-1").sku == "BEAN-1"
    assert row.digest() != good().digest()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"decimals": 4}, "row 3, decimals: is too large"),
        ({"minimum": 0}, "row 3, minimum: begins with 1"),
        ({"minimum": 7, "step": 2}, "row 3, minimum: is not a multiple of the step"),
        ({"maximum": 4, "minimum": 6}, "row 3, maximum: is less than the least that can be ordered"),
        ({"maximum": 4, "step": 6}, "row 3, maximum: is less than the least that can be ordered"),
        ({"discounts": "5 %"}, "row 3, discounts: is not a list of at most 10 discounts"),
        ({"discounts": [{"from": 1}]}, "row 3, discounts: is not a list of discounts like 10 : 5 %"),
        ({"discounts": [{"from": 1, "basis_points": 0}]}, "row 3, discounts: begins with 1"),
        (
            {"discounts": [{"from": 9, "basis_points": 1}, {"from": 9, "basis_points": 2}]},
            "row 3, discounts: must name each quantity once, smaller ones first",
        ),
        ({"successor": "BEAN-1"}, "row 3, successor: is the product itself"),
        ({"discontinued": "maybe"}, "row 3, discontinued: 'maybe' is neither yes nor no"),
        ({"final_sale": "maybe"}, "row 3, final_sale: 'maybe' is neither yes nor no"),
        ({"restock_on": "2030-02-30"}, "row 3, restock_on: '2030-02-30' is not a day like 2030-02-01"),
        ({"restock_on": "soon"}, "row 3, restock_on: 'soon' is not a day like 2030-02-01"),
        ({"sold_to": "friends"}, "row 3, sold_to: 'friends' is not one of everybody, companies, persons"),
    ],
)
def test_a_way_of_selling_that_cannot_be_is_refused(changes: dict[str, object], why: str) -> None:
    assert told(**changes) == [why]


def test_usual_short_forms_of_units_are_understood() -> None:
    assert [good(unit=unit).unit for unit in ("pcs", " KG ", "l", "m")] == ["piece", "kg", "litre", "metre"]


def test_a_picture_that_is_in_the_bucket_already_is_kept() -> None:
    key = f"products/{'0' * 24}.png"
    assert good(picture=key).picture == key


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"sku": None}, "row 3, sku: is missing"),
        ({"sku": "  "}, "row 3, sku: is not 1 to 40 letters, digits, hyphens, underscores or full stops"),
        ({"sku": "a/b"}, "row 3, sku: 'a/b' is not 1 to 40 letters, digits, hyphens, underscores or full stops"),
        ({"sku": 12}, "row 3, sku: is not 1 to 40 letters, digits, hyphens, underscores or full stops"),
        ({"name": None}, "row 3, name: is not a text per language"),
        ({"name": {}}, "row 3, name: there is no name in any language"),
        ({"name": {"en": " "}}, "row 3, name: there is no name in any language"),
        ({"name": {"de": "Bohnen"}}, "row 3, name: 'de' is not one of the languages sv, it, fi, lt, en"),
        ({"name": {"en": 5}}, "row 3, name_en: is not a text"),
        ({"name": {"en": "x" * 201}}, "row 3, name_en: has 201 characters, at most 200 fit"),
        ({"name": {"en": "a\nb"}}, "row 3, name_en: must be a single line"),
        ({"name": {"en": "a\x00b"}}, "row 3, name_en: contains characters that cannot be shown"),
        ({"name": {"en": "\ud800"}}, "row 3, name_en: contains characters that cannot be shown"),
        ({"description": {"en": "=SUM(A1:A9)"}}, "row 3, description_en: '=SUM(A1:A9)' looks like a formula"),
        ({"name": {"sv": "@SUM"}}, "row 3, name_sv: '@SUM' looks like a formula"),
        ({"name": {"sv": "+cmd|' /C calc'!A0"}}, "row 3, name_sv: \"+cmd|' /C calc'!A0\" looks like a formula"),
        ({"description": {"lt": "x" * 10**6}}, "row 3, description_lt: has 1000000 characters, at most 4000 fit"),
        ({"category": "tea"}, "row 3, category: 'tea' is not one of the categories"),
        ({"category": "Tea!"}, "row 3, category: 'Tea!' is not 1 to 40 small letters, digits or hyphens"),
        ({"picture": "none.svg"}, "row 3, picture: there is no picture 'none.svg'"),
        ({"picture": "evil.svg"}, "row 3, picture: the drawing does something"),
        ({"picture": 5}, "row 3, picture: is not the name of a file"),
        ({"unit": "barrel"}, f"row 3, unit: 'barrel' is not one of {UNITS}"),
        ({"unit": 5}, f"row 3, unit: int is not one of {UNITS}"),
        ({"price": None}, "row 3, price: is missing"),
        ({"price": -1}, "row 3, price: must not be negative"),
        ({"price": 10**30}, "row 3, price: is too large"),
        ({"price": 12.5}, "row 3, price: 12.5 is not a whole number of minor units like 1250"),
        ({"price": "12.50"}, "row 3, price: '12.50' is not a whole number of minor units like 1250"),
        ({"price": True}, "row 3, price: bool is not a whole number of minor units like 1250"),
        ({"currency": "eur"}, "row 3, currency: 'eur' is not a code of three capital letters like EUR"),
        ({"currency": "QQQ"}, "row 3, currency: 'QQQ' is not a currency"),
        ({"vat_rate": 5001}, "row 3, vat_rate: is too large"),
        ({"stock": "absent"}, "row 3, stock: is missing; what is made to order says null"),
        ({"stock": 1.5}, "row 3, stock: 1.5 is not a number of pieces"),
        ({"position": 0}, "row 3, position: begins with 1"),
    ],
)  # fmt: skip
def test_a_bad_field_is_refused_in_plain_words(changes: dict[str, object], why: str) -> None:
    assert told(**changes) == [why]


def test_everything_that_is_wrong_with_a_row_is_told() -> None:
    assert [one.split(":")[0] for one in told(sku="", price=-1, stock=-1)] == [
        "row 3, sku",
        "row 3, price",
        "row 3, stock",
    ]


def test_a_row_as_a_whole_can_be_wrong() -> None:
    assert str(Problem(7, "", "is not proper JSON")) == "row 7: is not proper JSON"


def test_of_two_rows_with_one_number_the_first_goes_in() -> None:
    problems: list[Problem] = []
    raws: list[RawRow | Problem] = [
        RawRow(2, raw().fields),
        RawRow(9, raw(price=5).fields),
        Problem(10, "", "is not proper CSV"),
    ]

    taken = list(rows.good_ones(raws, KNOWN, problems))

    assert [row.price for row in taken] == [1890]
    assert [str(one) for one in problems] == [
        "row 9, sku: BEAN-1 stands in row 2 already",
        "row 10: is not proper CSV",
    ]


def test_the_digest_tells_rows_apart() -> None:
    assert good().digest() == good(name={"sv": "Bönor", "en": "Beans"}).digest()
    others: list[dict[str, Any]] = [{"price": 1}, {"stock": None}, {"name": {"en": "Bean"}}, {"position": 1}]
    assert len({good(**other).digest() for other in others} | {good().digest()}) == 5


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(rows.FIELDS), anything))
def test_whatever_a_row_holds_is_taken_or_refused_in_one_line_each(fields: dict[str, object]) -> None:
    checked = rows.check(RawRow(1, fields), KNOWN, {})

    if isinstance(checked, list):
        assert all(str(problem).isprintable() and len(str(problem)) < 250 for problem in checked)
