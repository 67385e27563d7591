"""The house with a player in it: sessions run by a clock that the test moves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import Plan, make_plan
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.safety import Clearance
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.resources import resource
from ankle_rehab.services.player import Player
from ankle_rehab.services.session_scores import SessionScores
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.pages.player import PlayerPage
from tests.fakes.clock import FakeClock
from tests.ui.house import House, Kind

LEFT_RIGHT = (Side.LEFT, Side.RIGHT)


class PlayerHouse(House):
    """Adds the player, its scores and its pages."""

    def __init__(self, clock: FakeClock, folder: Path) -> None:
        super().__init__(clock, folder)
        self.motions = Motions(resource("motions"))
        self.player = Player(clock, self.diary)
        self.scores = SessionScores(clock, self.diary)
        self.windows: list[QWidget] = []

    def close(self) -> None:
        if self.player.active:
            self.player.end()
        for window in self.windows:
            window.close()
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
