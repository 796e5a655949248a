"""What banks call their columns in Swedish, Finnish, Lithuanian, Italian and English.

A name is compared without capitals, accents and punctuation, so "Määrä EUROA" is "maara euroa". A currency's code at
the end of a name ("Belopp (SEK)") is the currency of what stands under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from chalicelib.kernel.spelling import plain


class Column(StrEnum):
    """What a column holds. Of several for one thing the first that is filled in counts."""

    VALUE_DAY = "value_day"
    BOOKED = "booked"
    AMOUNT = "amount"
    MONEY_IN = "money_in"
    MONEY_OUT = "money_out"
    DIRECTION = "direction"
    CURRENCY = "currency"
    PAYER = "payer"
    IBAN = "iban"
    REFERENCE = "reference"
    TEXT = "text"
    BANK_REFERENCE = "bank_reference"


_NAMES: Final[dict[Column, str]] = {
    Column.VALUE_DAY: "value date, valutadag, valutadatum, arvopaiva, maksupaiva, data valuta, valiutavimo data",
    Column.BOOKED: (
        "date, booking date, transaction date, posting date, completed date, datum, bokforingsdag, bokforingsdatum,"
        " transaktionsdag, transaktionsdatum, kirjauspaiva, kirjauspvm, pvm, paivamaara, data, data contabile,"
        " data operazione, data registrazione, operacijos data, iraso data"
    ),
    Column.AMOUNT: "amount, sum, belopp, maara, summa, importo, importo movimento, suma, suma saskaitos valiuta",
    Column.MONEY_IN: (
        "credit, credit amount, money in, paid in, insattning, insattningar, kredit, panot, hyvitys, accrediti,"
        " accredito, entrate, avere, iplaukos, kreditas"
    ),
    Column.MONEY_OUT: (
        "debit, debit amount, money out, paid out, uttag, debet, otot, veloitus, addebiti, addebito, uscite, dare,"
        " islaidos, debetas"
    ),
    Column.DIRECTION: (
        "d k, d c, debit credit, credit debit, debet kredit, debit kredit, dare avere, segno, debetas kreditas"
    ),
    Column.CURRENCY: "currency, valuta, valuutta, divisa, valiuta",
    Column.PAYER: (
        "payer, name, counterparty, counterparty name, debtor, debtor name, sender, avsandare, namn, betalare, motpart,"
        " maksaja, nimi, saaja maksaja, maksaja saaja, ordinante, nome, controparte, debitore, moketojas,"
        " moketojo pavadinimas, moketojo arba gavejo pavadinimas, moketojas gavejas, gavejas moketojas, gavejas"
    ),
    Column.IBAN: (
        "iban, payer iban, counterparty iban, counterparty account, debtor account, avsandarkonto, motkonto,"
        " maksajan tilinumero, maksajan tili, iban ordinante, conto ordinante, moketojo saskaita, saskaita,"
        " moketojo saskaitos nr"
    ),
    Column.REFERENCE: (
        "reference, payment reference, creditor reference, structured reference, ocr, referens, referensnummer, viite,"
        " viitenumero, viitenro, riferimento, riferimento pagamento, imokos kodas, nuoroda, mokejimo kodas"
    ),
    Column.TEXT: (
        "text, message, description, details, remittance information, narrative, meddelande, beskrivning, rubrik,"
        " viesti, selitys, selite, otsikko, descrizione, descrizione estesa, causale, paaiskinimai, paaiskinimas,"
        " mokejimo paskirtis, paskirtis"
    ),
    Column.BANK_REFERENCE: (
        "bank reference, transaction id, transaction reference, entry reference, verifikationsnummer,"
        " arkistointitunnus, arkistointikoodi, tapahtumatunnus, id transazione, numero operazione, cro, trn, iraso nr,"
        " operacijos nr, dok nr"
    ),
}
_COLUMN_OF: Final = {name: column for column, names in _NAMES.items() for name in names.split(", ")}
_WORDS_OF_CURRENCY: Final = {"euroa": "EUR", "euro": "EUR", "eurais": "EUR", "kronor": "SEK"}
_CURRENCIES: Final = frozenset({"eur", "sek", "nok", "dkk", "usd", "gbp", "chf", "pln"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where what stands: of each column the places of its cells, in the file's order. `currency` is of the amounts."""

    places: dict[Column, list[int]] = field(default_factory=dict)
    currency: str = ""

    @property
    def suffice(self) -> bool:
        """Whether payments can be read: there is a day, and an amount that says which way it went or may say so."""
        dated = Column.BOOKED in self.places or Column.VALUE_DAY in self.places
        return dated and (Column.AMOUNT in self.places or Column.MONEY_IN in self.places)

    @property
    def known(self) -> int:
        """How many headings have a meaning."""
        return sum(map(len, self.places.values()))

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """The first filled cell of that column in a row."""
        filled = (cells[place].strip() for place in self.places.get(column, ()) if place < len(cells))
        return next((text for text in filled if text), "")


def named(headings: Sequence[str]) -> Columns:
    """The columns that these headings name; a heading that nobody knows is none."""
    places: dict[Column, list[int]] = {}
    currencies = []
    for place, heading in enumerate(headings):
        name, currency = _name_and_currency(plain(heading))
        if (column := _COLUMN_OF.get(name)) is not None:
            places.setdefault(column, []).append(place)
            currencies += [currency] if currency and column in _AMOUNTS else []
    return Columns(places, currencies[0] if currencies else "")


_AMOUNTS: Final = frozenset({Column.AMOUNT, Column.MONEY_IN, Column.MONEY_OUT})


def _name_and_currency(name: str) -> tuple[str, str]:
    words = name.rsplit(" ", 1)
    if len(words) == 1 or name in _COLUMN_OF:
        return name, ""
    known = _WORDS_OF_CURRENCY.get(words[1]) or (words[1].upper() if words[1] in _CURRENCIES else "")
    return (words[0], known) if known else (name, "")
