"""Parts of a record that hold several values in one column, kept there as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

from ankle_rehab.domain.icing import CheckAnswer, SkinCheck
from ankle_rehab.exchange.cells import cell
from ankle_rehab.exchange.fields import One, Seconds, Values
from ankle_rehab.exchange.problem import WrongValue


@lru_cache(4096)
def _joined(listed: str) -> str:
    """A JSON list as one cell."""
    return cell(";".join(map(str, json.loads(listed))))


class Many(One):
    """Several of a few, kept as a JSON list; with `ordered` in the order given, otherwise sorted."""

    def __init__(self, name: str, kind: type[Enum], column: str = "", *, ordered: bool = False) -> None:
        super().__init__(name, column)
        self._known = {one.value for one in kind}
        self._ordered = ordered

    def told(self, values: Values) -> object:
        return json.loads(str(values[0])) or None

    def heard(self, value: object) -> Values:
        if value is None:
            value = []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise WrongValue(self.name)
        if not set(value) <= self._known or len(set(value)) != len(value):
            raise WrongValue(self.name)
        return (json.dumps(value if self._ordered else sorted(value)),)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (map(_joined, columns[0]),)

    def read(self, cells: Sequence[str]) -> Values:
        return self.heard([part.strip() for part in cells[0].split(";") if part.strip()])


class Names(One):
    """Several names in a lasting order, which need not be known to this version; kept as a JSON list."""

    def told(self, values: Values) -> object:
        return json.loads(str(values[0])) or None

    def heard(self, value: object) -> Values:
        if value is None:
            value = []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise WrongValue(self.name)
        return (json.dumps(sorted(set(value))),)


class Scores(One):
    """Several scores from 0 to 10 in the order given, kept as a JSON list."""

    def told(self, values: Values) -> object:
        return json.loads(str(values[0])) or None

    def heard(self, value: object) -> Values:
        if value is None:
            value = []
        if not isinstance(value, list) or not all(type(one) is int and 0 <= one <= 10 for one in value):
            raise WrongValue(self.name)
        return (json.dumps(value),)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (map(_joined, columns[0]),)

    def read(self, cells: Sequence[str]) -> Values:
        parts = [part.strip() for part in cells[0].split(";") if part.strip()]
        if not all(part.isascii() and part.isdigit() and len(part) < 3 for part in parts):
            raise WrongValue(self.name)
        return self.heard([int(part) for part in parts])


class Checks(One):
    """The looks at the skin during an icing: which minute, how it went, at which second."""

    _CHECKS = {int(check) for check in SkinCheck}
    _ANSWERS = {str(answer) for answer in CheckAnswer}

    def told(self, values: Values) -> object:
        done = json.loads(str(values[0]))
        return [{"check": check, "answer": answer, "at": at} for check, answer, at in done] or None

    def heard(self, value: object) -> Values:
        value = [] if value is None else value
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise WrongValue(self.name)
        return (json.dumps([self._one(one.get("check"), one.get("answer"), one.get("at")) for one in value]),)

    def cells(self, *columns: Sequence[Any]) -> tuple[Iterable[str], ...]:
        return (
            [
                cell(";".join(f"{check}:{answer}:{at}" for check, answer, at in json.loads(checked)))
                for checked in columns[0]
            ],
        )

    def read(self, cells: Sequence[str]) -> Values:
        try:
            parts = [part.split(":") for part in cells[0].split(";") if part.strip()]
            return (json.dumps([self._one(int(check), answer, float(at)) for check, answer, at in parts]),)
        except ValueError as error:
            raise WrongValue(self.name) from error

    def _one(self, check: object, answer: object, at: object) -> list[object]:
        if type(check) is not int or check not in self._CHECKS:
            raise WrongValue(self.name)
        if not isinstance(answer, str) or answer not in self._ANSWERS:
            raise WrongValue(self.name)
        return [check, answer, *Seconds(self.name, needed=True).heard(at)]
