"""A copy of the diary that stands still, read row by row for a file that leaves the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import apsw

from ankle_rehab.storage import entry_codec, settings_store
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import connect, fault_of
from ankle_rehab.storage.faults import DamagedFile

_KEPT = "deleted_utc IS NULL"
_PAST = ("entry_id", "changed_utc", "changed_zone", "changed_date")
SAID = tuple(name.strip() for name in entry_codec.COLUMNS.split(","))
_STEP_OF = "session_id IN (SELECT id FROM session WHERE outcome IS NOT NULL{kept})"
_SETTINGS = ", ".join(f"'{name}'" for name in settings_store.TAKEN_ALONG)
_TABLES = MappingProxyType(
    {
        "session": ("id", "outcome IS NOT NULL", _KEPT),
        "session_step": (
            "session_id, position",
            _STEP_OF.format(kept=""),
            _STEP_OF.format(kept=f" AND {_KEPT}"),
        ),
        "pain_entry": ("id", "1", _KEPT),
        "pain_history": ("entry_id, id", "1", f"entry_id IN (SELECT id FROM pain_entry WHERE {_KEPT})"),
        "icing": ("id", "state = 'ended'", _KEPT),
        "sign_check": ("id", "1", "1"),
        "icing_conditions": ("id", "1", "1"),
        "day_mark": ("local_date", "1", "1"),
        "own_activity": ("id", "1", _KEPT),
        "activity_score": ("activity_id, at_utc, id", "1", "1"),
        "story": ("id", "1", "1"),
        "plan_step": ("id", "1", "1"),
        "day_plan": ("local_date", "1", "1"),
        "test_result": ("id", "1", _KEPT),
        "bandage": ("id", "off_utc IS NOT NULL", "1"),
        "own_exercise": ("rowid", "1", _KEPT),
        "own_routine": ("rowid", "1", _KEPT),
        "cause_check": ("id", "1", "1"),
        "shoe": ("id", "1", _KEPT),
        "reminder": ("id", "1", _KEPT),
        "activity": ("id", "1", _KEPT),
        "planned_activity": ("id", "1", _KEPT),
        "setting": ("name", f"name IN ({_SETTINGS})", "1"),
    }
)
FINISHED = MappingProxyType({table: finished for table, (_, finished, _) in _TABLES.items()})


class Snapshot:
    """A closed copy of a diary of this version. What goes wrong in `reading` comes as a StorageFault.

    Finished records alone: what still runs is not among them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connect(path, read_only=True)
        self.connection.pragma("temp_store", "FILE")

    def rows(self, table: str, columns: Sequence[str], *, trash: bool = False) -> Iterable[Row]:
        """The named columns of the records of a table in a lasting order; `trash` adds what was thrown away.

        Of a past entry the columns are those of the entry as it was, with its `entry_id` and when it was
        changed.
        """
        order, finished, kept = _TABLES[table]
        where = finished if trash else f"{finished} AND {kept}"
        if table == "pain_history":
            return self._past(columns, where, order)
        names = ", ".join(columns)
        return self.connection.execute(f"SELECT {names} FROM {table} WHERE {where} ORDER BY {order}")

    def count(self, tables: Iterable[str], *, trash: bool = False) -> int:
        """How many rows these tables hold together."""
        total = 0
        for table in tables:
            _, finished, kept = _TABLES[table]
            where = finished if trash else f"{finished} AND {kept}"
            total += int(self.connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").get)
        return total

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What the database or a row that is not understood raises inside comes out as a StorageFault."""
        try:
            yield
        except apsw.Error as error:
            raise fault_of(error, self.path) from error
        except (OverflowError, LookupError, TypeError, ValueError) as error:
            raise DamagedFile(self.path, f"a row is not understood: {type(error).__name__}") from error

    def _past(self, columns: Sequence[str], where: str, order: str) -> Iterator[Row]:
        names = ", ".join((*_PAST, "was"))
        for *when, was in self.connection.execute(
            f"SELECT {names} FROM pain_history WHERE {where} ORDER BY {order}"
        ):
            entry = entry_codec.entry_of_text(was, when[0])
            found = dict(zip(_PAST + SAID, (*when, *entry_codec.row(entry)), strict=True))
            yield tuple(found[name] for name in columns)
