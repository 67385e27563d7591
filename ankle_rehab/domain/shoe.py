"""A pair of running shoes: how old it is and how far it went. A guide to wear, not to injury."""

from __future__ import annotations

from datetime import date

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
