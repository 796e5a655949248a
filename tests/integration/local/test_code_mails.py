"""Cognito's mails with codes, worded by the portal's own function, reach the mailbox and open the door."""

import re

import pytest

from tests.integration.visitor import PASSWORD, Visitor
from tests.support import srp


def test_the_pool_itself_signs_nobody_up_and_so_tells_nobody_who_is_known(visitor: Visitor) -> None:
    visitor.register("known@kafe-lulea.example")
    said = []
    for email in ("known@kafe-lulea.example", "unknown@kafe-lulea.example"):
        with pytest.raises(visitor.people.exceptions.NotAuthorizedException) as refused:
            visitor.people.sign_up(
                ClientId=visitor.client_id, Username=email, Password=PASSWORD, UserAttributes=address(email)
            )
        said.append(refused.value.response["Error"])
    assert said[0] == said[1]


def test_who_is_known_cannot_be_told_from_a_wrong_password_a_wrong_code_or_a_forgotten_one(visitor: Visitor) -> None:
    visitor.register("there@kafe-lulea.example")
    refusals = visitor.people.exceptions
    said = []
    for email in ("there@kafe-lulea.example", "t@k.example"):
        asked = {"ClientId": visitor.client_id, "Username": email}
        sent = visitor.people.forgot_password(**asked)["CodeDeliveryDetails"]
        with pytest.raises(refusals.CodeMismatchException) as code:
            visitor.people.confirm_forgot_password(**asked, ConfirmationCode="000000", Password=PASSWORD)
        with pytest.raises(refusals.NotAuthorizedException) as password:
            srp.sign_in(visitor.people, visitor.pool_id, visitor.client_id, email, PASSWORD + "x")
        said.append((sent, code.value.response["Error"]["Code"], password.value.response["Error"]))
    assert said[0] == said[1]


def test_a_forgotten_password_is_replaced_with_the_mailed_code(visitor: Visitor) -> None:
    email = "jonas@kafe-lulea.example"
    visitor.register(email)
    visitor.people.forgot_password(ClientId=visitor.client_id, Username=email)
    assert "654321" in visitor.mails(email)[0]["html"]
    visitor.people.confirm_forgot_password(
        ClientId=visitor.client_id, Username=email, ConfirmationCode="654321", Password="Another-Horse-2"
    )
    visitor.sign_in(email, "Another-Horse-2")


def test_a_stranger_who_forgot_a_password_gets_no_mail_and_no_hint(visitor: Visitor) -> None:
    visitor.people.forgot_password(ClientId=visitor.client_id, Username="nobody@nowhere.example")
    assert visitor.mails("nobody@nowhere.example") == []


def test_an_invited_person_finds_the_temporary_password_in_the_mail_and_must_change_it(visitor: Visitor) -> None:
    email = "ilze@norrbrygga.example"
    visitor.people.admin_create_user(UserPoolId=visitor.pool_id, Username=email, UserAttributes=address(email))
    [mail] = visitor.mails(email)
    [temporary] = set(re.findall(r"Portico-[0-9a-f]{8}-7", mail["html"]))
    asked = srp.sign_in(visitor.people, visitor.pool_id, visitor.client_id, email, temporary)
    assert asked["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_the_code_mail_is_in_the_language_of_the_page(visitor: Visitor) -> None:
    for language in ("lt", "fi"):
        email = f"{language}@customer.example"
        visitor.register(email)
        visitor.people.forgot_password(
            ClientId=visitor.client_id, Username=email, ClientMetadata={"language": language}
        )
    assert visitor.mails("lt@customer.example")[0]["subject"] != visitor.mails("fi@customer.example")[0]["subject"]


def address(email: str) -> list[dict[str, str]]:
    return [{"Name": "email", "Value": email}]
