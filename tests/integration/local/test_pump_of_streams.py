"""Records reach functions as on AWS: in order, filtered, retried, halved, given up, from where they were left."""

import json
from itertools import chain

import pytest

from local.pump.mappings import NotPlayed
from tests.integration.local import blueprint
from tests.integration.local.conftest import receive_all, wait_for
from tests.integration.local.small_portal import SmallPortal, failing_on, reporting


def test_a_record_reaches_its_function_in_lambdas_own_shape(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_stream())
    portal.start()
    portal.write("first")

    wait_for(lambda: bool(portal.functions.events["follow"]), seconds=2)
    [record] = portal.functions.events["follow"][0]["Records"]
    image = record["dynamodb"]
    assert json.loads(json.dumps(record)) == record
    assert record["eventName"] == "INSERT"
    assert record["eventSource"] == "aws:dynamodb"
    assert record["eventSourceARN"] == portal.stack.outputs["Stream"]
    assert record["awsRegion"] == "eu-north-1"
    assert image["NewImage"] == {"pk": {"S": "first"}, "raw": {"B": "/w=="}}
    assert isinstance(image["ApproximateCreationDateTime"], float)
    assert image["StreamViewType"] == "NEW_IMAGE"


def test_records_arrive_in_order_and_only_those_that_the_filter_wants(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_stream(patterns=[{"eventName": ["INSERT"]}]))
    portal.write("a", "b", "c")
    portal.tables.delete_item(TableName="facts", Key={"pk": {"S": "b"}})
    portal.write("d")
    portal.start()

    wait_for(lambda: list(chain(*portal.functions.followed)) == ["a", "b", "c", "d"])


def test_a_poisonous_record_is_cornered_given_up_and_reported(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_stream(bisect=True, retries=2))
    portal.functions.answers["follow"] = failing_on("poison")
    portal.write("a", "b", "poison", "c")
    portal.start()

    wait_for(lambda: portal.functions.followed[-1:] == [["c"]], seconds=10)
    batches = portal.functions.followed
    assert [batch for batch in batches if "poison" not in batch] == [["a", "b"], ["c"]]
    assert batches.count(["poison"]) == 3
    [told] = [json.loads(body) for body in receive_all(portal.sqs, portal.queue("facts-dlq"))]
    assert told["requestContext"]["condition"] == "RetryAttemptsExhausted"
    assert told["DDBStreamBatchInfo"]["batchSize"] == 1
    assert told["DDBStreamBatchInfo"]["streamArn"] == portal.stack.outputs["Stream"]


def test_a_stream_goes_on_behind_what_it_reported_as_done(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_stream(partial=True, retries=1))
    portal.functions.answers["follow"] = reporting("poison")
    portal.write("a", "poison")
    portal.start()

    wait_for(lambda: portal.waiting("facts-dlq") == 1)
    portal.write("b")
    wait_for(lambda: portal.functions.followed[-1] == ["b"])
    assert portal.functions.followed == [["a", "poison"], ["poison"], ["poison"], ["b"]]


def test_without_a_limit_a_poisonous_record_holds_up_those_behind_it(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_stream(retries=-1))
    portal.functions.answers["follow"] = failing_on("poison")
    portal.write("poison")
    portal.start()
    wait_for(lambda: len(portal.functions.followed) >= 3)
    portal.write("after")
    portal.functions.answers.clear()

    wait_for(lambda: portal.functions.followed[-1] == ["after"])
    assert set(chain(*portal.functions.followed[:-1])) == {"poison"}


def test_after_a_restart_a_stream_goes_on_where_it_was(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_stream())
    portal.write("before")
    portal.start()
    wait_for(lambda: portal.functions.followed == [["before"]])
    portal.stop()
    portal.write("meanwhile")
    portal.start()

    wait_for(lambda: portal.functions.followed == [["before"], ["meanwhile"]])


def test_a_cancelled_transaction_leaves_no_trace_in_the_stream(portal: SmallPortal) -> None:
    portal.deploy(blueprint.with_stream())
    portal.start()
    check = {"TableName": "facts", "Key": {"pk": {"S": "x"}}, "ConditionExpression": "attribute_exists(pk)"}
    ghost = {"TableName": "facts", "Item": {"pk": {"S": "ghost"}}}
    with pytest.raises(portal.tables.exceptions.TransactionCanceledException):
        portal.tables.transact_write_items(TransactItems=[{"Put": ghost}, {"ConditionCheck": check}])  # type: ignore[typeddict-item]
    portal.write("after")

    wait_for(lambda: portal.functions.followed == [["after"]])


def test_a_setting_that_is_not_played_is_refused(portal: SmallPortal) -> None:
    whole = blueprint.with_stream()
    whole["Resources"]["Mapping"]["Properties"]["TumblingWindowInSeconds"] = 30
    portal.deploy(whole)

    with pytest.raises(NotPlayed, match="TumblingWindowInSeconds of Mapping"):
        portal.start()
