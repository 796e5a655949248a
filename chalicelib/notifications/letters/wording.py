"""Words, money and dates as one reader reads them. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from chalicelib.kernel import i18n
from chalicelib.kernel.money import Money
from chalicelib.notifications.news.orders import OrderLine

_EXCERPT = 120
_NO_BREAK = "\xa0"
_SPANS = (("days", 24 * 60), ("hours", 60), ("minutes", 1))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads what whom writes: language and time zone of the one, name and site of the other."""

    language: str
    time_zone: str
    vendor: str
    site_url: str

    def text(self, key: str, **facts: object) -> str:
        """The text with that key in the area `mail`; `{vendor}` is always known."""
        return i18n.text(f"mail.{key}", self.language, vendor=self.vendor, **facts)

    def shown(self, key: str, **facts: object) -> str:
        """A text as the site has it, by its whole key."""
        return i18n.text(key, self.language, **facts)

    def answering(self, *, by_mail: bool, staff: bool = False) -> str:
        """What becomes of an answer to the mail."""
        return self.text("post.answer_staff" if staff else "post.answer") if by_mail else self.text("no_reply")

    def money(self, amount: int, currency: str) -> str:
        """An amount in minor units."""
        return i18n.money(Money(amount=amount, currency=currency), self.language)

    def part(self, line: OrderLine, currency: str) -> str:
        """How much of what at which price: "0.25 kg × €32.00, less €0.40 · VAT 25.5 %"."""
        fine = line.decimals and i18n.quantity(line.quantity, line.decimals, line.unit, self.language)
        said = f"{fine or line.quantity} × {self.money(line.unit_price, currency)}"
        if line.discount:
            said = self.text("bill.less", line=said, discount=self.money(line.discount, currency))
        return f"{said} · {self.vat_rate(line.vat_rate)}"

    def vat_rate(self, basis_points: int) -> str:
        """The VAT that comes on a line or a charge: "VAT 25.5 %"."""
        return self.text("bill.vat_rate", rate=self.rate(basis_points)).replace(" ", _NO_BREAK)

    def quantity(self, steps: int, line: OrderLine) -> str:
        """So much of a line: "0.25 kg", "6 bags"."""
        return i18n.quantity(steps, line.decimals, line.unit, self.language)

    def rate(self, basis_points: int) -> str:
        """A share, as in 25.5 %."""
        return i18n.percent(basis_points, self.language)

    def moment(self, at: datetime) -> str:
        """Date and time in the reader's own time zone."""
        return i18n.moment(at, self.language, self.time_zone)

    def day(self, at: datetime) -> str:
        """The date of a moment in the reader's own time zone."""
        return i18n.day(at, self.language, self.time_zone)

    def weekday(self, on: date) -> str:
        """A date that belongs to no time zone."""
        return i18n.weekday(on, self.language)

    def in_full(self, on: date) -> str:
        """The same without the weekday, as it stands in a sentence."""
        return i18n.date_in_full(on, self.language)

    def unbroken(self, on: date) -> str:
        """The same on one line, where there is little room."""
        return self.in_full(on).replace(" ", _NO_BREAK)

    def country(self, code: str) -> str:
        """A country by its ISO 3166 code."""
        return i18n.country(code, self.language)

    def priority(self, priority: str) -> str:
        """P2 with a word that explains it."""
        return i18n.text(f"tickets.priority_{priority.lower()}", self.language)

    def span(self, length: timedelta) -> str:
        """A length of time to the minute in at most two parts: "2 hours 10 minutes"."""
        left, parts = max(1, round(length.total_seconds() / 60)), []
        for unit, minutes in _SPANS:
            count, left = divmod(left, minutes)
            if count:
                parts.append(self.text(f"span.{unit}", n=count))
        return " ".join(parts[:2])

    @property
    def city(self) -> str:
        """What people call the reader's time zone."""
        return i18n.city(self.time_zone, self.language)


def title(kind: str, facts: dict[str, Any], language: str) -> str:
    """The title of a notice: one line in the reader's language."""
    return i18n.text(f"notices.{kind}", language, **{name: _word(name, fact, language) for name, fact in facts.items()})


def _word(name: str, fact: Any, language: str) -> str:
    if isinstance(fact, dict):
        return i18n.money(Money(**fact), language)
    if name == "percent":
        return i18n.percent(fact * 100, language)
    return str(fact).upper() if name == "priority" else str(fact)


def excerpt(text: str) -> str:
    """The beginning of somebody's words, for the line that a list of mails shows."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rsplit(" ", 1)[0] + " …"
