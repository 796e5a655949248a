"""Bank files made by us: statements in CAMT.053 of several versions, lists in CSV as banks write them."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import boto3

from chalicelib.platform.settings import settings

VERSIONS = ("02", "04", "08")
OWN_IBAN = "FI2112345600000785"


@dataclass(frozen=True)
class Part:
    """One payment of a batch, or the only one of an entry."""

    amount: str = ""
    currency: str = "EUR"
    payer: str = ""
    iban: str = ""
    text: Sequence[str] = ()
    references: Sequence[str] = ()
    bank_reference: str = ""
    before: str = ""
    """More elements, in front of the amount."""


@dataclass(frozen=True)
class Entry:
    """An entry of a statement. An empty text leaves its element out."""

    amount: str = "10.00"
    currency: str = "EUR"
    mark: str = "CRDT"
    status: str = "BOOK"
    value: str = "2026-06-01"
    booked: str = "2026-06-01"
    reference: str = ""
    reversal: str = ""
    info: str = ""
    parts: Sequence[Part] = ()
    more: dict[str, str] = field(default_factory=dict)


def camt(entries: Iterable[Entry], version: str = "02", prefix: str = "") -> bytes:
    """A statement with these entries. With a prefix, every element has it."""
    body = "".join(_entry(entry, version) for entry in entries)
    document = (
        f"<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-06-02T04:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>S1</Id><Acct><Id><IBAN>{OWN_IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>{_BALANCE}{body}</Stmt>"
        f"</BkToCstmrStmt>"
    )
    namespace = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    whole = f'<Document xmlns="{namespace}">{document}</Document>'
    if prefix:
        whole = whole.replace("</", "\x00").replace("<", f"<{prefix}:").replace("\x00", f"</{prefix}:")
        whole = whole.replace("xmlns=", f"xmlns:{prefix}=")
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + whole.encode()


_BALANCE = (
    '<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
    "<Dt><Dt>2026-06-01</Dt></Dt></Bal>\n"
)


def _entry(entry: Entry, version: str) -> str:
    status = f"<Cd>{entry.status}</Cd>" if version >= "08" else entry.status
    details = "".join(_part(part, version) for part in entry.parts)
    return (
        f"<Ntry>{_amount(entry.amount, entry.currency)}{_tag('CdtDbtInd', entry.mark)}"
        f"{_tag('RvslInd', entry.reversal)}{f'<Sts>{status}</Sts>' if entry.status else ''}"
        f"{_dated('BookgDt', entry.booked)}{_dated('ValDt', entry.value)}{_tag('AcctSvcrRef', entry.reference)}"
        f"<BkTxCd><Domn><Cd>PMNT</Cd></Domn></BkTxCd>{f'<NtryDtls>{details}</NtryDtls>' if details else ''}"
        f"{_tag('AddtlNtryInf', entry.info)}</Ntry>\n"
    )


def _part(part: Part, version: str) -> str:
    amount = _amount(part.amount, part.currency)
    sums = amount if version >= "04" else f"<AmtDtls><TxAmt>{amount}</TxAmt></AmtDtls>" if amount else ""
    name = _tag("Nm", part.payer)
    debtor = f"<Dbtr>{f'<Pty>{name}</Pty>' if version >= '08' else name}</Dbtr>" if name else ""
    account = f"<DbtrAcct><Id><IBAN>{escape(part.iban)}</IBAN></Id></DbtrAcct>" if part.iban else ""
    words = "".join(_tag("Ustrd", one) for one in part.text)
    words += "".join(f"<Strd><CdtrRefInf><Ref>{escape(one)}</Ref></CdtrRefInf></Strd>" for one in part.references)
    return (
        f"<TxDtls><Refs>{_tag('AcctSvcrRef', part.bank_reference)}<EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
        f"{part.before}{sums}<RltdPties>{debtor}{account}</RltdPties>"
        f"{f'<RmtInf>{words}</RmtInf>' if words else ''}</TxDtls>"
    )


def _amount(amount: str, currency: str) -> str:
    return f"<Amt Ccy={quoteattr(currency)}>{escape(amount)}</Amt>" if amount else ""


def _dated(name: str, day: str) -> str:
    return f"<{name}><{'DtTm' if 'T' in day else 'Dt'}>{day}</{'DtTm' if 'T' in day else 'Dt'}></{name}>" if day else ""


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ";", encoding: str = "utf-8"
) -> bytes:
    """A list in CSV."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def bring(staff: Any, content: bytes, name: str = "june.xml") -> Any:
    """A member of staff brings a file, uploads it as its form says, and says so: the file as it is then."""
    body = {"name": name, "size": len(content), "digest": hashlib.sha256(content).hexdigest()}
    brought = staff.post("/v1/staff/bank-files", body).json
    if form := brought["upload"]:
        bucket = settings().bucket_documents
        boto3.client("s3").put_object(Bucket=bucket, Key=form["fields"]["key"], Body=content)
    file_id = brought["file"]["file_id"]
    return staff.post(f"/v1/staff/bank-files/{file_id}/arrival").json
