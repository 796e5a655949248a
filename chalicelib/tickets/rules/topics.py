"""Topics: what a vendor asks beside the usual about some matter, and whether the answers fit. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chalicelib.kernel.errors import Invalid
from chalicelib.tickets.rules.states import Kind

Names = dict[str, str]
"""Words by language."""

MOST_TEXT = 500
_CODE = re.compile("[a-z][a-z0-9_]{0,39}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,4})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class AnswerKind(StrEnum):
    """What an answer is: words, a number, a day of the calendar, one of some choices, or yes or no."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    YES_NO = "yes_no"


class AnswersDoNotFit(Invalid):
    """Some of the topic's own questions are not answered, or not as they are meant."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few."""

    code: str
    names: Names


@dataclass(frozen=True, slots=True)
class Question:
    """`least` and `most` bound a number, or the characters of a text. Customers are not asked what is `among_staff`."""

    code: str
    kind: AnswerKind
    names: Names
    hints: Names = field(default_factory=dict)
    required: bool = False
    least: int | None = None
    most: int | None = None
    choices: tuple[Choice, ...] = ()
    among_staff: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What a ticket of one of these kinds can be about; of any kind where none is named."""

    code: str
    names: Names
    questions: tuple[Question, ...]
    kinds: tuple[Kind, ...] = ()


def sound(topics: Sequence[Topic]) -> Sequence[Topic]:
    """The same topics. Raises ValueError where no answer could be given, or nobody would know to what."""
    _ensure_apart("the topics", [one.code for one in topics])
    for topic in topics:
        _ensure_apart(topic.code, [one.code for one in topic.questions])
        named: tuple[Topic | Question, ...] = (topic, *topic.questions)
        nameless = [one.code for one in named if not one.names]
        without = [one.code for one in topic.questions if one.kind is AnswerKind.CHOICE and not one.choices]
        if nameless or without:
            raise ValueError(f"{topic.code}: {(nameless + without)[0]} has no names, or nothing to choose from")
    return topics


def _ensure_apart(where: str, codes: list[str]) -> None:
    if len(set(codes)) < len(codes) or not all(map(_CODE.fullmatch, codes)):
        raise ValueError(f"codes are small letters, digits and _, each once; of {where} they are {', '.join(codes)}")


def fitting(topic: Topic, given: Mapping[str, str], *, among_staff: bool) -> dict[str, str]:
    """The answers to the questions of customers, or of staff, that were given, trimmed. Raises AnswersDoNotFit."""
    given = {code: answer.strip() for code, answer in given.items()}
    questions = {one.code: one for one in topic.questions if one.among_staff is among_staff}
    faults = {code: "unexpected" for code in given if code not in questions}
    faults |= {code: fault for code, one in questions.items() if (fault := _fault(one, given.get(code, "")))}
    if faults:
        errors = [{"field": f"answers.{code}", "code": fault} for code, fault in faults.items()]
        raise AnswersDoNotFit("Some of the questions about this topic are not answered as meant.", errors=errors)
    return {code: answer for code, answer in given.items() if answer}


def _fault(question: Question, answer: str) -> str | None:
    if not answer:
        return "missing" if question.required else None
    return _CHECKS[question.kind](question, answer)


def _wrong_text(question: Question, answer: str) -> str | None:
    if len(answer) < (question.least or 0):
        return "string_too_short"
    return "string_too_long" if len(answer) > (question.most or MOST_TEXT) else None


def _wrong_number(question: Question, answer: str) -> str | None:
    if not _NUMBER.fullmatch(answer):
        return "not_a_number"
    number = Decimal(answer)
    if question.least is not None and number < question.least:
        return "too_small"
    return "too_large" if question.most is not None and number > question.most else None


def _wrong_day(_question: Question, answer: str) -> str | None:
    try:
        return None if _DAY.fullmatch(answer) and date.fromisoformat(answer) else "not_a_day"
    except ValueError:
        return "not_a_day"


def _wrong_choice(question: Question, answer: str) -> str | None:
    choices = {one.code for one in question.choices} if question.kind is AnswerKind.CHOICE else {"yes", "no"}
    return None if answer in choices else "not_a_choice"


_CHECKS: dict[AnswerKind, Callable[[Question, str], str | None]] = {
    AnswerKind.TEXT: _wrong_text,
    AnswerKind.NUMBER: _wrong_number,
    AnswerKind.DAY: _wrong_day,
    AnswerKind.CHOICE: _wrong_choice,
    AnswerKind.YES_NO: _wrong_choice,
}
