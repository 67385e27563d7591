"""Everything that is said while an elastic bandage is worn, in the words of one language."""

from __future__ import annotations

from collections.abc import Mapping

from ankle_rehab.domain.bandage import FitCheck
from ankle_rehab.domain.value import value


@value
class BandageWords:
    """`next_look` and `wait` hold `{at}`, a time of day; `worn` holds `{side}`."""

    text_version: str
    title: str
    intro: str
    put_on: str
    worn: str
    next_look: str
    checks: Mapping[FitCheck, str]
    question: str
    all_well: str
    not_well: str
    bedtime_well: str
    bedtime_not_well: str
    louder: str
    take_off: str
    wait: str
    feeling: str
    feeling_back: str
    feeling_not_back: str
    wrap_looser: str
    taken_off: str
    closed: str
    sources: tuple[str, ...]
