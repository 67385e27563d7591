"""What laps and points of a TCX file say, each by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ankle_rehab.domain.activity import Lap, Sport, Surface
from ankle_rehab.domain.run_files import FileKind, FileTrouble
from tests.exchange.watch_reading import activity_of, all_of, one_of
from tests.fakes import watch_files as make
from tests.fakes.watch_files import START

BEGIN = '<TrainingCenterDatabase><Activities><Activity Sport="Running">'
END = "</Activity></Activities></TrainingCenterDatabase>"


def points(*, far: bool = False, heart: bool = False) -> str:
    """Half an hour northward, 5 km, with a point every ten seconds."""
    made = []
    for at, latitude, longitude in make.points(seconds=1800, metres=5000):
        made.append(
            f"<Trackpoint><Time>{make.written(START + timedelta(seconds=at))}</Time><Position>"
            f"<LatitudeDegrees>{latitude:.7f}</LatitudeDegrees>"
            f"<LongitudeDegrees>{longitude:.7f}</LongitudeDegrees></Position>"
        )
        if far:
            made.append(f"<DistanceMeters>{at * 2}</DistanceMeters>")
        if heart:
            made.append(f"<HeartRateBpm><Value>{140 if at < 900 else 160}</Value></HeartRateBpm>")
        made.append("</Trackpoint>")
    return "".join(made)


def lap(told: str, track: str = "") -> str:
    return f'<Lap StartTime="{make.written(START)}">{told}<Track>{track}</Track></Lap>'


def test_each_lap_is_kept_as_it_says_itself() -> None:
    run = activity_of(make.tcx(laps=((900, 2500), (600, 1500)), heart=142))
    assert run.laps == (Lap(900, 2500, 142), Lap(600, 1500, 142))


def test_the_laps_know_better_than_the_points_how_long_and_how_far_it_was() -> None:
    told = "<TotalTimeSeconds>1700</TotalTimeSeconds><DistanceMeters>4900</DistanceMeters>"
    run = activity_of((BEGIN + lap(told, points()) + END).encode())
    assert (run.seconds, run.elapsed, run.metres) == (1700, 1800, 4900)


def test_where_laps_say_nothing_the_places_tell_how_far_it_was() -> None:
    run = activity_of((BEGIN + lap("", points()) + END).encode())
    assert run.metres == pytest.approx(5000, rel=0.002)
    assert run.seconds == pytest.approx(1800, abs=20)


def test_a_distance_told_by_the_points_goes_before_their_places() -> None:
    run = activity_of((BEGIN + lap("", points(far=True)) + END).encode())
    assert run.metres == pytest.approx(3600, abs=1)


def test_the_heart_is_told_by_the_points_too() -> None:
    run = activity_of((BEGIN + lap("", points(heart=True)) + END).encode())
    assert run.heart_rate == pytest.approx(150, abs=1)
    assert run.top_heart_rate == 160


def told_lap(begin: int, seconds: float | None, *, beats: int | None = None, top: int | None = None) -> str:
    """A lap without points that begins so many seconds after the start."""
    start = make.written(START + timedelta(seconds=begin))
    told = "" if seconds is None else f"<TotalTimeSeconds>{seconds}</TotalTimeSeconds>"
    told += "" if beats is None else f"<AverageHeartRateBpm><Value>{beats}</Value></AverageHeartRateBpm>"
    told += "" if top is None else f"<MaximumHeartRateBpm><Value>{top}</Value></MaximumHeartRateBpm>"
    return f'<Lap StartTime="{start}">{told}</Lap>'


def test_without_points_a_run_lasts_to_the_end_of_its_last_lap() -> None:
    data = BEGIN + told_lap(0, 900) + told_lap(1000, 600) + END
    run = activity_of(data.encode())
    assert (run.start.utc, run.seconds, run.elapsed) == (START, 1500, 1600)


def test_the_heart_is_the_mean_of_laps_as_long_as_they_took() -> None:
    laps = told_lap(0, 900, beats=120, top=150) + told_lap(900, 300, beats=160, top=190) + told_lap(1200, 100)
    run = activity_of((BEGIN + laps + END).encode())
    assert (run.heart_rate, run.top_heart_rate) == (130, 190)
    assert [one.heart_rate for one in run.laps] == [120, 160, None]


def test_the_id_tells_the_start_where_no_lap_does() -> None:
    named = f"<Id>{make.written(START)[:-1]}+09:00</Id>"
    data = f"{BEGIN}{named}<Lap><TotalTimeSeconds>900</TotalTimeSeconds></Lap>{END}"
    start = activity_of(data.encode()).start
    assert (start.utc, start.zone) == (START - timedelta(hours=9), "UTC+09:00")


@pytest.mark.parametrize(
    ("sport", "expected", "ground"),
    [("Biking", Sport.BIKE, None), ("Trail running", Sport.RUN, Surface.TRAIL), ("Other", Sport.OTHER, None)],
)
def test_the_sport_is_that_of_the_activity(sport: str, expected: Sport, ground: Surface | None) -> None:
    run = activity_of((BEGIN.replace("Running", sport) + told_lap(0, 900) + END).encode())
    assert (run.sport, run.surface) == (expected, ground)


@pytest.mark.parametrize(("name", "kind"), [("Course", FileKind.COURSE), ("Workout", FileKind.WORKOUT)])
def test_of_something_else_that_was_cut_off_both_is_told(name: str, kind: FileKind) -> None:
    found = one_of(f"<TrainingCenterDatabase><{name}><Name>x</Name>".encode())
    assert (found.kind, found.trouble) == (kind, FileTrouble.CUT_OFF)


def test_only_the_last_run_of_a_file_that_was_cut_off_is_a_part() -> None:
    told = "<TotalTimeSeconds>1700</TotalTimeSeconds><DistanceMeters>4900</DistanceMeters>"
    data = BEGIN + lap(told, points()) + '</Activity><Activity Sport="Running">' + lap(told, points())
    first, last = all_of(data.encode())
    assert (first.trouble, last.trouble) == (None, FileTrouble.CUT_OFF)
    assert first.activity is not None
    assert last.activity is not None
    assert (first.activity.partial, last.activity.partial) == (False, True)
