"""Stock in words, texts in the reader's language, soft reservations by time. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.i18n import DEFAULT_LANGUAGE, LANGUAGES

FEW = 5  # up to so many pieces the customer is told how many there are
BUCKET = timedelta(minutes=5)
SWEPT = timedelta(hours=3)  # how far back a hold removes buckets that it has not read


class StockState(StrEnum):
    """What a customer is told about stock. `on_order`: made or fetched when somebody orders it."""

    IN_STOCK = "in_stock"
    LOW = "low"
    OUT = "out"
    ON_ORDER = "on_order"


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


def stock_state(left: int | None) -> StockState:
    """Pieces left in words; None is made to order."""
    if left is None:
        return StockState.ON_ORDER
    if left <= 0:
        return StockState.OUT
    return StockState.LOW if left <= FEW else StockState.IN_STOCK


def told_quantity(left: int | None) -> int | None:
    """How many pieces a customer is told of: only when there are few."""
    return left if stock_state(left) is StockState.LOW else None


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


def past_buckets(now: datetime, buckets: Mapping[str, int] | None = None) -> list[str]:
    """Buckets that hold nothing any more: exactly those among the ones read, else all of the last hours."""
    present = _number(now)
    if buckets is not None:
        return [name for name in buckets if int(name[1:]) < present]
    return [f"b{number}" for number in range(present - SWEPT // BUCKET, present)]


def _number(moment: datetime) -> int:
    return int(moment.timestamp() // BUCKET.total_seconds())
