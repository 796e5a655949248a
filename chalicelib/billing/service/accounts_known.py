"""Staff post to accounts that there are, and to no others."""

from chalicelib.accounts import service as accounts
from chalicelib.kernel.errors import NotFound

_LONGEST = 64


class AccountNotFound(NotFound):
    """No customer has that account."""


def ensure(account_id: str) -> None:
    """Raises AccountNotFound."""
    if len(account_id) > _LONGEST or not accounts.has_account(account_id):
        raise AccountNotFound("There is no such customer.")
