"""Every mail that the portal sent on this laptop: those that went through SES, and Cognito's with their codes.

SES's are remembered by the emulator. Cognito's do not exist there (it sends none), so they are kept here.
"""

import sqlite3
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Mail:
    """One mail as its reader gets it. `at` in epoch seconds; `origin` is SES or Cognito; answers go to `reply_to`."""

    id: str
    at: float
    sender: str
    to: str
    subject: str
    text: str
    html: str
    origin: str
    reply_to: str = ""


class Mailbox:
    """`sent` answers what SES sent, each time anew, as the emulator lists it."""

    def __init__(self, path: Path, sent: Callable[[], list[dict[str, Any]]]) -> None:
        self._sent = sent
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE TABLE IF NOT EXISTS mail(id TEXT PRIMARY KEY, at REAL, sender TEXT, receiver TEXT,"
            " subject TEXT, text TEXT, html TEXT);"
        )

    def add(self, sender: str, to: str, subject: str, html: str) -> None:
        """Put Cognito's mail into the box. It is on disk when this returns."""
        row = (str(uuid.uuid4()), time.time(), sender, to, subject, "", html)
        with self._lock:
            self._db.execute("INSERT INTO mail VALUES(?,?,?,?,?,?,?)", row)

    def mails(self, to: str = "") -> list[Mail]:
        """All, or those to one address; the newest first."""
        with self._lock:
            rows = self._db.execute("SELECT *, 'Cognito' FROM mail").fetchall()
        found = [Mail(*row) for row in rows] + [_of_ses(mail) for mail in self._sent()]
        wanted = [mail for mail in found if to.lower() in ("", mail.to.lower())]
        return sorted(wanted, key=lambda mail: mail.at, reverse=True)

    def find(self, name: str) -> Mail | None:
        """The mail with that id."""
        return next((mail for mail in self.mails() if mail.id == name), None)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()


def _of_ses(mail: dict[str, Any]) -> Mail:
    return Mail(
        id=mail["MessageId"],
        at=float(mail["Timestamp"]),
        sender=mail["Source"],
        to=", ".join(mail["To"]),
        subject=mail["Subject"],
        text=mail["BodyText"] or "",
        html=mail["BodyHtml"] or "",
        origin="SES",
        reply_to=str(mail.get("Type", "")).partition(" ")[2],
    )
