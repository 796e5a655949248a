"""How much the functions are told by environment variables, at most: Lambda takes no more than 4 kB."""

import json
from typing import Any

LIMIT = 4096  # bytes of a function's variables, names and values, as JSON
OF_A_RESOURCE = 130  # bytes of the longest reference: a queue's url, a pool's ARN, a client's id
_WIDEST = 4  # bytes of a letter, where a parameter does not say which it takes


class EnvironmentTooLarge(Exception):
    """A function may be told more than Lambda takes. What is long belongs into the file of the long settings."""


def check(template: dict[str, Any]) -> int:
    """The most bytes that any function of a plain template may be told. Raises EnvironmentTooLarge."""
    functions = {name: one for name, one in template["Resources"].items() if one["Type"] == "AWS::Lambda::Function"}
    sizes = {name: largest(one["Properties"], template["Parameters"]) for name, one in functions.items()}
    name = max(sizes, key=sizes.__getitem__)
    if sizes[name] > LIMIT:
        raise EnvironmentTooLarge(f"{name} may be told {sizes[name]:,} bytes; Lambda takes {LIMIT:,}")
    return sizes[name]


def largest(function: dict[str, Any], parameters: dict[str, Any]) -> int:
    """Bytes of its variables when every parameter is as long as it may be."""
    variables = function["Environment"]["Variables"]
    filled = {name: "x" * _longest(name, value, parameters) for name, value in variables.items()}
    return len(json.dumps(filled, separators=(",", ":")))


def _longest(variable: str, value: Any, parameters: dict[str, Any]) -> int:
    if isinstance(value, str):
        return len(value.encode())
    parameter = parameters.get(value.get("Ref", ""))
    if parameter is None:
        return OF_A_RESOURCE
    if "AllowedValues" in parameter:
        return max(map(len, parameter["AllowedValues"]))
    if "MaxLength" not in parameter:
        raise EnvironmentTooLarge(
            f"{variable} may have any length: its parameter in infra/template.yaml has no MaxLength"
        )
    return int(parameter["MaxLength"]) * (1 if "AllowedPattern" in parameter else _WIDEST)
