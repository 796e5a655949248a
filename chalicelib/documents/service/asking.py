"""Asking for a document: the same wish leads to the same file, however often and by whomever it is made."""

from chalicelib.documents.events import DocumentAsked
from chalicelib.documents.facts import Format, Kind, Sale, check_code, digest
from chalicelib.documents.models import Document, account_key
from chalicelib.documents.schemas import AskDocument, WrittenDocumentView
from chalicelib.documents.service import gathering, showing, statements
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.platform import db, outbox
from chalicelib.platform.outbox import Repeated


class AskedBefore(Conflict):
    """Somebody asked for the very same document; theirs is the answer."""


def ask(account_id: str, language: str, request: AskDocument, key: IdempotencyKey) -> tuple[WrittenDocumentView, bool]:
    """The document, and whether nobody asked for it before. Refusals as those of the things themselves."""
    written_in = (request.language or language) if request.format is Format.PDF else None
    if request.kind is Kind.STATEMENT:
        number = _statement(account_id, request)
        wanted = _document(account_id, request, written_in, number, number)
    else:
        sale = gathering.sale(account_id, request)
        wanted = _of_sale(account_id, request, written_in, sale)
    found, is_new = _written_down(wanted, account_id, key)
    return showing.view(found, language), is_new


def _statement(account_id: str, request: AskDocument) -> str:
    """An archived one by its number, or that of a period. Raises DocumentNotFound."""
    if not request.number:
        return statements.opened(account_id, request.since, request.until)
    number = request.number.upper()
    if not statements.has(account_id, number):
        raise showing.DocumentNotFound("There is no such statement.")
    return number


def _of_sale(account_id: str, request: AskDocument, language: str | None, sale: Sale) -> Document:
    facts = sale.as_json()
    says = digest(facts)
    wanted = _document(account_id, request, language, sale.number, says)
    wanted.facts, wanted.check_code = facts.decode(), check_code(says)
    return wanted


def _document(account_id: str, request: AskDocument, language: str | None, number: str, says: str) -> Document:
    now = clock.stamp(clock.now())
    form = request.format.value
    document_id = ids.derived("doc", account_id, request.kind.value, number, says, form, language or "")
    return Document(
        account_key(account_id),
        Document.key(document_id),
        document_id=document_id,
        kind=request.kind.value,
        number=number,
        format=form,
        language=language,
        state="making",
        asked_at=now,
        made_at=now,
    )


def _written_down(wanted: Document, account_id: str, key: IdempotencyKey) -> tuple[Document, bool]:
    event = DocumentAsked(account_id=account_id, document_id=wanted.document_id)
    try:
        with db.transaction() as tx:
            tx.create(wanted, otherwise=AskedBefore("This document was asked for before."))
            outbox.add(tx, event, key, result=wanted.document_id)
    except (AskedBefore, Repeated) as refusal:
        return _first(refusal, event, key), False
    return wanted, True


def _first(refusal: Conflict, event: DocumentAsked, key: IdempotencyKey) -> Document:
    """What was asked for before; written once more if that came to nothing."""
    refusals = (refusal, *refusal.others)
    for one in refusals:
        if isinstance(one, Repeated):
            return showing.find(event.account_id, outbox.first_result(one, key))
    found = next(one.found for one in refusals if isinstance(one.found, Document))
    return _again(found, event, key) if showing.state(found) == "failed" else found


def _again(found: Document, event: DocumentAsked, key: IdempotencyKey) -> Document:
    asked_at = clock.stamp(clock.now())
    actions = [Document.state.set("making"), Document.asked_at.set(asked_at), Document.why.remove()]
    try:
        with db.transaction() as tx:
            item = Document(found.pk, found.sk)
            meanwhile = AskedBefore("Somebody asked for it again.")
            tx.update(item, actions, condition=Document.asked_at == found.asked_at, otherwise=meanwhile)
            outbox.add(tx, event, key, result=event.document_id)
    except AskedBefore:
        pass
    return showing.find(event.account_id, event.document_id)
