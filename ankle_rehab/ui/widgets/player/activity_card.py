"""A step that is not an exercise: what to do, and the key or button that ends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.routine import Activity, ActivityStep
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button, by_tab_only
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.player.score_rows import ScoreRows
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import player_words


class ActivityCard(QWidget):
    """`done` ends the activity, `left_out` passes it over.

    `icing` asks for the icing page, `something_new` for the page of signs.
    """

    done = Signal()
    left_out = Signal()
    icing = Signal()
    something_new = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activity: Activity | None = None
        self._buttons: list[QPushButton] = []
        self._build(themes)

    @property
    def activity(self) -> Activity | None:
        """What is shown."""
        return self._activity

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return tuple(self._buttons)

    def display(self, step: ActivityStep) -> None:
        """Show this activity."""
        self._activity = step.activity
        self._title.setText(player_words.activity(step.activity))
        self._card.setAccessibleName(self._title.text())
        self._words.setText(step.words)
        usual = self.tr("Usually {time}. Take the time you need.").format(time=text.duration(step.seconds))
        self._usual.setText(usual)
        self._usual.setVisible(step.activity in (Activity.WALK, Activity.WRAP))
        self.scores.setVisible(step.activity is Activity.DIARY)
        self._hint.setVisible(step.activity is not Activity.SAFETY_CHECK)
        for activity, row in self._rows.items():
            row.setVisible(activity is step.activity)

    def set_far(self, far: bool) -> None:
        """What to do is read from across the room, or everything at its usual size."""
        for words, usual, large in (
            (self._title, "title", "number"),
            (self._words, "heading", "title"),
            (self._usual, "note", "heading"),
            (self._hint, "note", "heading"),
        ):
            words.setProperty("role", large if far else usual)
            words.style().polish(words)
            words.updateGeometry()

    def press(self) -> None:
        """What any key does here; a question about safety wants its own button."""
        if self._activity is Activity.ICING:
            self.icing.emit()
        elif self._activity is not Activity.SAFETY_CHECK:
            self.done.emit()

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        self._card = Card(tone="main")
        self._title = self._card.body("", "title")
        self._words = self._card.body("", "heading")
        self._usual = self._card.body("", "note")
        self.scores = ScoreRows(themes)
        self._card.add(self.scores)
        self._rows = {
            Activity.WALK: WrapRow(
                self._main(self.tr("I have walked")), self._other(self.tr("Already walked"), self.done.emit)
            ),
            Activity.WRAP: WrapRow(self._main(self.tr("It is wrapped"))),
            Activity.ICING: WrapRow(
                self._primary(self.tr("To the ice"), self.icing.emit),
                self._other(self.tr("No ice today"), self.left_out.emit),
            ),
            Activity.SKIN_CHECK: WrapRow(self._main(self.tr("I have looked"))),
            Activity.SAFETY_CHECK: WrapRow(
                self._main(self.tr("Nothing new")),
                self._other(self.tr("Something is new"), self.something_new.emit),
            ),
            Activity.DIARY: WrapRow(self._main(self.tr("Go on"))),
        }
        self._hint = self._card.body(self.tr("Any key goes on."), "note")
        for row in self._rows.values():
            self._card.add(row)
        rows.addStretch()
        rows.addWidget(self._card)
        rows.addStretch()

    def _main(self, words: str) -> QPushButton:
        return self._primary(words, self.done.emit)

    def _primary(self, words: str, act: Callable[[], object]) -> QPushButton:
        return self._kept(button(words, "primary", act))

    def _other(self, words: str, act: Callable[[], object]) -> QPushButton:
        return self._kept(button(words, "quiet", act))

    def _kept(self, made: QPushButton) -> QPushButton:
        self._buttons.append(by_tab_only(made))
        return made
