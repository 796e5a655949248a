"""What a vendor has settled, by the names in docs/operations.md: {"Vendor": "Norrbrygga Kaffe", "Fees": [...]}.

Short settings are parameters of the template, which functions find as environment variables. Long ones go into a file
beside the code. Whoever deploys need not know which is which.
"""

import json
import re
from collections.abc import Container, Mapping

from chalicelib.platform.settings import STORED

_HUMP = re.compile(r"(?<=.)(?=[A-Z])")


class UnknownSetting(Exception):
    """There is no setting of that name. The message names it."""


def parameters(given: Mapping[str, object], known: Container[str]) -> dict[str, str]:
    """The short ones, as CloudFormation takes them. `known` are the template's parameters. Raises UnknownSetting."""
    short = {name: value for name, value in given.items() if field(name) not in STORED}
    for name in short:
        if name not in known:
            raise UnknownSetting(f"There is no setting {name}: docs/operations.md lists them.")
    return {name: text(value) for name, value in short.items()}


def stored(given: Mapping[str, object]) -> dict[str, str]:
    """The long ones, by the names under which the code looks for them."""
    return {field(name): text(value) for name, value in given.items() if field(name) in STORED}


def field(name: str) -> str:
    """`DeliveryWays` is called `delivery_ways` in the code."""
    return _HUMP.sub("_", name).lower()


def text(value: object) -> str:
    """A setting's value as the code reads it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
