"""What whoever writes to customers and staff about a return must know."""

from dataclasses import dataclass

from chalicelib.orders.models import Entry, returns
from chalicelib.orders.models.returns import Return
from chalicelib.platform import vendor


@dataclass(frozen=True, slots=True)
class MailFacts:
    """A return, the entry that is told of, and where goods go back to."""

    found: Return
    entry: Entry | None
    send_to: str


def mail_facts(number: str, entry_id: str) -> MailFacts | None:
    """None when there is no such return."""
    whole = returns.read(number)
    if whole is None:
        return None
    entry = next((one for one in whole.entries if one.entry_id == entry_id), None)
    return MailFacts(whole.found, entry, vendor.return_terms().address)
