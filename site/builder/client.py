"""The typed API client: one TypeScript type per schema and one function per operation of the OpenAPI document."""

import json
import re
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

_HEAD = """// Made from the API's OpenAPI document by site/build.py. Do not edit.
import { request, type Call } from '~/lib/http';
"""
_SCALARS = {"integer": "number", "number": "number", "string": "string", "boolean": "boolean", "null": "null"}
_VERBS = ("get", "post", "put", "patch", "delete")


def generate(document: Schema) -> str:
    """The whole module `app/gen/api.ts`."""
    schemas = document.get("components", {}).get("schemas", {})
    parts = [_HEAD, *(f"export type {_name(name)} = {_type(schemas[name])};" for name in sorted(schemas)), ""]
    parts += [_operation(verb, path, node) for verb, path, node in _operations(document)]
    return "\n".join(parts) + "\n"


def _operations(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path in sorted(document["paths"]):
        item = document["paths"][path]
        for verb in _VERBS:
            if verb in item:
                node = dict(item[verb])
                node["parameters"] = [*item.get("parameters", []), *node.get("parameters", [])]
                yield verb, path, node


def _operation(verb: str, path: str, node: Schema) -> str:
    """`export const openTicket = (body: OpenTicket, key: string, call: Call = {}) => request<TicketView>(...)`."""
    arguments = [f"{_camel(p['name'])}: {_type(p['schema'])}" for p in _parameters(node, "path")]
    options = ["...call"]
    if body := _json_schema(node.get("requestBody", {})):
        arguments.append(f"body: {_type(body)}")
        options.insert(0, "body")
    if any(p["name"].lower() == "idempotency-key" for p in _parameters(node, "header")):
        arguments.append("key: string")
        options.insert(0, "key")
    if query := _parameters(node, "query"):
        fields = " ".join(_property(p["name"], p["schema"], required=p.get("required", False)) for p in query)
        arguments.append(f"query: {{ {fields} }}" + ("" if any(p.get("required") for p in query) else " = {}"))
        options.insert(0, "query")
    arguments.append("call: Call = {}")
    url = re.sub(r"{(\w+)}", lambda found: "${encodeURIComponent(" + _camel(found[1]) + ")}", path)
    says = f"/** {node['summary']} */\n" if node.get("summary") else ""
    name = _camel(node["operationId"])
    return (
        f"{says}export const {name} = ({', '.join(arguments)}) =>\n"
        f"  request<{_answer(node)}>('{verb.upper()}', `{url}`, {{ {', '.join(options)} }});\n"
    )


def _parameters(node: Schema, place: str) -> list[Schema]:
    return [parameter for parameter in node["parameters"] if parameter["in"] == place]


def _answer(node: Schema) -> str:
    for status in sorted(node["responses"]):
        if status.startswith("2") and (schema := _json_schema(node["responses"][status])):
            return _type(schema)
        if status.startswith("2") and any(
            media.startswith("text/") for media in node["responses"][status].get("content", {})
        ):
            return "string"  # a file
    return "void"


def _json_schema(node: Schema) -> Schema | None:
    for media, content in node.get("content", {}).items():
        if "json" in media:
            schema: Schema | None = content.get("schema")
            return schema
    return None


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return _name(schema["$ref"].rsplit("/", 1)[-1])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for word, sign in (("anyOf", " | "), ("oneOf", " | "), ("allOf", " & ")):
        if word in schema:
            return sign.join(dict.fromkeys(_bracket(_type(part)) for part in schema[word]))
    return _by_kind(schema)


def _by_kind(schema: Schema) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(_type({**schema, "type": one}) for one in kind)
    if kind == "array":
        return _bracket(_type(schema.get("items", {}))) + "[]"
    if kind == "object" or "properties" in schema:
        return _object(schema)
    return _SCALARS.get(str(kind), "unknown")


def _object(schema: Schema) -> str:
    required = set(schema.get("required", ()))
    properties = schema.get("properties", {})
    if properties:
        fields = (_property(name, node, required=name in required) for name, node in properties.items())
        return "{ " + " ".join(fields) + " }"
    values = schema.get("additionalProperties")
    return f"Record<string, {_type(values) if isinstance(values, dict) else 'unknown'}>"


def _property(name: str, schema: Schema, *, required: bool) -> str:
    # A missing optional and an undefined one are the same on the wire.
    mark = "" if required else "?"
    return f"{name}{mark}: {_type(schema)}{'' if required else ' | undefined'};"


def _bracket(type_: str) -> str:
    return f"({type_})" if re.search(r"[|&]", type_) and not type_.startswith("{") else type_


def _name(schema: str) -> str:
    """A schema's name as a TypeScript name: `Page[OrderView]` and `Page_OrderView_` are `PageOrderView`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W|_", schema) if part)


def _camel(name: str) -> str:
    first, *rest = re.split(r"[^A-Za-z0-9]+", name)
    return first[:1].lower() + first[1:] + "".join(part[:1].upper() + part[1:] for part in rest if part)
