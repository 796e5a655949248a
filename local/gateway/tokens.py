"""Tokens, verified as API Gateway's Cognito authorizer does: signature, issuer, lifetime, kind, client, scope."""

import json
import threading
import time
import urllib.request
from typing import Any

import jwt

from local.emulator.control import REGION
from local.gateway.refusals import Refused

BEARER = "bearer "
FRESHNESS = 5.0
"""Seconds between two looks at the pool's keys, when a token names one that is not known."""
MOMENTS = ("exp", "iat")

Claims = dict[str, Any]


class Authorizer:
    """One user pool's. `keys_url` is where the emulator shows the keys; the token's issuer is Amazon's in any case."""

    def __init__(self, endpoint: str, pool: str, client: str) -> None:
        self._keys_url = f"{endpoint}/{pool}/.well-known/jwks.json"
        self._issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{pool}"
        self._client = client
        self._keys: dict[str, Any] = {}
        self._looked = 0.0
        self._lock = threading.Lock()

    def claims(self, header: str, scopes: tuple[str, ...]) -> dict[str, str]:
        """The claims behind an Authorization header, all as text. Raises Refused.

        A method with scopes wants an access token, one without wants an id token.
        """
        token = header[len(BEARER) :] if header.lower().startswith(BEARER) else header
        claims = self._verified(token.strip())
        if claims["token_use"] != ("access" if scopes else "id") or not self._is_ours(claims):
            raise Refused("UNAUTHORIZED")
        if scopes and not set(scopes) & set(str(claims.get("scope", "")).split()):
            raise Refused("UNAUTHORIZED")
        return {name: _as_text(name, value) for name, value in claims.items()}

    def _verified(self, token: str) -> Claims:
        options: Any = {"require": ["exp", "iat", "sub", "token_use"], "verify_aud": False}
        try:
            key = self._key(str(jwt.get_unverified_header(token)["kid"]))
            return dict(jwt.decode(token, key, algorithms=["RS256"], issuer=self._issuer, options=options))
        except jwt.ExpiredSignatureError as error:
            raise Refused("EXPIRED_TOKEN") from error
        except (jwt.PyJWTError, KeyError, ValueError, TypeError) as error:
            raise Refused("UNAUTHORIZED") from error

    def _is_ours(self, claims: Claims) -> bool:
        return (claims.get("client_id") or claims.get("aud")) == self._client

    def _key(self, name: str) -> Any:
        """The pool's key of that name. Raises KeyError."""
        with self._lock:
            if name not in self._keys and time.monotonic() > self._looked + FRESHNESS:
                self._keys = self._published_keys()
                self._looked = time.monotonic()
            return self._keys[name]

    def _published_keys(self) -> dict[str, Any]:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self._keys_url, timeout=5) as answer:
            published = json.load(answer)["keys"]
        return {key["kid"]: jwt.PyJWK(key, algorithm="RS256").key for key in published}


def _as_text(name: str, value: Any) -> str:
    """A REST API hands claims over as text: groups with commas, truth in small letters, moments as dates."""
    if isinstance(value, list):
        return ",".join(str(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if name in MOMENTS:
        return time.strftime("%a %b %d %H:%M:%S UTC %Y", time.gmtime(value))
    return json.dumps(value) if isinstance(value, dict) else str(value)
