"""The OpenAPI 3.1 document, read off the routes themselves: it cannot disagree with what they check."""

import re
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from chalicelib.platform.http import Audience, Created, Download, Endpoint

REF = "#/components/schemas/{model}"
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}


def document(endpoints: Iterable[Endpoint], *, title: str, prefix: str) -> dict[str, Any]:
    """The whole document. `prefix` is the common beginning of all paths, `/v1`."""
    every = list(endpoints)
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in every:
        paths.setdefault(prefix + endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "servers": [{"url": "/api"}],
        "paths": paths,
        "components": {
            "schemas": {**_schemas(every), "Problem": _PROBLEM},
            "securitySchemes": {"portico": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def _schemas(endpoints: list[Endpoint]) -> dict[str, Any]:
    wanted: dict[tuple[type[BaseModel], JsonSchemaMode], None] = {}
    for endpoint in endpoints:
        if not issubclass(answer_of(endpoint), Download):
            wanted[answer_of(endpoint), "serialization"] = None
        if "body" in endpoint.shapes:
            wanted[endpoint.shapes["body"], "validation"] = None
    ordered = sorted(wanted, key=lambda one: (one[0].__name__, one[1]))
    _, schemas = models_json_schema(ordered, ref_template=REF)
    definitions: dict[str, Any] = schemas["$defs"]
    return definitions


def answer_of(endpoint: Endpoint) -> type[BaseModel]:
    """The view that the endpoint shows when all goes well."""
    shape = endpoint.shapes["return"]
    answer: type[BaseModel] = get_args(shape)[0] if get_origin(shape) is Created else shape
    return answer


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.view.__name__,
        "summary": (endpoint.view.__doc__ or endpoint.view.__name__).strip().splitlines()[0],
        "parameters": list(_parameters(endpoint)),
        "responses": _responses(endpoint),
        "security": [] if endpoint.audience is Audience.PUBLIC else [{"portico": []}],
        "x-audience": endpoint.audience.value,
    }
    if "body" in endpoint.shapes:
        schema = {"$ref": REF.format(model=endpoint.shapes["body"].__name__)}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return operation


def _parameters(endpoint: Endpoint) -> Iterable[dict[str, Any]]:
    for name in re.findall(r"{(\w+)}", endpoint.path):
        yield {"in": "path", "name": name, "required": True, "schema": {"type": "string", "minLength": 1}}
    if endpoint.takes_key:
        schema = {"type": "string", "pattern": "^[\\x21-\\x7e]{1,64}$"}
        yield {"in": "header", "name": "Idempotency-Key", "required": True, "schema": schema}
    if "query" in endpoint.shapes:
        shape: type[BaseModel] = endpoint.shapes["query"]
        properties = shape.model_json_schema(ref_template=REF)["properties"]
        for name, field in shape.model_fields.items():
            yield {"in": "query", "name": name, "required": field.is_required(), "schema": properties[name]}


def _content(answer: type[BaseModel]) -> dict[str, Any]:
    if issubclass(answer, Download):
        return {answer.media_type: {"schema": {"type": "string"}}}
    return {"application/json": {"schema": {"$ref": REF.format(model=answer.__name__)}}}


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    good = {"description": "Done.", "content": _content(answer_of(endpoint))}
    codes = [str(endpoint.status)]
    if get_origin(endpoint.shapes["return"]) is Created:
        codes = ["200", "201"]
    problem = {"application/problem+json": {"schema": {"$ref": REF.format(model="Problem")}}}
    return (
        dict.fromkeys(codes, good)
        | {"4XX": {"description": "Refused.", "content": problem}}
        | {"5XX": {"description": "Our fault; safe to repeat.", "content": problem}}
    )
