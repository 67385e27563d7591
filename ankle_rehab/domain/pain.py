"""One pain score with everything that may be said about it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.value import value

LATE_AFTER = timedelta(hours=24)
SCORES = 11


class Moment(StrEnum):
    """When the pain was felt."""

    REST_BEFORE = "rest_before"
    DURING_WORST = "during_worst"
    AFTER_60MIN = "after_60min"
    NEXT_MORNING = "next_morning"
    OTHER = "other"


class Zone(StrEnum):
    """A place on the ankle map."""

    OUTER_FRONT = "outer_front"
    OUTER_BONE = "outer_bone"
    OUTER_BEHIND = "outer_behind"
    INNER_BONE = "inner_bone"
    INNER_BEHIND = "inner_behind"
    FRONT_JOINT = "front_joint"
    ABOVE_ANKLE = "above_ankle"
    ACHILLES = "achilles"
    HEEL_BACK = "heel_back"
    HEEL_UNDER = "heel_under"
    ARCH = "arch"
    MIDFOOT_OUTER = "midfoot_outer"
    MIDFOOT_INNER = "midfoot_inner"
    CALF = "calf"
    OTHER = "other"


class Swelling(StrEnum):
    NONE = "none"
    LITTLE = "little"
    CLEAR = "clear"
    LARGE = "large"


class Stiffness(StrEnum):
    """Minutes in the morning until it moves easily."""

    NONE = "0"
    UP_TO_5 = "1-5"
    UP_TO_15 = "6-15"
    UP_TO_30 = "16-30"
    LONGER = "more than 30"


class Support(StrEnum):
    NONE = "none"
    BRACE = "brace"
    BANDAGE = "bandage"
    CRUTCHES = "crutches"
    TAPE = "tape"


class Band(StrEnum):
    """The word that goes with a score (clinical bands 0, 1-3, 4-6, 7-10)."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


def band(score: int) -> Band:
    """The band of a score on the 0-10 numeric rating scale; raises ValueError outside of it."""
    check_score(score)
    if score == 0:
        return Band.NONE
    if score <= 3:
        return Band.MILD
    return Band.MODERATE if score <= 6 else Band.SEVERE


def check_score(score: int) -> None:
    """Raise ValueError unless `score` is a whole number from 0 to 10."""
    if isinstance(score, bool) or not isinstance(score, int) or not 0 <= score <= 10:
        raise ValueError(f"a pain score is a whole number from 0 to 10, not {score!r}")


@value
class PainEntry:
    """One score of one side. None and empty mean "not asked or not answered", never zero.

    `recorded` is when it was written, `refers_to` when it was felt; `session_id` and `activity_id` name the
    session or the run that it belongs to. `id` is given by the diary file.
    """

    side: Side
    score: int
    moment: Moment
    recorded: Stamp
    refers_to: Stamp
    zones: frozenset[Zone] = frozenset()
    swelling: Swelling | None = None
    stiffness: Stiffness | None = None
    limp: bool | None = None
    gave_way: bool | None = None
    twist: bool | None = None
    support: frozenset[Support] = frozenset()
    woke_at_night: bool | None = None
    medicine: str = ""
    medicine_at: Stamp | None = None
    note: str = ""
    session_id: int | None = None
    activity_id: int | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        check_score(self.score)

    @property
    def late(self) -> bool:
        """Whether it was written more than 24 hours after or before it was felt."""
        return abs(self.recorded.utc - self.refers_to.utc) > LATE_AFTER


@value
class PastEntry:
    """What an entry said until it was changed at `changed`."""

    changed: Stamp
    was: PainEntry


@value
class ThrownAway:
    """An entry in the trash since `deleted` (UTC)."""

    deleted: datetime
    entry: PainEntry
