"""A pair of running shoes: how old it is and how far it went. A guide to wear, not to injury."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import IntEnum

from ankle_rehab.domain.activity import RunType
from ankle_rehab.domain.span import days_in_month
from ankle_rehab.domain.value import value


@value
class Limits:
    """A pair is looked at from `look` kilometres on, probably due from `due` ones or `months` on [S43]."""

    look: int = 480
    due: int = 800
    months: int = 12


@value
class Shoe:
    """`since` is the first day of use, `retired` the day on which it was put away; None where nobody knows.

    `kilometres` is how far it went besides the runs of the diary. It is usually worn for the kinds of run in
    `default_for`. On `looked` somebody last looked at its sole, which was worn `uneven`ly or not.
    """

    name: str
    since: date | None = None
    kilometres: float | None = None
    default_for: frozenset[RunType] = frozenset()
    looked: date | None = None
    uneven: bool | None = None
    retired: date | None = None
    id: int | None = None

    def days(self, today: date) -> int | None:
        """How many days it has been in use."""
        return None if self.since is None else max(0, (today - self.since).days)

    def in_use(self, day: date) -> bool:
        """Whether it was worn on a day, as far as is known."""
        begun = self.since is None or self.since <= day
        return begun and (self.retired is None or day <= self.retired)


@value
class Mileage:
    """What the diary knows of a pair: its runs, their kilometres, those after the last look, the last day."""

    runs: int = 0
    kilometres: float = 0.0
    since_look: float = 0.0
    last: date | None = None


class Wear(IntEnum):
    """What to say of a pair, more of it never being a smaller number."""

    NOTHING = 0
    LOOK = 1
    DUE = 2


@value
class Pair:
    """A pair with its runs, and what is to be said of it."""

    shoe: Shoe
    mileage: Mileage
    wear: Wear

    @property
    def kilometres(self) -> float | None:
        """How far it went in all, None where nothing is known of it."""
        return whole_way(self.shoe, self.mileage)


_NO_RUNS, _USUAL = Mileage(), Limits()


def whole_way(shoe: Shoe, mileage: Mileage = _NO_RUNS) -> float | None:
    """How far (km) a pair went, in the runs of the diary and besides; None where nothing is known of it."""
    if shoe.kilometres is None and not mileage.runs:
        return None
    return (shoe.kilometres or 0.0) + mileage.kilometres


def wear(shoe: Shoe, today: date, mileage: Mileage = _NO_RUNS, limits: Limits = _USUAL) -> Wear:
    """A look from `limits.look` on, until somebody looked; later probably due, by way or by age [S43]."""
    way = whole_way(shoe, mileage) or 0.0
    if way >= limits.due or (shoe.since is not None and today >= _months_after(shoe.since, limits.months)):
        return Wear.DUE
    looked = shoe.looked is not None and way - mileage.since_look >= limits.look
    return Wear.LOOK if way >= limits.look and not looked else Wear.NOTHING


def usual(shoes: Iterable[Shoe], run_type: RunType | None, day: date) -> Shoe | None:
    """The pair in use on `day` that is usually worn for a kind of run, for an easy one where none is named.

    The only pair in use, if it has no kinds, is worn for all.
    """
    worn = [shoe for shoe in shoes if shoe.in_use(day)]
    wanted = run_type or RunType.EASY
    found = next((shoe for shoe in worn if wanted in shoe.default_for), None)
    if found is None and len(worn) == 1 and not worn[0].default_for:
        return worn[0]
    return found


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day; the last day there is after the year 9999."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))
