"""The list of runs and other activities, newest first, and what is looked for in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.load import Asked, HardReason, Known, Past
from ankle_rehab.domain.load_log import LoadLog
from ankle_rehab.domain.load_rules import asks
from ankle_rehab.domain.outings import key_of
from ankle_rehab.domain.run_search import RunFilter, fits
from ankle_rehab.domain.span import Span
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import tab_order, text
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.runs.find import RunFind
from ankle_rehab.ui.widgets.runs.rows import RunRow, RunRows
from ankle_rehab.ui.words import run_week_words, run_words

AT_ONCE = 20
ALL = Span(date(1, 1, 1), date(9999, 12, 31))


class RunList(Card):
    """`opened` carries the number of an activity, `measured` a session of the ladder as an Activity."""

    opened = Signal(int)
    measured = Signal(object)

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._parts = parts
        self._wanted = RunFilter()
        self._most = AT_ONCE
        self._all: tuple[Activity, ...] = ()
        self._hard: dict[str, HardReason] = {}
        self._searched: dict[Activity, str] = {}
        self._shoes: dict[int, str] = {}
        self._build()

    def seek(self) -> None:
        """Put the keyboard where one types what is looked for."""
        self._find.focus()

    def steps(self, *, anew: bool = True) -> tuple[Callable[[], None], ...]:
        """What shows them, in steps between which the window can breathe: many years of runs are read.

        All of them are read again if `anew`. Each step raises the faults of `storage.faults`.
        """
        if not anew:
            return (self._show,)
        found: list[Activity] = []
        return (lambda: found.extend(self._parts.runs.all(ALL)), lambda: self._take(tuple(found)), self._show)

    def _take(self, found: tuple[Activity, ...]) -> None:
        self._shoes = {pair.shoe.id or 0: pair.shoe.name for pair in self._parts.shoes.pairs()}
        self._all, self._searched = found, {}
        self._hard = self._hard_runs(found)
        months = dict.fromkeys(one.start.local_date.replace(day=1) for one in reversed(found))
        self._find.offer(((month, _month(month)) for month in months), self._shoes.items())
        self._find.setVisible(bool(found))
        self._empty.setVisible(not found)

    def _build(self) -> None:
        self.retitle(self.tr("Your runs"))
        self._empty = self.body(
            self.tr(
                "Nothing is here yet. A run is one line: how far, and how long. The files of a watch bring "
                "all of them at once."
            )
        )
        self._find = RunFind(lambda: self._parts.clock.now().date())
        self._find.sought.connect(self._on_sought)
        self.add(self._find)
        self._rows = RunRows()
        self._rows.opened.connect(self.opened)
        self._rows.measured.connect(self._on_measured)
        self._rows.more.connect(self._on_more)
        self.add(self._rows)

    def _hard_runs(self, found: tuple[Activity, ...]) -> dict[str, HardReason]:
        """Why each hard run is one, by its key."""
        settings, load = self._parts.preferences.settings, self._parts.run_load
        told, day = settings.longest_run, settings.longest_run_told
        asked = None if told is None or day is None else Asked(day, told)
        log = LoadLog(Past(outings=tuple(load.outing(one) for one in found), asked=asked))
        return {run.key: why for run, why in zip(log.runs, log.hard, strict=True) if why is not None}

    def _show(self) -> None:
        every = self._wanted.empty
        wanted = [one for one in reversed(self._all) if every or self._fits(one)]
        shown = wanted[: self._most]
        known = self._parts.run_load.known_all(tuple(shown))
        rows = [self._row(one, about) for one, about in zip(shown, known, strict=True)]
        if self._rows.display(rows, more=len(wanted) > len(shown)):
            tab_order.put_behind(self._find.last, self._rows)
        words = self.tr("Found: {n}").format(n=QLocale().toString(len(wanted)))
        self._find.tell("" if self._wanted.empty else words)

    def _fits(self, one: Activity) -> bool:
        wanted = self._wanted
        searched = self._words_of(one) if wanted.words else ""
        return fits(wanted, one, searched, hard=key_of(one) in self._hard)

    def _words_of(self, one: Activity) -> str:
        """All words under which it is found; made once."""
        if one not in self._searched:
            unit = self._parts.preferences.settings.distance_unit
            self._searched[one] = run_words.searched(one, unit, self._shoes.get(one.shoe_id or 0, ""))
        return self._searched[one]

    def _row(self, one: Activity, known: Known) -> RunRow:
        """A line, and quietly below it whether it was hard and what it went against."""
        unit = self._parts.preferences.settings.distance_unit
        shoe = self._shoes.get(one.shoe_id or 0, "")
        short = [run_week_words.rule_in_short(found.rule) for found in asks(known.findings)]
        quiet = run_words.joined(dict.fromkeys(short))
        return RunRow(
            number=one.id,
            day=text.short_day(one.start.local_date),
            words=run_words.summary(one, unit, shoe, hard=key_of(one) in self._hard),
            notes=(quiet,) if quiet else (),
            month=_month(one.start.local_date),
            session=one.session_id,
        )

    def _on_sought(self, wanted: RunFilter) -> None:
        self._wanted, self._most = wanted, AT_ONCE
        with suppress(StorageFault):  # the diary has told of it
            self._show()

    def _on_measured(self, session: int) -> None:
        found = next((one for one in self._all if one.id is None and one.session_id == session), None)
        if found is not None:
            self.measured.emit(found)

    def _on_more(self) -> None:
        self._most += AT_ONCE
        with suppress(StorageFault):
            self._show()


def _month(day: date) -> str:
    """ "March 2026" in the user's language."""
    return QLocale().toString(text.qdate(day), text.translate("text", "MMMM yyyy", "date format"))
