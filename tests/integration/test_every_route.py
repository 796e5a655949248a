"""Through the gateway, with real tokens: what belongs to others does not exist, and staff's routes are staff's."""

import pytest

from chalicelib.platform.http import Audience, Endpoint
from local.emulator.control import REGION
from tests.integration import residents
from tests.integration.conftest import Town
from tests.integration.residents import Residents
from tests.integration.visitor import Answer, Visitor
from tests.support.examples import BODIES
from tests.support.routes import EVERY, named


@pytest.fixture(scope="module")
def people(town: Town) -> Residents:
    return residents.settled(town.gateway, town.stack)


def call(caller: Visitor, endpoint: Endpoint, path: str) -> Answer:
    body = None if endpoint.method == "GET" else BODIES.get(named(endpoint))
    return caller.call(endpoint.method, f"/api{path}", body, Idempotency_Key=f"walk-{named(endpoint)}")


def test_a_second_accounts_real_token_finds_nothing_of_the_first(people: Residents) -> None:
    things = [one for one in EVERY if one.audience is Audience.CUSTOMER and "{" in one.path]
    assert len(things) >= 6
    for endpoint in things:
        answer = call(people.stranger, endpoint, people.made.path(endpoint))
        assert (answer.status, answer.headers["Content-Type"]) == (404, "application/problem+json"), named(endpoint)


def test_a_second_accounts_lists_hold_nothing_of_the_first(people: Residents) -> None:
    for endpoint in (one for one in EVERY if one.method == "GET" and "{" not in one.path):
        if endpoint.audience in {Audience.CUSTOMER, Audience.MEMBER}:
            answer = call(people.stranger, endpoint, f"/v1{endpoint.path}")
            assert answer.status == 200, named(endpoint)
            assert people.made.order not in answer.body
            assert people.made.ticket not in answer.body


def test_a_customers_real_token_is_refused_on_every_staff_route(people: Residents) -> None:
    desk = [one for one in EVERY if one.audience is Audience.STAFF]
    assert len(desk) >= 9
    for endpoint in desk:
        answer = call(people.customer, endpoint, people.made.path(endpoint))
        assert (answer.status, answer.json["code"]) == (403, "staff_only"), named(endpoint)


def test_whoever_is_in_the_group_but_not_employed_is_nobody(people: Residents, town: Town) -> None:
    visitor = town.visitor()
    visitor.register("mallory@vendor.example", "staff", "admins")
    visitor.sign_in("mallory@vendor.example")
    for endpoint in (one for one in EVERY if one.audience is Audience.STAFF):
        answer = call(visitor, endpoint, people.made.path(endpoint))
        assert (answer.status, answer.json["code"]) == (403, "not_a_member"), named(endpoint)


def test_another_pools_real_token_opens_no_route(people: Residents, town: Town) -> None:
    pools = people.customer.people
    pool = pools.create_user_pool(PoolName="another", UsernameAttributes=["email"])["UserPool"]["Id"]
    flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = pools.create_user_pool_client(UserPoolId=pool, ClientName="another", ExplicitAuthFlows=flows)
    visitor = Visitor(town.gateway, {"UserPoolId": pool, "UserPoolClientId": client["UserPoolClient"]["ClientId"]})
    assert pool.startswith(REGION)
    visitor.register("elin@kafe-lulea.example")
    visitor.sign_in("elin@kafe-lulea.example")

    for endpoint in (one for one in EVERY if one.audience is not Audience.PUBLIC):
        answer = call(visitor, endpoint, people.made.path(endpoint))
        assert (answer.status, answer.json["code"]) == (401, "not_signed_in"), named(endpoint)
        assert answer.headers["Content-Type"] == "application/problem+json"
