"""What somebody looks for in the diary."""

from __future__ import annotations

from datetime import date, datetime

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Zone
from ankle_rehab.domain.value import value


@value
class Filter:
    """Which entries are wanted; everything left empty lets all of them through.

    `words` are looked for in notes and medicines: every one has to be there, as a word or the beginning of
    one, capitals and accents aside; signs that are no part of a word are passed over. Zones: one of them is
    enough. Pain and dates include both ends. Raises ValueError for a range that lets nothing through.
    """

    words: str = ""
    sides: frozenset[Side] = frozenset()
    moments: frozenset[Moment] = frozenset()
    zones: frozenset[Zone] = frozenset()
    lowest: int = 0
    highest: int = 10
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.lowest <= self.highest <= 10:
            raise ValueError("the lowest score is above the highest")
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValueError("the first day is after the last")

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for."""
        return self == Filter()

    def accepts(self, entry: PainEntry) -> bool:
        """Whether everything but the words fits; those are looked for in the diary file."""
        return (
            (not self.sides or entry.side in self.sides)
            and (not self.moments or entry.moment in self.moments)
            and (not self.zones or bool(self.zones & entry.zones))
            and self.lowest <= entry.score <= self.highest
            and (self.since is None or self.since <= entry.refers_to.local_date)
            and (self.until is None or entry.refers_to.local_date <= self.until)
        )


@value
class Cursor:
    """How far down the list somebody is: where the last entry that was read stands in it."""

    day: date
    utc: datetime
    entry_id: int

    @staticmethod
    def after(entry: PainEntry) -> Cursor:
        """The place below an entry of the diary; raises ValueError for one without a number."""
        if entry.id is None:
            raise ValueError("only an entry of the diary has a place in it")
        return Cursor(entry.refers_to.local_date, entry.refers_to.utc, entry.id)
