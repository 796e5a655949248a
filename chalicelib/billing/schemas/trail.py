"""Who did what with an account's money, on the wire. Amounts in minor units."""

from enum import StrEnum

from chalicelib.billing.schemas.shown import LedgerEntryView
from chalicelib.kernel.schema import View


class Side(StrEnum):
    """For whom somebody did something; what follows by itself is done by the portal."""

    CUSTOMER = "customer"
    VENDOR = "vendor"
    PORTAL = "portal"


class DoerView(View):
    """Who did it. Customers read the names of their own people only; nobody's is known once they are gone."""

    side: Side
    name: str | None


class HistoryEntryView(LedgerEntryView):
    """An entry of the ledger, and who posted it."""

    by: DoerView


class LedgerEntriesView(View):
    """A page of the ledger, newest first."""

    items: list[HistoryEntryView]
    next_cursor: str | None
    currency: str


class TermsChangeView(View):
    """How limit and hold were changed, by whom and why. A hold is its reason; None is no limit, and no hold."""

    at: str
    by: DoerView
    currency: str
    limit_before: int | None
    limit_after: int | None
    hold_before: str | None
    hold_after: str | None
    reason: str | None


class TermsChangesView(View):
    """A page of them, newest first."""

    items: list[TermsChangeView]
    next_cursor: str | None
