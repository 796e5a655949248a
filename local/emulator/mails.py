"""Mail that SES "sent", kept: MiniStack itself forgets it with the process."""

import json

from ministack.services import ses

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
