"""What the checks read: the built template and the application as it registers its routes."""

import json
from typing import Any

import pytest

from infra import build


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    """The template that is deployed, plain CloudFormation."""
    whole: dict[str, Any] = json.loads((build.build() / "template.json").read_text())
    return whole


@pytest.fixture(scope="session")
def resources(template: dict[str, Any]) -> "Resources":
    return Resources(template["Resources"])


class Resources(dict[str, Any]):
    """Resources by their logical names."""

    def of(self, kind: str) -> dict[str, dict[str, Any]]:
        """Properties of every resource of that type; there is at least one."""
        found = {name: one["Properties"] for name, one in self.items() if one["Type"] == kind}
        assert found, kind
        return found
