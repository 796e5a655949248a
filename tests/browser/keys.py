"""The demo's people have been here before: they hold tokens, and their tabs are still signed in."""

import json
import urllib.request
from functools import cache
from typing import Any
from urllib.parse import urljoin

import boto3

from tests.browser.people import PASSWORD
from tests.support import srp

PLACE = "portico.refresh"
"""The name under which a tab keeps its refresh token: site/app/lib/storage-keys.ts."""
PUT = """([place, token]) => {
  if (location.protocol === 'about:' || sessionStorage.getItem('entered')) return;
  sessionStorage.setItem('entered', 'once');
  sessionStorage.setItem(place, JSON.stringify(token));
}"""


@cache
def tokens(portal: str, email: str) -> dict[str, str]:
    """What Cognito gave when they signed in by their password, as the site does."""
    with urllib.request.urlopen(f"{portal}/config.json") as answer:
        known = json.load(answer)
    people: Any = boto3.client("cognito-idp", endpoint_url=urljoin(portal, known["cognitoUrl"]))
    signed = srp.sign_in(people, known["userPoolId"], known["clientId"], email, PASSWORD)
    given: dict[str, str] = signed["AuthenticationResult"]
    return given


def script(portal: str, email: str) -> str:
    """What a page runs before its own scripts, once in a tab, to be that person's."""
    return f"({PUT})({json.dumps([PLACE, tokens(portal, email)['RefreshToken']])})"
