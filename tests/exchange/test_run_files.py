"""What is read from files of watches: the sport, where and when it was, how long, how far, what is wrong."""

from __future__ import annotations

import struct
from datetime import date, datetime, timedelta

import pytest

from ankle_rehab.domain.activity import Source, Sport, Surface
from ankle_rehab.domain.run_files import FileKind, FileTrouble, Remark
from ankle_rehab.domain.zones import lived
from tests.exchange.watch_reading import activity_of, all_of, one_of
from tests.fakes import watch_files as make
from tests.fakes.watch_files import START
from tests.fakes.watch_shelf import EARLY, Shaped, shelf

# whole files ------------------------------------------------------------------------------------------


def test_a_run_of_a_fit_file_is_what_its_session_says() -> None:
    run = activity_of(make.fit_run(seconds=1800, elapsed=1860, metres=5000))
    assert (run.sport, run.source, run.seconds, run.elapsed, run.metres) == (
        Sport.RUN,
        Source.FIT,
        1800,
        1860,
        5000,
    )
    assert (run.heart_rate, run.top_heart_rate, len(run.laps)) == (150, 170, 5)
    assert run.laps[0].metres == 1000
    assert not run.partial
    assert run.start.utc == START


def test_a_run_of_a_gpx_file_is_what_its_track_shows() -> None:
    run = activity_of(make.gpx(make.points(seconds=1800, metres=5000)))
    assert (run.sport, run.source, run.seconds, run.elapsed) == (Sport.RUN, Source.GPX, 1800, 1800)
    assert run.metres == pytest.approx(5000, rel=0.002)


def test_a_run_of_a_tcx_file_is_the_sum_of_its_laps() -> None:
    run = activity_of(make.tcx(laps=((900, 2500), (600, 1500))))
    assert (run.sport, run.source, run.seconds, run.elapsed, run.metres) == (
        Sport.RUN,
        Source.TCX,
        1500,
        1500,
        4000,
    )
    assert (run.heart_rate, run.top_heart_rate, len(run.laps)) == (150, 170, 2)


def test_standing_still_is_no_motion() -> None:
    first = list(make.points(seconds=600, metres=1500))
    still = [(at, first[-1][1], first[-1][2]) for at in range(610, 1200, 10)]
    run = activity_of(make.gpx([*first, *still]))
    assert run.elapsed == 1190
    assert run.seconds == pytest.approx(600, abs=20)


def test_the_other_byte_order_is_read_too() -> None:
    fit = make.Fit(big=True)
    began = make.fit_seconds(START)
    fit.message(
        make.SESSION,
        (2, make.UINT32, began),
        (5, make.ENUM, make.RUNNING),
        (8, make.UINT32, 60_000),
        (9, make.UINT32, 20_000),
    )
    assert activity_of(fit.bytes()).metres == 200


def test_what_a_session_of_a_fit_file_says_needs_no_points() -> None:
    fit = make.Fit()
    fit.message(
        make.SESSION,
        (2, make.UINT32, make.fit_seconds(START)),
        (5, make.ENUM, make.RUNNING),
        (7, make.UINT32, 1_900_000),
        (8, make.UINT32, 1_800_000),
        (9, make.UINT32, 500_000),
        (16, make.UINT8, 151),
        (17, make.UINT8, 171),
    )
    run = activity_of(fit.bytes())
    assert (run.elapsed, run.seconds, run.metres) == (1900, 1800, 5000)
    assert (run.heart_rate, run.top_heart_rate) == (151, 171)


# sports -----------------------------------------------------------------------------------------------

FIT_SPORTS = [
    (make.RUNNING, 0, Sport.RUN, None),
    (make.RUNNING, 1, Sport.RUN, Surface.TREADMILL),
    (make.RUNNING, 3, Sport.RUN, Surface.TRAIL),
    (make.RUNNING, 4, Sport.RUN, Surface.TRACK),
    (make.CYCLING, 6, Sport.BIKE, None),
    (make.SWIMMING, 17, Sport.SWIM, None),
    (make.ROWING, 14, Sport.ROWER, None),
    (4, 14, Sport.ROWER, None),
    (4, 1, Sport.RUN, Surface.TREADMILL),
    (make.WALKING, 0, Sport.WALK, None),
    (make.HIKING, 0, Sport.WALK, None),
    (make.TRAINING, 20, Sport.STRENGTH, None),
    (13, 0, Sport.OTHER, None),
    (251, 0, Sport.OTHER, None),
]


@pytest.mark.parametrize(("sport", "sub_sport", "expected", "surface"), FIT_SPORTS)
def test_the_sport_of_a_fit_file(
    sport: int, sub_sport: int, expected: Sport, surface: Surface | None
) -> None:
    data = make.fit_run(sport=sport, sub_sport=sub_sport, metres=1500, laps=1)
    run = activity_of(data)
    assert (run.sport, run.surface) == (expected, surface)


GPX_SPORTS = [
    ("running", "", Sport.RUN),
    ("Trail Running", "", Sport.RUN),
    ("9", "", Sport.RUN),
    ("1", "", Sport.BIKE),
    ("RIDE", "", Sport.BIKE),
    ("hiking", "", Sport.WALK),
    ("rowing", "", Sport.ROWER),
    ("open_water_swimming", "", Sport.SWIM),
    ("aqua jogging", "", Sport.DEEP_WATER),
    ("motorcycling", "", Sport.OTHER),
    ("kitesurfing", "", Sport.OTHER),
    ("", "Morning Ride", Sport.BIKE),
    ("", "Evening walk with Ann", Sport.WALK),
]


@pytest.mark.parametrize(("kind", "title", "expected"), GPX_SPORTS)
def test_the_sport_of_a_gpx_file(kind: str, title: str, expected: Sport) -> None:
    assert activity_of(make.gpx(make.points(metres=1500), kind=kind, title=title)).sport is expected


@pytest.mark.parametrize(
    ("metres", "expected"), [(1800, Sport.WALK), (5000, Sport.RUN), (15_000, Sport.BIKE)]
)
def test_a_file_that_does_not_say_is_guessed_by_its_speed_and_marked(metres: float, expected: Sport) -> None:
    found = one_of(make.gpx(make.points(seconds=1800, metres=metres), kind=""))
    assert found.activity is not None
    assert found.activity.sport is expected
    assert Remark.SPORT_GUESSED in found.remarks


# where and when ---------------------------------------------------------------------------------------


def test_the_zone_is_that_of_the_watch() -> None:
    here = activity_of(make.fit_run(shift=3600))
    assert (here.start.zone, here.start.local_date) == ("Europe/Berlin", date(2026, 11, 20))
    there = activity_of(make.fit_run(shift=9 * 3600))
    assert (there.start.zone, there.start.local_date) == ("UTC+09:00", date(2026, 11, 21))
    west = activity_of(make.fit_run(shift=-(9 * 3600 + 1800)))
    assert west.start.zone == "UTC-09:30"
    assert lived(west.start).isoformat() == "2026-11-20T08:00:00-09:30"


@pytest.mark.parametrize("shift", [None, 40 * 3600])
def test_without_one_it_is_that_of_this_computer(shift: int | None) -> None:
    assert activity_of(make.fit_run(shift=shift)).start.zone == "Europe/Berlin"


def test_a_watch_that_only_knows_since_when_it_was_on_tells_its_local_time() -> None:
    began, local = 17_000_000, make.fit_seconds(datetime.fromisoformat("2026-11-20T18:30:00+00:00"))
    fit = make.Fit()
    for at in range(0, 601, 60):
        fit.message(make.RECORD, (253, make.UINT32, began + at), (5, make.UINT32, at * 300))
    fit.message(make.SESSION, (2, make.UINT32, began), (5, make.ENUM, 1), (8, make.UINT32, 600_000))
    fit.message(make.ACTIVITY_MESSAGE, (253, make.UINT32, began + 600), (5, make.UINT32, local + 600))
    run = one_of(fit.bytes())
    assert run.activity is not None
    assert lived(run.activity.start).isoformat() == "2026-11-20T18:30:00+01:00"
    assert (run.activity.metres, run.remarks) == (1800, frozenset())


def test_an_offset_in_a_gpx_file_counts() -> None:
    data = make.gpx(make.points()).replace(b"Z</time>", b"-05:00</time>")
    run = activity_of(data)
    assert (run.start.zone, run.start.utc) == ("UTC-05:00", START + timedelta(hours=5))


# more and less than one activity ----------------------------------------------------------------------


def test_chained_files_are_two_activities() -> None:
    found = all_of(make.fit_run() + make.fit_run(start=START + timedelta(hours=3), sport=make.CYCLING))
    assert [one.activity.sport for one in found if one.activity] == [Sport.RUN, Sport.BIKE]
    assert [(one.part, one.parts) for one in found] == [(1, 2), (2, 2)]
    assert len({one.activity.file_mark for one in found if one.activity}) == 2


def test_a_triathlon_is_three_without_what_is_between() -> None:
    fit, began = make.Fit(), make.fit_seconds(START)
    for place, sport in enumerate((make.SWIMMING, 3, make.CYCLING, 3, make.RUNNING)):
        fit.message(
            make.SESSION,
            (2, make.UINT32, began + place * 2000),
            (5, make.ENUM, sport),
            (7, make.UINT32, 1_900_000),
            (8, make.UINT32, 1_800_000),
            (9, make.UINT32, 300_000),
        )
    sports = [one.activity.sport for one in all_of(fit.bytes()) if one.activity]
    assert sports == [Sport.SWIM, Sport.BIKE, Sport.RUN]


def test_tracks_that_follow_each_other_are_one_activity_and_others_are_not() -> None:
    whole = make.points(seconds=600, metres=2000)
    soon, later = (
        make.points(seconds=600, metres=2000, begin=1200),
        make.points(seconds=600, metres=2000, begin=9000),
    )
    runs = [one.activity for one in all_of(make.gpx(whole, soon, later)) if one.activity]
    assert [(run.seconds, run.elapsed) for run in runs] == [(1200, 1800), (600, 600)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (make.SETTINGS, FileKind.SETTINGS),
        (make.WORKOUT, FileKind.WORKOUT),
        (make.COURSE, FileKind.COURSE),
        (make.MONITORING, FileKind.MONITORING),
        (make.SLEEP, FileKind.SLEEP),
        (9, FileKind.WEIGHT),
        (10, FileKind.TOTALS),
        (11, FileKind.GOALS),
        (34, FileKind.SEGMENT),
        (1, FileKind.DEVICE),
        (200, FileKind.OTHER),
    ],
)
def test_what_is_no_activity_is_named_for_what_it_is(kind: int, expected: FileKind) -> None:
    data = make.Fit(kind).message(make.RECORD, (253, make.UINT32, make.fit_seconds(START))).bytes()
    found = one_of(data)
    assert (found.kind, found.activity, found.trouble) == (expected, None, None)


def test_routes_and_tracks_without_times_and_workouts_are_no_runs() -> None:
    route = b'<gpx><rte><rtept lat="1" lon="2"/></rte></gpx>'
    assert one_of(route).kind is FileKind.COURSE
    assert one_of(make.gpx(make.points(), timed=False)).kind is FileKind.UNTIMED
    inside = "<Courses><Course><Name>x</Name></Course></Courses>"
    course = f"<TrainingCenterDatabase>{inside}</TrainingCenterDatabase>".encode()
    assert one_of(course).kind is FileKind.COURSE
    workout = course.replace(b"Course", b"Workout")
    assert one_of(workout).kind is FileKind.WORKOUT


# broken files -----------------------------------------------------------------------------------------


def test_a_file_that_broke_off_is_offered_as_far_as_it_goes() -> None:
    data = make.fit_run(seconds=1800, metres=5000, step=10)
    found = one_of(data[: len(data) // 2])
    assert found.trouble is FileTrouble.CUT_OFF
    assert found.activity is not None
    assert found.activity.partial
    assert 1000 < (found.activity.metres or 0) < 4000
    assert found.activity.start.utc == START


def test_a_watch_that_went_off_left_no_length() -> None:
    data = bytearray(make.fit_run(whole=False)[:-2])
    data[4:8] = bytes(4)
    found = one_of(bytes(data))
    assert found.trouble is FileTrouble.CUT_OFF
    assert found.activity is not None
    assert found.activity.metres == pytest.approx(5000, rel=0.01)


@pytest.mark.parametrize("length", [0xFFFFFFFF, 10, 0])
def test_a_length_that_lies_raises_nothing(length: int) -> None:
    fit = make.Fit().message(make.RECORD, (253, make.UINT32, make.fit_seconds(START)))
    assert all_of(fit.bytes(length=length))[0].trouble is not None


def test_a_wrong_checksum_is_told_and_the_run_only_offered() -> None:
    data = bytearray(make.fit_run())
    data[-1] ^= 0xFF
    found = one_of(bytes(data))
    assert found.activity is not None
    assert found.activity.partial
    assert (found.trouble, Remark.CHECKSUM in found.remarks) == (FileTrouble.DAMAGED, True)


def test_a_checksum_of_nothing_is_none() -> None:
    assert not activity_of(make.fit_run()[:-2] + bytes(2)).partial


def test_developer_fields_do_no_harm() -> None:
    fit, began = make.Fit(), make.fit_seconds(START)
    for at in range(0, 700, 100):
        time, far = (253, make.UINT32, began + at), (5, make.UINT32, at * 300)
        fit.message(make.RECORD, time, far, extra=b"\x07\x08", described=(5, 9))
    run = activity_of(fit.bytes())
    assert (run.metres, run.elapsed) == (1800, 600)


def test_a_damaged_gpx_file_is_offered_as_far_as_it_goes() -> None:
    data = make.gpx(make.points(seconds=1800, metres=5000))
    for broken, trouble in (
        (data[: len(data) // 2], FileTrouble.CUT_OFF),
        (data[: len(data) // 2] + b"<<" + data[len(data) // 2 :], FileTrouble.DAMAGED),
    ):
        found = one_of(broken)
        assert found.trouble is trouble
        assert found.activity is not None
        assert found.activity.partial
        assert 2000 < (found.activity.metres or 0) < 3000


@pytest.mark.parametrize(
    ("data", "name", "trouble"),
    [
        (b"", "run.fit", FileTrouble.EMPTY),
        (b"hello", "notes.txt", FileTrouble.NOT_KNOWN),
        (b"\0" * 200, "run.fit", FileTrouble.DAMAGED),
        (b"<html><body/></html>", "page.gpx", FileTrouble.NOT_KNOWN),
        (b'{"type": "FeatureCollection"}', "run.json", FileTrouble.NOT_KNOWN),
        (make.Fit().bytes(), "run.fit", FileTrouble.NOTHING_IN_IT),
        (b"<gpx></gpx>", "run.gpx", FileTrouble.NOTHING_IN_IT),
    ],
)
def test_why_nothing_was_read(data: bytes, name: str, trouble: FileTrouble) -> None:
    (found,) = all_of(data, name)
    assert (found.trouble, found.activity) == (trouble, None)


def test_an_empty_fit_of_every_short_length_is_refused() -> None:
    whole = make.fit_run(laps=1, step=600)
    for length in range(len(whole)):
        for found in all_of(whole[:length], "run.fit"):
            assert found.trouble is not None


def test_big_numbers_of_messages_do_no_harm() -> None:
    head = struct.pack("<BBHI4s", 12, 0x20, 2132, 40, b".FIT")
    assert one_of(head + bytes((0x40, 0, 0, 255, 255, 255)) + b"\xff" * 40).activity is None


# the shapes in which watches write ------------------------------------------------------------------------


@pytest.mark.parametrize("shaped", tuple(shelf()), ids=lambda shaped: shaped.name)
def test_every_shape_of_file_is_recognised_or_said_in_words(shaped: Shaped) -> None:
    (found,) = all_of(shaped.data, shaped.name)
    assert (found.kind, found.trouble) == (shaped.kind, shaped.trouble)
    activity = found.activity
    if activity is None:
        assert shaped.sport is None
        return
    assert (activity.sport, activity.partial) == (shaped.sport, shaped.partial)
    assert activity.metres == pytest.approx(shaped.metres, rel=1e-4)
    assert activity.seconds == pytest.approx(shaped.seconds)
    assert shaped.laps is None or len(activity.laps) == shaped.laps
    assert shaped.heart is None or activity.heart_rate == shaped.heart


def test_a_watch_without_a_clock_is_told_the_time_by_its_last_message() -> None:
    (found,) = (all_of(one.data)[0] for one in shelf() if one.name == "compressed-times.fit")
    assert found.activity is not None
    assert found.activity.start.utc == EARLY - timedelta(days=4)
