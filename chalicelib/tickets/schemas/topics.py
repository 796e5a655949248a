"""Topics on the wire: what is asked about them, and what was answered."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.schema import Input, Line, View
from chalicelib.tickets.rules.states import Kind
from chalicelib.tickets.rules.topics import MOST_TEXT, AnswerKind

Code = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$")]
Answers = Annotated[dict[Code, Annotated[Line, Field(max_length=MOST_TEXT)]], Field(max_length=30)]
"""Answers by the code of their question: numbers like 12.5, days like 2030-01-31, choices by their code, yes or no."""


class ChoiceView(View):
    """One of a few; `names` by language."""

    code: str
    names: dict[str, str]


class QuestionView(View):
    """A question of a topic. `least` and `most` bound a number, or the characters of a text; words by language."""

    code: str
    kind: AnswerKind
    names: dict[str, str]
    hints: dict[str, str]
    required: bool
    least: int | None
    most: int | None
    choices: list[ChoiceView]


class TopicView(View):
    """What a ticket of one of these `kinds` can be about; of any kind where none is named."""

    code: str
    kinds: list[Kind]
    names: dict[str, str]
    questions: list[QuestionView]


class TopicsView(View):
    """Every topic, in the vendor's order."""

    topics: list[TopicView]


class AnswerView(View):
    """An answer as it was given, with the words of its question. `choice` are the words of what was chosen.

    What is `among_staff` no customer sees.
    """

    code: str
    kind: AnswerKind
    names: dict[str, str]
    value: str
    choice: dict[str, str] | None = None
    among_staff: bool = False


class TopicOfTicket(View):
    """What a ticket is about, in words by language, with what was answered; for staff also what only they are asked."""

    code: str
    names: dict[str, str]
    answers: list[AnswerView]
    questions: list[QuestionView]


class AnswerTopic(Input):
    """What staff answer of what only they are asked; what is left out is taken away."""

    answers: Answers
    version: Annotated[int, Field(ge=1, le=10**9)]
