"""Documents as CSV (RFC 4180), for programs and spreadsheets: amounts with a point, days as YYYY-MM-DD, no language."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from chalicelib.documents.facts import Line, Sale
from chalicelib.documents.facts.statements import Archived
from chalicelib.kernel.money import as_text

_FORMULA = ("=", "+", "-", "@", "\t")
_SALE = ("kind", "number", "on", "row", "sku", "name", "quantity", "unit", "unit_price", "discount", "net", "vat_rate",
         "vat", "gross", "currency", "check_code")  # fmt: skip
_STATEMENT = ("statement", "row", "posted", "kind", "number", "against", "due", "effect", "balance", "open", "currency",
              "check_code", "reason")  # fmt: skip


def write_sale(target: BinaryIO, sale: Sale, check_code: str) -> None:
    """A row for each line, then one for each VAT group and one for the sum."""
    first = {"kind": sale.kind.value, "number": sale.number, "on": sale.on}
    last = {"currency": sale.currency, "check_code": check_code}
    _write(target, _SALE, ({**first, **row, **last} for row in _of_sale(sale)))


def _of_sale(sale: Sale) -> Iterator[dict[str, Any]]:
    for line in sale.lines:
        yield {"row": "line", **_line(line, sale.currency)}
    if sale.sums is None:
        return
    for group in sale.sums.vat_groups:
        amounts = {"net": group.net, "vat": group.vat, "gross": group.net + group.vat}
        yield {"row": "vat", "vat_rate": _decimal(group.rate, 2), **_amounts(amounts, sale.currency)}
    sums = {"net": sale.sums.net, "vat": sale.sums.vat, "gross": sale.sums.total}
    yield {"row": "total", **_amounts(sums, sale.currency)}


def _line(line: Line, currency: str) -> dict[str, Any]:
    amounts = {"unit_price": line.unit_price, "discount": line.discount or None, "net": line.net}
    return {
        "sku": line.sku,
        "name": line.name,
        "quantity": _decimal(line.quantity, line.decimals),
        "unit": line.unit,
        "vat_rate": "" if line.vat_rate is None else _decimal(line.vat_rate, 2),
        **_amounts(amounts, currency),
    }


def write_statement(target: BinaryIO, archived: Archived, check_code: str) -> None:
    """The opening balance, a row for each entry, the closing balance, then what was open; written as it is read."""
    head = archived.head
    first, last = {"statement": head.number}, {"currency": head.currency, "check_code": check_code}
    _write(target, _STATEMENT, ({**first, **row, **last} for row in _of_statement(archived)))


def _of_statement(archived: Archived) -> Iterator[dict[str, Any]]:
    head = archived.head
    yield {"row": "opening", "posted": head.since, **_amounts({"balance": head.opening}, head.currency)}
    for entry in archived.entries():
        amounts = _amounts({"effect": entry.effect, "balance": entry.balance}, head.currency)
        yield {**entry.model_dump(), "row": "entry", "posted": entry.at, **amounts}
    yield {"row": "closing", "posted": head.until, **_amounts({"balance": head.closing}, head.currency)}
    for item in archived.open_items():
        left = item.open if item.due else -item.open
        yield {**item.model_dump(), "row": "open", "posted": item.on, **_amounts({"open": left}, head.currency)}


def _amounts(amounts: Mapping[str, int | None], currency: str) -> dict[str, str]:
    return {name: as_text(amount, currency) for name, amount in amounts.items() if amount is not None}


def _decimal(steps: int, decimals: int) -> str:
    whole = str(steps).rjust(decimals + 1, "0")
    return f"{whole[:-decimals]}.{whole[-decimals:]}" if decimals else whole


def _write(target: BinaryIO, names: tuple[str, ...], rows: Iterator[dict[str, Any]]) -> None:
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, names, restval="", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items() if name in names})
    text.detach()


def _harmless(value: Any) -> Any:
    """People's words must not become a formula in a spreadsheet; a number with its sign is one."""
    is_formula = isinstance(value, str) and value.startswith(_FORMULA) and not value[1:].replace(".", "").isdigit()
    return f"'{value}" if is_formula else value
