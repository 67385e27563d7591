"""The guard at the door: what the answers so far allow, and the clearance a session needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject

from ankle_rehab.domain import asking, triage
from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import (
    Clearance,
    Reason,
    Refusal,
    clear,
    closed_by,
    may_skip_question,
    nothing_left,
    worst_latest,
)
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.icing_rules import cold_until
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.safety import (
    LATELY_DAYS,
    LOOK_BACK_DAYS,
    Answers,
    Asked,
    Release,
    SignCheck,
    Standing,
    answers,
    at_booking,
    standing,
    waits_to_run,
)
from ankle_rehab.domain.triage import Detail, Sign
from ankle_rehab.storage.faults import StorageFault

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class SafetyRecord(Protocol):
    """Where answers and scores are kept; the diary is one."""

    def checks(self) -> tuple[SignCheck, ...]: ...

    def add_check(self, check: SignCheck) -> SignCheck: ...

    def entries(self, since: date | None = None) -> tuple[PainEntry, ...]: ...

    def telling(self, since: date, lately: date, asked: datetime) -> tuple[PainEntry, ...]: ...

    def risen(self, entries: tuple[PainEntry, ...]) -> dict[int, datetime]: ...

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
        self._unsaved_scores: tuple[PainEntry, ...] = ()
        self.ask_light: Callable[[], Light] = lambda: Light.HOLD
        """The light that holds now; asked for routines that are closed after a red one."""
        self.of_running: Callable[[], tuple[Reason, ...]] = tuple
        """What keeps a run closed; asked for routines of the run-walk ladder alone."""

    def standing(self) -> Standing:
        """What holds now."""
        now = self._clock.now()
        checks = self._checks()
        entries, risen = self._told(checks, now)
        held = standing(checks, entries, now, risen)
        iced = self._iced()
        return replace(
            held,
            cold=iced or self._cold(now),
            iced=iced,
            due=asking.due(checks, entries, now, risen),
            ice_asks=asking.ice_asks(checks, entries, held.high_score, now, risen),
        )

    def _told(
        self, checks: tuple[SignCheck, ...], now: datetime
    ) -> tuple[tuple[PainEntry, ...], dict[int, datetime]]:
        """The scores that tell something, and since when changed ones do."""
        since, lately = (now.date() - timedelta(days=days) for days in (LOOK_BACK_DAYS, LATELY_DAYS))
        entries = self._record.telling(since, lately, asking.last_asked(checks, now).pages or LONG_AGO)
        return self._with_unsaved(entries), self._record.risen(entries)

    def hold(self, entries: tuple[PainEntry, ...]) -> None:
        """Scores that a full or missing disk refused, all there are: they count until the program ends."""
        self._unsaved_scores = entries

    def _with_unsaved(self, entries: tuple[PainEntry, ...]) -> tuple[PainEntry, ...]:
        both = (*entries, *self._unsaved_scores)
        return tuple(sorted(both, key=lambda entry: entry.refers_to.utc)) if self._unsaved_scores else entries

    def left(self) -> Answers:
        """What stands of all answers, with what keeps nothing closed."""
        checks = self._checks()
        entries, risen = self._told(checks, self._clock.now())
        return answers(checks, entries, risen)

    def waits_to_run(self) -> date | None:
        """The day of an appointment up to which nobody runs, None where that is past."""
        day = waits_to_run(self._checks())
        return day if day is not None and day >= self._clock.now().date() else None

    def _iced(self) -> bool:
        running = self._record.open_icing()
        return running is not None and running.cold

    def _cold(self, now: datetime) -> bool:
        return cold_until(self._record.icings(now.date() - timedelta(days=1)), now) is not None

    def closed_by(self, routine: Routine, *, moves: bool = True) -> tuple[Reason, ...]:
        """Why a routine is closed before any score is asked; empty when it is open."""
        light, running, standing = self.light_for(routine), self._running(routine), self.standing()
        reasons = closed_by(routine.gate, standing, moves=moves, light=light, running=running)
        return (*reasons, *((Reason.NOTHING_LEFT,) if nothing_left(routine, standing) else ()))

    def light_for(self, routine: Routine) -> Light:
        """The light that holds now, looked for only where the gate wants to know it."""
        return self.ask_light() if routine.gate.not_after_red else Light.HOLD

    def known_score(self, routine: Routine, sore: tuple[Side, ...] = ()) -> int | None:
        """Today's score of the sore sides where the routine may start without asking, otherwise None: ask."""
        score = self.score_today(sore)
        return score if may_skip_question(routine.gate, score) else None

    def score_today(self, sore: tuple[Side, ...] = ()) -> int | None:
        """The latest score of today, the worse side of two; None when a sore side has none today."""
        today = self._clock.now().date()
        entries = self._with_unsaved(self._record.entries(today))
        return worst_latest(tuple(entry for entry in entries if entry.refers_to.local_date == today), sore)

    def clear(self, routine: Routine, score: int | None, *, moves: bool = True) -> Clearance | Refusal:
        """The clearance for a routine, or why there is none; `score` (0-10) is what its gate asks for.

        `moves` is false for a session in which no movement is left.
        """
        now, light, running = self._clock.now(), self.light_for(routine), self._running(routine)
        return clear(routine, self.standing(), score, now, moves=moves, light=light, running=running)

    def _running(self, routine: Routine) -> tuple[Reason, ...]:
        return self.of_running() if routine.gate.running else ()

    def answered_at(self) -> datetime | None:
        """When a sign or a twist was last ticked, by the clock on the wall here; None if never."""
        ticked = (check.at.utc for check in self._checks() if check.signs or check.twisted)
        last = max(ticked, default=None)
        return None if last is None else last.astimezone(self._clock.now().tzinfo)

    def last_ticked(self) -> SignCheck | None:
        """The last answer on which a sign or a twist was ticked, whatever came of it."""
        told = (check for check in self._checks() if check.release in (None, Release.CORRECTED))
        return max((check for check in told if check.signs or check.twisted), key=_when, default=None)

    def look_back(self) -> datetime | None:
        """The last full check, by the clock on the wall here; None before the first one."""
        now = self._clock.now()
        pages = asking.last_asked(self._checks(), now).pages
        return None if pages is None else pages.astimezone(now.tzinfo)

    def asks_about_you(self) -> bool:
        """Whether "About you" was never answered, or not in the last 90 days."""
        now = self._clock.now()
        last = asking.last_asked(self._checks(), now).about_you
        return last is None or now - last >= asking.ABOUT_YOU_HOLDS

    def was_the_same(self) -> bool:
        """Whether all that keeps something closed wants an appointment, and was ticked and closed before."""
        checks = self._checks()
        now = self.standing()
        if not now.open_signs or not now.open_signs <= at_booking(self.left()):
            return False
        closed = frozenset[Sign]().union(
            *(
                check.closes
                for check in checks
                if check.release in (Release.SEEN, Release.BOOKED, Release.SAME)
            )
        )
        return now.open_signs <= closed

    def answer(
        self,
        signs: frozenset[Sign],
        *,
        twisted: bool,
        details: frozenset[Detail] = frozenset(),
        page: Asked = Asked.ALL,
    ) -> Standing:
        """Keep an answer about the signs; returns what holds after it."""
        level = triage.worst(signs, details)
        self._add(
            SignCheck(
                self._stamp(), signs, twisted, self._text_version, details=details, page=page, level=level
            )
        )
        return self.standing()

    def release(
        self,
        how: Release,
        *,
        on: date | None = None,
        note: str = "",
        of: frozenset[Sign] = frozenset(),
        twist: bool = False,
    ) -> Standing:
        """Keep how what is ticked ends: `on` is the day on which one was seen or is booked for.

        "By mistake" takes back the last page with one of the signs `of`, or with a twist if `twist` says that
        it is meant too; if nothing is named the last page with a tick, without one the last twist. Changed
        answers are told by `correct`.
        """
        left = self.left()
        untwists = False
        match how:
            case Release.SEEN:
                closes = left.signs
            case Release.BOOKED | Release.SAME:
                closes = at_booking(left)
            case _:
                named = bool(of) or twist
                ticked = [page for page in left.pages if page.signs or page.twisted]
                meant = [page for page in ticked if page.signs & of or (twist and page.twisted)]
                last = next(reversed(meant if named else ticked), None)
                closes = frozenset() if last is None else last.signs
                untwists = bool(left.twists) if last is None else last.twisted and (twist or not named)
        return self._end(how, closes, untwists=untwists, on=on, note=note)

    def untwist(self) -> Standing:
        """Keep that the last twist, on a page or in the diary, was ticked by mistake."""
        return self._end(Release.MISTAKE, frozenset(), untwists=True)

    def _end(
        self, how: Release, closes: frozenset[Sign], *, untwists: bool, on: date | None = None, note: str = ""
    ) -> Standing:
        self._add(
            SignCheck(
                self._stamp(),
                frozenset(),
                False,
                self._text_version,
                how,
                page=Asked.NOTHING,
                closes=closes,
                untwists=untwists,
                on=on,
                note=note,
            )
        )
        return self.standing()

    def correct(self, signs: frozenset[Sign], *, twisted: bool, details: frozenset[Detail]) -> Standing:
        """Keep changed answers in one record: what is not ticked any more ends, what is ticked holds."""
        left, had = self.left(), self.standing().calm
        self._add(
            SignCheck(
                self._stamp(),
                signs,
                twisted and not had,
                self._text_version,
                Release.CORRECTED,
                details,
                Asked.NOTHING,
                triage.worst(signs, details),
                left.signs - signs,
                had and not twisted,
            )
        )
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


def _when(check: SignCheck) -> datetime:
    return check.at.utc
