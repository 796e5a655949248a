"""Finding: whose customer staff have before them."""

from chalicelib.accounts.service import finding
from chalicelib.accounts.service.finding import FoundAccount
from chalicelib.billing import service as billing
from chalicelib.kernel import ids
from chalicelib.orders import service as orders
from chalicelib.tickets import service as tickets


def find_accounts(text: str) -> list[FoundAccount]:
    """The customer whose number it is; else those of whose names or addresses its words are the beginning."""
    account_id = _account_of_number(text)
    return [finding.found_as(account_id)] if account_id else finding.search(text)


def _account_of_number(text: str) -> str | None:
    """Whose order, ticket or invoice has that number."""
    try:
        number = ids.parse_number(text)
    except ids.InvalidNumber:
        return billing.account_named_by(text)
    found = orders.card(number) or tickets.card(number)
    return found.account_id if found else None
