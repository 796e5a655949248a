"""HTTP for documents: the customers' own, and any account's for staff."""

from chalicelib.documents import service
from chalicelib.documents.schemas import ArchivedStatementsView, AskDocument, WrittenDocumentView
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience, Created

customers = Api(__name__, audience=Audience.CUSTOMER)
staff = Api(__name__, audience=Audience.STAFF)


@customers.post("/documents", status=201)
def ask_document(caller: Principal, body: AskDocument, key: IdempotencyKey) -> Created[WrittenDocumentView]:
    """Ask for an order, invoice, statement ... as a file. The same one is written once."""
    asked, is_new = service.ask(caller.account_id, caller.language, body, key)
    return Created(asked, is_new=is_new)


@customers.get("/documents/{document_id}")
def show_document(caller: Principal, document_id: str) -> WrittenDocumentView:
    """How far a document is; once it is ready, with a link to its file."""
    return service.show(caller.account_id, document_id, caller.language)


@customers.get("/statements")
def list_statements(caller: Principal, query: PageQuery) -> ArchivedStatementsView:
    """Your archived statements, newest first."""
    return service.listed_statements(caller.account_id, query.cursor, query.limit)


@staff.post("/staff/accounts/{account_id}/documents", status=201)
def ask_document_for_customer(
    caller: Principal, account_id: str, body: AskDocument, key: IdempotencyKey
) -> Created[WrittenDocumentView]:
    """Ask for a customer's document."""
    asked, is_new = service.ask(account_id, caller.language, body, key)
    return Created(asked, is_new=is_new)


@staff.get("/staff/accounts/{account_id}/documents/{document_id}")
def show_document_to_staff(caller: Principal, account_id: str, document_id: str) -> WrittenDocumentView:
    """How far a customer's document is."""
    return service.show(account_id, document_id, caller.language)


@staff.get("/staff/accounts/{account_id}/statements")
def list_statements_to_staff(account_id: str, query: PageQuery) -> ArchivedStatementsView:
    """A customer's archived statements, newest first."""
    return service.listed_statements_for_staff(account_id, query.cursor, query.limit)
