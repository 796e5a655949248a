"""A member as the principal that every use case is asked by."""

from collections.abc import Mapping
from typing import Any

from chalicelib.kernel.principal import Principal, Role


def principal_of(member: Mapping[str, Any], *, staff: bool) -> Principal:
    """From a stored member as plain Python."""
    return Principal(
        id=member["member_id"],
        account_id="" if staff else member["account_id"],
        role=Role(member["role"]),
        name=member["name"],
        email=member["email"],
        language=member["language"],
        time_zone=member["time_zone"],
        staff=staff,
        company=member.get("company") or "",
        service_class=member.get("service_class") or "",
    )
