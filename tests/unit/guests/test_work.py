"""Work: for one address, one request and an hour."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.guests.rules import work
from chalicelib.guests.rules.work import Work, WorkNotDone
from chalicelib.kernel import clock
from tests.support.work import done

EMAIL = "maija@posti.example"
NOON = datetime(2030, 1, 7, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def made() -> Work:
    with clock.fixed(NOON):
        return Work(NOON, done(EMAIL, "key-6")["count"])


@pytest.mark.parametrize("minutes", [-5, 0, 60])
def test_it_is_good_for_an_hour_and_for_clocks_that_are_a_little_fast(made: Work, minutes: int) -> None:
    work.ensure(made, EMAIL, "key-6", NOON + timedelta(minutes=minutes))


@pytest.mark.parametrize("minutes", [-6, 61])
def test_it_is_not_good_at_another_time_and_says_what_time_it_is(made: Work, minutes: int) -> None:
    now = NOON + timedelta(minutes=minutes)
    with pytest.raises(WorkNotDone) as refused:
        work.ensure(made, EMAIL, "key-6", now)
    assert refused.value.facts == {"now": clock.stamp(now)}


@pytest.mark.parametrize(("email", "key"), [("aino@posti.example", "key-6"), (EMAIL, "key-2")])
def test_it_is_good_for_no_other_address_and_no_other_request(made: Work, email: str, key: str) -> None:
    with pytest.raises(WorkNotDone):
        work.ensure(made, email, key, NOON)


def test_the_page_and_the_portal_calculate_alike() -> None:
    """The page's own calculation is held against these figures as well."""
    start = work.seed(EMAIL, "key-6", NOON)
    assert start == "bdb3ba90a755c49de3003395aa2c9123"
    assert [count for count in range(5000) if work.is_done(start, count)] == [4686]
