"""What a run is, what makes it hard, and how it compares with the runs before, as tables."""

from __future__ import annotations

from datetime import date

import pytest

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.load import Asked, HardReason, Jump, Outing, hard_reason, jump, longest_before
from tests.fakes.training import day, other, run


@pytest.mark.parametrize(
    ("km", "minutes", "counts"),
    [
        (1.0, None, True),
        (0.99, None, False),
        (None, 5, True),
        (None, 4.9, False),
        (0.5, 5, True),
        (0.5, 4.9, False),
        (1.0, 4, True),
        (None, None, True),
    ],
)
def test_a_run_has_one_kilometre_or_five_minutes(
    km: float | None, minutes: float | None, counts: bool
) -> None:
    assert run(3, km, minutes=minutes).is_run is counts
    assert run(3, km, minutes=minutes).is_active is counts
    assert not Outing(day(3), Sport.BIKE, kilometres=km, minutes=minutes).is_run


@pytest.mark.parametrize(
    ("sport", "active"),
    [
        (Sport.RUN, True),
        (Sport.BIKE, True),
        (Sport.ROWER, True),
        (Sport.SWIM, True),
        (Sport.DEEP_WATER, True),
        (Sport.STRENGTH, True),
        (Sport.OTHER, True),
        (Sport.WALK, False),
    ],
)
def test_what_makes_a_day_active(sport: Sport, active: bool) -> None:
    assert other(3, sport).is_active is active


OWN, TYPE, EFFORT = HardReason.OWN_LABEL, HardReason.TYPE, HardReason.EFFORT
HEART, TIME, DISTANCE = HardReason.HEART_RATE, HardReason.TIME, HardReason.DISTANCE


@pytest.mark.parametrize(
    ("outing", "longest", "reason"),
    [
        # the runner's own label wins, in both directions
        (run(3, 5, hard=True), None, OWN),
        (run(3, 5, effort=9, hard=False), None, None),
        (run(3, 30, minutes=200, effort=10, kind=RunType.RACE, heart=0.99, hard=False), 10, None),
        (run(3, 5, kind=RunType.RACE, hard=True), None, OWN),
        # the kind of run
        (run(3, 4, kind=RunType.INTERVALS), None, TYPE),
        (run(3, 4, kind=RunType.TEMPO), None, TYPE),
        (run(3, 4, kind=RunType.HILLS), None, TYPE),
        (run(3, 4, kind=RunType.TIME_TRIAL), None, TYPE),
        (run(3, 4, kind=RunType.RACE, effort=9), None, TYPE),
        (run(3, 4, kind=RunType.EASY), None, None),
        (run(3, 4, kind=RunType.LONG), None, None),
        (run(3, 4, kind=RunType.EASY, effort=7), None, EFFORT),
        # effort 7 of 10
        (run(3, 4, effort=6), None, None),
        (run(3, 4, effort=7), None, EFFORT),
        (run(3, 4, effort=7, heart=0.9, minutes=100), 1, EFFORT),
        # a mean pulse of 85 % of one's own highest
        (run(3, 4, heart=0.849), None, None),
        (run(3, 4, heart=0.85), None, HEART),
        (run(3, 4, effort=6, heart=0.85, minutes=95), 1, HEART),
        # 90 minutes
        (run(3, 5, minutes=89.9), None, None),
        (run(3, 5, minutes=90), None, TIME),
        (run(3, 12, minutes=90), 5, TIME),
        # more than 110 % of the longest run of the 30 days before
        (run(3, 11.0), 10, None),
        (run(3, 11.1), 10, DISTANCE),
        (run(3, 5.5), 5, None),
        (run(3, 3.3), 3, None),
        (run(3, 12.1), 11, None),
        (run(3, 12.2), 11, DISTANCE),
        (run(3, 50), None, None),
        (run(3), 10, None),
    ],
)
def test_the_first_match_makes_a_run_hard(
    outing: Outing, longest: float | None, reason: HardReason | None
) -> None:
    assert hard_reason(outing, longest) is reason


@pytest.mark.parametrize(
    ("km", "longest", "size"),
    [
        (9, 10, Jump.FINE),
        (11, 10, Jump.FINE),
        (11.01, 10, Jump.SMALL),
        (11.1, 10, Jump.SMALL),
        (13, 10, Jump.SMALL),
        (13.01, 10, Jump.MODERATE),
        (13.1, 10, Jump.MODERATE),
        (20, 10, Jump.MODERATE),
        (20.01, 10, Jump.LARGE),
        (20.1, 10, Jump.LARGE),
        (7.7, 7, Jump.FINE),
        (9.1, 7, Jump.SMALL),
        (14, 7, Jump.MODERATE),
        (10, 6, Jump.MODERATE),
        (5, None, Jump.UNKNOWN),
        (5, 0, Jump.UNKNOWN),
        (None, 10, Jump.UNKNOWN),
        (0, 10, Jump.UNKNOWN),
    ],
)
def test_a_jump_is_fine_up_to_ten_per_cent(km: float | None, longest: float | None, size: Jump) -> None:
    assert jump(km, longest) is size


@pytest.mark.parametrize(
    ("runs", "on", "longest"),
    [
        ((), 8, None),
        ((run(3, 6), run(5, 6), run(5, 4), run(8, 10)), 8, 6),
        ((run(8, 10), run(8, 12)), 8, None),
        ((run(1, 9),), 31, 9),
        ((run(1, 9),), 32, None),
        ((run(1, 9), run(2, 4)), 32, 4),
        ((run(3, 0.5, minutes=3),), 8, None),
        ((run(3, None, minutes=40),), 8, None),
        ((run(3, 20, planned=True), run(4, 5)), 8, 5),
        ((other(3), run(4, 5)), 8, 5),
    ],
)
def test_the_longest_run_of_the_thirty_days_before(
    runs: tuple[Outing, ...], on: int, longest: float | None
) -> None:
    """Today does not count, what is only planned is no ground for more, and day 31 is out."""
    assert longest_before(runs, day(on)) == longest


@pytest.mark.parametrize(
    ("asked", "on", "longest"),
    [
        (Asked(day(5), 8), 5, 8),
        (Asked(day(5), 8), 35, 8),
        (Asked(day(5), 8), 36, None),
        (Asked(day(5), 8), 4, None),
        (Asked(day(5), 0), 5, None),
    ],
)
def test_what_was_told_once_counts_for_thirty_days(asked: Asked, on: int, longest: float | None) -> None:
    assert longest_before((), day(on), asked) == longest
    assert longest_before((run(on - 1, 20),), day(on), asked) == 20


def test_march_2025_begins_on_a_saturday() -> None:
    assert day(3) == date(2025, 3, 3)
    assert day(3).weekday() == 0
