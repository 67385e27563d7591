"""Activities in a FIT file, chained ones and broken ones too, read with fitdecode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

from fitdecode import (
    FIT_FRAME_DATA,
    FIT_FRAME_HEADER,
    CrcCheck,
    ErrorHandling,
    FitDataMessage,
    FitEOFError,
    FitReader,
)
from fitdecode.profile import MESSAGE_TYPES
from fitdecode.types import Field

from ankle_rehab.domain.activity import Lap, Source
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun, Remark
from ankle_rehab.exchange import run_sports
from ankle_rehab.exchange.fit_checksum import checksum_fits, with_length
from ankle_rehab.exchange.run_clean import Surroundings, Told, clean
from ankle_rehab.exchange.run_track import FIRST_TIME, Track, place_of

SINCE_1970 = 631_065_600  # the seconds of a FIT file are counted from the end of 1989
SINCE_POWER_ON = 0x10000000  # smaller ones are counted since the watch was switched on
MOST_SESSIONS = 50
_RECORD, _SESSION, _LAP, _FILE_ID, _ACTIVITY, _SPORT = 20, 18, 19, 0, 34, 12
_WANTED = ("timestamp", "position_lat", "position_long", "heart_rate", "distance")
_PLACES: Mapping[Field | None, int] = {
    field: _WANTED.index(field.name)
    for field in MESSAGE_TYPES[_RECORD].fields.values()
    if field.name in _WANTED
}
_SEMICIRCLE = 180 / 2**31
_KINDS: Mapping[object, FileKind] = {
    "device": FileKind.DEVICE,
    "settings": FileKind.SETTINGS,
    "sport": FileKind.SETTINGS,
    "exd_configuration": FileKind.SETTINGS,
    "workout": FileKind.WORKOUT,
    "schedules": FileKind.WORKOUT,
    "course": FileKind.COURSE,
    "weight": FileKind.WEIGHT,
    "blood_pressure": FileKind.WEIGHT,
    "totals": FileKind.TOTALS,
    "goals": FileKind.GOALS,
    "monitoring_a": FileKind.MONITORING,
    "monitoring_b": FileKind.MONITORING,
    "monitoring_daily": FileKind.MONITORING,
    "segment": FileKind.SEGMENT,
    "segment_list": FileKind.SEGMENT,
    44: FileKind.MONITORING,
    49: FileKind.SLEEP,
    68: FileKind.MONITORING,
}
_ACTIVITIES = ("activity", "activity_summary")


def read(
    data: bytes,
    around: Surroundings,
    mark: str,
    late: Callable[[], bool],
    trouble: FileTrouble | None = None,
) -> list[FoundRun]:
    """Everything in the file, in its order; `trouble` is why the bytes are not whole, if they are not.

    No file of whatever bytes raises anything but MemoryError.
    """
    collected: list[_Part] = []
    wrong = _collect(with_length(data), around, late, collected) or trouble
    found: list[FoundRun] = []
    for number, part in enumerate(collected, start=1):
        last = number == len(collected)
        whole = None if not last or (wrong is None) else wrong
        found += part.found(around, f"{mark}-{number}" if number > 1 else mark, whole)
    if not found:
        return [FoundRun("", trouble=wrong or FileTrouble.EMPTY)]
    if wrong is None and not checksum_fits(data):
        found = [_doubted(one) for one in found]
    return found


def _collect(
    data: bytes, around: Surroundings, late: Callable[[], bool], collected: list[_Part]
) -> FileTrouble | None:
    """Go through all messages as far as they can be read; returns why no farther."""
    part = _Part(around)
    take: Mapping[int, Callable[[FitDataMessage], None]] = part.readers
    try:
        with FitReader(
            data, processor=None, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.IGNORE
        ) as reader:
            for frame in reader:
                kind = frame.frame_type
                if kind == FIT_FRAME_DATA:
                    message: Any = frame
                    taker = take.get(message.def_mesg.global_mesg_num)
                    if taker is not None:
                        taker(message)
                elif kind == FIT_FRAME_HEADER:
                    part = _Part(around)
                    take = part.readers
                    collected.append(part)
                if late():
                    return FileTrouble.TOO_SLOW
    except MemoryError:
        raise
    except FitEOFError:
        return FileTrouble.CUT_OFF
    except Exception:  # a file of whatever bytes makes the library raise whatever it likes
        return FileTrouble.DAMAGED
    return None


def _doubted(found: FoundRun) -> FoundRun:
    """The same with a checksum that is wrong: something in it may be another than the watch wrote."""
    if found.activity is None:
        return found
    return replace(
        found,
        activity=replace(found.activity, partial=True),
        trouble=FileTrouble.DAMAGED,
        remarks=found.remarks | {Remark.CHECKSUM},
    )


class _Part:
    """One of the files that a file may be chained of."""

    def __init__(self, around: Surroundings) -> None:
        self._track = Track(around.latest)
        self._kind: object = None
        self._sessions: list[dict[str, Any]] = []
        self._laps: list[dict[str, Any]] = []
        self._sport_names = ("", "")
        self._activity: dict[str, Any] = {}
        self._records = 0
        self._switched_on: float | None = None
        self.readers: Mapping[int, Callable[[FitDataMessage], None]] = {
            _RECORD: self._on_record,
            _SESSION: lambda message: self._sessions.append(_named(message)),
            _LAP: lambda message: self._laps.append(_named(message)),
            _FILE_ID: self._on_file_id,
            _ACTIVITY: self._on_activity,
            _SPORT: self._on_sport,
        }

    def _on_file_id(self, message: FitDataMessage) -> None:
        self._kind = _named(message).get("type", self._kind)

    def _on_activity(self, message: FitDataMessage) -> None:
        self._activity = _named(message)

    def _on_sport(self, message: FitDataMessage) -> None:
        values = _named(message)
        self._sport_names = (_text(values.get("sub_sport")), _text(values.get("sport")))

    def _on_record(self, message: FitDataMessage) -> None:
        told: list[Any] = [None] * len(_WANTED)
        for field in message.fields:
            place_in_row = _PLACES.get(field.field)
            if place_in_row is not None:
                told[place_in_row] = field.value
        at, latitude, longitude, heart, far = told
        self._records += 1
        place = None
        if isinstance(latitude, int) and isinstance(longitude, int):
            place = place_of(latitude * _SEMICIRCLE, longitude * _SEMICIRCLE)
        self._track.add(
            self._moment(at),
            place,
            far if isinstance(far, (int, float)) else None,
            heart if isinstance(heart, int) else None,
        )

    def _moment(self, at: object) -> float | None:
        """Seconds since 1970. Of those since the watch was switched on only the differences are true."""
        seconds = _number(at)
        if seconds is None:
            return None
        if seconds < SINCE_POWER_ON:
            if self._switched_on is None:
                self._switched_on = seconds
            return seconds + FIRST_TIME
        return seconds + SINCE_1970

    def found(self, around: Surroundings, mark: str, trouble: FileTrouble | None) -> list[FoundRun]:
        """What this part holds, without name and place."""
        holds = bool(self._sessions or self._records)
        odd = self._kind is not None and self._kind not in _ACTIVITIES
        if odd and (self._kind in _KINDS or not self._sessions):
            return [FoundRun("", kind=_KINDS.get(self._kind, FileKind.OTHER), trouble=trouble)]
        if not holds and not self._laps:
            return [FoundRun("", trouble=trouble or FileTrouble.NOTHING_IN_IT)]
        sessions = [one for one in self._sessions if one.get("sport") != "transition"][:MOST_SESSIONS]
        if len(sessions) <= 1:
            told = self._told(sessions[0] if sessions else self._from_laps(), self._laps)
            return [clean(told, self._track, around, mark, trouble)]
        return [
            clean(
                self._told(one, self._laps_of(one)),
                None,
                around,
                mark if number == 1 else f"{mark}.{number}",
                trouble if number == len(sessions) else None,
            )
            for number, one in enumerate(sessions, start=1)
        ]

    def _told(self, session: Mapping[str, Any], laps: list[dict[str, Any]]) -> Told:
        names = (_text(session.get("sub_sport")), _text(session.get("sport")))
        if _text(session.get("sport")) not in ("", "generic", "fitness_equipment", "training"):
            names = (names[1], names[0])
        if not any(names):
            names = self._sport_names
        start, local, shift = self._start(session)
        return Told(
            Source.FIT,
            sport=run_sports.sport_of(*names),
            surface=run_sports.surface_of(*names),
            start=start,
            start_is_local=local,
            shift=shift,
            seconds=_number(session.get("total_timer_time")),
            elapsed=_number(session.get("total_elapsed_time")),
            metres=_number(session.get("total_distance")),
            heart_rate=_number(session.get("avg_heart_rate")),
            top_heart_rate=_number(session.get("max_heart_rate")),
            laps=tuple(_lap(one) for one in laps),
        )

    def _start(self, session: Mapping[str, Any]) -> tuple[float | None, bool, float | None]:
        """When it began, whether that is local time of an unknown zone, and how far local time was ahead."""
        start = _number(session.get("start_time"))
        if start is None:
            start = self._switched_on
        here, there = _number(self._activity.get("timestamp")), _number(self._activity.get("local_timestamp"))
        if there is not None and there < SINCE_POWER_ON:
            there = None
        if start is None:
            return None, False, None if here is None or there is None else there - here
        if start < SINCE_POWER_ON:
            if here is None or there is None or here >= SINCE_POWER_ON:
                return start + SINCE_1970, False, None
            return there - (here - start) + SINCE_1970, True, None
        return start + SINCE_1970, False, None if here is None or there is None else there - here

    def _from_laps(self) -> dict[str, Any]:
        """What the laps say together, for a file that broke off before its session was written."""
        if not self._laps:
            return {}
        session = {name: self._laps[0].get(name) for name in ("start_time", "sport", "sub_sport")}
        if not self._records:
            for name in ("total_timer_time", "total_distance"):
                known = [_number(lap.get(name)) for lap in self._laps]
                session[name] = sum(amount for amount in known if amount is not None) or None
        return session

    def _laps_of(self, session: Mapping[str, Any]) -> list[dict[str, Any]]:
        first, count = _number(session.get("first_lap_index")), _number(session.get("num_laps"))
        if first is None or count is None:
            return []
        return self._laps[int(first) : int(first + count)]


def _named(message: FitDataMessage) -> dict[str, Any]:
    """The values of a message by their names; of fields that came twice the last that says something."""
    return {
        field.field.name: field.value
        for field in message.fields
        if field.field is not None and field.field.field_type == "field" and field.value is not None
    }


def _lap(values: Mapping[str, Any]) -> Lap:
    seconds = _number(values.get("total_timer_time")) or _number(values.get("total_elapsed_time")) or 0.0
    heart = _number(values.get("avg_heart_rate"))
    return Lap(seconds, _number(values.get("total_distance")), None if heart is None else int(heart))


def _number(value: object) -> float | None:
    """A number that can be reckoned with, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        return None
    return float(value)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
