"""Faults in how tickets are treated that are sown on purpose, each one condition less."""

from tests.support.mutants import Mutant

MUTANTS = (
    Mutant(
        "forgets_in_spam_what_was_told",
        "chalicelib/tickets/rules/sla.py",
        "return replace(clock, stopped_at=None, ending=None)",
        "told twice",
        "return replace(clock, stopped_at=None, ending=None, marks=())",
    ),
    Mutant(
        "forgets_an_earlier_timer",
        "chalicelib/tickets/service/storing.py",
        " or at < ticket.timer_at:",
        "no timer is set",
        ":",
    ),
    Mutant(
        "counts_the_customers_turn",
        "chalicelib/tickets/rules/sla.py",
        "if over.ended_at and over.began_at < moment:",
        "promised otherwise",
    ),
    Mutant(
        "starts_a_second_wait",
        "chalicelib/tickets/rules/handling.py",
        "    if handling.awaited_reply:\n        return handling\n    previous",
        "promised otherwise",
        "    previous",
    ),
)
