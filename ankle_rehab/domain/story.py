"""What somebody wants to tell and ask the doctor, in words of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp

ACTIVITIES = 3
DAYS_BETWEEN_SCORES = 14


class Part(StrEnum):
    """What may go onto the page for the doctor, in the order in which it stands there."""

    STORY = "story"
    CHART = "chart"
    SUMMARY = "summary"
    WORST_DAYS = "worst-days"
    LOAD = "load"
    SIGNS = "signs"
    ACTIVITIES = "activities"
    DONE = "done"
    MEDICINES = "medicines"
    QUESTIONS = "questions"


UNASKED = frozenset({Part.LOAD})
"""What stands on the page only when it is wanted."""


@dataclass(frozen=True, slots=True)
class Story:
    """Empty means not said. `questions` None means that the list was never touched: the preset one holds.

    `left_out` is what the user does not want on the page, `added` what of `UNASKED` is wanted.
    """

    since_when: str = ""
    how_it_began: str = ""
    earlier_sprains: str = ""
    what_makes_it_worse: str = ""
    questions: tuple[str, ...] | None = None
    left_out: frozenset[Part] = frozenset()
    added: frozenset[Part] = frozenset()

    @property
    def parts(self) -> frozenset[Part]:
        """What stands on the page."""
        return (frozenset(Part) - UNASKED - self.left_out) | (self.added & UNASKED)

    def with_part(self, part: Part, *, on: bool) -> Story:
        """The same with this part on the page or not."""
        if part in UNASKED:
            return replace(self, added=self.added | {part} if on else self.added - {part})
        return replace(self, left_out=self.left_out - {part} if on else self.left_out | {part})


@dataclass(frozen=True, slots=True)
class ActivityScore:
    """How well an activity goes: 0 "cannot do it", 10 "as well as before"; raises ValueError outside."""

    at: Stamp
    score: int

    def __post_init__(self) -> None:
        if isinstance(self.score, bool) or not 0 <= self.score <= 10:
            raise ValueError("a score is a whole number from 0 to 10")


@dataclass(frozen=True, slots=True)
class OwnActivity:
    """One of the (at most three) activities that matter to this person, its scores oldest first.

    The idea is the patient-specific functional scale (Stratford 1995): own activities, each scored 0-10.
    """

    id: int
    name: str
    scores: tuple[ActivityScore, ...] = ()
