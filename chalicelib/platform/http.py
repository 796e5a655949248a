"""The HTTP edge. A view says by its annotations who asks, what they send and what they see:

    api = Api(__name__, audience=Audience.CUSTOMER)

    @api.post("/orders", status=201)
    def place_order(caller: Principal, body: PlaceOrder, key: IdempotencyKey) -> OrderView: ...

`caller` is the signed-in member, `identity` the bare token of somebody who is none yet, `address` the internet address
of somebody who need not sign in, `body` and `query` are validated, `key` makes the Idempotency-Key header required,
every other parameter comes from the path.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar, get_type_hints
from urllib.parse import unquote

from chalice import Blueprint, CognitoUserPoolAuthorizer, Response
from chalice.app import Request
from pydantic import BaseModel

from chalicelib.kernel.principal import Identity, Principal
from chalicelib.platform import callers, problems, rate_limit, requests
from chalicelib.platform.context import Deed, acting
from chalicelib.platform.settings import settings

SCOPE = "aws.cognito.signin.user.admin"  # what an access token from a password or SRP sign-in carries
pool = CognitoUserPoolAuthorizer("portico", provider_arns=[settings().user_pool_arn]).with_scopes([SCOPE])

View = TypeVar("View", bound=Callable[..., Any])
Shown = TypeVar("Shown", bound=BaseModel)


class Audience(StrEnum):
    """Who may call: anybody; whoever signed in, member or not yet; any member; customers only; staff only."""

    PUBLIC = "public"
    NEWCOMER = "newcomer"
    MEMBER = "member"
    CUSTOMER = "customer"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Created(Generic[Shown]):
    """An answer that is 201 the first time and 200 when the request was a repeat."""

    view: Shown
    is_new: bool


class Download(BaseModel):
    """An answer that is a file: its text as it is, under a name."""

    media_type: ClassVar[str] = "text/csv"
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What one route promises; the OpenAPI document is made of these."""

    method: str
    path: str
    status: int
    audience: Audience
    cache: str
    view: Callable[..., Any]
    shapes: dict[str, Any]

    @property
    def takes_key(self) -> bool:
        """Whether the Idempotency-Key header is required."""
        return "key" in self.shapes


class Api(Blueprint):
    """The routes of one domain for one audience."""

    def __init__(self, import_name: str, *, audience: Audience) -> None:
        super().__init__(import_name)
        self.audience = audience
        self.endpoints: list[Endpoint] = []

    def get(self, path: str, *, cache: str = "no-store") -> Callable[[View], View]:
        """A route that changes nothing. `cache` is its Cache-Control."""
        return self._endpoint("GET", path, 200, cache)

    def post(self, path: str, *, status: int = 200) -> Callable[[View], View]:
        """A route that makes something or makes something happen."""
        return self._endpoint("POST", path, status)

    def put(self, path: str) -> Callable[[View], View]:
        """A route that sets something to what is sent: repeating it changes nothing more."""
        return self._endpoint("PUT", path, 200)

    def patch(self, path: str) -> Callable[[View], View]:
        """A route that sets the fields which are sent."""
        return self._endpoint("PATCH", path, 200)

    def _endpoint(self, method: str, path: str, status: int, cache: str = "no-store") -> Callable[[View], View]:
        def register(view: View) -> View:
            endpoint = Endpoint(method, path, status, self.audience, cache, view, get_type_hints(view))
            self.endpoints.append(endpoint)

            @functools.wraps(view)
            def handle(**path_arguments: str) -> Response:
                try:
                    return _answer(endpoint, self.current_request, path_arguments)
                except Exception as error:  # noqa: BLE001  (the edge: nothing may escape unanswered)
                    return problems.of(error)

            authorizer = None if self.audience is Audience.PUBLIC else pool
            types = ["application/json"]
            self.route(path, methods=[method], authorizer=authorizer, content_types=types)(handle)
            return view

        return register


def _answer(endpoint: Endpoint, request: Request, path_arguments: dict[str, str]) -> Response:
    given: dict[str, Any] = {name: unquote(value) for name, value in path_arguments.items()}
    deed, who = _who_asks(endpoint, request)
    given |= who
    given |= requests.arguments(endpoint.shapes, request, deed.actor)
    with acting(deed):
        shown = endpoint.view(**given)
    status = endpoint.status
    if isinstance(shown, Created):
        status, shown = (201 if shown.is_new else 200), shown.view
    headers: dict[str, str | list[str]] = {"Content-Type": "application/json", "Cache-Control": endpoint.cache}
    if isinstance(shown, Download):
        headers["Content-Type"] = f"{shown.media_type}; charset=utf-8"
        headers["Content-Disposition"] = f'attachment; filename="{shown.name}"'
        return Response(shown.text, headers, status)
    return Response(shown.model_dump_json(), headers, status)


def _who_asks(endpoint: Endpoint, request: Request) -> tuple[Deed, dict[str, Any]]:
    if endpoint.audience is Audience.PUBLIC:
        address = callers.address(request)
        rate_limit.allow_public(address, endpoint.path)
        return Deed(actor="anybody"), _wanted(endpoint, "address", address)
    identity = callers.identity(request)
    if endpoint.audience is Audience.NEWCOMER:
        return Deed(actor=identity.sub), _wanted(endpoint, "identity", identity)
    caller = callers.member(identity)
    callers.ensure(caller, endpoint.audience)
    return Deed(actor=caller.id), _wanted(endpoint, "caller", caller)


def _wanted(endpoint: Endpoint, name: str, value: Identity | Principal | str) -> dict[str, Any]:
    return {name: value} if name in endpoint.shapes else {}
