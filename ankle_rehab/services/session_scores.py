"""The scores of a session: before, when it hurts, the worst and now; each is in the diary when chosen."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.storage.faults import StorageFault


class ScoreKeeper(Protocol):
    """Where scores are kept; the diary is one."""

    def add_pains(self, entries: tuple[PainEntry, ...]) -> tuple[PainEntry, ...]: ...

    def remove_pain(self, entry_id: int) -> None: ...


class SessionScores(QObject):
    """Writes the scores of one session after the other.

    A score that cannot be written is told by its keeper, and the session goes on; `unsaved` carries all of
    these, so that they count until the program ends.
    """

    unsaved = Signal(object)

    def __init__(self, clock: Clock, keeper: ScoreKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._keeper = keeper
        self._sides: tuple[Side, ...] = ()
        self._last: dict[tuple[Moment, int | None], tuple[PainEntry, ...]] = {}
        self._during: tuple[PainEntry, ...] = ()
        self._unsaved: tuple[PainEntry, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that the check-in was about; empty when nothing was asked."""
        return self._sides

    def begin(self, sides: tuple[Side, ...]) -> None:
        """A session is about to start that is about these sides; empty when it is not known."""
        self._sides = sides
        self._last.clear()
        self._during = ()

    def told(self, sides: tuple[Side, ...], session_id: int | None) -> tuple[int | None, int | None]:
        """The worst of this session and how it was after it, as the diary has it of one of these sides.

        None for what was not said of them.
        """
        answered = self._score(self._last.get((Moment.DURING_WORST, session_id), ()), sides)
        during = tuple(entry for entry in self._during if entry.session_id == session_id)
        worst = self._score(during, sides) if answered is None else answered
        return worst, self._score(self._last.get((Moment.AFTER_60MIN, session_id), ()), sides)

    def before(self, score: int, *, walking: bool = False) -> None:
        """Pain before the session (0-10), at rest or when walking a few steps."""
        self._add(Moment.OTHER if walking else Moment.REST_BEFORE, self._sides, score, None)

    def hurt(self, sides: tuple[Side, ...], score: int, session_id: int | None) -> None:
        """A score given during the session; each is kept by itself."""
        self._during += self._add(Moment.DURING_WORST, sides, score, session_id)

    def worst(self, sides: tuple[Side, ...], score: int, session_id: int | None) -> bool:
        """The worst of the session, asked at its end; another answer takes the place of the first.

        Returns whether it is in the diary.
        """
        return self._replace(Moment.DURING_WORST, sides, score, session_id)

    def after(self, sides: tuple[Side, ...], score: int, session_id: int | None) -> bool:
        """How it is now that the session is over, in the same way."""
        return self._replace(Moment.AFTER_60MIN, sides, score, session_id)

    def _score(self, entries: tuple[PainEntry, ...], sides: tuple[Side, ...]) -> int | None:
        return max((entry.score for entry in entries if entry.side in sides), default=None)

    def _replace(self, moment: Moment, sides: tuple[Side, ...], score: int, session_id: int | None) -> bool:
        self._unsaved = tuple(
            one for one in self._unsaved if (one.moment, one.session_id) != (moment, session_id)
        )
        kept = self._add(moment, sides, score, session_id)
        self.unsaved.emit(self._unsaved)
        if not kept:
            return False
        before = self._last.get((moment, session_id), ())
        self._last[moment, session_id] = kept
        for entry in before:
            if entry.id is not None:
                with suppress(StorageFault):
                    self._keeper.remove_pain(entry.id)
        return True

    def _add(
        self, moment: Moment, sides: tuple[Side, ...], score: int, session_id: int | None
    ) -> tuple[PainEntry, ...]:
        stamp = Stamp.of(self._clock.now(), self._clock.zone())
        entries = tuple(PainEntry(side, score, moment, stamp, stamp, session_id=session_id) for side in sides)
        with suppress(StorageFault):
            return self._keeper.add_pains(entries)
        self._unsaved += entries
        self.unsaved.emit(self._unsaved)
        return ()
