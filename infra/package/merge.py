"""Lays infra/template.yaml over what Chalice generates."""

from typing import Any


def over(generated: Any, ours: Any) -> Any:
    """Both templates as one. Where they say different things ours wins; an intrinsic function is replaced whole."""
    if not (isinstance(generated, dict) and isinstance(ours, dict)) or _is_intrinsic(ours):
        return ours
    both = {name: over(generated[name], value) if name in generated else value for name, value in ours.items()}
    return generated | both


def _is_intrinsic(value: dict[str, Any]) -> bool:
    return any(name == "Ref" or name.startswith("Fn::") for name in value)
