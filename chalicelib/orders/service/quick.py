"""Quick order: what was typed, pasted or sent as a file becomes lines for the cart; what does not is told, each line.

Nothing is stored by it. Looking the same up again gives the same.
"""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import Offer
from chalicelib.kernel.principal import Principal
from chalicelib.orders.rules import MOST_LINES
from chalicelib.orders.rules.quick import units
from chalicelib.orders.rules.quick.reading import LONGEST_NOTE, Row, Typed, Unread, read_cells, read_table, read_text
from chalicelib.orders.rules.quick.units import NoQuantity
from chalicelib.orders.rules.reordering import joined
from chalicelib.orders.schemas.quick import (
    AskQuickOrder,
    OwnNumberView,
    QuickLineView,
    QuickOrderView,
    QuickProblemView,
    SuggestionView,
)
from chalicelib.orders.service import checking, naming, own_numbers, reviewing, sheets
from chalicelib.orders.service.sheets import FileNotReadable, FileTooLarge

MOST_PRODUCTS = 2_000  # different ones that are looked up at once: 25 orders
MOST_GUESSED, SUGGESTED, SHOWN = 50, 3, 80
_SKU = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,39}")


@dataclass
class _Found:
    """A product that some lines name."""

    offer: Offer
    typed: str
    own: bool
    quantity: int = 0
    lines: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _Lookup:
    """What is known while lines are looked up."""

    language: str
    company: bool
    own: Mapping[str, str]
    offers: Mapping[str, Offer | None]
    beyond: frozenset[str]
    found: dict[str, _Found] = field(default_factory=dict)
    problems: list[QuickProblemView] = field(default_factory=list)


def look_up(caller: Principal, request: AskQuickOrder) -> QuickOrderView:
    """The lines that can go into the cart, and every other one with its reason.

    Raises FileNotReadable or FileTooLarge.
    """
    rows = _read(request)
    own = own_numbers.known(caller.account_id)
    skus = list(dict.fromkeys(sku for row in rows if isinstance(row, Typed) for sku in _candidates(row, own)))
    offers = reviewing.offers(skus[:MOST_PRODUCTS]) if skus else {}
    looked = _Lookup(caller.language, bool(caller.company), own, offers, frozenset(skus[MOST_PRODUCTS:]))
    for row in rows:
        _take(row, looked)
    problems = _with_suggestions(looked)
    return QuickOrderView(
        rows=len(rows),
        lines=[_line(one, looked) for one in looked.found.values()],
        problems=problems,
        own_numbers=_learned(rows, looked),
        most_lines=MOST_LINES,
    )


def _read(request: AskQuickOrder) -> list[Row]:
    if request.text is not None:
        rows = read_text(request.text)
    elif request.file is not None:
        rows = list(read_table(sheets.rows(_decoded(request.file))))
    else:
        given = request.rows or []
        rows = [_typed(one.line, one.item, one.amount, one.unit) for one in given if one.item or one.amount]
    if len(rows) > sheets.MOST_ROWS:
        raise FileTooLarge(f"At most {sheets.MOST_ROWS} lines at once.", most_rows=sheets.MOST_ROWS)
    return rows


def _decoded(file: str) -> bytes:
    try:
        return base64.b64decode(file, validate=True)
    except (binascii.Error, ValueError) as error:
        raise FileNotReadable("The file did not arrive whole. Please choose it again.") from error


def _typed(line: int, item: str, amount: str, unit: str) -> Row:
    """A row of the form. What was typed into its first field alone may hold the quantity too."""
    if not item:
        return Unread(line, amount, "no_item")
    if not amount and " " in item:
        read = read_cells(line, item.split())
        return read if isinstance(read, Typed) else Typed(line, item)
    both = units.with_unit(amount.replace(" ", ""))
    return Typed(line, item, *(both if both and not unit else (amount, unit)))


def _candidates(row: Typed, own: Mapping[str, str]) -> list[str]:
    """SKUs that the line may mean, the likeliest first: what they call it comes before what we do."""
    items = [row.item, row.amount] if row.swapped else [row.item, row.own]
    meant = [one for item in items if item for one in (own.get(item.upper(), ""), item.upper())]
    return [sku for sku in dict.fromkeys(meant) if _SKU.fullmatch(sku)]


def _take(row: Row, looked: _Lookup) -> None:
    if isinstance(row, Unread):
        looked.problems.append(_problem(row.line, row.text, "", "", row.reason))
        return
    candidates = _candidates(row, looked.own)
    sku = next((one for one in candidates if looked.offers.get(one)), None)
    offer = looked.offers[sku] if sku else None
    if offer is None:
        reason = "too_many" if looked.beyond.intersection(candidates) else "unknown"
        looked.problems.append(_of(row, reason))
        return
    if offer.over or not offer.terms.is_for(company=looked.company):
        looked.problems.append(_of(row, "discontinued" if offer.over else "not_sold_to_you", offer))
        return
    _count(row, offer, looked)


def _count(row: Typed, offer: Offer, looked: _Lookup) -> None:
    is_swapped = row.swapped and offer.sku == looked.own.get(row.amount.upper(), row.amount.upper())
    amount = row.item if is_swapped else row.amount
    if not amount:
        looked.problems.append(_of(row, "no_quantity", offer))
        return
    try:
        quantity = units.steps(amount, row.unit, unit=offer.unit, decimals=offer.terms.decimals)
    except NoQuantity as refused:
        looked.problems.append(_of(row, refused.reason, offer))
        return
    typed = row.amount if is_swapped else row.item
    found = looked.found.setdefault(offer.sku, _Found(offer, typed, own=typed.upper() in looked.own))
    if found.quantity + quantity > units.MOST_STEPS:
        looked.problems.append(_of(row, "too_much", offer))
        return
    found.quantity += quantity
    found.lines.append(row.line)
    found.notes.append(row.note)


def _line(found: _Found, looked: _Lookup) -> QuickLineView:
    offer, quantity = found.offer, found.quantity
    return QuickLineView(
        lines=found.lines,
        typed=found.typed,
        own=found.own,
        sku=offer.sku,
        name=naming.of(offer, looked.language),
        picture=offer.picture,
        unit=offer.unit,
        decimals=offer.terms.decimals,
        quantity=quantity,
        unit_price=offer.price,
        discount_rate=offer.terms.discount_at(quantity),
        net=checking.net_of(offer, quantity),
        currency=offer.currency,
        problem=checking.problem_of(offer.sku, quantity, offer, looked.language, company=looked.company),
        note=joined(found.notes, "; ", LONGEST_NOTE),
    )


def _of(row: Typed, reason: str, offer: Offer | None = None) -> QuickProblemView:
    text = " ".join(filter(None, (row.item, row.amount, row.unit)))
    return _problem(row.line, text, row.item, row.amount, reason, offer)


def _problem(  # noqa: PLR0913, PLR0917  (the parts of a line)
    line: int, text: str, item: str, amount: str, reason: str, offer: Offer | None = None
) -> QuickProblemView:
    return QuickProblemView.model_validate(
        {
            "line": line,
            "text": text[:SHOWN],
            "item": item,
            "amount": amount,
            "reason": reason,
            "sku": offer.sku if offer else None,
            "unit": offer.unit if offer else None,
            "suggestions": [],
        }
    )


def _with_suggestions(looked: _Lookup) -> list[QuickProblemView]:
    """The problems; beside what is unknown what may have been meant, beside what is over what replaces it."""
    unknown = list(dict.fromkeys(one.item for one in looked.problems if one.reason == "unknown"))[:MOST_GUESSED]
    near = catalogue.nearest(unknown, SUGGESTED) if unknown else {}
    meant = [_meant(one, near, looked.offers) for one in looked.problems]
    named = dict.fromkeys(sku for skus in meant for sku in skus)
    offers = reviewing.offers(named) if named else {}
    return [
        one.model_copy(update={"suggestions": _suggestions(skus, offers, looked)}) if skus else one
        for one, skus in zip(looked.problems, meant, strict=True)
    ]


def _meant(
    problem: QuickProblemView, near: Mapping[str, Sequence[str]], offers: Mapping[str, Offer | None]
) -> Sequence[str]:
    if problem.reason == "discontinued" and problem.sku and (offer := offers.get(problem.sku)):
        return [offer.terms.successor] if offer.terms.successor else []
    return near.get(problem.item, []) if problem.reason == "unknown" else []


def _suggestions(skus: Sequence[str], offers: Mapping[str, Offer | None], looked: _Lookup) -> list[SuggestionView]:
    """Only what this customer can order."""
    return [
        SuggestionView(sku=sku, name=naming.of(offer, looked.language))
        for sku in skus
        if (offer := offers.get(sku)) and not offer.over and offer.terms.is_for(company=looked.company)
    ]


def _learned(rows: Sequence[Row], looked: _Lookup) -> list[OwnNumberView]:
    """Own numbers that stood beside a SKU of ours and are not kept yet; a number that means something else stays."""
    learned: dict[str, OwnNumberView] = {}
    for row in rows:
        if isinstance(row, Typed) and row.own and (offer := looked.offers.get(row.item.upper())):
            number = row.own.upper()
            if number not in looked.own and number not in learned:
                name = naming.of(offer, looked.language)
                learned[number] = OwnNumberView(number=row.own, sku=offer.sku, name=name)
    return list(learned.values())
