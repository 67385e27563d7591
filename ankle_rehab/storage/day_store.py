"""What is said of whole days, and a month at a glance."""

from __future__ import annotations

from datetime import date, timedelta

from ankle_rehab.domain.diary import DayGlance, DayKind
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database

_MONTH = """
    SELECT day, max(left_worst), max(right_worst), sum(entries), max(kind) FROM (
        SELECT refers_to_date AS day, max(score) FILTER (WHERE side = 'left') AS left_worst,
            max(score) FILTER (WHERE side = 'right') AS right_worst, count(*) AS entries, NULL AS kind
        FROM pain_entry
        WHERE deleted_utc IS NULL AND refers_to_date BETWEEN ?1 AND ?2 GROUP BY refers_to_date
        UNION ALL
        SELECT local_date, NULL, NULL, 0, kind FROM day_mark WHERE local_date BETWEEN ?1 AND ?2
    ) GROUP BY day ORDER BY day
"""


class DayStore:
    """Every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, day: date, kind: DayKind | None) -> None:
        """Say of a day what it was; None says nothing any more."""
        with self._database.change() as change:
            if kind is None:
                change.do("DELETE FROM day_mark WHERE local_date = ?", (day.isoformat(),))
            else:
                change.do(
                    "INSERT INTO day_mark (local_date, kind) VALUES (?, ?)"
                    " ON CONFLICT (local_date) DO UPDATE SET kind = excluded.kind",
                    (day.isoformat(), kind.value),
                )

    def marks(self, since: date | None = None, until: date | None = None) -> dict[date, DayKind]:
        """The marked days, both ends included, oldest first."""
        return dict(
            self._database.read(
                lambda row: (date.fromisoformat(row[0]), DayKind(row[1])),
                "SELECT local_date, kind FROM day_mark WHERE local_date BETWEEN ? AND ? ORDER BY local_date",
                columns.span(since, until),
            )
        )

    def month(self, year: int, month: int) -> dict[date, DayGlance]:
        """Each day of a month of which anything was said, oldest first."""
        first = date(year, month, 1)
        last = date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
        return dict(self._database.read(_glance, _MONTH, (first.isoformat(), last.isoformat())))


def _glance(row: Row) -> tuple[date, DayGlance]:
    kind = columns.choice_of(DayKind, row[4])
    return date.fromisoformat(row[0]), DayGlance(left=row[1], right=row[2], entries=row[3], kind=kind)
