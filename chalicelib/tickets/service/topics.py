"""What the vendor asks about topics, and what a ticket keeps of the answers."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from chalicelib.kernel.errors import Invalid
from chalicelib.platform import vendor
from chalicelib.tickets.models import Ticket
from chalicelib.tickets.rules import topics
from chalicelib.tickets.rules.states import Kind
from chalicelib.tickets.rules.topics import Topic
from chalicelib.tickets.schemas.topics import QuestionView, TopicOfTicket, TopicsView, TopicView


class TopicNotThere(Invalid):
    """The vendor has no such topic for tickets of that kind."""


@cache
def known() -> dict[str, Topic]:
    """The vendor's topics by code, in their order."""
    return {one.code: one for one in TypeAdapter(list[Topic]).validate_python(vendor.topics())}


def published() -> TopicsView:
    """Every topic with what customers are asked about it."""
    return TopicsView(topics=[_view(topic) for topic in known().values()])


def _view(topic: Topic) -> TopicView:
    asked = [QuestionView.of(one) for one in topic.questions if not one.among_staff]
    return TopicView(code=topic.code, kinds=list(topic.kinds), names=topic.names, questions=asked)


def kept(kind: Kind, code: str | None, answers: dict[str, str]) -> dict[str, Any] | None:
    """What a new ticket keeps of its topic: the questions' words too, for they may be others tomorrow.

    Raises TopicNotThere or AnswersDoNotFit; answers without a topic fit none.
    """
    if not (code or answers):
        return None
    topic = known().get(code or "")
    if topic is None or (topic.kinds and kind not in topic.kinds):
        raise TopicNotThere("There is no such topic for this.")
    fitting = topics.fitting(topic, answers, among_staff=False)
    return {"code": topic.code, "names": topic.names, "answers": worded(topic, fitting)}


def shown(ticket: Ticket, *, staff: bool) -> TopicOfTicket | None:
    """What a ticket is about. Staff see also what only they are asked, and may answer it."""
    if not ticket.topic:
        return None
    answers = [one for one in ticket.topic["answers"] if staff or not one["among_staff"]]
    topic = known().get(ticket.topic["code"])
    asked = topic.questions if staff and topic else ()
    questions = [QuestionView.of(one) for one in asked if one.among_staff]
    return TopicOfTicket.model_validate({**ticket.topic, "answers": answers, "questions": questions})


def worded(topic: Topic, answers: dict[str, str]) -> list[dict[str, Any]]:
    """Answers with the words of their questions, in the order of these."""
    return [
        {
            "code": one.code,
            "kind": one.kind.value,
            "names": one.names,
            "value": answers[one.code],
            "choice": next((choice.names for choice in one.choices if choice.code == answers[one.code]), None),
            "among_staff": one.among_staff,
        }
        for one in topic.questions
        if one.code in answers
    ]
