"""What is on the chosen day of the week, and what can be planned for it with one click."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain import typed
from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import remove
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import TimeField
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

USUAL_TIME = time(18)


@value
class Idea:
    """What somebody wants to do on the day: a sport, and how hard or what kind where it is a run."""

    sport: Sport
    run_type: RunType | None = None
    hard: bool | None = None


@value
class DoneRow:
    """Something that was done: its number, None where it cannot be opened, its line and quieter ones."""

    number: int | None
    words: str
    notes: tuple[str, ...] = ()


@value
class PlanRow:
    """Something planned: `earlier` and `later` say whether it may be moved that way, `closed` whether it is
    left out for now.
    """

    number: int
    words: str
    sport: Sport
    notes: tuple[str, ...] = ()
    earlier: bool = True
    later: bool = True
    today: bool = False
    closed: bool = False


@value
class PanelView:
    """The chosen day. `notes` are what the rules say of it; `ahead` is today or later, `rest` marked so."""

    title: str
    done: tuple[DoneRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    notes: tuple[str, ...] = ()
    ahead: bool = True
    today: bool = False
    rest: bool = False


class RunDayPanel(QWidget):
    """`planned` carries an `Idea`; the others the number of what they are about, `moved` how many days too.

    `changing` wants to say something else of a plan, `swapped` carries a number and a Sport, `rest` whether
    the day is to be one, `write` wants the form and `prepare` what comes before a run.
    """

    planned = Signal(object)
    opened = Signal(int)
    fulfilled = Signal(int)
    moved = Signal(int, int)
    swapped = Signal(int, object)
    removed = Signal(int)
    changing = Signal(int)
    rest = Signal(bool)
    write = Signal()
    prepare = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PanelView | None = None
        self._build()

    @property
    def far(self) -> AmountField:
        """Where a distance can be typed before it is planned."""
        return self._far

    @property
    def at(self) -> time | None:
        """The time of the day that was chosen for a plan."""
        return self._time.value if self._timed.ticked else None

    @property
    def holds_keyboard(self) -> bool:
        """Whether the keyboard is on something that is made anew with every day."""
        held = self.window().focusWidget()
        return held is not None and self._lines.isAncestorOf(held)

    def display(self, view: PanelView) -> bool:
        """Show this day; returns whether what can be pressed was made anew."""
        if view == self._view:
            return False
        self._view = view
        self._title.setText(view.title)
        while self._rows.count():
            remove(self._rows, 0)
        for done in view.done:
            self._add(self._done(done))
        for plan in view.plans:
            self._add(self._plan(plan))
        if not view.done and not view.plans and not view.rest:
            self._add(Words(self.tr("Nothing is written down."), "note"))
        for note in view.notes:
            self._add(Words(note, "note"))
        for part in (self._ideas, self._ask):
            part.setVisible(view.ahead)
        self._write.setVisible(view.today or not view.ahead)
        self._rest.blockSignals(True)
        self._rest.setChecked(view.rest)
        self._rest.blockSignals(False)
        self.refuse("")
        return True

    def refuse(self, wrong: str) -> None:
        """Say what cannot be read."""
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def measure(self, unit: DistanceUnit) -> None:
        """Distances are typed in this unit."""
        name = self.tr("Distance of the plan in {unit}").format(unit=run_words.unit_name(unit).lower())
        self._far.measure(name, run_words.unit(unit), partial(typed.metres, unit=unit))

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._title = Words("", "heading")
        rows.addWidget(self._title)
        self._lines = QWidget()
        self._rows = spaced(QVBoxLayout(self._lines), INSIDE)
        rows.addWidget(self._lines)
        self._far = AmountField("", "", lambda _words: None)
        self._timed = Tick(self.tr("at a time"), told=self.tr("Plan it at a time of the day"))
        self._time = TimeField(self.tr("Time of the plan"))
        self._time.display(USUAL_TIME)
        self._time.hide()
        self._timed.changed.connect(self._time.setVisible)
        asked = Words(self.tr("Plan, with a distance if you know it:"))
        self._ask = WrapRow(asked, self._far, self._timed, self._time)
        rows.addSpacing(INSIDE)
        rows.addWidget(self._ask)
        self._ideas = WrapRow(*self._idea_buttons())
        rows.addWidget(self._ideas)
        self._wrong = Words("", "warning")
        self._wrong.hide()
        rows.addWidget(self._wrong)
        self._rest = QPushButton(self.tr("Rest day"))
        self._rest.setCheckable(True)
        self._rest.setProperty("role", "choice")
        self._rest.setAccessibleName(self.tr("Rest day"))
        self._rest.toggled.connect(self.rest)
        self._write = button(self.tr("Write down what you did"), "link", self.write.emit)
        rows.addWidget(WrapRow(self._rest, self._write, spacing=GROUP))

    def _idea_buttons(self) -> Iterable[QPushButton]:
        run = self.tr("Plan: {what}")
        ideas = (
            (Idea(Sport.RUN, RunType.EASY), run_words.run_of_type(RunType.EASY)),
            (Idea(Sport.RUN, RunType.LONG), run_words.run_of_type(RunType.LONG)),
            (Idea(Sport.RUN, hard=True), self.tr("Hard run")),
            *((Idea(sport), run_words.sport(sport)) for sport in (Sport.BIKE, Sport.ROWER, Sport.SWIM)),
            (Idea(Sport.STRENGTH), run_words.sport(Sport.STRENGTH)),
        )
        for idea, words in ideas:
            made = button(words, "choice", partial(self.planned.emit, idea))
            made.setAccessibleName(run.format(what=words))
            yield made

    def _add(self, part: QWidget) -> None:
        self._rows.addWidget(part)
        part.show()

    def _done(self, row: DoneRow) -> QWidget:
        whole, lines = _lines()
        words = Words(breakable(f"● {row.words}"))
        if row.number is None:
            lines.addWidget(words)
        else:
            opens = button(self.tr("Open"), "link", partial(self.opened.emit, row.number))
            opens.setAccessibleName(self.tr("Open: {words}").format(words=row.words))
            lines.addWidget(WrapRow(words, opens, spacing=GROUP))
        for note in row.notes:
            lines.addWidget(Words(note, "note"))
        return whole

    def _plan(self, row: PlanRow) -> QWidget:
        whole, lines = _lines()
        lines.addWidget(Words(breakable(f"○ {row.words}")))
        for note in row.notes:
            lines.addWidget(Words(note, "note"))
        ways: list[tuple[str, Callable[[], object]]] = []
        if row.today:
            ways.append((self.tr("Done"), partial(self.fulfilled.emit, row.number)))
        if row.today and row.sport is Sport.RUN and not row.closed:
            ways.append((self.tr("Mobility and ball first"), self.prepare.emit))
        ways.append((self.tr("Change"), partial(self.changing.emit, row.number)))
        if row.earlier:
            ways.append((self.tr("A day earlier"), partial(self.moved.emit, row.number, -1)))
        if row.later:
            ways.append((self.tr("A day later"), partial(self.moved.emit, row.number, 1)))
        if row.sport is Sport.RUN:
            bike, rower = self.tr("Bike instead"), self.tr("Rower instead")
            ways.append((bike, partial(self.swapped.emit, row.number, Sport.BIKE)))
            ways.append((rower, partial(self.swapped.emit, row.number, Sport.ROWER)))
        ways.append((self.tr("Remove"), partial(self.removed.emit, row.number)))
        made = [button(words, "link", act) for words, act in ways]
        for one, (words, _) in zip(made, ways, strict=True):
            one.setAccessibleName(self.tr("{way}: {plan}").format(way=words, plan=row.words))
        lines.addWidget(WrapRow(*made, spacing=GROUP))
        return whole


def _lines() -> tuple[QWidget, QVBoxLayout]:
    whole = QWidget()
    return whole, spaced(QVBoxLayout(whole), 2)
