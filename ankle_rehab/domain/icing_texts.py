"""The written texts around the cold: what is ticked before, read during, asked after, and who should not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ankle_rehab.domain.icing import SkinCheck
from ankle_rehab.domain.icing_rules import Condition


@dataclass(frozen=True, slots=True)
class IcingTexts:
    """All reviewed sentences of icing in one language.

    `start` and `bony` stand before the start, `wrapped` and `awake` are the two ticks, `feeling` is shown
    while the cold is on. `checks` has a text for each look at the skin. `unsure` follows skin that is not
    normal yet, `still_not` skin that is not normal after half an hour, `afterwards` every icing.
    `conditions` words each condition as something one can tick.
    """

    version: str
    start: str
    bony: str
    wrapped: str
    awake: str
    feeling: str
    checks: Mapping[SkinCheck, str]
    one_minute: str
    off: str
    unanswered: str
    skin_question: str
    unsure: str
    still_not: str
    afterwards: str
    conditions_question: str
    conditions: Mapping[Condition, str]
    hard_stop: str
    ask_first: str
    sources: tuple[str, ...]
