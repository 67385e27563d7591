"""Results of self-tests, and of the tests before running, in the diary file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

RESULT = "at_utc, at_zone, at_date, kind, side, amount, pain"


class TestStore:
    """Writes and reads results; every method raises the faults of `storage.faults`."""

    __test__ = False

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, result: TestResult) -> TestResult:
        """Keep a result; returns it with its number."""
        values: tuple[Value, ...] = (
            *columns.stamp(result.at),
            result.kind.value,
            columns.choice(result.side),
            float(result.amount),
            result.pain,
        )
        with self._database.change() as change:
            number = change.add(f"INSERT INTO test_result ({RESULT}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return replace(result, id=number)

    def keep_pain(self, result_id: int, pain: int) -> None:
        """Write the worst pain (0-10) of a result that was kept before."""
        with self._database.change() as change:
            change.do("UPDATE test_result SET pain = ? WHERE id = ?", (pain, result_id))

    def remove(self, result_id: int, at: datetime) -> None:
        """Put one result out of sight, unless it is."""
        with self._database.change() as change:
            change.do(
                "UPDATE test_result SET deleted_utc = ? WHERE id = ? AND deleted_utc IS NULL",
                (columns.moment(at), result_id),
            )

    def results(self, kind: TestKind | None = None, side: Side | None = None) -> tuple[TestResult, ...]:
        """The results of a kind and a side, or of all, oldest first."""
        return self._database.read(
            result_of,
            f"SELECT {RESULT}, id FROM test_result WHERE deleted_utc IS NULL"
            " AND (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR side = ?2) ORDER BY at_date, at_utc, id",
            (columns.choice(kind), columns.choice(side)),
        )


def result_of(row: Row) -> TestResult:
    """The result behind `RESULT` and its number; raises what a bad value raises."""
    return TestResult(
        at=columns.stamp_of(row[0:3]),
        kind=TestKind(row[3]),
        side=columns.choice_of(Side, row[4]),
        amount=row[5],
        pain=row[6],
        id=row[7],
    )
