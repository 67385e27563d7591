"""The page of running at every size, in long words, and by keys and names alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.ui import style
from ankle_rehab.ui.pages.running import RunningPage
from ankle_rehab.ui.theme import LIGHT
from ankle_rehab.ui.widgets.runs.record import RecordKind
from tests.fakes.runner import Runner
from tests.journeys.test_accessible import faults
from tests.ui.house import House
from tests.ui.player_house import settle
from tests.ui.test_layouts import cut_off
from tests.ui.test_layouts import manner as manner  # noqa: PLC0414 - a fixture

STATES = ("first", "gate", "walk", "hops", "outside", "ladder")


def page_in(house: House, qtbot: QtBot, state: str, size: tuple[int, int]) -> RunningPage:
    house.preferences.change(sore_side=Side.LEFT, both_sore=state == "hops")
    house.guard.answer(frozenset(), twisted=False)
    runner = Runner(house.parts, house.clock, 30)
    if state in ("gate", "walk", "hops"):
        runner.twist(0)
        runner.mornings(12, 29)
        runner.walk(27)
        runner.test(27, TestKind.BALANCE, 12)
        runner.test(28, TestKind.HEEL_RAISES, 14)
    if state == "ladder":
        for day in (20, 23, 26):
            runner.mornings(day - 2, day)
            runner.run(day)
        runner.morning(27)
    runner.go(30, 9)
    page = RunningPage(house.parts, house.themes)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    settle()
    asked = {"walk": RecordKind.WALK, "hops": RecordKind.HOPS, "outside": RecordKind.OUTSIDE}.get(state)
    if asked is not None:
        page.ask(asked)
    settle()
    return page


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(724, 430), (930, 730)])
def test_nothing_is_cut_off(
    *, house: House, qapp: QApplication, qtbot: QtBot, manner: str, state: str, size: tuple[int, int]
) -> None:
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    assert cut_off(page_in(house, qtbot, state, size)) == []


@pytest.mark.parametrize("state", STATES)
def test_it_is_used_by_keys_and_by_ear(house: House, qtbot: QtBot, state: str) -> None:
    assert faults(page_in(house, qtbot, state, (930, 730))) == []
