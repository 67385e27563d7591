"""The plan over weeks, in the whole program: forward, back, prevention, and why just this today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.day_plan import PlanWhy
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.progress import Phase
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage.plan_codec import rebuild
from ankle_rehab.ui.words import plan_words
from tests.journeys.visitor import Visitor

DAY = 24 * 3600.0
SIDES = (Side.LEFT, Side.RIGHT)


def feels(visitor: Visitor, score: int, moment: Moment) -> None:
    """Write down a score of the left ankle, as felt now."""
    now = Stamp.of(visitor.clock.now(), visitor.clock.zone())
    visitor.diary.add_pain(PainEntry(Side.LEFT, score, moment, now, now))


def trains(visitor: Visitor, routine_id: str, worst: int = 1, after: int = 1) -> None:
    """A whole session, as it would start now, with the two scores asked at its end."""
    plan = make_plan(visitor.program.parts.repertoire.routine(routine_id), SIDES)
    run = SessionRun.begin(plan)
    while run.outcome is None:
        run = run.confirm() if run.activity is not None else run.advance(3.0)
    now = Stamp.of(visitor.clock.now(), visitor.clock.zone())
    number = visitor.diary.begin_session(run, now)
    visitor.diary.finish_session(number, run, now)
    feels(visitor, worst, Moment.DURING_WORST)
    feels(visitor, after, Moment.AFTER_60MIN)


def next_day(visitor: Visitor, morning: int | None = 1) -> None:
    """The next morning, with its score."""
    visitor.clock.advance(DAY)
    visitor.program.parts.course.tick()
    if morning is not None:
        feels(visitor, morning, Moment.NEXT_MORNING)
    visitor.settle()


def changes(visitor: Visitor) -> list[str]:
    """The history of steps, in the words of the review."""
    parts = visitor.program.parts
    today = visitor.clock.now().date()
    steps = parts.course.steps(Span(today - timedelta(days=365), today))
    return [
        plan_words.step(step, lambda one: parts.content.exercise(one).name)
        for step in steps
        if plan_words.told(step)
    ]


@pytest.fixture
def runner(resident: Visitor) -> Visitor:
    """On Today, with everything that comes after the first picture."""
    resident.program.complete()
    resident.settle()
    return resident


def test_three_green_days_over_a_week_take_one_step_and_say_why(runner: Visitor) -> None:
    for _ in range(4):
        next_day(runner)
    assert changes(runner) == []
    for day in range(8):
        if day % 2 == 0:
            trains(runner, "daily")
        next_day(runner)
    assert len(changes(runner)) == 1
    assert changes(runner)[0].startswith("Ankle circles one step harder: green days in a row")
    assert runner.program.parts.course.levels() == {"ankle-circles": 1}
    trains(runner, "daily")
    next_day(runner)
    assert len(changes(runner)) == 1, "one change at a time"


def test_two_reds_in_a_week_step_back_twice_and_advise_a_professional(runner: Visitor) -> None:
    for _ in range(4):
        next_day(runner)
    trains(runner, "daily", worst=6)
    assert runner.reads("The light is red, so today is for ease and nothing harder.") or runner.reads(
        "Done for today"
    )
    assert runner.program.parts.course.levels()["heel-raise-double"] == -1
    next_day(runner)
    assert runner.reads("The light is red, so today is for ease and nothing harder.")
    assert runner.reads("Rest-day ease")
    next_day(runner)
    next_day(runner)
    trains(runner, "daily", worst=6)
    next_day(runner)
    assert runner.reads("2 red days in a week")
    assert runner.reads("Book a doctor or physiotherapist.")
    assert runner.reads("Today's plan leaves running out")
    assert runner.program.parts.course.levels()["heel-raise-double"] == -2
    assert sum("was red or worse" in change for change in changes(runner)) >= 8
    runner.click("I have read it")
    assert not runner.reads("2 red days in a week")


def test_a_score_given_by_mistake_takes_its_step_back_with_it(runner: Visitor) -> None:
    next_day(runner)
    trains(runner, "daily", worst=2)
    feels(runner, 6, Moment.DURING_WORST)
    assert runner.program.parts.course.levels()
    runner.diary.undo.undo()
    assert runner.program.parts.course.levels() == {}
    assert "has changed" in changes(runner)[-1]


def test_from_recovery_to_prevention_and_back(runner: Visitor) -> None:
    course = runner.program.parts.course
    for _ in range(13):
        next_day(runner, 0)
    assert course.phase() is Phase.SORE, "the first day had a 2"
    next_day(runner, 0)
    assert course.phase() is Phase.PREVENTION
    assert runner.reads("Two weeks without pain")
    assert runner.reads("No pain for two weeks: three short sessions a week will do.")
    assert runner.reads("The article's three")
    trains(runner, "three", 0, 0)
    next_day(runner, 0)
    assert not runner.reads("Two weeks without pain")
    assert runner.reads("A day off")
    runner.click("Why this today?")
    assert runner.reads("A score above 0, a twist or a sign switches back at once.")
    feels(runner, 1, Moment.OTHER)
    runner.settle()
    assert course.phase() is Phase.SORE
    assert runner.reads("Sore again, so the plan is back")
    assert [change.split(":")[0] for change in changes(runner)] == [
        "On to prevention",
        "Back to the whole plan",
    ]


def test_three_ambers_offer_something_easier_and_leave_the_choice(runner: Visitor) -> None:
    for _ in range(4):
        next_day(runner)
    for _ in range(3):
        trains(runner, "daily", worst=4)
        next_day(runner)
    assert runner.reads("3 days in a row were amber")
    assert runner.program.parts.course.levels() == {}
    runner.click("Repeat the same")
    assert not runner.reads("days in a row were amber")
    assert runner.program.parts.course.levels() == {}
    trains(runner, "daily", worst=4)
    next_day(runner)
    runner.click("Make it easier")
    assert runner.program.parts.course.levels()["wall-press"] == -1
    assert changes(runner)[0] == "Everything stays: your own choice."
    assert "Wall press easier: your own choice." in changes(runner)


def test_a_session_at_a_harder_level_goes_on_after_a_crash(runner: Visitor) -> None:
    parts = runner.program.parts
    parts.course.choose("wall-press", 1)
    plan = make_plan(parts.repertoire.routine("daily"), SIDES)
    now = Stamp.of(runner.clock.now(), runner.clock.zone())
    runner.diary.begin_session(SessionRun.begin(plan), now)
    found = runner.diary.open_session()
    assert found is not None
    assert rebuild(found, parts.content.exercise).plan == plan


def test_a_week_follows_strength_balance_and_a_rest_day(runner: Visitor) -> None:
    for _ in range(4):
        next_day(runner)
    trains(runner, "daily")
    done = []
    for _ in range(8):
        next_day(runner)
        plan = runner.program.parts.course.today()
        done.append(plan.routine_id)
        trains(runner, plan.routine_id)
    assert done == [
        "strength",
        "balance",
        "strength",
        "balance",
        "strength",
        "rest-day",
        "balance",
        "strength",
    ]
    assert runner.reads("Planned: ")


def test_a_second_session_is_asked_about_once(runner: Visitor) -> None:
    next_day(runner)
    trains(runner, "daily")
    runner.program.rooms.starter.begin("balance")
    runner.settle()
    assert runner.reads("You have trained today.")
    runner.click("Not today")
    assert not runner.program.parts.player.active
    runner.program.rooms.starter.begin("balance")
    runner.settle()
    runner.click("Start all the same")
    assert runner.reads("Walk a few steps. How is your left ankle?")
    runner.click("3 of 10, mild")
    assert runner.reads("This routine is meant for pain of up to 2 of 10 when you walk.")


def advice(visitor: Visitor) -> None:
    visitor.program.parts.guard.answer(frozenset({Sign.FEVER}), twisted=False)


def appointment(visitor: Visitor) -> None:
    next_day(visitor)
    visitor.program.parts.guard.answer(frozenset({Sign.BETWEEN_SHINS}), twisted=False)


def twist(visitor: Visitor) -> None:
    visitor.program.parts.guard.answer(frozenset(), twisted=True)


def red(visitor: Visitor) -> None:
    next_day(visitor)
    feels(visitor, 6, Moment.OTHER)


def weeks(days: int, *, train: bool = True, score: int = 1) -> Callable[[Visitor], None]:
    def lived(visitor: Visitor) -> None:
        for _ in range(days):
            next_day(visitor, score)
            routine = visitor.program.parts.course.today().routine_id
            if train and routine:
                trains(visitor, routine, score, score)
        next_day(visitor, score)

    return lived


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        pytest.param(advice, PlanWhy.ADVICE, id="advice"),
        pytest.param(appointment, PlanWhy.APPOINTMENT, id="appointment"),
        pytest.param(twist, PlanWhy.CALM, id="calm"),
        pytest.param(red, PlanWhy.RED, id="red"),
        pytest.param(weeks(0), PlanWhy.CARE_DAY, id="care-day"),
        pytest.param(weeks(3), PlanWhy.STRENGTH_DAY, id="strength-day"),
        pytest.param(weeks(4), PlanWhy.BALANCE_DAY, id="balance-day"),
        pytest.param(weeks(6), PlanWhy.REST_DAY, id="rest-day"),
        pytest.param(weeks(14, train=False, score=0), PlanWhy.PREVENTION, id="prevention"),
        pytest.param(weeks(14, score=0), PlanWhy.PREVENTION_REST, id="prevention-rest"),
    ],
)
def test_why_this_today(runner: Visitor, happens: Callable[[Visitor], None], why: PlanWhy) -> None:
    happens(runner)
    runner.settle()
    assert runner.program.parts.course.today().why is why
    if why is PlanWhy.ADVICE:
        assert runner.reads("A warning sign is ticked")
        return
    assert runner.reads(plan_words.why(why))
    runner.click("Why this today?")
    assert runner.reads(plan_words.limits(why))
    assert runner.reads(plan_words.changes(why))
    assert runner.reads("A rule of thumb from research on sore Achilles tendons.")


def test_the_first_session_has_its_own_reason(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    newcomer.settle()
    assert newcomer.reads(plan_words.why(PlanWhy.FIRST))
    assert newcomer.front().findChildren(QAbstractButton)


def test_every_reason_has_its_sentence() -> None:
    assert all(
        words(why) for why in PlanWhy for words in (plan_words.why, plan_words.limits, plan_words.changes)
    )
