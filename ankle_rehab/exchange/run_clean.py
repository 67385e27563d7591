"""What a file says of an activity, made into one that can be kept: wild values are mended or refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import isfinite

from ankle_rehab.domain.activity import Activity, Lap, Source, Sport, Surface
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.run_files import FileTrouble, FoundRun, Remark
from ankle_rehab.domain.settings import MOST_RUN_KILOMETRES
from ankle_rehab.domain.value import value
from ankle_rehab.exchange.run_track import FIRST_TIME, LEAST_HEART, MOST_HEART, Track

LONGEST = 48 * 3600.0
VERY_LONG = 12 * 3600.0
FARTHEST = MOST_RUN_KILOMETRES * 1000
MOST_LAPS = 1000
_FASTEST = {Sport.RUN: 9.0, Sport.WALK: 5.0, Sport.SWIM: 3.0, Sport.DEEP_WATER: 3.0, Sport.ROWER: 8.0}
_FAST = 35.0
_A_RIDE, _A_RUN = 5.5, 1.9
_QUARTER = 900
_FARTHEST_ZONE = 14 * 3600
_SHORT = 60.0


@value
class Surroundings:
    """Where and when a file is read: the zone of this computer, its name, and the last believed second."""

    zone: tzinfo
    name: str
    latest: float


@value
class Told:
    """What a file says of one activity, unchecked.

    `start` is seconds since 1970, in UTC or, with `start_is_local`, in an unknown zone. `shift` is how many
    seconds local time was ahead of UTC. `sport` is None where the file does not tell it.
    """

    source: Source
    sport: Sport | None = None
    surface: Surface | None = None
    start: float | None = None
    start_is_local: bool = False
    shift: float | None = None
    seconds: float | None = None
    elapsed: float | None = None
    metres: float | None = None
    heart_rate: float | None = None
    top_heart_rate: float | None = None
    laps: tuple[Lap, ...] = ()
    hint: Sport | None = None


def clean(
    told: Told, track: Track | None, around: Surroundings, mark: str, trouble: FileTrouble | None
) -> FoundRun:
    """The activity, or why there is none without name and place. `trouble` is why the file was not whole."""
    remarks: set[Remark] = set()
    best = track.best() if track is not None else None
    start = told.start if told.start is not None else best.first if best is not None else None
    if start is None:
        odd = best is not None and best.dropped > 0
        return FoundRun("", trouble=FileTrouble.ODD_TIME if odd else trouble or FileTrouble.NO_START)
    if not FIRST_TIME <= start <= around.latest:
        return FoundRun("", trouble=FileTrouble.ODD_TIME)
    seconds, elapsed = _times(told, best, remarks)
    if (elapsed or seconds or 0.0) > LONGEST:
        return FoundRun("", trouble=FileTrouble.TOO_LONG)
    metres = _real(told.metres, Remark.DISTANCE_DROPPED, remarks)
    if not metres and best is not None:
        metres = best.metres
    if not seconds and not elapsed and not metres:
        return FoundRun("", trouble=trouble or FileTrouble.NOTHING_IN_IT)
    if (elapsed or seconds or 0.0) > VERY_LONG:
        remarks.add(Remark.VERY_LONG)
    if best is not None and best.dropped:
        remarks.add(Remark.POINTS_DROPPED)
    lasted = seconds or elapsed
    sport = told.sport
    if sport is None or (sport is Sport.OTHER and told.hint is not None):
        sport = told.hint or _guess(metres, lasted)
        remarks.add(Remark.SPORT_GUESSED)
    if metres is not None and _too_far(sport, metres, lasted):
        metres = None
        remarks.add(Remark.DISTANCE_DROPPED)
    heart = _heart(told.heart_rate, remarks) or (best.heart_rate if best is not None else None)
    top = _heart(told.top_heart_rate, remarks) or (best.top_heart or None if best is not None else None)
    activity = Activity(
        sport=sport,
        start=_stamp(start, told, around),
        seconds=seconds,
        metres=metres,
        elapsed=elapsed,
        surface=told.surface if sport is Sport.RUN else None,
        heart_rate=heart,
        top_heart_rate=top,
        laps=_laps(told.laps),
        source=told.source,
        partial=trouble is not None,
        file_mark=mark,
    )
    return FoundRun("", activity=activity, trouble=trouble, remarks=frozenset(remarks))


def _times(told: Told, best: Track | None, remarks: set[Remark]) -> tuple[float | None, float | None]:
    """Moving time and time from beginning to end; motion cannot last longer than the whole."""
    seconds = _real(told.seconds, Remark.TIME_DROPPED, remarks)
    elapsed = _real(told.elapsed, Remark.TIME_DROPPED, remarks)
    if best is not None:
        elapsed = elapsed or best.elapsed
        seconds = seconds or best.moving or None
    if seconds is not None and elapsed is not None and seconds > elapsed:
        if seconds > elapsed * 1.01 + 2:
            remarks.add(Remark.TIME_DROPPED)
        if elapsed:
            seconds = elapsed
        else:
            elapsed = seconds
    return seconds or None, elapsed or None


def _real(amount: float | None, remark: Remark, remarks: set[Remark]) -> float | None:
    """A number that can be; 0 is not known."""
    if amount is None:
        return None
    if not isfinite(amount) or amount < 0:
        remarks.add(remark)
        return None
    return float(amount)


def _too_far(sport: Sport, metres: float, seconds: float | None) -> bool:
    if metres > FARTHEST and sport is not Sport.BIKE:
        return True
    if seconds is None:
        return metres > 2 * FARTHEST
    return metres > _FASTEST.get(sport, _FAST) * max(seconds, _SHORT)


def _guess(metres: float | None, seconds: float | None) -> Sport:
    """By speed alone; only what is as quick as a run is taken for one."""
    if not metres or not seconds:
        return Sport.OTHER
    speed = metres / seconds
    if speed >= _A_RIDE:
        return Sport.BIKE
    return Sport.RUN if speed >= _A_RUN else Sport.WALK


def _heart(beats: float | None, remarks: set[Remark]) -> int | None:
    if beats is None or beats == 0:
        return None
    if not isfinite(beats) or not LEAST_HEART <= beats <= MOST_HEART:
        remarks.add(Remark.HEART_RATE_DROPPED)
        return None
    return round(beats)


def _laps(laps: tuple[Lap, ...]) -> tuple[Lap, ...]:
    """All laps as they are, without wild values; none where there is only one, or too many to be true."""
    if not 1 < len(laps) <= MOST_LAPS:
        return ()
    unheard: set[Remark] = set()
    return tuple(
        Lap(
            _real(lap.seconds, Remark.TIME_DROPPED, unheard) or 0.0,
            _real(lap.metres, Remark.DISTANCE_DROPPED, unheard),
            _heart(lap.heart_rate, unheard),
        )
        for lap in laps
    )


def _stamp(start: float, told: Told, around: Surroundings) -> Stamp:
    """In the zone of this computer, unless the watch was at another time of day then."""
    utc = datetime.fromtimestamp(start, UTC)
    if told.start_is_local:
        return Stamp.of(utc.replace(tzinfo=around.zone), around.name)
    here = utc.astimezone(around.zone)
    if told.shift is None:
        return Stamp.of(here, around.name)
    shift = round(told.shift / _QUARTER) * _QUARTER
    offset = here.utcoffset() or timedelta(0)
    if abs(shift) > _FARTHEST_ZONE or offset == timedelta(seconds=shift):
        return Stamp.of(here, around.name)
    sign, minutes = ("-" if shift < 0 else "+"), abs(shift) // 60
    there = utc.astimezone(timezone(timedelta(seconds=shift)))
    return Stamp.of(there, f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}")
