"""What Today says before a run of today or tomorrow: the rule, and what could be done instead."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from ankle_rehab.domain import run_plan
from ankle_rehab.domain.load_rules import Swap, SwapKind
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.run_load import Block, Warned
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.today.news_card import NewsWords
from ankle_rehab.ui.words import load_names, load_words, run_words

Ways = tuple[tuple[str, Callable[[], None]], ...]


class RunWarning(QObject):
    """Asks once: what was said yes to is kept with the plan."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts

    def words(self) -> NewsWords | None:
        """The card about the next such plan, None without any; raises the faults of `storage.faults`."""
        warned = self._parts.run_load.warning()
        if warned is None:
            return None
        unit, now = self._parts.preferences.settings.distance_unit, self._parts.clock.now()
        plan = run_words.planned(warned.plan, unit)
        tomorrow = warned.plan.day != now.date()
        said = self.tr("Planned for tomorrow: {plan}.") if tomorrow else self.tr("Planned for today: {plan}.")
        if warned.block is not None:
            title = self._no_room(warned.block, tomorrow=tomorrow)
            body = [load_words.block(warned.block, now)]
        else:
            title = load_names.heading(warned.findings[0])
            body = [" ".join(load_words.finding(one, unit) for one in warned.findings)]
        body += [load_words.source(one) for one in warned.findings if warned.block is None]
        body.append(said.format(plan=plan))
        return NewsWords(title, tuple(body), self._ways(warned), serious=True)

    def _no_room(self, block: Block, *, tomorrow: bool) -> str:
        if block.cross:
            return self.tr("No training tomorrow for now") if tomorrow else self.tr("No training today")
        return self.tr("No run tomorrow for now") if tomorrow else self.tr("No run today")

    def _ways(self, warned: Warned) -> Ways:
        """One click each; a run that is left out cannot be kept as it is."""
        found = [(self._name(swap), partial(self._swap, warned, swap)) for swap in warned.swaps]
        if warned.block is None:
            found.append((self.tr("Keep the plan"), partial(self._keep, warned)))
        return tuple(found)

    def _name(self, swap: Swap) -> str:
        if swap.kind is SwapKind.OTHER_DAY:
            return self.tr("Move to {day}").format(day=text.long_day(swap.day))
        return {
            SwapKind.BIKE: self.tr("Bike instead"),
            SwapKind.ROWER: self.tr("Rower instead"),
            SwapKind.REST: self.tr("Rest that day"),
        }[swap.kind]

    def _swap(self, warned: Warned, swap: Swap) -> None:
        runs, first = self._parts.runs, self._parts.preferences.settings.week_start
        instead = run_plan.swapped(warned.plan, swap, first)
        with suppress(StorageFault, LookupError):  # told by the diary, or taken off the plan meanwhile
            if instead is None:
                runs.rest_instead(warned.plan)
            else:
                runs.change_plan(instead)

    def _keep(self, warned: Warned) -> None:
        with suppress(StorageFault, LookupError):  # told by the diary, or taken off the plan meanwhile
            self._parts.runs.change_plan(run_plan.read(warned.plan, warned.findings))
