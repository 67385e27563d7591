"""What somebody's physiotherapist showed: exercises and routines of one's own, run like the built-in ones."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.value import value

OWN = "own-"


@value
class OwnExercise:
    """An exercise whose id begins with `OWN`.

    It is shown by `figure` (the id of a built-in exercise whose figure moves with it, empty for none) or by
    `picture` (PNG, empty for none).
    """

    exercise: Exercise
    figure: str = ""
    picture: bytes = b""
