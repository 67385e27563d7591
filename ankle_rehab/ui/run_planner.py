"""The planner of a week: seven days, what is planned and done, and the rules before a plan is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain import run_plan
from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.load import Finding
from ankle_rehab.domain.load_rules import Swap, week_start
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import fault_words, load_words, run_week_words, run_words, tab_order, text
from ankle_rehab.ui.run_week_look import WeekFacts, look_at, read_week
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.before_card import BeforeCard, BeforeView, Said
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.run_day_panel import Idea, RunDayPanel
from ankle_rehab.ui.widgets.run_week_strip import RunWeekStrip
from ankle_rehab.ui.widgets.wrap_row import WrapRow

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


class RunPlanner(Card):
    """`before` is the card that asks; the page puts it below. `opened` carries the number of an activity.

    `write` carries the day that is to be written about, `fulfil` a plan that was done; `prepare` wants what
    comes before a run.
    """

    notice = Signal(object)
    opened = Signal(int)
    write = Signal(object)
    fulfil = Signal(object)
    prepare = Signal()
    changed = Signal()

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._parts = parts
        self._chosen = self._seen = self._today()
        self._facts: WeekFacts | None = None
        self._pending: Planned | None = None
        self._found: tuple[Finding, ...] = ()
        self._ways: tuple[Swap, ...] = ()
        self._build(themes)

    @property
    def week(self) -> date:
        """The first day of the week in sight."""
        return week_start(self._chosen, self._first)

    def show_day(self, day: date) -> None:
        """Bring the week of this day into sight."""
        self._chosen = day
        self.refresh()

    def focus(self) -> None:
        """Give the keyboard to the chosen day."""
        self._strip.focus()

    def refresh(self) -> None:
        """Read the week in sight and show it; raises the faults of `storage.faults`.

        What was today and is in sight is today again after midnight.
        """
        if self._chosen == self._seen:
            self._chosen = self._today()
        self._seen = self._today()
        self._facts = read_week(self._parts, self._chosen)
        self._show(self._facts)

    def _show(self, facts: WeekFacts) -> None:
        look = look_at(facts, self._chosen)
        self.retitle(
            run_week_words.week_name(self.week, self._today(), week_start(self._today(), self._first))
        )
        self._line.setText(run_week_words.week_line(facts.week, self._today()))
        self._notes.setText("\n".join(look.notes))
        self._notes.setVisible(bool(look.notes))
        self._back.setVisible(self.week != week_start(self._today(), self._first))
        self._strip.display(look.days, (self._chosen - self.week).days)
        self._panel.measure(self._unit)
        held = self._panel.holds_keyboard
        if self._panel.display(look.panel):
            tab_order.put_behind(self._strip.last, self._panel)
            if held:
                self._strip.focus()

    # building ----------------------------------------------------------------------------------------

    def _build(self, themes: Themes) -> None:
        self._line = self.body("")
        self._notes = self.body("", "note")
        earlier = button(self.tr("Week before"), "link", lambda: self._turn(-1))
        later = button(self.tr("Week after"), "link", lambda: self._turn(1))
        self._back = button(self.tr("Back to this week"), "link", lambda: self.show_day(self._today()))
        self.add(WrapRow(earlier, later, self._back, spacing=GROUP))
        self._strip = RunWeekStrip(themes)
        self._strip.setAccessibleName(self.tr("The days of the week"))
        self._strip.chosen.connect(self._on_day)
        self.add(self._strip)
        self._panel = RunDayPanel()
        self._panel.planned.connect(self._on_idea)
        self._panel.opened.connect(self.opened)
        self._panel.fulfilled.connect(lambda number: self.fulfil.emit(self._plan(number)))
        self._panel.prepare.connect(self.prepare)
        self._panel.moved.connect(self._on_moved)
        self._panel.swapped.connect(self._on_swapped)
        self._panel.removed.connect(self._on_removed)
        self._panel.rest.connect(self._on_rest)
        self._panel.write.connect(lambda: self.write.emit(self._chosen))
        self.add(self._panel, gap=INSIDE)
        self.before = BeforeCard()
        self.before.swapped.connect(self._on_way)
        self.before.insisted.connect(self._on_anyway)
        self.before.left.connect(self._on_left)

    # what the user does ------------------------------------------------------------------------------

    def _on_day(self, place: int) -> None:
        self._chosen = self.week + place * A_DAY
        self._drop()
        if self._facts is not None:
            self._show(self._facts)

    def _turn(self, way: int) -> None:
        self._chosen += way * A_WEEK
        self._drop()
        self.changed.emit()

    def _on_idea(self, idea: Idea) -> None:
        if self._panel.far.wrong:
            self._panel.refuse(self.tr("This number cannot be read. A distance looks like 5.2."))
            return
        metres = None if idea.sport is Sport.STRENGTH else self._panel.far.value
        self._try(
            Planned(
                self._chosen,
                idea.sport,
                at=self._panel.at,
                run_type=idea.run_type,
                hard=idea.hard,
                metres=metres,
            )
        )

    def _on_moved(self, number: int, days: int) -> None:
        plan = self._plan(number)
        if plan is not None:
            self._try(run_plan.moved(plan, plan.day + days * A_DAY, self._first))

    def _on_swapped(self, number: int, sport: Sport) -> None:
        plan = self._plan(number)
        if plan is not None:
            self._try(run_plan.as_sport(plan, sport))

    def _on_removed(self, number: int) -> None:
        plan = self._plan(number)
        if plan is not None and self._write(partial(self._parts.runs.unplan, number)):
            self._say(self.tr("Taken off the plan: {plan}.").format(plan=self._words(plan)))

    def _on_rest(self, rest: bool) -> None:
        day = self._chosen
        kind = DayKind.REST if rest else None
        if self._write(partial(self._parts.diary.mark_day, day, kind)):
            words = self.tr("{day} is a rest day.") if rest else self.tr("{day} is no rest day any more.")
            self._say(words.format(day=text.long_day(day)))
        else:
            self.changed.emit()

    # the rules before it -----------------------------------------------------------------------------

    def _try(self, plan: Planned) -> None:
        """Plan it, or show first what it would go against."""
        load = self._parts.run_load
        try:
            block = load.blocked(plan.day, plan.at) if plan.sport is Sport.RUN else None
            found = run_plan.unread(plan, load.before(plan))
            if block is None and not found:
                self._keep(plan)
                return
            ways = load.swaps(plan)
        except StorageFault:  # the diary has told of it
            return
        self._pending, self._found, self._ways = plan, found, ways
        today = self._today()
        if block is not None:
            said: tuple[Said, ...] = (Said(load_words.block(block, self._parts.clock.now())),)
        else:
            said = tuple(Said(load_words.finding(one, self._unit), load_words.source(one)) for one in found)
        self.before.display(
            BeforeView(
                title=self._title(plan, blocked=block is not None),
                said=said,
                swaps=tuple(load_words.swap(way, today) for way in ways),
                anyway=block is None,
                tone="stop" if block is not None else "caution",
            )
        )
        self.before.focus()

    def _title(self, plan: Planned, *, blocked: bool) -> str:
        words = self.tr("No run on {day} for now") if blocked else self.tr("Before you plan this for {day}")
        return words.format(day=text.long_day(plan.day))

    def _on_anyway(self) -> None:
        if self._pending is not None:
            self._keep(run_plan.read(self._pending, self._found))

    def _on_way(self, place: int) -> None:
        plan, way = self._pending, self._ways[place]
        if plan is None:
            return
        instead = run_plan.swapped(plan, way, self._first)
        if instead is not None:
            self._keep(instead)
        elif self._is_all_of_its_day(plan):
            if self._write(partial(self._parts.runs.rest_instead, plan)):
                self._drop()
                self._say(self.tr("{day} is a rest day.").format(day=text.long_day(plan.day)))
        elif plan.id is None or self._write(partial(self._parts.runs.unplan, plan.id)):
            self._drop()
            self._strip.focus()

    def _is_all_of_its_day(self, plan: Planned) -> bool:
        """Whether nothing else is on its day, so that it can be one of rest."""
        day = None if self._facts is None else self._facts.week.day(plan.day)
        return day is None or (not day.done and all(one.id == plan.id for one in day.plans))

    def _on_left(self) -> None:
        self._drop()
        self._strip.focus()

    def _keep(self, plan: Planned) -> None:
        """Write it down; what was chosen stays where it is when that fails."""
        runs = self._parts.runs
        work = partial(runs.plan, plan) if plan.id is None else partial(runs.change_plan, plan)
        if not self._write(work):
            return
        self._drop()
        self._panel.far.display("")
        words = self.tr("Planned for {day}: {plan}.")
        self._say(words.format(day=text.long_day(plan.day), plan=self._words(plan)))
        if plan.day != self._chosen:
            self._chosen = plan.day
            self.changed.emit()

    def _write(self, work: Callable[[], object]) -> bool:
        """Whether it is on the disk; the diary tells of every trouble."""
        try:
            work()
        except StorageFault as fault:
            self.before.refuse(fault_words.not_saved(fault))
            return False
        except LookupError:
            self.changed.emit()
            return False
        return True

    def _drop(self) -> None:
        """Nothing is asked any more."""
        self._pending, self._found, self._ways = None, (), ()
        self.before.hide()

    def _say(self, words: str) -> None:
        self.notice.emit(Notice(words, taking_back(self._parts.diary)))

    def _plan(self, number: int) -> Planned | None:
        week = None if self._facts is None else self._facts.week
        plans = () if week is None else tuple(plan for day in week.days for plan in day.plans)
        return next((plan for plan in plans if plan.id == number), None)

    def _words(self, plan: Planned) -> str:
        return run_words.planned(plan, self._unit)

    @property
    def _unit(self) -> DistanceUnit:
        return self._parts.preferences.settings.distance_unit

    @property
    def _first(self) -> int:
        return self._parts.preferences.settings.week_start

    def _today(self) -> date:
        return self._parts.clock.now().date()
