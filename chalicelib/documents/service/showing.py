"""Showing: how far a document is and where its file lies, and an account's statements."""

from chalicelib.documents import rules
from chalicelib.documents.facts import Format, Kind, check_code
from chalicelib.documents.models import Document, Statement, account_key
from chalicelib.documents.schemas import ArchivedStatementsView, ArchivedStatementView, LinkView, WrittenDocumentView
from chalicelib.documents.service import gathering
from chalicelib.kernel import clock
from chalicelib.kernel.errors import NotFound
from chalicelib.platform import db, files

_LONGEST = 64


class DocumentNotFound(NotFound):
    """No such document, or another account's: the caller cannot tell which."""


def show(account_id: str, document_id: str, language: str) -> WrittenDocumentView:
    """A document of this account. Raises DocumentNotFound."""
    return view(find(account_id, document_id), language)


def find(account_id: str, document_id: str) -> Document:
    """The document's own item. Raises DocumentNotFound."""
    found = None
    if len(account_id) <= _LONGEST and len(document_id) <= _LONGEST:
        found = db.find(Document, account_key(account_id), Document.key(document_id))
    if found is None:
        raise DocumentNotFound("There is no such document.")
    return found


def state(found: Document) -> str:
    """How far it is now: making, ready or failed."""
    return rules.state(found.state, clock.parse(found.asked_at), clock.now())


def view(found: Document, language: str) -> WrittenDocumentView:
    """A document as it is shown to a reader of that language."""
    kind, form = Kind(found.kind), Format(found.format)
    name = rules.file_name(kind, found.number, form, found.language or language)
    return WrittenDocumentView(
        document_id=found.document_id,
        kind=kind,
        number=found.number,
        format=form,
        language=found.language,
        state=state(found),
        why=found.why,
        asked_at=found.asked_at,
        ready_at=found.ready_at,
        check_code=found.check_code,
        file_name=name,
        size=int(found.size) if found.size else None,
        sha256=found.sha256,
        link=_link(found.file_key, name, form) if found.file_key else None,
    )


def _link(key: str, name: str, form: Format) -> LinkView:
    expires = clock.now() + files.LINK_LIFE
    return LinkView(url=files.link(key, name, rules.MEDIA[form]), expires_at=clock.stamp(expires))


def listed_statements(account_id: str, cursor: str | None, limit: int) -> ArchivedStatementsView:
    """The account's statements, newest first."""
    page = db.page(
        Statement, account_key(account_id), cursor=cursor, limit=limit, make=_statement, begins="S#", forward=False
    )
    return ArchivedStatementsView(items=list(page.items), next_cursor=page.next_cursor)


def listed_statements_for_staff(account_id: str, cursor: str | None, limit: int) -> ArchivedStatementsView:
    """The same of any account that there is. Raises AccountNotFound."""
    gathering.customer(account_id)
    return listed_statements(account_id, cursor, limit)


def _statement(raw: db.Raw) -> ArchivedStatementView:
    kept = db.plain(raw)
    digest = kept.get("sha256")
    return ArchivedStatementView(**{**kept, "sha256": digest, "check_code": check_code(digest) if digest else None})
