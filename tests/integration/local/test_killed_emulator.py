"""`kill -9` at any moment loses no acknowledged write, no queued message and no sent mail."""

import contextlib
import itertools
import json
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from local import stack
from tests.integration.local.conftest import (
    TABLE,
    Victim,
    keys,
    make_table,
    put,
    receive_all,
    send_mail,
    sent_subjects,
    stream,
    wait_for,
)

PARTS = 4
"""Items that each transaction writes."""

log = logging.getLogger(__name__)

Writer = Callable[[str], object]


def test_nothing_acknowledged_is_lost_and_nothing_is_torn(victim: Victim) -> None:
    tables, queues, people, objects, mails = map(victim.client, ("dynamodb", "sqs", "cognito-idp", "s3", "sesv2"))
    make_table(tables)
    queue = queues.create_queue(QueueName="filled")["QueueUrl"]
    pool = people.create_user_pool(PoolName="people")["UserPool"]["Id"]
    objects.create_bucket(Bucket="kept", CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
    mails.create_email_identity(EmailIdentity="portico.example")

    def transact(name: str) -> None:
        items = [{"Put": {"TableName": TABLE, "Item": {"pk": {"S": f"{name}/{part}"}}}} for part in range(PARTS)]
        tables.transact_write_items(TransactItems=items)

    acknowledged = write_until_killed(
        victim,
        {
            "item": lambda name: put(tables, name),
            "transaction": transact,
            "message": lambda name: queues.send_message(QueueUrl=queue, MessageBody=name),
            "mail": lambda name: send_mail(mails, name),
            "person": lambda name: people.admin_create_user(UserPoolId=pool, Username=name, MessageAction="SUPPRESS"),
            "object": lambda name: objects.put_object(Bucket="kept", Key=name, Body=b"x"),
        },
    )
    log.info("acknowledged: %s", {kind: len(names) for kind, names in acknowledged.items()})

    victim.rise()
    found = keys(victim.client("dynamodb"))
    transactions = defaultdict(set)
    for pk in found:
        transactions[pk.split("/")[0]].add(pk)
    assert set(acknowledged["item"] + acknowledged["transaction"]) <= transactions.keys()
    assert {len(whole) for name, whole in transactions.items() if name.startswith("transaction")} == {PARTS}
    assert len(stream(victim)) == len(found)
    assert set(acknowledged["message"]) <= set(receive_all(victim.client("sqs"), queue))
    assert set(acknowledged["mail"]) <= set(sent_subjects(victim.aws.endpoint))
    users = victim.client("cognito-idp").get_paginator("list_users").paginate(UserPoolId=pool)
    assert set(acknowledged["person"]) <= {user["Username"] for page in users for user in page["Users"]}
    listed = victim.client("s3").get_paginator("list_objects_v2").paginate(Bucket="kept")
    assert set(acknowledged["object"]) <= {one["Key"] for page in listed for one in page.get("Contents", [])}


def write_until_killed(victim: Victim, writers: dict[str, Writer]) -> dict[str, list[str]]:
    """Everybody writes as fast as possible, two of each kind, until the emulator is killed under them."""
    acknowledged: dict[str, list[str]] = {kind: [] for kind in writers}

    def write(kind: str, lane: int) -> None:
        with contextlib.suppress(BotoCoreError, ClientError):
            for n in itertools.count():
                name = f"{kind}-{lane}-{n}"
                writers[kind](name)
                acknowledged[kind].append(name)

    threads = [threading.Thread(target=write, args=(kind, lane)) for kind in writers for lane in (1, 2)]
    for thread in threads:
        thread.start()
    time.sleep(4)
    victim.kill()
    for thread in threads:
        thread.join()
    assert all(acknowledged.values()), acknowledged
    return acknowledged


def test_tables_made_by_cloudformation_survive_a_kill(victim: Victim) -> None:
    made = stack.deploy().outputs
    tables = victim.client("dynamodb").list_tables()["TableNames"]
    victim.client("dynamodb").put_item(TableName="portico-dev-counters", Item={"pk": {"S": "kept"}})

    victim.kill()
    victim.rise()

    after = victim.client("dynamodb")
    assert len(tables) >= 9
    assert after.list_tables()["TableNames"] == tables
    assert after.get_item(TableName="portico-dev-counters", Key={"pk": {"S": "kept"}})["Item"]
    ttl = after.describe_time_to_live(TableName="portico-dev-outbox")["TimeToLiveDescription"]
    assert ttl == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires_at"}
    assert stack.deploy().outputs == made


def test_a_deployment_that_was_killed_is_made_whole_by_the_next(victim: Victim) -> None:
    for delay in (0.05, 0.1, 0.15):
        boto3.client("cloudformation")  # takes a while the first time, and does not count
        killing = threading.Timer(delay, victim.kill)
        killing.start()
        with contextlib.suppress(BotoCoreError, ClientError, stack.NotDeployed):
            stack.deploy()
        killing.join()
        victim.rise()

    assert stack.deploy().outputs["OutboxStreamArn"]
    assert len(victim.client("dynamodb").list_tables()["TableNames"]) >= 9


def test_an_item_is_kept_together_with_a_table_that_cloudformation_made_a_moment_ago(victim: Victim) -> None:
    body = {
        "Resources": {
            "New": {
                "Type": "AWS::DynamoDB::Table",
                "Properties": {
                    "TableName": TABLE,
                    "BillingMode": "PAY_PER_REQUEST",
                    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
                },
            }
        }
    }
    victim.client("cloudformation").create_stack(StackName="quick", TemplateBody=json.dumps(body))
    tables = victim.client("dynamodb")
    wait_for(lambda: TABLE in tables.list_tables()["TableNames"])
    put(tables, "first")

    victim.kill()
    victim.rise()

    assert keys(victim.client("dynamodb")) == ["first"]


def test_a_message_in_flight_comes_back_at_once_and_what_was_done_stays_done(victim: Victim) -> None:
    sqs = victim.client("sqs")
    queue = sqs.create_queue(QueueName="work", Attributes={"VisibilityTimeout": "600"})["QueueUrl"]
    for body in ("done", "held", "waiting"):
        sqs.send_message(QueueUrl=queue, MessageBody=body)
    sqs.send_message(QueueUrl=queue, MessageBody="later", DelaySeconds=600)
    done, _held = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=2)["Messages"]
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=done["ReceiptHandle"])

    victim.kill()
    victim.rise()

    asked = {"QueueUrl": queue, "MaxNumberOfMessages": 10, "AttributeNames": ["ApproximateReceiveCount"]}
    found = victim.client("sqs").receive_message(**asked)["Messages"]
    counts = {message["Body"]: message["Attributes"]["ApproximateReceiveCount"] for message in found}
    assert counts == {"held": "2", "waiting": "1"}


def test_poison_stays_in_the_dead_letter_queue(victim: Victim) -> None:
    sqs = victim.client("sqs")
    dead_letters = sqs.create_queue(QueueName="work-dlq")["QueueUrl"]
    redrive = {"deadLetterTargetArn": "arn:aws:sqs:eu-north-1:000000000000:work-dlq", "maxReceiveCount": 1}
    attributes = {"VisibilityTimeout": "0", "RedrivePolicy": json.dumps(redrive)}
    queue = sqs.create_queue(QueueName="work", Attributes=attributes)["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody="poison")
    assert sqs.receive_message(QueueUrl=queue)["Messages"]
    assert "Messages" not in sqs.receive_message(QueueUrl=queue)

    victim.kill()
    victim.rise()

    assert receive_all(victim.client("sqs"), queue) == []
    assert receive_all(victim.client("sqs"), dead_letters) == ["poison"]


def test_a_purged_queue_and_a_replaced_table_stay_empty(victim: Victim) -> None:
    sqs, tables = victim.client("sqs"), victim.client("dynamodb")
    queue = sqs.create_queue(QueueName="work")["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody="old")
    sqs.purge_queue(QueueUrl=queue)
    make_table(tables)
    put(tables, "old")
    tables.delete_table(TableName=TABLE)
    make_table(tables)

    victim.kill()
    victim.rise()

    assert receive_all(victim.client("sqs"), queue) == []
    assert keys(victim.client("dynamodb")) == []
    assert stream(victim) == []


def test_what_has_outlived_its_time_goes_with_a_record_in_the_stream(victim: Victim) -> None:
    tables = victim.client("dynamodb")
    make_table(tables)
    tables.update_time_to_live(
        TableName=TABLE, TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires_at"}
    )
    now = int(time.time())
    for pk, end in (("over", now - 5), ("ages ago", now - 6 * 365 * 86400), ("later", now + 3600)):
        tables.put_item(TableName=TABLE, Item={"pk": {"S": pk}, "expires_at": {"N": str(end)}})
    wait_for(lambda: "over" not in keys(tables), seconds=10)

    victim.kill()
    victim.rise()

    assert keys(victim.client("dynamodb")) == ["ages ago", "later"]
    *_, removal = stream(victim)
    assert removal["eventName"] == "REMOVE"
    assert removal["userIdentity"] == {"Type": "Service", "PrincipalId": "dynamodb.amazonaws.com"}


def test_a_service_that_nobody_asked_for_meanwhile_still_knows_what_it_knew(victim: Victim) -> None:
    victim.client("ssm").put_parameter(Name="/kept", Value="x", Type="String")
    for name in ("first", "second"):
        victim.kill()
        victim.rise()
        victim.client("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
    assert victim.client("ssm").get_parameter(Name="/kept")["Parameter"]["Value"] == "x"


def test_tokens_and_passwords_outlive_a_kill(victim: Victim) -> None:
    pools = victim.client("cognito-idp")
    pool = pools.create_user_pool(PoolName="people")["UserPool"]["Id"]
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    site = pools.create_user_pool_client(UserPoolId=pool, ClientName="site", ExplicitAuthFlows=flows)
    site_id = site["UserPoolClient"]["ClientId"]
    pools.admin_create_user(UserPoolId=pool, Username="elin", MessageAction="SUPPRESS")
    pools.admin_set_user_password(UserPoolId=pool, Username="elin", Password="Correct-Horse1", Permanent=True)
    password = {"USERNAME": "elin", "PASSWORD": "Correct-Horse1"}
    before = pools.initiate_auth(ClientId=site_id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=password)
    tokens = before["AuthenticationResult"]

    victim.kill()
    victim.rise()

    pools = victim.client("cognito-idp")
    assert pools.get_user(AccessToken=tokens["AccessToken"])["Username"] == "elin"
    again = {"REFRESH_TOKEN": tokens["RefreshToken"]}
    assert pools.initiate_auth(ClientId=site_id, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=again)
    assert pools.initiate_auth(ClientId=site_id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=password)
