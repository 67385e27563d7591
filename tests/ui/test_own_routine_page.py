"""Putting a routine of one's own together, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from ankle_rehab.domain.own import OwnRoutine, OwnStep
from ankle_rehab.ui.pages.own_routine import OwnRoutinePage
from ankle_rehab.ui.widgets.own.step_row import Handle, OwnStepRow
from tests.fakes.own import bridge, morning
from tests.ui.house import button, click, reads, seen
from tests.ui.own_desk import routine_page, shelved, write
from tests.ui.player_house import PlayerHouse


def names(page: QWidget) -> list[str]:
    rows = [one for one in page.findChildren(OwnStepRow) if one.isVisibleTo(page)]
    return [one.accessibleName() for one in sorted(rows, key=lambda row: row.y())]


def test_a_routine_is_put_together(rooms: PlayerHouse) -> None:
    rooms.parts.own.keep_exercise(bridge())
    page = routine_page(rooms)
    write(page, "Name", "Evening")
    (box,) = seen(page, QComboBox, "Exercise to add")
    assert box.itemText(0) == "Bridge & lift"
    click(page, "Add this exercise")
    box.setCurrentIndex(box.findData("ankle-circles"))
    click(page, "Add this exercise")
    rooms.settle()
    assert names(page) == ["1 of 2: Bridge & lift", "2 of 2: Ankle circles"]
    before = rooms.parts.own.seconds(kept_routine(rooms, page))
    click(page, "Ankle circles: pause before it: more")
    assert rooms.parts.own.seconds(kept_routine(rooms, page)) == before + 5
    assert reads(page, "with both feet")
    assert reads(page, "For pain at rest of 0 to 3.")
    assert [routine.name for routine in rooms.parts.own.routines()] == ["Evening"]


def kept_routine(rooms: PlayerHouse, page: OwnRoutinePage) -> OwnRoutine:
    page.keep()
    (found,) = rooms.parts.own.written_routines()
    return rooms.parts.own.own_routine(found.id)


def move_by_button(page: OwnRoutinePage) -> None:
    click(page, "Move down: Ankle circles")


def move_by_keys(page: OwnRoutinePage) -> None:
    (box,) = seen(page, QSpinBox, "Ankle circles: sets")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def move_by_mouse(page: OwnRoutinePage) -> None:
    first, last = sorted(page.findChildren(OwnStepRow), key=lambda row: row.y())
    (handle,) = first.findChildren(Handle)
    below = handle.mapFromGlobal(last.mapToGlobal(QPoint(0, last.height() - 2)))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    handle.dropped.emit(handle.mapToGlobal(below))


@pytest.mark.parametrize("move", [move_by_button, move_by_keys, move_by_mouse])
def test_the_order_is_changed(rooms: PlayerHouse, move: Callable[[OwnRoutinePage], None]) -> None:
    shelved(rooms)
    page = routine_page(rooms, "own-a1")
    page.activateWindow()
    rooms.settle()
    move(page)
    rooms.settle()
    assert names(page) == ["1 of 2: Bridge & lift", "2 of 2: Ankle circles"]
    assert kept_routine(rooms, page).steps == tuple(reversed(morning().steps))


def test_the_keyboard_stays_with_what_is_moved(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = routine_page(rooms, "own-a1")
    page.activateWindow()
    button(page, "Move down: Ankle circles").setFocus()
    QTest.keyClick(button(page, "Move down: Ankle circles"), Qt.Key.Key_Space)
    rooms.settle()
    held = page.focusWidget()
    assert held is not None
    assert held.accessibleName() == "Move up: Ankle circles"


def test_what_a_routine_lacks_is_said(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = routine_page(rooms, "own-a1")
    click(page, "Take out: Ankle circles")
    rooms.settle()
    click(page, "Take out: Bridge & lift")
    rooms.settle()
    assert reads(page, "Please add an exercise.")
    assert not button(page, "Print this routine").isEnabled()
    rooms.parts.own.remove("own-b1")
    rooms.parts.own.erase("own-b1")
    again = routine_page(rooms, rooms.parts.own.copy_routine("daily", "Mine"))
    assert names(again)[0] == "1 of 5: Ankle circles"


def test_being_kept_takes_nothing_from_under_the_fingers(rooms: PlayerHouse) -> None:
    shelved(rooms)
    page = routine_page(rooms, "own-a1")
    (box,) = seen(page, QSpinBox, "Ankle circles: sets")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    page.keep()
    rooms.settle()
    assert page.focusWidget() is box
    assert [step.dose.sets for step in kept_routine(rooms, page).steps if isinstance(step, OwnStep)] == [2, 1]


def test_an_exercise_that_is_gone_is_named(rooms: PlayerHouse) -> None:
    shelved(rooms)
    rooms.parts.own.erase("own-b1")
    page = routine_page(rooms, "own-a1")
    assert names(page)[1] == "2 of 2: An exercise that is not there"
    assert reads(page, "This exercise is not there or not finished.")
