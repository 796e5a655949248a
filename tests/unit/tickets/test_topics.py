"""Whether answers fit the questions of a topic."""

from dataclasses import replace

import pytest

from chalicelib.tickets.rules.topics import AnswerKind, AnswersDoNotFit, Choice, Question, Topic, fitting, sound

TOPIC = Topic(
    "grinder",
    {"en": "A grinder"},
    (
        Question("serial", AnswerKind.TEXT, {}, required=True, least=4, most=8),
        Question("bar", AnswerKind.NUMBER, {}, least=0, most=15),
        Question("any", AnswerKind.NUMBER, {}),
        Question("bought", AnswerKind.DAY, {}),
        Question("colour", AnswerKind.CHOICE, {}, choices=(Choice("red", {}),)),
        Question("still", AnswerKind.YES_NO, {}),
        Question("batch", AnswerKind.TEXT, {}, among_staff=True),
    ),
)
GOOD = {
    "serial": "AB12", "bar": "9.5", "any": "-3", "bought": "2030-01-31", "colour": "red", "still": "no"
}  # fmt: skip


def faults(**answers: str) -> dict[str, str]:
    with pytest.raises(AnswersDoNotFit) as refused:
        fitting(TOPIC, {**GOOD, **answers}, among_staff=False)
    errors = refused.value.facts["errors"]
    assert isinstance(errors, list)
    return {error["field"]: error["code"] for error in errors}


def test_what_fits_is_kept_without_what_is_empty() -> None:
    given = {**GOOD, "bar": " ", "serial": " AB12 "}
    assert fitting(TOPIC, given, among_staff=False) == {code: GOOD[code] for code in GOOD if code != "bar"}
    assert fitting(TOPIC, {"batch": "17"}, among_staff=True) == {"batch": "17"}


@pytest.mark.parametrize(
    ("code", "answer", "fault"),
    [
        ("serial", "     ", "missing"),
        ("serial", "AB1", "string_too_short"),
        ("serial", "AB1234567", "string_too_long"),
        ("bar", "nine", "not_a_number"),
        ("bar", "-0.1", "too_small"),
        ("bar", "15.1", "too_large"),
        ("bought", "31.1.2030", "not_a_day"),
        ("bought", "2030-02-30", "not_a_day"),
        ("colour", "blue", "not_a_choice"),
        ("still", "perhaps", "not_a_choice"),
        ("batch", "17", "unexpected"),
    ],
)
def test_what_does_not_fit_says_why(code: str, answer: str, fault: str) -> None:
    assert faults(**{code: answer}) == {f"answers.{code}": fault}


ASKED = Question("serial", AnswerKind.TEXT, {"en": "Serial number"})


def test_what_can_be_asked_stays() -> None:
    topics = [Topic("grinder", {"en": "A grinder"}, (ASKED,)), Topic("other", {"en": "Other"}, ())]
    assert sound(topics) is topics


@pytest.mark.parametrize(
    "questions",
    [
        (ASKED, ASKED),
        (replace(ASKED, code="Serial No"),),
        (replace(ASKED, names={}),),
        (replace(ASKED, kind=AnswerKind.CHOICE),),
    ],
)
def test_what_nobody_could_answer_is_no_question(questions: tuple[Question, ...]) -> None:
    with pytest.raises(ValueError, match="grinder"):
        sound([Topic("grinder", {"en": "A grinder"}, questions)])
