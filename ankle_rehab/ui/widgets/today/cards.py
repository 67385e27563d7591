"""The cards of Today: how it is now, the routine for now or why there is none, and ice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import Plan
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.light_badge import LightBadge
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ankle_rehab.domain.light import Light
    from ankle_rehab.domain.texts import Closed
    from ankle_rehab.ui.widgets.choice_row import ChoiceRow
    from ankle_rehab.ui.widgets.today.why_panel import WhyPanel


def button(words: str, role: str, act: Callable[[], None]) -> QPushButton:
    """A push button in one of the roles of the style sheet."""
    made = QPushButton(words)
    made.setProperty("role", role)
    made.setAccessibleName(words)
    made.clicked.connect(act)
    return made


class ScoreCard(Card):
    """One row of numbers: the question that is due, or how it is now. `scored` carries side and score.

    `more` asks for all that can be said about the score that was given last.
    """

    scored = Signal(object, int)
    more = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._side = Side.LEFT
        self._question: Callable[[Side], str] = text.side
        self.scale = PainScale("", themes)
        self.scale.chosen.connect(self._on_chosen)
        self._sides: ChoiceRow[Side] | None = None
        self._more: QPushButton | None = None
        self.add(self.scale)

    def offer_more(self, said: str) -> None:
        """A way to say more about the score that was `said` last; empty for none."""
        if said and self._more is None:
            self._more = button("", "link", self._on_more)
            self.add(WrapRow(self._more))
        if self._more is not None:
            words = self.tr("Say more about {score}").format(score=said)
            self._more.setText(words)
            self._more.setAccessibleName(words)
            self._more.setVisible(bool(said))

    def display(self, question: Callable[[Side], str], side: Side, *, both: bool) -> None:
        """Ask about `side`; with `both` the other side is one press away."""
        if both and self._question == question:
            side = self._side
        self._question, self._side = question, side
        if both and self._sides is None:
            self._sides = self._build_sides()
        if self._sides is not None:
            self._sides.setVisible(both)
            self._sides.display(side)
        self.scale.ask(question(side))
        self.scale.clear()
        self.setAccessibleName(question(side))

    def _build_sides(self) -> ChoiceRow[Side]:
        from ankle_rehab.ui.widgets.choice_row import ChoiceRow  # noqa: PLC0415 - only where both are sore

        sides = ChoiceRow(self.tr("Which side?"), tuple((side, text.side(side)) for side in Side))
        sides.chosen.connect(self._on_side)
        self.add(sides)
        return sides

    def _on_side(self, side: Side) -> None:
        self._side = side
        self.scale.ask(self._question(side))
        self.scale.clear()

    def _on_chosen(self, score: int) -> None:
        self.scored.emit(self._side, score)

    def _on_more(self) -> None:
        self.more.emit()


class RoutineCard(Card):
    """The one obvious thing to do now with its light and why, or a plain explanation of why not.

    `start` carries nothing, `rest` asks for the desk break on a day off; `explain` asks for what stands
    behind the plan, which `show_reasons` shows.
    """

    start = Signal()
    choose = Signal()
    something_new = Signal()
    read_advice = Signal()
    rest = Signal()
    explain = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(tone="main", parent=parent)
        self._reasons: WhyPanel | None = None
        self._badge = LightBadge(themes)
        self.rows.addWidget(self._badge)
        self._why = self.body("")
        self._words = self.body("")
        self._notes = self.body("", "note")
        self._start = button(self.tr("Start session"), "primary", self._on_start)
        self._again = button(self.tr("Do it again"), "quiet", self._on_start)
        self._advice = button(self.tr("What to do now"), "primary", self._on_advice)
        self._choose = button(self.tr("Choose another"), "quiet", self._on_choose)
        self._desk = button(self.tr("Desk break"), "quiet", self._on_rest)
        self._new = button(self.tr("Something is new"), "link", self._on_new)
        self._ask = button(self.tr("Why this today?"), "link", self._on_ask)
        self.add(
            WrapRow(self._start, self._advice, self._again, self._desk, self._choose, self._ask, self._new),
            gap=INSIDE,
        )

    def tell(self, light: Light | None, why: str) -> None:
        """The light that holds, if one is to be told of, and in a sentence why it is just this today."""
        self._badge.display(light)
        self._badge.setVisible(light is not None)
        self._why.setText(why)
        self._why.show()
        self._ask.show()

    def show_reasons(self, parts: tuple[tuple[str, str], ...], sources: str) -> None:
        """What stands behind the plan, below the buttons."""
        if self._reasons is None:
            from ankle_rehab.ui.widgets.today.why_panel import WhyPanel  # noqa: PLC0415 - only when it is asked for

            self._reasons = WhyPanel()
            self.add(self._reasons)
        self._reasons.display(parts, sources)
        self._reasons.show()

    def hide_reasons(self) -> None:
        """They are asked for again when they are wanted."""
        if self._reasons is not None:
            self._reasons.hide()

    @property
    def reasons_shown(self) -> bool:
        return self._reasons is not None and not self._reasons.isHidden()

    def display_plan(self, plan: Plan, *, done: bool, without_ball: bool) -> None:
        """Offer this plan; `done` when it was done today already."""
        self.set_tone("main")
        duration = text.duration(plan.seconds)
        self.retitle(f"{plan.name} · {duration}")
        names = " · ".join(exercise.name for exercise in plan.exercises)
        if done:
            self.retitle(self.tr("Done for today"))
            names = self.tr("You did {routine}. Once a day is enough.").format(routine=plan.name)
        self._words.setText(names)
        notes = [text.needs(exercise.equipment for exercise in plan.exercises)]
        if plan.half_size:
            notes.append(self.tr("Gentle for now, and half as big, because of the fresh twist."))
        if without_ball:
            notes.append(self.tr("Without the ball for now, while the ankle is tender."))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(not done)
        self._show_buttons(self._again if done else self._start, self._choose)

    def display_day_off(self) -> None:
        """Nothing is planned, which is as it should be."""
        self.set_tone("main")
        self.retitle(self.tr("A day off"))
        self._words.setText(self.tr("Nothing is planned today. A desk break does no harm."))
        self._notes.hide()
        self._show_buttons(self._desk, self._choose)

    def display_lock(self, closed: Closed) -> None:
        """Say why nothing starts and what opens it again."""
        self.set_tone("stop")
        self.retitle(closed.title)
        self._words.setText(closed.why)
        self._notes.setText(closed.opens)
        self._notes.setVisible(bool(closed.opens))
        self._show_buttons(self._advice)
        for part in (self._badge, self._why, self._ask):
            part.hide()
        self.hide_reasons()

    def _show_buttons(self, *shown: QPushButton) -> None:
        for each in (self._start, self._again, self._advice, self._desk, self._choose):
            each.setVisible(each in shown)

    def _on_rest(self) -> None:
        self.rest.emit()

    def _on_ask(self) -> None:
        if self.reasons_shown:
            self.hide_reasons()
        else:
            self.explain.emit()

    def _on_start(self) -> None:
        self.start.emit()

    def _on_choose(self) -> None:
        self.choose.emit()

    def _on_new(self) -> None:
        self.something_new.emit()

    def _on_advice(self) -> None:
        self.read_advice.emit()


class IceCard(Card):
    """Whether the cold pack may go on, and if not, when."""

    open_ice = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Ice"))
        self._open = button(self.tr("Ice the ankle"), "quiet", self._on_open)
        self._words = Words()
        told = QWidget()
        lines = spaced(QVBoxLayout(told), INSIDE // 2)
        lines.addWidget(Words(self.tr("Ice"), "heading"))
        lines.addWidget(self._words)
        self.add(WrapRow(told, self._open, spacing=GROUP, apart=True))

    def display(self, why_not: str, first: str) -> None:
        """Say why not, or what comes `first`; with neither, that the pack may go on."""
        may = self.tr("You can ice now: 20 min at most, a cloth between pack and skin.")
        self._words.setText(why_not or first or may)
        self._open.setVisible(not why_not)

    def _on_open(self) -> None:
        self.open_ice.emit()
