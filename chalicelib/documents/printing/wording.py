"""Words, figures and days as one language writes them on paper."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from chalicelib.documents.facts import Address, Issuer
from chalicelib.kernel import i18n
from chalicelib.kernel.money import Money

_GROUP = 4  # of an IBAN or a reference: so people read and type them
_MINUS, _NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the paper, in the reader's language."""

    language: str

    def text(self, key: str, **facts: object) -> str:
        """The text with that key in the area `print`."""
        return i18n.text(f"print.{key}", self.language, **facts)

    def status(self, status: str) -> str:
        """How an order stands."""
        return i18n.text(f"order_states.status_{status}", self.language)

    def entry(self, kind: str, corrects: str | None = None) -> str:
        """What an entry of the ledger is; a correction may be of a kind that has a name of its own."""
        name = "write_off_reversed" if corrects == "write_off" else kind
        return i18n.text(f"billing.kind_{name}", self.language)

    def column(self, name: str) -> str:
        """A column of the ageing."""
        return i18n.text(f"billing.{name}", self.language)

    def money(self, amount: int, currency: str) -> str:
        """An amount with its currency."""
        return _signed(i18n.money(Money(amount=amount, currency=currency), self.language))

    def figure(self, amount: int, currency: str) -> str:
        """An amount where the currency stands above."""
        return _signed(i18n.figure(Money(amount=amount, currency=currency), self.language))

    def quantity(self, steps: int, decimals: int, unit: str) -> str:
        """So many of a unit, kept together: `6 bags`, `2.250 kg`; in the vendor's word when the unit is not ours."""
        if not decimals and (key := f"catalogue.units.{unit}") in i18n.catalogue(self.language):
            return i18n.text(key, self.language, n=steps).replace(" ", _NO_BREAK)
        word = i18n.catalogue(self.language).get(f"catalogue.unit.{unit}", unit)
        return f"{i18n.decimal(steps, decimals, self.language)}{_NO_BREAK}{word}"

    def rate(self, basis_points: int) -> str:
        """A VAT rate."""
        return i18n.percent(basis_points, self.language)

    def day(self, day: str) -> str:
        """A day in full."""
        return i18n.date_in_full(date.fromisoformat(day), self.language)

    def short_day(self, day: str) -> str:
        """A day in figures."""
        return _short_day(day, self.language)

    def by_invoice(self, days: int) -> str:
        """How it is paid, and within how many days."""
        return i18n.text("charges.invoice_days", self.language, n=days)

    def address(self, address: Address) -> list[str]:
        """An address in lines, as on an envelope."""
        lines = [address.name, address.line1, address.line2, f"{address.postcode} {address.city}"]
        return [line for line in lines if line] + [i18n.country(address.country, self.language)]

    def foot(self, issuer: Issuer) -> list[str]:
        """Who issues: name and address, numbers, how to reach them."""
        numbers = [
            self.text("business_id", number=issuer.business_id) if issuer.business_id else "",
            self.text("vat_number", number=issuer.vat_number) if issuer.vat_number else "",
        ]
        return [part for part in (issuer.name, *issuer.address, *numbers, issuer.phone, issuer.email) if part]


def grouped(reference: str) -> str:
    """An IBAN or creditor reference in groups of four."""
    compact = "".join(reference.split())
    return _NO_BREAK.join(compact[at : at + _GROUP] for at in range(0, len(compact), _GROUP))


def _signed(figure: str) -> str:
    """With the sign that is as wide as a plus: in a column of figures a hyphen is lost."""
    return figure.replace("-", _MINUS)


@lru_cache(4000)
def _short_day(day: str, language: str) -> str:
    return i18n.date_in_figures(date.fromisoformat(day), language)
