"""Staff post to accounts that there are, and to no others."""

from chalicelib.accounts import service as accounts
from chalicelib.kernel.errors import NotFound
from chalicelib.platform import db

_LONGEST = 64


class AccountNotFound(NotFound):
    """No customer has that account."""


def ensure(account_id: str) -> None:
    """Raises AccountNotFound."""
    ensure_found(None if len(account_id) > _LONGEST else accounts.has_account(account_id))


def wish(account_id: str) -> db.Wish:
    """The account, for whoever reads it together with other things: what is found goes to `ensure_found`."""
    return accounts.account_wish(account_id[: _LONGEST + 1])


def ensure_found(found: object) -> None:
    """Raises AccountNotFound."""
    if not found:
        raise AccountNotFound("There is no such customer.")
