"""An entry that is still being written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Stiffness, Support, Swelling, Zone
from ankle_rehab.domain.value import value

STILL_NOW = timedelta(hours=1)


@value
class EntryDraft:
    """Everything that may be said, none of it needed yet. `entry_id` names the entry that is being changed.

    `refers_to` None means now. Two sides are stored as two entries. Nothing typed is ever altered.
    """

    sides: frozenset[Side] = frozenset()
    score: int | None = None
    moment: Moment = Moment.OTHER
    refers_to: Stamp | None = None
    zones: frozenset[Zone] = frozenset()
    swelling: Swelling | None = None
    stiffness: Stiffness | None = None
    limp: bool | None = None
    gave_way: bool | None = None
    twist: bool | None = None
    support: frozenset[Support] = frozenset()
    woke_at_night: bool | None = None
    medicine: str = ""
    medicine_at: Stamp | None = None
    note: str = ""
    session_id: int | None = None
    activity_id: int | None = None
    entry_id: int | None = None

    @staticmethod
    def of(entry: PainEntry) -> EntryDraft:
        """An entry of the diary, opened to be changed."""
        return EntryDraft(
            sides=frozenset({entry.side}),
            score=entry.score,
            moment=entry.moment,
            refers_to=entry.refers_to,
            zones=entry.zones,
            swelling=entry.swelling,
            stiffness=entry.stiffness,
            limp=entry.limp,
            gave_way=entry.gave_way,
            twist=entry.twist,
            support=entry.support,
            woke_at_night=entry.woke_at_night,
            medicine=entry.medicine,
            medicine_at=entry.medicine_at,
            note=entry.note,
            session_id=entry.session_id,
            activity_id=entry.activity_id,
            entry_id=entry.id,
        )

    def taken_up(self, written: Stamp, now: Stamp) -> EntryDraft:
        """The draft as it is gone on with: what was "now" when it was written is not now for ever."""
        if self.refers_to is None and now.utc - written.utc > STILL_NOW:
            return replace(self, refers_to=written)
        return self

    @property
    def complete(self) -> bool:
        """Whether it can be saved: a side and a score are all that is needed."""
        return bool(self.sides) and self.score is not None

    def entries(self, now: Stamp) -> tuple[PainEntry, ...]:
        """One entry for each side, the left one first; raises ValueError while it is not complete."""
        if self.score is None or not self.sides:
            raise ValueError("an entry needs a side and a score")
        score = self.score
        return tuple(
            PainEntry(
                side=side,
                score=score,
                moment=self.moment,
                recorded=now,
                refers_to=self.refers_to or now,
                zones=self.zones,
                swelling=self.swelling,
                stiffness=self.stiffness,
                limp=self.limp,
                gave_way=self.gave_way,
                twist=self.twist,
                support=self.support,
                woke_at_night=self.woke_at_night,
                medicine=self.medicine,
                medicine_at=self.medicine_at,
                note=self.note,
                session_id=self.session_id,
                activity_id=self.activity_id,
                id=self.entry_id,
            )
            for side in Side
            if side in self.sides
        )
