"""The rows of a diary on paper that came with the plan: its steps, self-tests, bandages, one's own, shoes."""

from __future__ import annotations

import json
from datetime import date, time

from ankle_rehab.domain.bandage import FitCheck, OffReason
from ankle_rehab.domain.causes import Ask
from ankle_rehab.domain.day_plan import PlanWhy
from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep, new_dose
from ankle_rehab.domain.progress import BALANCE, PHASE, RUN, StepWhy, exercise_subject
from ankle_rehab.domain.reminder import Kind
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.storage.own_codec import exercise_text, routine_text
from ankle_rehab.storage.reminder_store import schedule_text
from tests.fakes.paper_chances import Chances


class PaperAdvice(Chances):
    """Writes them into `tables`."""

    def _write_advice(self) -> None:
        tables = self.tables
        for number in self._many():
            self._write_plan(number)
            self._write_test(number)
            self._write_bandage(number)
            self._write_own(number)
            self._write_reminder(number)
            ticked = json.dumps(sorted(one.value for one in self._some(Ask)))
            tables["cause_check"].append(
                {"id": number, **self._stamp("at"), "ticked": ticked, "text_version": self.text()}
            )

    def _write_reminder(self, number: int) -> None:
        chance = self._chance
        kind = chance.choice(list(Kind))
        clock = [one for one in Repeat if one is not Repeat.FOLLOWS]
        schedule = Schedule(
            times=() if kind.follows else (time(chance.randint(0, 23), chance.randint(0, 59)),),
            since=date(2026, 11, chance.randint(1, 30)),
            repeat=Repeat.FOLLOWS if kind.follows else chance.choice(clock),
            weekdays=frozenset({chance.randint(0, 6)}),
            every=chance.randint(1, 90),
            until=self._maybe((date(2027, 1, 1),)),
        )
        self.tables["reminder"].append(
            {
                "id": number,
                "kind": kind.value,
                "routine_id": chance.choice(("", "daily")),
                "words": f"{number}{self.text()}",
                "schedule": schedule_text(schedule),
                "only_if_not_done": chance.randint(0, 1),
                "is_on": chance.randint(0, 1),
                "grace_minutes": chance.choice((30, 120, 1440)),
                "deleted_utc": self._gone(),
            }
        )

    def _write_plan(self, number: int) -> None:
        chance = self._chance
        subjects = (BALANCE, RUN, PHASE, exercise_subject("wall-press"), exercise_subject("own-1f"))
        self.tables["plan_step"].append(
            {
                "id": number,
                **self._stamp("at"),
                "subject": chance.choice(subjects),
                "before": chance.randint(-5, 8),
                "after": chance.randint(-5, 8),
                "why": chance.choice(list(StepWhy)).value,
                "chosen": chance.randint(0, 1),
                "about_date": self._maybe(("2026-11-20",)),
            }
        )
        self.tables["day_plan"].append(
            {
                "local_date": f"2026-11-{number:02d}",
                "routine_id": chance.choice(("", "daily", "own-2e")),
                "why": chance.choice(list(PlanWhy)).value,
            }
        )

    def _write_test(self, number: int) -> None:
        self.tables["test_result"].append(
            {
                "id": number,
                **self._stamp("at"),
                "kind": self._chance.choice(list(TestKind)).value,
                "side": self._maybe(side.value for side in Side),
                "amount": self._seconds(),
                "pain": self._maybe(range(11)),
                "deleted_utc": self._gone(),
            }
        )

    def _write_bandage(self, number: int) -> None:
        self.tables["bandage"].append(
            {
                "id": number,
                **self._stamp("on"),
                "side": self._chance.choice(list(Side)).value,
                "checked": json.dumps([one.value for one in self._some(FitCheck)]),
                **self._stamp("off"),
                "reason": self._maybe(one.value for one in OffReason),
            }
        )

    def _write_own(self, number: int) -> None:
        chance = self._chance
        exercise = OwnExercise(
            f"own-{number:x}",
            new_dose(chance.choice(list(Mode))),
            self.text(),
            cues=(self.text(), self.text()),
            pain_limit=chance.randint(0, 5),
        )
        self.tables["own_exercise"].append(
            {
                "id": exercise.id,
                "value": exercise_text(exercise),
                "picture": self._maybe((chance.randbytes(chance.randint(1, 40)),)),
                "deleted_utc": self._gone(),
            }
        )
        steps = (OwnStep(exercise.id, exercise.dose, self._chance.randint(0, 90)),)
        routine = OwnRoutine(
            f"own-a{number:x}", self.text(), self.text(), steps, self._maybe(("daily",)) or ""
        )
        self.tables["own_routine"].append(
            {"id": routine.id, "value": routine_text(routine), "deleted_utc": self._gone()}
        )
