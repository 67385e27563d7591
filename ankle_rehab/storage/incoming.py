"""Records from outside, set down in a diary file of their own until it is decided what is to be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import apsw

from ankle_rehab import paths
from ankle_rehab.domain.icing import IcingState
from ankle_rehab.domain.reminder import GRACE_MINUTES
from ankle_rehab.domain.settings import Settings
from ankle_rehab.storage import columns, entry_codec, own_codec, reminder_store, story_store
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.database import connect, fault_of
from ankle_rehab.storage.settings_store import TAKEN_ALONG, with_setting
from ankle_rehab.storage.snapshot import SAID, Snapshot

TABLES = (
    *("session", "session_step", "pain_entry", "pain_history", "icing", "sign_check", "icing_conditions"),
    *("day_mark", "own_activity", "activity_score", "story", "setting"),
    *(
        "plan_step",
        "day_plan",
        "test_result",
        "bandage",
        "own_exercise",
        "own_routine",
        "cause_check",
        "shoe",
        "reminder",
        "activity",
        "planned_activity",
    ),
)
_TWICE = (apsw.SQLITE_CONSTRAINT_PRIMARYKEY, apsw.SQLITE_CONSTRAINT_UNIQUE, apsw.SQLITE_CONSTRAINT_ROWID)
_NOT_UNDERSTOOD = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    own_codec.NotUnderstood,
)

Values = Mapping[str, Value]


class NotTaken(ValueError):
    """A record that the diary could not hold; `twice` when its number is there already."""

    def __init__(self, *, twice: bool = False) -> None:
        super().__init__("twice" if twice else "not understood")
        self.twice = twice


class Incoming:
    """A private file with the tables of the diary `here`, as yet empty.

    What goes wrong in `writing` comes as a StorageFault, or as a MemoryError.
    """

    def __init__(self, path: Path, here: Snapshot) -> None:
        self.path = path
        paths.create_private(path)
        self.connection = connect(path, create=True)
        self.connection.pragma("synchronous", "OFF")
        self.connection.pragma("foreign_keys", 0)
        with self.writing():
            for table in TABLES:
                (made,) = here.connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
                self.connection.execute(made[0])

    def add(self, table: str, names: Sequence[str], row: Sequence[Value]) -> None:
        """Set one record down, with the columns of those names; raises NotTaken."""
        whole = (columns.whole_text(value) if isinstance(value, str) else value for value in row)
        try:
            values = _COMPLETE.get(table, dict)(dict(zip(names, whole, strict=True)))
        except _NOT_UNDERSTOOD as error:
            raise NotTaken from error
        if not values:
            return
        sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        try:
            self.connection.execute(sql, tuple(values.values()))
        except apsw.ConstraintError as error:
            raise NotTaken(twice=getattr(error, "extendedresult", 0) in _TWICE) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is done inside is one transaction; where it fails, the file is of no more use."""
        try:
            self.connection.execute("BEGIN")
            yield
            self.connection.execute("COMMIT")
        except apsw.NoMemError as error:
            raise MemoryError from error
        except apsw.Error as error:
            raise fault_of(error, self.path) from error

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def _history(values: Values) -> Values:
    entry = entry_codec.entry_of((*(values[name] for name in SAID), 0))
    changed = {name: value for name, value in values.items() if name not in SAID}
    return {**changed, "was": entry_codec.text(entry)}


def _icing(values: Values) -> Values:
    """With the clockwork that every icing has, standing still since its end: no file tells of it."""
    began = columns.moment_of(int(values["started_utc"] or 0))
    ended = began if values["ended_utc"] is None else columns.moment_of(int(values["ended_utc"]))
    seconds = float(values["minutes"] or 0) * 60.0
    return {
        **values,
        "state": IcingState.ENDED.value,
        "boot_id": "",
        "elapsed_start": 0.0,
        "wall_start_utc": values["started_utc"],
        "seconds": seconds,
        "seen": seconds if values["lasted"] is None else values["lasted"],
        "seen_elapsed": 0.0,
        "seen_wall": ended.isoformat(),
        "exact": 1,
        "on_screen_from": 0.0,
    }


def _setting(values: Values) -> Values:
    name, value = str(values["name"]), str(values["value"])
    if name not in TAKEN_ALONG:
        return {}
    with_setting(Settings(), name, value)
    return values


def _story(values: Values) -> Values:
    return {"id": 1, "value": story_store.text_of(story_store.story_of(str(values["value"])))}


def _reminder(values: Values) -> Values:
    """With the usual grace where a file says nothing of it."""
    late = values["grace_minutes"]
    whole = {**values, "grace_minutes": GRACE_MINUTES if late is None else late}
    told = reminder_store.reminder_of(tuple(whole[name] for name in reminder_store.WHOLE))
    return {**whole, "schedule": reminder_store.schedule_text(told.schedule)}


def _own_exercise(values: Values) -> Values:
    own = own_codec.exercise_of_text(str(values["id"]), str(values["value"]), b"")
    return {**values, "value": own_codec.exercise_text(own)}


def _own_routine(values: Values) -> Values:
    own = own_codec.routine_of_text(str(values["id"]), str(values["value"]))
    return {**values, "value": own_codec.routine_text(own)}


_COMPLETE = MappingProxyType(
    {
        "pain_history": _history,
        "icing": _icing,
        "setting": _setting,
        "story": _story,
        "reminder": _reminder,
        "own_exercise": _own_exercise,
        "own_routine": _own_routine,
    }
)
