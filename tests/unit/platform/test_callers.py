"""Who calls: CloudFront says so, and nobody else can."""

from collections.abc import Callable, Iterator

import pytest
from chalice.app import Request

from chalicelib.platform import callers
from chalicelib.platform.settings import settings

KEY = "5c1f0c8e"


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """`address("key", **headers)`: what is believed of a request that API Gateway saw come from 130.176.1.1."""

    def asked(key: str, **headers: str) -> str:
        monkeypatch.setenv("PORTICO_EDGE_KEY", key)
        settings.cache_clear()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        context = {"httpMethod": "GET", "resourcePath": "/", "identity": {"sourceIp": "130.176.1.1"}}
        event = {"requestContext": context, "headers": sent, "multiValueQueryStringParameters": None}
        return callers.address(Request(event | dict.fromkeys(("pathParameters", "body", "stageVariables")) | ENCODING))

    yield asked
    monkeypatch.undo()
    settings.cache_clear()


ENCODING = {"isBase64Encoded": False}


def test_cloudfront_is_believed(address: Callable[..., str]) -> None:
    assert address(KEY, X_Portico_Edge=KEY, X_Viewer_Address="203.0.113.7") == "203.0.113.7"


def test_all_addresses_of_an_ipv6_network_are_one_caller(address: Callable[..., str]) -> None:
    seen = {
        address(KEY, X_Portico_Edge=KEY, X_Viewer_Address=f"2001:db8:0:{network}::{host}")
        for network, host in [("a", "1"), ("a", "2"), ("a", "ffff:1:2"), ("b", "1")]
    }
    assert seen == {"2001:db8:0:a::", "2001:db8:0:b::"}


@pytest.mark.parametrize("sent", [{}, {"X_Portico_Edge": "guessed"}, {"X_Portico_Edge": "é"}])
def test_whoever_does_not_know_the_key_is_not(address: Callable[..., str], sent: dict[str, str]) -> None:
    assert address(KEY, X_Viewer_Address="203.0.113.7", **sent) == "130.176.1.1"


def test_without_a_key_api_gateway_is_asked(address: Callable[..., str]) -> None:
    assert address("", X_Portico_Edge="", X_Viewer_Address="203.0.113.7") == "130.176.1.1"
