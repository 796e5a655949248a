"""The nightly check of all ledgers on the wire."""

from chalicelib.kernel.schema import View


class DifferingView(View):
    """A ledger that differs from its entries in so many things; `first` is one of them, in words for staff."""

    account_id: str
    customer: str
    count: int
    first: str


class LedgerCheckView(View):
    """Ledgers that differ, a page of them. `checked_at` is when all were last compared; None before the first night.

    `is_late`: a night should have been over since then.
    """

    items: list[DifferingView]
    next_cursor: str | None
    checked_at: str | None
    is_late: bool
