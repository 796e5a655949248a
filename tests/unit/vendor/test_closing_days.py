"""Holidays and other closing days, from a country's list and from iCalendar files, in the vendor's calendar."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chalicelib.kernel.calendar import BusinessCalendar
from infra import closing_days
from infra.closing_days import Unreadable, ical_closings, mark
from tests.support.calendars import calendar

YEARS = range(2026, 2028)
VILNIUS = calendar("Europe/Vilnius", "08:00-12:00", "13:00-17:00")


def ical(*events: str) -> bytes:
    """A file with those events, each given by its lines."""
    inside = [line for event in events for line in ("BEGIN:VEVENT", *event.split("\n"), "END:VEVENT")]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *inside, "END:VCALENDAR"]
    return "\r\n".join(lines).encode()


def closed_by(*events: str) -> BusinessCalendar:
    marked, _ = mark(VILNIUS, sorted(ical_closings(ical(*events), VILNIUS, YEARS)))
    return marked


def test_a_day_is_closed_whole() -> None:
    marked = closed_by("UID:1\nDTSTART;VALUE=DATE:20261123\nSUMMARY:Stocktaking")
    assert marked.holidays == {date(2026, 11, 23)}


def test_days_follow_each_other_until_the_one_before_the_end() -> None:
    marked = closed_by("UID:1\nDTSTART;VALUE=DATE:20260706\nDTEND;VALUE=DATE:20260709\nSUMMARY:Summer")
    assert sorted(marked.holidays) == [date(2026, 7, day) for day in (6, 7, 8)]


def test_what_repeats_does_so_except_where_it_was_cancelled() -> None:
    marked = closed_by(
        "UID:1\nDTSTART;VALUE=DATE:20200624\nRRULE:FREQ=YEARLY\nSUMMARY:Midsummer",
        "UID:2\nDTSTART;VALUE=DATE:20260601\nSTATUS:CANCELLED",
    )
    assert sorted(marked.holidays) == [date(2026, 6, 24), date(2027, 6, 24)]


@pytest.mark.parametrize(
    "times",
    [
        "DTSTART:20261223T140000\nDTEND:20261223T235900",
        "DTSTART;TZID=Europe/Stockholm:20261223T130000\nDTEND;TZID=Europe/Stockholm:20261223T235900",
        "DTSTART:20261223T120000Z\nDTEND:20261223T180000Z",
    ],
)
def test_hours_are_closed_on_the_vendors_own_clock(times: str) -> None:
    marked = closed_by(f"UID:1\n{times}")
    assert [str(hours) for hours in marked.hours(date(2026, 12, 23))] == ["08:00-12:00", "13:00-14:00"]


def test_what_lasts_over_night_closes_the_end_of_one_day_and_the_beginning_of_the_next() -> None:
    marked = closed_by("UID:1\nDTSTART:20260309T160000\nDTEND:20260311T093000")
    assert [str(hours) for hours in marked.hours(date(2026, 3, 9))] == ["08:00-12:00", "13:00-16:00"]
    assert marked.hours(date(2026, 3, 10)) == ()
    assert [str(hours) for hours in marked.hours(date(2026, 3, 11))] == ["09:30-12:00", "13:00-17:00"]


def test_two_events_of_a_day_add_up_to_a_closed_one() -> None:
    marked = closed_by(
        "UID:1\nDTSTART:20260309T000000\nDTEND:20260309T123000", "UID:2\nDTSTART:20260309T123000\nDTEND:20260310T000000"
    )
    assert marked.holidays == {date(2026, 3, 9)}
    assert marked.special_days == {}


def test_a_day_that_the_vendor_settled_stays() -> None:
    settled = calendar("Europe/Vilnius", "08:00-17:00", special_days={"2026-12-24": ["08:00-10:00"]})
    christmas = ical("UID:1\nDTSTART;VALUE=DATE:20261224")
    marked, told = mark(settled, ical_closings(christmas, settled, YEARS))
    assert (marked, told) == (settled, [])


def test_closed_days_and_nights_change_nothing() -> None:
    assert closed_by("UID:1\nDTSTART;VALUE=DATE:20260704", "UID:2\nDTSTART:20260706T180000\nDTEND:20260706T200000") == (
        VILNIUS
    )


@pytest.mark.parametrize("broken", [b"", b"\x00\xff", b"BEGIN:VCALENDAR", ical("UID:1\nDTSTART:tomorrow"), b"<html>"])
def test_a_broken_file_is_told(broken: bytes) -> None:
    with pytest.raises(Unreadable, match="no iCalendar file"):
        ical_closings(broken, VILNIUS, YEARS)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Any:
    def standard_input(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return standard_input


def test_the_command_prints_the_setting_and_tells_what_it_marked(
    given: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.ics").write_bytes(ical("UID:1\nDTSTART;VALUE=DATE:20261123\nSUMMARY:Stocktaking"))
    given(json.dumps(VILNIUS.to_dict()))

    arguments = ["--country", "LT", "--years", "2026", "--ical", str(tmp_path / "own.ics")]
    assert closing_days.main(arguments) == 0

    said = capsys.readouterr()
    marked = BusinessCalendar.from_dict(json.loads(said.out))
    assert {date(2026, 2, 16), date(2026, 11, 23), date(2026, 12, 24)} <= marked.holidays
    assert "Mon 2026-11-23  closed       Stocktaking" in said.err
    assert len(said.err.splitlines()) == len(marked.holidays)


@pytest.mark.parametrize(
    ("written", "arguments", "told"),
    [
        ("", ["--country", "ZZ"], "No holidays are known of ZZ."),
        ("", ["--country", "DE", "--region", "QQ"], "No holidays are known of DE QQ."),
        ("{", [], "The calendar is no JSON"),
        ("[]", [], "The calendar is no JSON object."),
        ('{"zone": "Europe/Vilnius"}', [], "The calendar cannot be read."),
        ("", ["--ical", "nowhere.ics"], "No such file"),
    ],
)
def test_the_command_says_what_is_wrong(
    given: Any, capsys: pytest.CaptureFixture[str], written: str, arguments: list[str], told: str
) -> None:
    given(written)
    assert closing_days.main(["--years", "2026", *arguments]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("years", ["2028-2026", "soon", "2026-2126"])
def test_years_are_years(given: Any, capsys: pytest.CaptureFixture[str], years: str) -> None:
    given("")
    with pytest.raises(SystemExit):
        closing_days.main(["--years", years])
    assert "--years" in capsys.readouterr().err
