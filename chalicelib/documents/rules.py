"""How long a document may take, what files are called, and what is told of one. Pure."""

from datetime import datetime, timedelta

from chalicelib.documents.facts import Format, Kind
from chalicelib.kernel import i18n

PATIENCE = timedelta(minutes=15)
"""After so long nobody waits any more: what is not written yet has failed, and may be asked for again."""
MEDIA = {
    Format.PDF: "application/pdf",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json; charset=utf-8",
}


def file_name(kind: Kind, number: str, form: Format, language: str) -> str:
    """`Lasku 2026-000017.pdf`: what it is in the reader's language, and its number."""
    title = i18n.text(f"print.{kind.value}", language)
    return f"{title} {number.replace('/', '-')}.{form.value}"


def state(kept: str, asked_at: datetime, now: datetime) -> str:
    """How far a document is, from what is kept of it: whatever died while it was written, nobody waits for ever."""
    return "failed" if kept == "making" and now - asked_at > PATIENCE else kept
