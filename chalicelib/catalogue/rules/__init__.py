"""Stock in words, texts in the reader's language, soft reservations by time. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.catalogue.rules.terms import Lack, Shortfall, SoldTo, Terms
from chalicelib.kernel.i18n import DEFAULT_LANGUAGE, LANGUAGES

__all__ = [
    "Lack",
    "Shortfall",
    "SoldTo",
    "StockState",
    "Terms",
    "Unit",
    "bucket",
    "expected_on",
    "held_at",
    "in_language",
    "past_buckets",
    "stock_state",
    "told_quantity",
]

FEW = 5  # up to so many units the customer is told how many there are
BUCKET = timedelta(minutes=5)
USUAL = Terms()
SWEPT = timedelta(hours=3)  # how far back a hold removes buckets that it has not read


class StockState(StrEnum):
    """What a customer is told about stock.

    `expected`: there is none, and the vendor says when there will be. `on_order`: made or fetched when somebody orders
    it. `discontinued`: there is none, and there will be none.
    """

    IN_STOCK = "in_stock"
    LOW = "low"
    OUT = "out"
    EXPECTED = "expected"
    ON_ORDER = "on_order"
    DISCONTINUED = "discontinued"


class Unit(StrEnum):
    """What one of a product is. Words for people: `catalogue.unit.<unit>`."""

    PIECE = "piece"
    PAIR = "pair"
    SET = "set"
    PACK = "pack"
    BOX = "box"
    BAG = "bag"
    BOTTLE = "bottle"
    CAN = "can"
    ROLL = "roll"
    KG = "kg"
    LITRE = "litre"
    METRE = "metre"
    HOUR = "hour"


class Exemption(StrEnum):
    """Why a consumer cannot withdraw from buying a product (Art. 16 of Directive 2011/83/EU).

    Words for people: `withdrawal.exempt.<reason>`. What is sealed, and what is mixed with other things once it has
    been delivered, can be given back until then; the others never.
    """

    MADE_TO_MEASURE = "made_to_measure"
    PERISHABLE = "perishable"
    PERIODICAL = "periodical"
    DATED_SERVICE = "dated_service"
    DIGITAL = "digital"
    SEALED_HYGIENE = "sealed_hygiene"
    SEALED_MEDIA = "sealed_media"
    MIXED = "mixed"


def stock_state(left: int | None, terms: Terms = USUAL, today: str = "") -> StockState:
    """What is left, in words; None is made to order. `today` is the vendor's day."""
    if left is None:
        return StockState.DISCONTINUED if terms.discontinued else StockState.ON_ORDER
    if left > 0:
        return StockState.LOW if left <= FEW * terms.unit else StockState.IN_STOCK
    if terms.discontinued:
        return StockState.DISCONTINUED
    return StockState.EXPECTED if expected_on(terms, today) else StockState.OUT


def expected_on(terms: Terms, today: str) -> str | None:
    """The day on which it is to be in stock again; None when that is not known, passed, or never."""
    known = bool(terms.restock_on) and terms.restock_on >= today and not terms.discontinued
    return terms.restock_on if known else None


def told_quantity(left: int | None, terms: Terms = USUAL) -> int | None:
    """How much a customer is told of: only when there is little."""
    return left if stock_state(left, terms) is StockState.LOW else None


def is_sought(left: int | None, held: int) -> bool:
    """Whether all that is left stands in reviews: whoever wants it too is told, and refused only when it is gone."""
    return left is not None and 0 < left <= held


def in_language(texts: Mapping[str, str], asked: str) -> tuple[str, str]:
    """(language, text): in the language asked for, else in English, else in any there is; ("", "") without a text."""
    for language in (asked, DEFAULT_LANGUAGE, *LANGUAGES):
        if texts.get(language):
            return language, texts[language]
    return "", ""


def bucket(moment: datetime) -> str:
    """The attribute that sums up what is held until then: `b<number of the 5 minutes since 1970>`."""
    return f"b{_number(moment)}"


def held_at(buckets: Mapping[str, int], now: datetime) -> int:
    """How many pieces are held now: the buckets whose 5 minutes have not ended."""
    return max(0, sum(quantity for name, quantity in buckets.items() if int(name[1:]) >= _number(now)))


def past_buckets(now: datetime) -> list[str]:
    """The buckets of the last hours, which hold nothing any more."""
    present = _number(now)
    return [f"b{number}" for number in range(present - SWEPT // BUCKET, present)]


def _number(moment: datetime) -> int:
    return int(moment.timestamp() // BUCKET.total_seconds())
