"""A plan: what one session will hold, laid out as steps with their seconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from ankle_rehab.domain.exercise import Dose, Exercise, Side, dose_limits
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep, Routine
from ankle_rehab.domain.settings import DoseChange, Settings
from ankle_rehab.domain.value import value

GET_READY_SECONDS = 10.0


class Phase(StrEnum):
    """What the person does during a step."""

    READY = "ready"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    ACTIVITY = "activity"


class SideChoice(StrEnum):
    """Which feet a session is for."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"

    def sides(self, sore: Side | None) -> tuple[Side, ...]:
        """The feet in the order in which they are trained, the sore one first."""
        match self:
            case SideChoice.LEFT:
                return (Side.LEFT,)
            case SideChoice.RIGHT:
                return (Side.RIGHT,)
            case SideChoice.BOTH:
                first = sore or Side.LEFT
                return (first, first.other)

    @staticmethod
    def usual(settings: Settings) -> SideChoice:
        """What the user usually trains: both feet, or the sore one alone."""
        if settings.train_both or settings.sore_side is None or settings.both_sore:
            return SideChoice.BOTH
        return SideChoice(settings.sore_side.value)


@value
class Step:
    """One stretch of a session: `item` is the index in the plan, `side` None means both feet at once."""

    item: int
    phase: Phase
    seconds: float
    side: Side | None = None
    set_number: int = 1
    sets: int = 1


PlanItem = ExerciseStep | ActivityStep


@value
class Plan:
    """What will be done, for which feet, the sore one first.

    `half_size` asks for half-size movements, as in the first 72 hours after a twist.
    """

    routine_id: str
    name: str
    items: tuple[PlanItem, ...]
    sides: tuple[Side, ...]
    half_size: bool = False

    def __post_init__(self) -> None:
        if not self.items or not self.sides or len(set(self.sides)) != len(self.sides):
            raise ValueError("a plan needs at least one item and each side once")

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in order."""
        return tuple(step for index in range(len(self.items)) for step in item_steps(self, index))

    @property
    def seconds(self) -> float:
        """Planned seconds from the first step to the last, activities at their usual length."""
        return sum(step.seconds for step in self.steps)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(item.exercise for item in self.items if isinstance(item, ExerciseStep))


def make_plan(
    routine: Routine, sides: tuple[Side, ...], *, tender: bool = False, half_size: bool = False
) -> Plan:
    """The plan of a routine; `tender` (a fresh twist, new swelling) leaves out what must not be done then.

    Where nothing would be left it is shown whole; such a plan is never cleared.
    """
    items = tuple(
        item
        for item in routine.steps
        if not (tender and isinstance(item, ExerciseStep) and item.exercise.not_when_swollen)
    )
    return Plan(routine.id, routine.name, items or routine.steps, sides, half_size)


def with_doses(routine: Routine, changes: tuple[DoseChange, ...]) -> Routine:
    """The routine with the user's own doses, held within their limits; what no longer fits is left out.

    Where the plan has made an exercise easier, an own dose may be less, not more.
    """
    if routine.gate.running:  # its doses are those of the ladder
        return routine
    steps = list(routine.steps)
    for change in changes:
        if change.routine_id != routine.id or not 0 <= change.step < len(steps):
            continue
        step = steps[change.step]
        if isinstance(step, ExerciseStep) and step.exercise.id == change.exercise_id:
            own = dose_limits(step.exercise, step.dose).held(step.dose, change.dose)
            steps[change.step] = replace(step, dose=own.no_more_than(step.dose) if step.eased > 0 else own)
    return replace(routine, steps=tuple(steps))


def item_steps(
    plan: Plan, index: int, done: Mapping[Side | None, int] = MappingProxyType({})
) -> Iterator[Step]:
    """The steps of one item: get ready, then every set with its rests and changes of side.

    `done` is the number of sets of a side that need not be done again; one set of it is always left.
    """
    item = plan.items[index]
    if isinstance(item, ActivityStep):
        yield Step(index, Phase.ACTIVITY, item.seconds)
        return
    turns = [
        (side, number)
        for side, number in _turns(item.exercise, item.dose, plan.sides)
        if number > min(done.get(side, 0), item.dose.sets - 1)
    ]
    yield Step(index, Phase.READY, GET_READY_SECONDS + item.pause, *turns[0], item.dose.sets)
    for position, (side, number) in enumerate(turns):
        if position:
            pause = _break(index, item, turns[position - 1], (side, number))
            if pause.seconds:
                yield pause
        yield Step(index, Phase.WORK, item.dose.set_seconds, side, number, item.dose.sets)
    if item.exercise.between is not None and item.dose.rest:
        side, number = turns[-1]
        yield Step(index, Phase.REST, item.dose.rest, side, number, item.dose.sets)


def _turns(exercise: Exercise, dose: Dose, sides: tuple[Side, ...]) -> list[tuple[Side | None, int]]:
    numbers = range(1, dose.sets + 1)
    if exercise.both_feet:
        return [(None, number) for number in numbers]
    if exercise.alternate_sides:
        return [(side, number) for number in numbers for side in sides]
    return [(side, number) for side in sides for number in numbers]


def _break(
    index: int, item: ExerciseStep, before: tuple[Side | None, int], after: tuple[Side | None, int]
) -> Step:
    """Between two sets: a rest, or a change of side that is never shorter than the rest of the set.

    When only one foot does an exercise meant for sides in turn, it rests as long as the other would work.
    """
    side, number = after
    dose = item.dose
    if before[0] == side:
        rest = max(dose.rest, dose.set_seconds) if item.exercise.alternate_sides else dose.rest
        return Step(index, Phase.REST, rest, side, number, dose.sets)
    new_set = item.exercise.alternate_sides and number > before[1]
    return Step(index, Phase.SWITCH, max(dose.switch, dose.rest if new_set else 0), side, number, dose.sets)
