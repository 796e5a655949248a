"""Who did what with an account's money: the ledger, and how its limit and hold were changed.

Who did it is read with the rest, so that the ledger holds ids only; a name is what the person is called now.
"""

from collections.abc import Iterable
from typing import Any

from chalicelib.accounts import service as accounts
from chalicelib.billing.models import EntryItem, account_key
from chalicelib.billing.models.terms import TermsChange
from chalicelib.billing.schemas import DoerView, LedgerEntriesView, Side, TermsChangesView, TermsChangeView
from chalicelib.billing.service import viewing
from chalicelib.billing.service.books import head_wish
from chalicelib.kernel.principal import known_as
from chalicelib.platform import db
from chalicelib.platform.context import SYSTEM


def listed_entries(account_id: str, cursor: str | None, limit: int, *, staff: bool = False) -> LedgerEntriesView:
    """The ledger, newest first."""
    pk = account_key(account_id)
    page = db.page(EntryItem, pk, cursor=cursor, limit=limit, make=viewing.entry_facts, begins="E#", forward=False)
    doers = _Doers(entry.get("actor") for entry in page.items)
    head, *members = db.fetch(head_wish(account_id), *doers.wishes)
    doers.found(members)
    items = [{**entry, "by": doers.shown(entry.get("actor"), staff=staff)} for entry in page.items]
    facts = {"items": items, "next_cursor": page.next_cursor, "currency": head.currency if head else "EUR"}
    return LedgerEntriesView.model_validate(facts)


def listed_terms_changes(account_id: str, cursor: str | None, limit: int, *, staff: bool = False) -> TermsChangesView:
    """How limit and hold were changed, newest first."""
    page = TermsChange.page(account_id, cursor, limit)
    doers = _Doers(change.actor for change in page.items)
    if doers.wishes:
        doers.found(db.fetch(*doers.wishes))
    items = [
        TermsChangeView.model_validate({**_facts(change), "by": doers.shown(change.actor, staff=staff)})
        for change in page.items
    ]
    return TermsChangesView(items=items, next_cursor=page.next_cursor)


def _facts(change: TermsChange) -> dict[str, Any]:
    names = ("at", "currency", "limit_before", "limit_after", "hold_before", "hold_after", "reason")
    return {name: getattr(change, name) for name in names}


class _Doers:
    """The members behind some ids, each read once."""

    def __init__(self, actors: Iterable[str | None]) -> None:
        self._ids = sorted({actor for actor in actors if actor and actor != SYSTEM})
        self.wishes = [accounts.member_wish(one) for one in self._ids]
        self._members: dict[str, Any] = {}

    def found(self, members: Iterable[Any]) -> None:
        """What the wishes have found, in their order."""
        self._members = dict(zip(self._ids, members, strict=True))

    def shown(self, actor: str | None, *, staff: bool) -> DoerView:
        """As staff or the customer may know it. Who is gone is taken for one of the vendor's."""
        if not actor or actor == SYSTEM:
            return DoerView(side=Side.PORTAL, name=None)
        member = self._members.get(actor)
        if member is None:
            return DoerView(side=Side.VENDOR, name=None)
        if member.staff:
            return DoerView(side=Side.VENDOR, name=member.name if staff else None)
        return DoerView(side=Side.CUSTOMER, name=known_as(member.name, member.company) if staff else member.name)
