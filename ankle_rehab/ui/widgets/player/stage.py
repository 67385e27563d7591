"""The player's picture and words side by side: the moving figure, the seconds, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.guidance import cue_at, shown_cues
from ankle_rehab.domain.motion import motion_time
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.player.countdown_ring import CountdownRing
from ankle_rehab.ui.widgets.player.fitted_words import FittedWords
from ankle_rehab.ui.widgets.player.tempo_row import Tempo, TempoRow
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import player_words

FIGURE_SHARE, GUIDE_SHARE = 62, 38
FAR_FIGURE_SHARE, FAR_GUIDE_SHARE = 40, 60
RING_STEPS = 400
_Way = QBoxLayout.Direction
CUE_LINES = 3
ROOMY_LINES = 33
DIGITS_SHARE = 0.3


class _SideBySide(QHBoxLayout):
    """Does not ask for the height that looks best: the figure and the ring take what there is."""

    def hasHeightForWidth(self) -> bool:
        return False


class Stage(QWidget):
    """`display` is called at every tick: labels are touched only when their words change."""

    def __init__(self, themes: Themes, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self._cues: tuple[tuple[float, str], ...] = ()
        self._cues_of: object = None
        self._ring_shown: object = None
        self._far, self._low = False, False
        self._lines: list[tuple[Words, str, str]] = []
        self._build(themes)

    def display(self, run: SessionRun, said_before: int) -> None:
        """Show this moment; `said_before` is how many cue sentences are spoken while getting ready."""
        exercise = run.exercise
        if exercise is None:
            return
        self._name.display(exercise.name)
        self._side.display(player_words.foot(run), player_words.side_colour(run.step.side))
        if run.between is None:
            self._figure.show_exercise(exercise, motion_time(run), run.step.side is Side.RIGHT)
        else:
            self._figure.display(run.between.figure, motion_time(run), False)
        self._show_time(run)
        self._phase.display(player_words.large_word(run), player_words.phase_colour(run))
        tempo = _tempo(run)
        self._tempo.display(tempo)
        if self._tempo.isHidden() == (tempo is not None):
            self._tempo.setVisible(tempo is not None)
        self._show_words(run, said_before)

    def describe(self, words: str) -> None:
        """Say in words what the picture shows."""
        self._figure.describe(words)

    def set_far(self, far: bool) -> None:
        """Large figures for reading from three metres, or everything at its usual size."""
        self._far = far
        self._ring.setVisible(not far)
        self._digits.setVisible(far)
        self._row.setStretch(0, FAR_FIGURE_SHARE if far else FIGURE_SHARE)
        self._row.setStretch(1, FAR_GUIDE_SHARE if far else GUIDE_SHARE)
        self._card.setProperty("role", "" if far else "card")
        self._card.style().polish(self._card)
        self._size()

    def set_room(self, height: int) -> None:
        """How high the window is: its figures take a good quarter of it in far view."""
        self._digits.setMinimumHeight(round(height * DIGITS_SHARE))
        low = height < ROOMY_LINES * self.fontMetrics().lineSpacing()
        if low != self._low:
            self._low = low
            self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Never lower than the words need at this width; below that the page scrolls."""
        rows = self._guide.layout()
        if rows is not None:
            self.setMinimumHeight(rows.minimumHeightForWidth(self._guide.width()))

    def _size(self) -> None:
        large = self._far and not self._low
        self._tempo.set_large(large)
        self._head.setDirection(_Way.TopToBottom if large else _Way.LeftToRight)
        self._head.setSpacing(0 if large else GROUP)
        self._side.set_across(Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignRight)
        for words, usual, far in self._sizes:
            words.set_most(far if large else usual)
        for line, role, far_role in self._lines:
            line.setProperty("role", far_role if large else role)
            line.style().polish(line)
            line.updateGeometry()
        for line in (self._coming, self._hint):
            line.setVisible(bool(line.text()) and not (self._far and self._low))
        self._cue.ensurePolished()
        lines = 2 if self._low else CUE_LINES
        self._cue.setMinimumHeight(self._cue.fontMetrics().lineSpacing() * lines)

    @property
    def digit_height(self) -> float:
        """Height of the seconds as drawn in far view, in pixels."""
        return self._digits.digit_height

    def _show_time(self, run: SessionRun) -> None:
        left = player_words.seconds_left(run)
        done = min(1.0, run.elapsed / run.step.seconds) if run.step.seconds else 1.0
        colour = player_words.phase_colour(run)
        shown = (left, round(done * RING_STEPS), colour)
        if shown != self._ring_shown:
            self._ring_shown = shown
            self._ring.display(left, done, player_words.unit(run), colour)
        self._digits.display(left if player_words.paced(run) else player_words.whole_seconds(run))

    def _show_words(self, run: SessionRun, said_before: int) -> None:
        if (run.index, run.steps) != self._cues_of:
            self._cues_of = (run.index, run.steps)
            self._cues = shown_cues(run, said_before)
        for label, words in (
            (self._count, player_words.count(run)),
            (self._special, player_words.special(run)),
            (self._cue, cue_at(self._cues, run.elapsed)),
            (self._coming, player_words.coming(run)),
            (self._hint, player_words.hint(run)),
        ):
            if label.text() != words:
                label.setText(words)
                spare = self._low and (
                    (label is self._coming and self._far)
                    or (label is self._hint and (self._far or not self._tempo.isHidden()))
                )
                label.setVisible((bool(words) or label is self._cue) and not spare)
                self._fit()

    def _build(self, themes: Themes) -> None:
        self._row = spaced(_SideBySide(self), GROUP)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        rows = spaced(QVBoxLayout(self._card), INSIDE, 12)
        self._head = spaced(QHBoxLayout(), GROUP)
        self._name = FittedWords(themes, most=1.5, align=Qt.AlignmentFlag.AlignLeft)
        self._side = FittedWords(themes, most=1.1, align=Qt.AlignmentFlag.AlignRight)
        for words, share in ((self._name, 2), (self._side, 1)):
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._head.addWidget(words, share)
        rows.addLayout(self._head)
        rows.addWidget(self._figure, 1)
        self._row.addWidget(self._card, FIGURE_SHARE)
        self._guide = self._build_guide(themes)
        self._row.addWidget(self._guide, GUIDE_SHARE)

    def _build_guide(self, themes: Themes) -> QWidget:
        guide = QWidget()
        rows = spaced(QVBoxLayout(guide), INSIDE)
        self._ring = CountdownRing(themes)
        self._digits = FittedWords(themes)
        self._digits.hide()
        self._phase = FittedWords(themes, "accent", most=2.0)
        self._phase.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tempo = TempoRow(themes)
        self._count = self._line("heading", "title")
        self._special = self._line("note", "heading")
        self._cue = self._line("body", "title")
        self._coming = self._line("note", "heading")
        self._hint = self._line("note", "heading")
        self._cue.show()
        rows.addWidget(self._ring, 3)
        rows.addWidget(self._digits, 3)
        rows.addWidget(self._phase)
        self._sizes = ((self._name, 1.5, 2.4), (self._side, 1.1, 2.4), (self._phase, 2.0, 4.0))
        for part in (self._count, self._tempo, self._special, self._cue, self._coming, self._hint):
            rows.addWidget(part)
        self._size()
        return guide

    def _line(self, role: str, far_role: str) -> Words:
        """A line of the guide with its role, and the larger one in far view."""
        made = Words("", role)
        self._lines.append((made, role, far_role))
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        made.hide()
        return made


def _tempo(run: SessionRun) -> Tempo | None:
    exercise, dose = run.exercise, run.dose
    if exercise is None or dose is None or dose.mode is not Mode.REPS or len(dose.tempo) != 3:
        return None
    part, through = run.rep_part
    left = dose.tempo[part] * (1 - through)
    working = run.step.phase is Phase.WORK
    parts = tuple(zip(exercise.phase_words, dose.tempo, strict=True))
    return Tempo(parts, part if working else -1, max(1, -int(-left // 1)))
