"""What an order costs beside its goods, by what the vendor has settled: ways of delivery, and fees."""

from collections.abc import Mapping

from chalicelib.kernel import i18n
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.money import Money
from chalicelib.orders.rules import charges as rule
from chalicelib.orders.rules.charges import Charge, ChargeKind, Way
from chalicelib.orders.schemas import ChargeView, WayView
from chalicelib.orders.schemas.shopping import OfferedWayView
from chalicelib.orders.service import settled


class WayNotOffered(Conflict):
    """The vendor does not deliver in this way any more; `offered` are the codes of the ways that there are."""


def ways(currency: str) -> list[Way]:
    """The ways of delivery that are sold in that currency; the first is the vendor's usual one."""
    return rule.offered(settled.ways(), currency)


def shown(language: str) -> list[OfferedWayView]:
    """All ways of delivery, in whatever currency they are sold, as customers choose among them."""
    return [
        OfferedWayView(
            code=one.code,
            name=name(ChargeKind.DELIVERY, one.code, one.names, language),
            prices=_amounts(one.net),
            free_from=_amounts(one.free_from),
            vat_rate=one.vat_rate,
        )
        for one in settled.ways()
    ]


def _amounts(amounts: Mapping[str, int]) -> list[Money]:
    return [Money(amount=amount, currency=currency) for currency, amount in amounts.items()]


def ensure_offered(wished: str | None, currency: str) -> None:
    """Raises WayNotOffered. Nobody has to wish for one."""
    codes = [way.code for way in ways(currency)]
    if wished is not None and wished not in codes:
        raise WayNotOffered("We do not deliver in this way any more. Please choose another.", offered=codes)


def way(wished: str | None, currency: str) -> Way:
    """The way that was wished for; the usual one where that is not offered."""
    return rule.chosen(ways(currency), wished)


def of(chosen: Way, goods: int, currency: str, language: str) -> list[ChargeView]:
    """What is charged beside goods that come to so much without VAT."""
    fees = settled.fees()
    names = {(ChargeKind.FEE, fee.code): fee.names for fee in fees} | {(ChargeKind.DELIVERY, chosen.code): chosen.names}
    return [_view(one, names[one.kind, one.code], language) for one in rule.charges(chosen, fees, goods, currency)]


def view(of_way: Way, language: str) -> WayView | None:
    """The way as it stands in a document; None where the vendor has settled nothing that could be told."""
    if of_way is rule.STANDARD:
        return None
    return WayView(code=of_way.code, name=name(ChargeKind.DELIVERY, of_way.code, of_way.names, language))


def name(kind: ChargeKind, code: str, names: Mapping[str, str], language: str) -> str:
    """In the vendor's words, else in ours for what is usual, else by its code."""
    own = names.get(language) or names.get(i18n.DEFAULT_LANGUAGE) or next(iter(names.values()), "")
    ours = f"charges.{kind.value}_{code}"
    return own or (i18n.text(ours, language) if ours in i18n.catalogue(language) else code)


def _view(charge: Charge, names: Mapping[str, str], language: str) -> ChargeView:
    told = name(charge.kind, charge.code, names, language)
    return ChargeView(kind=charge.kind, code=charge.code, name=told, net=charge.net, vat_rate=charge.vat_rate)
