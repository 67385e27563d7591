"""A page of runs on a furnished house, and the hands that type and press on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, RunType, Source, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Answer, Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.ui.pages.runs import RunsPage
from tests.ui.house import House, NoRoom, click, seen

ALL = Span(date(1, 1, 1), date(9999, 12, 31))
TODAY = date(2026, 11, 22)
STEPS = 8


class Filling(NoRoom):
    """A diary on a disk that is `full` from some moment on."""

    full = False

    def write(
        self,
        work: Callable[[], Answer],
        topic: Topic | tuple[Topic, ...] = (),
        action: Action | None = None,
    ) -> Answer:
        if self.full:
            return super().write(work, topic, action)
        return Diary.write(self, work, topic, action)


class RunDesk:
    """It is nine o'clock on Sunday the 22nd of November; no sign is open and neither ankle is sore."""

    def __init__(self, house: House, qtbot: QtBot, *, longest: float | None = 8.0) -> None:
        self.house = house
        self.parts = house.parts
        self.diary = Filling(house.database, house.clock)
        self.parts.diary = self.diary
        house.guard.answer(frozenset(), twisted=False)
        house.preferences.change(sore_side=None)
        if longest is not None:
            house.preferences.change(longest_run=longest, longest_run_told=TODAY)
        self._qtbot = qtbot
        self._page: RunsPage | None = None

    @property
    def page(self) -> RunsPage:
        """The page, opened when it is first asked for."""
        if self._page is None:
            self._page = RunsPage(self.parts, self.house.themes)
            self._qtbot.addWidget(self._page)
            self._page.resize(930, 730)
            self._page.show()
            self._page.activateWindow()
        rest()
        return self._page

    def ran(
        self,
        day: date,
        metres: float = 5000,
        *,
        hard: bool | None = None,
        sport: Sport = Sport.RUN,
        kind: RunType | None = None,
        note: str = "",
    ) -> Activity:
        """At six in the evening of that day, as a file of a watch tells it."""
        start = at(day, time(18))
        run = Activity(
            sport,
            start,
            seconds=metres * 0.36,
            metres=metres,
            hard=hard,
            run_type=kind,
            note=note,
            source=Source.FIT,
        )
        return self.parts.runs.add(run)

    def plans(self, day: date, *, hard: bool | None = None) -> Planned:
        return self.parts.runs.plan(Planned(day, hard=hard, metres=5000))

    @property
    def kept(self) -> tuple[Activity, ...]:
        """Every activity of the diary file."""
        return self.parts.runs.activities(ALL)

    @property
    def planned(self) -> tuple[Planned, ...]:
        return self.parts.runs.plans(ALL)


def rest() -> None:
    """Let everything come that is on its way: the list and the chart follow the planner."""
    for _ in range(STEPS):
        QApplication.processEvents()


def at(day: date, hour: time) -> Stamp:
    return Stamp.of(datetime.fromisoformat(f"{day.isoformat()}T{hour.isoformat()}+01:00"), "Europe/Berlin")


def days_on(count: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=count)


def press(page: QWidget, name: str) -> None:
    """Click the button of that name, and let what comes of it come into sight."""
    click(page, name)
    rest()


def type_into(page: QWidget, name: str, words: str) -> None:
    """Type into the field of that name, in place of what stands there."""
    field = seen(page, QLineEdit, name)[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words) if words else QTest.keyClick(field, Qt.Key.Key_Delete)


def typed_in(page: QWidget, name: str) -> str:
    return seen(page, QLineEdit, name)[0].text()


def choose(page: QWidget, name: str, words: str) -> None:
    """Choose this line of the list of that name."""
    seen(page, QComboBox, name)[0].setCurrentText(words)


def day_named(page: QWidget, beginning: str) -> QWidget:
    """The day of the week strip whose name begins so."""
    found = [
        one
        for one in page.findChildren(QWidget)
        if one.accessibleName().startswith(beginning) and type(one).__name__ == "RunDay"
    ]
    assert len(found) == 1
    return found[0]


def go(desk: RunDesk, day: str) -> None:
    """Choose a day of the week in sight."""
    one = day_named(desk.page, day)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
