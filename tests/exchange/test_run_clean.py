"""What a file says of an activity, value by value: kept, mended or refused, up to the last that can be."""

from __future__ import annotations

from datetime import UTC, datetime
from math import inf, nan
from typing import Any

import pytest

from ankle_rehab.domain.activity import Activity, Lap, Source, Sport, Surface
from ankle_rehab.domain.run_files import FileTrouble, FoundRun, Remark
from ankle_rehab.domain.zones import lived
from ankle_rehab.exchange.run_clean import FARTHEST, MOST_LAPS, Told, clean
from ankle_rehab.exchange.run_track import FIRST_TIME, Track
from tests.exchange.watch_reading import AROUND

START = datetime.fromisoformat("2026-11-20T17:30:00+00:00").timestamp()
HOUR = 3600.0
A_RUN: dict[str, Any] = {"sport": Sport.RUN, "start": START, "seconds": 1800.0, "metres": 5000.0}


def of(track: Track | None = None, trouble: FileTrouble | None = None, **told: Any) -> FoundRun:
    """What comes of a run of which something else is told."""
    found = clean(Told(Source.FIT, **(A_RUN | told)), track, AROUND, "mark", trouble)
    assert (found.name, found.inside) == ("", "")
    return found


def activity(track: Track | None = None, trouble: FileTrouble | None = None, **told: Any) -> Activity:
    found = of(track, trouble, **told)
    assert found.activity is not None, found.trouble
    return found.activity


def track_of(*points: tuple[float, float, int], late: int = 0) -> Track:
    """Seconds, metres and beats; `late` points of no likely time."""
    track = Track(AROUND.latest)
    for seconds, metres, beats in points:
        track.add(START + seconds, None, metres, beats)
    for _ in range(late):
        track.add(AROUND.latest + 1)
    return track


POINTS = track_of((0, 0, 120), (600, 2000, 140))


def test_an_activity_is_what_is_told_of_it() -> None:
    laps = (Lap(900, 2500, 149), Lap(900.5, 2500.5))
    told = activity(
        surface=Surface.TRAIL,
        elapsed=1900.0,
        heart_rate=149.6,
        top_heart_rate=171.4,
        laps=laps,
        hint=Sport.BIKE,
    )
    assert told == Activity(
        sport=Sport.RUN,
        start=told.start,
        seconds=1800,
        metres=5000,
        elapsed=1900,
        surface=Surface.TRAIL,
        heart_rate=150,
        top_heart_rate=171,
        laps=laps,
        source=Source.FIT,
        partial=False,
        file_mark="mark",
    )
    assert (told.start.utc.timestamp(), told.start.zone) == (START, "Europe/Berlin")
    assert of().remarks == frozenset()


def test_what_is_not_told_is_taken_from_the_points() -> None:
    nothing = {"start": None, "seconds": None, "metres": None}
    known = activity(POINTS, **nothing)
    assert (known.start.utc.timestamp(), known.seconds, known.elapsed) == (START, 600, 600)
    assert (known.metres, known.heart_rate, known.top_heart_rate) == (2000, 130, 140)
    told = activity(POINTS, elapsed=1900.0, heart_rate=150.0, top_heart_rate=160.0, start=START + 5)
    assert (told.seconds, told.elapsed, told.metres) == (1800, 1900, 5000)
    assert (told.heart_rate, told.top_heart_rate, told.start.utc.timestamp()) == (150, 160, START + 5)
    assert activity(POINTS, seconds=300.0).elapsed == 600
    assert activity(POINTS, metres=0.0).metres == 2000
    assert activity(POINTS, metres=-1.0).metres == 2000
    bare = activity(track_of((0, 0, 0), (600, 2000, 0)))
    assert (bare.heart_rate, bare.top_heart_rate) == (None, None)


@pytest.mark.parametrize("trouble", [None, FileTrouble.CUT_OFF])
def test_what_was_not_read_to_its_end_is_a_part(trouble: FileTrouble | None) -> None:
    found = of(trouble=trouble)
    assert found.activity is not None
    assert (found.trouble, found.activity.partial) == (trouble, trouble is not None)


REFUSED: list[tuple[dict[str, Any], FileTrouble]] = [
    ({"start": None}, FileTrouble.NO_START),
    ({"start": None, "trouble": FileTrouble.CUT_OFF}, FileTrouble.CUT_OFF),
    ({"start": None, "track": track_of(late=1)}, FileTrouble.ODD_TIME),
    ({"start": None, "track": track_of(late=1), "trouble": FileTrouble.CUT_OFF}, FileTrouble.ODD_TIME),
    ({"start": None, "track": track_of()}, FileTrouble.NO_START),
    ({"start": FIRST_TIME - 1}, FileTrouble.ODD_TIME),
    ({"start": AROUND.latest + 1}, FileTrouble.ODD_TIME),
    ({"seconds": 48 * HOUR + 1}, FileTrouble.TOO_LONG),
    ({"elapsed": 48 * HOUR + 1}, FileTrouble.TOO_LONG),
    ({"seconds": None, "metres": None}, FileTrouble.NOTHING_IN_IT),
    ({"seconds": 0.0, "metres": 0.0, "elapsed": 0.0}, FileTrouble.NOTHING_IN_IT),
    ({"seconds": None, "metres": None, "trouble": FileTrouble.DAMAGED}, FileTrouble.DAMAGED),
]


@pytest.mark.parametrize(("told", "trouble"), REFUSED)
def test_why_there_is_no_activity(told: dict[str, Any], trouble: FileTrouble) -> None:
    found = of(**told)
    assert (found.activity, found.trouble) == (None, trouble)


@pytest.mark.parametrize("start", [FIRST_TIME, AROUND.latest])
def test_the_first_and_the_last_moment_that_can_be(start: float) -> None:
    assert activity(start=start).start.utc == datetime.fromtimestamp(start, UTC)


@pytest.mark.parametrize("told", [{"seconds": 600.0}, {"elapsed": 600.0}, {"metres": 600.0}])
def test_one_thing_that_is_known_is_enough(told: dict[str, Any]) -> None:
    known = activity(**{"seconds": None, "metres": None, **told})
    assert {name: getattr(known, name) for name in told} == told


# times ------------------------------------------------------------------------------------------------

TIMES: list[tuple[float | None, float | None, float | None, float | None, bool]] = [
    (1000, 1000, 1000, 1000, False),
    (900, 1000, 900, 1000, False),
    (1012, 1000, 1000, 1000, False),  # a watch may round
    (1013, 1000, 1000, 1000, True),
    (1000, 0, 1000, 1000, True),
    (1.5, 0, 1.5, 1.5, False),
    (0, 1000, None, 1000, False),
    (None, 1000, None, 1000, False),
    (1000, None, 1000, None, False),
    (-1, 1000, None, 1000, True),
    (1000, -1, 1000, None, True),
    (nan, 1000, None, 1000, True),
    (1000, inf, 1000, None, True),
]


@pytest.mark.parametrize(("seconds", "elapsed", "moved", "whole", "dropped"), TIMES)
def test_motion_never_lasts_longer_than_the_whole(
    seconds: float | None, elapsed: float | None, moved: float | None, whole: float | None, dropped: bool
) -> None:
    found = of(seconds=seconds, elapsed=elapsed, metres=None)
    assert found.activity is not None
    assert (found.activity.seconds, found.activity.elapsed) == (moved, whole)
    assert found.remarks == ({Remark.TIME_DROPPED} if dropped else set())


@pytest.mark.parametrize("name", ["seconds", "elapsed"])
@pytest.mark.parametrize(("hours", "marked"), [(12.0, False), (12.001, True), (48.0, True)])
def test_more_than_twelve_hours_are_marked(name: str, hours: float, marked: bool) -> None:
    told: dict[str, Any] = {"seconds": None, name: hours * HOUR}
    found = of(**told)
    assert found.activity is not None
    assert (Remark.VERY_LONG in found.remarks) is marked


def test_points_that_are_left_out_are_told() -> None:
    track = track_of((0, 0, 120), (600, 2000, 140), late=2)
    assert of(track, seconds=600.0).remarks == {Remark.POINTS_DROPPED}


# how far, and which sport -----------------------------------------------------------------------------

FARS: list[tuple[Sport, float, float | None, bool]] = [
    (Sport.RUN, 9000, 1000, True),
    (Sport.RUN, 9001, 1000, False),
    (Sport.WALK, 5000, 1000, True),
    (Sport.WALK, 5001, 1000, False),
    (Sport.SWIM, 3000, 1000, True),
    (Sport.SWIM, 3001, 1000, False),
    (Sport.DEEP_WATER, 3000, 1000, True),
    (Sport.DEEP_WATER, 3001, 1000, False),
    (Sport.ROWER, 8000, 1000, True),
    (Sport.ROWER, 8001, 1000, False),
    (Sport.BIKE, 35_000, 1000, True),
    (Sport.BIKE, 35_001, 1000, False),
    (Sport.OTHER, 35_000, 1000, True),
    (Sport.OTHER, 35_001, 1000, False),
    (Sport.RUN, 540, 10, True),
    (Sport.RUN, 541, 10, False),
    (Sport.RUN, FARTHEST, 40 * HOUR, True),
    (Sport.RUN, FARTHEST + 1, 40 * HOUR, False),
    (Sport.BIKE, FARTHEST + 1, 40 * HOUR, True),
    (Sport.RUN, FARTHEST, None, True),
    (Sport.RUN, FARTHEST + 1, None, False),
    (Sport.BIKE, 2 * FARTHEST, None, True),
    (Sport.BIKE, 2 * FARTHEST + 1, None, False),
]


@pytest.mark.parametrize(("sport", "metres", "seconds", "kept"), FARS)
def test_nobody_goes_farther_than_that(
    sport: Sport, metres: float, seconds: float | None, kept: bool
) -> None:
    found = of(sport=sport, metres=metres, seconds=seconds)
    assert found.activity is not None
    assert found.activity.metres == (metres if kept else None)
    assert (Remark.DISTANCE_DROPPED in found.remarks) is not kept


@pytest.mark.parametrize("metres", [nan, inf, -1.0])
def test_a_distance_that_is_none_is_told(metres: float) -> None:
    found = of(metres=metres)
    assert found.activity is not None
    assert found.activity.metres is None
    assert found.remarks == {Remark.DISTANCE_DROPPED}


GUESSES: list[tuple[dict[str, Any], Sport, bool]] = [
    ({"metres": 5500.0}, Sport.BIKE, True),
    ({"metres": 5499.0}, Sport.RUN, True),
    ({"metres": 1900.0}, Sport.RUN, True),
    ({"metres": 1899.0}, Sport.WALK, True),
    ({"metres": None}, Sport.OTHER, True),
    ({"metres": 1900.0, "seconds": None}, Sport.OTHER, True),
    ({"metres": 1900.0, "seconds": None, "elapsed": 1000.0}, Sport.RUN, True),
    ({"metres": 1900.0, "elapsed": 9000.0}, Sport.RUN, True),
    ({"metres": 5500.0, "hint": Sport.SWIM}, Sport.SWIM, True),
    ({"sport": Sport.OTHER, "hint": Sport.WALK}, Sport.WALK, True),
    ({"sport": Sport.OTHER}, Sport.OTHER, False),
    ({"sport": Sport.RUN, "hint": Sport.WALK}, Sport.RUN, False),
]


@pytest.mark.parametrize(("told", "sport", "guessed"), GUESSES)
def test_a_sport_that_is_not_told_is_guessed_and_marked(
    told: dict[str, Any], sport: Sport, guessed: bool
) -> None:
    found = of(**{"sport": None, "seconds": 1000.0, "surface": Surface.ROAD, **told})
    assert found.activity is not None
    assert (found.activity.sport, Remark.SPORT_GUESSED in found.remarks) == (sport, guessed)
    assert found.activity.surface is (Surface.ROAD if sport is Sport.RUN else None)


# the heart, and laps ----------------------------------------------------------------------------------

HEARTS: list[tuple[float | None, int | None, bool]] = [
    (25.0, 25, False),
    (250.0, 250, False),
    (24.0, None, True),
    (251.0, None, True),
    (nan, None, True),
    (0.0, None, False),
    (None, None, False),
]


@pytest.mark.parametrize("name", ["heart_rate", "top_heart_rate"])
@pytest.mark.parametrize(("beats", "kept", "dropped"), HEARTS)
def test_a_heart_that_is_none_is_left_out(
    name: str, beats: float | None, kept: int | None, dropped: bool
) -> None:
    told: dict[str, Any] = {name: beats}
    found = of(**told)
    assert found.activity is not None
    assert getattr(found.activity, name) == kept
    assert found.remarks == ({Remark.HEART_RATE_DROPPED} if dropped else set())


@pytest.mark.parametrize(
    ("count", "kept"), [(0, 0), (1, 0), (2, 2), (MOST_LAPS, MOST_LAPS), (MOST_LAPS + 1, 0)]
)
def test_one_lap_is_none_and_so_are_too_many(count: int, kept: int) -> None:
    assert len(activity(laps=(Lap(1, 2, 100),) * count).laps) == kept


def test_wild_values_of_a_lap_are_left_out_without_a_word() -> None:
    found = of(laps=(Lap(-1, 100, 100), Lap(1, nan, 100), Lap(1, 0, 900)))
    assert found.activity is not None
    assert found.activity.laps == (Lap(0, 100, 100), Lap(1, None, 100), Lap(1, 0, None))
    assert found.remarks == set()


# where ------------------------------------------------------------------------------------------------

SHIFTS: list[tuple[float | None, str, str]] = [
    (None, "Europe/Berlin", "18:30:00+01:00"),
    (HOUR, "Europe/Berlin", "18:30:00+01:00"),
    (HOUR + 449, "Europe/Berlin", "18:30:00+01:00"),
    (HOUR + 451, "UTC+01:15", "18:45:00+01:15"),
    (0.0, "UTC+00:00", "17:30:00+00:00"),
    (-900.0, "UTC-00:15", "17:15:00-00:15"),
    (5.5 * HOUR, "UTC+05:30", "23:00:00+05:30"),
    (-9.5 * HOUR, "UTC-09:30", "08:00:00-09:30"),
    (14 * HOUR, "UTC+14:00", "07:30:00+14:00"),
    (-14 * HOUR, "UTC-14:00", "03:30:00-14:00"),
    (14.25 * HOUR, "Europe/Berlin", "18:30:00+01:00"),
    (-14.25 * HOUR, "Europe/Berlin", "18:30:00+01:00"),
]


@pytest.mark.parametrize(("shift", "zone", "shown"), SHIFTS)
def test_where_the_watch_was_at_another_time_of_day_that_counts(
    shift: float | None, zone: str, shown: str
) -> None:
    start = activity(shift=shift).start
    assert (start.zone, start.utc.timestamp()) == (zone, START)
    assert lived(start).isoformat().endswith(shown)
    assert start.local_date == lived(start).date()


def test_a_local_time_is_taken_for_that_of_this_computer() -> None:
    start = activity(start_is_local=True, shift=9 * HOUR).start
    assert (start.zone, lived(start).isoformat()) == ("Europe/Berlin", "2026-11-20T17:30:00+01:00")
