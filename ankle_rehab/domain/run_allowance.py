"""How far a run may go today by one's own rules, or what takes its place; never that it is safe."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load import HARD_RATIO, Finding, Outing, Past, Rule, day_off_is_owed
from ankle_rehab.domain.load_rules import asks, before
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.value import value

AFTER_RED = 0.70
LEFT_OUT = frozenset(
    {RunToday.SIGN, RunToday.APPOINTMENT, RunToday.TWIST, RunToday.RED, RunToday.PAUSE, RunToday.GATE}
)


class AllowanceKind(StrEnum):
    """What the answer is.

    CLOSED is what `answer` says; STAGE the stage of the ladder; RULES that a rule of the week leaves a run
    out; ASK that the longest run is not known yet; START that there was none in 30 days.
    """

    CLOSED = "closed"
    STAGE = "stage"
    RULES = "rules"
    ASK = "ask"
    START = "start"
    UP_TO = "up-to"


class Basis(StrEnum):
    """What the distance comes from; with RULES what leaves a run out besides the rules of the week.

    REST is a day of rest marked on purpose.
    """

    LONGEST = "longest"
    SAME = "same"
    AMBER = "amber"
    RED = "red"
    REST = "rest"


@value
class LastRun:
    """The newest run before today with its light, None where it has none."""

    day: date
    kilometres: float | None = None
    light: Light | None = None


@value
class Allowance:
    """Today's answer. `kilometres` is how far (UP_TO, and half of the usual distance for START where known).

    It comes from `longest`, the longest run (km) of the 30 days before, or from the `last` run, as `basis`
    says. `findings` are the rules that speak today, `easy` is whether a hard run is left out, and
    `low_impact` whether a bike or rower is not.
    """

    kind: AllowanceKind
    answer: RunAnswer
    kilometres: float | None = None
    longest: float | None = None
    basis: Basis | None = None
    last: LastRun | None = None
    findings: tuple[Finding, ...] = ()
    easy: bool = False
    low_impact: bool = False


@value
class Asking:
    """Who asks: `laddered` is whether the run-walk ladder is in use, `told` whether the longest run is known.

    `planned` is the run that is planned for today, by its key in `past`; `cross` whether signs, twists and
    appointments leave cross-training in.
    """

    today: date
    past: Past
    answer: RunAnswer
    laddered: bool
    told: bool
    cross: bool
    longest: float | None = None
    last: LastRun | None = None
    planned: str = ""
    first: int = 0


def allowance(asked: Asking) -> Allowance:
    """The answer of today, the most serious first; whatever is only a plan is not counted twice."""
    easy_run = Outing(asked.today, hard=False, key=asked.planned)
    bike = _rides(asked)
    answer, today = asked.answer, asked.answer.today
    if today in LEFT_OUT:
        return Allowance(AllowanceKind.CLOSED, answer, low_impact=bike)
    if asked.laddered:
        kind = AllowanceKind.STAGE if today is RunToday.OPEN else AllowanceKind.CLOSED
        return Allowance(kind, answer, low_impact=bike)
    if asked.today in asked.past.rest:
        return Allowance(AllowanceKind.RULES, answer, basis=Basis.REST)
    speaking = tuple(
        one for one in before(asked.past, easy_run, asked.first) if one.rule not in (Rule.L1, Rule.L2)
    )
    waits = _ambers(asked)
    if asks(speaking) or waits or any(one.rule is Rule.W2B for one in speaking):
        basis = Basis.AMBER if waits else None
        return Allowance(
            AllowanceKind.RULES,
            answer,
            basis=basis,
            last=asked.last,
            findings=speaking,
            low_impact=bike,
        )
    hard = before(asked.past, replace(easy_run, hard=True), asked.first)
    found = Allowance(
        AllowanceKind.ASK,
        answer,
        longest=asked.longest,
        last=asked.last,
        findings=speaking,
        easy=any(one.rule in (Rule.W2, Rule.W7, Rule.L5) for one in hard),
        low_impact=bike,
    )
    if asked.longest is None:
        usual = asked.past.usual
        half = usual / 2 if usual else None
        return replace(found, kind=AllowanceKind.START, kilometres=half) if asked.told else found
    basis, far = _far(asked, asked.longest)
    return replace(found, kind=AllowanceKind.UP_TO, kilometres=far, basis=basis)


def light_since(run: date, lights: Mapping[date, Light], uneasy: Collection[date]) -> Light | None:
    """The light of the run of a day as of now: anything red or uneasy since then counts as its own.

    What is missing hides no amber score: HOLD with one is AMBER here. None where nothing is known of it.
    """
    if any(day >= run and light.severity >= Light.RED.severity for day, light in lights.items()):
        return Light.RED
    return Light.AMBER if any(day >= run for day in uneasy) else lights.get(run)


def _far(asked: Asking, longest: float) -> tuple[Basis, float]:
    """How far, from the light of the last run; never beyond 110 % of the longest run.

    After red 70 % of that run, after amber the same again. Without a light for the last run nothing is said
    to have gone well, so it is the longest run again and no more: "never progress on missing data".
    """
    last, most = asked.last, HARD_RATIO * longest
    light = None if last is None else last.light
    ran = last.kilometres if last is not None and last.kilometres else longest
    if light is not None and light.severity >= Light.RED.severity:
        return Basis.RED, min(most, AFTER_RED * ran)
    if light is Light.AMBER:
        return Basis.AMBER, min(most, ran)
    return (Basis.LONGEST, most) if light is Light.GREEN else (Basis.SAME, longest)


def _ambers(asked: Asking) -> bool:
    """After amber at least one day without running comes first."""
    ran = {one.day for one in asked.past.outings if one.is_run}
    return day_off_is_owed(asked.today, asked.past.ambers, ran.__contains__)


def _rides(asked: Asking) -> bool:
    """Whether a bike or rower fits today: cross-training is left in and the day of rest is not taken."""
    ride = Outing(asked.today, Sport.BIKE, key=asked.planned)
    return asked.cross and not asks(before(asked.past, ride, asked.first))
