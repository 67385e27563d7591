"""What may be done after "It hurts": the higher the score, the fewer the ways on."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.pain import check_score

END_SCORE = 7
LIMITED_SCORE = 6


class HurtChoice(StrEnum):
    """One way on after "It hurts"."""

    GO_ON = "go-on"
    EASIER = "easier"
    SKIP = "skip"
    STOP = "stop"


def hurt_choices(score: int, exercise: Exercise | None, eased: int = 0) -> tuple[HurtChoice, ...]:
    """The ways on after a score (0-10): none at 7 or more, where the session ends by itself.

    Above the exercise's pain limit, or at 6, going on as before is not one of them. `eased` is how many
    of its easier levels were taken already; without another one, easier is not offered.
    """
    check_score(score)
    if score >= END_SCORE:
        return ()
    choices = [HurtChoice.SKIP, HurtChoice.STOP]
    if exercise is not None and len(exercise.easier) > eased:
        choices.insert(0, HurtChoice.EASIER)
    limit = exercise.pain_limit if exercise is not None else LIMITED_SCORE - 1
    if score <= limit and score < LIMITED_SCORE:
        choices.insert(0, HurtChoice.GO_ON)
    return tuple(choices)
