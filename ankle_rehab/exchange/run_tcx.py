"""Activities in a TCX file, from the sums of its laps and the points of their tracks."""

from __future__ import annotations

from ankle_rehab.domain.activity import Lap, Source
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun
from ankle_rehab.exchange import run_sports
from ankle_rehab.exchange.run_clean import Surroundings, Told, clean
from ankle_rehab.exchange.run_track import Track, place_of
from ankle_rehab.exchange.run_xml import Reading, moment_and_shift, number

MOST_RUNS = 200
_OTHERS = {"Course": FileKind.COURSE, "Workout": FileKind.WORKOUT}


class TcxLaps(Reading):
    """Sums up each activity as it is read."""

    kept = frozenset(
        {"Id", "Time", "TotalTimeSeconds", "DistanceMeters", "LatitudeDegrees", "LongitudeDegrees", "Value"}
    )

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._runs: list[_TcxRun] = []
        self._run: _TcxRun | None = None
        self._kind: FileKind | None = None
        self._point: dict[str, float | None] | None = None

    def on_begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Activity":
            self._run = None
            if len(self._runs) < MOST_RUNS:
                self._run = _TcxRun(self._around.latest, attributes.get("Sport", ""))
                self._runs.append(self._run)
        elif name in _OTHERS:
            self._kind = self._kind or _OTHERS[name]
        elif self._run is None:
            return
        elif name == "Lap":
            self._run.begin_lap(attributes.get("StartTime", ""))
        elif name == "Trackpoint":
            self._point = {}

    def on_end(self, name: str, text: str) -> None:
        run = self._run
        if run is None:
            return
        if name == "Activity":
            self._run = None
        elif name == "Trackpoint":
            self._end_point(run)
        elif name == "Time" or (name == "Id" and self.path[-1:] == ["Activity"]):
            at, shift = moment_and_shift(text)
            run.shift = shift if run.shift is None else run.shift
            if name == "Id":
                run.named = at
            elif self._point is not None:
                self._point["Time"] = at
        elif name == "Value":
            within = self.path[-1] if self.path else ""
            self._hear(run, within, number(text))
        elif name in self.kept:
            self._hear(run, name, number(text))

    def _hear(self, run: _TcxRun, name: str, amount: float | None) -> None:
        if self._point is not None:
            self._point[name] = amount
        elif self.path[-1:] == ["Lap"] or (self.path[-2:-1] == ["Lap"] and name.endswith("HeartRateBpm")):
            run.hear(name, amount)

    def _end_point(self, run: _TcxRun) -> None:
        point, self._point = self._point or {}, None
        latitude, longitude = point.get("LatitudeDegrees"), point.get("LongitudeDegrees")
        place = None if latitude is None or longitude is None else place_of(latitude, longitude)
        heart = point.get("HeartRateBpm")
        run.track.add(
            point.get("Time"), place, point.get("DistanceMeters"), None if heart is None else round(heart)
        )

    def found(self, mark: str, trouble: FileTrouble | None) -> list[FoundRun]:
        """The activities, without name and place."""
        if not self._runs:
            if self._kind is not None:
                return [FoundRun("", kind=self._kind, trouble=trouble)]
            return [FoundRun("", trouble=trouble or FileTrouble.NOTHING_IN_IT)]
        return [
            clean(
                one.told(),
                one.track if one.track.points or one.track.dropped else None,
                self._around,
                mark if order == 1 else f"{mark}.{order}",
                trouble if order == len(self._runs) else None,
            )
            for order, one in enumerate(self._runs, start=1)
        ]


class _TcxRun:
    """One activity: what its laps say, and the sums of its points."""

    def __init__(self, latest: float, sport: str) -> None:
        self.track = Track(latest)
        self.named: float | None = None
        self.shift: float | None = None
        self._sport = sport
        self._start: float | None = None
        self._laps: list[dict[str, float | None]] = []

    def begin_lap(self, start: str) -> None:
        at, shift = moment_and_shift(start)
        self._start = at if self._start is None else self._start
        self.shift = shift if self.shift is None else self.shift
        self._laps.append({"start": at})

    def hear(self, name: str, amount: float | None) -> None:
        """What a lap says of itself."""
        if self._laps:
            self._laps[-1][name] = amount

    def told(self) -> Told:
        seconds, metres = self._sum("TotalTimeSeconds"), self._sum("DistanceMeters")
        start = self._start if self._start is not None else self.named
        return Told(
            Source.TCX,
            sport=run_sports.sport_of(self._sport),
            surface=run_sports.surface_of(self._sport),
            start=start,
            shift=self.shift,
            seconds=seconds,
            elapsed=self._elapsed(start, seconds),
            metres=metres,
            heart_rate=self._mean_heart(),
            top_heart_rate=self._top_heart(),
            laps=tuple(_lap(lap) for lap in self._laps),
        )

    def _sum(self, name: str) -> float | None:
        """Of all laps; None where one of them does not say it."""
        known = [lap.get(name) for lap in self._laps]
        told = [amount for amount in known if amount is not None and amount >= 0]
        return sum(told) if told and len(told) == len(known) else None

    def _elapsed(self, start: float | None, seconds: float | None) -> float | None:
        """From the first lap to the end of the last one, or to the last point."""
        if start is None or not self._laps:
            return None
        last = self._laps[-1]
        began, lasted = last.get("start"), last.get("TotalTimeSeconds")
        ends = [] if began is None or lasted is None else [began + lasted - start]
        best = self.track.last
        if best is not None:
            ends.append(best - start)
        return max((end for end in ends if end > 0), default=seconds)

    def _top_heart(self) -> float | None:
        return max((lap.get("MaximumHeartRateBpm") or 0.0 for lap in self._laps), default=0.0) or None

    def _mean_heart(self) -> float | None:
        """Over all laps, each as long as it took."""
        known = [
            (lap.get("AverageHeartRateBpm"), lap.get("TotalTimeSeconds"))
            for lap in self._laps
            if lap.get("AverageHeartRateBpm")
        ]
        whole = sum(seconds or 0.0 for _, seconds in known)
        return sum((beats or 0.0) * (seconds or 0.0) for beats, seconds in known) / whole if whole else None


def _lap(values: dict[str, float | None]) -> Lap:
    heart = values.get("AverageHeartRateBpm")
    return Lap(
        values.get("TotalTimeSeconds") or 0.0,
        values.get("DistanceMeters"),
        None if heart is None else round(heart),
    )
