"""When what belongs around a run counts as done (W5, W6), and when the ball waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ankle_rehab.domain.activity import Activity, Prep, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.preparation import Care, Prepared, prepared

START = datetime(2026, 11, 22, 9, tzinfo=UTC)
HALF_AN_HOUR = Activity(Sport.RUN, Stamp(START, "Etc/UTC", date(2026, 11, 22)), seconds=1500, elapsed=1800)


def care(ended: float, *, mobility: bool = False, ball: bool = False) -> Care:
    """Ten minutes that ended so many minutes after the start of the run."""
    end = START + timedelta(minutes=ended)
    return Care(end - timedelta(minutes=10), end, mobility, ball)


@pytest.mark.parametrize(
    ("ended", "mobility", "before", "after"),
    [
        (-61, False, False, False),  # more than an hour before
        (-60, True, True, False),
        (0, True, True, False),  # just before
        (1, False, False, False),  # while running
        (39, False, False, False),  # begun a minute before the run was over
        (40, False, False, True),  # begun at its end
        (100, False, False, True),  # begun an hour after
        (101, False, False, False),
    ],
)
def test_an_hour_before_and_an_hour_after(ended: float, mobility: bool, before: bool, after: bool) -> None:
    found = prepared(HALF_AN_HOUR, [care(ended, mobility=True, ball=True)])
    assert {prep: told is Prepared.BY_PLAYER for prep, told in found.items()} == {
        Prep.MOBILITY_BEFORE: mobility,
        Prep.BALL_BEFORE: before,
        Prep.BALL_AFTER: after,
    }


@pytest.mark.parametrize(
    ("hours_before_the_start", "before", "after"),
    [
        (72.6, Prepared.NOT, Prepared.NOT),
        (72, Prepared.NOT, Prepared.NOT),
        (71.9, Prepared.BLOCKED, Prepared.NOT),  # over by the end of the run
        (71.4, Prepared.BLOCKED, Prepared.BLOCKED),
        (0, Prepared.BLOCKED, Prepared.BLOCKED),
        (-0.25, Prepared.NOT, Prepared.BLOCKED),  # twisted on the way
        (-1.5, Prepared.NOT, Prepared.BLOCKED),  # within the hour after
        (-1.6, Prepared.NOT, Prepared.NOT),
    ],
)
def test_the_ball_waits_after_a_twist(
    hours_before_the_start: float, before: Prepared, after: Prepared
) -> None:
    twist = START - timedelta(hours=hours_before_the_start)
    found = prepared(HALF_AN_HOUR, [], [twist])
    assert found == {
        Prep.MOBILITY_BEFORE: Prepared.NOT,
        Prep.BALL_BEFORE: before,
        Prep.BALL_AFTER: after,
    }


def test_what_was_done_counts_before_what_was_said_and_that_before_a_block() -> None:
    said = replace(HALF_AN_HOUR, without_program=frozenset(Prep))
    found = prepared(said, [care(-5, ball=True)], [START])
    assert found[Prep.BALL_BEFORE] is Prepared.BY_PLAYER
    assert found[Prep.BALL_AFTER] is Prepared.WITHOUT_PROGRAM


@pytest.mark.parametrize(("balls", "before", "after"), [(0, False, False), (1, True, False), (2, True, True)])
def test_of_a_run_without_a_time_the_day_counts(balls: int, before: bool, after: bool) -> None:
    whole_day = replace(HALF_AN_HOUR, timed=False)
    cares = [care(300, mobility=True), *(care(400 + one, ball=True) for one in range(balls))]
    found = prepared(whole_day, cares)
    assert found[Prep.MOBILITY_BEFORE] is Prepared.BY_PLAYER
    assert (found[Prep.BALL_BEFORE] is Prepared.BY_PLAYER) is before
    assert (found[Prep.BALL_AFTER] is Prepared.BY_PLAYER) is after


def test_only_runs_have_it() -> None:
    assert prepared(replace(HALF_AN_HOUR, sport=Sport.BIKE), []) == {}
