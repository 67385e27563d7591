"""Sessions in the diary file: the running one step by step, finished ones for good."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import OpenSession, SessionRecord
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome, StepRecord
from ankle_rehab.domain.plan import Phase
from ankle_rehab.storage import columns, plan_codec
from ankle_rehab.storage.database import Change, Database, Row, Value
from ankle_rehab.storage.faults import DamagedFile

if TYPE_CHECKING:
    from ankle_rehab.domain.session import SessionRun

STEP = "item, phase, planned_seconds, side, set_number, sets, name, seconds, whole"
RECORD = (
    "id, routine_id, name, sides, started_utc, started_zone, started_date, ended_utc, ended_zone,"
    " ended_date, outcome, planned_seconds, done_seconds, hurts"
)
OPEN = (
    "id, routine_id, name, sides, started_utc, started_zone, started_date, kept_utc, kept_zone, kept_date,"
    " step_index, step_count, done_seconds, hurts, plan"
)
_KEEP = (
    "plan = ?, kept_utc = ?, kept_zone = ?, kept_date = ?, step_index = ?, step_count = ?, step_seconds = ?,"
    " done_seconds = ?, hurts = ?, revision = revision + 1"
)


class SessionStore:
    """Writes and reads sessions; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, run: SessionRun, started: Stamp) -> int:
        """Keep a session that has just begun; returns its number."""
        plan = run.plan
        values: tuple[Value, ...] = (
            plan.routine_id,
            plan.name,
            json.dumps([side.value for side in plan.sides]),
            *columns.stamp(started),
            plan.seconds,
            *_state(run, started),
        )
        sql = (
            "INSERT INTO session (routine_id, name, sides, started_utc, started_zone, started_date,"
            " planned_seconds, plan, kept_utc, kept_zone, kept_date, step_index, step_count, step_seconds,"
            f" done_seconds, hurts) VALUES ({', '.join('?' * 16)})"
        )
        with self._database.change() as change:
            number = change.add(sql, values)
            _write_records(change, number, run)
        return number

    def keep(self, session_id: int, run: SessionRun, at: Stamp) -> None:
        """Write where a running session stands."""
        with self._database.change() as change:
            _keep(change, session_id, run, at)

    def finish(self, session_id: int, run: SessionRun, ended: Stamp) -> None:
        """Close a session for good; a run that was not ended counts as done in part."""
        with self._database.change() as change:
            _keep(change, session_id, run, ended)
            _close(change, session_id, run.outcome or Outcome.PARTIAL, ended)

    def save_open(self, session_id: int) -> None:
        """Close an open session as done in part, at the time it was last kept, with the set it was in."""
        with self._database.change() as change:
            rows = change.rows(
                "SELECT plan, step_index, step_seconds, kept_utc, kept_zone, kept_date FROM session"
                " WHERE id = ? AND outcome IS NULL",
                (session_id,),
            )
            for plan, index, seconds, *kept in rows:
                self._add_begun(change, session_id, plan, index, seconds)
                _close(change, session_id, Outcome.PARTIAL, columns.stamp_of(kept))

    def discard_open(self, session_id: int, at: Stamp) -> None:
        """Put an open session into the trash."""
        with self._database.change() as change:
            change.do(
                "UPDATE session SET deleted_utc = ?, revision = revision + 1"
                " WHERE id = ? AND outcome IS NULL",
                (columns.moment(at.utc), session_id),
            )

    def open(self) -> OpenSession | None:
        """The newest session that was begun and neither finished nor discarded."""
        rows = self._database.rows(
            f"SELECT {OPEN} FROM session WHERE deleted_utc IS NULL AND outcome IS NULL"
            " ORDER BY id DESC LIMIT 1"
        )
        if not rows:
            return None
        row = rows[0]
        done = dict(self._database.read(placed_of, _SELECT_STEPS, (row[0],)))
        records = tuple(done.get(position) for position in range(row[11]))
        return self._database.made(lambda found: open_of(found, records), row)

    def sessions(self, since: date | None = None, until: date | None = None) -> tuple[SessionRecord, ...]:
        """Finished sessions by the local date they began, both ends included, oldest first."""
        first, last = columns.span(since, until)
        return self._database.read(
            record_of,
            f"SELECT {RECORD} FROM session WHERE deleted_utc IS NULL AND outcome IS NOT NULL"
            " AND started_date BETWEEN ? AND ? ORDER BY started_date, started_utc, id",
            (first, last),
        )

    def steps(self, session_id: int) -> tuple[StepRecord, ...]:
        """What was done in one session, in order."""
        placed = self._database.read(placed_of, _SELECT_STEPS, (session_id,))
        return tuple(record for _, record in placed)

    def _add_begun(self, change: Change, session_id: int, plan: str, index: int, seconds: float) -> None:
        """The set that was under way when the session was last kept."""
        try:
            step, name = plan_codec.step_name(plan, index)
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
            raise DamagedFile(self._database.path, f"plan: {type(error).__name__}") from error
        if seconds > 0 and step.phase in (Phase.WORK, Phase.ACTIVITY):
            record = StepRecord(step, name, seconds, whole=False)
            change.do(_ADD_STEP, (session_id, index, *_step_columns(record)))


_SELECT_STEPS = f"SELECT position, {STEP} FROM session_step WHERE session_id = ? ORDER BY position"
_ADD_STEP = f"INSERT INTO session_step (session_id, position, {STEP}) VALUES ({', '.join('?' * 11)})"


def _state(run: SessionRun, at: Stamp) -> tuple[Value, ...]:
    """The columns that change while a session runs."""
    return (
        columns.whole_text(plan_codec.plan_text(run)),
        *columns.stamp(at),
        min(run.index, len(run.steps) - 1),
        len(run.steps),
        run.elapsed,
        run.done_seconds,
        json.dumps(run.hurts),
    )


def _keep(change: Change, session_id: int, run: SessionRun, at: Stamp) -> None:
    change.do(f"UPDATE session SET {_KEEP} WHERE id = ?", (*_state(run, at), session_id))
    _write_records(change, session_id, run)


def _close(change: Change, session_id: int, outcome: Outcome, ended: Stamp) -> None:
    change.do(
        "UPDATE session SET outcome = ?, ended_utc = ?, ended_zone = ?, ended_date = ? WHERE id = ?",
        (outcome.value, *columns.stamp(ended), session_id),
    )


def _write_records(change: Change, session_id: int, run: SessionRun) -> None:
    """All records anew: going back takes some away."""
    change.do("DELETE FROM session_step WHERE session_id = ?", (session_id,))
    change.each(
        _ADD_STEP,
        (
            (session_id, position, *_step_columns(record))
            for position, record in enumerate(run.records)
            if record is not None
        ),
    )


def _step_columns(record: StepRecord) -> tuple[Value, ...]:
    return (*plan_codec.step_values(record.step), record.name, record.seconds, int(record.whole))


def placed_of(row: Row) -> tuple[int, StepRecord]:
    """The place of a step and what was done, behind `position` and `STEP`; raises what a bad value raises."""
    return row[0], StepRecord(plan_codec.step_of(row[1:7]), row[7], row[8], bool(row[9]))


def _sides(text: str) -> tuple[Side, ...]:
    return tuple(Side(side) for side in json.loads(text))


def _hurts(text: str) -> tuple[int, ...]:
    return tuple(int(score) for score in json.loads(text))


def record_of(row: Row) -> SessionRecord:
    """The finished session behind `RECORD`; raises what a bad value raises."""
    return SessionRecord(
        id=row[0],
        routine_id=row[1],
        name=row[2],
        sides=_sides(row[3]),
        started=columns.stamp_of(row[4:7]),
        ended=columns.stamp_of(row[7:10]),
        outcome=Outcome(row[10]),
        planned_seconds=row[11],
        done_seconds=row[12],
        hurts=_hurts(row[13]),
    )


def open_of(row: Row, records: tuple[StepRecord | None, ...]) -> OpenSession:
    """The open session behind `OPEN`, with what was done; raises what a bad value raises."""
    return OpenSession(
        id=row[0],
        routine_id=row[1],
        name=row[2],
        sides=_sides(row[3]),
        started=columns.stamp_of(row[4:7]),
        kept=columns.stamp_of(row[7:10]),
        index=row[10],
        step_count=row[11],
        done_seconds=row[12],
        hurts=_hurts(row[13]),
        records=records,
        plan_text=row[14],
    )
