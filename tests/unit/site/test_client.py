"""The typed client that is made from the OpenAPI document."""

from typing import Any

from builder import client


def _document(operation: dict[str, Any], path: str = "/v1/orders", verb: str = "post") -> dict[str, Any]:
    answer = {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/OrderView"}}}}}
    schemas = {"OrderView": {"type": "object", "properties": {"number": {"type": "string"}}, "required": ["number"]}}
    operation = {"operationId": "place_order", "responses": answer, **operation}
    return {"paths": {path: {verb: operation}}, "components": {"schemas": schemas}}


def test_a_write_takes_body_and_idempotency_key() -> None:
    made = client.generate(
        _document(
            {
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/OrderView"}}}
                },
                "parameters": [{"in": "header", "name": "Idempotency-Key", "schema": {"type": "string"}}],
            }
        )
    )

    assert "export const placeOrder = (body: OrderView, key: string, call: Call = {}) =>" in made
    assert "request<OrderView>('POST', `/v1/orders`, { key, body, ...call });" in made


def test_parts_of_the_path_are_arguments_and_are_encoded() -> None:
    parameters = [
        {"in": "path", "name": "order_id", "schema": {"type": "string"}},
        {"in": "query", "name": "cursor", "schema": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
    ]

    made = client.generate(_document({"parameters": parameters}, "/v1/orders/{order_id}", "get"))

    assert "(orderId: string, query: { cursor?: string | null | undefined; } = {}, call: Call = {})" in made
    assert "`/v1/orders/${encodeURIComponent(orderId)}`" in made


def test_schemas_become_types() -> None:
    schemas = {
        "Page_Line_": {
            "type": "object",
            "properties": {
                "items": {"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "null"}]}},
                "state": {"enum": ["low", "out"]},
                "facts": {"type": "object", "additionalProperties": {"type": "string"}},
                "kind": {"const": "order"},
            },
            "required": ["items", "state", "facts"],
        }
    }

    made = client.generate({"paths": {}, "components": {"schemas": schemas}})

    assert (
        'export type PageLine = { items: (number | null)[]; state: "low" | "out"; '
        'facts: Record<string, string>; kind?: "order" | undefined; };'
    ) in made


def test_an_answer_without_a_body_is_void() -> None:
    assert "request<void>" in client.generate(_document({"responses": {"204": {"description": "done"}}}))
