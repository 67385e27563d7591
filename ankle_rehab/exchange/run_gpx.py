"""Activities in a GPX file: its tracks. Routes and places without times are named for what they are."""

from __future__ import annotations

from ankle_rehab.domain.activity import Source
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun
from ankle_rehab.exchange import run_sports
from ankle_rehab.exchange.run_clean import Surroundings, Told, clean
from ankle_rehab.exchange.run_track import Track, place_of
from ankle_rehab.exchange.run_xml import Reading, moment_and_shift, number

MOST_RUNS = 200
APART = 1800.0  # tracks closer to each other than half an hour are parts of one activity
_HEARTS = ("hr", "heartrate", "heart_rate")


class GpxTracks(Reading):
    """Sums up each activity as it is read; a track that begins soon after another one belongs to it."""

    kept = frozenset({"time", "name", "type", *_HEARTS})

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._runs: list[_GpxRun] = []
        self._begun = False
        self._names: dict[str, str] = {}
        self._place: tuple[float, float] | None = None
        self._at: float | None = None
        self._shift: float | None = None
        self._heart: int | None = None
        self._in_point = False
        self._untimed = self._places = 0

    def on_begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "trkpt":
            self._in_point = True
            latitude, longitude = number(attributes.get("lat", "")), number(attributes.get("lon", ""))
            self._place = None if latitude is None or longitude is None else place_of(latitude, longitude)
            self._at = self._heart = None
        elif name == "trkseg" and self._runs:
            self._runs[-1].track.pause()
        elif name == "trk":
            self._begun, self._names = False, {}
        elif name in ("rtept", "wpt"):
            self._places += 1

    def on_end(self, name: str, text: str) -> None:
        if name == "trkpt":
            self._in_point = False
            self._keep()
        elif name == "time" and self._in_point:
            self._at, shift = moment_and_shift(text)
            self._shift = shift if self._shift is None else self._shift
        elif name in _HEARTS:
            beats = number(text)
            self._heart = None if beats is None else round(beats)
        elif self.path[-1:] == ["trk"] and name in ("name", "type"):
            self._names[name] = text
            if self._begun:
                self._runs[-1].hear(self._names)

    def _keep(self) -> None:
        if self._at is None:
            self._untimed += 1
            return
        if not self._begun:
            self._begun = True
            last = self._runs[-1].track.last if self._runs else None
            near = last is not None and 0 <= self._at - last <= APART
            if not near and len(self._runs) < MOST_RUNS:
                self._runs.append(_GpxRun(self._around.latest))
            self._runs[-1].hear(self._names)
        self._runs[-1].track.add(self._at, self._place, None, self._heart)

    def found(self, mark: str, trouble: FileTrouble | None) -> list[FoundRun]:
        """The activities, without name and place."""
        if not self._runs:
            if self._untimed or self._places:
                kind = FileKind.UNTIMED if self._untimed else FileKind.COURSE
                return [FoundRun("", kind=kind, trouble=trouble)]
            return [FoundRun("", trouble=trouble or FileTrouble.NOTHING_IN_IT)]
        return [
            clean(
                one.told(self._shift),
                one.track,
                self._around,
                mark if order == 1 else f"{mark}.{order}",
                trouble if order == len(self._runs) else None,
            )
            for order, one in enumerate(self._runs, start=1)
        ]


class _GpxRun:
    """One activity: what its tracks are called, and the sums of their points."""

    def __init__(self, latest: float) -> None:
        self.track = Track(latest)
        self._type = self._title = ""

    def hear(self, names: dict[str, str]) -> None:
        """What a track of it is called."""
        self._type = self._type or names.get("type", "")
        self._title = self._title or names.get("name", "")

    def told(self, shift: float | None) -> Told:
        return Told(
            Source.GPX,
            sport=run_sports.sport_of(self._type),
            surface=run_sports.surface_of(self._type),
            shift=shift,
            hint=run_sports.hinted(self._title),
        )
