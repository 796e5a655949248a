"""Signing up by a mailed code; and what somebody learns who only tries addresses."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest

from chalicelib.kernel import clock
from chalicelib.platform import aws
from tests.support.caller import Answer, Caller
from tests.support.mails import Mailbox, code_in, words_of, written_to
from tests.support.meter import metered

NOON = datetime(2030, 1, 7, 12, tzinfo=UTC)
NEW, KNOWN = "anna@aamu.example", "elin@customer.example"
SENT = {"language": "fi", "time_zone": "Europe/Helsinki"}


@pytest.fixture(scope="module")
def made_pool(cloud: None) -> str:
    """To make one takes long."""
    made: str = boto3.client("cognito-idp").create_user_pool(PoolName="portico", UsernameAttributes=["email"])[
        "UserPool"
    ]["Id"]
    return made


@pytest.fixture
def pool(aws: None, made_pool: str, settled: Callable[..., None]) -> Iterator[dict[str, str]]:
    """The user pool, in which Elin signs in with her address."""
    pools: Any = boto3.client("cognito-idp")
    named = {"UserPoolId": made_pool}
    settled(user_pool_id=made_pool)
    _enter(made_pool, KNOWN)
    pools.admin_set_user_password(**named, Username=KNOWN, Password="Kaffe-och-bulle-7", Permanent=True)
    yield named
    for user in pools.list_users(**named)["Users"]:
        pools.admin_delete_user(**named, Username=user["Username"])


def _enter(pool: str, email: str) -> str:
    pools: Any = boto3.client("cognito-idp")
    given = [{"Name": "email", "Value": email}]
    made = pools.admin_create_user(UserPoolId=pool, Username=email, UserAttributes=given, MessageAction="SUPPRESS")
    return str(next(one["Value"] for one in made["User"]["Attributes"] if one["Name"] == "sub"))


def ask(visitor: Caller, email: str) -> Answer:
    return visitor.post("/v1/sign-ups", {**SENT, "email": email})


def confirm(visitor: Caller, email: str, code: str) -> Answer:
    return visitor.post("/v1/sign-ups/confirmations", {"email": email, "code": code})


@contextmanager
def asked_of_the_pool() -> Iterator[list[str]]:
    """What the application asks of Cognito within the block."""
    asked: list[str] = []
    events = aws.client("cognito-idp").meta.events
    events.register("before-call.cognito-idp", lambda model, **_: asked.append(model.name), unique_id="asked")
    yield asked
    events.unregister("before-call.cognito-idp", unique_id="asked")


def test_a_new_address_gets_a_code_and_with_it_a_sign_in(
    pool: dict[str, str], visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    assert ask(visitor, "Anna@Aamu.example").status == 202
    deliver()
    deliver()

    [mail] = written_to(mailbox, "anna")
    assert mail["Subject"] == "Koodisi Portico-portaaliin"
    answer = confirm(visitor, "ANNA@aamu.example", code_in(written_to(mailbox, "anna")[-1]))
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    made = boto3.client("cognito-idp").admin_get_user(**pool, Username=NEW)
    assert made["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert {"Name": "email_verified", "Value": "true"} in made["UserAttributes"]


def test_whoever_tries_addresses_cannot_tell_which_are_known(pool: dict[str, str], visitor: Caller) -> None:
    seen: list[Any] = []
    for email in (NEW, KNOWN):
        with clock.fixed(NOON), metered() as meter, asked_of_the_pool() as of_pool:
            answers = [confirm(visitor, email, "000000"), ask(visitor, email), ask(visitor, email)]
            answers += [confirm(visitor, email, "000000") for _ in range(6)]
            answers += [ask(visitor, email) for _ in range(4)]
        assert of_pool == []
        seen.append(([(one.status, one.headers, one.body.replace(email, "?")) for one in answers], meter.calls))

    assert seen[0] == seen[1]
    assert [status for status, *_ in seen[0][0]] == [422, 202, 202, *[422] * 5, 429, *[202] * 3, 429]


def test_the_owner_of_an_address_is_told_once_an_hour(
    pool: dict[str, str], visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    for minutes, mails in ((0, 1), (1, 1), (59, 1), (61, 2), (100, 2)):
        with clock.fixed(NOON + timedelta(minutes=minutes)):
            assert ask(visitor, KNOWN).status == 202
            deliver()
        assert len(written_to(mailbox, "elin")) == mails, minutes

    mail = written_to(mailbox, "elin")[0]
    assert mail["Subject"] == "Sinulla on jo tili Portico-portaalissa"
    assert "http://localhost:8000/app/sign-in" in words_of(mail)
    assert not re.search(r"\b\d{6}\b", words_of(mail))


def test_the_owner_reads_it_in_their_own_language_and_in_the_portal(
    pool: dict[str, str], app: Any, visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    from tests.support import people

    sub = next(
        one["Value"]
        for one in boto3.client("cognito-idp").admin_get_user(**pool, Username=KNOWN)["UserAttributes"]
        if one["Name"] == "sub"
    )
    elin = people.customer(app, sub)
    ask(visitor, KNOWN)
    deliver()

    assert written_to(mailbox, sub)[0]["Subject"] == "You already have an account with Portico"
    [notice] = elin.get("/v1/notices").json["items"]
    assert notice["title"] == "Somebody tried to create an account with your address"


def test_a_code_has_five_tries_and_one_hour_and_only_the_newest_counts(
    pool: dict[str, str], visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    codes = []
    for minutes in (0, 1):
        with clock.fixed(NOON + timedelta(minutes=minutes)):
            ask(visitor, NEW)
            deliver()
        codes.append(code_in(written_to(mailbox, "anna")[-1]))
    if codes[0] != codes[1]:
        with clock.fixed(NOON + timedelta(minutes=2)):
            assert confirm(visitor, NEW, codes[0]).code == "wrong_code"
    with clock.fixed(NOON + timedelta(minutes=62)):
        assert confirm(visitor, NEW, codes[1]).code == "wrong_code"
    with clock.fixed(NOON + timedelta(minutes=3)):
        assert [confirm(visitor, NEW, "x" * 6).code, confirm(visitor, NEW, "1").code] == ["invalid_input"] * 2
        wrong = f"{(int(codes[1]) + 1) % 10**6:06}"
        tried = [confirm(visitor, NEW, wrong).code for _ in range(5)]
        assert (set(tried), confirm(visitor, NEW, codes[1]).code) == ({"wrong_code", "slower"}, "slower")


def test_who_stopped_before_choosing_a_password_may_go_on(
    pool: dict[str, str], visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    ask(visitor, NEW)
    deliver()
    passwords = {confirm(visitor, NEW, code_in(written_to(mailbox, "anna")[-1])).json["password"] for _ in range(2)}
    assert len(passwords) == 2
    ask(visitor, NEW)
    deliver()

    assert confirm(visitor, NEW, code_in(written_to(mailbox, "anna")[-1])).status == 200


def test_a_code_is_no_key_to_an_account_that_is_there(
    pool: dict[str, str], visitor: Caller, deliver: Callable[[], int], mailbox: Mailbox
) -> None:
    """Whoever came in keeps their password, though the code's hour is not over; and so do invited staff."""
    from tests.support import people

    ask(visitor, NEW)
    deliver()
    code = code_in(written_to(mailbox, "anna")[-1])
    confirm(visitor, NEW, code)
    pools: Any = boto3.client("cognito-idp")
    pools.admin_set_user_password(**pool, Username=NEW, Password="Kaffe-och-bulle-7", Permanent=True)
    people.agent(visitor.app, _enter(pool["UserPoolId"], "ilze@vendor.example"))
    ask(visitor, "ilze@vendor.example")
    deliver()

    assert confirm(visitor, NEW, code).code == "wrong_code"
    assert "already" in str(mailbox()[-1]["Subject"])
