"""Puts the doors together: which of them takes which path."""

from collections.abc import Mapping
from typing import Any

from local.gateway.messages import Door, Request, Response, as_json

CONFIG = "/config.json"


class Gateway:
    """Hands each request to the door whose prefix its path has; everything else goes to the site."""

    def __init__(self, doors: Mapping[str, Door], site: Door) -> None:
        self._doors = doors
        self._site = site

    def __call__(self, request: Request) -> Response:
        """The door's answer."""
        for prefix, door in self._doors.items():
            if _is_under(request.path, prefix):
                return door(request)
        return self._site(request)


def config(environment: Mapping[str, str], region: str) -> Door:
    """What the deployment tells the site about itself."""
    told: dict[str, Any] = {
        "apiUrl": "/api",
        "region": region,
        "userPoolId": environment["PORTICO_USER_POOL_ID"],
        "clientId": environment["PORTICO_USER_POOL_CLIENT_ID"],
        "cognitoUrl": "/cognito/",
        "siteUrl": environment["PORTICO_SITE_URL"],
        "vendor": {"name": environment["PORTICO_VENDOR"]},
    }
    return lambda _request: Response(
        200, as_json(told).body, {"Content-Type": "application/json", "Cache-Control": "no-cache"}
    )


def _is_under(path: str, prefix: str) -> bool:
    """`/api/` takes /api/v1/me, `/mailbox` takes /mailbox and /mailbox/1, but not /mailboxes."""
    return path.startswith(prefix) if prefix.endswith("/") else path == prefix or path.startswith(prefix + "/")
