"""What is read of XML: moments, numbers, texts, and where tracks of a GPX file say what they are."""

from __future__ import annotations

from datetime import datetime

import pytest

from ankle_rehab.domain.activity import Sport, Surface
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun
from ankle_rehab.exchange import run_files
from ankle_rehab.exchange.run_sports import hinted, sport_of, surface_of
from ankle_rehab.exchange.run_xml import is_xml, moment_and_shift, number
from tests.exchange.watch_reading import AROUND, activity_of, all_of, never, one_of
from tests.fakes import watch_files as make

HOUR = 3600.0
AT = datetime.fromisoformat("2026-11-20T17:30:05+00:00").timestamp()

MOMENTS: list[tuple[str, float | None, float | None]] = [
    ("2026-11-20T17:30:05Z", AT, None),
    ("2026-11-20t17:30:05z", AT, None),
    ("2026-11-20T17:30:05", AT, None),
    ("2026-11-20T17:30:05.25Z", AT + 0.25, None),
    ("2026-11-20T17:30:05,5Z", AT + 0.5, None),
    ("2026-11-20T17:30:05.1234567899Z", AT + 0.123456, None),
    ("2026-11-20T17:30:05 +01:30", AT - 1.5 * HOUR, 1.5 * HOUR),
    ("2026-11-20T17:30:05-0530", AT + 5.5 * HOUR, -5.5 * HOUR),
    ("2026-11-20T17:30:05+00:00", AT, 0.0),
    ("1970-01-01T00:00:00Z", 0.0, None),
    ("1969-12-31T23:59:59Z", -1.0, None),
    ("2026-11-20T23:59:60Z", AT - 5 + 6.5 * HOUR, None),
    ("2026-11-20T24:00:00Z", None, None),
    ("2026-11-20T17:60:00Z", None, None),
    ("2026-11-20T17:30:61Z", None, None),
    ("2026-02-30T17:30:05Z", None, None),
    ("2026-13-01T17:30:05Z", None, None),
    ("2026-11-20", None, None),
    ("2026-11-20T17:30:05Z.", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "moment", "shift"), MOMENTS)
def test_a_moment_and_how_far_its_clock_is_ahead(
    text: str, moment: float | None, shift: float | None
) -> None:
    at, ahead = moment_and_shift(text)
    assert (at, ahead) == (moment if moment is None else pytest.approx(moment, abs=1e-6), shift)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.5", 1.5),
        ("-1e3", -1000),
        ("0" * 63 + "7", 7),
        ("0" * 64 + "7", None),
        ("inf", None),
        ("nan", None),
        ("1,5", None),
        ("", None),
    ],
)
def test_a_number_as_people_write_it(text: str, amount: float | None) -> None:
    assert number(text) == amount


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (b"<gpx/>", True),
        (b" \t\r\n<gpx/>", True),
        (b"\xef\xbb\xbf<gpx/>", True),
        ("\ufeff<gpx/>".encode("utf-16-le"), True),
        ("\ufeff<gpx/>".encode("utf-16-be"), True),
        ("<gpx/>".encode("utf-16-le"), True),
        (b" " * 255 + b"<gpx/>", True),
        (b" " * 256 + b"<gpx/>", False),
        (b"x<gpx/>", False),
        (b"", False),
    ],
)
def test_what_begins_like_xml(data: bytes, known: bool) -> None:
    assert is_xml(data) is known


SPORTS: list[tuple[tuple[str, ...], Sport | None]] = [
    ((), None),
    (("",), None),
    *(((word,), None) for word in ("generic", "other", "unknown", "all", "default", "invalid", "none")),
    (("Other - unknown",), None),
    (("generic", "running"), Sport.RUN),
    (("chess",), Sport.OTHER),
    (("generic chess",), Sport.OTHER),
    (("chess", "generic"), Sport.OTHER),
    ((" 9 ",), Sport.RUN),
    (("1",), Sport.BIKE),
    (("10",), Sport.WALK),
    (("99",), Sport.OTHER),
    (("deep water",), Sport.DEEP_WATER),
    (("Aqua-Running",), Sport.DEEP_WATER),
    (("water running",), Sport.DEEP_WATER),
    (("water",), Sport.OTHER),
    *(((word,), Sport.RUN) for word in ("RUN", "jogging", "treadmill_2")),
    *(((word,), Sport.WALK) for word in ("walking", "hike", "trekking", "stroll")),
    *(
        ((word,), Sport.BIKE)
        for word in ("biking", "e_bike", "ebike", "cycling", "bicycle", "ride", "riding", "mtb", "spinning")
    ),
    (("handcycle",), Sport.BIKE),
    (("rowing",), Sport.ROWER),
    (("lap_swimming",), Sport.SWIM),
    (("strength_training",), Sport.STRENGTH),
    (("weights",), Sport.STRENGTH),
    *(
        ((word + " run",), Sport.OTHER)
        for word in ("motor", "driving", "horse", "snowshoe", "rollerski", "multisport", "triathlon")
    ),
    (("thrown",), Sport.OTHER),
]


@pytest.mark.parametrize(("names", "sport"), SPORTS)
def test_what_a_name_of_a_sport_means(names: tuple[str, ...], sport: Sport | None) -> None:
    assert sport_of(*names) is sport


@pytest.mark.parametrize(
    ("names", "ground"),
    [
        (("Trail Run",), Surface.TRAIL),
        (("run", "TRACK"), Surface.TRACK),
        (("treadmill",), Surface.TREADMILL),
        (("street",), Surface.ROAD),
        (("road",), Surface.ROAD),
        (("trailing",), None),
        ((), None),
    ],
)
def test_what_a_name_says_of_the_ground(names: tuple[str, ...], ground: Surface | None) -> None:
    assert surface_of(*names) is ground


@pytest.mark.parametrize(
    ("title", "sport"),
    [
        ("Morning Ride", Sport.BIKE),
        ("chess", None),
        ("9", None),
        (" 10 ", None),
        ("", None),
        ("run", Sport.RUN),
    ],
)
def test_a_title_is_a_hint_at_most(title: str, sport: Sport | None) -> None:
    assert hinted(title) is sport


# whole files ------------------------------------------------------------------------------------------


def gpx(inside: str) -> bytes:
    return f"<gpx>{inside}</gpx>".encode()


def point(second: int, *, beats: str = "", metres: float = 0.0, tag: str = "hr") -> str:
    """A point on the way to the north."""
    heart = f"<extensions><x:{tag} xmlns:x='x'>{beats}</x:{tag}></extensions>" if beats else ""
    latitude = 52 + metres / make.METRES_A_DEGREE
    time = f"<time>2026-11-20T17:{second // 60:02}:{second % 60:02}Z</time>"
    return f'<trkpt lat="{latitude}" lon="13">{time}{heart}</trkpt>'


@pytest.mark.parametrize("tag", ["hr", "heartrate", "heart_rate"])
def test_a_heart_is_read_by_any_of_its_names(tag: str) -> None:
    points = "".join(
        point(10 * one, beats=beats, metres=30 * one, tag=tag)
        for one, beats in enumerate(("120", "", "150.4", "?"))
    )
    run = activity_of(gpx(f"<trk><type>run</type><trkseg>{points}</trkseg></trk>"))
    assert (run.heart_rate, run.top_heart_rate) == (135, 150)


def test_a_name_after_its_points_counts_and_that_of_something_else_does_not() -> None:
    points = "".join(point(10 * one, metres=30 * one) for one in range(5))
    late = gpx(f"<trk><trkseg>{points}</trkseg><name>Trail</name><type>Trail Running</type></trk>")
    assert (activity_of(late).sport, activity_of(late).surface) == (Sport.RUN, Surface.TRAIL)
    other = gpx(f"<metadata><name>Swim</name></metadata><trk><author><name>Row</name></author>{points}</trk>")
    assert activity_of(other).sport is Sport.RUN
    two = f"<trk><type>run</type>{points}</trk><trk><type>swim</type>{point(60, metres=180)}</trk>"
    assert activity_of(gpx(two)).sport is Sport.RUN


def test_the_time_outside_of_a_point_is_none_of_it() -> None:
    points = "".join(point(10 * one, metres=30 * one) for one in range(5))
    whole = gpx(f"<metadata><time>2020-01-01T00:00:00+05:00</time></metadata><trk>{points}</trk>")
    assert activity_of(whole).start.zone == "Europe/Berlin"


def test_between_segments_nothing_is_gone() -> None:
    first = "".join(point(10 * one, metres=30 * one) for one in range(5))
    second = "".join(point(300 + 10 * one, metres=5000 + 30 * one) for one in range(5))
    run = activity_of(gpx(f"<trk><trkseg>{first}</trkseg><trkseg>{second}</trkseg></trk>"))
    assert run.metres == pytest.approx(240, abs=0.5)
    assert (run.seconds, run.elapsed) == (80, 340)


PLACES: list[tuple[str, FileKind]] = [
    ('<rte><rtept lat="1" lon="2"/></rte>', FileKind.COURSE),
    ('<wpt lat="1" lon="2"/>', FileKind.COURSE),
    ('<wpt lat="1" lon="2"/><trk><trkpt lat="1" lon="2"/></trk>', FileKind.UNTIMED),
]


@pytest.mark.parametrize(("inside", "kind"), PLACES)
@pytest.mark.parametrize("trouble", [None, FileTrouble.CUT_OFF])
def test_places_without_times_are_no_run(inside: str, kind: FileKind, trouble: FileTrouble | None) -> None:
    data = gpx(inside)
    found = one_of(data if trouble is None else data[:-2])
    assert found == FoundRun("", kind=kind, trouble=trouble, part=1, parts=1)


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (gpx(""), FileTrouble.NOTHING_IN_IT),
        (gpx("")[:-2], FileTrouble.CUT_OFF),
        (b"<TrainingCenterDatabase/>", FileTrouble.NOTHING_IN_IT),
        (b"<TrainingCenterDatabase>", FileTrouble.CUT_OFF),
        (b"<kml/>", FileTrouble.NOT_KNOWN),
        (b"<", FileTrouble.CUT_OFF),
    ],
)
def test_of_nothing_it_is_told_why(data: bytes, trouble: FileTrouble) -> None:
    assert all_of(data, "a.gpx") == [FoundRun("a.gpx", trouble=trouble, part=1, parts=1)]


@pytest.mark.parametrize(
    ("name", "inside", "trouble"),
    [
        ("a.fit", "", FileTrouble.DAMAGED),
        ("A.GPX", "", FileTrouble.DAMAGED),
        ("a.tcx", "", FileTrouble.DAMAGED),
        ("a.tcx.gz", "", FileTrouble.DAMAGED),
        ("a.zip", "b.tcx", FileTrouble.DAMAGED),
        ("a.tcx", "b.txt", FileTrouble.NOT_KNOWN),
        ("a.txt", "", FileTrouble.NOT_KNOWN),
    ],
)
def test_what_is_called_like_a_file_of_a_watch_is_a_broken_one(
    name: str, inside: str, trouble: FileTrouble
) -> None:
    (found,) = run_files.read(b"hello", AROUND, never, name=name, inside=inside)
    assert found == FoundRun(name, inside, 1, 1, trouble=trouble)
    (found,) = run_files.read(b"hello", AROUND, never, name=name, inside=inside, trouble=FileTrouble.CUT_OFF)
    assert found.trouble is FileTrouble.CUT_OFF


def test_a_text_without_end_is_read_no_farther_than_need_be() -> None:
    points = "".join(point(10 * one, metres=30 * one) for one in range(5))
    long = gpx(f"<trk><name>{'x' * 200_000} ride</name>{points}</trk>")
    assert activity_of(long).sport is Sport.RUN
