"""Taking into the diary what was found in a file from outside, all of it in one transaction."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from ankle_rehab.domain.carrying import Known, unended
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.story import ACTIVITIES
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.change import Change, Row, Value
from ankle_rehab.storage.diary_store import CHECK, add_check, check_of
from ankle_rehab.storage.matching import LIKENESS, LINKS, Verdict

ALONE = (
    *("icing", "day_mark", "story", "plan_step", "day_plan", "test_result", "bandage"),
    *("own_exercise", "own_routine", "cause_check", "reminder", "planned_activity"),
)
COUNTED = ("pain_entry", "session", "icing")
_TWISTS = (
    f"SELECT {entry_codec.COLUMNS}, id FROM pain_entry WHERE twist = 1 AND deleted_utc IS NULL"
    " ORDER BY refers_to_date, refers_to_utc"
)

Chosen = Collection[tuple[str, Value]]


class Merging:
    """Writes what is new, and of what differs the records in `chosen` (table and number in the file).

    What an entry said before it is replaced goes into its history, at the time `now`. A warning sign that
    stands here is ended by nothing in a file that does not know of it.
    """

    def __init__(self, change: Change, arrived: Arrived, chosen: Chosen, now: Stamp) -> None:
        self._change = change
        self._arrived = arrived
        self._chosen = chosen
        self._now = now
        self._here = {table: self._like(table) for table in ("session", "shoe", "activity")}
        self.taken: Counter[str] = Counter()

    def run(self) -> Counter[str]:
        """Write everything; returns how many records of each table were new or replaced."""
        before = self._known()
        self._take_sessions()
        self._take_named("shoe")
        self._take_named("activity")
        self._take_entries()
        for kind in ALONE:
            self._take(kind)
        for kind in ("sign_check", "icing_conditions"):
            self._take_in_order(kind)
        if self.taken["sign_check"]:
            for check in unended(before, self._known(), self._told(), self._now):
                add_check(self._change, check)
        self._take_activities()
        return self.taken

    def _like(self, table: str) -> dict[Value, Value]:
        """The numbers here of the records in the file that are like one here."""
        known = self._arrived.rows(
            "SELECT number, here FROM match WHERE kind = ? AND here IS NOT NULL", (table,)
        )
        there = set(self._change.rows(f"SELECT id FROM {table}"))
        return {number: here for number, here in known if (here,) in there}

    def _take_sessions(self) -> None:
        sessions = self._here["session"]
        for number, _, row in self._new("session"):
            sessions[number] = self._change.add(self._insert("session"), row)
            self._take_steps(number, sessions[number])
        for number, here, row in self._replaced("session"):
            self._change.do(self._update("session", "id"), (*row, here))
            self._change.do("DELETE FROM session_step WHERE session_id = ?", (here,))
            self._take_steps(number, here)

    def _take_steps(self, number: Value, here: Value) -> None:
        inside = self._arrived.inside("session_step", "session_id", number)
        at = self._arrived.names("session_step").index("session_id")
        self._change.each(self._insert("session_step"), (_with(row, at, here) for row in inside))

    def _take_named(self, kind: str) -> None:
        """Records that others name: their numbers here are needed for those."""
        for number, _, row in self._new(kind):
            self._here[kind][number] = self._change.add(self._insert(kind), self._joined(kind, row))
        for _, here, row in self._replaced(kind):
            self._change.do(self._update(kind, "id"), (*self._joined(kind, row, here), here))

    def _take_entries(self) -> None:
        with_history = {number for (number,) in self._arrived.rows("SELECT entry_id FROM pain_history")}
        ((before,),) = self._change.rows("SELECT coalesce(max(id), 0) FROM pain_entry")
        given: dict[Value, int] = {}

        def rows() -> Iterator[Row]:
            for new, (number, _, row) in enumerate(self._new("pain_entry"), before + 1):
                if number in with_history:
                    given[number] = new
                yield new, *self._joined("pain_entry", row)

        names = ("id", *self._arrived.names("pain_entry"))
        self._change.each(_insert("pain_entry", names), rows())
        for number, new in given.items():
            self._take_history(number, new)
        with self._change.touching(len(self._chosen)):
            for _, here, row in self._replaced("pain_entry"):
                said = self._said(here)
                self._change.do(
                    self._update("pain_entry", "id"), (*self._joined("pain_entry", row, here), here)
                )
                if self._said(here) != said:
                    self._remember(here, said)

    def _take_history(self, number: Value, here: int) -> None:
        names = self._arrived.names("pain_history")
        entry, was = names.index("entry_id"), names.index("was")
        for row in self._arrived.inside("pain_history", "entry_id", number):
            past = json.loads(row[was])
            for name, table in LINKS["pain_entry"].items():
                past[name] = self._here[table].get(past.get(name))
            self._change.do(
                self._insert("pain_history"), _with(_with(row, entry, here), was, json.dumps(past))
            )

    def _said(self, here: Value) -> list[Row]:
        return self._change.rows(f"SELECT {entry_codec.COLUMNS}, id FROM pain_entry WHERE id = ?", (here,))

    def _remember(self, here: Value, said: Sequence[Row]) -> None:
        """What an entry said goes into its history; that one came out of the trash or into it is no news."""
        for row in said:
            self._change.do(
                "INSERT INTO pain_history (entry_id, changed_utc, changed_zone, changed_date, was)"
                " VALUES (?, ?, ?, ?, ?)",
                (here, *columns.stamp(self._now), entry_codec.text(entry_codec.entry_of(row))),
            )

    def _joined(self, kind: str, row: Row, here: Value = None) -> Row:
        """The columns of a record with those that it names as they are numbered here.

        Where one did not come, the record that it replaces `here` tells it; without one there is none.
        """
        names = self._arrived.names(kind)
        for name, table in LINKS.get(kind, {}).items():
            at, known = names.index(name), self._here[table]
            if row[at] is None or row[at] in known:
                row = _with(row, at, known.get(row[at]))
            else:
                mine = self._change.rows(f"SELECT {name} FROM {kind} WHERE id = ?", (here,))
                row = _with(row, at, mine[0][0] if mine else None)
        return row

    def _take(self, kind: str) -> None:
        """Records that stand alone."""
        for _, _, row in self._new(kind):
            self._change.do(f"{self._insert(kind)} ON CONFLICT DO NOTHING", row)
        for _, here, row in self._replaced(kind):
            self._change.do(self._update(kind, LIKENESS[kind].number), (*row, here))

    def _take_in_order(self, kind: str) -> None:
        """Answered pages count in the order of their numbers: those that come take their places by time."""
        ((last,),) = self._change.rows(f"SELECT coalesce(max(id), 0) FROM {kind}")
        self._take(kind)
        names = ", ".join(self._arrived.names(kind))
        rows = self._change.rows(f"SELECT id, at_utc, {names} FROM {kind} ORDER BY id")
        coming = deque(sorted((row for row in rows if row[0] > last), key=lambda row: row[1]))
        order: list[Row] = []
        for row in rows[: len(rows) - len(coming)]:
            while coming and coming[0][1] < row[1]:
                order.append(coming.popleft())
            order.append(row)
        order += coming
        if order != rows:
            self._change.do(f"DELETE FROM {kind}")
            numbered = zip((row[0] for row in rows), order, strict=True)
            self._change.each(
                _insert(kind, ("id", *self._arrived.names(kind))),
                ((number, *row[2:]) for number, row in numbered),
            )

    def _known(self) -> Known:
        """The answers about signs, and the twists among the scores."""
        checks = self._change.rows(f"SELECT {CHECK}, id FROM sign_check ORDER BY id")
        twists = self._change.rows(_TWISTS)
        return Known(tuple(map(check_of, checks)), tuple(map(entry_codec.entry_of, twists)))

    def _told(self) -> frozenset[datetime]:
        """When each answer and each twist in the file was written."""
        told = self._arrived.rows(
            "SELECT at_utc FROM sign_check UNION SELECT recorded_utc FROM pain_entry WHERE twist = 1"
        )
        return frozenset(columns.moment_of(at) for (at,) in told)

    def _take_activities(self) -> None:
        """No more are asked about than there is room for; the others are kept with their scores."""
        deleted = self._arrived.names("own_activity").index("deleted_utc")
        ((asked,),) = self._change.rows("SELECT count(*) FROM own_activity WHERE deleted_utc IS NULL")
        now = columns.moment(self._now.utc)
        for number, _, row in self._new("own_activity"):
            asked += row[deleted] is None
            kept = _with(row, deleted, now) if row[deleted] is None and asked > ACTIVITIES else row
            self._take_scores(number, self._change.add(self._insert("own_activity"), kept))
        for number, here, row in self._arrived.records("own_activity", Verdict.SAME):
            if self._is_still("own_activity", here, row):
                self._take_scores(number, here)

    def _take_scores(self, number: Value, here: Value) -> None:
        names = self._arrived.names("activity_score")
        activity, at = names.index("activity_id"), names.index("at_utc")
        known = set(self._change.rows("SELECT at_utc FROM activity_score WHERE activity_id = ?", (here,)))
        for row in self._arrived.inside("activity_score", "activity_id", number):
            if (row[at],) not in known:
                self.taken["activity_score"] += 1
                self._change.do(self._insert("activity_score"), _with(row, activity, here))

    def _new(self, kind: str) -> Iterator[tuple[Value, Value, Row]]:
        for record in self._arrived.records(kind, Verdict.NEW):
            self.taken[kind] += 1
            yield record

    def _replaced(self, kind: str) -> Iterator[tuple[Value, Value, Row]]:
        for record in self._arrived.records(kind, Verdict.DIFFERENT):
            if (kind, record[0]) in self._chosen and self._is_still(kind, *record[1:]):
                self.taken[kind] += 1
                yield record

    def _is_still(self, kind: str, here: Value, row: Row) -> bool:
        """Whether the number still means what it meant when the two were compared."""
        names, likeness = self._arrived.names(kind), LIKENESS[kind]
        key = [name for name in likeness.key.split(", ") if name in names]
        sql = f"SELECT {', '.join(key) or '1'} FROM {kind} WHERE {likeness.number} = ?"
        found = self._change.rows(sql, (here,))
        return bool(found) and (not key or found[0] == tuple(row[names.index(name)] for name in key))

    def _insert(self, table: str) -> str:
        return _insert(table, self._arrived.names(table))

    def _update(self, table: str, key: str) -> str:
        names = self._arrived.names(table)
        counted = ", revision = revision + 1" if table in COUNTED else ""
        places = ", ".join("?" * len(names))
        return f"UPDATE {table} SET ({', '.join(names)}) = ({places}){counted} WHERE {key} = ?"


def _insert(table: str, names: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _with(row: Row, at: int, value: Value) -> Row:
    """The row with another value in one place."""
    return (*row[:at], value, *row[at + 1 :])
