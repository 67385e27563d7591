"""The run-walk ladder: eight stages, up after two green runs in a row, back one after red (S40).

Three runs a week, with a day between them; every stage begins with five minutes of brisk walking.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Dose, Mode
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.progress import RUN, PlanStep, StepWhy
from ankle_rehab.domain.value import value

WARM_UP_SECONDS = 300.0
GREENS_FOR_A_STAGE = 2
RUNS_A_WEEK = 3
WEEK = timedelta(days=7)
LONG_BREAK = timedelta(days=30)
CORRECTED_FOR = timedelta(days=14)
HILLS_FROM_STAGE = 7


@value
class Stage:
    """`runs` times `run` seconds with `walk` seconds after each; no walk where one run is all."""

    number: int
    runs: int
    run: float
    walk: float

    @property
    def dose(self) -> Dose:
        return Dose(Mode.CONTINUOUS, sets=self.runs, seconds=self.run, rest=self.walk, switch=0)

    @property
    def seconds(self) -> float:
        """All of it after the brisk walk."""
        return self.runs * (self.run + self.walk)


STAGES = (
    Stage(1, 8, 60, 90),
    Stage(2, 6, 90, 120),
    Stage(3, 4, 180, 120),
    Stage(4, 3, 300, 150),
    Stage(5, 2, 480, 180),
    Stage(6, 1, 1200, 0),
    Stage(7, 1, 1500, 0),
    Stage(8, 1, 1800, 0),
)
FIRST, LAST = STAGES[0].number, STAGES[-1].number


def stage(number: int) -> Stage:
    """That stage, the first or the last for a number beyond."""
    return STAGES[min(max(number, FIRST), LAST) - 1]


def stage_after(steps: Sequence[PlanStep]) -> int:
    """The stage that the kept steps (oldest first) lead to, the first without any."""
    last = next((step.after for step in reversed(steps) if step.subject == RUN), FIRST)
    return stage(last).number


@value
class Move:
    """A change of stage that the rule asks for, and the day that led to it."""

    after: int
    why: StepWhy
    about: date


def due_move(
    steps: Sequence[PlanStep],
    runs: Collection[date],
    lights: Mapping[date, Light],
    today: date,
    twist: date | None = None,
) -> Move | None:
    """The next change of stage, None where it stays.

    `steps` are those of the ladder, oldest first, `runs` the days with a run, `lights` the worst light of
    each day, `twist` the day of the last twist. After a twist, and after 30 days without a run, it begins
    anew. A red day goes back one stage from that of the last run, whatever was done on it. A change of the
    last fortnight is taken back when the light that led to it is another now.
    """
    now, last_run = stage_after(steps), max(runs, default=None)
    anew = _to_the_first(steps, last_run, today, twist)
    if anew is not None:
        return anew if now > FIRST else None
    back = _corrected(steps, runs, lights, today) or _one_back(steps, runs, lights)
    if back is not None and back.after >= FIRST:
        return back
    row = greens_so_far(steps, runs, lights, twist)
    if now < LAST and len(row) >= GREENS_FOR_A_STAGE:
        return Move(now + 1, StepWhy.GREENS, row[-1])
    return None


def greens_so_far(
    steps: Sequence[PlanStep],
    runs: Collection[date],
    lights: Mapping[date, Light],
    twist: date | None = None,
) -> tuple[date, ...]:
    """The green runs in a row since the last change that count towards the next stage, oldest first.

    Each has a day between it and the one before. The row ends with a run that holds, or whose light is not
    known, with any red day, with a twist and with a break of over 30 days.
    """
    begin = max((day for day in (_changed(steps), twist) if day is not None), default=date.min)
    row: list[date] = []
    for day in sorted({*runs, *(day for day, light in lights.items() if _too_much(light))}):
        if day <= begin:
            continue
        if lights.get(day) is not Light.GREEN:
            row = []
        elif not row or day - row[-1] > LONG_BREAK:
            row = [day]
        elif day - row[-1] > timedelta(days=1):
            row.append(day)
    return tuple(row)


def _to_the_first(
    steps: Sequence[PlanStep], last_run: date | None, today: date, twist: date | None
) -> Move | None:
    if last_run is None:
        return None
    done = {(step.why, step.about) for step in steps}
    if twist is not None and last_run <= twist and (StepWhy.TWIST, twist) not in done:
        return Move(FIRST, StepWhy.TWIST, twist)
    if today - last_run > LONG_BREAK and (StepWhy.LONG_BREAK, last_run) not in done:
        return Move(FIRST, StepWhy.LONG_BREAK, last_run)
    return None


def _corrected(
    steps: Sequence[PlanStep], runs: Collection[date], lights: Mapping[date, Light], today: date
) -> Move | None:
    """Takes back the last change where a word that came later has changed the light that led to it."""
    last = steps[-1] if steps else None
    if last is None or last.about is None or today - last.about > CORRECTED_FOR:
        return None
    stands = True
    if last.why is StepWhy.RED:
        stands = _too_much(lights.get(last.about))
    elif last.why is StepWhy.GREENS:
        past = [day for day in runs if day <= last.about]
        row = greens_so_far(steps[:-1], past, {day: lights[day] for day in past if day in lights})
        stands = len(row) >= GREENS_FOR_A_STAGE and row[-1] == last.about
    return None if stands else Move(last.before, StepWhy.CORRECTED, last.about)


def _too_much(light: Light | None) -> bool:
    return light is not None and light.severity >= Light.RED.severity


def _one_back(steps: Sequence[PlanStep], runs: Collection[date], lights: Mapping[date, Light]) -> Move | None:
    changed = _changed(steps)
    if changed is None:
        return None
    tried = steps[-1].why is not StepWhy.RED
    for day in sorted(lights):
        tried = tried or any(changed < run <= day for run in runs)
        red = lights[day] in (Light.RED, Light.STOP) and day >= changed
        if red and tried:
            return Move(stage_after(steps) - 1, StepWhy.RED, day)
    return None


def _changed(steps: Sequence[PlanStep]) -> date | None:
    """The day up to which the last change has used what was done."""
    return (steps[-1].about or steps[-1].at.local_date) if steps else None


class DayReason(StrEnum):
    """Why today is better without a run; the user may run all the same."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    FOURTH = "fourth"
    AMBER = "amber"


def day_reasons(today: date, runs: Collection[date], ambers: Collection[date] = ()) -> tuple[DayReason, ...]:
    """What speaks against a run today: one today or yesterday, three in seven days, an amber light.

    `ambers` are the days with an amber light; at least one day without running comes after each.
    """
    yesterday = today - timedelta(days=1)
    recent = {day for day in runs if timedelta(0) <= today - day < WEEK}
    found = []
    if today in recent:
        found.append(DayReason.TODAY)
    elif yesterday in recent:
        found.append(DayReason.YESTERDAY)
    elif {today, yesterday} & set(ambers):
        found.append(DayReason.AMBER)
    if len(recent) >= RUNS_A_WEEK:
        found.append(DayReason.FOURTH)
    return tuple(found)


def next_free_day(today: date, runs: Collection[date], ambers: Collection[date] = ()) -> date:
    """The first day from today on against which nothing speaks."""
    day = today
    while day_reasons(day, runs, ambers):
        day += timedelta(days=1)
    return day


def step_of(at: Stamp, before: int, move: Move) -> PlanStep:
    """A change by the rule, as it is kept."""
    return PlanStep(at, RUN, before, move.after, move.why, about=move.about)


def own_step(at: Stamp, before: int, after: int) -> PlanStep:
    """A stage that the user chose: less at any time, more only after the reason was shown."""
    why = StepWhy.OWN_HARDER if after > before else StepWhy.OWN_EASIER
    return PlanStep(at, RUN, before, after, why, chosen=True)
