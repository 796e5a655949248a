"""What whoever writes to consumers and staff about a withdrawal must know."""

from dataclasses import dataclass

from chalicelib.orders.models.withdrawals import Withdrawal
from chalicelib.orders.rules.withdrawing import matching
from chalicelib.orders.service.withdrawing import storing
from chalicelib.platform import vendor


@dataclass(frozen=True, slots=True)
class MailFacts:
    """A withdrawal, where its receipt goes, and where goods go back to."""

    withdrawal: Withdrawal
    send_back_to: str

    def is_from(self, email: str) -> bool:
        """Whether it was sent with that address."""
        return matching.is_same_address(self.withdrawal.email, email)


def mail_facts(number: str) -> MailFacts | None:
    """None when there is no such withdrawal."""
    found = storing.read(number)
    return MailFacts(found, vendor.withdrawal_terms().address) if found else None
