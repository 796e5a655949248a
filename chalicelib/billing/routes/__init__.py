"""HTTP for money: the customers' own, and any account's for staff."""

from chalicelib.billing import service
from chalicelib.billing.schemas import (
    Allocate,
    AnnouncementsView,
    AnnouncementView,
    AnnounceTransfer,
    BillingView,
    Correct,
    Deallocate,
    InvoiceView,
    IssueCreditNote,
    LedgerEntriesView,
    OpenItemsView,
    OpenQuery,
    PaymentView,
    Period,
    PostPayment,
    ProposalQuery,
    ProposalView,
    SetCredit,
    Settle,
    StatementView,
    TermsChangesView,
    UseCredit,
)
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience, Created, Download

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.get("/billing")
def show_billing(caller: Principal) -> BillingView:
    """What you owe and have today, by age, and what is left of your credit."""
    return service.figures(caller.account_id)


@customers.get("/billing/open")
def list_open(caller: Principal, query: OpenQuery) -> OpenItemsView:
    """What is open behind one figure, oldest first."""
    return service.listed_open(caller.account_id, query)


@customers.get("/billing/entries")
def list_ledger(caller: Principal, query: PageQuery) -> LedgerEntriesView:
    """Your ledger, newest first."""
    return service.listed_entries(caller.account_id, query.cursor, query.limit)


@customers.put("/billing/credit-use")
def set_credit_use(caller: Principal, body: UseCredit) -> BillingView:
    """Say whether what is left to your credit shall settle your invoices by itself."""
    return service.set_credit_use(caller.account_id, body)


@customers.get("/billing/credit-terms")
def list_terms_changes(caller: Principal, query: PageQuery) -> TermsChangesView:
    """How your limit and holds were changed and why, newest first."""
    return service.listed_terms_changes(caller.account_id, query.cursor, query.limit)


@customers.get("/billing/invoices/{number}")
def show_invoice(caller: Principal, number: str) -> InvoiceView:
    """An invoice or credit note, and what settles it."""
    return service.show_invoice(caller.account_id, number)


@customers.get("/billing/payments/{number}")
def show_payment(caller: Principal, number: str) -> PaymentView:
    """A payment: received, posted, and where each cent went."""
    return service.show_payment(caller.account_id, number)


@customers.get("/billing/statement")
def show_statement(caller: Principal, query: Period) -> StatementView:
    """All entries of a period between its opening and closing balance."""
    return service.statement(caller.account_id, query)


@customers.get("/billing/statement.csv")
def download_statement(caller: Principal, query: Period) -> Download:
    """The same as a file for spreadsheets."""
    text, name = service.statement_csv(caller.account_id, query)
    return Download(text=text, name=name)


@customers.get("/billing/announcements")
def list_announcements(caller: Principal, query: PageQuery) -> AnnouncementsView:
    """Transfers that you announced and that have not arrived yet."""
    return service.listed_announcements(caller.account_id, query.cursor, query.limit)


@customers.post("/billing/announcements", status=201)
def announce_transfer(caller: Principal, body: AnnounceTransfer, key: IdempotencyKey) -> Created[AnnouncementView]:
    """Say which invoices a transfer will be for; write the reference into it."""
    made, is_new = service.announce(caller.account_id, body, key)
    return Created(made, is_new=is_new)


@staff.get("/staff/accounts/{account_id}/billing")
def show_billing_to_staff(account_id: str) -> BillingView:
    """What a customer owes and has today."""
    return service.figures_for_staff(account_id)


@staff.get("/staff/accounts/{account_id}/open")
def list_open_to_staff(account_id: str, query: OpenQuery) -> OpenItemsView:
    """What is open behind one figure, oldest first."""
    service.figures_for_staff(account_id)
    return service.listed_open(account_id, query)


@staff.get("/staff/accounts/{account_id}/entries")
def list_ledger_to_staff(account_id: str, query: PageQuery) -> LedgerEntriesView:
    """A customer's ledger, newest first."""
    service.figures_for_staff(account_id)
    return service.listed_entries(account_id, query.cursor, query.limit, staff=True)


@staff.get("/staff/accounts/{account_id}/proposal")
def propose_allocation(account_id: str, query: ProposalQuery) -> ProposalView:
    """Where the written order would lead a payment; changes nothing."""
    return service.propose_payment(account_id, query.amount, query.text)


@staff.post("/staff/accounts/{account_id}/payments", status=201)
def post_payment(account_id: str, body: PostPayment) -> Created[PaymentView]:
    """Post a payment. Its reference makes it one: repeating it changes nothing."""
    posted, is_new = service.post_payment(account_id, body)
    return Created(posted, is_new=is_new)


@staff.post("/staff/accounts/{account_id}/allocations")
def allocate_credit(account_id: str, body: Allocate, key: IdempotencyKey) -> BillingView:
    """Set credit that is left off against debts."""
    return service.allocate(account_id, body, key)


@staff.post("/staff/accounts/{account_id}/deallocations")
def undo_allocation(account_id: str, body: Deallocate, key: IdempotencyKey) -> BillingView:
    """Undo an allocation, with a reason."""
    return service.deallocate(account_id, body, key)


@staff.post("/staff/accounts/{account_id}/corrections")
def correct_entry(account_id: str, body: Correct, key: IdempotencyKey) -> BillingView:
    """Reverse an entry whole, as when a payment bounces."""
    return service.correct(account_id, body, key)


@staff.post("/staff/accounts/{account_id}/write-offs")
def write_debt_off(account_id: str, body: Settle, key: IdempotencyKey) -> BillingView:
    """Give up a debt, or a part of it."""
    return service.write_off(account_id, body, key)


@staff.post("/staff/accounts/{account_id}/credit-notes", status=201)
def issue_credit_note(account_id: str, body: IssueCreditNote, key: IdempotencyKey) -> Created[InvoiceView]:
    """Issue a credit note over a line of an invoice, over so much of it, or over an amount by itself."""
    issued, is_new = service.issue_credit_note(account_id, body, key)
    return Created(issued, is_new=is_new)


@staff.put("/staff/accounts/{account_id}/credit")
def set_credit(account_id: str, body: SetCredit) -> BillingView:
    """Set how much may be ordered on invoice, and whether anything may."""
    return service.set_credit(account_id, body)


@staff.get("/staff/accounts/{account_id}/credit-terms")
def list_terms_changes_to_staff(account_id: str, query: PageQuery) -> TermsChangesView:
    """How a customer's limit and holds were changed, by whom and why, newest first."""
    service.figures_for_staff(account_id)
    return service.listed_terms_changes(account_id, query.cursor, query.limit, staff=True)
