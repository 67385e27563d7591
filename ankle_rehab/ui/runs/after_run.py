"""After a run was written down: the rule it went against, and what could become of the days to come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain import run_plan
from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.load_rules import SwapKind
from ankle_rehab.domain.planned import Planned
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.run_load import After
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.runs.before_card import BeforeCard, BeforeView, Said
from ankle_rehab.ui.words import after_words, fault_words, load_words, run_words

CHANGING = frozenset({Topic.RUNS, Topic.DAYS})


class AfterRun(BeforeCard):
    """Asks once: what was read is kept with the activity. `answered` closes it."""

    notice = Signal(object)
    answered = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._after: After | None = None
        self._writing = False
        parts.diary.changed.connect(self._on_changed)
        self.swapped.connect(self._on_way)
        self.insisted.connect(self._on_kept)

    def ask(self, done: Activity) -> bool:
        """Say what it goes against, if anything; returns whether something is asked."""
        try:
            self._after = self._parts.run_load.after(done)
        except StorageFault:  # the diary has told of it
            self._after = None
        if self._after is None:
            self.drop()
            return False
        self._show(self._after)
        return True

    def drop(self) -> None:
        """Nothing is asked any more."""
        self._after = None
        self.hide()

    def _on_changed(self, topic: Topic) -> None:
        """What it was about may be gone, and what comes next may be something else."""
        if self._after is None or self._writing or topic not in CHANGING:
            return
        try:
            done = self._parts.runs.activity(self._after.done.id or 0)
        except StorageFault:  # the diary has told of it
            return
        if done is None or not self.ask(done):
            self._end(None)

    def _show(self, found: After) -> None:
        unit, now = self._parts.preferences.settings.distance_unit, self._parts.clock.now()
        said = [] if found.block is None else [Said(load_words.block(found.block, now))]
        said += [Said(load_words.finding(one, unit), load_words.source(one)) for one in found.findings]
        self.display(
            BeforeView(
                title=after_words.title(found),
                said=tuple(said),
                swaps=tuple(after_words.way(found, one, now.date()) for one in found.swaps),
                ahead=after_words.ahead(found, unit, now.date()),
                keep=after_words.keep(found),
            )
        )

    def _on_way(self, place: int) -> None:
        found, runs = self._after, self._parts.runs
        if found is None:
            return
        way, unit = found.swaps[place], self._parts.preferences.settings.distance_unit
        leave = partial(runs.leave_at, found.done.id or 0, found.rules)
        instead: Planned | None
        if found.plan is not None:
            first = self._parts.preferences.settings.week_start
            instead = run_plan.swapped(found.plan, way, first)
        else:
            instead = None if way.kind is SwapKind.REST else Planned(way.day, run_plan.SPORTS[way.kind])
        if instead is not None:
            words = self.tr("Planned for {day}: {plan}.")
            said = words.format(day=text.long_day(instead.day), plan=run_words.planned(instead, unit))
            self._keep(partial(leave, instead=instead), said)
            return
        gone = None if found.plan is None else found.plan.id
        if found.alone:
            said = self.tr("{day} is a rest day.").format(day=text.long_day(way.day))
            self._keep(partial(leave, gone=gone, rest=way.day), said)
        else:
            self._keep(partial(leave, gone=gone), self.tr("It is off the plan."))

    def _on_kept(self) -> None:
        if self._after is not None:
            done = self._after.done
            self._keep(partial(self._parts.runs.leave_at, done.id or 0, self._after.rules), "")

    def _keep(self, work: Callable[[], None], said: str) -> None:
        """Write it down; what was asked still stands when that fails, but for what is gone meanwhile."""
        self._writing = True
        try:
            work()
        except StorageFault as fault:
            self.refuse(fault_words.not_saved(fault))
            return
        except LookupError:
            self._end(Notice(self.tr("This was changed meanwhile. Nothing else was.")))
            return
        finally:
            self._writing = False
        self._end(Notice(said, taking_back(self._parts.diary)) if said else None)

    def _end(self, notice: Notice | None) -> None:
        self.drop()
        if notice is not None:
            self.notice.emit(notice)
        self.answered.emit()
