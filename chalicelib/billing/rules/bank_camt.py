"""CAMT.053, the bank's statement in XML (ISO 20022), read by pycamt, whatever its version.

pycamt takes the first amount, reference or mark that it meets anywhere inside an entry. Where that may be another's
(the amount in the payer's currency, the direction of a fee, one reference for all parts of a batch) the very element is
asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from xml.parsers import expat

from chalicelib.billing.rules.bank_rows import Flaw, Told, UnreadableFile, Why

_MESSAGE: Final = "camt.053.001."
_BOOKED: Final = "BOOK"


def told(content: bytes) -> Iterator[Told]:
    """The entries of all statements in a file, a batch in its parts. Raises UnreadableFile before the first one."""
    _ensure_harmless(content)
    return _entries(_Statements(content))


class _FirstElement(Exception):
    """What comes before it is over, and there was nothing wrong with it."""


def _ensure_harmless(content: bytes) -> None:
    """No bank sends a document type, and with it entities: what begins with one is not parsed any further."""

    def refuse(*_declared: object) -> None:
        raise UnreadableFile("A bank file has no document type declaration.", why=Flaw.HAS_DOCTYPE)

    def stop(*_begun: object) -> None:
        raise _FirstElement

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = refuse, stop
    try:
        parser.Parse(content, True)  # noqa: FBT003  (expat's own)
    except _FirstElement:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise _broken() from error


def _broken() -> UnreadableFile:
    return UnreadableFile("The file is not whole, or no XML.", why=Flaw.XML_BROKEN)


class _Statements:
    """pycamt's parser over a file, and questions to its elements under whichever prefix the bank has given them."""

    def __init__(self, content: bytes) -> None:
        from lxml.etree import QName, XMLSyntaxError
        from pycamt.parser import Camt053ParseError, Camt053Parser

        try:
            self.parser: Any = Camt053Parser(content)
            namespace = str(QName(self.parser.tree).namespace or "")
            self.parser.namespaces = {None: namespace}
            self.each: list[Any] = self.parser._find_statements_or_reports()
        except XMLSyntaxError as error:
            raise _broken() from error
        except Camt053ParseError:
            namespace = ""
        if _MESSAGE not in namespace:
            raise UnreadableFile("There is no statement in CAMT.053 in this file.", why=Flaw.NOT_CAMT053)

    def all(self, element: Any, path: str) -> list[Any]:
        """The elements at that place, and nowhere deeper."""
        return list(element.findall(path, self.parser.namespaces))

    def text(self, element: Any, path: str) -> str:
        """The text at that place, or nothing."""
        return (element.findtext(path, "", self.parser.namespaces) or "").strip()


@dataclass(frozen=True, slots=True)
class _Sum:
    amount: str
    currency: str


def _entries(statements: _Statements) -> Iterator[Told]:
    for statement in statements.each:
        for entry in statements.all(statement, "Ntry"):
            common = statements.parser._extract_common_entry_data(entry, None)  # with its statement: a walk per entry
            whole = _of_entry(statements, entry, common)
            parts = statements.all(entry, "NtryDtls/TxDtls")
            yield from _split(statements, whole, parts) if parts else [whole]


def _of_entry(statements: _Statements, entry: Any, common: dict[str, Any]) -> Told:
    total = _sum(statements, entry, ("Amt",))
    return Told(
        line=entry.sourceline or 0,
        amount=total.amount if total else "",
        currency=total.currency if total else "",
        on=_day(common["ValueDate"]) or _day(common["BookingDate"]),
        credit=_credit(statements.text(entry, "CdtDbtInd")),
        text=common["AdditionalEntryInformation"] or "",
        reference=statements.text(entry, "AcctSvcrRef"),
        why=_standing(common["Status"], statements.text(entry, "RvslInd")),
    )


def _sum(statements: _Statements, element: Any, paths: tuple[str, ...]) -> _Sum | None:
    found = next((each for path in paths for each in statements.all(element, path)), None)
    return None if found is None else _Sum(_plain((found.text or "").strip()), found.get("Ccy", ""))


def _plain(amount: str) -> str:
    """Up to five decimals are allowed of any currency: those that are zero say nothing."""
    return amount.rstrip("0").rstrip(".") if "." in amount else amount


def _day(text: str | None) -> str:
    """The day of a date, or of a moment with its zone, by the bank's own clock."""
    return (text or "").strip()[:10]


def _credit(mark: str) -> bool | None:
    return {"CRDT": True, "DBIT": False}.get(mark)


def _standing(status: str | None, reversal: str) -> Why | None:
    standing = (status or "").strip()
    if not standing:
        return Why.STATUS_MISSING
    if standing != _BOOKED:
        return Why.PENDING
    return Why.REVERSAL if reversal in ("true", "1") else None


def _split(statements: _Statements, whole: Told, parts: list[Any]) -> Iterator[Told]:
    """The parts of an entry; the only part of one is the entry itself with what is told about it."""
    sums = [_sum(statements, part, ("Amt", "AmtDtls/TxAmt/Amt")) for part in parts]
    alone = len(parts) == 1
    why = None if alone else _adds_up(whole, sums)
    for place, (part, own) in enumerate(zip(parts, sums, strict=True), 1):
        total = whole if own is None or alone else own
        mark = statements.text(part, "CdtDbtInd")
        yield replace(
            _about(statements, part, whole),
            line=part.sourceline or whole.line,
            amount=total.amount,
            currency=total.currency,
            credit=_credit(mark) if mark else whole.credit,
            reference=statements.text(part, "Refs/AcctSvcrRef") or _numbered(whole.reference, place, len(parts)),
            why=whole.why or why,
        )


def _adds_up(whole: Told, sums: list[_Sum | None]) -> Why | None:
    """A batch whose parts do not make it is left to people: somebody would get what another has paid."""
    known = [one for one in sums if one is not None and one.currency == whole.currency]
    try:
        made = sum(Decimal(one.amount) for one in known) == Decimal(whole.amount)
    except InvalidOperation:
        made = False
    return None if made and len(known) == len(sums) else Why.PARTS_DO_NOT_ADD_UP


def _numbered(reference: str, place: int, of: int) -> str:
    return f"{reference}/{place}" if reference and of > 1 else reference


def _about(statements: _Statements, part: Any, whole: Told) -> Told:
    """Who paid, and what they wrote: references first, for what is too long is cut off at the end."""
    detail = statements.parser._extract_transaction_details(part)
    references = [(each.text or "").strip() for each in statements.all(part, "RmtInf/Strd/CdtrRefInf/Ref")]
    words = [detail.get("RemittanceInformationFull"), detail.get("AdditionalRemittanceInformation")]
    text = " ".join(word for word in (*references, *words) if word) or whole.text
    return replace(whole, payer=detail.get("DebtorName", ""), iban=detail.get("DebtorIBAN", ""), text=text)
