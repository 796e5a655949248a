"""Reads infra/template.yaml or aws.yaml: CloudFormation's short forms (`!Ref`, `!GetAtt` ...) become plain dicts."""

from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).with_name("template.yaml")
AWS_ONLY = Path(__file__).with_name("aws.yaml")


class _Loader(yaml.SafeLoader):
    """YAML as CloudFormation writes it."""


def _construct(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)  # type: ignore[arg-type]
    if suffix == "Ref":
        return {"Ref": value}
    if suffix == "Condition":
        return {"Condition": value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _construct)


def load(path: Path = PATH) -> dict[str, Any]:
    """The template with long-form intrinsic functions."""
    template: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (a SafeLoader)
    return template
