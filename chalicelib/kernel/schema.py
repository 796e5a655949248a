"""Base classes for what crosses the wire."""

import re
from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer

from chalicelib.kernel import clock

_HIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_LINE_BREAKS = r"\t\r\n"
_TRIMMED = r"\t\n\x0b\x0c\r \x85\u2028\u2029"
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


def _told(refused: str) -> Any:
    """In the OpenAPI document only: the checks above say in words what is wrong. White space around it is cut off."""
    return Field(json_schema_extra={"pattern": f"^[{_TRIMMED}]*[^{refused}]*[{_TRIMMED}]*$"})


Line = Annotated[str, AfterValidator(_one_line), _told(_HIDDEN + _LINE_BREAKS)]
"""Text without line breaks and control characters."""

Text = Annotated[str, AfterValidator(_without_controls), _told(_HIDDEN)]
"""Text of several lines, without control characters."""

Moment = Annotated[datetime, PlainSerializer(clock.stamp, return_type=str, when_used="json")]
"""A moment in UTC, on the wire as 2030-01-01T12:00:00.000Z."""

Language = Annotated[str, Field(pattern="^(sv|it|fi|lt|en)$")]


class Input(BaseModel):
    """Something that a caller sent us. Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PageQuery(Input):
    """Which part of a list: `cursor` as it was given with the page before, `limit` items at most."""

    cursor: Annotated[str, Field(max_length=1024)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class View(BaseModel):
    """Something that we show. Built from any object with the same attribute names."""

    model_config = ConfigDict(from_attributes=True, frozen=True)

    @classmethod
    def of(cls, thing: object) -> Self:
        """The view of a thing that has the same attribute names."""
        return cls.model_validate(thing)
