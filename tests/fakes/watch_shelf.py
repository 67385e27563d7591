"""A shelf of files of the shapes in which watches and services have written them, each made byte by byte.

Old and new heads, compressed times, messages nobody describes, a watch that counted from when it was switched
on, chained rubbish, a missing end, and XML with and without a namespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.run_files import FileKind, FileTrouble
from ankle_rehab.domain.value import value
from tests.fakes.watch_files import (
    ACTIVITY_MESSAGE,
    CYCLING,
    DEVELOPER_ID,
    ENUM,
    EVENT,
    FIELD_DESCRIPTION,
    HOUR,
    LAP,
    METRES_A_DEGREE,
    MONITORING,
    RECORD,
    RUNNING,
    SESSION,
    SETTINGS,
    SINT32,
    START,
    UINT8,
    UINT16,
    UINT32,
    WALKING,
    Fit,
    Value,
    fit_seconds,
    gpx,
    tcx,
    written,
)

EARLY = START - timedelta(days=365)
"""Long enough ago for the real clock too, which the command line asks."""
BEGAN = fit_seconds(EARLY)
HEART_INTERVALS, MONITORED, USED_SPORT, NOBODY_S = 78, 103, 22, 233
SPEED_AND_DISTANCE, BYTE = 8, 0x0D
WHEN, SPEED, DISTANCE, HEART = 253, 6, 5, 3
SWITCHED_ON = 17_217_864
"""Seconds since a watch was switched on, which it wrote for want of a clock."""


@value
class Shaped:
    """A file and what is to come of it; None where that is not asked. `sport` None means no activity."""

    name: str
    data: bytes
    sport: Sport | None = None
    metres: float | None = None
    seconds: float | None = None
    laps: int | None = None
    heart: int | None = None
    partial: bool = False
    kind: FileKind | None = None
    trouble: FileTrouble | None = None


def shelf() -> Iterator[Shaped]:
    """All of them, by name."""
    yield Shaped("compressed-times.fit", _compressed(), Sport.RUN, 10_248.67, 3772.75, laps=11, heart=170)
    cut, spoilt = FileTrouble.CUT_OFF, FileTrouble.DAMAGED
    yield Shaped(
        "cut-off.fit", _short(BEGAN - 86_400 * 10)[:-3], Sport.RUN, 5.73, 13.749, partial=True, trouble=cut
    )
    yield Shaped("developer-fields.fit", _developer(), trouble=FileTrouble.NO_START)
    yield Shaped("monitoring.fit", _monitoring(), kind=FileKind.MONITORING)
    yield Shaped("new-watch-ride.fit", _new_watch(CYCLING, 60, 459.52), Sport.BIKE, 459.52, 60)
    yield Shaped("new-watch-run.fit", _new_watch(RUNNING, 57, 157.56, days=1), Sport.RUN, 157.56, 57)
    yield Shaped("new-watch-walk.fit", _new_watch(WALKING, 45, 67.85, days=2), Sport.WALK, 67.85, 45)
    yield Shaped("notes.md", b"# Not from a watch\n", trouble=FileTrouble.NOT_KNOWN)
    yield Shaped("pause-no-type.gpx", _paused(), Sport.RUN, 5000, 1790)
    yield Shaped("ride-with-heart.gpx", _ride(), Sport.BIKE, 5000, 1800, heart=107)
    rubbish = _short(BEGAN - 86_400 * 9) + b"\x40\x00\x01rubbish"
    yield Shaped("rubbish-behind.fit", rubbish, Sport.RUN, 5.73, 13.749, partial=True, trouble=spoilt)
    yield Shaped("run-of-an-hour.fit", _long_run(), Sport.RUN, 9008.22, 2832, laps=4, heart=154)
    yield Shaped("run.tcx", _laps("Running", 15, days=5), Sport.RUN, 15_000, 15 * 210, laps=15)
    yield Shaped("settings.fit", _settings(), kind=FileKind.SETTINGS)
    yield Shaped("walk-called-other.tcx", _laps("Other", 4, 1100, days=6), Sport.WALK, 4000, 4400, laps=4)


def lay(folder: Path) -> Path:
    """The folder with all of them in it."""
    folder.mkdir(exist_ok=True)
    for one in shelf():
        (folder / one.name).write_bytes(one.data)
    return folder


def _track(fit: Fit, began: int, seconds: int, metres: float, step: int, *more: Value) -> None:
    for at in range(0, seconds + 1, step):
        gone = metres * at / seconds
        fit.message(
            RECORD,
            (WHEN, UINT32, began + at),
            (0, SINT32, (52.0 + gone / METRES_A_DEGREE) * 2**31 / 180),
            (1, SINT32, 13.0 * 2**31 / 180),
            (DISTANCE, UINT32, gone * 100),
            (SPEED, UINT16, metres / seconds * 1000),
            *more,
        )


def _session(fit: Fit, began: int, seconds: float, metres: float, sport: int, *more: Value) -> None:
    fit.message(
        SESSION,
        (WHEN, UINT32, began + seconds),
        (2, UINT32, began),
        (5, ENUM, sport),
        (7, UINT32, seconds * 1000),
        (8, UINT32, seconds * 1000),
        (9, UINT32, metres * 100),
        *more,
    )


def _short(began: int = BEGAN) -> bytes:
    """A few steps, with the head of older watches."""
    fit = Fit(old_head=True)
    fit.message(EVENT, (WHEN, UINT32, began), (0, ENUM, 0), (1, ENUM, 0))
    _track(fit, began, 14, 5.73, 1)
    _session(fit, began, 13.749, 5.73, RUNNING)
    fit.message(EVENT, (WHEN, UINT32, began + 14), (0, ENUM, 0), (1, ENUM, 4))
    return fit.bytes()


def _developer() -> bytes:
    """Three points of an app that counts something of its own, and no time at all."""
    fit = Fit()
    fit.message(DEVELOPER_ID, (3, UINT8, 0))
    fit.message(FIELD_DESCRIPTION, (0, UINT8, 0), (1, UINT8, 0), (2, UINT8, UINT8))
    for number in range(3):
        fit.message(
            RECORD,
            (HEART, UINT8, 140 + number),
            (DISTANCE, UINT32, 510 * number),
            extra=bytes((number,)),
            described=(0,),
        )
    return fit.bytes()


def _monitoring() -> bytes:
    fit = Fit(MONITORING)
    for minute in range(300):
        fit.message(MONITORED, (WHEN, UINT32, BEGAN + 60 * minute), (3, UINT32, minute * 20))
    return fit.bytes()


def _settings() -> bytes:
    fit = Fit(SETTINGS)
    for number in range(10):
        fit.message(6, (254, UINT16, number), (0, ENUM, 1))
    return fit.bytes()


def _new_watch(sport: int, seconds: int, metres: float, days: int = 0) -> bytes:
    """A minute, between messages that the public description of the format does not know."""
    fit, began = Fit(), BEGAN - 86_400 * days
    fit.message(USED_SPORT, (WHEN, UINT32, began), (0, UINT8, 1))
    for at in range(seconds):
        fit.message(NOBODY_S, (WHEN, UINT32, began + at), (2, UINT16, at))
        fit.message(HEART_INTERVALS, (0, UINT16, 640))
    _track(fit, began, seconds, metres, 3, (HEART, UINT8, 90), (88, UINT16, 300))
    _session(fit, began, seconds, metres, sport, (16, UINT8, 90), (17, UINT8, 112), (26, UINT16, 1))
    return fit.bytes()


def _long_run() -> bytes:
    """A watch that writes the heart rate with each point and not in its session."""
    fit, began = Fit(), BEGAN - 86_400 * 3
    _track(fit, began, 2832, 9008.22, 12, (HEART, UINT8, 154))
    for lap in range(4):
        fit.message(
            LAP,
            (WHEN, UINT32, began + 708 * (lap + 1)),
            (2, UINT32, began + 708 * lap),
            (8, UINT32, 708 * 1000),
            (9, UINT32, 9008.22 / 4 * 100),
        )
    _session(fit, began, 2832, 9008.22, RUNNING)
    return fit.bytes()


def _compressed() -> bytes:
    """Points with a time of five bits and three bytes of speed and distance, of a watch without a clock.

    Only in the message on the whole activity, which comes first, stands what time it was.
    """
    fit, began = Fit(old_head=True), SWITCHED_ON
    end = fit_seconds(EARLY - timedelta(days=4)) + HOUR + 3883
    fit.message(ACTIVITY_MESSAGE, (WHEN, UINT32, began + 3883), (5, UINT32, end))
    fit.message(RECORD, (WHEN, UINT32, began), (HEART, UINT8, 170))
    for number in range(755):
        fit.compressed(began + 5 * (number + 1), SPEED_AND_DISTANCE, BYTE, bytes((12, number % 16, 3)))
    for lap in range(11):
        seconds, metres = 3772.75 / 11, 10_248.67 / 11
        fit.message(
            LAP,
            (WHEN, UINT32, began + (lap + 1) * 353),
            (2, UINT32, began + lap * 353),
            (8, UINT32, seconds * 1000),
            (9, UINT32, metres * 100),
        )
    fit.message(
        SESSION,
        (WHEN, UINT32, began + 3883),
        (2, UINT32, began),
        (5, ENUM, RUNNING),
        (7, UINT32, 3_883_273),
        (8, UINT32, 3_772_750),
        (9, UINT32, 1_024_867),
        (16, UINT8, 170),
        (17, UINT8, 190),
    )
    return fit.bytes()


def _paused() -> bytes:
    """No namespace, no sport, a mark of order in front, and an hour's rest in the middle."""
    whole = gpx(kind="", start=EARLY - timedelta(days=7)).decode()
    lines = whole.replace(' xmlns="http://www.topografix.com/GPX/1/1"', "").splitlines()
    middle = len(lines) // 2
    early = EARLY - timedelta(days=7)
    moved = [
        line.replace(written(early + timedelta(seconds=at)), written(early + timedelta(seconds=at + 3600)))
        for line, at in ((line, _at(line)) for line in lines[middle:])
    ]
    return "\n".join(("\ufeff" + lines[0], *lines[1:middle], *moved)).encode()


def _at(line: str) -> int:
    """How many seconds after the start a point of such a track is."""
    if "<time>" not in line:
        return 0
    hour, minute, second = line.split("<time>")[1][11:19].split(":")
    return (int(hour) * 60 + int(minute)) * 60 + int(second) - (17 * 60 + 30) * 60


def _ride() -> bytes:
    """With names of other namespaces in front, and the heart rate among what a maker added."""
    added = (
        "<extensions><ns3:TrackPointExtension><ns3:hr>107</ns3:hr></ns3:TrackPointExtension></extensions>"
        "</trkpt>"
    )
    words = gpx(kind="cycling", start=EARLY - timedelta(days=8)).decode()
    named = ' xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1" xmlns="http'
    return words.replace("</trkpt>", added).replace(' xmlns="http', named, 1).encode()


def _laps(sport: str, count: int, seconds: int = 210, *, days: int) -> bytes:
    return tcx(sport=sport, laps=((seconds, 1000),) * count, start=EARLY - timedelta(days=days))
