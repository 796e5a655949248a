"""Rows of bank files with one fault each."""

from dataclasses import replace

from chalicelib.billing.rules.bank_rows import Why
from tests.support.bank_files import Entry

SOUND = Entry("1.00")
FAULTS = {
    Why.AMOUNT_MISSING: replace(SOUND, amount=""),
    Why.AMOUNT_NOT_READABLE: replace(SOUND, amount="12,5O"),
    Why.DATE_MISSING: replace(SOUND, value="", booked=""),
    Why.DATE_NOT_READABLE: replace(SOUND, value="2026-02-30"),
    Why.CURRENCY_NOT_READABLE: replace(SOUND, currency="euro"),
    Why.DIRECTION_MISSING: replace(SOUND, mark=""),
    Why.STATUS_MISSING: replace(SOUND, status=""),
    Why.DEBIT: replace(SOUND, mark="DBIT"),
    Why.REVERSAL: replace(SOUND, reversal="true"),
    Why.PENDING: replace(SOUND, status="PDNG"),
    Why.FOREIGN_CURRENCY: replace(SOUND, currency="USD"),
}
"""What is wrong with each, and an entry of which only that is wrong."""
