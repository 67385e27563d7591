"""Reads one table of a content file field by field; whatever is amiss is told with its file and field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ankle_rehab.domain.exercise import Dose, Mode

Choice = TypeVar("Choice", bound=StrEnum)


class ContentError(Exception):
    """A content file that may not be used: the `file` under the content folder, its `field`, the problem."""

    def __init__(self, file: str, field: str, problem: str) -> None:
        super().__init__(f"{file}: {field}: {problem}" if field else f"{file}: {problem}")
        self.file = file
        self.field = field
        self.problem = problem


def read_table(folder: Path, file: str) -> Fields:
    """The whole of one TOML file; raises ContentError when it is missing or is not TOML."""
    try:
        return Fields(file, tomllib.loads((folder / file).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise ContentError(file, "", "there is no such file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(file, "", str(error)) from error


class Fields:
    """One table. Every method takes a field away; `end` complains of those that nobody asked for."""

    def __init__(self, file: str, table: Mapping[str, object], where: str = "") -> None:
        self.file = file
        self._left = dict(table)
        self._where = where

    def __contains__(self, name: str) -> bool:
        return name in self._left

    @property
    def names(self) -> tuple[str, ...]:
        """The fields not yet taken."""
        return tuple(self._left)

    def error(self, name: str, problem: str) -> ContentError:
        """The error to raise for a field of this table."""
        return ContentError(self.file, self._path(name), problem)

    def end(self) -> None:
        """Raise ContentError when a field is left over."""
        for name in self._left:
            raise self.error(name, "unknown field")

    def text(self, name: str) -> str:
        """A text that is not empty and has no space around it."""
        return self._checked_text(name, self._take(name))

    def texts(self, name: str, *, blanks: bool = False) -> tuple[str, ...]:
        """A list of texts, absent meaning none; `blanks` allows empty ones in it."""
        values = self._list(name)
        return tuple(
            "" if blanks and value == "" else self._checked_text(f"{name}[{position}]", value)
            for position, value in enumerate(values)
        )

    def some_texts(self, name: str) -> tuple[str, ...]:
        """A list with at least one text in it."""
        found = self.texts(name)
        if not found:
            raise self.error(name, "missing")
        return found

    def flag(self, name: str) -> bool:
        """True or false, absent meaning false."""
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            raise self.error(name, "must be true or false")
        return value

    def whole(self, name: str, lowest: int, highest: int) -> int:
        """A whole number within limits."""
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise self.error(name, f"must be a whole number from {lowest} to {highest}")
        return value

    def signed(self, name: str) -> int:
        """A whole number, below 0 as well."""
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(name, "must be a whole number")
        return value

    def wholes(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers of 0 or more, absent meaning none."""
        found = []
        for position, value in enumerate(self._list(name)):
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise self.error(f"{name}[{position}]", "must be a whole number of 0 or more")
            found.append(value)
        return tuple(found)

    def number(self, name: str) -> float:
        """A number of 0 or more."""
        return self._checked_number(name, self._take(name))

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """One of the values of an enum."""
        value = self._take(name)
        for found in choices:
            if found.value == value:
                return found
        raise self.error(name, f"must be one of {', '.join(choices)}")

    def table(self, name: str) -> Fields:
        """A table inside this one."""
        return self._checked_table(name, self._take(name))

    def tables(self, name: str) -> tuple[Fields, ...]:
        """A list of tables with at least one in it."""
        found = tuple(
            self._checked_table(f"{name}[{position}]", value)
            for position, value in enumerate(self._list(name))
        )
        if not found:
            raise self.error(name, "missing")
        return found

    def dose(self, name: str) -> Dose:
        """A whole dose, as an exercise has it."""
        table = self.table(name)
        mode = table.choice("mode", Mode)
        return self._dose(name, mode, table, None)

    def changed_dose(self, name: str, base: Dose) -> Dose:
        """`base` with the changes that stand in the table `name`; `base` itself without such a table."""
        return self._dose(name, base.mode, self.table(name), base) if name in self else base

    def _dose(self, name: str, mode: Mode, table: Fields, base: Dose | None) -> Dose:
        other = ("seconds",) if mode is Mode.REPS else ("reps", "tempo")
        for field in other:
            if field in table:
                raise table.error(field, f"does not belong to the mode {mode.value}")
        sets = table.whole("sets", 1, 20) if "sets" in table else base.sets if base else 1
        reps = table.whole("reps", 1, 60) if "reps" in table else base.reps if base else 0
        seconds = table.number("seconds") if "seconds" in table else base.seconds if base else 0
        rest = table.number("rest") if "rest" in table else base.rest if base else 0
        switch = table.number("switch") if "switch" in table else base.switch if base else 5
        tempo = (
            tuple(
                table._checked_number(f"tempo[{position}]", value)
                for position, value in enumerate(table._list("tempo"))
            )
            if "tempo" in table
            else base.tempo
            if base
            else ()
        )
        table.end()
        try:
            return Dose(mode, sets, reps, seconds, tempo, rest, switch)
        except ValueError as error:
            raise self.error(name, str(error)) from error

    def _take(self, name: str) -> object:
        if name not in self._left:
            raise self.error(name, "missing")
        return self._left.pop(name)

    def _list(self, name: str) -> list[object]:
        value = self._left.pop(name, [])
        if not isinstance(value, list):
            raise self.error(name, "must be a list")
        return value

    def _checked_text(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.error(name, "must be a text")
        if not value or value != value.strip():
            raise self.error(name, "must not be empty or have space around it")
        return value

    def _checked_number(self, name: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 100_000:
            raise self.error(name, "must be a number of 0 or more")
        return value

    def _checked_table(self, name: str, value: object) -> Fields:
        if not isinstance(value, dict):
            raise self.error(name, "must be a table")
        return Fields(self.file, value, self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name
