"""What the plan did in the year, and what else is told beside scores: signs, self-tests, a bandage, shoes.

It follows the sprain of February and the smaller one of July, and is always the same for the same seed.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from ankle_rehab.domain.bandage import FitCheck, OffReason, Wearing
from ankle_rehab.domain.causes import Ask, CauseCheck
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.day_plan import DayPlan, PlanWhy
from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep, new_dose
from ankle_rehab.domain.progress import BALANCE, RUN, PlanStep, StepWhy, exercise_subject
from ankle_rehab.domain.safety import Asked, Release, SignCheck
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.triage import Level, Sign
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.session_store import SessionStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.test_store import TestStore

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)
SPRAIN, RELAPSE, LAST_DAY = date(2026, 2, 14), date(2026, 7, 4), date(2026, 11, 22)
A_DAY, A_FORTNIGHT = timedelta(days=1), timedelta(days=14)
FIRST_TEST = SPRAIN + 2 * A_FORTNIGHT
BEST = {TestKind.BALANCE: (11, 46), TestKind.HEEL_RAISES: (6, 21), TestKind.KNEE_TO_WALL: (4.5, 9.5)}
STEPS = (
    (date(2026, 3, 16), exercise_subject("wall-press"), 0, 1, StepWhy.GREENS),
    (date(2026, 3, 30), BALANCE, 1, 2, StepWhy.GREENS),
    (date(2026, 4, 7), exercise_subject("heel-raise-double"), 0, 1, StepWhy.GREENS),
    (date(2026, 4, 13), BALANCE, 2, 3, StepWhy.GREENS),
    (date(2026, 4, 19), BALANCE, 3, 2, StepWhy.RED),
    (date(2026, 4, 19), exercise_subject("heel-raise-double"), 1, 0, StepWhy.RED),
    (date(2026, 5, 11), BALANCE, 2, 3, StepWhy.GREENS),
    (date(2026, 5, 25), RUN, 1, 2, StepWhy.GREENS),
    (date(2026, 6, 1), RUN, 2, 3, StepWhy.GREENS),
    (date(2026, 6, 8), BALANCE, 3, 4, StepWhy.GREENS),
    (date(2026, 6, 15), RUN, 3, 4, StepWhy.GREENS),
    (date(2026, 7, 5), BALANCE, 4, 3, StepWhy.RED),
    (date(2026, 7, 5), RUN, 4, 3, StepWhy.RED),
    (date(2026, 7, 5), exercise_subject("wall-press"), 1, 0, StepWhy.RED),
    (date(2026, 8, 24), exercise_subject("wall-press"), 0, 1, StepWhy.GREENS),
    (date(2026, 9, 7), BALANCE, 3, 4, StepWhy.GREENS),
    (date(2026, 9, 21), exercise_subject("star-reach"), 0, -1, StepWhy.OWN_EASIER),
    (date(2026, 10, 12), RUN, 3, 4, StepWhy.GREENS),
    (date(2026, 11, 2), RUN, 4, 5, StepWhy.GREENS),
)
ROUTINES = {
    "calm-down": PlanWhy.CALM,
    "three": PlanWhy.CARE_DAY,
    "daily": PlanWhy.CARE_DAY,
    "strength": PlanWhy.STRENGTH_DAY,
    "balance": PlanWhy.BALANCE_DAY,
    "rest-day": PlanWhy.REST_DAY,
}
OF_WEEKDAY = ("strength", "balance", "daily", "strength", "balance", "daily", "rest-day")


def write_advice(database: Database, seed: int) -> None:
    """Add all that to the year, behind its scores and sessions."""
    chance = Random(1000 + seed)
    _write_plan(database, chance)
    _write_tests(database, chance)
    _write_support(database)
    _write_own(database)


def at(day: date, hour: int, minute: int = 0) -> Stamp:
    """A moment of one day in Berlin."""
    return Stamp.of(datetime.combine(day, time(hour, minute), BERLIN), ZONE)


def _ticked(day: date, level: Level, *signs: Sign, twisted: bool = False) -> SignCheck:
    return SignCheck(at(day, 17, 30), frozenset(signs), twisted, "2", page=Asked.ALL, level=level)


def _ended(day: date, why: Release, note: str, *signs: Sign) -> SignCheck:
    closes = frozenset(signs)
    when = at(day, 18)
    return SignCheck(when, frozenset(), False, "2", why, page=Asked.NOTHING, closes=closes, on=day, note=note)


_FEVER = date(2026, 9, 19)
_SIGNS = (
    _ticked(SPRAIN, Level.TODAY, Sign.NO_FOUR_STEPS, twisted=True),
    _ended(SPRAIN + A_DAY, Release.SEEN, "Nothing is broken. A brace for six weeks.", Sign.NO_FOUR_STEPS),
    _ticked(RELAPSE, Level.BOOK, Sign.BETWEEN_SHINS),
    _ended(RELAPSE + 5 * A_DAY, Release.SEEN, "Go on with balance, slowly.", Sign.BETWEEN_SHINS),
    _ticked(_FEVER, Level.TODAY, Sign.FEVER),
    _ended(_FEVER, Release.MISTAKE, "", Sign.FEVER),
    _ticked(LAST_DAY - 2 * A_DAY, Level.SELF_CARE),
)


def signs_of(day: date) -> tuple[SignCheck, ...]:
    """Signs of every level that somebody with a sprain ticks, each with its end."""
    return tuple(check for check in _SIGNS if check.at.local_date == day)


def _write_plan(database: Database, chance: Random) -> None:
    """A plan for each day since the sprain, mostly what was done, and the steps on the way."""
    plans = PlanStore(database)
    done: dict[date, str] = {}
    for session in SessionStore(database).sessions(SPRAIN + A_DAY):
        if session.routine_id in ROUTINES:
            done[session.started.local_date] = session.routine_id
    for number in range(1, (LAST_DAY - SPRAIN).days):
        day = SPRAIN + number * A_DAY
        usual = "calm-down" if number < 4 else OF_WEEKDAY[day.weekday()] if number > 27 else "three"
        routine = done.get(day, usual) if chance.random() < 0.85 else usual
        plans.keep_day(DayPlan(day, routine, ROUTINES[routine]))
    for day, subject, before, after, why in STEPS:
        plans.add(PlanStep(at(day, 8, 10), subject, before, after, why, why is StepWhy.OWN_EASIER, day))


def _write_tests(database: Database, chance: Random) -> None:
    """Every fortnight; the left foot begins low and comes near to the right, and July sets it back."""
    tests = TestStore(database)
    whole = (LAST_DAY - FIRST_TEST).days
    for back in range(0, whole, A_FORTNIGHT.days):
        day = FIRST_TEST + back * A_DAY
        part = min(1.0, back / 150)
        if RELAPSE <= day < RELAPSE + 3 * A_FORTNIGHT:
            part *= 0.7
        for kind, (low, high) in BEST.items():
            for side in Side:
                share = part if side is Side.LEFT else 0.95
                amount = low + (high - low) * share + chance.choice((-1, 0, 0, 1))
                amount = round(amount * 2) / 2 if kind is TestKind.KNEE_TO_WALL else float(round(amount))
                pain = chance.choice((0, 0, 1, 2)) if side is Side.LEFT else 0
                tests.add(
                    TestResult(at(day, 19, 5 + 2 * len(tests.results()) % 50), kind, side, amount, pain)
                )
    tests.add(TestResult(at(date(2026, 5, 16), 11), TestKind.BRISK_WALK, None, 30, 1))
    for side in Side:
        tests.add(TestResult(at(date(2026, 5, 17), 11, 5), TestKind.HOPS, side, 6, 1))


def _write_support(database: Database) -> None:
    """A bandage in the first days, two pairs of shoes, and what was thought of the causes."""
    bandages = BandageStore(database)
    for back in range(4):
        day = SPRAIN + back * A_DAY
        loose = back == 1
        bandages.begin(
            Wearing(
                Side.LEFT,
                at(day, 17 if back == 0 else 8),
                (FitCheck.TEN_MINUTES,) if loose else (FitCheck.TEN_MINUTES, FitCheck.HOUR),
                at(day, 9 if loose else 22),
                OffReason.BACK if loose else OffReason.BEDTIME,
            )
        )
    shoes = ShoeStore(database)
    shoes.add(Shoe("Old blue ones", date(2025, 3, 8), 760))
    shoes.add(Shoe("Green ones", date(2026, 5, 2), 212.5))
    ticked = (Ask.SOLE_TURNED_INWARDS, Ask.SWELLED_SOON, Ask.HURTS_TO_WALK, Ask.INJURED_EVER)
    causes = CauseStore(database)
    causes.add(CauseCheck(at(date(2026, 3, 1), 20), frozenset(one.value for one in ticked), "1"))
    later = (Ask.STIFF_FIRST_STEPS, Ask.EASES_WITH_MOVING, Ask.INJURED_EVER, Ask.INJURED_THIS_YEAR)
    causes.add(CauseCheck(at(date(2026, 9, 5), 20), frozenset(one.value for one in later), "1"))


def _write_own(database: Database) -> None:
    """What the physiotherapist showed in July."""
    own = OwnStore(database)
    slide = OwnExercise(
        "own-00000000000000a1",
        new_dose(Mode.REPS),
        "Towel slide",
        cues=("Sit with the towel under the foot.", "Slide it outwards.", "Slowly back."),
        figure="towel-curl",
    )
    own.keep_exercise(slide)
    own.keep_routine(OwnRoutine("own-00000000000000b1", "From July", steps=(OwnStep(slide.id, slide.dose),)))
