"""The house with a player in it: sessions run by a clock that the test moves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.plan import Phase, Plan, make_plan
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.resources import resource
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui import style
from ankle_rehab.ui.pages.library import LibraryPage
from ankle_rehab.ui.pages.player import PlayerPage
from ankle_rehab.ui.pages.session import SessionPage
from ankle_rehab.ui.session_starter import SessionStarter
from ankle_rehab.ui.theme import LIGHT
from tests.fakes.clock import FakeClock
from tests.ui.house import House, Kind

LEFT_RIGHT = (Side.LEFT, Side.RIGHT)


class PlayerHouse(House):
    """Adds the player, its scores and its pages."""

    def __init__(self, clock: FakeClock, folder: Path) -> None:
        super().__init__(clock, folder)
        self.motions = Motions(resource("motions"))
        self.player = self.parts.player
        self.scores = self.parts.scores
        self.windows: list[QWidget] = []

    def close(self) -> None:
        if self.player.active:
            self.player.end()
        for window in self.windows:
            if isValid(window):
                window.hide()
                window.deleteLater()
        super().close()

    def player_page(self, width: int = 920, height: int = 730) -> PlayerPage:
        """The page of the player, shown."""
        page = PlayerPage(
            player=self.player,
            scores=self.scores,
            preferences=self.preferences,
            clock=self.clock,
            content=self.content,
            motions=self.motions,
            themes=self.themes,
        )
        return self.show(page, width, height)

    def session_page(self, width: int = 920, height: int = 730) -> SessionPage:
        """The page on which a session is chosen, shown."""
        page = SessionPage(
            clock=self.clock,
            diary=self.diary,
            guard=self.guard,
            preferences=self.preferences,
            content=self.content,
            repertoire=self.parts.repertoire,
            parts=self.parts,
        )
        return self.show(page, width, height)

    def library_page(self, width: int = 920, height: int = 730) -> LibraryPage:
        """The page of all exercises, shown."""
        page = LibraryPage(
            clock=self.clock,
            preferences=self.preferences,
            content=self.content,
            repertoire=self.parts.repertoire,
            motions=self.motions,
            themes=self.themes,
        )
        return self.show(page, width, height)

    def starter(self) -> SessionStarter:
        """The way into a session, with a window for its questions."""
        made = SessionStarter(
            player=self.player,
            guard=self.guard,
            scores=self.scores,
            preferences=self.preferences,
            content=self.content,
            repertoire=self.parts.repertoire,
            themes=self.themes,
        )
        made.window = self.show(QWidget(), 900, 700)
        return made

    def dress(self, scale: float) -> None:
        """Other sizes of type."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        style.apply(app, LIGHT, scale)

    def settle(self) -> None:
        """Let the layouts come to rest."""
        settle()

    def entries(self) -> list[tuple[str, str, int]]:
        """Every score in the diary as side, moment and number."""
        return [(entry.side.value, entry.moment.value, entry.score) for entry in self.diary.entries()]

    def show(self, page: Kind, width: int, height: int) -> Kind:
        self.windows.append(page)
        page.resize(width, height)
        page.show()
        return page

    def start(self, wanted: str | Routine | Plan, sides: tuple[Side, ...] = LEFT_RIGHT) -> None:
        """Begin a session as if all questions had been answered."""
        if isinstance(wanted, str):
            wanted = self.content.routine(wanted)
        plan = make_plan(wanted, sides) if isinstance(wanted, Routine) else wanted
        covers = frozenset(exercise.id for exercise in plan.exercises)
        self.player.start(plan, Clearance(self.clock.now(), covers, plan.half_size))

    def run(self) -> SessionRun:
        assert self.player.run is not None
        return self.player.run

    def wait(self, seconds: float) -> None:
        """Guided time passes, half a second at a time."""
        left = seconds
        while left > 0:
            self.clock.advance(min(0.5, left))
            left -= 0.5
            self.player.tick()


def press(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    *,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A key as it reaches the part that has the keyboard."""
    target = widget.focusWidget() or widget
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, held, text))


def settle() -> None:
    """What was added to a page comes into sight with the next events."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def named(root: QWidget, kind: type[QWidget]) -> str:
    """What a screen reader says of the one part of this kind that can be seen."""
    found = [part for part in root.findChildren(kind) if part.isVisibleTo(root)]
    assert len(found) == 1
    return found[0].accessibleName()


def to(rooms: PlayerHouse, item: int, phase: Phase) -> None:
    """Skip on to this phase of this part of the plan."""
    for _ in range(200):
        run = rooms.run()
        if (run.step.item, run.step.phase) == (item, phase):
            return
        if run.state is State.WAITING:
            rooms.player.confirm()
        else:
            rooms.player.skip()
    raise AssertionError("the plan has no such step")
