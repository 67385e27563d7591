"""Why may it hurt: which parts of the article fit the answers. It finds nothing out and claims nothing."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.value import value

FITS_FROM = 3


class CauseId(StrEnum):
    """The six causes of the article, in its order."""

    FOOTWEAR = "footwear"
    TIGHT = "tight"
    INJURY = "injury"
    TRAINING = "training"
    MOTION = "motion"
    SPRAIN = "sprain"


class Ask(StrEnum):
    """Every question; the sentences and points are content."""

    OLD_SHOES = "old-shoes"
    WORN_SHOES = "worn-shoes"
    UNEVEN_SOLE = "uneven-sole"
    NEW_SHOES = "new-shoes"
    POOR_FIT = "poor-fit"
    STIFF_FIRST_STEPS = "stiff-first-steps"
    KNEE_NOT_TO_WALL = "knee-not-to-wall"
    TIGHT_AFTER_SITTING = "tight-after-sitting"
    EASES_WITH_MOVING = "eases-with-moving"
    INJURED_EVER = "injured-ever"
    INJURED_THIS_YEAR = "injured-this-year"
    MAY_GIVE_WAY = "may-give-way"
    SAME_PLACE = "same-place"
    MANY_RUNS = "many-runs"
    TWO_HARD_RUNS = "two-hard-runs"
    NO_REST_DAY = "no-rest-day"
    LONGER_RUN = "longer-run"
    MUCH_LONGER_RUN = "much-longer-run"
    GROWS_IN_RUN = "grows-in-run"
    ONE_SPOT_ON_BONE = "one-spot-on-bone"
    NO_MOBILITY = "no-mobility"
    FOOT_SWAYS = "foot-sways"
    WOBBLES = "wobbles"
    SUDDEN_START = "sudden-start"
    SOLE_TURNED_INWARDS = "sole-turned-inwards"
    OUTER_SIDE = "outer-side"
    SWELLED_SOON = "swelled-soon"
    HURTS_TO_WALK = "hurts-to-walk"


@value
class CauseCheck:
    """One answered page; `ticked` are the ids of its questions."""

    at: Stamp
    ticked: frozenset[str]
    text_version: str
    id: int | None = None


@value
class CauseQuestion:
    """One sentence to tick. Who ticks it has ticked what it `implies` as well.

    `sign` marks one that leads to the warning signs, whatever its points.
    """

    ask: Ask
    words: str
    points: int
    implies: Ask | None = None
    sign: bool = False


@value
class Cause:
    """A part of the article with its questions; `card` is the card of the guide that tells of it.

    An `urgent` one that fits leads to the warning signs first.
    """

    id: CauseId
    name: str
    card: str
    questions: tuple[CauseQuestion, ...]
    urgent: bool = False


@value
class CausePage:
    """All questions and the words around them."""

    text_version: str
    title: str
    intro: str
    result_title: str
    result_note: str
    no_match_title: str
    no_match: str
    signs_first: str
    sign_note: str
    closing_title: str
    closing: tuple[str, ...]
    closing_cards: tuple[str, ...]
    causes: tuple[Cause, ...]
    sources: tuple[str, ...]

    @property
    def questions(self) -> tuple[CauseQuestion, ...]:
        """The questions of all causes."""
        return tuple(question for cause in self.causes for question in cause.questions)


@value
class Fit:
    """What fits: groups of causes with equal points, the highest first, and whether the signs come first."""

    ranks: tuple[tuple[Cause, ...], ...]
    signs_first: bool

    @property
    def causes(self) -> tuple[Cause, ...]:
        """All that fit, the highest first."""
        return tuple(cause for rank in self.ranks for cause in rank)


def with_implied(questions: tuple[CauseQuestion, ...], ticked: frozenset[str]) -> frozenset[str]:
    """The ticks with those that follow from them."""
    whole = set(ticked)
    while more := {
        question.implies.value
        for question in questions
        if question.implies is not None and question.ask in whole and question.implies not in whole
    }:
        whole |= more
    return frozenset(whole)


def points(cause: Cause, ticked: frozenset[str]) -> int:
    """The points of one cause; a tick that nobody asks for any more counts nothing."""
    whole = with_implied(cause.questions, ticked)
    return sum(question.points for question in cause.questions if question.ask in whole)


def fit(causes: tuple[Cause, ...], ticked: frozenset[str]) -> Fit:
    """Which causes have 3 points or more, highest first, ties together; one more tick takes none away."""
    counted = [(points(cause, ticked), cause) for cause in causes]
    heights = sorted({height for height, _ in counted if height >= FITS_FROM}, reverse=True)
    ranks = tuple(tuple(cause for height, cause in counted if height == rank) for rank in heights)
    signs = any(question.sign and question.ask in ticked for cause in causes for question in cause.questions)
    return Fit(ranks, signs or any(cause.urgent for rank in ranks for cause in rank))
