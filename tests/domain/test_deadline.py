"""A deadline runs on through sleep, restarts and changed clocks, and never forgets time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Reading
from ankle_rehab.domain.deadline import Deadline
from tests.fakes.clock import FakeClock

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = 60.0


def started(clock: FakeClock, minutes: float = 20) -> Deadline:
    return Deadline.begin(clock.read(), minutes * MINUTE)


def move_wall(clock: FakeClock, seconds: float) -> None:
    clock.set_wall(clock.now() + timedelta(seconds=seconds))


def awake(clock: FakeClock) -> None:
    clock.advance(7 * MINUTE)


def asleep(clock: FakeClock) -> None:
    clock.advance(2 * MINUTE)
    clock.sleep(5 * MINUTE)


def asleep_past_the_end(clock: FakeClock) -> None:
    clock.sleep(47 * MINUTE)


def set_back(clock: FakeClock) -> None:
    clock.advance(2 * MINUTE)
    move_wall(clock, -3600)
    clock.advance(5 * MINUTE)


def set_a_year_ahead(clock: FakeClock) -> None:
    move_wall(clock, 365 * 86400)
    clock.advance(7 * MINUTE)


def restarted(clock: FakeClock) -> None:
    clock.advance(3 * MINUTE)
    clock.reboot(4 * MINUTE)


@pytest.mark.parametrize(
    ("happens", "minutes"),
    [
        (awake, 7),
        (asleep, 7),
        (asleep_past_the_end, 47),
        (set_back, 7),
        (set_a_year_ahead, 7),
        (restarted, 7),
    ],
)
def test_the_real_time_is_known(happens: Callable[[FakeClock], None], minutes: float) -> None:
    clock = FakeClock()
    deadline = started(clock)
    happens(clock)
    assert deadline.passed(clock.read()) == pytest.approx(minutes * MINUTE)
    assert deadline.remaining(clock.read()) == pytest.approx(max(0, 20 - minutes) * MINUTE)


@pytest.mark.parametrize("happens", [awake, asleep, asleep_past_the_end, set_back, restarted])
def test_a_clock_that_stands_still_in_sleep_never_tells_less_than_the_wall(
    happens: Callable[[FakeClock], None],
) -> None:
    clock = FakeClock()
    clock.counts_sleep = False
    deadline = started(clock)
    wall_before = clock.now()
    happens(clock)
    by_wall = (clock.now() - wall_before).total_seconds()
    assert deadline.passed(clock.read()) >= by_wall
    assert deadline.passed(clock.read()) >= min(7 * MINUTE, clock.read().elapsed - 1000)


def test_without_a_sleep_counting_clock_the_longer_answer_holds() -> None:
    clock = FakeClock()
    clock.counts_sleep = False
    deadline = started(clock)
    clock.advance(2 * MINUTE)
    clock.sleep(9 * MINUTE)
    assert deadline.passed(clock.read()) == pytest.approx(11 * MINUTE)
    move_wall(clock, -3600)
    assert deadline.passed(clock.read()) == pytest.approx(2 * MINUTE)
    seen = started(FakeClock())
    assert seen.remaining(FakeClock().read()) == 20 * MINUTE


def test_after_a_restart_with_the_clock_set_back_at_least_what_was_seen_and_what_ran_since() -> None:
    clock = FakeClock()
    deadline = started(clock)
    clock.advance(6 * MINUTE)
    deadline = deadline.look(clock.read())
    clock.reboot(60)
    move_wall(clock, -86400)
    assert deadline.passed(clock.read()) == pytest.approx(6 * MINUTE + clock.read().elapsed)
    deadline = deadline.look(clock.read())
    clock.advance(MINUTE)
    assert deadline.passed(clock.read()) == pytest.approx(7 * MINUTE + 5)


def test_a_restart_after_the_clock_was_set_back_counts_from_where_it_was_set() -> None:
    clock = FakeClock()
    deadline = started(clock)
    clock.advance(5 * MINUTE)
    before, deadline = deadline, deadline.look(clock.read())
    assert not deadline.set_since(before)
    move_wall(clock, -3600)
    before, deadline = deadline, deadline.look(clock.read())
    assert deadline.set_since(before)
    clock.reboot(10 * MINUTE)
    assert deadline.passed(clock.read()) == pytest.approx(15 * MINUTE)


def test_after_a_restart_a_wall_clock_put_right_later_still_counts() -> None:
    clock = FakeClock()
    deadline = started(clock)
    clock.advance(MINUTE)
    deadline = deadline.look(clock.read())
    clock.reboot(10 * MINUTE)
    move_wall(clock, -86400)
    deadline = deadline.look(clock.read())
    assert deadline.passed(clock.read()) < 2 * MINUTE
    move_wall(clock, 86400)
    assert deadline.passed(clock.read()) == pytest.approx(11 * MINUTE)


def test_a_boot_named_wrongly_and_a_clock_set_back_keep_what_was_seen() -> None:
    wall = datetime(2026, 11, 22, 9, 0, tzinfo=BERLIN)
    deadline = Deadline.begin(Reading(wall, 100.0, "a", counts_sleep=False), 20 * MINUTE)
    deadline = deadline.look(Reading(wall + timedelta(minutes=11), 160.0, "a", counts_sleep=False))
    assert deadline.passed(Reading(wall, 170.0, "b", counts_sleep=False)) == 11 * MINUTE


def test_a_boot_named_wrongly_is_is_not_counted_from_its_beginning() -> None:
    wall = datetime(2026, 11, 22, 9, 0, tzinfo=BERLIN)
    deadline = Deadline.begin(Reading(wall, 500_000.0, "2026-11-16T14:06"), 20 * MINUTE)
    later = Reading(wall + timedelta(minutes=3), 500_180.0, "2026-11-16T14:07")
    assert deadline.passed(later) == pytest.approx(3 * MINUTE)


@pytest.mark.parametrize(
    "night", [datetime(2026, 3, 29, 1, 55, tzinfo=BERLIN), datetime(2026, 10, 25, 2, 55, tzinfo=BERLIN)]
)
def test_a_change_to_or_from_summer_time_is_no_time(night: datetime) -> None:
    for restart in (False, True):
        clock = FakeClock(night)
        deadline = started(clock)
        clock.advance(8 * MINUTE)
        if restart:
            clock.reboot(60)
        assert deadline.passed(clock.read()) == pytest.approx((9 if restart else 8) * MINUTE)


def test_travelling_to_another_zone_is_no_time() -> None:
    clock = FakeClock()
    deadline = started(clock)
    clock.travel("America/New_York")
    clock.reboot(2 * MINUTE)
    assert deadline.passed(clock.read()) == pytest.approx(2 * MINUTE)


def test_a_deadline_needs_a_zone_and_a_length() -> None:
    with pytest.raises(ValueError, match="zone"):
        Deadline.begin(Reading(datetime(2026, 11, 22, 9, 0), 0.0, "a"), 60)  # noqa: DTZ001
    with pytest.raises(ValueError, match="length"):
        Deadline.begin(FakeClock().read(), 0)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["advance", "sleep", "wall", "reboot", "look"]),
        st.integers(min_value=0, max_value=5000),
        st.booleans(),
    ),
    max_size=25,
)


@given(EVENTS, st.booleans())
def test_nothing_ever_shortens_what_has_passed(
    events: list[tuple[str, int, bool]], counts_sleep: bool
) -> None:
    clock = FakeClock()
    clock.counts_sleep = counts_sleep
    deadline = started(clock)
    known = 0.0
    for what, seconds, back in events:
        if what == "advance":
            clock.advance(seconds)
        elif what == "sleep":
            clock.sleep(seconds)
        elif what == "wall":
            move_wall(clock, -seconds if back else seconds)
        elif what == "reboot":
            clock.reboot(seconds)
        deadline = deadline.look(clock.read())
        assert deadline.seen >= known
        assert 0 <= deadline.remaining(clock.read()) <= deadline.seconds
        known = deadline.seen


@given(EVENTS)
def test_a_clock_that_counts_sleep_knows_the_truth_whatever_is_done_to_the_wall(
    events: list[tuple[str, int, bool]],
) -> None:
    clock = FakeClock()
    deadline = started(clock)
    truth = 0.0
    for what, seconds, back in events:
        if what in ("advance", "sleep"):
            clock.sleep(seconds)
            truth += seconds
        elif what == "wall":
            move_wall(clock, -seconds if back else seconds)
        elif what == "look":
            deadline = deadline.look(clock.read())
    assert deadline.passed(clock.read()) == pytest.approx(truth)
