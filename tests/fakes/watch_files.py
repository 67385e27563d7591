"""Files as a watch writes them: small FIT, GPX and TCX files, and what packs them."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from ankle_rehab.exchange.fit_checksum import checksum

START = datetime.fromisoformat("2026-11-20T17:30:00+00:00")
FIT_EPOCH = datetime.fromisoformat("1989-12-31T00:00:00+00:00")
ACTIVITY, SETTINGS, WORKOUT, COURSE, MONITORING, SLEEP = 4, 2, 5, 6, 32, 49
RUNNING, CYCLING, SWIMMING, WALKING, ROWING, HIKING, TRAINING = 1, 2, 5, 11, 15, 17, 10
FILE_ID, SESSION, LAP, RECORD, EVENT, ACTIVITY_MESSAGE, DEVELOPER_ID, FIELD_DESCRIPTION = (
    0,
    18,
    19,
    20,
    21,
    34,
    207,
    206,
)
ENUM, UINT8, UINT16, SINT32, UINT32, STRING = 0x00, 0x02, 0x84, 0x85, 0x86, 0x07
_FORMATS = {ENUM: "B", UINT8: "B", UINT16: "H", SINT32: "i", UINT32: "I"}
METRES_A_DEGREE = 111_195.0
HOUR = 3600

Value = tuple[int, int, float]  # number of the field, its type, and what it holds
Point = tuple[float, float, float]  # seconds since the start, and degrees


def fit_seconds(moment: datetime) -> int:
    """Seconds as a FIT file counts them."""
    return round((moment - FIT_EPOCH).total_seconds())


class Fit:
    """Writes the messages of one FIT file."""

    def __init__(self, kind: int = ACTIVITY, *, big: bool = False, old_head: bool = False) -> None:
        self._order = ">" if big else "<"
        self._old_head = old_head
        self._body = bytearray()
        self._defined = b""
        self.message(FILE_ID, (0, ENUM, kind), (4, UINT32, fit_seconds(START)))

    def message(self, number: int, *values: Value, extra: bytes = b"", described: Sequence[int] = ()) -> Fit:
        """One message, with its definition if it is of another kind than the last one.

        `described` are developer fields of one byte each, in `extra`.
        """
        head = 0x40 | (0x20 if described else 0)
        definition = bytes((head, 0, int(self._order == ">")))
        definition += struct.pack(f"{self._order}HB", number, len(values))
        for field, kind, _ in values:
            definition += bytes((field, struct.calcsize(_FORMATS[kind]), kind))
        if described:
            definition += bytes((len(described),)) + b"".join(bytes((field, 1, 0)) for field in described)
        if definition != self._defined:
            self._body += definition
            self._defined = definition
        self._body.append(0)
        for _, kind, amount in values:
            self._body += struct.pack(f"{self._order}{_FORMATS[kind]}", round(amount))
        self._body += extra
        return self

    def compressed(self, seconds: int, field: int, kind: int, content: bytes) -> Fit:
        """A record with one field, and with only the last five bits of its time."""
        definition = bytes((0x41, 0, int(self._order == ">")))
        definition += struct.pack(f"{self._order}HB", RECORD, 1) + bytes((field, len(content), kind))
        if definition != self._defined:
            self._body += definition
            self._defined = definition
        self._body += bytes((0x80 | 1 << 5 | seconds & 0x1F,)) + content
        return self

    def bytes(self, *, length: int | None = None) -> bytes:
        """The file; `length` is what its head says of the body, where that is a lie."""
        size = len(self._body) if length is None else length
        head = struct.pack("<BBHI4s", 12 if self._old_head else 14, 0x20, 2132, size, b".FIT")
        if not self._old_head:
            head += struct.pack("<H", checksum(head))
        whole = head + bytes(self._body)
        return whole + struct.pack("<H", checksum(whole))


def fit_run(
    *,
    start: datetime = START,
    seconds: int = 1800,
    metres: float = 5000.0,
    sport: int = RUNNING,
    sub_sport: int = 0,
    elapsed: int | None = None,
    shift: int | None = HOUR,
    heart: int = 150,
    step: int = 60,
    laps: int = 5,
    whole: bool = True,
) -> bytes:
    """A run with a record each `step` seconds; without its end (`whole`) the session is missing."""
    fit = Fit()
    began, elapsed = fit_seconds(start), seconds if elapsed is None else elapsed
    for at in range(0, elapsed + 1, step):
        fit.message(
            RECORD,
            (253, UINT32, began + at),
            (0, SINT32, (52.0 + at * metres / elapsed / METRES_A_DEGREE) * 2**31 / 180),
            (1, SINT32, 13.0 * 2**31 / 180),
            (5, UINT32, metres * at / elapsed * 100),
            (3, UINT8, heart),
        )
    for lap in range(laps if whole else 0):
        fit.message(
            LAP,
            (253, UINT32, began + (lap + 1) * elapsed / laps),
            (2, UINT32, began + lap * elapsed / laps),
            (8, UINT32, seconds / laps * 1000),
            (9, UINT32, metres / laps * 100),
            (15, UINT8, heart),
        )
    if whole:
        fit.message(
            SESSION,
            (253, UINT32, began + elapsed),
            (2, UINT32, began),
            (5, ENUM, sport),
            (6, ENUM, sub_sport),
            (7, UINT32, elapsed * 1000),
            (8, UINT32, seconds * 1000),
            (9, UINT32, metres * 100),
            (16, UINT8, heart),
            (17, UINT8, heart + 20),
        )
        local = () if shift is None else ((5, UINT32, began + elapsed + shift),)
        fit.message(ACTIVITY_MESSAGE, (253, UINT32, began + elapsed), *local)
    return fit.bytes()


def points(*, seconds: int = 1800, metres: float = 5000.0, step: int = 10, begin: int = 0) -> Iterable[Point]:
    """Northwards, at one speed."""
    for at in range(begin, begin + seconds + 1, step):
        yield at, 52.0 + (at - begin) * metres / seconds / METRES_A_DEGREE, 13.0


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def gpx(
    *tracks: Iterable[Point],
    start: datetime = START,
    kind: str = "running",
    title: str = "",
    head: str = '<?xml version="1.0" encoding="UTF-8"?>',
    timed: bool = True,
) -> bytes:
    """A GPX file with a track for each list of points."""
    made = [head, '<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="test">']
    for track in tracks or (points(),):
        made.append("<trk>")
        made += [f"<name>{title}</name>"] * bool(title) + [f"<type>{kind}</type>"] * bool(kind)
        made.append("<trkseg>")
        for at, latitude, longitude in track:
            time = f"<time>{written(start + timedelta(seconds=at))}</time>" if timed else ""
            made.append(f'<trkpt lat="{latitude:.7f}" lon="{longitude:.7f}">{time}</trkpt>')
        made.append("</trkseg></trk>")
    made.append("</gpx>")
    return "\n".join(made).encode()


def tcx(
    *,
    start: datetime = START,
    sport: str = "Running",
    laps: Sequence[tuple[float, float]] = ((900, 2500), (900, 2500)),
    heart: int = 150,
) -> bytes:
    """A TCX file; a lap is its seconds and metres."""
    made = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">',
        f'<Activities><Activity Sport="{sport}"><Id>{written(start)}</Id>',
    ]
    begin = start
    for seconds, metres in laps:
        end = begin + timedelta(seconds=seconds)
        made += [
            f'<Lap StartTime="{written(begin)}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>',
            f"<DistanceMeters>{metres}</DistanceMeters>",
            f"<AverageHeartRateBpm><Value>{heart}</Value></AverageHeartRateBpm>",
            f"<MaximumHeartRateBpm><Value>{heart + 20}</Value></MaximumHeartRateBpm><Track>",
            f"<Trackpoint><Time>{written(begin)}</Time></Trackpoint>",
            f"<Trackpoint><Time>{written(end)}</Time></Trackpoint></Track></Lap>",
        ]
        begin = end
    made.append("</Activity></Activities></TrainingCenterDatabase>")
    return "\n".join(made).encode()


def packed(data: bytes) -> bytes:
    """With gzip around it."""
    return gzip.compress(data, mtime=0)


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return made.getvalue()
