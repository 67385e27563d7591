"""The pages of runs at every size, in long words, and by keys and names alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Lap, RunType, Sport
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui import style
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.pages.run import RunPage
from ankle_rehab.ui.runs.planner import RunPlanner
from ankle_rehab.ui.runs.writing import RunWriting
from ankle_rehab.ui.theme import LIGHT
from ankle_rehab.ui.widgets.runs.before_card import BeforeCard
from ankle_rehab.ui.widgets.runs.day_panel import Idea, RunDayPanel
from ankle_rehab.ui.widgets.runs.find import RunFind
from tests.journeys.test_accessible import faults
from tests.ui.house import House
from tests.ui.player_house import settle
from tests.ui.run_desk import RunDesk, days_on, press, type_into
from tests.ui.test_layouts import cut_off
from tests.ui.test_layouts import manner as manner  # noqa: PLC0414 - a fixture

STATES = ("empty", "week", "write", "more", "before", "blocked", "scores", "find", "run")
SMALL, USUAL = (724, 430), (930, 730)


def page_in(house: House, qtbot: QtBot, state: str, size: tuple[int, int]) -> Page:
    desk = RunDesk(house, qtbot, longest=None if state == "empty" else 8.0)
    house.preferences.change(sore_side=Side.LEFT)
    if state != "empty":
        desk.parts.shoes.keep(Shoe("A blue pair with a name of some length"))
        for day in (-20, -12, -9, -6, -4):
            desk.ran(days_on(day), 6000, kind=RunType.TEMPO)
        desk.ran(days_on(-5), 20_000, sport=Sport.BIKE)
        desk.plans(days_on(0), hard=True)
    run = desk.ran(days_on(-2), 7000, note="A note of some length, written after a long run. " * 3)
    run = desk.parts.runs.change(replace(run, laps=tuple(Lap(401, 1000, 150) for _ in range(12))))
    if state == "blocked":
        house.wrote(8, 22)
    if state == "run":
        page: Page = RunPage(desk.parts, house.themes)
        qtbot.addWidget(page)
    else:
        page = desk.page
    page.resize(*size)
    if isinstance(page, RunPage):
        page.open_run(run.id or 0)
        page.show()
        page.activateWindow()
    settle()
    enter(page, desk, state)
    settle()
    return page


def enter(page: Page, desk: RunDesk, state: str) -> None:
    """Bring the page into the state of that name, whatever language its words are in."""
    writing = page.findChildren(RunWriting)[0]
    if state == "write":
        desk.page.begin()
    if state == "more":
        writing.edit(desk.kept[-1])
    if state in ("before", "blocked"):
        (panel,) = page.findChildren(RunDayPanel)
        panel.planned.emit(Idea(Sport.RUN, hard=True))
        assert page.findChildren(RunPlanner)[0].before.isVisible()
    if state == "scores":
        writing.ask_scores(desk.kept[0])
    if state == "find":
        for drawer in page.findChildren(RunFind)[0].findChildren(QPushButton):
            drawer.setChecked(drawer.isCheckable())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [SMALL, USUAL])
def test_nothing_is_cut_off(
    *, house: House, qapp: QApplication, qtbot: QtBot, manner: str, state: str, size: tuple[int, int]
) -> None:
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    page = page_in(house, qtbot, state, size)
    assert cut_off(page) == []
    assert page.findChildren(QScrollArea)[0].horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("state", STATES)
def test_it_is_used_by_keys_and_by_ear(house: House, qtbot: QtBot, state: str) -> None:
    assert faults(page_in(house, qtbot, state, USUAL)) == []


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("done", [False, True])
def test_what_is_asked_comes_into_sight_on_a_small_screen(
    *, house: House, qapp: QApplication, qtbot: QtBot, done: bool, large: bool
) -> None:
    """From its title on where there is room for it, and in any case what has the keyboard."""
    style.apply(qapp, LIGHT, 2.0 if large else 1.0)
    page = page_in(house, qtbot, "week", SMALL)
    if done:
        page.findChildren(RunWriting)[0].begin(days_on(0))
        type_into(page, "Distance in kilometres", "12")
        press(page, "Save")
    else:
        press(page, "Plan: Hard run")
    settle()
    (card,) = (one for one in page.findChildren(BeforeCard) if one.isVisible())
    now = page.window().focusWidget()
    assert now is not None
    assert card.isAncestorOf(now)
    assert now.visibleRegion().boundingRect() == now.rect()
    view = page.findChildren(QScrollArea)[0].viewport()
    if card.height() < view.height():
        assert card.visibleRegion().boundingRect() == card.rect()
