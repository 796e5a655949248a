"""Whether all that the vendor has settled can be read: asked before a deployment, when the portal starts, and whenever
a function does. Else the first customer who needs a setting would find that it is wrong.

Each domain says how it reads its own settings; `app.SETTLED` is all of them.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from chalicelib.kernel.calendar import BusinessCalendar
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.schema import Input, Language, Line
from chalicelib.platform import vendor
from chalicelib.platform.observability import logger
from chalicelib.platform.settings import Settings

Words = dict[Language, Line]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Amounts = dict[Currency, Annotated[int, Field(ge=0, le=10**11)]]
"""Minor units by currency."""


class SettingsWrong(Exception):
    """Settings cannot be read. The message says in a sentence each which and why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of the settings, and what reads it: raises what it likes for a text that cannot be."""

    field: str
    read: Callable[[str], object]

    @property
    def parameter(self) -> str:
        """What the template and docs/operations.md call it, like DeliveryWays."""
        return "".join(word.capitalize() for word in self.field.split("_"))


def wrong(known: Iterable[Setting], given: Settings) -> list[str]:
    """A sentence for each setting that cannot be read. What is as we propose it need not be looked at."""
    proposed = {field.name: field.default for field in fields(Settings)}
    told = ((one, getattr(given, one.field)) for one in known)
    return [sentence for one, text in told if text != proposed[one.field] and (sentence := _fault(one, text))]


def ensure(known: Iterable[Setting], given: Settings) -> None:
    """Raises SettingsWrong."""
    if sentences := wrong(known, given):
        raise SettingsWrong("\n".join(sentences))


def report(known: Iterable[Setting], given: Settings) -> None:
    """Says in the log what is wrong. Whatever does not need it goes on: nobody is helped by a portal that is closed."""
    for sentence in wrong(known, given):
        logger.error(sentence)


def own_words(given: Settings) -> Mapping[str, Mapping[str, str]]:
    """The vendor's own texts by language and key; none where they cannot be read, so that ours are shown."""
    return {} if wrong([_TEXTS], given) else vendor.texts()


def _fault(setting: Setting, text: str) -> str:
    try:
        setting.read(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        why = ": ".join(part for part in (".".join(str(step) for step in first["loc"]), first["msg"]) if part)
    except DomainError as error:
        why = " ".join([error.detail, *(f"({name}: {fact})" for name, fact in error.facts.items())])
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        why = str(error)
    else:
        return ""
    return f"The setting {setting.parameter} cannot be read: {why}"


def shaped(text: str, shape: Any) -> Any:
    """What a JSON text says, if it has that shape. Raises ValidationError."""
    return TypeAdapter(shape).validate_json(text)


class _Letterhead(Input):
    address: list[Line] = Field(default_factory=list)
    business_id: Line | None = None
    vat_number: Line | None = None
    iban: Line | None = None
    bic: Line | None = None
    email: Line | None = None
    phone: Line | None = None


class _Person(Input):
    name: Line = ""
    email: Line = ""
    role: Words = Field(default_factory=dict)


class _Body(Input):
    name: Words = Field(default_factory=dict)
    url: Line = ""


class _Complaints(Input):
    person: _Person = _Person()
    body: _Body = _Body()


def _days(text: str) -> int:
    return int(shaped(text, Annotated[int, Field(ge=0, le=3650)]))


_TEXTS = Setting("texts", lambda text: shaped(text, dict[Language, dict[str, str]]))
VENDOR = (
    _TEXTS,
    Setting("calendar", lambda text: BusinessCalendar.from_dict(shaped(text, dict[str, Any]))),
    Setting("letterhead", lambda text: shaped(text, _Letterhead)),
    Setting("complaints", lambda text: shaped(text, _Complaints)),
    Setting("teams", lambda text: shaped(text, dict[Line, list[Line]])),
    Setting("first_language", lambda text: shaped(json.dumps(text), Language)),
    Setting("order_minimum", lambda text: shaped(text, Amounts)),
    Setting("currency", lambda text: shaped(json.dumps(text), Currency)),
    Setting("answer_hours", lambda text: shaped(text, Annotated[float, Field(gt=0, le=1000)])),
    *(
        Setting(field, _days)
        for field in (
            *("payment_days", "withdrawal_days", "return_days", "repayment_days"),
            *("return_window_days", "quiet_days"),
        )
    ),
)
"""The settings that belong to no domain."""
