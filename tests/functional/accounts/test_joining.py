"""Finishing to sign up: the first authorised call makes the member and the account."""

from collections.abc import Callable

import boto3

from chalicelib.accounts import service as accounts
from chalicelib.kernel.event import Envelope
from chalicelib.kernel.principal import Role
from tests.support.caller import Caller

COMPANY = {
    "kind": "company",
    "name": "Elin Lund",
    "company_name": "Kafé Luleå AB",
    "company_number": "556677-8899",
    "language": "sv",
    "time_zone": "Europe/Stockholm",
}


def test_a_company_joins_with_its_first_member(newcomer: Caller, events: Callable[[], list[Envelope]]) -> None:
    answer = newcomer.put("/v1/me", COMPANY)

    assert answer.status == 200, answer.body
    assert (answer.json["email"], answer.json["role"]) == ("elin@kafe.example", "owner")
    assert answer.json["account"]["name"] == "Kafé Luleå AB"
    assert newcomer.get("/v1/me").json == answer.json
    assert [event.name for event in events()] == ["member.joined"]


def test_joining_again_returns_what_the_first_call_made(newcomer: Caller, events: Callable[[], list[Envelope]]) -> None:
    first = newcomer.put("/v1/me", COMPANY)
    again = newcomer.put("/v1/me", {**COMPANY, "company_name": "Another AB"})

    assert (again.status, again.json) == (200, first.json)
    assert len(events()) == 1


def test_a_company_has_a_name_and_a_person_needs_none(newcomer: Caller) -> None:
    unnamed = {name: value for name, value in COMPANY.items() if not name.startswith("company")}

    assert newcomer.put("/v1/me", unnamed).code == "company_name_missing"
    assert newcomer.put("/v1/me", {**unnamed, "kind": "person"}).json["account"]["name"] == "Elin Lund"


def test_staff_are_invited_and_do_not_join(newcomer: Caller, agent: Caller) -> None:
    newcomer.sub = "ilze"

    assert newcomer.put("/v1/me", COMPANY).code == "not_a_member"


def test_inviting_staff_twice_changes_nothing(agent: Caller) -> None:
    contact = accounts.contact("ilze")
    assert contact is not None
    accounts.add_staff(contact, Role.ADMIN)

    assert agent.get("/v1/me").json["role"] == "agent"


def test_a_suspended_member_is_out_at_once(customer: Caller) -> None:
    boto3.client("dynamodb").update_item(
        TableName="portico-dev-accounts",
        Key={"pk": {"S": "M#elin"}, "sk": {"S": "ME"}},
        UpdateExpression="SET suspended = :yes",
        ExpressionAttributeValues={":yes": {"BOOL": True}},
    )

    assert customer.get("/v1/me").code == "member_suspended"


def test_whoever_was_signed_out_meanwhile_is_told_so(sign_in: Callable[..., Caller]) -> None:
    ghost = sign_in("ghost")
    ghost.headers["Authorization"] = "Bearer taken-back"

    refused = ghost.put("/v1/me", COMPANY)

    assert (refused.status, refused.code) == (401, "not_signed_in")
