"""Every route asks for a token of our pool unless it is known to be public, and stands in the OpenAPI document."""

import re
from typing import Any

import pytest

from chalicelib.platform import openapi
from chalicelib.platform.http import SCOPE
from tests.architecture.conftest import Resources
from tests.support.routes import PUBLIC

DOCUMENT = ("GET", "/v1/openapi.json")  # does not describe itself

Routes = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def body(resources: Resources) -> dict[str, Any]:
    """What API Gateway imports."""
    return dict(resources["RestAPI"]["Properties"]["Body"])


@pytest.fixture
def routes(body: dict[str, Any]) -> Routes:
    return {(method.upper(), path): one for path, methods in body["paths"].items() for method, one in methods.items()}


@pytest.fixture
def operations() -> Routes:
    """Routes of the OpenAPI document."""
    from app import APIS
    from chalicelib.platform import edge

    paths = openapi.document(edge.endpoints(APIS), title="Portico", prefix="/v1")["paths"]
    return {(method.upper(), path): one for path, methods in paths.items() for method, one in methods.items()}


def test_who_is_not_signed_in_reaches_only_public_routes(routes: Routes) -> None:
    guarded = {route for route, one in routes.items() if one.get("security") == [{"portico": [SCOPE]}]}
    assert set(routes) - guarded == PUBLIC


def test_tokens_are_those_of_our_own_pool(body: dict[str, Any]) -> None:
    [scheme] = body["securityDefinitions"].values()
    assert scheme["x-amazon-apigateway-authtype"] == "cognito_user_pools"
    assert scheme["x-amazon-apigateway-authorizer"]["providerARNs"] == [{"Fn::GetAtt": ["UserPool", "Arn"]}]


def test_every_route_stands_in_the_document(routes: Routes, operations: Routes) -> None:
    assert set(operations) == set(routes) - {DOCUMENT}


def test_the_document_says_which_routes_are_public(operations: Routes) -> None:
    assert {route for route, one in operations.items() if not one["security"]} == PUBLIC - {DOCUMENT}


def test_operations_have_names_of_their_own(operations: Routes) -> None:
    names = [one["operationId"] for one in operations.values()]
    assert len(names) == len(set(names))


def test_one_variable_name_at_each_position(routes: Routes) -> None:
    """API Gateway does not import /orders/{id} beside /orders/{order_id}/moves."""
    names: dict[str, set[str]] = {}
    for _, path in routes:
        for found in re.finditer(r"{(\w+)}", path):
            before = re.sub(r"{\w+}", "{}", path[: found.start()])
            names.setdefault(before, set()).add(found[1])
    assert {before: found for before, found in names.items() if len(found) > 1} == {}


def test_refusals_of_the_gateway_itself_are_problems(body: dict[str, Any]) -> None:
    answers = body["x-amazon-apigateway-gateway-responses"]
    assert {"DEFAULT_4XX", "DEFAULT_5XX", "MISSING_AUTHENTICATION_TOKEN", "UNAUTHORIZED"} <= set(answers)
    for answer in answers.values():
        assert answer["responseParameters"]["gatewayresponse.header.Content-Type"] == "'application/problem+json'"
        assert '"code": "' in answer["responseTemplates"]["application/json"]
