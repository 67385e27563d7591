"""Which records from outside are new, which are here already, and which are here but say something else.

A record is known by what does not change when it is edited, never by its number: a score by its side and the
moment it was first written, a session or a run by its start, a day by its date. Where several have the same,
those that say the same belong together first, then those that are more alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

import apsw

from ankle_rehab.domain.value import value
from ankle_rehab.storage import activity_store, entry_codec, planned_store, shoe_store
from ankle_rehab.storage.change import Row, Value
from ankle_rehab.storage.incoming import Incoming
from ankle_rehab.storage.snapshot import FINISHED, Snapshot

Match = tuple[Value, Value, "Verdict"]
MADE = (
    "CREATE TABLE match (kind TEXT, number ANY, here ANY, verdict TEXT) STRICT;"
    "CREATE INDEX match_of ON match (kind, number);"
    "CREATE INDEX match_by ON match (verdict, kind);"
    "CREATE INDEX history_of ON pain_history (entry_id);"
    "CREATE INDEX score_of ON activity_score (activity_id)"
)


class Verdict(StrEnum):
    """What a record from outside is to the diary."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"


@value
class Likeness:
    """How records of a table are recognised, by `key`, and what they say; the first `like` of that tell best.

    `number` is the column that tells one from the other in its file. `inner` reads what is inside of one.
    """

    key: str
    says: str
    number: str = "id"
    like: int = 0
    inner: str = ""


LIKENESS = MappingProxyType(
    {
        "session": Likeness(
            "started_utc, routine_id",
            "name, sides, plan, started_zone, started_date, kept_utc, kept_zone, kept_date, ended_utc,"
            " ended_zone, ended_date, outcome, step_index, step_count, step_seconds, planned_seconds,"
            " done_seconds, hurts, deleted_utc IS NULL",
            inner="SELECT position, item, phase, side, set_number, sets, planned_seconds, name, seconds,"
            " whole FROM session_step WHERE session_id = ? ORDER BY position",
        ),
        "shoe": Likeness("name", f"{shoe_store.SHOE}, deleted_utc IS NULL", like=2),
        "activity": Likeness(
            "started_utc", f"sport, metres, seconds, {activity_store.ACTIVITY}, deleted_utc IS NULL", like=3
        ),
        "pain_entry": Likeness(
            "recorded_utc, side",
            f"session_id, moment, refers_to_utc, {entry_codec.COLUMNS}, deleted_utc IS NULL",
            like=3,
        ),
        "icing": Likeness(
            "started_utc, side",
            "started_zone, started_date, minutes, checked, reason, alarm_at, ended_utc, ended_zone,"
            " ended_date, lasted, skin_after, pain, deleted_utc IS NULL",
        ),
        "sign_check": Likeness(
            "at_utc",
            "at_zone, at_date, signs, twisted, text_version, release, details, page, level, closes, on_date,"
            " note",
        ),
        "icing_conditions": Likeness("at_utc", "at_zone, at_date, ticked, asked, text_version"),
        "day_mark": Likeness("local_date", "kind", "local_date"),
        "own_activity": Likeness("name", "1"),
        "story": Likeness("id", "value"),
        "plan_step": Likeness("at_utc, subject", "at_zone, at_date, before, after, why, chosen, about_date"),
        "day_plan": Likeness("local_date", "routine_id, why", "local_date"),
        "test_result": Likeness(
            "at_utc, kind", "side, at_zone, at_date, amount, pain, deleted_utc IS NULL", like=1
        ),
        "bandage": Likeness("on_utc, side", "on_zone, on_date, checked, off_utc, off_zone, off_date, reason"),
        "own_exercise": Likeness("id", "value, picture, deleted_utc IS NULL"),
        "own_routine": Likeness("id", "value, deleted_utc IS NULL"),
        "cause_check": Likeness("at_utc", "at_zone, at_date, ticked, text_version"),
        "planned_activity": Likeness(
            "local_date, sport", f"local_time, {planned_store.PLANNED}, deleted_utc IS NULL", like=1
        ),
        "reminder": Likeness(
            "kind, routine_id, words, schedule",
            "only_if_not_done, is_on, grace_minutes, deleted_utc IS NULL",
            like=1,
        ),
    }
)
LINKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "activity": {"session_id": "session", "shoe_id": "shoe"},
        "pain_entry": {"session_id": "session", "activity_id": "activity"},
    }
)
"""Which columns of a table name a record of which other one; those come first in `LIKENESS`."""


def match(incoming: Incoming, here: Snapshot) -> Iterator[tuple[str, Verdict]]:
    """Note in the table `match` of `incoming` what each record is; yields the same, and its table."""
    incoming.connection.execute(MADE)
    for table in LIKENESS:
        for number, its_like, verdict in _Matches(table, incoming.connection, here.connection).found():
            incoming.connection.execute(
                "INSERT INTO match VALUES (?, ?, ?, ?)", (table, number, its_like, verdict.value)
            )
            yield table, verdict


class _Matches:
    """Goes through a table from outside and the one here side by side, in the order of their keys."""

    def __init__(self, table: str, theirs: apsw.Connection, ours: apsw.Connection) -> None:
        self._table, self._likeness = table, LIKENESS[table]
        self._theirs, self._ours = theirs, ours
        self._width = self._likeness.key.count(",") + 1
        links, said = LINKS.get(table, {}), self._likeness.says.split(", ")
        self._named = [(place, links[name]) for place, name in enumerate(said) if name in links]

    def found(self) -> Iterator[Match]:
        """The number of each record, of what it is like here, and the verdict."""
        here = self._groups(self._ours)
        key, known = next(here, (None, []))
        for wanted, numbers in self._groups(self._theirs):
            while key is not None and key < wanted:
                key, known = next(here, (None, []))
            yield from self._pairs(numbers, known if key == wanted else [])

    def _groups(self, file: apsw.Connection) -> Iterator[tuple[Row, list[Value]]]:
        """The numbers of the records with one key, key after key."""
        likeness = self._likeness
        rows: Iterator[Row] = iter(
            file.execute(
                f"SELECT {likeness.key}, {likeness.number} FROM {self._table} WHERE {FINISHED[self._table]}"
                f" ORDER BY {likeness.key}, {likeness.number}"
            )
        )
        for key, group in groupby(rows, lambda row: row[: self._width]):
            yield key, [row[-1] for row in group]

    def _pairs(self, theirs: Sequence[Value], ours: Sequence[Value]) -> Iterator[Match]:
        said = {number: self._said(self._ours, number) for number in ours}
        waiting = []
        for number in theirs:
            says = self._from_outside(number)
            same = next((one for one, other in said.items() if _alike(says, other)), None)
            if same is None:
                waiting.append((number, says))
            else:
                del said[same]
                yield number, same, Verdict.SAME
        for number, says in waiting:
            like = self._likeness.like
            best = min(said, key=lambda one: not _alike(says[:like], said[one][:like]), default=None)
            if best is None:
                yield number, None, Verdict.NEW
            else:
                del said[best]
                yield number, best, Verdict.DIFFERENT

    def _from_outside(self, number: Value) -> list[object]:
        """What a record from outside says; what it names is the record here that is like it, if there is one.

        Of a record that did not come along nothing can be said.
        """
        says = self._said(self._theirs, number)
        for place, table in self._named:
            if says[place] is not None:
                found = self._theirs.execute(
                    "SELECT here FROM match WHERE kind = ? AND number = ?", (table, says[place])
                ).fetchall()
                says[place] = found[0][0] if found else _ANY
        return says

    def _said(self, file: apsw.Connection, number: Value) -> list[object]:
        likeness = self._likeness
        ((*row,),) = file.execute(
            f"SELECT {likeness.says} FROM {self._table} WHERE {likeness.number} = ?", (number,)
        )
        inside = file.execute(likeness.inner, (number,)).fetchall() if likeness.inner else []
        return [*row, inside]


class _Any:
    """Says nothing about a value, so every value is like it."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


_ANY = _Any()


def _alike(theirs: Sequence[object], ours: Sequence[object]) -> bool:
    return list(theirs) == list(ours)
