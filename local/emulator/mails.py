"""Mail that SES "sent", kept: MiniStack itself forgets it with the process."""

import base64
import json
from collections.abc import Iterator
from contextvars import ContextVar
from email import message_from_bytes
from email.policy import default
from typing import Any

from ministack.services import ses, ses_v2

from local.emulator.store import Store


class SentMails:
    """A mail is appended to its box (account and region) and never changes, so counting is enough."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._saved: dict[str, int] = {}

    def save(self) -> None:
        """Write the mails that were sent since the last time."""
        for (account, region, _), mails in ses._sent_emails.all_items():
            box = f"{account} {region}"
            for mail in mails[self._saved.get(box, 0) :]:
                self._store.write("INSERT INTO mail(box, body) VALUES(?,?)", box, json.dumps(mail))
            self._saved[box] = len(mails)

    def restore(self) -> None:
        """Put them back, oldest first."""
        for box, body in self._store.rows("SELECT box, body FROM mail ORDER BY place"):
            account, region = box.split()
            if ses._sent_emails.get_scoped(account, region, "entries") is None:
                ses._sent_emails.set_scoped(account, region, "entries", [])
            ses._sent_emails.get_scoped(account, region, "entries").append(json.loads(body))
            self._saved[box] = self._saved.get(box, 0) + 1

    def forget(self) -> None:
        """MiniStack was emptied."""
        self._saved = {}


_reply_to: ContextVar[str] = ContextVar("reply_to", default="")


def keep_reply_addresses() -> None:
    """MiniStack forgets where answers to a raw mail go: from now on they stand in the record of the mail.

    They stand behind its type: the list of sent mails shows that, and nothing that a record has beside its own fields.
    """
    parse, box = ses_v2._parse_raw_mime, ses_v2._sent_emails_list

    def parsed(raw: Any) -> Any:
        _reply_to.set(_reply_address(raw))
        return parse(raw)

    ses_v2._parse_raw_mime = parsed
    ses_v2._sent_emails_list = lambda: _Box(box())


class _Box:
    def __init__(self, mails: list[dict[str, Any]]) -> None:
        self._mails = mails

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._mails)

    def append(self, mail: dict[str, Any]) -> None:
        self._mails.append(mail | {"Type": f"{mail['Type']} {_reply_to.get()}".strip()})
        _reply_to.set("")


def _reply_address(raw: Any) -> str:
    try:
        return str(message_from_bytes(base64.b64decode(raw), policy=default)["Reply-To"].addresses[0].addr_spec)
    except (AttributeError, IndexError, TypeError, ValueError):
        return ""
