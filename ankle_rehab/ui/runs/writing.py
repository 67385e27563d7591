"""Writing down a run: the form, what the rules say meanwhile, and how the ankle was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain import run_plan
from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Weight
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_after import is_recent
from ankle_rehab.domain.run_scores import scores_of
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import stamp_of
from ankle_rehab.ui.runs.after_run import AfterRun
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.runs.form import Draft, RunForm
from ankle_rehab.ui.widgets.runs.pain import RunPain
from ankle_rehab.ui.words import fault_words, load_words, run_words

NOON = time(12)
LOOK_AFTER_MILLISECONDS = 250


class RunWriting(QWidget):
    """`turned` comes when there is something to write, or nothing any more; `done` only when it is over.

    What is being typed is never put aside without a word.
    """

    notice = Signal(object)
    turned = Signal()
    done = Signal()

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._activity: Activity | None = None
        self._fresh = True
        rows = spaced(QVBoxLayout(self), GROUP)
        self._form = RunForm(parts.clock, self._usual_shoe)
        self._form.kept.connect(self._on_kept)
        self._form.changed.connect(self._on_changed)
        self._form.left.connect(self._on_form_left)
        self._after = AfterRun(parts)
        self._after.notice.connect(self.notice)
        self._after.answered.connect(self._on_answered)
        self._pain = RunPain(themes)
        self._pain.kept.connect(self._on_scores)
        self._pain.left.connect(self._on_pain_left)
        rows.addWidget(self._form)
        rows.addWidget(self._after)
        rows.addWidget(self._pain)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self.look)
        self._form.hide()
        self.hide()

    @property
    def after(self) -> AfterRun:
        """The card that asks after a run was written down."""
        return self._after

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return not (self._form.isHidden() and self._pain.isHidden())

    # what is to be written ---------------------------------------------------------------------------

    def begin(self, day: date) -> None:
        """Write down what was done on a day."""
        self._open(Activity(Sport.RUN, self._noon(day), timed=False), self.tr("Write down a run"), fresh=True)

    def fulfil(self, plan: Planned) -> None:
        """Write down what was planned, now that it is done."""
        self._open(
            Activity(
                plan.sport,
                self._noon(plan.day),
                seconds=None if plan.minutes is None else plan.minutes * 60,
                metres=plan.metres,
                timed=False,
                run_type=plan.run_type,
                hard=plan.hard,
                anyway=plan.anyway,
            ),
            self.tr("Write down what you did"),
            fresh=True,
        )

    def edit(self, activity: Activity) -> None:
        """Change one; a session of the ladder gets one that stands for it."""
        self._open(activity, self.tr("Change it"), fresh=False)

    def ask_scores(self, activity: Activity) -> None:
        """Ask how the ankle was with an activity that is kept."""
        settings = self._parts.preferences.settings
        self._activity = activity
        day = text.near_day(activity.start.local_date, self._today())
        self._form.hide()
        self._pain.ask(f"{day}: {run_words.summary(activity, settings.distance_unit)}", settings.sore_sides)
        self._come()
        self._pain.focus()

    def put_aside(self) -> Draft | None:
        """Close the form; returns what was changed in it and not saved, None for nothing."""
        draft = None if self._form.isHidden() else self._form.draft
        self.close_form()
        return draft

    def resume(self, draft: Draft) -> None:
        """Go on with what was put aside."""
        self._open(draft.shown, draft.title, fresh=draft.fresh)
        self._form.resume(draft)

    def close_form(self) -> None:
        """Nothing is to be written."""
        self._soon.stop()
        self._form.hide()
        self._pain.hide()
        self._after.drop()
        self.hide()
        self.turned.emit()

    def look(self) -> None:
        """Say what the rules see in what is typed about the last seven days; it can be kept all the same."""
        self._soon.stop()
        made = self._form.activity
        lines: tuple[str, ...] = ()
        if made is not None and is_recent(made.start.local_date, self._today()):
            unit = self._parts.preferences.settings.distance_unit
            try:
                found = self._parts.run_load.before(made)
            except StorageFault:  # the diary has told of it
                found = ()
            loud = [one for one in found if one.weight.rank >= Weight.NOTE.rank]
            lines = tuple(f"{load_words.finding(one, unit)} {load_words.source(one)}." for one in loud)
        self._form.tell(lines)

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        super().hideEvent(event)

    # parts -------------------------------------------------------------------------------------------

    def _open(self, activity: Activity, title: str, *, fresh: bool) -> None:
        if not self._form.isHidden() and not (self._fresh and not self._form.touched):
            self.notice.emit(Notice(self.tr("Please save or leave this one first.")))
            self._form.focus()
            return
        self._activity, self._fresh = activity, fresh
        self._pain.hide()
        self._after.drop()
        self._form.measure(self._parts.preferences.settings.distance_unit)
        self._form.display_shoes(self._shoes(activity))
        self._form.display(activity, title, fresh=fresh)
        self._form.show()
        self._come()
        self._form.focus()

    def _come(self) -> None:
        self.show()
        self.turned.emit()

    def _shoes(self, activity: Activity) -> list[tuple[int, str]]:
        """The pairs in use, and the one that was worn for it."""
        worn = activity.shoe_id
        try:
            pairs = [pair.shoe for pair in self._parts.shoes.pairs()]
        except StorageFault:
            return []
        return [(one.id, one.name) for one in pairs if one.id and (one.retired is None or one.id == worn)]

    def _usual_shoe(self, kind: RunType | None) -> int | None:
        try:
            usual = self._parts.shoes.usual(kind)
        except StorageFault:
            return None
        return None if usual is None else usual.id

    def _noon(self, day: date) -> Stamp:
        clock = self._parts.clock
        return stamp_of(day, NOON, clock.now().tzinfo, clock.zone())

    def _today(self) -> date:
        return self._parts.clock.now().date()

    # what the user does ------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._form.isVisible():
            self._soon.start()

    def _on_kept(self, activity: Activity) -> None:
        runs, first = self._parts.runs, self._parts.preferences.settings.week_start
        if self._activity is not None:
            activity = replace(activity, anyway=run_plan.read_of(self._activity, activity, first))
        try:
            kept = runs.add(activity) if activity.id is None else runs.change(activity)
        except StorageFault as fault:
            self._form.refuse(fault_words.not_saved(fault))
            return
        except LookupError:
            self._form.refuse(self.tr("This one was deleted meanwhile. It was not changed."))
            return
        unit = self._parts.preferences.settings.distance_unit
        words = self.tr("Written down: {what}.") if self._fresh else self.tr("Changed: {what}.")
        self._say(words.format(what=run_words.summary(kept, unit)))
        asked = self._after.ask(kept)
        if self._fresh:
            self.ask_scores(kept)
        if asked:
            self._form.hide()
            self._after.focus()
            self.turned.emit()
        elif not self._fresh:
            self._on_left()

    def _on_scores(self, chosen: Mapping[tuple[Side, Moment], int]) -> None:
        activity, clock = self._activity, self._parts.clock
        if activity is None or activity.id is None:
            return
        entries = scores_of(activity, chosen, Stamp.of(clock.now(), clock.zone()))
        try:
            self._parts.runs.add_scores(activity.id, entries)
        except StorageFault as fault:
            self._pain.refuse(fault_words.not_saved(fault))
            return
        self._say(self.tr("The numbers are in your diary."))
        self._on_pain_left()

    def _on_pain_left(self) -> None:
        """What is asked of the run, if anything is, comes last."""
        if self._after.isHidden():
            self._on_left()
            return
        self._pain.hide()
        self._after.focus()
        self.turned.emit()

    def _on_answered(self) -> None:
        if self.busy:
            self._pain.focus()
        else:
            self._on_left()

    def _on_form_left(self) -> None:
        """What was typed can be brought back, as long as it can be read."""
        typed = self._form.activity if self._form.touched else None
        title, fresh, changed = self._form.title.text(), self._fresh, typed != self._activity
        self._on_left()
        if typed is not None and changed:
            again = partial(self._open, typed, title, fresh=fresh)
            self.notice.emit(Notice(self.tr("Not saved."), again))

    def _on_left(self) -> None:
        self.close_form()
        self.done.emit()

    def _say(self, words: str) -> None:
        self.notice.emit(Notice(words, taking_back(self._parts.diary)))
