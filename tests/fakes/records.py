"""A diary that lives only as long as a test: sessions, answers and scores in plain lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.icing import Icing, IcingState
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.storage.faults import StorageFault


class SessionNotes:
    """Keeps every session as the runs that were written; `fault` makes each write fail with it."""

    def __init__(self) -> None:
        self.fault: StorageFault | None = None
        self.started: list[Stamp] = []
        self.steps: dict[int, list[SessionRun]] = {}
        self.finished: dict[int, tuple[SessionRun, Stamp]] = {}

    def begin_session(self, run: SessionRun, started: Stamp) -> int:
        self._fail()
        self.started.append(started)
        self.steps[len(self.started)] = [run]
        return len(self.started)

    def keep_step(self, session_id: int, run: SessionRun) -> None:
        self._fail()
        self.steps[session_id].append(run)

    def finish_session(self, session_id: int, run: SessionRun, ended: Stamp) -> None:
        self._fail()
        self.finished[session_id] = (run, ended)

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault


class AnswerNotes:
    """Keeps answers about signs, and pain scores."""

    def __init__(self) -> None:
        self.answers: list[SignCheck] = []
        self.scores: list[PainEntry] = []
        self.cold: list[Icing] = []

    def checks(self) -> tuple[SignCheck, ...]:
        return tuple(self.answers)

    def add_check(self, check: SignCheck) -> SignCheck:
        self.answers.append(check)
        return check

    def icings(self, since: date | None = None) -> tuple[Icing, ...]:
        return tuple(icing for icing in self.cold if icing.state is IcingState.ENDED)

    def open_icing(self) -> Icing | None:
        return next((icing for icing in self.cold if icing.state is not IcingState.ENDED), None)

    def entries(self, since: date | None = None) -> tuple[PainEntry, ...]:
        kept = [entry for entry in self.scores if since is None or entry.refers_to.local_date >= since]
        return tuple(sorted(kept, key=lambda entry: entry.refers_to.utc))

    def telling(self, since: date, lately: date, asked: datetime) -> tuple[PainEntry, ...]:
        return self.entries(since)

    def risen(self, entries: tuple[PainEntry, ...]) -> dict[int, datetime]:
        return {}

    def add_pain(self, entry: PainEntry) -> PainEntry:
        kept = replace(entry, id=len(self.scores) + 1)
        self.scores.append(kept)
        return kept

    def remove_pain(self, entry_id: int) -> None:
        self.scores = [entry for entry in self.scores if entry.id != entry_id]
