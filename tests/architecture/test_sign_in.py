"""How people sign in, as deployed: what the user pool and the site's client demand and allow."""

from typing import Any

import pytest

from tests.architecture.conftest import Resources

MINUTES, DAYS = "minutes", "days"


@pytest.fixture
def pool(resources: Resources) -> dict[str, Any]:
    [found] = resources.of("AWS::Cognito::UserPool").values()
    return found


@pytest.fixture
def client(resources: Resources) -> dict[str, Any]:
    """The only one there is."""
    [found] = resources.of("AWS::Cognito::UserPoolClient").values()
    return found


def test_passwords_are_long_and_temporary_ones_end(pool: dict[str, Any]) -> None:
    rules = pool["Policies"]["PasswordPolicy"]
    assert rules["MinimumLength"] >= 12
    assert rules["RequireLowercase"] is rules["RequireUppercase"] is rules["RequireNumbers"] is True
    assert rules["TemporaryPasswordValidityDays"] <= 7


def test_nobody_learns_who_has_an_account(pool: dict[str, Any], client: dict[str, Any]) -> None:
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert pool["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}  # SignUp says "user exists"


def test_an_address_is_one_person_is_proved_and_stays_until_the_new_one_is(pool: dict[str, Any]) -> None:
    assert pool["UsernameAttributes"] == pool["AutoVerifiedAttributes"] == ["email"]
    assert pool["UsernameConfiguration"] == {"CaseSensitive": False}
    assert pool["UserAttributeUpdateSettings"] == {"AttributesRequireVerificationBeforeUpdate": ["email"]}


def test_access_comes_back_by_the_proved_address_alone(pool: dict[str, Any]) -> None:
    assert pool["AccountRecoverySetting"] == {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]}


def test_a_second_step_is_there_for_whoever_wants_it(pool: dict[str, Any]) -> None:
    assert (pool["MfaConfiguration"], pool["EnabledMfas"]) == ("OPTIONAL", ["SOFTWARE_TOKEN_MFA"])


def test_the_browser_signs_in_by_srp_and_in_no_other_way(client: dict[str, Any]) -> None:
    assert set(client["ExplicitAuthFlows"]) == {"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
    assert client["GenerateSecret"] is False  # a browser keeps none
    assert not {"AllowedOAuthFlows", "AllowedOAuthScopes", "CallbackURLs", "SupportedIdentityProviders"} & set(client)


def test_tokens_are_short_lived_and_can_be_revoked(client: dict[str, Any]) -> None:
    assert client["EnableTokenRevocation"] is True
    units = client["TokenValidityUnits"]
    assert (units["AccessToken"], units["IdToken"], units["RefreshToken"]) == (MINUTES, MINUTES, DAYS)
    assert max(client["AccessTokenValidity"], client["IdTokenValidity"]) <= 15
    assert client["RefreshTokenValidity"] <= 7


def test_the_browser_writes_nothing_about_somebody_but_address_and_language(client: dict[str, Any]) -> None:
    assert set(client["WriteAttributes"]) == {"email", "locale"}
    assert set(client["ReadAttributes"]) == {"email", "email_verified", "locale"}


def test_only_the_api_makes_sign_ins(resources: Resources) -> None:
    makers = {"cognito-idp:AdminCreateUser", "cognito-idp:AdminSetUserPassword"}
    allowed = {name for name in resources.of("AWS::IAM::Role") if makers & _actions(resources, name)}
    assert allowed == {resources["APIHandler"]["Properties"]["Role"]["Fn::GetAtt"][0]}


def test_the_widget_of_the_console_can_change_nothing(resources: Resources) -> None:
    role = resources["Console"]["Properties"]["Role"]["Fn::GetAtt"][0]
    assert _actions(resources, role) == {"dynamodb:Query", "logs:CreateLogStream", "logs:PutLogEvents"}


def _actions(resources: Resources, role: str) -> set[str]:
    policies = resources.of("AWS::IAM::Role")[role].get("Policies", [])
    listed = [one["Action"] for policy in policies for one in policy["PolicyDocument"]["Statement"]]
    return {action for one in listed for action in (one if isinstance(one, list) else [one])}
