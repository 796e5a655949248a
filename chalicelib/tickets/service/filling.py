"""A ready answer for one ticket: in the customer's language, with the facts that are known filled in."""

from datetime import date

from chalicelib.kernel import i18n
from chalicelib.kernel.principal import Principal
from chalicelib.orders import service as orders
from chalicelib.platform import vendor
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules import ready_answers
from chalicelib.tickets.rules.ready_answers import Fact
from chalicelib.tickets.rules.states import State
from chalicelib.tickets.schemas.ready_answers import FilledAnswer
from chalicelib.tickets.service import reading
from chalicelib.tickets.service import ready_answers as kept
from chalicelib.tickets.service.mail.addressing import requester


def fill(caller: Principal, number: str, ready_id: str) -> FilledAnswer:
    """What is not known is named, and stays in braces. Raises TicketNotFound and ReadyAnswerNotFound."""
    ticket, answer = reading.find(caller, number), kept.find(ready_id)
    reader = requester(ticket)
    language = ready_answers.language_of(
        answer.texts, i18n.known(reader.language if reader else None), vendor.first_language()
    )
    facts = {fact: said for fact, said in _facts(caller, ticket, language).items() if said}
    wanted = ready_answers.missing(answer.texts[language])
    return FilledAnswer(
        text=i18n.fill(answer.texts[language], language, **facts),
        language=language,
        missing=[fact for fact in wanted if fact not in facts],
        then=State(answer.then),
        assign=kept.whom(answer),
        tags=list(answer.tags or ()),
    )


def _facts(caller: Principal, ticket: Ticket, language: str) -> dict[Fact, str]:
    """What is known, in that language; "" where it is not. Whoever is known by an address only has no name."""
    order = orders.find(caller, ticket.order_number) if ticket.order_number else None
    next_on = orders.next_promised(order) if order else None
    return {
        Fact.NAME: "" if "@" in ticket.requester_name else ticket.requester_name,
        Fact.NUMBER: ticket.number,
        Fact.ORDER: ticket.order_number or "",
        Fact.PROMISED: i18n.weekday(date.fromisoformat(next_on), language) if next_on else "",
        Fact.STAFF: caller.name,
    }
