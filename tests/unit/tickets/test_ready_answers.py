"""Texts that staff answer with, and the facts that they name."""

import pytest

from chalicelib.tickets.rules import ready_answers
from chalicelib.tickets.rules.ready_answers import Fact


def test_a_ready_answer_is_in_the_first_language_and_names_what_there_is() -> None:
    ready_answers.ensure_writable({"sv": "Hej {name}!", "fi": "Hei {name}!"}, "sv")
    with pytest.raises(ready_answers.FirstLanguageMissing):
        ready_answers.ensure_writable({"fi": "Hei!"}, "sv")
    with pytest.raises(ready_answers.UnknownFact) as refused:
        ready_answers.ensure_writable({"sv": "Hej {namn}, {name}!"}, "sv")
    assert refused.value.facts == {"facts": ["namn"]}


@pytest.mark.parametrize(("wanted", "language"), [("fi", "fi"), ("it", "sv"), ("sv", "sv")])
def test_who_reads_in_none_of_its_languages_reads_the_first(wanted: str, language: str) -> None:
    assert ready_answers.language_of({"fi": "", "sv": ""}, wanted, "sv") == language
    assert ready_answers.language_of({"lt": ""}, wanted, "sv") == "lt"


def test_no_hole_is_sent() -> None:
    ready_answers.ensure_filled("It costs {about} 5 { name }.")
    with pytest.raises(ready_answers.FactMissing):
        ready_answers.ensure_filled("Your order {order} comes.")
    assert ready_answers.missing("{order} {number} {order}") == [Fact.NUMBER, Fact.ORDER]
