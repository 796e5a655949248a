"""What the vendor settles: the code, the template and the documentation agree about it."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from chalicelib.platform.settings import PREFIX, STORED, Settings
from infra import template
from infra.settled import field as field_of

DOCS = Path(__file__).parents[2] / "docs/operations.md"
ROW = re.compile(r"^\| `(?P<name>[A-Z]\w+)` \| (?P<meaning>.+) \| (?P<default>[^|]+) \| `(?P<example>[^|]+)` \|$", re.M)


@pytest.fixture
def whole() -> dict[str, Any]:
    return template.load()


@pytest.fixture
def parameters(whole: dict[str, Any]) -> dict[str, Any]:
    """The vendor's, by the setting that each of them is for."""
    variables = whole["Globals"]["Function"]["Environment"]["Variables"]
    refs = {name.removeprefix(PREFIX).lower(): value.get("Ref") for name, value in variables.items()}
    return {setting: whole["Parameters"][ref] for setting, ref in refs.items() if ref in whole["Parameters"]}


def test_every_setting_is_a_parameter_or_a_resource_or_stored(
    whole: dict[str, Any], parameters: dict[str, Any]
) -> None:
    variables = whole["Globals"]["Function"]["Environment"]["Variables"]
    told = {name.removeprefix(PREFIX).lower() for name in variables}
    known = {field.name: field.default for field in fields(Settings)}
    of_aws = {
        name for name in known if name in ("region", "edge_key") or name.startswith("user_pool_")
    }  # told to functions elsewhere
    assert told == known.keys() - of_aws - STORED
    assert known.keys() >= STORED
    resources = {name for name in told - parameters.keys() if known[name] == ""}
    assert parameters.keys() | resources == told
    assert {name: one["Default"] for name, one in parameters.items()} == {name: known[name] for name in parameters}
    assert all(one["Description"] for one in parameters.values())


def test_the_documentation_says_what_each_is_for(whole: dict[str, Any]) -> None:
    rows = {row["name"]: row for row in ROW.finditer(DOCS.read_text(encoding="utf-8"))}
    stored = {name for name in rows if field_of(name) in STORED}
    parameters = whole["Parameters"] | template.load(template.AWS_ONLY)["Parameters"]
    assert [name for name in rows if name not in stored] == list(parameters)
    assert {field_of(name) for name in stored} == STORED
    proposed = {field.name: field.default for field in fields(Settings)}
    for name, row in rows.items():
        allowed = parameters.get(name) or {"Default": proposed[field_of(name)]}
        if row["default"].startswith("`"):
            assert row["default"] == f"`{allowed['Default']}`", name
        example = row["example"]
        assert example != str(allowed["Default"]), name
        assert example in allowed.get("AllowedValues", [example]), name
        assert re.search(allowed.get("AllowedPattern", ""), example), name
