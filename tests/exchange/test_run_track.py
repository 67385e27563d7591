"""What is summed of the points of a track, and where a point is no longer believed."""

from __future__ import annotations

from math import pi

import pytest

from ankle_rehab.exchange.run_track import EARTH, FIRST_TIME, LONGEST_STEP, Track, metres_between, place_of

LATEST = 1_796_000_000.0
AT = 1_795_000_000.0
DEGREE = EARTH * pi / 180
START = (52.0, 13.0)


def north(metres: float) -> tuple[float, float]:
    """So far from the start."""
    return START[0] + metres / DEGREE, START[1]


def walked(*steps: tuple[float, float]) -> Track:
    """A track of seconds and metres to the north, told by places alone."""
    track = Track(LATEST)
    for seconds, metres in steps:
        track.add(AT + seconds, north(metres))
    return track.best()


def counted(*steps: tuple[float, float]) -> Track:
    """A track of seconds and of what the watch has counted."""
    track = Track(LATEST)
    for seconds, metres in steps:
        track.add(AT + seconds, None, metres)
    return track.best()


# how far ----------------------------------------------------------------------------------------------

COUNTS = [
    ([(0, 0), (10, 30), (20, 60)], 60),
    ([(0, 500), (10, 530)], 30),  # what the first point says is where it begins
    ([(0, 0), (10, 600)], 600),
    ([(0, 0), (10, 601)], 0),
    ([(0, 0), (10, 601), (20, 631)], 30),
    ([(0, 0), (10, 40), (20, 0), (30, 30)], 70),  # it began anew
    ([(0, 0), (10, 40), (20, 40), (30, 50)], 50),
    ([(0, 10), (10, -1), (20, 40)], 30),
    ([(0, 10), (10, float("nan")), (20, float("inf")), (30, 40)], 30),
    ([(0, 0), (10, 0.5), (20, 1)], 1),
    ([(0, 0), (0, 100)], 100),
    ([(0, 0), (0, 101)], 0),
]


@pytest.mark.parametrize(("steps", "metres"), COUNTS)
def test_the_count_of_the_watch_is_added_up(steps: list[tuple[float, float]], metres: float) -> None:
    assert counted(*steps).metres == metres


WAYS = [
    ([(0, 0), (10, 30), (20, 0)], 60),
    ([(0, 0), (10, 549)], 549),
    ([(0, 0), (10, 551)], 0),
    ([(0, 0), (10, 5000), (20, 60)], 60),
    ([(0, 0), (10, 5000), (20, 1049)], 1049),
    ([(0, 0), (10, 5000), (20, 1051)], 0),
    ([(0, 0), *((10 * one, 90_000 + one) for one in range(1, 6))], 0),
    ([(0, 0), *((10 * one, 90_000 + one) for one in range(1, 7))], 1),  # from the fifth on it was no mistake
    (
        [
            *((0, 0), (1, 90_000), (2, 90_000), (3, 90_000), (4, 0)),
            *((5, 90_000), (6, 90_000), (7, 90_000), (8, 90_001), (9, 10)),
        ],
        10,
    ),
]


@pytest.mark.parametrize(("steps", "metres"), WAYS)
def test_places_are_added_up_without_those_that_nobody_reaches(
    steps: list[tuple[float, float]], metres: float
) -> None:
    assert (walked(*steps).metres or 0) == pytest.approx(metres, abs=1e-3)


def test_what_the_watch_counted_goes_before_its_places() -> None:
    track = Track(LATEST)
    for seconds, counts, way in ((0, None, 0), (10, 0, 100), (20, 0, 200), (30, 40, 250)):
        track.add(AT + seconds, north(way), counts)
    assert track.best().metres == 40
    for counts in (0, None):
        still = Track(LATEST)
        for seconds in (0, 10):
            still.add(AT + seconds, north(seconds), counts)
        assert still.best().metres == pytest.approx(10)
    assert counted((0, 0), (10, 0)).metres == 0
    empty = Track(LATEST)
    empty.add(AT)
    assert empty.best().metres is None


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        ((0.0, 0.0), (1.0, 0.0), DEGREE),
        ((0.0, 10.0), (0.0, 11.0), DEGREE),
        ((60.0, 10.0), (60.0, 9.99), DEGREE / 200),
        ((45.0, -90.0), (45.0, 90.0), 90 * DEGREE),
        ((90.0, 0.0), (-90.0, 0.0), 180 * DEGREE),
        ((50.0, 7.0), (50.0, 7.0), 0),
    ],
)
def test_how_far_two_places_are_from_each_other(
    one: tuple[float, float], other: tuple[float, float], metres: float
) -> None:
    assert metres_between(one, other) == pytest.approx(metres, rel=1e-6)


@pytest.mark.parametrize(
    ("latitude", "longitude", "known"),
    [
        (90.0, 180.0, True),
        (-90.0, -180.0, True),
        (90.5, 0.5, False),
        (-90.5, 0.5, False),
        (0.5, 180.5, False),
        (0.5, -180.5, False),
        (0.0, 0.0, False),
        (0.0, 1.0, True),
        (1.0, 1.0, True),
        (1.0, 0.0, True),
    ],
)
def test_what_is_a_place_on_earth(latitude: float, longitude: float, known: bool) -> None:
    assert place_of(latitude, longitude) == ((latitude, longitude) if known else None)


# how long ---------------------------------------------------------------------------------------------

MOTIONS = [
    ([(0, 0), (10, 5)], 10),
    ([(0, 0), (10, 4.9)], 0),
    ([(0, 0), (10, 30), (15, 45)], 15),  # the last few seconds count too
    ([(0, 0), (10, 30), (10.5, 32)], 10.5),
    ([(0, 0), (4, 1), (8, 2), (12, 40)], 12),  # at most every ten seconds it is looked
    ([(0, 0), (4, 1), (8, 2), (12, 3), (22, 30)], 10),
    ([(0, 100), (10, 100), (20, 130)], 10),
    ([(0, 0), (10, 30), (20, 31)], 10),
    ([(0, 0)], 0),
]


@pytest.mark.parametrize(("steps", "seconds"), MOTIONS)
def test_motion_is_what_brings_somebody_forward(steps: list[tuple[float, float]], seconds: float) -> None:
    track = counted(*steps)
    assert track.moving == pytest.approx(seconds)
    assert track.elapsed == steps[-1][0]


def test_without_any_distance_all_time_is_motion() -> None:
    track = Track(LATEST)
    for seconds in (0, 10, 35):
        track.add(AT + seconds)
    assert (track.best().moving, track.elapsed, track.first, track.last) == (35, 35, AT, AT + 35)


def test_what_was_paused_is_no_part_of_the_way() -> None:
    track = Track(LATEST)
    for seconds in (0, 10, 15):
        track.add(AT + seconds, north(3 * seconds), 3 * seconds)
    track.pause()
    for seconds in (100, 110):
        track.add(AT + seconds, north(9 * seconds), 9 * seconds)
    whole = track.best()
    assert (whole.metres, whole.moving, whole.elapsed) == (45 + 90, 25, 110)


def test_places_are_paused_too_and_so_is_a_track_of_another_time() -> None:
    track = Track(LATEST)
    for begin in (0, -10_000):
        for seconds in range(0, 50 + (begin < 0) * 10, 10):
            track.add(AT + begin + seconds, north(3 * seconds))
    track.pause()
    for seconds in (-9_000, -8_990):
        track.add(AT + seconds, north(20_000 + 2 * seconds))
    whole = track.best()
    assert whole.metres == pytest.approx(150 + 20)
    assert (whole.moving, whole.points, whole.dropped) == (60, 8, 5)


# when -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "points", "dropped", "untimed"),
    [
        (None, 0, 0, 1),
        (FIRST_TIME - 1, 0, 1, 0),
        (FIRST_TIME, 1, 0, 0),
        (LATEST, 1, 0, 0),
        (LATEST + 1, 0, 1, 0),
    ],
)
def test_a_point_of_no_likely_time_is_left_out(
    at: float | None, points: int, dropped: int, untimed: int
) -> None:
    track = Track(LATEST)
    track.add(at, START, 5.0, 150)
    track.add(at, START, 5.0, 150)
    assert (track.points, track.dropped, track.untimed) == (2 * points, 2 * dropped, 2 * untimed)


@pytest.mark.parametrize(
    ("steps", "points", "dropped"),
    [
        ((0, LONGEST_STEP), 2, 0),
        ((0, LONGEST_STEP + 1), 1, 1),
        ((0, 0), 2, 0),
        ((10, 0), 1, 1),
        ((10, 0, 1), 2, 1),  # the longer one is the activity
        ((10, 20, 0, 1), 2, 2),
        ((10, 20, 0), 2, 1),
        ((50, 40, 30, 20), 1, 3),
        ((50, 40, 30, 20, 21), 2, 3),
        ((50, 40, 30, 20, 10), 1, 4),  # no deeper
        ((50, 40, 30, 20, 10, 11, 12), 1, 6),
    ],
)
def test_a_clock_that_was_put_right_leaves_the_track_with_more_points(
    steps: tuple[float, ...], points: int, dropped: int
) -> None:
    track = Track(LATEST)
    for seconds in steps:
        track.add(AT + seconds)
    best = track.best()
    assert (best.points, best.dropped) == (points, dropped)


def test_of_two_that_are_as_long_the_first_is_the_activity() -> None:
    track = Track(LATEST)
    for seconds in (0, 1, -10, -9):
        track.add(AT + seconds)
    assert track.best().first == AT


def test_what_goes_elsewhere_goes_whole() -> None:
    track = Track(LATEST)
    track.add(AT, START, 0.0, 100)
    for seconds in (-100, -90, -80):
        track.add(AT + seconds, north(seconds), 1000 + 3.0 * seconds, 160)
    best = track.best()
    assert (best.metres, best.heart_rate, best.first) == (60, 160, AT - 100)


# the heart --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beats", "mean", "top"),
    [
        ((100, 151), 126, 151),
        ((151, 100, 100), 117, 151),
        ((24, 251, 100), 100, 100),
        ((25, 250), 138, 250),
        ((25,), 25, 25),
        ((24, 251), None, 0),
        ((), None, 0),
    ],
)
def test_the_heart_is_the_mean_of_what_can_be(beats: tuple[int, ...], mean: int | None, top: int) -> None:
    track = Track(LATEST)
    track.add(AT)
    for seconds, beat in enumerate(beats):
        track.add(AT + seconds, None, None, beat)
    assert (track.heart_rate, track.top_heart) == (mean, top)
