"""Stand-ins for what the icing timer is given: a diary in memory and a guard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ankle_rehab.domain.icing import Icing, IcingState
from ankle_rehab.domain.icing_rules import Conditions
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.storage.faults import DiskFull, WriteFailed


class MemoryKeeper:
    """Keeps icings as the diary does; `full` fails every write, `away` every look at what is over."""

    def __init__(self) -> None:
        self.rows: dict[int, Icing] = {}
        self.answers: list[Conditions] = []
        self.scores: list[PainEntry] = []
        self.writes = 0
        self.full = False
        self.away = False

    def begin_icing(self, icing: Icing) -> Icing:
        kept = replace(icing, id=len(self.rows) + 1)
        self._write(kept)
        return kept

    def keep_icing(self, icing: Icing) -> None:
        self._write(icing)

    def finish_icing(self, icing: Icing) -> None:
        self._write(icing)

    def open_icing(self) -> Icing | None:
        return next((row for row in self.rows.values() if row.state is not IcingState.ENDED), None)

    def icings(self, since: date | None = None) -> tuple[Icing, ...]:
        if self.away:
            raise WriteFailed(Path("diary"))
        rows = sorted(self.rows.values(), key=lambda row: row.started.utc)
        return tuple(
            row
            for row in rows
            if row.state is IcingState.ENDED and (since is None or row.started.local_date >= since)
        )

    def add_conditions(self, conditions: Conditions) -> Conditions:
        self._check_room()
        self.answers.append(conditions)
        return conditions

    def conditions(self) -> Conditions | None:
        return self.answers[-1] if self.answers else None

    def add_pain(self, entry: PainEntry) -> PainEntry:
        self._check_room()
        self.scores.append(entry)
        return entry

    def _write(self, icing: Icing) -> None:
        self._check_room()
        assert icing.id is not None
        self.rows[icing.id] = icing
        self.writes += 1

    def _check_room(self) -> None:
        if self.full:
            raise DiskFull(Path("diary"))


class FakeGuard:
    """Says what it is told to say."""

    def __init__(self) -> None:
        self.now = Standing(checked=True)

    def standing(self) -> Standing:
        return self.now
