from collections.abc import Iterable
from datetime import datetime

DAILY: int
WEEKLY: int
MONTHLY: int

def rrule(
    freq: int,
    dtstart: datetime | None = None,
    interval: int = 1,
    *,
    bysetpos: int | None = None,
    bymonthday: Iterable[int] | None = None,
    byweekday: Iterable[int] | None = None,
) -> Iterable[datetime]: ...
