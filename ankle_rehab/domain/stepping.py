"""When the plan steps forward, holds or steps back: pure rules over days and their lights.

Forward: three green days in a row over at least seven days, one change at a time. Back: after a red day and
when mornings have become clearly worse. Everything else holds. A physiotherapy programme for sore Achilles
tendons keeps a whole week of low scores before it goes on (S33); the rest is a choice of design (DC).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.day_plan import CALM_DOWN
from ankle_rehab.domain.levels import takes_harder
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.progress import BALANCE, EXERCISE, PLAN, PlanStep, StepWhy, exercise_subject
from ankle_rehab.domain.value import value

GREENS = 3
GREEN_DAYS = 7
STAGES = 4
STAGE_DAYS = 14
LOOK_BACK_DAYS = 42
MORNINGS_APART = 7
RED_COUNTS_DAYS = 14
_FORWARD = (EXERCISE, BALANCE)
_OF_A_DAY = (StepWhy.RED, StepWhy.TWIST)


@value
class LitDay:
    """One day with a light, the worse one of two sides, and what was done on it.

    `done` holds pairs of routine and exercise. `open` is a day whose next morning is still to be scored: it
    neither counts nor breaks a row.
    """

    day: date
    light: Light
    open: bool = False
    done: frozenset[tuple[str, str]] = frozenset()

    @property
    def too_much(self) -> bool:
        """Red, or worse."""
        return self.light.severity >= Light.RED.severity

    def exercises(self, *, harder: bool = False) -> frozenset[str]:
        """What was done in any routine, or in those in which harder levels act."""
        return frozenset(exercise for routine, exercise in self.done if not harder or takes_harder(routine))

    @property
    def trained(self) -> frozenset[str]:
        """What was done but for the calm-down routine, which is a remedy."""
        return frozenset(exercise for routine, exercise in self.done if routine != CALM_DOWN)


@value
class Reach:
    """How far the levels of one exercise go: `easiest` is 0 or below, `hardest` 0 or above."""

    easiest: int
    hardest: int


@value
class Course:
    """Where the plan stands: every step so far (oldest first) and the reach of each exercise, in order.

    `begun` is the first day with the balance routine, None before it.
    """

    steps: tuple[PlanStep, ...] = ()
    reach: Mapping[str, Reach] = field(default_factory=dict)
    begun: date | None = None

    def newest(self, subject: str) -> PlanStep | None:
        """The last step of a subject."""
        return next((step for step in reversed(self.steps) if step.subject == subject), None)

    def level(self, exercise_id: str) -> int:
        """Where an exercise stands: 0 as it is written, below easier, above harder."""
        step = self.newest(exercise_subject(exercise_id))
        reach = self.reach.get(exercise_id, Reach(0, 0))
        return 0 if step is None else min(max(step.after, reach.easiest), reach.hardest)

    @property
    def stage(self) -> int:
        """The stage of the balance ladder, the first one before it was begun."""
        step = self.newest(BALANCE)
        return 1 if step is None else min(max(step.after, 1), STAGES)

    @property
    def stage_since(self) -> date | None:
        """Since when, None before it was begun."""
        step = self.newest(BALANCE)
        return self.begun if step is None else step.at.local_date

    @property
    def changed(self) -> date | None:
        """The day of the last change of any level or stage."""
        days = [step.at.local_date for step in self.steps if step.subject.startswith(_FORWARD)]
        return max(days, default=None)


@value
class Change:
    """One step to be made; `about` is the day that led to it."""

    subject: str
    before: int
    after: int
    why: StepWhy
    about: date | None = None

    def step(self, at: Stamp, *, chosen: bool = False) -> PlanStep:
        """The step that keeps it."""
        return PlanStep(at, self.subject, self.before, self.after, self.why, chosen, self.about)


def greens(days: Sequence[LitDay], after: date | None = None) -> tuple[LitDay, ...]:
    """The green days at the end of a row (oldest first) that nothing else breaks, since the day `after`."""
    row: list[LitDay] = []
    for one in reversed(days):
        if after is not None and one.day <= after:
            break
        if one.open:
            continue
        if one.light is not Light.GREEN:
            break
        row.insert(0, one)
    return tuple(row)


def forward(course: Course, days: Sequence[LitDay], today: date, *, calm: bool) -> tuple[Change, ...]:
    """The one next step, or none; `calm` means a green light now and nothing open.

    The row begins anew after every change of a level or a stage. The ladder goes first where its time has
    come. An exercise needs its own three green days over seven, none but green ones between them, and one
    that the user made easier waits for the user. Among several the one that was changed longest ago steps, in
    the order of the catalogue.
    """
    row = greens(days, course.changed)
    if not calm or not _enough(row, today):
        return ()
    if _stage_ready(course, row, today):
        return (Change(BALANCE, course.stage, course.stage + 1, StepWhy.GREENS, row[-1].day),)
    ready = [one for one in course.reach if _ready(course, one, row, today)]
    if not ready:
        return ()
    chosen = min(ready, key=lambda one: _changed_on(course, one))
    before = course.level(chosen)
    return (Change(exercise_subject(chosen), before, before + 1, StepWhy.GREENS, row[-1].day),)


def after_red(course: Course, days: Sequence[LitDay], today: date) -> tuple[Change, ...]:
    """What a red day takes back: each of its exercises one level, the ladder one stage, once for each day.

    A day of stop or calm counts as red here, so that one more point or sign never spares the step; the twist
    is told as the reason of the latter. Days of the last fortnight count; one that was answered already, or
    since which the user chose, does not.
    """
    back = _Back(course)
    for one in days:
        if one.too_much and (today - one.day).days <= RED_COUNTS_DAYS:
            why = StepWhy.TWIST if one.light is Light.CALM else StepWhy.RED
            back.take(one.trained, why, one.day)
    return tuple(back.changes)


def after_mornings(course: Course, days: Sequence[LitDay], today: date, *, up: bool) -> tuple[Change, ...]:
    """The same when the weekly median of the mornings is `up` by 2: the last week's, once in seven days."""
    last = max(
        (step.at.local_date for step in course.steps if step.why is StepWhy.MORNINGS_UP), default=date.min
    )
    if not up or (today - last).days < MORNINGS_APART:
        return ()
    week = [one.exercises() for one in days if 0 <= (today - one.day).days <= GREEN_DAYS]
    back = _Back(course)
    back.take(frozenset[str]().union(*week), StepWhy.MORNINGS_UP, today)
    return tuple(back.changes)


def corrected(course: Course, days: Sequence[LitDay], today: date, *, calm: bool) -> tuple[Change, ...]:
    """What goes back to where it was because what led to it is another now.

    Only the last change of a subject, of the last fortnight, and made by a rule: a step back whose day is
    not red any more, a step forward whose last day is not green any more. The former waits until it is
    `calm`: no light that is red or worse now, and nothing open.
    """
    known = {one.day: one for one in days}
    found = []
    for subject in dict.fromkeys(step.subject for step in course.steps):
        step = course.newest(subject)
        if step is None or step.chosen or step.about is None or not subject.startswith(_FORWARD):
            continue
        day = known.get(step.about)
        forward_step = step.why is StepWhy.GREENS
        if not forward_step and not (calm and step.why in _OF_A_DAY):
            continue
        stands = day is not None and (day.light is Light.GREEN if forward_step else day.too_much)
        late = (today - step.about).days > RED_COUNTS_DAYS
        if not stands and not late:
            found.append(Change(subject, step.after, step.before, StepWhy.CORRECTED, step.about))
    return tuple(found)


def easier_now(course: Course, days: Sequence[LitDay], day: date) -> tuple[Change, ...]:
    """What "make it easier" does after three ambers: each exercise of the last of them one level."""
    back = _Back(course)
    for one in days:
        if one.day == day:
            back.take(one.exercises(), StepWhy.OWN_EASIER, day, ladder=False)
    return tuple(back.changes)


def answered(course: Course) -> date | None:
    """The last day of the ambers for which "repeat" or "make it easier" was said."""
    step = course.newest(PLAN)
    return None if step is None else step.about


def _enough(row: Sequence[LitDay], today: date) -> bool:
    return len(row) >= GREENS and (today - row[0].day).days >= GREEN_DAYS


def _stage_ready(course: Course, row: Sequence[LitDay], today: date) -> bool:
    """The next stage of the balance ladder: after 14 days in this one and three greens with balance."""
    since, stage = course.stage_since, course.stage
    balanced = [one for one in row if any(routine == BALANCE for routine, _ in one.done)]
    own = course.newest(BALANCE)
    held = own is not None and own.why is StepWhy.OWN_EASIER
    if since is None or stage >= STAGES or held:
        return False
    return (today - since).days >= STAGE_DAYS and len(balanced) >= GREENS


def _ready(course: Course, exercise_id: str, row: Sequence[LitDay], today: date) -> bool:
    """Whether an exercise may take its next step.

    On the way back to what is written any routine counts; above that only those in which harder levels act.
    """
    level = course.level(exercise_id)
    if level >= min(course.reach[exercise_id].hardest, _cap(course, exercise_id)):
        return False
    return _enough([one for one in row if exercise_id in one.exercises(harder=level >= 0)], today)


def _changed_on(course: Course, exercise_id: str) -> date:
    step = course.newest(exercise_subject(exercise_id))
    return date.min if step is None else step.at.local_date


def _cap(course: Course, exercise_id: str) -> int:
    """How far the rules may go by themselves: to what the user chose, where that was easier."""
    subject = exercise_subject(exercise_id)
    chosen = [step for step in course.steps if step.subject == subject and step.chosen and step.about is None]
    if chosen and chosen[-1].why is StepWhy.OWN_EASIER:
        return chosen[-1].after
    return course.reach[exercise_id].hardest


def _answered(course: Course, subject: str, day: date) -> bool:
    """Whether this red day has had its step; also when the user has chosen, or greens have come, since."""
    done = False
    for step in course.steps:
        if step.subject != subject:
            continue
        if step.about == day and step.why in (*_OF_A_DAY, StepWhy.CORRECTED):
            done = step.why in _OF_A_DAY
        greens_since = step.why is StepWhy.GREENS and step.about is not None and step.about > day
        if greens_since or (step.chosen and step.at.local_date > day + timedelta(days=1)):
            done = True
    return done


class _Back:
    """Steps back, one after the other, each from where the one before it led."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._levels: dict[str, int] = {}
        self.changes: list[Change] = []

    def take(self, exercises: frozenset[str], why: StepWhy, about: date, *, ladder: bool = True) -> None:
        course = self._course
        for exercise_id, reach in course.reach.items():
            if exercise_id in exercises:
                subject = exercise_subject(exercise_id)
                self._one(subject, course.level(exercise_id), reach.easiest, why, about)
        if ladder and course.begun is not None and course.begun <= about:
            self._one(BALANCE, course.stage, 1, why, about)

    def _one(self, subject: str, level: int, lowest: int, why: StepWhy, about: date) -> None:
        before = self._levels.get(subject, level)
        if before > lowest and not (why in _OF_A_DAY and _answered(self._course, subject, about)):
            self._levels[subject] = before - 1
            self.changes.append(Change(subject, before, before - 1, why, about))
