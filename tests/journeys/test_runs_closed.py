"""A high score, a twist and a red light close days for runs: the reason is shown, and one click instead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.span import Span
from tests.journeys.visitor import Visitor

ALL = Span(date(1, 1, 1), date(9999, 12, 31))
STOP = "A warning sign or a high score is open, so no run is planned."
CALM = "The twist is fresh, so no run is planned for 72 hours. It waits until Wednesday 25 November, 09:00."
RED = "The light was red, so no run is planned for 48 hours. It waits until Tuesday 24 November, 09:00."
CLOSED = [(8, False, STOP), (3, True, CALM), (6, False, RED)]


@pytest.fixture
def runner(resident: Visitor) -> Visitor:
    """Ran eight kilometres at most in the last month."""
    resident.program.parts.run_load.tell_longest(8)
    resident.settle()
    return resident


def hurts(visitor: Visitor, score: int, *, twist: bool) -> None:
    now = Stamp.of(visitor.clock.now(), visitor.clock.zone())
    visitor.diary.add_pain(PainEntry(Side.LEFT, score, Moment.OTHER, now, now, twist=twist))
    visitor.settle()


def to_runs(visitor: Visitor) -> None:
    visitor.program.window.activateWindow()
    visitor.settle()
    QTest.keyClick(visitor.program.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    visitor.settle()
    assert visitor.page == "runs"


def plans(visitor: Visitor) -> list[tuple[int, Sport]]:
    """How many days from today, and what."""
    today = visitor.clock.now().date()
    return [((one.day - today).days, one.sport) for one in visitor.program.parts.runs.plans(ALL)]


@pytest.mark.parametrize(("score", "twist", "words"), CLOSED)
def test_no_run_is_planned_and_rest_is_one_click(
    runner: Visitor, score: int, twist: bool, words: str
) -> None:
    hurts(runner, score, twist=twist)
    to_runs(runner)
    runner.click("Plan: Easy run")
    assert runner.reads("No run on Sunday 22 November for now")
    assert runner.reads(words)
    assert not runner.sees("Plan it anyway")
    runner.click("Instead: Rest day")
    assert plans(runner) == []
    assert runner.diary.month(2026, 11)[date(2026, 11, 22)].kind is DayKind.REST


@pytest.mark.parametrize(
    ("score", "twist", "day"), [(3, True, "Thursday 26 November"), (6, False, "Wednesday 25 November")]
)
def test_the_other_day_is_one_after_it(runner: Visitor, score: int, twist: bool, day: str) -> None:
    hurts(runner, score, twist=twist)
    to_runs(runner)
    runner.click("Plan: Easy run")
    runner.click(f"Instead: {day}")
    assert plans(runner) == [(4 if twist else 3, Sport.RUN)]


@pytest.mark.parametrize(("score", "twist", "words"), CLOSED)
def test_a_run_planned_before_is_told_of_on_today(
    runner: Visitor, score: int, twist: bool, words: str
) -> None:
    runs = runner.program.parts.runs
    runs.plan(Planned(runner.clock.now().date() + timedelta(days=1), metres=5000))
    hurts(runner, score, twist=twist)
    runner.program.window.show_page("today")
    runner.settle()
    assert runner.reads("No run tomorrow for now")
    assert runner.reads(words)
    assert not runner.sees("Keep the plan")
    runner.click("Rest that day")
    assert plans(runner) == []
    assert not runner.reads("No run tomorrow for now")


def test_after_a_high_score_and_a_seen_ankle_the_days_are_open_again(runner: Visitor) -> None:
    """The stop of a score ends at the next morning of 3 or less, and counts as red from then on."""
    hurts(runner, 8, twist=False)
    runner.clock.advance(24 * 3600)
    now = Stamp.of(runner.clock.now(), runner.clock.zone())
    runner.diary.add_pain(PainEntry(Side.LEFT, 2, Moment.NEXT_MORNING, now, now))
    runner.settle()
    to_runs(runner)
    runner.click("Plan: Easy run")
    assert runner.reads("The light was red, so no run is planned for 48 hours.")
    assert runner.sees("Instead: Bike"), "the pain of today is 2"
