"""The events that Lambda hands to functions, exactly as AWS shapes them."""

import base64
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from local.emulator.control import REGION
from local.pump.mappings import StreamMapping

ACCOUNT = "000000000000"

Json = dict[str, Any]


def of_messages(messages: list[Json], queue_arn: str) -> Json:
    """The event for a batch from a queue, out of what ReceiveMessage answered."""
    return {"Records": [_message(message, queue_arn) for message in messages]}


def _message(message: Json, queue_arn: str) -> Json:
    attributes = message.get("MessageAttributes", {})
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": {name: _attribute(value) for name, value in attributes.items()},
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": REGION,
    }


def _attribute(value: Json) -> Json:
    shown: Json = {"dataType": value["DataType"], "stringListValues": [], "binaryListValues": []}
    if "StringValue" in value:
        shown["stringValue"] = value["StringValue"]
    if "BinaryValue" in value:
        shown["binaryValue"] = plain(value["BinaryValue"])
    return shown


def of_records(records: list[Json]) -> Json:
    """The event for a batch from a table's stream."""
    return {"Records": records}


def of_record(record: Mapping[str, Any], stream_arn: str) -> Json:
    """One record out of what GetRecords answered."""
    shown: Json = plain(dict(record)) | {"eventSourceARN": stream_arn}
    identity = shown.pop("userIdentity", None)
    if identity:  # Lambda writes its two names with a small letter, the streams' API with a capital one
        shown["userIdentity"] = {name[0].lower() + name[1:]: value for name, value in identity.items()}
    return shown


def of_schedule(rule: str, at: datetime) -> Json:
    """What EventBridge sends when a schedule is due."""
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": ACCOUNT,
        "time": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": REGION,
        "resources": [f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{rule}"],
        "detail": {},
    }


def of_failed_batch(mapping: StreamMapping, shard: str, records: list[Json], tries: int, why: str) -> Json:
    """What a stream's on-failure destination gets: where the records are, not the records themselves."""
    first, last = records[0]["dynamodb"], records[-1]["dynamodb"]
    return {
        "version": "1.0",
        "requestContext": {
            "requestId": str(uuid.uuid4()),
            "functionArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{mapping.function}",
            "condition": why,
            "approximateInvokeCount": tries,
        },
        "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
        "DDBStreamBatchInfo": {
            "shardId": shard,
            "startSequenceNumber": first["SequenceNumber"],
            "endSequenceNumber": last["SequenceNumber"],
            "batchSize": len(records),
            "streamArn": mapping.stream_arn,
        },
    }


def plain(value: Any) -> Any:
    """boto3's bytes and moments as Lambda's JSON has them: base64 text and epoch seconds."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.timestamp() if isinstance(value, datetime) else value
