"""The user's choices in the diary file, one row each; a damaged one falls back to its default."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType
from typing import Any, get_type_hints

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.settings import DoseChange, Settings
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.plan_codec import dose_of, dose_table

DAMAGED_SUFFIX = ".damaged"

STAY_HERE = (
    *("accepted_version", "window_place", "backup_copy_folder", "system_theme", "run_folder"),
    "on_close",
)

_KINDS: Mapping[str, Any] = MappingProxyType(get_type_hints(Settings))

TAKEN_ALONG = tuple(name for name in _KINDS if name not in STAY_HERE)

_NOT_UNDERSTOOD = (ValueError, TypeError, LookupError, RecursionError)


class SettingsStore:
    """Reads and writes settings; every method raises the faults of `storage.faults`.

    Rows with names that this program does not know belong to another version and stay as they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Settings:
        """The settings; a value that is not understood is kept beside under `name.damaged`."""
        texts = {name: text for name, text in self._texts().items() if name in _KINDS}
        try:
            return Settings(**{name: _read(name, text) for name, text in texts.items()})
        except _NOT_UNDERSTOOD:
            return self._one_by_one(texts)

    def _one_by_one(self, texts: Mapping[str, str]) -> Settings:
        settings = Settings()
        for name, text in texts.items():
            try:
                settings = with_setting(settings, name, text)
            except _NOT_UNDERSTOOD:
                self._put_aside(name)
        return settings

    def save(self, settings: Settings) -> None:
        """Write what differs from the file, in one transaction."""
        texts = self._texts()
        new = {field.name: _text(getattr(settings, field.name)) for field in fields(settings)}
        with self._database.change() as change:
            change.each(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [(name, text) for name, text in new.items() if texts.get(name) != text],
            )

    def _texts(self) -> dict[str, str]:
        return dict(self._database.read(_pair, "SELECT name, value FROM setting"))

    def _put_aside(self, name: str) -> None:
        with suppress(StorageFault), self._database.change() as change:
            change.do("DELETE FROM setting WHERE name = ?", (name + DAMAGED_SUFFIX,))
            change.do("UPDATE setting SET name = ? WHERE name = ?", (name + DAMAGED_SUFFIX, name))


def with_setting(settings: Settings, name: str, text: str) -> Settings:
    """The settings with one of them as a file has it.

    Raises ValueError, TypeError, LookupError or RecursionError for what is not understood.
    """
    return replace(settings, **{name: _read(name, text)})


def _read(name: str, text: str) -> Any:
    return _value_of(_KINDS[name], json.loads(text))


def _pair(row: Row) -> tuple[str, str]:
    return row[0], row[1]


def _text(value: object) -> str:
    return columns.whole_text(json.dumps(_value(value), ensure_ascii=False))


def _value(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_dose_change(change) for change in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _value_of(kind: Any, value: Any) -> object:
    """A setting of the declared kind; raises ValueError, TypeError or KeyError for anything else."""
    if kind in (bool, int, str):
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} expected")
        return columns.whole_text(value) if kind is str else value
    if value is None and kind in (Side | None, date | None, float | None, int | None):
        return None
    if kind is time:
        return _local_time(value)
    if kind == date | None:
        return date.fromisoformat(value)
    if kind in (float | None, int | None):
        if isinstance(value, bool) or not isinstance(value, int if kind == int | None else int | float):
            raise TypeError("number expected")
        return value if kind == int | None else float(value)
    if kind == Side | None:
        return Side(value)
    if kind == tuple[DoseChange, ...]:
        if not isinstance(value, list):
            raise TypeError("list expected")
        return tuple(_dose_change_of(table) for table in value)
    return kind(value)


def _local_time(text: str) -> time:
    at = time.fromisoformat(text)
    if at.tzinfo is not None:
        raise ValueError("a local time has no zone")
    return at.replace(second=0, microsecond=0)


def _dose_change(change: DoseChange) -> dict[str, object]:
    return {
        "routine_id": change.routine_id,
        "step": change.step,
        "exercise_id": change.exercise_id,
        "dose": dose_table(change.dose),
    }


def _dose_change_of(table: Mapping[str, Any]) -> DoseChange:
    return DoseChange(
        str(table["routine_id"]), int(table["step"]), str(table["exercise_id"]), dose_of(table["dose"])
    )
