"""One record of a file from outside, checked part by part."""

from __future__ import annotations

from collections.abc import Sequence

from ankle_rehab.domain.value import value
from ankle_rehab.exchange.kinds import Kind
from ankle_rehab.exchange.source import Row


@value
class Found:
    """Its columns and what is inside of it; `place` and `number` are as in NotUnderstood.

    `owner` is the number of the record it belongs to, where it does not stand inside of that.
    """

    kind: Kind
    place: str
    number: int
    row: Row
    inner: Sequence[Row] = ()
    owner: int | None = None
