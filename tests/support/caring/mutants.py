"""Faults in how tickets are treated that are sown on purpose, each one condition less."""

from tests.support.mutants import Mutant

MUTANTS = (
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
