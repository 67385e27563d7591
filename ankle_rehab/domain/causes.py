"""Why may it hurt: which parts of the article fit the answers."""

from __future__ import annotations

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.value import value

FITS_FROM = 3


@value
class CauseCheck:
    """One answered page; `ticked` are the ids of its questions."""

    at: Stamp
    ticked: frozenset[str]
    text_version: str
    id: int | None = None
