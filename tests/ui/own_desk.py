"""The pages of one's own exercises, and hands to write on them."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ankle_rehab.ui.pages.own import OwnPage
from ankle_rehab.ui.pages.own_exercise import OwnExercisePage
from ankle_rehab.ui.pages.own_routine import OwnRoutinePage
from tests.fakes.own import bridge, morning
from tests.ui.house import seen
from tests.ui.player_house import PlayerHouse


def exercise_page(rooms: PlayerHouse, own_id: str = "") -> OwnExercisePage:
    page = OwnExercisePage(rooms.parts, rooms.themes)
    page.begin(own_id)
    rooms.show(page, 900, 700)
    rooms.settle()
    return page


def routine_page(rooms: PlayerHouse, own_id: str = "") -> OwnRoutinePage:
    page = OwnRoutinePage(rooms.parts, rooms.themes)
    page.begin(own_id)
    rooms.show(page, 900, 700)
    rooms.settle()
    return page


def list_page(rooms: PlayerHouse) -> OwnPage:
    page = rooms.show(OwnPage(rooms.parts, rooms.themes), 900, 700)
    rooms.settle()
    return page


def line(page: QWidget, name: str) -> QLineEdit:
    (found,) = seen(page, QLineEdit, name)
    return found


def lines(page: QWidget, name: str) -> QPlainTextEdit:
    (found,) = seen(page, QPlainTextEdit, name)
    return found


def write(page: QWidget, name: str, words: str) -> None:
    """Type over what stands in the field."""
    fields: list[QLineEdit | QPlainTextEdit] = [
        *seen(page, QLineEdit, name),
        *seen(page, QPlainTextEdit, name),
    ]
    (field,) = fields
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def shelved(rooms: PlayerHouse) -> None:
    rooms.parts.own.keep_exercise(bridge())
    rooms.parts.own.keep_routine(morning())
