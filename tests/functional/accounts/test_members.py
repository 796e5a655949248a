"""Who is let in, and as whom."""

from collections.abc import Callable

from tests.support.caller import Caller


def test_a_member_sees_who_they_are(customer: Caller) -> None:
    answer = customer.get("/v1/me")

    assert answer.status == 200
    assert answer.json["name"] == "Elin Lund"
    assert answer.json["account"] == {"account_id": "acc_elin", "kind": "company", "name": "Kafé Luleå AB"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_somebody_who_never_finished_signing_up_is_told_so(sign_in: Callable[..., Caller]) -> None:
    assert sign_in("nobody").get("/v1/me").code == "not_a_member"


def test_a_request_that_the_gateway_let_through_without_a_token_is_refused(visitor: Caller) -> None:
    answer = visitor.get("/v1/me")

    assert (answer.status, answer.code) == (401, "not_signed_in")


def test_a_profile_changes_only_where_it_was_told_to(customer: Caller) -> None:
    answer = customer.patch("/v1/me", {"language": "fi"})

    assert (answer.json["language"], answer.json["name"]) == ("fi", "Elin Lund")
    assert customer.get("/v1/me").json["language"] == "fi"


def test_an_unknown_time_zone_is_refused(customer: Caller) -> None:
    answer = customer.patch("/v1/me", {"time_zone": "Europe/Atlantis"})

    assert (answer.status, answer.code) == (422, "unknown_time_zone")


def test_staff_pages_are_for_staff(customer: Caller, agent: Caller) -> None:
    assert customer.get("/v1/staff/members").code == "staff_only"
    assert [one["name"] for one in agent.get("/v1/staff/members").json["items"]] == ["Ilze Ozola"]


def test_a_staff_row_without_the_group_is_not_staff(agent: Caller) -> None:
    agent.groups = ""
    assert agent.get("/v1/staff/members").code == "not_a_member"


def test_unknown_fields_are_refused_by_name(customer: Caller) -> None:
    answer = customer.patch("/v1/me", {"role": "admin"})

    assert (answer.status, answer.code) == (422, "invalid_input")
    assert answer.json["errors"][0]["field"] == "role"
    assert answer.headers["Content-Type"] == "application/problem+json"
