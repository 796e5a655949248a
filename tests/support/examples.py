"""A good body for every write, so that tests can spoil one thing at a time."""

from typing import Any

from tests.support.shop import ADDRESS

BODIES: dict[str, dict[str, Any]] = {
    "join": {"kind": "person", "name": "Elin", "language": "sv", "time_zone": "Europe/Stockholm"},
    "change_me": {"name": "Elin", "language": "sv", "time_zone": "Europe/Stockholm"},
    "review_order": {
        "lines": [{"sku": "BEAN-1", "quantity": 1}],
        "delivery_address": ADDRESS,
        "reference": "Week 2",
        "note": "Ring twice",
    },
    "ask_reorder": {"orders": ["7Q4K-M2XD-9ET"]},
    "decide_reorder": {"lines": [{"sku": "BEAN-1", "choice": "take", "price_accepted": True}]},
    "place_order": {"review_id": "rev_" + "0" * 26, "fingerprint": "0" * 64},
    "move_order": {"move": "cancel", "version": 1, "reason": "Sold out"},
    "ship_parcel": {
        "version": 1,
        "lines": [{"sku": "BEAN-1", "quantity": 1}],
        "carrier": "Matkahuolto",
        "tracking_number": "MH0012",
        "tracking_url": "https://track.example/MH0012",
    },
    "move_parcel": {"move": "lose", "version": 1, "reason": "It fell off"},
    "move_promise": {
        "version": 1,
        "lines": [{"sku": "BEAN-1", "promised_on": "2099-01-02"}],
        "reason": "The ship is late",
    },
    "open_ticket": {
        "kind": "fault",
        "subject": "No heat",
        "message": "Cold.",
        "severity": "hindered",
        "urgency": "today",
        "tags": ["heat"],
    },
    "add_message": {"text": "Hello"},
    "move_ticket": {"move": "withdraw", "version": 1},
    "answer_ticket": {"text": "Hello", "internal": False, "then": "open"},
    "assign_ticket": {"assignee": "ilze", "version": 1},
    "change_priority": {"priority": "p1", "reason": "Closed without it", "version": 1},
    "handle_ticket": {"move": "mark_spam", "version": 1, "reason": "An advertisement"},
    "mark_notices_read": {"up_to": "0" * 26},
    "announce_transfer": {"amount": 100, "on": "2030-01-08", "split": [{"number": "2026-000001", "amount": 100}]},
    "post_payment": {
        "reference": "bank-1",
        "amount": 100,
        "currency": "EUR",
        "value_date": "2030-01-08",
        "text": "Invoice 2026-000001",
        "split": [{"number": "2026-000001", "amount": 100}],
    },
    "allocate_credit": {"credit": "P7Q4K-M2XD-9ET", "split": [{"number": "2026-000001", "amount": 100}]},
    "undo_allocation": {"allocation": "ent_" + "0" * 26, "reason": "For another invoice"},
    "correct_entry": {"entry": "ent_" + "0" * 26, "reason": "The bank took it back"},
    "write_debt_off": {"number": "2026-000001", "amount": 1, "reason": "Rounding"},
    "refund_credit": {"number": "P7Q4K-M2XD-9ET", "amount": 1, "reason": "As you asked"},
    "dispute_invoice": {"line": 1, "amount": 100, "message": "It was not delivered."},
    "issue_credit_note": {"invoice": "2026-000001", "line": 1, "amount": 1, "reason": "The price was wrong"},
    "answer_dispute": {"outcome": "upheld", "amount": 1, "reason": "You are right"},
    "bring_bank_file": {"name": "june.xml", "size": 1000, "digest": "0" * 64},
    "post_bank_line": {
        "account_id": "acc_elin",
        "split": [{"number": "2026-000001", "amount": 100}],
        "version": 1,
    },
    "move_bank_line": {"move": "set_aside", "note": "Not a customer", "version": 1},
    "set_credit": {"limit": 100_000, "hold": "Long overdue", "way_out": "Pay what is overdue", "version": 0},
}
