from collections.abc import Iterable, Iterator
from datetime import datetime

DAILY: int
WEEKLY: int
MONTHLY: int

class rrule:
    def __init__(
        self,
        freq: int,
        dtstart: datetime | None = None,
        interval: int = 1,
        count: int | None = None,
        until: datetime | None = None,
        bysetpos: int | Iterable[int] | None = None,
        bymonthday: int | Iterable[int] | None = None,
        byweekday: int | Iterable[int] | None = None,
    ) -> None: ...
    def __iter__(self) -> Iterator[datetime]: ...
