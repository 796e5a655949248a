"""The functions of the built zip, under AWS's own runtime client, answer what they are sent."""

import io
import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from pypdf import PdfReader

from chalicelib.kernel import ids
from tests.support.caller import Caller
from tests.support.sandbox import FunctionFailed, Sandbox


def test_the_api_shows_its_document(api: Any) -> None:
    answer = Caller(api).get("/v1/openapi.json")
    assert answer.status == 200
    assert "/v1/me" in answer.json["paths"]


def test_it_finds_what_the_vendor_settled_in_its_file(api: Any) -> None:
    first = Caller(api).get("/v1/promises").json["targets"][0]
    assert (first["priority"], first["first_reply"]) == ("p1", 7)


def test_whoever_has_not_signed_in_is_refused(api: Any) -> None:
    answer = Caller(api).get("/v1/me")
    assert (answer.status, answer.code) == (401, "not_signed_in")


def test_somebody_who_signed_up_joins_and_sees_who_they_are(api: Any, elin: Caller) -> None:
    wanted = {"kind": "person", "name": "Elin Lund", "language": "sv", "time_zone": "Europe/Stockholm"}
    assert elin.put("/v1/me", wanted).status == 200
    answer = elin.get("/v1/me")
    assert (answer.status, answer.json["email"], answer.json["name"]) == (200, "elin@customer.example", "Elin Lund")


def test_an_event_goes_from_stream_to_queue_to_its_reactions(function: Callable[[str], Sandbox], placed: str) -> None:
    record = {"eventName": "INSERT", "dynamodb": {"NewImage": _in_outbox(placed), "SequenceNumber": "1"}}
    assert function("Relay").invoke({"Records": [record]}) == {"batchItemFailures": []}
    sent = _waiting_in("reactions")
    poison = {"messageId": "poison", "body": json.dumps({"event_id": placed})}
    answer = function("React").invoke({"Records": [poison, *sent]})
    assert answer == {"batchItemFailures": [{"itemIdentifier": "poison"}]}
    reactions = {json.loads(message["body"])["reaction"] for message in sent}
    assert reactions
    assert reactions <= set(_in_outbox(placed)["done"]["SS"])


def test_a_document_is_written_from_the_zip_and_its_layer(
    function: Callable[[str], Sandbox], environment: dict[str, str], wished: tuple[str, str]
) -> None:
    event_id, key = wished
    record = {"eventName": "INSERT", "dynamodb": {"NewImage": _in_outbox(event_id), "SequenceNumber": "1"}}
    assert function("Relay").invoke({"Records": [record]}) == {"batchItemFailures": []}
    writing = function("Documents")
    answer = writing.invoke({"Records": _waiting_in("documents")})
    assert answer == {"batchItemFailures": []}, writing.said()

    found: Any = boto3.client("dynamodb").get_item(
        TableName="portico-dev-documents", Key={"pk": {"S": "A#acc_1"}, "sk": {"S": key}}
    )["Item"]
    bucket = environment["PORTICO_BUCKET_DOCUMENTS"]
    file = boto3.client("s3").get_object(Bucket=bucket, Key=found["file_key"]["S"])["Body"].read()
    assert (found["state"]["S"], file[:5]) == ("ready", b"%PDF-")
    assert "Lasku" in PdfReader(io.BytesIO(file)).pages[0].extract_text()


def test_the_minute_sweep_runs(function: Callable[[str], Sandbox]) -> None:
    assert function("Sweep").invoke({"source": "aws.events"}) is None


def test_a_function_that_fails_says_so(function: Callable[[str], Sandbox]) -> None:
    with pytest.raises(FunctionFailed, match="KeyError"):
        function("Notify").invoke({"no": "records"})


@pytest.fixture
def elin(api: Any, environment: dict[str, str]) -> Caller:
    """Signed up and in with the user pool, but no member yet."""
    pools: Any = boto3.client("cognito-idp")
    pool = {"UserPoolId": environment["PORTICO_USER_POOL_ID"]}
    test = pools.create_user_pool_client(
        **pool, ClientName="test", ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH"]
    )
    client = {"ClientId": test["UserPoolClient"]["ClientId"]}
    person = {"USERNAME": "elin@customer.example", "PASSWORD": "Correct-horse-7-battery"}
    email = [{"Name": "email", "Value": person["USERNAME"]}]
    made = pools.admin_create_user(**pool, Username=person["USERNAME"], UserAttributes=email, MessageAction="SUPPRESS")
    sub = next(one["Value"] for one in made["User"]["Attributes"] if one["Name"] == "sub")
    pools.admin_set_user_password(**pool, Username=person["USERNAME"], Password=person["PASSWORD"], Permanent=True)
    answer = pools.admin_initiate_auth(**pool, **client, AuthFlow="ADMIN_USER_PASSWORD_AUTH", AuthParameters=person)
    return Caller(api, sub, headers={"Authorization": f"Bearer {answer['AuthenticationResult']['AccessToken']}"})


@pytest.fixture
def placed(environment: dict[str, str]) -> str:
    """The id of an event in the outbox that awaits reactions: an order was placed."""
    from chalicelib.orders.events import OrderPlaced
    from chalicelib.platform import db, outbox

    event = OrderPlaced(
        number=ids.number("an order"),
        account_id="acc_1",
        member_id="elin",
        total=100,
        currency="EUR",
        review_id="rev_1",
    )
    with db.transaction() as tx:
        return outbox.add(tx, event)


@pytest.fixture
def wished(environment: dict[str, str]) -> tuple[str, str]:
    """An event, and the key of the document that it asks for."""
    from chalicelib.documents.events import DocumentAsked
    from chalicelib.documents.facts import Kind
    from chalicelib.documents.models import Document, account_key
    from chalicelib.platform import db, outbox
    from tests.support import papers

    wanted = Document(account_key("acc_1"), Document.key("doc_1"), document_id="doc_1", kind="invoice", number="1",
                      format="pdf", language="fi", state="making", asked_at="2030-01-01T12:00:00.000Z",
                      made_at="2030-01-01T12:00:00.000Z", check_code=papers.CODE,
                      facts=papers.sale(Kind.INVOICE).as_json().decode())  # fmt: skip
    with db.transaction() as tx:
        tx.create(wanted)
        event_id = outbox.add(tx, DocumentAsked(account_id="acc_1", document_id="doc_1"))
    return event_id, wanted.sk


def _in_outbox(event_id: str) -> dict[str, Any]:
    key = {"pk": {"S": event_id}}
    return dict(boto3.client("dynamodb").get_item(TableName="portico-dev-outbox", Key=key)["Item"])


def _waiting_in(queue: str) -> list[dict[str, Any]]:
    """Messages of a queue as Lambda hands them over."""
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName=f"portico-dev-{queue}")["QueueUrl"]
    received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [{"messageId": one["MessageId"], "body": one["Body"]} for one in received]
