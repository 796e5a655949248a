"""Who takes care of a ticket: a colleague, a team, whoever has the fewest, or nobody."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.accounts import service as accounts
from chalicelib.accounts.service import Contact
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.kernel.principal import Principal
from chalicelib.platform import vendor
from chalicelib.tickets.events import TicketAssigned
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.models.loads import Load
from chalicelib.tickets.rules import moves
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.rules.load import least_busy
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.assigning import AssignTicket, Whom
from chalicelib.tickets.service import reading, storing
from chalicelib.tickets.service.storing import Change


class UnknownColleague(Invalid):
    """Work can be given to the vendor's people only."""


class UnknownTeam(Invalid):
    """The vendor has no such team."""


class NobodyInTeam(Conflict):
    """Nobody is there who could take it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a ticket. All empty: nobody. `team` alone: whoever of the team takes it."""

    member_id: str | None = None
    name: str | None = None
    team: str | None = None

    def has(self, ticket: Ticket) -> bool:
        """Whether they have it already."""
        return (ticket.assignee, ticket.team) == (self.member_id, self.team)


def assign(caller: Principal, number: str, request: AssignTicket) -> TicketChange:
    """Gives the ticket to somebody, or to nobody. Setting it to who has it already changes nothing.

    Raises UnknownColleague, UnknownTeam and NobodyInTeam.
    """
    holder, ticket = find_holder(request), reading.find(caller, number)
    if holder.has(ticket):
        return reading.change(ticket, [], staff=True)

    def step(ticket: Ticket, handling: Handling, now: datetime) -> Change:
        return assigned(caller, ticket, handling, now, to=holder)

    ticket, entries = storing.carry_out(lambda: reading.find(caller, number), step, None, request.version)
    return reading.change(ticket, entries, staff=True)


def assigned(caller: Principal, ticket: Ticket, handling: Handling, now: datetime, *, to: Holder) -> Change:
    """The ticket with somebody, or with nobody."""
    ticket.team = to.team
    team = {"team": to.team} if to.team and not to.member_id else {}
    entry = storing.entry_by(caller, ticket.number, "assigned", name=to.name or "", **team)
    facts = {"assignee": to.member_id or "", "former": ticket.assignee or ""}
    return Change(moves.assign(handling, now), TicketAssigned, [entry], facts, assignee=(to.member_id, to.name))


def find_holder(whom: Whom) -> Holder:
    """Who is meant. Raises UnknownColleague, UnknownTeam, and NobodyInTeam where nobody has the fewest."""
    if whom.team and whom.team not in vendor.teams():
        raise UnknownTeam("There is no such team.", team=whom.team)
    if whom.least_busy:
        return _least_busy(whom.team)
    if whom.assignee is None:
        return Holder(team=whom.team)
    colleague = accounts.contact(whom.assignee)
    if colleague is None or not colleague.staff:
        raise UnknownColleague("There is no such colleague.", assignee=whom.assignee)
    return _holder(colleague)


def _least_busy(team: str | None) -> Holder:
    """Of the team or of all, as the counts are now: two reads, however many tickets there are."""
    people = {one.member_id: one for one in accounts.staff_contacts() if team in {None, vendor.team_of(one.email)}}
    chosen = least_busy(people, Load.every())
    if chosen is None:
        raise NobodyInTeam("Nobody is in that team.", team=team)
    return _holder(people[chosen])


def _holder(colleague: Contact) -> Holder:
    return Holder(colleague.member_id, colleague.name, vendor.team_of(colleague.email))
