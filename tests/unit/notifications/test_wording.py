"""Lengths of time, titles of notices, and catalogues that agree."""

import re
from datetime import timedelta

import pytest

from chalicelib.kernel import i18n
from chalicelib.notifications.letters import wording
from chalicelib.notifications.letters.wording import Reader
from tests.support import news

AREAS = ("mail.", "notices.", "accounts_mail.")
PLURALS = {"lt": {"one", "few", "many", "other"}}


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(0, "1 minute"), (1, "1 minute"), (61, "1 hour 1 minute"), (120, "2 hours"), (1501, "1 day 1 hour")],
)
def test_a_length_of_time_is_told_in_at_most_two_parts(minutes: int, shown: str) -> None:
    assert Reader("en", "UTC", "Portico", "http://localhost:8000").span(timedelta(minutes=minutes)) == shown


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_notice_has_a_title(language: str) -> None:
    for one in news.every():
        title = wording.title(one.kind, one.title_facts, language)

        assert title != f"notices.{one.kind}"
        assert not set("{}") & set(title)
        assert one.number in title or "Grinder stops" in title


def test_amounts_in_titles_are_written_as_the_language_writes_them() -> None:
    facts = {"number": "7Q4K", "total": {"amount": 31_201, "currency": "EUR"}}

    assert wording.title("staff_order_placed", facts, "fi") == "Uusi tilaus 7Q4K, 312,01\xa0€"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_catalogues_agree(language: str) -> None:
    english, other = i18n.catalogue("en"), i18n.catalogue(language)
    keys = {key for key in english if key.startswith(AREAS)}

    assert keys == {key for key in other if key.startswith(AREAS)}
    for key in keys:
        assert facts_in(other[key]) == facts_in(english[key]), key
        assert isinstance(other[key], dict) == isinstance(english[key], dict), key
        if isinstance(message := other[key], dict):
            assert set(message) == PLURALS.get(language, {"one", "other"}), key


def facts_in(message: i18n.Message) -> set[str]:
    texts = message.values() if isinstance(message, dict) else [message]
    return {fact for text in texts for fact in re.findall(r"{(\w+)}", text)}
