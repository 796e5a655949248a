"""When EventBridge's schedules are due."""

from datetime import datetime

import pytest

from local.pump.mappings import NotPlayed
from local.pump.schedules import next_time

SUNDAY = datetime.fromisoformat("2026-03-01T10:07:30+00:00")


@pytest.mark.parametrize(
    ("expression", "due"),
    [
        ("rate(1 minute)", "2026-03-01T10:08:30"),
        ("rate(5 minutes)", "2026-03-01T10:12:30"),
        ("rate(2 hours)", "2026-03-01T12:07:30"),
        ("rate(1 day)", "2026-03-02T10:07:30"),
        ("cron(0/15 * * * ? *)", "2026-03-01T10:15:00"),
        ("cron(0 8 ? * MON-FRI *)", "2026-03-02T08:00:00"),
        ("cron(30 6 1 * ? *)", "2026-04-01T06:30:00"),
        ("cron(0 12 ? JUN,DEC * *)", "2026-06-01T12:00:00"),
        ("cron(0 0 29 2 ? *)", "2028-02-29T00:00:00"),
        ("cron(5 10 * * ? 2027)", "2027-01-01T10:05:00"),
    ],
)
def test_a_schedule_is_due(expression: str, due: str) -> None:
    assert next_time(expression, SUNDAY) == datetime.fromisoformat(due + "+00:00")


@pytest.mark.parametrize(
    "expression", ["cron(0 8 L * ? *)", "cron(0 8 ? * 6#3 *)", "at(2030-01-01)", "cron(0 0 31 2 ? *)"]
)
def test_a_schedule_that_cannot_be_read_is_refused(expression: str) -> None:
    with pytest.raises(NotPlayed):
        next_time(expression, SUNDAY)
