"""The user's running shoes and how far they went; each change can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ankle_rehab.domain.activity import RunType
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.shoe import Limits, Mileage, Pair, Shoe, Wear, usual, wear
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.shoe_store import ShoeStore


def limits_of(settings: Settings) -> Limits:
    """When a pair is to be looked at and probably due, as the user chose."""
    return Limits(settings.shoe_look, settings.shoe_due, settings.shoe_months)


class Shoes:
    """Reads and writes through the diary, which tells `Topic.SHOES` and every trouble.

    How far a pair went changes with `Topic.RUNS` too.
    """

    def __init__(
        self, diary: Diary, database: Database, clock: Clock, limits: Callable[[], Limits] = Limits
    ) -> None:
        self._diary = diary
        self._store = ShoeStore(database)
        self._clock = clock
        self._limits = limits

    def shoes(self) -> tuple[Shoe, ...]:
        """Every pair in use, in the order in which they were written down."""
        return tuple(shoe for shoe in self._diary.read(self._store.shoes) if shoe.retired is None)

    def pairs(self) -> tuple[Pair, ...]:
        """Every pair with how far it went: those in use, then those put away, the last of these first."""
        pairs = self._diary.read(self._pairs)
        put_away = [pair for pair in pairs if pair.shoe.retired is not None]
        put_away.sort(key=lambda pair: pair.shoe.retired or date.min, reverse=True)
        return (*(pair for pair in pairs if pair.shoe.retired is None), *put_away)

    def wear(self, shoe: Shoe) -> Wear:
        """What is to be said of a pair today."""
        return self._judged(shoe, self._diary.read(self._store.mileage)).wear

    def usual(self, run_type: RunType | None = None, day: date | None = None) -> Shoe | None:
        """The pair usually worn for a kind of run (see `domain.shoe.usual`), today or on another day."""
        return usual(self._diary.read(self._store.shoes), run_type, day or self._today())

    def keep(self, shoe: Shoe) -> Shoe:
        """Write down a new pair, or change the one of that number; returns it as it is kept.

        A kind of run has one usual pair: no other keeps it. Raises ValueError without a name.
        """
        if not shoe.name.strip():
            raise ValueError("a pair of shoes needs a name")

        def work() -> Shoe:
            for other in self._store.shoes():
                if other.id != shoe.id and other.default_for & shoe.default_for:
                    self._store.change(replace(other, default_for=other.default_for - shoe.default_for))
            return self._store.add(shoe) if shoe.id is None else self._store.change(shoe)

        return self._diary.write(work, Topic.SHOES, Action.SHOE)

    def looked_at(self, shoe: Shoe, *, uneven: bool) -> None:
        """Somebody has looked at its sole today."""
        self.keep(replace(shoe, looked=self._today(), uneven=uneven))

    def retire(self, shoe_id: int) -> None:
        """Put a pair away: it stays with its runs, and is offered for no other."""
        self._change(shoe_id, lambda shoe: replace(shoe, retired=self._today(), default_for=frozenset()))

    def take_up(self, shoe_id: int) -> None:
        """Take a pair up again that was put away."""
        self._change(shoe_id, lambda shoe: replace(shoe, retired=None))

    def remove(self, shoe_id: int) -> None:
        """Throw a pair away; its runs stay."""
        now = self._clock.now()
        self._diary.write(lambda: self._store.remove(shoe_id, now), Topic.SHOES, Action.SHOE)

    def _change(self, shoe_id: int, changed: Callable[[Shoe], Shoe]) -> None:
        def work() -> None:
            for shoe in self._store.shoes():
                if shoe.id == shoe_id:
                    self._store.change(changed(shoe))

        self._diary.write(work, Topic.SHOES, Action.SHOE)

    def _pairs(self) -> list[Pair]:
        ways = self._store.mileage()
        return [self._judged(shoe, ways) for shoe in self._store.shoes()]

    def _judged(self, shoe: Shoe, ways: dict[int, Mileage]) -> Pair:
        way = ways.get(shoe.id or 0, Mileage())
        return Pair(shoe, way, wear(shoe, self._today(), way, self._limits()))

    def _today(self) -> date:
        return self._clock.now().date()
