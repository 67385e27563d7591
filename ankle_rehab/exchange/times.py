"""Parts of a record that say when: a day, a moment, or a moment with its zone and its local date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

from ankle_rehab.exchange import moments
from ankle_rehab.exchange.cells import cell
from ankle_rehab.exchange.fields import One, Values
from ankle_rehab.exchange.problem import Problem, WrongValue

_moments = moments.Moments()


class _Cells(dict[str | None, str]):
    """The cell of each zone that was met."""

    def __missing__(self, zone: str | None) -> str:
        self[zone] = cell(zone or "")
        return self[zone]


_zone_cells = _Cells()


class Date(One):
    """A local date."""

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        if not isinstance(value, str) or not moments.is_date(value):
            raise WrongValue(self.name)
        return (value,)


class Instant(One):
    """A moment in UTC alone, where its zone does not matter."""

    def told(self, values: Values) -> object:
        return None if values[0] is None else moments.text_in_utc(int(values[0]))

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        return (_moment(self.name, value)[0],)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (["" if utc is None else moments.text_in_utc(utc) for utc in columns[0]],)


class Time:
    """A moment with the zone it was lived in and the local date frozen at entry: three columns."""

    def __init__(self, name: str, column: str = "", *, needed: bool = True) -> None:
        stem = column or name
        self.name = name
        self.columns: tuple[str, ...] = (f"{stem}_utc", f"{stem}_zone", f"{stem}_date")
        self.needed = needed

    def told(self, values: Values) -> object:
        utc, zone, day = values
        if utc is None:
            return None
        return {"at": _moments.text(int(utc), str(zone)), "zone": zone, "date": day}

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        if not isinstance(value, dict):
            raise WrongValue(self.name)
        return self._whole(value.get("at"), value.get("zone"), value.get("date"))

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        utcs, zones, days = columns
        if utcs.count(None) == len(utcs):
            return tuple(repeat("") for _ in columns)
        texts = _moments.column(utcs, zones)
        dates = [day or "" for day in days] if None in days else days
        return texts, map(_zone_cells.__getitem__, zones), dates

    def read(self, cells: Sequence[str]) -> Values:
        if not cells[0].strip():
            return self.missing()
        return self._whole(cells[0].strip(), cells[1] or None, cells[2] or None)

    def _whole(self, at: object, zone: object, day: object) -> Values:
        """Zone and date may have been left out: then they are those of the offset."""
        utc, offset, local = _moment(self.name, at)
        zone = offset if zone is None else zone
        day = local if day is None else day
        if not isinstance(zone, str) or not isinstance(day, str) or not moments.is_date(day):
            raise WrongValue(self.name)
        return utc, zone, day

    def missing(self) -> Values:
        """What stands for no answer; raises WrongValue where one is needed."""
        if self.needed:
            raise WrongValue(self.name, Problem.MISSING)
        return None, None, None


def _moment(name: str, value: object) -> tuple[int, str, str]:
    try:
        if isinstance(value, str):
            return moments.moment_of(value)
    except ValueError:
        pass
    raise WrongValue(name)
