"""Spares moto from walking through every attribute of every item that it answers with: they are as they go already."""

import base64
import json
from typing import Any

from moto.core import serialize

ITEMS = {"BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "TransactWriteItems", "UpdateItem"}
_walk = serialize.JSONSerializer.serialize


def answer_quickly() -> None:
    """From now on moto's DynamoDB answers with its items as it keeps them; refusals go the long way."""
    serialize.JSONSerializer.serialize = _serialize  # type: ignore[assignment, method-assign]


def _serialize(self: serialize.JSONSerializer, result: Any) -> Any:
    asked = self.operation_model
    if asked.service_model.service_name != "dynamodb" or asked.name not in ITEMS or not isinstance(result, dict):
        return _walk(self, result)
    body = json.dumps({name: value for name, value in result.items() if value is not None}, default=_base64)
    return {"body": body, "headers": {"Content-Type": "application/x-amz-json-1.0"}, "status_code": 200}


def _base64(value: Any) -> str:
    """Binary attributes travel as text."""
    return base64.b64encode(bytes(value)).decode()
