"""What of the timeline is shown."""

from chalicelib.orders.rules.timeline import hidden_tickets

OPENED, HIDDEN, RESTORED = "ticket_opened", "ticket_hidden", "ticket_restored"


def test_a_ticket_is_hidden_as_long_as_its_last_mark_says_so() -> None:
    told = [("accepted", None), (OPENED, "A"), (OPENED, "B"), (HIDDEN, "A"), (HIDDEN, "B"), (RESTORED, "A")]

    assert hidden_tickets(told) == {"B"}
    assert hidden_tickets([*told, (HIDDEN, "A")]) == {"A", "B"}
