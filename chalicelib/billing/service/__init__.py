"""Use cases of billing: invoice, post, allocate, announce, read, verify. Neighbours and routes call these names.

No function here takes a caller: a route hands over the account whose money it is.
"""

from chalicelib.billing.schemas import InvoiceView, PostPayment
from chalicelib.billing.service.accounts_known import AccountNotFound
from chalicelib.billing.service.announcing import announce, listed_announcements
from chalicelib.billing.service.invoicing import issue_credit_note, issue_invoice, reserve
from chalicelib.billing.service.payments import post_payment, propose_payment
from chalicelib.billing.service.reading import (
    figures,
    figures_for_staff,
    figures_of,
    head_wish,
    listed_entries,
    listed_open,
    mail_invoice,
    mail_payment,
    reason_of,
    show_invoice,
    show_payment,
)
from chalicelib.billing.service.settling import allocate, correct, deallocate, refund, write_off
from chalicelib.billing.service.statements import statement, statement_csv
from chalicelib.billing.service.terms import set_credit, standing
from chalicelib.billing.service.verifying import verify

__all__ = [
    "AccountNotFound",
    "InvoiceView",
    "PostPayment",
    "allocate",
    "announce",
    "correct",
    "deallocate",
    "figures",
    "figures_for_staff",
    "figures_of",
    "head_wish",
    "issue_credit_note",
    "issue_invoice",
    "listed_announcements",
    "listed_entries",
    "listed_open",
    "mail_invoice",
    "mail_payment",
    "post_payment",
    "propose_payment",
    "reason_of",
    "refund",
    "reserve",
    "set_credit",
    "show_invoice",
    "show_payment",
    "standing",
    "statement",
    "statement_csv",
    "verify",
    "write_off",
]
