"""Lets a machine run, again and again, by one seed."""

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def run(made: type[RuleBasedStateMachine], examples: int, steps: int, *, by: int) -> None:
    """So many examples; the steps of one that finds something are printed as they were, for to shorten takes hours."""
    how = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    run_state_machine_as_test(seed(by)(made), settings=how)
