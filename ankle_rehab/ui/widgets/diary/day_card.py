"""One day of the diary: its scores, sessions, runs and icings in the order of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import Day, SessionRecord
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.pain import PainEntry, PastEntry, Swelling
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.zones import lived
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words, breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import diary_text, entry_words, run_words

LONGEST_TIME = "00:00 PM "
LONGEST_NOTE, LONGEST_MEDICINE = 600, 120


Histories = Mapping[int, tuple[PastEntry, ...]]


class DayCard(Card):
    """`delete` and `edit` carry the number of a score, `all_wanted` the day when more is on it than is shown.

    `run_wanted` carries the number of an activity. `histories` says what scores were changed before, `unit`
    in what distances are told.
    """

    delete = Signal(int)
    edit = Signal(int)
    all_wanted = Signal(object)
    run_wanted = Signal(int)

    def __init__(
        self,
        day: Day,
        title: str,
        histories: Histories | None = None,
        unit: DistanceUnit = DistanceUnit.KILOMETRES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._histories = histories or {}
        if day.kind is not None:
            self.body(diary_text.day_kind_alone(day.kind), "note")
        rows: list[tuple[Stamp, QWidget]] = [
            *((entry.refers_to, self._entry(entry)) for entry in day.entries),
            *((session.started, self._session(session)) for session in day.sessions),
            *((outing.start, self._activity(outing, unit)) for outing in day.activities),
            *((icing.started, self._icing(icing)) for icing in day.icings),
        ]
        if day.more:
            self._tell_more(day)
        for _, row in sorted(rows, key=lambda row: row[0].utc):
            self.add(row)

    def _tell_more(self, day: Day) -> None:
        """What is not shown was felt before all that is."""
        words = Words(self.tr("… and {n} more entries on this day").format(n=day.more), "note")
        every = button(self.tr("Show all"), "link", lambda: self.all_wanted.emit(day.date))
        name = self.tr("Show all entries of {day}")
        every.setAccessibleName(name.format(day=text.long_day(day.date)))
        self.add(WrapRow(words, every))

    def _entry(self, entry: PainEntry) -> QWidget:
        words = self.tr("{side}: {score}").format(side=text.side(entry.side), score=text.score(entry.score))
        change = button(self.tr("Change"), "link", lambda: self._on(self.edit, entry))
        change.setAccessibleName(self.tr("Change {entry}").format(entry=words))
        gone = button(self.tr("Delete"), "link", lambda: self._on(self.delete, entry))
        gone.setAccessibleName(self.tr("Delete {entry}").format(entry=words))
        past = self._histories.get(entry.id or 0, ())
        changed = diary_text.changed(past[-1], entry) if past else ""
        notes = [" · ".join(self._facts(entry)), shortened(entry.note, LONGEST_NOTE), changed]
        if len(entry.note) > LONGEST_NOTE or len(entry.medicine) > LONGEST_MEDICINE:
            notes.append(self.tr("Change shows all of it."))
        return self._row(entry.refers_to, words, notes, (change, gone))

    def _session(self, session: SessionRecord) -> QWidget:
        words = self.tr("■ {name}: {outcome}").format(
            name=session.name, outcome=text.outcome(session.outcome)
        )
        return self._row(session.started, words, (text.duration(session.done_seconds),))

    def _activity(self, activity: Activity, unit: DistanceUnit) -> QWidget:
        words = run_words.summary(activity, unit)
        more = button(self.tr("Open"), "link", lambda: self._on_run(activity))
        more.setAccessibleName(self.tr("Open {run}").format(run=words))
        when = activity.start if activity.timed else None
        return self._row(when, f"\N{BLACK RIGHT-POINTING TRIANGLE} {words}", (activity.note,), (more,))

    def _icing(self, icing: Icing) -> QWidget:
        lasted = text.duration(icing.passed)
        words = self.tr("◆ Ice, {side}: {time}").format(side=text.side_inside(icing.side), time=lasted)
        if icing.pain is None:
            return self._row(icing.started, words, ())
        pain = self.tr("Pain after it: {score}").format(score=text.score(icing.pain))
        return self._row(icing.started, words, (pain,))

    def _row(
        self, at: Stamp | None, words: str, notes: Iterable[str], controls: tuple[QPushButton, ...] = ()
    ) -> QWidget:
        """A time where it is known, what happened, smaller lines below it, and what can be done about it."""
        whole = QWidget()
        row = spaced(QHBoxLayout(whole), GROUP)
        when = Words("" if at is None else text.clock_time(lived(at)), "note")
        when.setFixedWidth(when.fontMetrics().horizontalAdvance(LONGEST_TIME))
        when.setContentsMargins(0, 2, 0, 0)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        told = QWidget()
        lines = spaced(QVBoxLayout(told), 2)
        lines.addWidget(Words(words))
        for note in filter(None, notes):
            lines.addWidget(Words(breakable(note), "note"))
        lines.addStretch()
        row.addWidget(told, 1)
        if controls:
            for control in controls:
                row.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _facts(self, entry: PainEntry) -> list[str]:
        """When it was felt, and all else that was said about it, as short words."""
        facts = [text.moment(entry.moment)]
        facts += [text.zone(zone) for zone in sorted(entry.zones)]
        if entry.swelling not in (None, Swelling.NONE):
            facts.append(text.swelling(entry.swelling))
        if entry.stiffness is not None:
            facts.append(text.stiffness(entry.stiffness))
        facts += [text.support(support) for support in sorted(entry.support)]
        for said, words in (
            (entry.limp, self.tr("limped")),
            (entry.gave_way, self.tr("gave way")),
            (entry.twist, self.tr("twisted")),
            (entry.woke_at_night, self.tr("woke at night")),
            (entry.late, self.tr("written later")),
        ):
            if said:
                facts.append(words)
        if entry.medicine:
            facts.append(shortened(entry.medicine, LONGEST_MEDICINE))
        if entry.medicine_at is not None:
            facts.append(entry_words.taken(entry.medicine_at, entry.refers_to.local_date))
        return facts

    def _on_run(self, activity: Activity) -> None:
        if activity.id is not None:
            self.run_wanted.emit(activity.id)

    def _on(self, wish: SignalInstance, entry: PainEntry) -> None:
        if entry.id is not None:
            wish.emit(entry.id)
