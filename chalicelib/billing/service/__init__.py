"""Use cases of billing: bill, post, allocate, announce, read, verify. Neighbours and routes call these names.

No function here takes a caller: a route hands over the account whose money it is.
"""

from chalicelib.billing.rules.bills import Address as BillAddress
from chalicelib.billing.rules.bills import BillLine, OrderBill
from chalicelib.billing.rules.credit import Gate, OnHold, OverLimit, Passes
from chalicelib.billing.rules.order_money import OrderMoney
from chalicelib.billing.schemas import (
    Allocate,
    BeginRefund,
    BilledLineView,
    DisputeView,
    InvoiceView,
    Period,
    PlanView,
    PostPayment,
    RefundView,
    Settle,
)
from chalicelib.billing.service.accounts_known import AccountNotFound
from chalicelib.billing.service.announcing import announce, listed_announcements
from chalicelib.billing.service.books import LedgerMoved, head_wish
from chalicelib.billing.service.bringing_up import bring_up_to
from chalicelib.billing.service.credit_use import set_credit_use, use_credit
from chalicelib.billing.service.crediting import issue_credit_note
from chalicelib.billing.service.disputes_shown import (
    dispute_for_staff,
    dispute_of,
    listed_disputes,
    waiting_disputes,
)
from chalicelib.billing.service.disputing import Contested, answer_dispute, hold_dispute, release_dispute
from chalicelib.billing.service.kept_credit import free_credit, keep_credit, release_credit
from chalicelib.billing.service.late_interest import charge_interest
from chalicelib.billing.service.listing import cards, numbers_of
from chalicelib.billing.service.money_of_orders import order_money, unused_credit
from chalicelib.billing.service.money_tasks import listed_tasks
from chalicelib.billing.service.nightly import check_ledgers, differences_of, ledger_check
from chalicelib.billing.service.payments import post_payment, propose_payment
from chalicelib.billing.service.planning import answer_instalments, ask_instalments, plan_of
from chalicelib.billing.service.promising import (
    finish_overdue_task,
    payment_arrived,
    promise_payment,
    reminders_for_staff,
    reminders_view,
)
from chalicelib.billing.service.reading import (
    InvoiceNotFound,
    account_named_by,
    figures,
    figures_for_staff,
    figures_of,
    listed_open,
    mail_invoice,
    mail_payment,
    reason_of,
    show_invoice,
    show_payment,
)
from chalicelib.billing.service.refunding import ask_refund, begin_refund, move_refund, pay_back
from chalicelib.billing.service.refunds_shown import (
    listed_refunds,
    listed_refunds_for_staff,
    refund_of,
    refunds_of,
)
from chalicelib.billing.service.reminding import remind, reminder_letter
from chalicelib.billing.service.settling import allocate, correct, deallocate, write_off
from chalicelib.billing.service.statement_facts import Open, Span, open_at, statement_entries, statement_span
from chalicelib.billing.service.statements import statement, statement_csv
from chalicelib.billing.service.terms import CreditUsedUp, gate, reserve, reserve_more, set_credit
from chalicelib.billing.service.trail import listed_entries, listed_terms_changes
from chalicelib.billing.service.verifying import verify

__all__ = [
    "AccountNotFound",
    "Allocate",
    "BeginRefund",
    "BillAddress",
    "BillLine",
    "BilledLineView",
    "Contested",
    "CreditUsedUp",
    "DisputeView",
    "Gate",
    "InvoiceNotFound",
    "InvoiceView",
    "LedgerMoved",
    "OnHold",
    "Open",
    "OrderBill",
    "OrderMoney",
    "OverLimit",
    "Passes",
    "Period",
    "PlanView",
    "PostPayment",
    "RefundView",
    "Settle",
    "Span",
    "account_named_by",
    "allocate",
    "announce",
    "answer_dispute",
    "answer_instalments",
    "ask_instalments",
    "ask_refund",
    "begin_refund",
    "bring_up_to",
    "cards",
    "charge_interest",
    "check_ledgers",
    "correct",
    "deallocate",
    "differences_of",
    "dispute_for_staff",
    "dispute_of",
    "figures",
    "figures_for_staff",
    "figures_of",
    "finish_overdue_task",
    "free_credit",
    "gate",
    "head_wish",
    "hold_dispute",
    "issue_credit_note",
    "keep_credit",
    "ledger_check",
    "listed_announcements",
    "listed_disputes",
    "listed_entries",
    "listed_open",
    "listed_refunds",
    "listed_refunds_for_staff",
    "listed_tasks",
    "listed_terms_changes",
    "mail_invoice",
    "mail_payment",
    "move_refund",
    "numbers_of",
    "open_at",
    "order_money",
    "pay_back",
    "payment_arrived",
    "plan_of",
    "post_payment",
    "promise_payment",
    "propose_payment",
    "reason_of",
    "refund_of",
    "refunds_of",
    "release_credit",
    "release_dispute",
    "remind",
    "reminder_letter",
    "reminders_for_staff",
    "reminders_view",
    "reserve",
    "reserve_more",
    "set_credit",
    "set_credit_use",
    "show_invoice",
    "show_payment",
    "statement",
    "statement_csv",
    "statement_entries",
    "statement_span",
    "unused_credit",
    "use_credit",
    "verify",
    "waiting_disputes",
    "write_off",
]
