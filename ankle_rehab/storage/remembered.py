"""What was read from the diary file, known for as long as nothing is written to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from ankle_rehab.storage.database import Database

Answer = TypeVar("Answer")


class Remembered(Generic[Answer]):
    """The last answer to one question; Today asks the same several times while it is built."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[int, Hashable, Answer] | None = None

    def read(self, asked: Hashable, work: Callable[[], Answer]) -> Answer:
        """What `work` reads; not again for the same that is `asked` before something is written.

        Inside of a change nothing is remembered: it may be taken back. Raises what `work` raises.
        """
        database, known = self._database, self._known
        if database.changing:
            return work()
        if known is not None and known[:2] == (database.changes, asked):
            return known[2]
        answer = work()
        self._known = (database.changes, asked, answer)
        return answer
