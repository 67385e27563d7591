"""The guard at the door: what the answers so far allow, and the clearance a session needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import (
    Clearance,
    Reason,
    Refusal,
    clear,
    closed_by,
    may_skip_question,
    worst_latest,
)
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.icing_rules import cold_until
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.safety import Release, Sign, SignCheck, Standing, standing
from ankle_rehab.storage.faults import StorageFault

LOOK_BACK_DAYS = 90
SWELLING_DAYS = 5  # 72 hours, and the date line crossed


class SafetyRecord(Protocol):
    """Where answers and scores are kept; the diary is one."""

    def checks(self) -> tuple[SignCheck, ...]: ...

    def add_check(self, check: SignCheck) -> SignCheck: ...

    def entries(self, since: date | None = None) -> tuple[PainEntry, ...]: ...

    def telling(self, since: date, swollen_since: date) -> tuple[PainEntry, ...]: ...

    def icings(self, since: date | None = None) -> tuple[Icing, ...]: ...

    def open_icing(self) -> Icing | None: ...


class Guard(QObject):
    """Reads the diary, applies the rules of `domain.safety`, and writes down answered pages of signs."""

    def __init__(
        self, clock: Clock, record: SafetyRecord, text_version: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._record = record
        self._text_version = text_version
        self._unsaved: list[SignCheck] = []

    def standing(self) -> Standing:
        """What holds now."""
        now = self._clock.now()
        today = now.date()
        since, swollen_since = (today - timedelta(days=days) for days in (LOOK_BACK_DAYS, SWELLING_DAYS))
        held = standing(self._checks(), self._record.telling(since, swollen_since), now)
        iced = self._iced()
        return replace(held, cold=iced or self._cold(now), iced=iced)

    def _iced(self) -> bool:
        running = self._record.open_icing()
        return running is not None and running.cold

    def _cold(self, now: datetime) -> bool:
        return cold_until(self._record.icings(now.date() - timedelta(days=1)), now) is not None

    def closed_by(self, routine: Routine, *, moves: bool = True) -> tuple[Reason, ...]:
        """Why a routine is closed before any score is asked; empty when it is open."""
        return closed_by(routine.gate, self.standing(), moves=moves)

    def known_score(self, routine: Routine, sore: tuple[Side, ...] = ()) -> int | None:
        """Today's score of the sore sides where the routine may start without asking, otherwise None: ask."""
        score = self.score_today(sore)
        return score if may_skip_question(routine.gate, score) else None

    def score_today(self, sore: tuple[Side, ...] = ()) -> int | None:
        """The latest score of today, the worse side of two; None when a sore side has none today."""
        today = self._clock.now().date()
        entries = self._record.entries(today)
        return worst_latest(tuple(entry for entry in entries if entry.refers_to.local_date == today), sore)

    def clear(self, routine: Routine, rest_score: int | None, *, moves: bool = True) -> Clearance | Refusal:
        """The clearance for a routine, or why there is none; `rest_score` (0-10) None where none is known.

        `moves` is false for a session in which no movement is left.
        """
        return clear(routine, self.standing(), rest_score, self._clock.now(), moves=moves)

    def answered_at(self) -> datetime | None:
        """When a sign or a twist was last ticked, by the clock on the wall here; None if never."""
        ticked = (check.at.utc for check in self._checks() if check.signs or check.twisted)
        last = max(ticked, default=None)
        return None if last is None else last.astimezone(self._clock.now().tzinfo)

    def answer(self, signs: frozenset[Sign], *, twisted: bool) -> Standing:
        """Keep an answered page of signs; returns what holds after it."""
        self._add(SignCheck(self._stamp(), signs, twisted, self._text_version))
        return self.standing()

    def release(self, how: Release) -> Standing:
        """Keep that the signs were seen by a professional or ticked by mistake."""
        self._add(SignCheck(self._stamp(), frozenset(), False, self._text_version, how))
        return self.standing()

    def _add(self, check: SignCheck) -> None:
        """What a full or missing disk refuses, which the diary tells, holds all the same until the end."""
        try:
            self._record.add_check(check)
        except StorageFault:
            self._unsaved.append(check)

    def _checks(self) -> tuple[SignCheck, ...]:
        return (*self._record.checks(), *self._unsaved)

    def _stamp(self) -> Stamp:
        return Stamp.of(self._clock.now(), self._clock.zone())
