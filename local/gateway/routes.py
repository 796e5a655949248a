"""Which route a request meets, and who may pass: from the application's own routes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Route:
    """One method of one resource. `scopes` is None where nobody need be signed in."""

    method: str
    resource: str
    scopes: tuple[str, ...] | None


@dataclass(frozen=True)
class Match:
    """A route together with its path parameters, percent-encoded as API Gateway leaves them."""

    route: Route
    parameters: dict[str, str]


class Routes(Protocol):
    """Whatever knows the routes: the application, or the template that was built from it."""

    @property
    def binary_types(self) -> Sequence[str]:
        """Media types whose bodies travel in base64."""

    def find(self, method: str, path: str) -> Match | None:
        """The route for a request to this path (without the stage), or None."""


class RouteTable:
    """Routes in API Gateway's order: a plain part of a path goes before a parameter."""

    def __init__(self, routes: Iterable[Route], binary_types: Sequence[str] = ()) -> None:
        self.binary_types = binary_types
        self.routes = sorted(routes, key=lambda route: route.resource.replace("{", "\uffff"))
        self._patterns = [(re.compile(_pattern(route.resource)), route) for route in self.routes]

    def find(self, method: str, path: str) -> Match | None:
        """A method that a resource does not have is, for API Gateway, no route at all."""
        for pattern, route in self._patterns:
            found = pattern.fullmatch(path) if route.method == method else None
            if found:
                return Match(route, found.groupdict())
        return None


def of_application(application: Any) -> RouteTable:
    """The routes that app.py registers."""
    routes = [
        Route(method, resource, _scopes(entry.authorizer))
        for resource, methods in application.routes.items()
        for method, entry in methods.items()
    ]
    return RouteTable(routes, application.api.binary_types)


def _scopes(authorizer: Any) -> tuple[str, ...] | None:
    return tuple(authorizer.scopes) if authorizer else None


def _pattern(resource: str) -> str:
    return re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(resource))
