"""The numbers of the chart as a table that can be sorted by each of its columns."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.value import value


class SortBy(StrEnum):
    """A column of the table. Rows alike in it stand newest first."""

    DATE = "date"
    SIDE = "side"
    SCORE = "score"
    MOMENT = "moment"


@value
class Order:
    """By which column, and which end first: `downwards` is newest, highest, right or last moment first."""

    by: SortBy = SortBy.DATE
    downwards: bool = True


NEWEST_FIRST = Order()


@value
class TableRow:
    """One score; `at` is when it was felt, `late` whether it was written over 24 hours away from that."""

    entry_id: int
    at: Stamp
    side: Side
    moment: Moment
    score: int
    late: bool
