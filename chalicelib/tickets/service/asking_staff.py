"""What only staff are asked about a ticket's topic."""

from datetime import datetime

from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.principal import Principal
from chalicelib.tickets.events import TopicAnswered
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules import topics as rules
from chalicelib.tickets.rules.handling import Handling
from chalicelib.tickets.schemas import TicketChange
from chalicelib.tickets.schemas.topics import AnswerTopic
from chalicelib.tickets.service import reading, storing, topics
from chalicelib.tickets.service.storing import Change


class NoSuchQuestions(Conflict):
    """The ticket has no topic, or the vendor has it no more."""


def answer_topic(caller: Principal, number: str, request: AnswerTopic) -> TicketChange:
    """Sets the answers of staff. Raises NoSuchQuestions or AnswersDoNotFit."""

    def step(ticket: Ticket, handling: Handling, _now: datetime) -> Change:
        held = ticket.topic or {"code": "", "answers": []}
        topic = topics.known().get(held["code"])
        if topic is None:
            raise NoSuchQuestions("Nothing is asked about this ticket.")
        fitting = rules.fitting(topic, request.answers, among_staff=True)
        customers = [one for one in held["answers"] if not one["among_staff"]]
        ticket.topic = {**held, "answers": [*customers, *topics.worded(topic, fitting)]}
        return Change(handling, TopicAnswered)

    ticket, _ = storing.carry_out(lambda: reading.find(caller, number), step, None, request.version)
    return reading.change(ticket, [], staff=True)
