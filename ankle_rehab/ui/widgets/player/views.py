"""The four pictures of the player: exercise, activity, "It hurts", and the end."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.routine import Activity, ActivityStep
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.domain.texts import AdviceWords
from ankle_rehab.ui.style import COLUMN_WIDTH, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.player.activity_card import ActivityCard
from ankle_rehab.ui.widgets.player.hurt_question import HurtQuestion
from ankle_rehab.ui.widgets.player.score_rows import Told
from ankle_rehab.ui.widgets.player.session_summary import SessionSummary
from ankle_rehab.ui.widgets.player.stage import Stage


class View(StrEnum):
    """What is seen."""

    STAGE = "stage"
    ACTIVITY = "activity"
    HURT = "hurt"
    SUMMARY = "summary"


class PlayerViews(QStackedWidget):
    """Brings the right picture to the front and fills it when it comes; `turned` says that it did."""

    turned = Signal(object)

    def __init__(
        self, words: AdviceWords, figure: Figure, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown: tuple[View, int] | None = None
        self.stage = Stage(themes, figure)
        self.activity = ActivityCard(themes)
        self.hurt = HurtQuestion(words, themes)
        self.summary = SessionSummary(words, themes)
        self._places = {
            View.STAGE: self._scrolled(self.stage),
            View.ACTIVITY: self._scrolled(_column(self.activity)),
            View.HURT: self._scrolled(_column(self.hurt)),
            View.SUMMARY: self._scrolled(_column(self.summary)),
        }

    @property
    def view(self) -> View | None:
        """Which picture is in front, None before the first."""
        return None if self._shown is None else self._shown[0]

    def display(
        self, run: SessionRun, said_before: int, sides: tuple[Side, ...], told: Told, known_side: Side | None
    ) -> None:
        """Show this moment. `known_side` is the one that hurts, if known.

        Numbers are asked for `sides`; `told` are the worst and the last of them that are in the diary.
        """
        view = _view_of(run)
        shown = (view, run.index)
        if shown != self._shown and view is not View.STAGE:
            self._fill(view, run, sides, told, known_side)
        turned = self._shown is None or self._shown[0] is not view
        self._shown = shown
        if view is View.STAGE:
            self.stage.display(run, said_before)
        elif view is View.HURT:
            self.hurt.display(run)
        if turned:
            self.setCurrentWidget(self._places[view])
            self.turned.emit(view)

    def take_digit(self, event: QKeyEvent) -> bool:
        """A digit typed where a number is asked goes to its row; whether one is asked."""
        match self.view:
            case View.HURT if self.hurt.asks_number:
                self.hurt.focus()
            case View.SUMMARY:
                self.summary.focus()
            case View.ACTIVITY if self.activity.activity is Activity.DIARY:
                self.activity.scores.focus()
            case _:
                return False
        row = self.window().focusWidget()
        return row is not None and self.isAncestorOf(row) and QCoreApplication.sendEvent(row, event)

    def _fill(
        self, view: View, run: SessionRun, sides: tuple[Side, ...], told: Told, known_side: Side | None
    ) -> None:
        if view is View.ACTIVITY and isinstance(run.item, ActivityStep):
            self.activity.display(run.item)
            self.activity.scores.ask(sides, *told)
        elif view is View.HURT:
            self.hurt.ask(known_side)
        elif view is View.SUMMARY:
            self.summary.display(run, sides, told)

    def _scrolled(self, part: QWidget) -> QScrollArea:
        """A place that scrolls when the window is too low for what is in it."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(part)
        self.addWidget(area)
        return area


def _column(part: QWidget) -> QWidget:
    """The part in the middle, no wider than a page is."""
    part.setMaximumWidth(COLUMN_WIDTH)
    holder = QWidget()
    row = spaced(QHBoxLayout(holder), 0)
    row.addStretch(1)
    row.addWidget(part, 100)
    row.addStretch(1)
    return holder


def _view_of(run: SessionRun) -> View:
    if run.state is State.FINISHED:
        return View.SUMMARY
    if run.pause_reason in (PauseReason.HURTS, PauseReason.SCORED):
        return View.HURT
    return View.ACTIVITY if run.step.phase is Phase.ACTIVITY else View.STAGE
