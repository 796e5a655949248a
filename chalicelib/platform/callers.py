"""From the claims of a verified token to the member who asks.

Claims arrive from API Gateway as strings. The member is read by a function that the application registers, because
members are a domain's business and this module stands below all domains.
"""

import hmac
from collections.abc import Callable
from ipaddress import IPv6Network
from typing import Any

from chalice.app import Request

from chalicelib.kernel.errors import Forbidden, Unauthorised
from chalicelib.kernel.principal import Identity, Principal
from chalicelib.platform.settings import settings

STAFF_GROUP = "staff"
_OF_ONE_CALLER = 64  # leading bits of an IPv6 address that a provider gives to one customer


class NotSignedIn(Unauthorised):
    """No verified access token came with the request."""


class CustomersOnly(Forbidden):
    """Staff have no orders and tickets of their own."""


class StaffOnly(Forbidden):
    """For the vendor's staff."""


_find_member: list[Callable[[Identity], Principal]] = []


def register(find: Callable[[Identity], Principal]) -> None:
    """Names the function that turns an identity into a member, or refuses."""
    _find_member[:] = [find]


def identity(request: Request) -> Identity:
    """Who the verified token says it is. Raises NotSignedIn when the gateway let somebody through without one."""
    claims: dict[str, Any] = (request.context.get("authorizer") or {}).get("claims") or {}
    if not claims.get("sub") or claims.get("token_use") != "access":
        raise NotSignedIn("Please sign in.")
    groups = frozenset(str(claims.get("cognito:groups", "")).replace(",", " ").split())
    token = request.headers.get("authorization", "")
    return Identity(sub=claims["sub"], groups=groups, token=token.removeprefix("Bearer ").strip())


def member(who: Identity) -> Principal:
    """The member with that identity. What the registered function refuses is refused."""
    return _find_member[0](who)


def ensure(caller: Principal, audience: str) -> None:
    """Raises StaffOnly or CustomersOnly when the caller is not of that audience."""
    if audience == "staff" and not caller.staff:
        raise StaffOnly("This is for the vendor's staff.")
    if audience == "customer" and caller.staff:
        raise CustomersOnly("This is for customers; staff have their own pages.")


def address(request: Request) -> str:
    """The caller's internet address, as CloudFront tells it; as API Gateway saw it where nothing stands before that.

    Anybody can send such a header, so it is believed only beside the key that CloudFront alone knows. Of IPv6 it is the
    network: whoever has one has all of its addresses, and would begin anew with each where attempts are counted.
    """
    key = settings().edge_key
    if key and hmac.compare_digest(request.headers.get("x-portico-edge", "").encode(), key.encode()):
        return _network(str(request.headers.get("x-viewer-address", "unknown")))
    return _network(str(request.context.get("identity", {}).get("sourceIp", "unknown")))


def _network(address: str) -> str:
    try:
        return str(IPv6Network((address, _OF_ONE_CALLER), strict=False).network_address)
    except ValueError:
        return address
