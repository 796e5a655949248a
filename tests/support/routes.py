"""Every route of the application, and what holds for some of them only."""

from app import APIS
from chalicelib.platform.edge import endpoints
from chalicelib.platform.http import Endpoint

EVERY = endpoints(APIS)
PUBLIC = {
    ("GET", "/v1/categories"),
    ("GET", "/v1/inquiries/{token}"),
    ("GET", "/v1/openapi.json"),
    ("GET", "/v1/ordering-rules"),
    ("GET", "/v1/products"),
    ("GET", "/v1/products/{sku}"),
    ("GET", "/v1/promises"),
    ("POST", "/v1/inquiries"),
    ("POST", "/v1/inquiries/{token}/confirmations"),
    ("POST", "/v1/look-ups"),
    ("POST", "/v1/look-ups/confirmations"),
    ("POST", "/v1/look-ups/order"),
    ("POST", "/v1/look-ups/return"),
    ("POST", "/v1/look-ups/ticket"),
    ("POST", "/v1/look-ups/ticket/earlier"),
    ("POST", "/v1/look-ups/ticket/files"),
    ("POST", "/v1/look-ups/ticket/messages"),
    ("POST", "/v1/look-ups/withdrawal"),
    ("GET", "/v1/ratings/{link}"),
    ("POST", "/v1/ratings/{link}"),
    ("POST", "/v1/sign-ups"),
    ("POST", "/v1/sign-ups/confirmations"),
    ("POST", "/v1/withdrawals"),
}
"""What anybody may see or do. A route that is added here needs a reason."""
SAFE_TO_REPEAT = {
    "look_up_lines": "writes nothing",
    "decide_reorder": "writes nothing",
    "mark_notices_read": "never goes back",
    "confirm_sign_up": "the mailed code is the key",
    "confirm_inquiry": "the ticket's number derives from the inquiry",
    "confirm_look_up": "the mailed code is the key, and good once",
    "show_opened_order": "writes nothing",
    "show_opened_ticket": "writes nothing",
    "list_opened_entries": "writes nothing",
    "fetch_opened_file": "writes nothing",
    "show_opened_return": "writes nothing",
    "show_opened_withdrawal": "writes nothing",
    "bring_bank_file": "known by its bytes",
    "bank_file_arrived": "moves what is awaited, by its version",
    "post_bank_line": "known by the bank's reference",
    "move_bank_line": "names the version it saw",
    "post_payment": "known by its reference",
}
"""POST routes that take no Idempotency-Key, and why none is needed: docs/decisions/0015."""


def named(endpoint: Endpoint) -> str:
    return endpoint.view.__name__


def having(*parts: str) -> list[Endpoint]:
    """Those whose view asks for all of these: body, query, key, caller."""
    return [endpoint for endpoint in EVERY if all(part in endpoint.shapes for part in parts)]
