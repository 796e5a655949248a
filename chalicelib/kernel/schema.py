"""Base classes for what crosses the wire.

Their validators are built when they are first used: there are hundreds, and a function that starts needs a handful.
"""

import re
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, ValidationInfo, field_validator

from chalicelib.kernel import clock

_HIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_LINE_BREAKS = r"\t\r\n"
_CONTROL = re.compile(rf"[{_HIDDEN}\ud800-\udfff]")
_LINE_BREAK = re.compile(f"[{_LINE_BREAKS}]")


def _without_controls(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("contains characters that cannot be shown")
    return text


def _one_line(text: str) -> str:
    if _LINE_BREAK.search(text):
        raise ValueError("must be a single line")
    return _without_controls(text)


def _a_day(day: str) -> str:
    date.fromisoformat(day)  # its ValueError is pydantic's way of hearing that there is no such day
    return day


def _told(pattern: str) -> Any:
    """In the OpenAPI document only: the checks above say in words what is wrong."""
    return Field(json_schema_extra={"pattern": pattern})


Line = Annotated[str, AfterValidator(_one_line), _told(f"^[^{_HIDDEN}{_LINE_BREAKS}]*$")]
"""Text without line breaks and control characters."""

Text = Annotated[str, AfterValidator(_without_controls), _told(f"^[^{_HIDDEN}]*$")]
"""Text of several lines, without control characters."""

Moment = Annotated[datetime, PlainSerializer(clock.stamp, return_type=str, when_used="json")]
"""A moment in UTC, on the wire as 2030-01-01T12:00:00.000Z."""

Day = Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"), AfterValidator(_a_day)]
"""A day of the calendar, like 2030-01-31."""

Language = Annotated[str, Field(pattern="^(sv|it|fi|lt|en)$")]


class Input(BaseModel):
    """Something that a caller sent us. Unknown fields are refused, and white space around texts is cut off.

    A text must be as the OpenAPI document says both as it was sent and once it is trimmed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @field_validator("*")
    @classmethod
    def _trim(cls, value: Any, info: ValidationInfo) -> Any:
        if type(value) is str:  # an enum's member is a str as well, and stays what it is
            return cls._trimmed(value, info.field_name or "")
        if isinstance(value, list):
            return [cls._trimmed(one, info.field_name or "") if type(one) is str else one for one in value]
        return value

    @classmethod
    def _trimmed(cls, text: str, field: str) -> str:
        trimmed = text.strip()
        if len(trimmed) < len(text) and len(trimmed) < _least(cls, field):
            raise ValueError("must not be blank")
        return trimmed


@cache
def _least(model: type[BaseModel], field: str) -> int:
    """How many characters a text of that field has at least."""
    told = model.model_json_schema()["properties"][field]
    return max(int(one.get("minLength", 0)) for one in (told, told.get("items", {}), *told.get("anyOf", ())))


class PageQuery(Input):
    """Which part of a list: `cursor` as it was given with the page before, `limit` items at most."""

    cursor: Annotated[str, Field(max_length=1024)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class View(BaseModel):
    """Something that we show. Built from any object with the same attribute names."""

    model_config = ConfigDict(from_attributes=True, frozen=True, defer_build=True)

    @classmethod
    def of(cls, thing: object) -> Self:
        """The view of a thing that has the same attribute names."""
        return cls.model_validate(thing)
