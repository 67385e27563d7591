"""The parts of a record, each a few columns of the diary: as JSON, as cells of a table, and back, checked."""

from __future__ import annotations

import base64
import binascii
import json
import math
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import repeat
from typing import Any, Protocol

from ankle_rehab.exchange.cells import cells
from ankle_rehab.exchange.problem import Problem, WrongValue

Value = None | int | float | str | bytes
Values = tuple[Value, ...]

_YES_NO = {1: "yes", 0: "no", None: ""}
_ANSWERS = {"yes": 1, "no": 0, "true": 1, "false": 0, "1": 1, "0": 0, "": None}
_LARGEST = 2**63 - 1
_MINUTES = " min"


class Field(Protocol):
    """One part of a record. `name` is its key in JSON, `columns` those of the diary, each with one cell;
    without a `needed` one there is no record.

    What comes from outside is checked; both ways back raise WrongValue.
    """

    name: str
    columns: tuple[str, ...]
    needed: bool

    def told(self, values: Values) -> object:
        """The value for JSON, None for what was not asked or is empty."""

    def heard(self, value: object) -> Values:
        """The columns behind a value of JSON, None where it is missing."""

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        """What stands in a table between the commas, for many records: whole columns of the diary at once.

        What is the same in every row may go on for ever.
        Raises KeyError for a value that no record of this program holds.
        """

    def read(self, cells: Sequence[str]) -> Values:
        """The columns behind the cells of one row, each as text."""


class One:
    """A field of one column."""

    def __init__(self, name: str, column: str = "", *, needed: bool = False) -> None:
        self.name = name
        self.columns: tuple[str, ...] = (column or name,)
        self.needed = needed

    def told(self, values: Values) -> object:
        return values[0]

    def heard(self, value: object) -> Values:
        raise NotImplementedError

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        (column,) = columns
        missing = column.count(None)
        if missing == len(column):
            return (repeat(""),)
        if missing:
            return (["" if value is None else str(value) for value in column],)
        return (map(str, column),)

    def read(self, cells: Sequence[str]) -> Values:
        return self.heard(cells[0].strip() or None)

    def missing(self) -> Values:
        """What stands for no answer; raises WrongValue where one is needed."""
        if self.needed:
            raise WrongValue(self.name, Problem.MISSING)
        return (None,)


class Text(One):
    """Words of the user or of the program; empty is as good as missing."""

    def told(self, values: Values) -> object:
        return values[0] or None

    def heard(self, value: object) -> Values:
        if value is None:
            return ("",)
        if not isinstance(value, str):
            raise WrongValue(self.name)
        return (value,)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (cells(columns[0]),)

    def read(self, cells: Sequence[str]) -> Values:
        return (cells[0],)


class Name(Text):
    """Words that have to be there."""

    def heard(self, value: object) -> Values:
        if not value:
            raise WrongValue(self.name, Problem.MISSING)
        return super().heard(value)

    def read(self, cells: Sequence[str]) -> Values:
        return self.heard(cells[0])


class Whole(One):
    """A whole number."""

    def __init__(
        self, name: str, column: str = "", *, least: int = 0, most: int = _LARGEST, needed: bool = False
    ) -> None:
        super().__init__(name, column, needed=needed)
        self._least, self._most = least, most

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        if isinstance(value, bool) or not isinstance(value, int) or not self._least <= value <= self._most:
            raise WrongValue(self.name)
        return (value,)

    def read(self, cells: Sequence[str]) -> Values:
        text = cells[0].strip()
        if not text:
            return self.missing()
        if not (text.isascii() and text.isdigit() and len(text) < 20):
            raise WrongValue(self.name)
        return self.heard(int(text))


class Amount(One):
    """So much of something, never negative; parts count."""

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongValue(self.name)
        try:
            number = float(value)
        except OverflowError as error:
            raise WrongValue(self.name) from error
        if not (math.isfinite(number) and number >= 0):
            raise WrongValue(self.name)
        return (number,)

    def read(self, cells: Sequence[str]) -> Values:
        if not cells[0].strip():
            return self.missing()
        try:
            return self.heard(float(cells[0]))
        except ValueError as error:
            raise WrongValue(self.name) from error


class Seconds(Amount):
    """A length of time; parts of seconds count."""


class YesNo(One):
    """Yes, no, or not answered; `usual` is what is meant where nothing is said."""

    def __init__(
        self, name: str, column: str = "", *, needed: bool = False, usual: bool | None = None
    ) -> None:
        super().__init__(name, column, needed=needed)
        self._usual = usual

    def missing(self) -> Values:
        return super().missing() if self._usual is None else (int(self._usual),)

    def told(self, values: Values) -> object:
        return None if values[0] is None else bool(values[0])

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        if not isinstance(value, bool):
            raise WrongValue(self.name)
        return (int(value),)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (map(_YES_NO.__getitem__, columns[0]),)

    def read(self, cells: Sequence[str]) -> Values:
        try:
            found = _ANSWERS[cells[0].strip().lower()]
        except KeyError as error:
            raise WrongValue(self.name) from error
        return self.missing() if found is None else (found,)


class Choice(One):
    """One of a few; `usual` is what is meant where nothing is said."""

    def __init__(
        self,
        name: str,
        kind: type[Enum],
        column: str = "",
        *,
        needed: bool = False,
        usual: Enum | None = None,
    ) -> None:
        super().__init__(name, column, needed=needed)
        self._usual = usual
        self._known = {str(one.value) for one in kind}
        self._cells: dict[str | None, str] = {None: "", **{value: value for value in self._known}}

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        if not isinstance(value, str) or value not in self._known:
            raise WrongValue(self.name)
        return (value,)

    def missing(self) -> Values:
        return super().missing() if self._usual is None else (self._usual.value,)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (map(self._cells.__getitem__, columns[0]),)


class Minutes(Choice):
    """One of a few ranges of minutes; in a table with the unit, or it would take "1-5" for a day of May."""

    def __init__(self, name: str, kind: type[Enum]) -> None:
        super().__init__(name, kind)
        self._cells = {value: name and name + _MINUTES for value, name in self._cells.items()}

    def read(self, cells: Sequence[str]) -> Values:
        return self.heard(cells[0].strip().removesuffix(_MINUTES) or None)


class Json(One):
    """A table or a list that is kept as JSON and told as it is."""

    def told(self, values: Values) -> object:
        return json.loads(str(values[0]))

    def heard(self, value: object) -> Values:
        if not isinstance(value, dict | list):
            raise WrongValue(self.name, Problem.MISSING if value is None else Problem.NOT_KNOWN)
        return (json.dumps(value, ensure_ascii=False),)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (cells(columns[0]),)

    def read(self, cells: Sequence[str]) -> Values:
        try:
            return self.heard(json.loads(cells[0], parse_constant=_no_constant))
        except (ValueError, RecursionError) as error:
            raise WrongValue(self.name) from error


class Anything(Json):
    """Whatever JSON can say, also nothing."""

    def heard(self, value: object) -> Values:
        return (json.dumps(value, ensure_ascii=False),)


class Picture(One):
    """A picture of at most so many bytes as base64; no table has one."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__(name)
        self._most = most

    def told(self, values: Values) -> object:
        (picture,) = values
        return base64.b64encode(picture).decode("ascii") if isinstance(picture, bytes) else None

    def heard(self, value: object) -> Values:
        if value is None:
            return self.missing()
        if not isinstance(value, str):
            raise WrongValue(self.name)
        try:
            picture = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError) as error:
            raise WrongValue(self.name) from error
        if len(picture) > self._most:
            raise WrongValue(self.name, Problem.TOO_LARGE)
        return (picture,)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")
