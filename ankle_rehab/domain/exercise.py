"""An exercise: what to do, for how long, how much pain is acceptable, and what is easier or harder."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from ankle_rehab.domain.value import value

LEAST_SECONDS = 5.0
LONGEST_REST = 120.0

_Number = TypeVar("_Number", int, float)


class Side(StrEnum):
    """One foot."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Mode(StrEnum):
    """How the work of an exercise is counted."""

    HOLD = "hold"
    REPS = "reps"
    CONTINUOUS = "continuous"


@value
class Dose:
    """How much of an exercise; all times in seconds.

    `seconds` is the length of one hold or of the continuous work (0 for repetitions). `tempo` is the
    seconds of each part of one repetition: one number, or up, hold, down. `rest` stands between sets of
    one side, `switch` between sides.
    """

    mode: Mode
    sets: int = 1
    reps: int = 0
    seconds: float = 0
    tempo: tuple[float, ...] = ()
    rest: float = 0
    switch: float = 5

    def __post_init__(self) -> None:
        if self.sets < 1:
            raise ValueError("a dose has at least one set")
        if self.mode is Mode.REPS and (
            self.reps < 1 or len(self.tempo) not in (1, 3) or sum(self.tempo) <= 0
        ):
            raise ValueError("repetitions need a number and a tempo of one or three parts")
        if self.mode is not Mode.REPS and self.seconds <= 0:
            raise ValueError("a hold or continuous work needs seconds")
        if self.rest < 0 or self.switch < 0 or any(part < 0 for part in self.tempo):
            raise ValueError("times are never negative")

    @property
    def set_seconds(self) -> float:
        """Seconds of work in one set of one side."""
        return self.reps * sum(self.tempo) if self.mode is Mode.REPS else self.seconds

    @property
    def side_seconds(self) -> float:
        """Seconds of work of one side in all its sets."""
        return self.sets * self.set_seconds

    def no_more_than(self, other: Dose) -> Dose:
        """This dose with sets, then repetitions or seconds, taken away until it is no more than `other`."""
        dose = self
        while dose.sets > 1 and dose.side_seconds > other.side_seconds:
            dose = replace(dose, sets=dose.sets - 1)
        if dose.side_seconds <= other.side_seconds:
            return dose
        if dose.mode is Mode.REPS:
            return replace(dose, reps=max(1, int(other.side_seconds / sum(dose.tempo))))
        return replace(dose, seconds=other.side_seconds)


@value
class Level:
    """An easier or harder way of doing an exercise: what changes, in words, and its dose."""

    words: str
    dose: Dose


@value
class Between:
    """What is done between the sets of intervals, and after the last: its large word, its movement, a cue."""

    word: str
    figure: str
    cue: str


@value
class Exercise:
    """One exercise of the catalogue, in the words of one language.

    `pain_limit` is on the 0-10 numeric rating scale: above it the exercise stops. `easier` and `harder`
    stand in order, the next step first. `phase_words` name the parts of a three-part tempo. `sources` are
    keys of the source list. `cue_segments` says for each cue to which segment (0 first) it belongs; empty
    where all belong to the first. `wide_cues` are the places (0 first) of cues that ask for the whole way
    and are left out of half-size movements. `figure` is the id of the movement that shows it, None for its
    own and empty for none; `picture` (PNG, empty for none) is shown instead.
    `between` is set for intervals: what is done where others rest.
    """

    id: str
    name: str
    from_article: bool
    purpose: str
    position: str
    equipment: str
    both_feet: bool
    alternate_sides: bool
    dose: Dose
    dose_words: str
    work_word: str
    cues: tuple[str, ...]
    segments: tuple[str, ...]
    phase_words: tuple[str, ...]
    mistakes: str
    stop_when: str
    pain_limit: int
    not_when_swollen: bool
    easier: tuple[Level, ...]
    harder: tuple[Level, ...]
    when: tuple[str, ...]
    sources: tuple[str, ...]
    cue_segments: tuple[int, ...] = ()
    wide_cues: tuple[int, ...] = ()
    figure: str | None = None
    picture: bytes = b""
    between: Between | None = None

    @property
    def shown_by(self) -> str:
        """The id of the movement that shows it; empty for one that none shows."""
        return self.id if self.figure is None else self.figure

    @property
    def half_size(self) -> Exercise:
        """The same exercise without the cues that ask for the whole way."""
        if not self.wide_cues:
            return self
        kept = [place for place in range(len(self.cues)) if place not in self.wide_cues]
        return replace(
            self,
            cues=tuple(self.cues[place] for place in kept),
            cue_segments=tuple(self.cue_segments[place] for place in kept) if self.cue_segments else (),
            wide_cues=(),
        )


@value
class DoseLimits:
    """The least and the most of each part of a dose that a user may choose; times in seconds."""

    sets: tuple[int, int]
    reps: tuple[int, int]
    seconds: tuple[float, float]
    rest: tuple[float, float]

    def held(self, usual: Dose, wanted: Dose) -> Dose:
        """`usual` with the wanted sets, repetitions, seconds and rest, held within the limits."""
        return replace(
            usual,
            sets=_held(wanted.sets, self.sets),
            reps=_held(wanted.reps, self.reps),
            seconds=_held(wanted.seconds, self.seconds),
            rest=_held(wanted.rest, self.rest),
        )


def dose_limits(exercise: Exercise, usual: Dose) -> DoseLimits:
    """How far the `usual` dose of an exercise in a routine may be changed.

    At most twice the usual amount, or as much as the exercise's own hardest level where that is more:
    nobody has tried out more than that for this catalogue. Rest may be long, for resting harms nobody.
    """
    doses = (usual, exercise.dose, *(level.dose for level in exercise.harder))
    alike = tuple(dose for dose in doses if dose.mode is usual.mode)
    counted = usual.mode is Mode.REPS
    return DoseLimits(
        sets=(1, max(2 * usual.sets, *(dose.sets for dose in alike))),
        reps=(1, max(2 * usual.reps, *(dose.reps for dose in alike))) if counted else (0, 0),
        seconds=(0, 0)
        if counted
        else (min(LEAST_SECONDS, usual.seconds), max(2 * usual.seconds, *(dose.seconds for dose in alike))),
        rest=(0, max(LONGEST_REST, usual.rest)),
    )


def _held(wanted: _Number, limits: tuple[_Number, _Number]) -> _Number:
    return min(max(wanted, limits[0]), limits[1])
