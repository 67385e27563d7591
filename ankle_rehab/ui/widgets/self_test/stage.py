"""While a self-test is counted: digits to be read from three metres, the figure, and any key to stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Exercise, Side
from ankle_rehab.domain.motion import MotionTime, hold_stage
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.self_test_run import REPETITION, TEMPO, RunPhase, SelfTestRun
from ankle_rehab.domain.self_test_texts import TestWords
from ankle_rehab.ui import text
from ankle_rehab.ui.keys import is_shortcut
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button, by_tab_only
from ankle_rehab.ui.widgets.figure.figure import STILL, Figure
from ankle_rehab.ui.widgets.player.fitted_words import FittedWords
from ankle_rehab.ui.widgets.player.tempo_row import Tempo, TempoRow
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import self_test_words

NARROW, LOW = 520, 330
EVERY = 10
_Key = Qt.Key
_NO_STOP = frozenset(
    {
        _Key.Key_Tab,
        _Key.Key_Backtab,
        _Key.Key_Shift,
        _Key.Key_Control,
        _Key.Key_Meta,
        _Key.Key_Alt,
        _Key.Key_AltGr,
        _Key.Key_CapsLock,
        _Key.Key_NumLock,
        _Key.Key_ScrollLock,
        _Key.Key_Super_L,
        _Key.Key_Super_R,
        _Key.Key_VolumeUp,
        _Key.Key_VolumeDown,
        _Key.Key_VolumeMute,
        _Key.Key_MonBrightnessUp,
        _Key.Key_MonBrightnessDown,
        _Key.Key_unknown,
    }
)
_PRESSES = (_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Select)


class SelfTestStage(QWidget):
    """`pressed` is any key or click, `hurts` and `left` the two buttons.

    The eyes are on the wall: arrows, Escape and the keys of a presenter or a remote stop the count as well,
    unlike elsewhere. Tab, shortcuts and the keys for loudness and brightness do not.
    """

    pressed = Signal()
    hurts = Signal()
    left = Signal()

    def __init__(self, themes: Themes, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self._words: TestWords | None = None
        self._exercise: Exercise | None = None
        self._told: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build(themes)

    @property
    def digit_height(self) -> float:
        """Height of the digits as drawn now, in pixels."""
        return self._digits.digit_height

    def begin(self, words: TestWords, exercise: Exercise) -> None:
        """A test of this kind is about to be shown."""
        self._words, self._exercise, self._told = words, exercise, None
        self._figure.describe(f"{exercise.name}: {exercise.position}")

    def display(self, run: SelfTestRun) -> None:
        """Show this moment."""
        if self._words is None or self._exercise is None:
            return
        self._name.display(self._words.name)
        self._side.display(text.side(run.side))
        ready = run.phase is RunPhase.READY
        number = str(-int(-run.ready_left // 1)) if ready else self_test_words.number(run.amount)
        self._digits.display(number, "ready" if ready else "text")
        self._phase.display(self_test_words.phase(run), "ready" if ready else "accent")
        self._tempo.setVisible(run.kind is TestKind.HEEL_RAISES)
        self._tempo.display(_tempo(run, self._exercise))
        self._figure.display(self._exercise.id, _moment(run), run.side is Side.RIGHT)
        hint = self.tr("Any key or click starts at once.") if ready else self._words.hint
        if hint != self._hint.text():
            self._hint.setText(hint)
        self._announce(run)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button reached by Tab is pressed by its own keys; every other key stops the count."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return False if _Key(event.key()) in _PRESSES else self._on_key(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card.setHidden(self.width() < NARROW or self.height() < LOW)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _NO_STOP or is_shortcut(event):
            return False
        if not event.isAutoRepeat():
            self.pressed.emit()
        return True

    def _announce(self, run: SelfTestRun) -> None:
        """Tell a screen reader when it gets ready, begins, and every ten seconds or repetitions."""
        now = (run.side, run.phase, int(run.amount) // EVERY)
        if now == self._told or run.phase is RunPhase.ENDED or self._words is None:
            return
        self._told = now
        words = self_test_words.told(run, self._words.name)
        self.setAccessibleName(words)
        announce(self, words)

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        head = spaced(QHBoxLayout(), GROUP)
        self._name = FittedWords(themes, most=1.5, align=Qt.AlignmentFlag.AlignLeft)
        self._side = FittedWords(themes, most=1.5, align=Qt.AlignmentFlag.AlignRight)
        head.addWidget(self._name, 2)
        head.addWidget(self._side, 1)
        rows.addLayout(head)
        beside = spaced(QHBoxLayout(), GROUP)
        self._figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        spaced(QVBoxLayout(self._card), 0, 12).addWidget(self._figure)
        beside.addWidget(self._card, 2)
        guide = spaced(QVBoxLayout(), INSIDE)
        self._digits = FittedWords(themes)
        self._phase = FittedWords(themes, "accent", most=2.0)
        self._tempo = TempoRow(themes)
        guide.addWidget(self._digits, 4)
        guide.addWidget(self._phase, 1)
        guide.addWidget(self._tempo)
        beside.addLayout(guide, 3)
        rows.addLayout(beside, 1)
        self._hint = Words("", "note")
        self._hurts = by_tab_only(button(self.tr("It hurts"), "danger", self.hurts.emit))
        self._leave = by_tab_only(button(self.tr("Leave it"), "link", self.left.emit))
        foot = WrapRow(self._hurts, self._leave, self._hint, spacing=GROUP)
        rows.addWidget(foot)
        for made in (self._hurts, self._leave):
            made.installEventFilter(self)
        for part in (self._name, self._side, self._phase):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _tempo(run: SelfTestRun, exercise: Exercise) -> Tempo | None:
    if run.kind is not TestKind.HEEL_RAISES:
        return None
    part, through = run.part
    counting = run.phase is RunPhase.COUNTING
    left = max(1, -int(-(TEMPO[part] * (1 - through)) // 1))
    parts = tuple(zip(exercise.phase_words, TEMPO, strict=True))
    return Tempo(parts, part if counting else -1, left)


def _moment(run: SelfTestRun) -> MotionTime:
    """The figure moves in exactly the tempo of the clicks; while getting ready it rests."""
    if run.phase is not RunPhase.COUNTING:
        return STILL
    if run.kind is TestKind.HEEL_RAISES:
        part, through = run.part
        return MotionTime(part + through, 0, run.elapsed, True, int(run.elapsed // REPETITION))
    return MotionTime(hold_stage(run.elapsed, run.longest), 0, run.elapsed, True)
