"""Writing: from what a document says to the file, once. A process may die anywhere; whoever comes next goes on.

Nothing here is dated by the clock, so a file that is written twice is the same file twice.
"""

from collections.abc import Iterator
from typing import Any

from chalicelib.documents.facts import Edition, Format, Kind, Sale, check_code, rows
from chalicelib.documents.facts.statements import Archived, TooLongForPaper
from chalicelib.documents.models import Document, account_key
from chalicelib.documents.rules import MEDIA
from chalicelib.documents.service import spool, statements
from chalicelib.kernel import clock
from chalicelib.kernel.errors import Conflict
from chalicelib.platform import db, files
from chalicelib.platform.observability import logger


class _WrittenMeanwhile(Conflict):
    """Another process wrote the file first; it is the same one."""


def write(account_id: str, document_id: str) -> None:
    """Writes the file of a document that was asked for, unless it is there."""
    wanted = db.find(Document, account_key(account_id), Document.key(document_id))
    if wanted is None or wanted.state == "ready":
        return
    form = Format(wanted.format)
    with spool.file() as file:
        try:
            code = _write_into(file, account_id, wanted)
        except TooLongForPaper:
            _give_up(wanted, "too_long_for_paper")
            return
        digest, size = spool.seal(file)
        key = f"{account_id}/{document_id}/{digest}.{form.value}"
        files.store(key, file, MEDIA[form])
    _remember(wanted, key, digest, size, code)


def _give_up(wanted: Document, why: str) -> None:
    """Trying again would not help; the customer reads why."""
    with db.transaction() as tx:
        tx.update(Document(wanted.pk, wanted.sk), [Document.state.set("failed"), Document.why.set(why)])


def _write_into(file: Any, account_id: str, wanted: Document) -> str:
    """Writes the file, and returns its check code."""
    form = Format(wanted.format)
    if wanted.kind == Kind.STATEMENT:
        found = statements.archived(account_id, wanted.number)
        edition = _edition(wanted, check_code(found.sha256 or ""))
        _write_statement(file, form, files.lines(found.file_key or ""), edition)
    else:
        edition = _edition(wanted, wanted.check_code or "")
        _write_sale(file, form, (wanted.facts or "").encode(), edition)
    return edition.check_code


def _edition(wanted: Document, code: str) -> Edition:
    return Edition(code, wanted.language or "", clock.parse(wanted.made_at))


def _write_sale(file: Any, form: Format, facts: bytes, edition: Edition) -> None:
    if form is Format.JSON:
        file.write(facts)
    elif form is Format.CSV:
        rows.write_sale(file, Sale.model_validate_json(facts), edition.check_code)
    else:
        from chalicelib.documents.printing import sale

        sale.write(Sale.model_validate_json(facts), edition).save(file)


def _write_statement(file: Any, form: Format, lines: Iterator[bytes], edition: Edition) -> None:
    if form is Format.JSON:
        file.writelines(lines)
    elif form is Format.CSV:
        rows.write_statement(file, Archived(lines), edition.check_code)
    else:
        from chalicelib.documents.printing import statement

        statement.write(Archived(lines), edition).save(file)


def _remember(wanted: Document, key: str, digest: str, size: int, code: str) -> None:
    actions = [
        Document.state.set("ready"),
        Document.ready_at.set(clock.stamp(clock.now())),
        Document.file_key.set(key),
        Document.sha256.set(digest),
        Document.size.set(size),
        Document.check_code.set(code),
        Document.facts.remove(),
    ]
    try:
        with db.transaction() as tx:
            item = Document(wanted.pk, wanted.sk)
            meanwhile = _WrittenMeanwhile("It was written meanwhile.")
            tx.update(item, actions, condition=Document.file_key.does_not_exist(), otherwise=meanwhile)
    except _WrittenMeanwhile:
        logger.info("a document was written twice at once", document_id=wanted.document_id)
