"""Runs in the whole program: a small window, large type and the keyboard are enough."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.span import Span
from ankle_rehab.ui import style
from ankle_rehab.ui.widgets.rail import Rail
from tests.journeys.visitor import Visitor

ALL = Span(date(1, 1, 1), date(9999, 12, 31))
MOST_TABS = 120


@pytest.fixture
def runner(resident: Visitor, qapp: QApplication) -> Generator[Visitor]:
    """With 800 by 480 pixels and everything twice as large; there was no run in 30 days."""
    style.apply(qapp, resident.program.themes.current, 2.0)
    resident.program.window.resize(800, 480)
    resident.program.parts.run_load.tell_longest(0)
    resident.program.parts.run_load.tell_usual(8)
    resident.settle()
    yield resident
    style.apply(qapp, resident.program.themes.current, 1.0)


def tab_to(visitor: Visitor, name: str) -> None:
    """Tab until the keyboard is on the control of that name."""
    for _ in range(MOST_TABS):
        focused = visitor.program.window.focusWidget()
        if focused is not None and focused.accessibleName() == name:
            return
        visitor.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name!r}")


def type_words(visitor: Visitor, words: str) -> None:
    focused = visitor.program.window.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
    visitor.settle()


def control(visitor: Visitor, key: Qt.Key) -> None:
    """A shortcut, in a window that is in front."""
    visitor.program.window.activateWindow()
    visitor.settle()
    QTest.keyClick(visitor.program.window, key, Qt.KeyboardModifier.ControlModifier)
    visitor.settle()


def page_by_key(visitor: Visitor) -> None:
    control(visitor, Qt.Key.Key_6)
    assert visitor.page == "runs"


def test_a_run_is_logged_and_taken_back_without_a_mouse(runner: Visitor) -> None:
    page_by_key(runner)
    tab_to(runner, "Write down a run")
    runner.press(Qt.Key.Key_Return)
    type_words(runner, "4,5")
    runner.press(Qt.Key.Key_Tab)
    type_words(runner, "30")
    runner.press(Qt.Key.Key_Return)
    (run,) = runner.program.parts.runs.activities(ALL)
    assert (run.metres, run.seconds) == (4500, 1800)
    tab_to(runner, "0 of 10, no pain")
    type_words(runner, "2")
    runner.press(Qt.Key.Key_Return)
    tab_to(runner, "Keep the numbers")
    runner.press(Qt.Key.Key_Return)
    assert [one.score for one in runner.program.parts.runs.scores(run.id or 0)] == [2]
    for _ in range(2):
        control(runner, Qt.Key.Key_Z)
    assert runner.program.parts.runs.activities(ALL) == ()


def test_a_week_is_planned_and_a_rule_is_told_before_it_is_broken(runner: Visitor) -> None:
    page_by_key(runner)
    tab_to(runner, "Week after")
    runner.press(Qt.Key.Key_Return)
    for number in range(4):
        tab_to_day(runner, number * 2)
        tab_to(runner, "Plan: Easy run")
        runner.press(Qt.Key.Key_Return)
    assert runner.reads("4 runs in one week. The article asks for three at most.")
    focused = runner.program.window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName() == "Instead: Bike"
    tab_to(runner, "Plan it anyway")
    runner.press(Qt.Key.Key_Return)
    plans = runner.program.parts.runs.plans(ALL)
    assert [plan.anyway for plan in plans] == [frozenset()] * 3 + [frozenset({Rule.W1})]


def tab_to_day(visitor: Visitor, place: int) -> None:
    """To the strip, and with the arrows to one of its days."""
    visitor.press(Qt.Key.Key_Tab)
    for _ in range(MOST_TABS):
        focused = visitor.program.window.focusWidget()
        if isinstance(focused, QPushButton) and type(focused).__name__ == "RunDay":
            break
        visitor.press(Qt.Key.Key_Tab)
    for _ in range(7):
        visitor.press(Qt.Key.Key_Left)
    for _ in range(place):
        visitor.press(Qt.Key.Key_Right)
    visitor.press(Qt.Key.Key_Space)


def test_a_run_of_last_march_is_found_by_ctrl_f_and_opened(runner: Visitor) -> None:
    runs = runner.program.parts.runs
    for month in (2, 3, 4):
        start = runner.clock.now().replace(month=month, day=14)
        runs.add(Activity(Sport.RUN, Stamp.of(start, "Europe/Berlin"), metres=8000 + month, seconds=3000))
    page_by_key(runner)
    control(runner, Qt.Key.Key_F)
    type_words(runner, "march")
    runner.press(Qt.Key.Key_Return)
    tab_to(runner, "Open: Sat 14, Run · 8 km · 50 min")
    runner.press(Qt.Key.Key_Return)
    assert runner.page == "run"
    assert runner.reads("Saturday 14 March")


def test_every_page_has_its_place_in_the_rail(runner: Visitor) -> None:
    page_by_key(runner)
    (rail,) = runner.program.window.findChildren(Rail)
    signs = [one for one in rail.findChildren(QPushButton) if one.isVisible()]
    assert len(signs) == 10
    places = [one.geometry() for one in signs]
    assert all(rail.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in pairwise(places))
    assert all(one.height() >= one.iconSize().height() - 6 for one in signs)
