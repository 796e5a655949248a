"""What may cross the wire."""

from datetime import UTC, datetime
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.kernel.idempotency import IdempotencyKey, IdempotencyKeyReused
from chalicelib.kernel.schema import Input, Line, Moment, Text, View


class Note(Input):
    title: Annotated[Line, Field(max_length=20)]
    body: Text = ""


class Shown(View):
    at: Moment


@pytest.mark.parametrize("bad", ["a\x00b", "\x1b[31m", "a\u2028b", "\ufeffx", "a\x7f"])
def test_control_characters_are_refused_everywhere(bad: str) -> None:
    for field in ("title", "body"):
        with pytest.raises(ValidationError):
            Note.model_validate({"title": "t", field: bad})


def test_a_line_is_one_line_and_a_text_may_be_several() -> None:
    assert Note(title="Hej", body="a\nb\tc").body == "a\nb\tc"
    with pytest.raises(ValidationError):
        Note(title="a\nb")


@given(st.text(alphabet="åäöéčšž 😀عبر", min_size=1, max_size=20))
def test_every_language_and_emoji_is_welcome(title: str) -> None:
    assert Note(title=title).title == title.strip()


class Tagged(Input):
    name: Annotated[Line, Field(min_length=2, max_length=5)] | None = None
    tags: list[Annotated[Line, Field(min_length=1)]] = Field(default_factory=list)


def test_white_space_around_is_cut_off() -> None:
    assert Tagged(name=" ab ", tags=["x "]) == Tagged(name="ab", tags=["x"])


@pytest.mark.parametrize(
    "bad", [{"name": "a "}, {"name": "   "}, {"tags": ["x", " "]}, {"name": "ab    "}, {"name": "ab\x85"}]
)
def test_white_space_makes_nothing_good_that_is_not_good_without_it(bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Tagged.model_validate(bad)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        Note.model_validate({"title": "t", "admin": True})


def test_a_moment_is_utc_with_milliseconds_on_the_wire() -> None:
    assert Shown(at=datetime(2030, 1, 1, 12, tzinfo=UTC)).model_dump_json() == '{"at":"2030-01-01T12:00:00.000Z"}'


def test_a_refusal_names_itself() -> None:
    class SomethingOdd(Conflict): ...

    refusal = SomethingOdd("It is odd.", size=3)
    assert (refusal.code, refusal.detail, refusal.facts) == ("something_odd", "It is odd.", {"size": 3})
    assert isinstance(refusal, DomainError)


def test_a_key_gives_the_same_ids_and_notices_another_body() -> None:
    key = IdempotencyKey("elin:POST:/v1/orders", "k", "hash")

    assert key.derive("ord") == IdempotencyKey("elin:POST:/v1/orders", "k", "other").derive("ord")
    assert key.number() != IdempotencyKey("marta:POST:/v1/orders", "k", "hash").number()
    key.ensure_same("hash")
    with pytest.raises(IdempotencyKeyReused):
        key.ensure_same("other")
