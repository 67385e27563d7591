"""The pages of shoes and of files from a watch at every size, in long words, and by names alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, RunType, Source, Sport
from ankle_rehab.domain.run_files import FileTrouble, FoundRun, Remark, RunPreview, RunRow, Verdict
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui import style
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.pages.run_files import RunFilesPage
from ankle_rehab.ui.pages.shoes import ShoesPage
from ankle_rehab.ui.theme import LIGHT
from ankle_rehab.ui.widgets.shoes.card import ShoesCard
from ankle_rehab.ui.widgets.shoes.form import ShoeForm
from tests.journeys.test_accessible import faults
from tests.ui.house import House, stamp
from tests.ui.player_house import settle
from tests.ui.test_layouts import cut_off
from tests.ui.test_layouts import manner as manner  # noqa: PLC0414 - a fixture

STATES = ("shoes", "shoes-form", "files", "files-folder", "files-found", "files-taken")
SMALL, USUAL = (724, 430), (930, 730)
LONG = "activity_20261120183000_of_the_evening_with_everybody_from_the_club.fit"


def page_in(house: House, qtbot: QtBot, state: str, size: tuple[int, int], folder: Path) -> Page:
    page: Page = ShoesPage(house.parts) if state.startswith("shoes") else RunFilesPage(house.parts)
    shelf = house.parts.shoes
    blue = shelf.keep(Shoe("W" * 60, date(2025, 3, 2), 830, frozenset(RunType)))
    shelf.looked_at(blue, uneven=True)
    away = shelf.keep(Shoe("A-pair-with-a-name-that-does-not-end-before-the-line-does"))
    shelf.retire(away.id or 0)
    if state == "files-folder":
        (folder / LONG).touch()
        house.preferences.change(run_folder=str(folder))
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    settle()
    if state == "shoes-form":
        (card,) = page.findChildren(ShoesCard)
        card.findChildren(ShoeForm)[0].show()
        card._open(blue)
    if state in ("files-found", "files-taken"):
        house.parts.run_files.preview = PREVIEW
        house.parts.run_files.found.emit(PREVIEW)
    if state == "files-taken" and isinstance(page, RunFilesPage):
        page._on_take()
    settle()
    return page


RUN = Activity(Sport.RUN, stamp(20, 18), 1800, 5000, run_type=RunType.TIME_TRIAL, source=Source.FIT)
PREVIEW = RunPreview(
    (
        RunRow(0, FoundRun(LONG, activity=RUN, remarks=frozenset(Remark)), Verdict.NEW, RUN),
        RunRow(1, FoundRun(LONG, inside=LONG, part=2, parts=3, activity=RUN), Verdict.SAME, twin=0),
        RunRow(2, FoundRun("b.gpx", trouble=FileTrouble.ENTITIES), Verdict.BROKEN),
        *(RunRow(n, FoundRun(f"{n}.fit", trouble=FileTrouble.EMPTY), Verdict.BROKEN) for n in range(3, 20)),
    ),
    left_alone=12,
)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [SMALL, USUAL])
def test_nothing_is_cut_off(
    *,
    house: House,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    manner: str,
    state: str,
    size: tuple[int, int],
) -> None:
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    page = page_in(house, qtbot, state, size, tmp_path)
    assert cut_off(page) == []
    assert page.findChildren(QScrollArea)[0].horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("state", STATES)
def test_everything_has_a_name_and_can_be_come_to(
    house: House, qtbot: QtBot, tmp_path: Path, state: str
) -> None:
    assert faults(page_in(house, qtbot, state, USUAL, tmp_path)) == []
