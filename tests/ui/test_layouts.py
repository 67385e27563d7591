"""Nothing is cut off and everything is reached: small window, large type, long words, by Tab and by ear."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, Zone
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.settings import SoreAnkle
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui import style, translation
from ankle_rehab.ui.actions.actions import of_window
from ankle_rehab.ui.dialogs.palette import Palette
from ankle_rehab.ui.dialogs.resume_offer import ResumeOffer
from ankle_rehab.ui.dialogs.shortcuts import ShortcutsDialog
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.pages.entry import EntryPage
from ankle_rehab.ui.theme import LIGHT
from ankle_rehab.ui.widgets.entry.editor import EntryEditor
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.today.week_strip import DayCell
from tests.fakes.entries import pain
from tests.ui.house import House, click, stamp

PAGES = ("today", "diary", "entry", "review", "settings", "signs", "first-start", "help", "problem", "about")
SIZES = ((800, 480), (1120, 760))
Control = QAbstractButton | QAbstractSlider | QLineEdit


@pytest.fixture
def lived_in(house: House) -> House:
    """A diary with something of everything."""
    house.preferences.change(sore_side=Side.LEFT, both_sore=True)
    for day in range(16, 22):
        house.wrote(day % 5, day)
        house.trained(day)
    house.diary.add_pain(pain(4, note="A note of some length that was written after a long walk " * 3))
    morning = pain(4, date(2026, 11, 20), note="Stairs felt easier than yesterday.")
    house.diary.add_pain(replace(morning, moment=Moment.NEXT_MORNING))
    return house


@pytest.fixture(params=["usual", "large type", "long words"])
def manner(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[str]:
    manner = str(request.param)
    installed = translation.install(qapp, Path("no such folder"), long=manner == "long words")
    yield manner
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    style.apply(qapp, LIGHT, 1.0)


def open_window(house: House, qtbot: QtBot, page: str, size: tuple[int, int]) -> MainWindow:
    window = house.window()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show_page(page)
    window.show()
    window.activateWindow()
    shown = window.page(page)
    if isinstance(shown, EntryPage):
        fill_in(shown)
    window.show_running("Icing: 12:05 left", "ice")
    window.show_notice(Notice(window.tr("Saved."), lambda: None))
    for _ in range(3):
        QApplication.processEvents()
    return window


def fill_in(page: EntryPage) -> None:
    """Everything that the form can show is in sight."""
    draft = EntryDraft(
        frozenset({Side.LEFT}),
        4,
        refers_to=stamp(20, 17),
        zones=frozenset({Zone.OUTER_FRONT, Zone.ACHILLES}),
        medicine="Ointment",
        medicine_at=stamp(20, 18),
        note="A note of some length that was written after a long walk. " * 3,
    )
    page.new_entry(draft)
    for editor in page.findChildren(EntryEditor):
        editor.unfold(True)


def begun(routine: Routine) -> SessionRun:
    return SessionRun.begin(make_plan(routine, (Side.LEFT, Side.RIGHT)))


def cut_off(root: QWidget) -> list[str]:
    """Every text in sight that has less room than it needs."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisibleTo(root) or not label.text().strip():
            continue
        room = label.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
        ground = QRect(0, 0, room.width() + 1, 10_000)
        needed = label.fontMetrics().boundingRect(ground, flags.value, label.text()).height()
        longest = max(re.split(r"(?<=[/-])|[\s\u200b]", label.text()), key=len)
        if label.wordWrap():
            too_narrow = label.fontMetrics().horizontalAdvance(longest) > room.width() + 1
        else:
            too_narrow = label.sizeHint().width() > label.width()
        if too_narrow or needed > room.height():
            found.append(f"label {label.text()!r}: {label.size().toTuple()}")
    for one in root.findChildren(QAbstractButton):
        if one.isVisibleTo(root) and one.text():
            words = one.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, one.text())
            if words.width() > one.width() - 4 or words.height() > one.height() - 4:
                found.append(f"button {one.text()!r}: {one.size().toTuple()}")
    for cell in root.findChildren(DayCell):
        if cell.isVisibleTo(root) and cell.sizeHint().width() > cell.width():
            found.append(f"day {cell.accessibleName()!r}")
    return found


def ground_of(page: QWidget) -> tuple[QScrollArea, QWidget]:
    """What scrolls on a page."""
    (area,) = page.findChildren(QScrollArea)
    ground = area.widget()
    assert ground is not None
    return area, ground


def inside(window: MainWindow, page: QWidget) -> list[str]:
    """Everything in sight that reaches over the edge of the page's column or of the window."""
    area, ground = ground_of(page)
    found = ["the page scrolls sideways"] if area.horizontalScrollBar().maximum() > 0 else []
    for one in (*ground.findChildren(QPushButton), *ground.findChildren(QLabel)):
        if one.isVisibleTo(ground):
            place = QRect(one.mapTo(ground, QPoint(0, 0)), one.size())
            if not ground.rect().contains(place):
                found.append(f"{one.accessibleName() or one.objectName()} at {place.getRect()}")
    for one in window.findChildren(QPushButton):
        if one.isVisibleTo(window) and not ground.isAncestorOf(one):
            place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
            if not window.rect().contains(place):
                found.append(f"{one.accessibleName()} at {place.getRect()}")
    return found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off(
    *, lived_in: House, qapp: QApplication, qtbot: QtBot, manner: str, name: str, size: tuple[int, int]
) -> None:
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    window = open_window(lived_in, qtbot, name, size)
    assert (window.width(), window.height()) == size
    assert cut_off(window) == []
    assert inside(window, window.page(name)) == []


def test_nothing_of_a_dialog_is_cut_off(
    lived_in: House, qapp: QApplication, qtbot: QtBot, manner: str
) -> None:
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    lived_in.diary.begin_session(begun(lived_in.content.routine("three")), stamp(22, 8))
    found = lived_in.diary.open_session()
    assert found is not None
    window = lived_in.window()
    qtbot.addWidget(window)
    for dialog in (
        ResumeOffer(found, lived_in.clock.now(), can_go_on=True),
        ResumeOffer(found, lived_in.clock.now(), can_go_on=False),
        ShortcutsDialog(of_window(window)),
        Palette(of_window(window), lived_in.themes),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        assert cut_off(dialog) == []
        assert dialog.screen().availableGeometry().size().height() >= dialog.height()
        for one in (*dialog.findChildren(QPushButton), *dialog.findChildren(QLabel)):
            scrolled = any(area.isAncestorOf(one) for area in dialog.findChildren(QScrollArea))
            if one.isVisibleTo(dialog) and not scrolled:
                assert dialog.rect().contains(QRect(one.mapTo(dialog, QPoint(0, 0)), one.size()))


def test_nothing_of_the_advice_is_cut_off(
    lived_in: House, qapp: QApplication, qtbot: QtBot, manner: str
) -> None:
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    lived_in.guard.answer(frozenset(Sign), twisted=True)
    for name in ("signs", "today"):
        window = open_window(lived_in, qtbot, name, (800, 480))
        assert cut_off(window) == []
        assert inside(window, window.page(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_control_says_what_it_is(lived_in: House, qtbot: QtBot, name: str) -> None:
    window = open_window(lived_in, qtbot, name, (1120, 760))
    nameless = [
        repr(one)
        for one in window.findChildren(QWidget)
        if isinstance(one, Control) and not isinstance(one, QScrollBar) and not one.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_and_comes_round(lived_in: House, qtbot: QtBot, name: str) -> None:
    window = open_window(lived_in, qtbot, name, (1120, 760))
    wanted = {
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, Control)
        and one.isVisibleTo(window)
        and one.isEnabled()
        and not isinstance(one.parentWidget(), QAbstractSpinBox)
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached: list[QWidget] = []
    for _ in range(len(wanted) * 2 + 10):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.append(focused)
    groups = {one.group() for one in reached if isinstance(one, QAbstractButton) and one.group()}
    missed = [
        one.accessibleName()
        for one in wanted
        if one not in reached and not (isinstance(one, QAbstractButton) and one.group() in groups)
    ]
    assert missed == []
    assert wanted


def test_arrows_move_within_a_choice(lived_in: House, qtbot: QtBot) -> None:
    window = open_window(lived_in, qtbot, "settings", (1120, 760))
    page = window.page("settings")
    click(page, "Which ankle is sore?: Left")
    for _ in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
    assert lived_in.preferences.settings.sore_ankle is SoreAnkle.BOTH


def test_tab_brings_what_it_reaches_into_sight(lived_in: House, qtbot: QtBot) -> None:
    window = open_window(lived_in, qtbot, "settings", (800, 480))
    area, ground = ground_of(window.page("settings"))
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if ground.isAncestorOf(focused):
            place = QRect(focused.mapTo(area.viewport(), QPoint(0, 0)), focused.size())
            assert area.viewport().rect().intersects(place)


def test_only_one_button_of_a_page_is_the_main_one(lived_in: House, qtbot: QtBot) -> None:
    for name in PAGES:
        window = open_window(lived_in, qtbot, name, (1120, 760))
        primary = [
            one.accessibleName()
            for one in window.findChildren(QPushButton)
            if one.property("role") == "primary" and one.isVisibleTo(window)
        ]
        assert len(primary) <= 1


def test_a_larger_diary_is_shown_at_once(lived_in: House, qtbot: QtBot) -> None:
    window = open_window(lived_in, qtbot, "diary", (1120, 760))
    assert cut_off(window) == []
