"""The planner of a week: seven days, what is planned and done, and the rules before a plan is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain import run_plan
from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.load_rules import week_start
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import tab_order, text
from ankle_rehab.ui.runs.plan_asking import PlanAsking
from ankle_rehab.ui.runs.week_look import WeekFacts, look_at, read_week
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.runs.day_panel import Idea, RunDayPanel
from ankle_rehab.ui.widgets.runs.plan_edit import PlanEdit
from ankle_rehab.ui.widgets.runs.week_strip import RunWeekStrip
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import fault_words, run_week_words, run_words

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
        self._build(themes)

    @property
    def week(self) -> date:
        """The first day of the week in sight."""
        return week_start(self._chosen, self._first)

    @property
    def until(self) -> datetime | None:
        """When the first reason ends for which something in sight is left out, as far as that is known."""
        return None if self._facts is None else self._facts.until

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
        self._panel.changing.connect(self._on_changing)
        self._panel.rest.connect(self._on_rest)
        self._panel.write.connect(lambda: self.write.emit(self._chosen))
        self.add(self._panel, gap=INSIDE)
        self._edit = PlanEdit()
        self._edit.kept.connect(self._on_edited)
        self._edit.left.connect(self._on_edit_left)
        self.add(self._edit, gap=INSIDE)
        self._asking = PlanAsking(self._parts, self)
        self._asking.chosen.connect(self._keep)
        self._asking.rested.connect(self._on_rested)
        self._asking.left.connect(self._on_left)
        self.before = self._asking.card

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
        plan = Planned(
            self._chosen, idea.sport, at=self._panel.at, run_type=idea.run_type, hard=idea.hard, metres=metres
        )
        if idea.sport is not Sport.RUN and self._is_planned(plan):
            words = self.tr("It is planned for {day} already: {plan}.")
            self.notice.emit(Notice(words.format(day=text.long_day(plan.day), plan=self._words(plan))))
        else:
            self._asking.ask(plan)

    def _is_planned(self, plan: Planned) -> bool:
        """Whether just this is on its day; a second run is asked about by its rule."""
        day = None if self._facts is None else self._facts.week.day(plan.day)
        return day is not None and any(replace(one, id=None, anyway=frozenset()) == plan for one in day.plans)

    def _on_changing(self, number: int) -> None:
        plan = self._plan(number)
        if plan is None:
            return
        if self._edit.number not in (None, number):
            self.notice.emit(Notice(self.tr("Please save or leave the plan that you are changing first.")))
            return
        words = self.tr("Change the plan for {day}")
        self._edit.display(plan, words.format(day=text.long_day(plan.day)), self._unit)

    def _on_edited(self, wanted: Planned) -> None:
        try:
            plans = self._parts.runs.plans(Span(wanted.day, wanted.day))
        except StorageFault:  # the diary has told of it
            return
        plan = next((one for one in plans if one.id == wanted.id), None)
        if plan is None:
            self._edit.refuse(self.tr("This plan was moved or taken off meanwhile. It was not changed."))
        else:
            self._asking.ask(run_plan.changed(plan, wanted))

    def _on_edit_left(self) -> None:
        self._edit.close_edit()
        self._asking.drop()
        self._strip.focus()

    def _on_moved(self, number: int, days: int) -> None:
        plan = self._plan(number)
        if plan is not None:
            self._asking.ask(run_plan.moved(plan, plan.day + days * A_DAY, self._first))

    def _on_swapped(self, number: int, sport: Sport) -> None:
        plan = self._plan(number)
        if plan is not None:
            self._asking.ask(run_plan.as_sport(plan, sport))

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

    # what came of a question --------------------------------------------------------------------------

    def _on_rested(self, plan: Planned) -> None:
        if self._is_all_of_its_day(plan):
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
        if plan.id is None:
            self._panel.far.display("")
        elif plan.id == self._edit.number:
            self._edit.close_edit()
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
            for part in (self._asking, self._edit):
                part.refuse(fault_words.not_saved(fault))
            return False
        except LookupError:
            self.changed.emit()
            return False
        return True

    def _drop(self) -> None:
        """Nothing is asked any more."""
        self._asking.drop()

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
