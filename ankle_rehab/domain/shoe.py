"""A pair of running shoes: how old it is and how far it went. A guide to wear, not to injury."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from ankle_rehab.domain.value import value

LOOK_AT_KILOMETRES = 480
DUE_KILOMETRES = 800
DUE_DAYS = 365


@value
class Shoe:
    """`since` is the first day of use, `kilometres` how far it went; None where nobody knows."""

    name: str
    since: date | None = None
    kilometres: float | None = None
    id: int | None = None

    def days(self, today: date) -> int | None:
        """How many days it has been in use."""
        return None if self.since is None else max(0, (today - self.since).days)


class Wear(IntEnum):
    """What to say of a pair, more of it never being a smaller number."""

    NOTHING = 0
    LOOK = 1
    DUE = 2


def wear(shoe: Shoe, today: date) -> Wear:
    """A look from 480 km on; probably due from 800 km or 12 months on [S43]."""
    kilometres, days = shoe.kilometres or 0.0, shoe.days(today) or 0
    if kilometres >= DUE_KILOMETRES or days >= DUE_DAYS:
        return Wear.DUE
    return Wear.LOOK if kilometres >= LOOK_AT_KILOMETRES else Wear.NOTHING
