"""Nobody passes the gateway on a token that API Gateway would not take: on every route that is not public."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from local.emulator.control import REGION, Aws
from local.gateway.routes import Route, of_application
from local.gateway.tokens import Authorizer
from tests.integration.conftest import Town
from tests.integration.visitor import Visitor
from tests.support.routes import PUBLIC

EMAIL = "elin@kafe-lulea.example"
Key = Any


class Mint:
    """Makes tokens as Cognito does, with the pool's own keys out of the emulator's folder, or as a forger does."""

    def __init__(self, keys: Path, visitor: Visitor) -> None:
        self._keys = keys
        self.pool, self.client = visitor.pool_id, visitor.client_id
        self.genuine = visitor.tokens
        self.header = {"kid": jwt.get_unverified_header(visitor.tokens["AccessToken"])["kid"]}

    def claims(self, **other: object) -> dict[str, Any]:
        now = int(time.time())
        return {
            "sub": "5f0f3a5e-0000-4000-8000-000000000000",
            "iss": self.issuer(self.pool),
            "client_id": self.client,
            "token_use": "access",
            "scope": "aws.cognito.signin.user.admin",
            "username": EMAIL,
            "cognito:groups": ["staff", "admins"],
            "iat": now,
            "exp": now + 600,
        } | other

    def issuer(self, pool: str) -> str:
        return f"https://cognito-idp.{REGION}.amazonaws.com/{pool}"

    def signed(self, key: Key = None, **other: object) -> str:
        key = key or (self._keys / f"{self.pool}-access.pem").read_text()
        return jwt.encode(self.claims(**other), key, "RS256", self.header)

    def unsigned(self) -> str:
        return jwt.encode(self.claims(), "", "none", self.header)

    def signed_with_the_public_key(self) -> str:
        """The oldest trick: the key that everybody may see, used as a shared secret."""
        private = load_pem_private_key((self._keys / f"{self.pool}-access.pem").read_bytes(), None)
        public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        body = f"{_part({'alg': 'HS256', **self.header})}.{_part(self.claims())}"
        return f"{body}.{_text(hmac.new(public, body.encode(), hashlib.sha256).digest())}"

    def tampered(self) -> str:
        header, payload, signature = self.genuine["AccessToken"].split(".")
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        return f"{header}.{_part(claims | {'cognito:groups': ['admins']})}.{signature}"


def _part(content: dict[str, Any]) -> str:
    return _text(json.dumps(content).encode())


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


FORGERIES: dict[str, Callable[[Mint], str]] = {
    "missing": lambda _mint: "",
    "garbage": lambda _mint: "garbage",
    "three empty parts": lambda _mint: "..",
    "not signed": Mint.unsigned,
    "another key": lambda mint: mint.signed(rsa.generate_private_key(65537, 2048)),
    "the public key as a secret": Mint.signed_with_the_public_key,
    "expired": lambda mint: mint.signed(exp=int(time.time()) - 1),
    "without an end": lambda mint: mint.signed(exp=None),
    "tampered with": Mint.tampered,
    "cut short": lambda mint: mint.genuine["AccessToken"][:-4],
    "an id token": lambda mint: mint.genuine["IdToken"],
    "an id token's kind": lambda mint: mint.signed(token_use="id"),
    "another pool": lambda mint: mint.signed(iss=mint.issuer(f"{REGION}_Stranger1")),
    "another client": lambda mint: mint.signed(client_id="stranger"),
    "another scope": lambda mint: mint.signed(scope="openid email"),
    "no scope": lambda mint: mint.signed(scope=""),
    "an unknown key's name": lambda mint: jwt.encode(mint.claims(), "x" * 40, "HS256", {"kid": "unknown"}),
}


@pytest.fixture(scope="module")
def visitor(town: Town) -> Visitor:
    return town.visitor()


@pytest.fixture(scope="module")
def mint(visitor: Visitor, emulator_folder: Path) -> Mint:
    visitor.register(EMAIL)
    visitor.sign_in(EMAIL)
    made = Mint(emulator_folder / "keys" / "cognito-pool-keys", visitor)
    visitor.tokens = {}
    return made


@pytest.fixture(scope="module")
def routes(visitor: Visitor) -> list[Route]:
    from app import app

    return of_application(app).routes


@pytest.fixture(scope="module")
def authorizer(running_emulator: Aws, mint: Mint) -> Authorizer:
    return Authorizer(running_emulator.endpoint, mint.pool, mint.client)


def test_the_mint_is_good_enough_to_make_a_token_that_passes(visitor: Visitor, mint: Mint) -> None:
    assert visitor.call("GET", "/api/v1/me", Authorization=mint.signed()).json["code"] == "not_a_member"
    assert visitor.call("GET", "/api/v1/me", Authorization=f"Bearer {mint.signed()}").json["code"] == "not_a_member"


@pytest.mark.parametrize("forgery", FORGERIES)
def test_no_forgery_passes_on_any_route(visitor: Visitor, mint: Mint, routes: list[Route], forgery: str) -> None:
    token = FORGERIES[forgery](mint)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    protected = [route for route in routes if route.scopes is not None]
    answers = {
        f"{route.method} {route.resource}": visitor.call(route.method, "/api" + filled(route.resource), **headers)
        for route in protected
    }
    assert len(protected) > 20
    assert {answer.status for answer in answers.values()} == {401}, answers
    assert {answer.json["code"] for answer in answers.values()} == {"not_signed_in"}
    assert {answer.headers["Content-Type"] for answer in answers.values()} == {"application/problem+json"}


def test_only_these_routes_are_public(routes: list[Route]) -> None:
    assert {(route.method, route.resource) for route in routes if route.scopes is None} == PUBLIC


def test_every_other_route_wants_the_scope_of_a_signed_in_person(routes: list[Route]) -> None:
    scopes = {route.scopes for route in routes if route.scopes is not None}
    assert scopes == {("aws.cognito.signin.user.admin",)}


def test_claims_arrive_as_text(visitor: Visitor, mint: Mint, authorizer: Authorizer) -> None:
    claims = authorizer.claims(mint.signed(auth_time=5, **{"custom:flag": True}), ("aws.cognito.signin.user.admin",))
    assert claims["cognito:groups"] == "staff,admins"
    assert (claims["auth_time"], claims["custom:flag"]) == ("5", "true")
    assert claims["exp"].endswith(f" UTC {time.gmtime().tm_year}")


def filled(resource: str) -> str:
    return "/".join("x" if part.startswith("{") else part for part in resource.split("/"))
