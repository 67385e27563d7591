"""The parts of a run that are told in a way of their own: how far, its laps, a local time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import Any

from ankle_rehab.exchange.fields import Amount, One, Values, Whole
from ankle_rehab.exchange.problem import WrongValue

_THOUSAND = 3
_PARTS = ("seconds", "metres", "heart_rate")


class Metres(Amount):
    """How far; kilometres in a table, with as many places as it takes to give the metres back."""

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (["" if metres is None else kilometres(metres) for metres in columns[0]],)

    def read(self, cells: Sequence[str]) -> Values:
        text = cells[0].strip()
        if not text:
            return self.missing()
        try:
            metres = float(Decimal(text).scaleb(_THOUSAND))
        except (InvalidOperation, OverflowError, ValueError) as error:
            raise WrongValue(self.name) from error
        return self.heard(metres)


class Laps(One):
    """The laps of a run: seconds, metres and mean heart rate of each; kept as a JSON list of lists."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._fields = (Amount(name, needed=True), Amount(name), Whole(name))

    def told(self, values: Values) -> object:
        laps = json.loads(str(values[0]))
        return [
            {name: part for name, part in zip(_PARTS, lap, strict=True) if part is not None} for lap in laps
        ] or None

    def heard(self, value: object) -> Values:
        value = [] if value is None else value
        if not isinstance(value, list):
            raise WrongValue(self.name)
        return (json.dumps([self._lap(one) for one in value]),)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return ([_laps(listed) for listed in columns[0]],)

    def read(self, cells: Sequence[str]) -> Values:
        laps = []
        for part in filter(None, (part.strip() for part in cells[0].split(";"))):
            pieces = part.split(":")
            if len(pieces) != len(_PARTS):
                raise WrongValue(self.name)
            laps.append(dict(zip(_PARTS, self._read_lap(pieces), strict=True)))
        return self.heard(laps)

    def _lap(self, lap: object) -> list[object]:
        if not isinstance(lap, dict) or not lap.keys() <= set(_PARTS):
            raise WrongValue(self.name)
        found = (field.heard(lap.get(name)) for name, field in zip(_PARTS, self._fields, strict=True))
        return [value for values in found for value in values]

    def _read_lap(self, pieces: Sequence[str]) -> list[object]:
        found = (field.read([piece]) for piece, field in zip(pieces, self._fields, strict=True))
        return [value for values in found for value in values]


class LocalTime(One):
    """A time of the day to the minute, as it is on the clock where somebody is."""

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        try:
            if isinstance(value, str) and time.fromisoformat(value).strftime("%H:%M") == value:
                return (value,)
        except ValueError:
            pass
        raise WrongValue(self.name)


def kilometres(metres: float) -> str:
    """Metres as kilometres, no place of them lost."""
    return format(Decimal(repr(float(metres))).scaleb(-_THOUSAND).normalize(), "f")


def _laps(listed: str) -> str:
    """A row of numbers and signs that no spreadsheet takes for a formula."""
    if listed == "[]":
        return ""
    return ";".join(":".join("" if part is None else str(part) for part in lap) for lap in json.loads(listed))
