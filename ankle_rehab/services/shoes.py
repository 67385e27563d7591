"""The user's running shoes; each change can be undone."""

from __future__ import annotations

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.shoe import Shoe, Wear, wear
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.shoe_store import ShoeStore


class Shoes:
    """Reads and writes through the diary, which tells `Topic.SHOES` and every trouble."""

    def __init__(self, diary: Diary, database: Database, clock: Clock) -> None:
        self._diary = diary
        self._store = ShoeStore(database)
        self._clock = clock

    def shoes(self) -> tuple[Shoe, ...]:
        """Every pair in use, in the order in which they were written down."""
        return self._diary.read(self._store.shoes)

    def wear(self, shoe: Shoe) -> Wear:
        """What is to be said of a pair today."""
        return wear(shoe, self._clock.now().date())

    def keep(self, shoe: Shoe) -> None:
        """Write down a new pair, or change the one of that number; raises ValueError without a name."""
        if not shoe.name.strip():
            raise ValueError("a pair of shoes needs a name")
        work = self._store.add if shoe.id is None else self._store.change
        self._diary.write(lambda: work(shoe), Topic.SHOES, Action.SHOE)

    def retire(self, shoe_id: int) -> None:
        """Take a pair off the list."""
        now = self._clock.now()
        self._diary.write(lambda: self._store.remove(shoe_id, now), Topic.SHOES, Action.SHOE)
