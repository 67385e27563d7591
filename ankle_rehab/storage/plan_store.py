"""What changed in the plan, and what was planned for each day, in the diary file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ankle_rehab.domain.day_plan import DayPlan, PlanWhy
from ankle_rehab.domain.progress import PlanStep, StepWhy
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row, Value

STEP = "at_utc, at_zone, at_date, subject, before, after, why, chosen, about_date"
DAY = "local_date, routine_id, why"


class PlanStore:
    """Steps of the plan and plans of days; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, step: PlanStep) -> PlanStep:
        """Keep what changed; returns it with its number."""
        values: tuple[Value, ...] = (
            *columns.stamp(step.at),
            step.subject,
            step.before,
            step.after,
            step.why.value,
            int(step.chosen),
            None if step.about is None else step.about.isoformat(),
        )
        with self._database.change() as change:
            number = change.add(f"INSERT INTO plan_step ({STEP}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        return replace(step, id=number)

    def steps(
        self, subject: str | None = None, since: date | None = None, until: date | None = None
    ) -> tuple[PlanStep, ...]:
        """The steps of one subject or of all, by local date, both ends included, oldest first."""
        of = "" if subject is None else "subject = ? AND "
        named: tuple[Value, ...] = () if subject is None else (subject,)
        return self._database.read(
            step_of,
            f"SELECT {STEP}, id FROM plan_step WHERE {of}at_date BETWEEN ? AND ? ORDER BY at_utc, id",
            (*named, *columns.span(since, until)),
        )

    def keep_day(self, plan: DayPlan) -> None:
        """Keep what is planned for a day, in place of what was planned for it before."""
        with self._database.change() as change:
            change.do(
                f"INSERT INTO day_plan ({DAY}) VALUES (?, ?, ?) ON CONFLICT (local_date)"
                " DO UPDATE SET routine_id = excluded.routine_id, why = excluded.why",
                (plan.day.isoformat(), plan.routine_id, plan.why.value),
            )

    def day_plans(self, since: date | None = None, until: date | None = None) -> tuple[DayPlan, ...]:
        """What was planned for each day, both ends included, oldest first."""
        return self._database.read(
            day_of,
            f"SELECT {DAY} FROM day_plan WHERE local_date BETWEEN ? AND ? ORDER BY local_date",
            columns.span(since, until),
        )


def step_of(row: Row) -> PlanStep:
    """The step behind `STEP` and its number; raises what a bad value raises."""
    return PlanStep(
        at=columns.stamp_of(row[0:3]),
        subject=row[3],
        before=row[4],
        after=row[5],
        why=StepWhy(row[6]),
        chosen=bool(row[7]),
        about=None if row[8] is None else date.fromisoformat(row[8]),
        id=row[9],
    )


def day_of(row: Row) -> DayPlan:
    """The plan of a day behind `DAY`; raises what a bad value raises."""
    return DayPlan(date.fromisoformat(row[0]), row[1], PlanWhy(row[2]))
