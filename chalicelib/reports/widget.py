"""CloudWatch custom widgets: an event in, HTML out.

The console removes scripts, but it turns `<cwdb-action>` elements into buttons that call functions with the reader's
own rights: what a customer wrote must never become one, so every value is escaped by the template engine, with no
exception. The widget is read only and offers no action at all.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from chalicelib.platform import vendor
from chalicelib.reports import service

if TYPE_CHECKING:
    from jinja2 import Environment

DESCRIPTION = """## Portico
Parameter `view`: `queue` for open tickets by due time (the default), `orders` for today's orders.
"""


def show(event: dict[str, Any]) -> str | dict[str, str]:
    """The widget's answer: its documentation when that was asked for, else the view as HTML."""
    if event.get("describe"):
        return {"markdown": DESCRIPTION}
    zone = _zone(event.get("widgetContext") or {})
    if event.get("view") == "orders":
        return _render("orders.html", service.orders_today(zone), zone)
    return _render("queue.html", service.ticket_queue(zone), zone)


def _zone(context: dict[str, Any]) -> str:
    """The reader's zone when the console names one that we know, else the vendor's."""
    label = str((context.get("timezone") or {}).get("label", ""))
    try:
        return ZoneInfo(label).key
    except (ValueError, LookupError, OSError):
        return vendor.calendar().zone


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # of no use to the function that answers the API

    return Environment(
        loader=PackageLoader("chalicelib.reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def _render(template: str, rows: Sequence[service.TicketRow | service.OrderRow], zone: str) -> str:
    return _environment().get_template(template).render(rows=rows, zone=zone, most=service.MOST_ROWS)
