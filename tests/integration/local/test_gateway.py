"""The running gateway: SRP sign-in, pictures, Cognito's front, the mailbox page."""

from typing import Any

import boto3
import pytest

from tests.integration.conftest import Town
from tests.integration.visitor import PASSWORD, Visitor
from tests.support import srp


def test_a_wrong_password_stays_outside(visitor: Visitor) -> None:
    visitor.register("elin@kafe-lulea.example")
    with pytest.raises(visitor.people.exceptions.NotAuthorizedException):
        srp.sign_in(visitor.people, visitor.pool_id, visitor.client_id, "elin@kafe-lulea.example", PASSWORD + "x")


def test_the_front_of_cognito_takes_nothing_but_cognito(visitor: Visitor) -> None:
    target = "AWSCognitoIdentityProviderService.InitiateAuth"
    assert visitor.call("GET", "/cognito/").status == 400
    assert visitor.call("POST", "/cognito/", {}, X_Amz_Target="DynamoDB_20120810.ListTables").status == 400
    assert visitor.call("POST", "/cognito/", "[]", X_Amz_Target=target).status == 400
    assert visitor.call("POST", "/cognito/", "{", X_Amz_Target=target).status == 400
    assert visitor.call("POST", "/cognito/", {}, X_Amz_Target=target).status == 400


def test_a_picture_comes_from_the_bucket_and_is_kept(visitor: Visitor, town: Town) -> None:
    objects: Any = boto3.client("s3")
    objects.put_object(
        Bucket=town.stack["MediaBucketName"], Key="cups/hamn 18.svg", Body=b"<svg/>", ContentType="image/svg+xml"
    )
    found = visitor.call("GET", "/media/cups/hamn%2018.svg")
    assert (found.status, found.body, found.headers["Content-Type"]) == (200, "<svg/>", "image/svg+xml")
    assert "sandbox" in found.headers["Content-Security-Policy"]
    assert visitor.call("GET", "/media/cups/hamn%2018.svg", If_None_Match=found.headers["ETag"]).status == 304
    assert visitor.call("GET", "/media/nothing.svg").status == 404
    assert visitor.call("POST", "/media/cups/hamn%2018.svg").status == 404


def test_the_site_is_told_where_it_lives(visitor: Visitor, town: Town) -> None:
    told = visitor.call("GET", "/config.json")
    assert told.json["userPoolId"] == town.stack["UserPoolId"]
    assert told.json["clientId"] == town.stack["UserPoolClientId"]
    assert (told.json["apiUrl"], told.json["cognitoUrl"]) == ("/api", "/cognito/")
    assert told.headers["Cache-Control"] == "no-cache"


def test_the_mailbox_shows_mail_as_its_reader_sees_it_and_lets_nothing_out(visitor: Visitor) -> None:
    mails: Any = boto3.client("sesv2")
    content = {
        "Subject": {"Data": "Förvånad <script>alert(1)</script>"},
        "Body": {"Text": {"Data": "Hej"}, "Html": {"Data": "<p>Hej</p><script>alert(1)</script>"}},
    }
    mails.send_email(
        FromEmailAddress="portal@portico.example",
        Destination={"ToAddresses": ["elin@kafe-lulea.example"]},
        Content={"Simple": content},
    )
    [listed] = visitor.call("GET", "/mailbox/messages?to=ELIN@kafe-lulea.example").json["items"]
    assert listed["subject"] == "Förvånad <script>alert(1)</script>"
    assert visitor.mails("elin@kafe-lulea.example")[0]["text"] == "Hej"

    page = visitor.call("GET", "/mailbox")
    assert "Förvånad &lt;script&gt;" in page.body
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    one = visitor.call("GET", f"/mailbox/{listed['id']}")
    assert "<iframe" in one.body
    shown = visitor.call("GET", f"/mailbox/{listed['id']}/html")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert "allow-scripts" not in shown.headers["Content-Security-Policy"]
    assert visitor.call("GET", "/mailbox/nothing").status == 404
    assert visitor.call("GET", "/mailbox/messages/nothing").status == 404
    assert visitor.call("GET", "/mailbox/mailbox.css").status == 200
