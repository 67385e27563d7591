"""A run, a ride, a row, a swim or a walk as it was done: written down by hand or read from a watch's file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.value import value

if TYPE_CHECKING:
    from ankle_rehab.domain.load import Rule

METRES_A_MILE = 1609.344
LEAST_KILOMETRES, LEAST_MINUTES = 1.0, 5.0


class Sport(StrEnum):
    """What was done. DEEP_WATER is running in deep water; OTHER is anything that is named in the note."""

    RUN = "run"
    BIKE = "bike"
    ROWER = "rower"
    SWIM = "swim"
    DEEP_WATER = "deep-water-run"
    STRENGTH = "strength"
    WALK = "walk"
    OTHER = "other"

    @property
    def low_impact(self) -> bool:
        """Whether it is cross-training that spares the ankle the impact of a run [S30]."""
        return self in (Sport.BIKE, Sport.ROWER, Sport.SWIM, Sport.DEEP_WATER)

    @property
    def active(self) -> bool:
        """Whether it makes a day active; walking does not."""
        return self is not Sport.WALK


class RunType(StrEnum):
    """What kind of run it was, in the runner's own word."""

    EASY = "easy"
    LONG = "long"
    INTERVALS = "intervals"
    TEMPO = "tempo"
    HILLS = "hills"
    TIME_TRIAL = "time-trial"
    RACE = "race"


class Surface(StrEnum):
    ROAD = "road"
    TRAIL = "trail"
    TRACK = "track"
    GRASS = "grass"
    TREADMILL = "treadmill"
    MIXED = "mixed"


class Source(StrEnum):
    """Where it is known from; PLAYER is a session of the run-walk ladder."""

    HAND = "hand"
    FIT = "fit"
    GPX = "gpx"
    TCX = "tcx"
    PLAYER = "player"


class Prep(StrEnum):
    """What belongs around a run; kept where it was done without the program."""

    MOBILITY_BEFORE = "mobility-before"
    BALL_BEFORE = "ball-before"
    BALL_AFTER = "ball-after"


def counts_as_run(sport: Sport, kilometres: float | None, minutes: float | None) -> bool:
    """A run from 1 km or 5 min on; one of which neither is known counts."""
    if sport is not Sport.RUN:
        return False
    if kilometres is None and minutes is None:
        return True
    return (kilometres or 0) >= LEAST_KILOMETRES or (minutes or 0) >= LEAST_MINUTES


@value
class Lap:
    """One lap: `seconds` long, `metres` far, with a mean heart rate in beats a minute."""

    seconds: float
    metres: float | None = None
    heart_rate: int | None = None


@value
class Activity:
    """One activity; None where it is not known, never 0 in its place.

    `seconds` is moving time, `elapsed` the time from beginning to end. `timed` is false where only the day is
    known; `start` is noon then. `effort` is 0 to 10, `hard` the runner's own label, which always wins.
    `heart_rate` and `top_heart_rate` are beats a minute. `partial` is a file that broke off. `file_mark` is
    the file it came from, `session_id` the session of the ladder that it is the same as. `anyway` are the
    rules of load that the runner has read of it and leaves it at.
    """

    sport: Sport
    start: Stamp
    seconds: float | None = None
    metres: float | None = None
    elapsed: float | None = None
    timed: bool = True
    effort: int | None = None
    run_type: RunType | None = None
    hard: bool | None = None
    surface: Surface | None = None
    shoe_id: int | None = None
    heart_rate: int | None = None
    top_heart_rate: int | None = None
    laps: tuple[Lap, ...] = ()
    source: Source = Source.HAND
    partial: bool = False
    without_program: frozenset[Prep] = frozenset()
    note: str = ""
    file_mark: str = ""
    session_id: int | None = None
    anyway: frozenset[Rule] = frozenset()
    id: int | None = None

    def __post_init__(self) -> None:
        for amount in (self.seconds, self.metres, self.elapsed):
            if amount is not None and not 0 <= amount < float("inf"):
                raise ValueError("times and distances are 0 or more")
        if self.effort is not None and not 0 <= self.effort <= 10:
            raise ValueError("effort is from 0 to 10")

    @property
    def is_run(self) -> bool:
        """Whether the rules count it as a run."""
        return counts_as_run(self.sport, self.kilometres, self.minutes)

    @property
    def is_active(self) -> bool:
        """Whether it makes its day an active one; a run too short to be one does not."""
        return self.is_run if self.sport is Sport.RUN else self.sport.active

    @property
    def kilometres(self) -> float | None:
        return None if self.metres is None else self.metres / 1000

    @property
    def minutes(self) -> float | None:
        """How long it took: moving time, or the time from beginning to end where that is not known."""
        known = self.seconds if self.seconds is not None else self.elapsed
        return None if known is None else known / 60
