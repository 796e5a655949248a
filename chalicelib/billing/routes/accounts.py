"""HTTP for staff: what stands on a customer's money pages, one thing at a time, and whether all of it adds up."""

from chalicelib.billing import service
from chalicelib.billing.schemas import AnnouncementsView, InvoiceView, LedgerCheckView, PaymentView
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience

staff = Api(__name__, audience=Audience.STAFF)


@staff.get("/staff/accounts/{account_id}/invoices/{number}")
def show_invoice_to_staff(account_id: str, number: str) -> InvoiceView:
    """A customer's invoice or credit note, and what settles it."""
    service.figures_for_staff(account_id)
    return service.show_invoice(account_id, number)


@staff.get("/staff/accounts/{account_id}/payments/{number}")
def show_payment_to_staff(account_id: str, number: str) -> PaymentView:
    """A customer's payment, and where each cent went."""
    service.figures_for_staff(account_id)
    return service.show_payment(account_id, number)


@staff.get("/staff/accounts/{account_id}/announcements")
def list_announcements_to_staff(account_id: str, query: PageQuery) -> AnnouncementsView:
    """Transfers that a customer announced and that have not arrived yet."""
    service.figures_for_staff(account_id)
    return service.listed_announcements(account_id, query.cursor, query.limit)


@staff.get("/staff/ledger-check")
def show_ledger_check(query: PageQuery) -> LedgerCheckView:
    """When all ledgers were last compared with their entries, and which differ."""
    return service.ledger_check(query.cursor, query.limit)
