"""The player: the moving figure, the seconds and the words of a running session, and its end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.cues import Cue, CueKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.routine import Activity
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.domain.voice_lines import ready_cues
from ankle_rehab.services.player import Player
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.session_scores import SessionScores
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.keys import is_digit, pressed_by_enter
from ankle_rehab.ui.player_keys import PRESSES, Intent, intent
from ankle_rehab.ui.style import GROUP, INSIDE, MARGIN, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button, by_tab_only
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.player.controls import PlayerControls
from ankle_rehab.ui.widgets.player.flash_ground import FlashGround
from ankle_rehab.ui.widgets.player.score_rows import ScoreRows
from ankle_rehab.ui.widgets.player.session_bar import SessionBar, parts_of
from ankle_rehab.ui.widgets.player.views import PlayerViews, View
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import player_words

FLASHES = frozenset({CueKind.START, CueKind.SEGMENT, CueKind.HALF, CueKind.REST, CueKind.SWITCH, CueKind.END})
BETWEEN_FLASHES = 1.0
LOW, NARROW = 600, 860


class PlayerPage(FlashGround):
    """Shows the run of a player and sends back what is pressed.

    `far_toggled` asks for far view or its end, `icing_requested` and `signs_requested` for these pages;
    `left` comes when the finished session is closed.
    """

    name = "player"
    far_toggled = Signal(bool)
    icing_requested = Signal()
    signs_requested = Signal()
    left = Signal()

    def __init__(
        self,
        *,
        player: Player,
        scores: SessionScores,
        preferences: Preferences,
        clock: Clock,
        content: Content,
        motions: Motions,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._player = player
        self._scores = scores
        self._preferences = preferences
        self._clock = clock
        self._content = content
        self._far = False
        self._announced: object = None
        self._flashed_at = float("-inf")
        self._said_of, self._said_before = -1, 0
        self._build(motions, themes)
        self._connect()
        self._on_preferences()

    def shown(self) -> None:
        """The page has come to the front; a question that waits has the keyboard."""
        if self._views.view is View.HURT:
            self._views.hurt.focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_far(self, far: bool) -> None:
        """Large figures and few buttons, or everything at its usual size."""
        self._far = far
        self._views.stage.set_far(far)
        self._views.activity.set_far(far)
        self._controls.set_far(far)
        if self._player.run is not None:
            self.display(self._player.run)

    @property
    def digit_height(self) -> float:
        """Height of the seconds in far view, in pixels."""
        return self._views.stage.digit_height

    def display(self, run: SessionRun) -> None:
        """Show this moment of the session; the only method that touches labels, ring and figure."""
        if run.index != self._said_of:
            self._said_of, self._said_before = run.index, ready_cues(run, self._content.lines())
        sides = self._sides(run)
        told = self._scores.told(sides, self._player.session_id)
        self._views.display(run, self._said_before, sides, told, self._known_side(run))
        gap = run.pause_reason is PauseReason.GAP
        if gap == self._gap.isHidden():
            self._gap.setVisible(gap)
        self._announce(run)
        if run.state is State.FINISHED:
            return
        asks = run.activity is Activity.SAFETY_CHECK  # which has such a button of its own
        if self._new.isHidden() != asks:
            self._new.setHidden(asks)
        self._bar.display(*parts_of(run))
        time_left = player_words.time_left(run)
        if time_left != self._time_left.text():
            self._time_left.setText(time_left)
        self._controls.display(run)

    def _announce(self, run: SessionRun) -> None:
        """Tell a screen reader when the phase changes or a question is asked, and only then."""
        now = (run.index, run.state, run.pause_reason)
        if now == self._announced:
            return
        self._announced = now
        words = player_words.announcement(run)
        self.setAccessibleName(words)
        if run.exercise is not None:
            self._views.stage.describe(f"{run.exercise.name}: {run.exercise.position}".removesuffix(": "))
        announce(self, words)

    def _known_side(self, run: SessionRun) -> Side | None:
        if run.step.side is not None:
            return run.step.side
        sides = self._sides(run)
        return sides[0] if len(sides) == 1 else None

    def _sides(self, run: SessionRun) -> tuple[Side, ...]:
        """The sides that the numbers of this session are about."""
        return self._scores.sides or self._preferences.settings.sore_sides or run.plan.sides

    # what happens ------------------------------------------------------------------------------------

    def _on_changed(self, run: SessionRun) -> None:
        if self.isVisible():
            self.display(run)

    def _on_turned(self, view: View) -> None:
        self._foot.setVisible(view in (View.STAGE, View.ACTIVITY))
        if view is View.SUMMARY:
            self._say_kept()
        if not (view is View.HURT and self._player.run is not None and self._player.run.choices):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_kept(self) -> None:
        self._views.summary.say_kept(self._player.kept)

    def _on_cue(self, cue: Cue, _run: SessionRun) -> None:
        """Flash the ground softly, never twice in a second, never where motion is unwelcome."""
        settings = self._preferences.settings
        now = self._clock.read().elapsed
        changes = cue.kind in FLASHES and not (cue.kind is CueKind.SEGMENT and cue.number == 0)
        wanted = settings.flash_on and not settings.reduced_motion and changes
        if wanted and self.isVisible() and now - self._flashed_at >= BETWEEN_FLASHES:
            self._flashed_at = now
            self.flash()

    def _on_preferences(self, _settings: object = None) -> None:
        self._figure.reduced_motion = self._preferences.settings.reduced_motion

    def _on_pause(self) -> None:
        run = self._player.run
        ready = run is not None and run.state is State.RUNNING and run.step.phase is Phase.READY
        if ready:
            self._player.confirm()
        else:
            self._player.toggle_pause()

    def _on_end(self) -> None:
        self._player.end()

    def _on_hurt(self, score: int) -> None:
        run = self._player.run
        if run is None:
            return
        side = self._known_side(run) or self._views.hurt.side
        self._scores.hurt((side,) if side is not None else run.plan.sides, score, self._player.session_id)
        self._player.hurt(score)

    def _on_worst(self, rows: ScoreRows, score: int) -> None:
        run = self._player.run
        if run is not None:
            self._say_saved(rows, saved=self._scores.worst(rows.sides, score, self._player.session_id))

    def _on_now(self, rows: ScoreRows, score: int) -> None:
        run = self._player.run
        if run is not None:
            self._say_saved(rows, saved=self._scores.after(rows.sides, score, self._player.session_id))

    def _say_saved(self, rows: ScoreRows, *, saved: bool) -> None:
        rows.say_saved(self._scores.told(rows.sides, self._player.session_id), saved=saved)

    # keys --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button reached by Tab is pressed by its own keys; every other key goes to the page."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if pressed_by_enter(event, watched):
                return True
            own = Qt.Key(event.key()) in PRESSES and watched is not self._controls.pause
            return False if own else self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        run = self._player.run
        if event.key() == Qt.Key.Key_Escape and self._far:
            self.far_toggled.emit(False)
            return True
        if is_digit(event) and self._views.take_digit(event):
            return True
        if run is None or self._views.view not in (View.STAGE, View.ACTIVITY):
            return False
        wanted = intent(event, run, self.layoutDirection())
        if wanted is not Intent.NOTHING and not event.isAutoRepeat():
            self._carry_out(wanted, run)
        return wanted is not Intent.NOTHING

    def _carry_out(self, wanted: Intent, run: SessionRun) -> None:
        match wanted:
            case Intent.GO_ON if run.state is State.WAITING:
                self._views.activity.press()
            case Intent.GO_ON:
                self._player.confirm()
            case Intent.PAUSE:
                self._player.toggle_pause()
            case Intent.SKIP:
                self._player.skip()
            case Intent.BACK:
                self._player.back()
            case Intent.NOTHING:
                pass

    # layout ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._player.run is not None:
            self.display(self._player.run)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = MARGIN if self.height() >= LOW else MARGIN // 2
        self._rows.setContentsMargins(margin, margin, margin, margin // 2)
        self._controls.set_compact(self.width() < NARROW)
        self._views.stage.set_room(self.height())
        if self._player.run is not None:
            self.display(self._player.run)

    def _build(self, motions: Motions, themes: Themes) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows = spaced(QVBoxLayout(self), INSIDE + 4, MARGIN)
        away = self.tr("Paused: this computer was away for a while. Nothing was counted.")
        self._gap = Words(away, "warning")
        self._gap.hide()
        self._figure = Figure(themes, motions)
        self._views = PlayerViews(self._content.advice(), self._figure, themes)
        self._foot = QWidget()
        foot = spaced(QVBoxLayout(self._foot), INSIDE)
        self._bar = SessionBar(themes)
        self._controls = PlayerControls()
        self._new = by_tab_only(button(self.tr("Something is new"), "link", self.signs_requested.emit))
        self._time_left = Words("", "note")
        self._time_left.setWordWrap(False)
        above = spaced(QHBoxLayout(), GROUP)
        above.addWidget(self._bar, 1)
        above.addWidget(self._time_left)
        above.addWidget(self._new)
        foot.addLayout(above)
        foot.addWidget(self._controls)
        self._rows.addWidget(self._gap)
        self._rows.addWidget(self._views, 1)
        self._rows.addWidget(self._foot)
        self.setTabOrder(self._controls.buttons[-1], self._new)

    def _connect(self) -> None:
        player, controls, views = self._player, self._controls, self._views
        player.changed.connect(self._on_changed)
        player.cue.connect(self._on_cue)
        self._preferences.changed.connect(self._on_preferences)
        controls.paused.connect(self._on_pause)
        controls.back.connect(player.back)
        controls.skipped.connect(player.skip)
        controls.more_rest.connect(player.more_rest)
        controls.hurts.connect(player.pause_for_question)
        controls.ended.connect(self._on_end)
        controls.far.connect(lambda: self.far_toggled.emit(not self._far))
        views.turned.connect(self._on_turned)
        views.activity.done.connect(player.confirm)
        views.activity.left_out.connect(player.skip)
        views.activity.icing.connect(self.icing_requested)
        views.activity.something_new.connect(self.signs_requested)
        views.hurt.scored.connect(self._on_hurt)
        views.hurt.chosen.connect(player.choose)
        views.hurt.withdrawn.connect(player.withdraw_question)
        views.hurt.signs.connect(self.signs_requested)
        views.summary.closed.connect(self.left)
        views.summary.again.connect(self._player.keep_again)
        self._player.caught_up.connect(self._say_kept)
        views.summary.something_new.connect(self.signs_requested)
        for rows in (views.activity.scores, views.summary.scores):
            rows.worst.connect(partial(self._on_worst, rows))
            rows.now.connect(partial(self._on_now, rows))
        for made in (*controls.buttons, *views.activity.buttons, self._new):
            made.installEventFilter(self)
