"""Every page with the Tab key alone: each control is reached, nothing traps, the focus can be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QPushButton, QWidget

from tests.journeys.test_accessible import controls
from tests.journeys.visitor import Visitor

MOST_STOPS = 400
ELSEWHERE = {
    "first-start",  # before all others, with the journey of the first session
    "player",  # while a session runs, with the journey of the first session
}


def walk(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Where the key leads, from where the keyboard is, until it comes to a place twice."""
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    been: list[QWidget] = []
    for _ in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab, held)
        now = QApplication.focusWidget()
        if now is None or now in been:
            break
        been.append(now)
    return been


def left_out(found: list[QWidget], been: list[QWidget]) -> list[QWidget]:
    """Controls that neither Tab nor the arrows of their own group or number lead to."""
    groups = [one.group() for one in been if isinstance(one, QPushButton) and one.group() is not None]
    numbers = [one.accessibleName() for one in been if isinstance(one, QAbstractSpinBox)]
    return [
        one
        for one in found
        if one.isEnabled()
        and one not in been
        and not (isinstance(one, QPushButton) and one.group() in groups)
        and not any(one.accessibleName().startswith(f"{number}: ") for number in numbers)
    ]


def seen_at(window: QWidget, stop: QWidget) -> bool:
    """Whether enough of the control with the keyboard is in sight to know it."""
    place = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
    region = stop.visibleRegion().boundingRect()
    shown = QRect(stop.mapTo(window, region.topLeft()), region.size())
    return place.intersects(window.rect()) and shown.height() >= min(stop.height(), 20)


def unmarked(stop: QWidget, kinds: set[tuple[str, str, bool]]) -> bool:
    """Whether a control looks the same with the keyboard as without it; each kind is looked at once."""
    checked = isinstance(stop, QPushButton) and stop.isChecked()
    kind = (type(stop).__name__, str(stop.property("role")), checked)
    if kind in kinds:
        return False
    kinds.add(kind)
    around = stop.window()
    place = QRect(stop.mapTo(around, QPoint(0, 0)), stop.size())
    with_focus = around.grab(place).toImage()
    stop.clearFocus()
    without = around.grab(place).toImage()
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    return with_focus == without


class Shown(QObject):
    """Remembers every widget that came up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


def test_no_part_of_a_page_is_a_window_for_a_moment(resident: Visitor) -> None:
    """It would flash on the screen and take the keyboard away from the window."""
    shown = Shown()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(shown)
    window = resident.program.window
    for name in sorted(set(window._factories) - ELSEWHERE):
        window.show_page(name)
        resident.settle()
    app.removeEventFilter(shown)
    assert shown.windows == []


def test_tab_goes_round_every_page_and_holds_nobody(resident: Visitor) -> None:
    window = resident.program.window
    window.activateWindow()
    resident.settle()
    kinds: set[tuple[str, str, bool]] = set()
    wrong: list[str] = []
    for name in sorted(set(window._factories) - ELSEWHERE):
        window.show_page(name)
        resident.settle()
        been = walk(window)
        rail = [one for one in been if one.property("role") == "rail"]
        if len(rail) < 2:
            wrong.append(f"{name}: Tab does not lead back to the rail")
        wrong += [f"{name}: no way to {one.accessibleName()!r}" for one in left_out(controls(window), been)]
        backwards = walk(window, back=True)
        wrong += [f"{name}: no way back over {one.accessibleName()!r}" for one in set(been) - set(backwards)]
        for one in been:
            one.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            if not seen_at(window, one):
                wrong.append(f"{name}: {one.accessibleName()!r} has the keyboard and is out of sight")
            if unmarked(one, kinds):
                wrong.append(f"{name}: {one.accessibleName()!r} does not show that it has the keyboard")
    assert not wrong
