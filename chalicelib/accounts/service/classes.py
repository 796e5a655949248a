"""Service classes: customers whom the vendor promises other times of answer than everybody."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.accounts.models import Account, Member
from chalicelib.accounts.schemas import SetServiceClass
from chalicelib.accounts.service import finding
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.principal import Principal
from chalicelib.platform import db, vendor
from chalicelib.platform.observability import logger
from chalicelib.platform.transaction import Transaction

_TOGETHER = 90  # members in one transaction, beside their account


class UnknownServiceClass(Invalid):
    """The vendor has settled no promises for a class of that name."""


def known() -> list[str]:
    """The names of the classes, as the vendor has settled them."""
    return list(vendor.service_classes())


def put_in_class(caller: Principal, account_id: str, request: SetServiceClass) -> None:
    """Tickets that the customer opens from now on are promised so. Repeating it changes nothing.

    Members carry the class too, so that opening a ticket reads nothing more. Raises CustomerNotFound or
    UnknownServiceClass.
    """
    if request.service_class not in (None, *known()):
        raise UnknownServiceClass("There is no such class.", known=known())
    account, _ = finding.described(account_id)
    pages = db.pages(Member, account_id, index="by_account")
    people = [Member.from_raw_data(item) for items in pages for item in items]
    for start in range(0, max(len(people), 1), _TOGETHER):
        with db.transaction() as tx:
            _put(tx, account, Account.service_class, request.service_class)
            for member in people[start : start + _TOGETHER]:
                _put(tx, member, Member.service_class, request.service_class)
    logger.info("service_class_set", account_id=account_id, service_class=request.service_class, by=caller.id)


def _put(tx: Transaction, item: Account | Member, attribute: UnicodeAttribute, service_class: str | None) -> None:
    """Refused for whoever has gone meanwhile: an update would bring an empty member back."""
    action = attribute.set(service_class) if service_class else attribute.remove()
    tx.update(item, [action], condition=type(item).created_at.exists())
