"""The traffic light: what the scores around one activity allow. It was tested on sore Achilles tendons.

Adapted from the pain-monitoring model (S29-S32); the bands and the order are stated in `judge`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.value import value

STOP_FROM = 7
RED_FROM = 6
AMBER_FROM = 3
RISE = 2
RISE_RED_FROM = 4
CALM_HOURS = 72.0
MORNINGS = 7
FEWEST_MORNINGS = 3


class Light(StrEnum):
    """What to do next; `severity` orders them, HOLD and AMBER alike."""

    GREEN = "green"
    HOLD = "hold"
    AMBER = "amber"
    RED = "red"
    CALM = "calm"
    STOP = "stop"

    @property
    def severity(self) -> int:
        return _SEVERITY[self]


_SEVERITY = {Light.GREEN: 0, Light.HOLD: 1, Light.AMBER: 1, Light.RED: 2, Light.CALM: 3, Light.STOP: 4}


class Why(StrEnum):
    """One reason for a light."""

    SIGN = "sign"
    TWIST = "twist"
    SCORE = "score"
    MORNING_UP = "morning-up"
    LIMP = "limp"
    GAVE_WAY = "gave-way"
    NEW_SWELLING = "new-swelling"
    NO_SCORE = "no-score"
    NO_BASELINE = "no-baseline"
    NO_ACTIVITY = "no-activity"
    ALL_LOW = "all-low"
    SETTLED = "settled"


@value
class Reason:
    """A reason with what it is about: the moment of a score (or of the missing one), and the score.

    For MORNING_UP `usual` is the usual morning that `score` is compared with. NO_ACTIVITY means that the
    last week tells of no session and of no activity. SETTLED is a stop that a calm morning ended; it counts
    as red.
    """

    why: Why
    moment: Moment | None = None
    score: int | None = None
    usual: float | None = None


@value
class Scores:
    """The scores (0-10, None where none was given) around one activity, of one side.

    `rest` is the pain at rest before, `during` the worst meanwhile, `after` within 60 minutes, `morning` the
    next one; `usual` is `baseline` of the mornings before that.
    """

    rest: int | None = None
    during: int | None = None
    after: int | None = None
    morning: int | None = None
    usual: float | None = None

    @property
    def given(self) -> tuple[tuple[Moment, int], ...]:
        """The scores that are there, each with its moment."""
        named = (
            (Moment.REST_BEFORE, self.rest),
            (Moment.DURING_WORST, self.during),
            (Moment.AFTER_60MIN, self.after),
            (Moment.NEXT_MORNING, self.morning),
        )
        return tuple((moment, score) for moment, score in named if score is not None)


@value
class Facts:
    """What else holds: `sign` an open warning sign of the levels "emergency" or "today"."""

    limp: bool = False
    gave_way: bool = False
    new_swelling: bool = False
    sign: bool = False
    hours_since_twist: float | None = None


@value
class Verdict:
    """A light and every reason for just that light, the strongest first."""

    light: Light
    reasons: tuple[Reason, ...]


def baseline(mornings: Sequence[int | None]) -> float | None:
    """The usual morning: the median of the last seven before today (None where one is missing).

    None with fewer than three of them.
    """
    known = [score for score in mornings[-MORNINGS:] if score is not None]
    return middle(known) if len(known) >= FEWEST_MORNINGS else None


def middle(scores: Iterable[int]) -> float:
    """The median of some scores; raises IndexError without any."""
    ordered = sorted(scores)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def judge(scores: Scores, facts: Facts) -> Verdict:
    """The light of one activity, first match wins: stop, calm, red, hold, amber, green."""
    return (
        _shut(scores, facts)
        or _said(Light.HOLD, _hold(scores))
        or _said(Light.AMBER, amber_reasons(scores))
        or Verdict(Light.GREEN, (Reason(Why.ALL_LOW),))
    )


def judge_quiet(scores: Scores, facts: Facts) -> Verdict:
    """The light of a day without activity: nothing during or after it is missed, the morning still is.

    Scores that say AMBER are told before what is missing; both are alike in severity.
    """
    unasked = (Moment.DURING_WORST, Moment.AFTER_60MIN)
    missing = [reason for reason in _hold(scores) if reason.moment not in unasked]
    return (
        _shut(scores, facts)
        or _said(Light.AMBER, amber_reasons(scores))
        or _said(Light.HOLD, missing or _without_usual(scores))
        or Verdict(Light.GREEN, (Reason(Why.ALL_LOW),))
    )


def _shut(scores: Scores, facts: Facts) -> Verdict | None:
    """Stop, calm or red, which hold with an activity and without one."""
    return (
        _said(Light.STOP, _stop(scores, facts))
        or _said(Light.CALM, _calm(facts))
        or _said(Light.RED, red_reasons(scores, facts))
    )


def _said(light: Light, reasons: list[Reason]) -> Verdict | None:
    return Verdict(light, tuple(reasons)) if reasons else None


def _stop(scores: Scores, facts: Facts) -> list[Reason]:
    return ([Reason(Why.SIGN)] if facts.sign else []) + _scores_from(scores, STOP_FROM)


def _calm(facts: Facts) -> list[Reason]:
    hours = facts.hours_since_twist
    return [Reason(Why.TWIST)] if hours is not None and hours < CALM_HOURS else []


def red_reasons(scores: Scores, facts: Facts) -> list[Reason]:
    """Everything that makes a day red by itself, also where a stop or a fresh twist is said before it."""
    reasons = _scores_from(scores, RED_FROM)
    if (scores.morning or 0) >= RISE_RED_FROM:
        reasons += _rise(scores)
    said = ((facts.limp, Why.LIMP), (facts.gave_way, Why.GAVE_WAY), (facts.new_swelling, Why.NEW_SWELLING))
    return reasons + [Reason(why) for holds, why in said if holds]


def _hold(scores: Scores) -> list[Reason]:
    needed = (
        (Moment.DURING_WORST, scores.during),
        (Moment.AFTER_60MIN, scores.after),
        (Moment.NEXT_MORNING, scores.morning),
    )
    missing = [Reason(Why.NO_SCORE, moment) for moment, score in needed if score is None]
    return missing or _without_usual(scores)


def _without_usual(scores: Scores) -> list[Reason]:
    return [Reason(Why.NO_BASELINE)] if scores.usual is None else []


def amber_reasons(scores: Scores) -> list[Reason]:
    """Everything that makes a day amber by itself, also where something is missing and said before it."""
    return _scores_from(scores, AMBER_FROM) + _rise(scores)


def _scores_from(scores: Scores, least: int) -> list[Reason]:
    high = [(moment, score) for moment, score in scores.given if score >= least]
    high.sort(key=lambda one: -one[1])
    return [Reason(Why.SCORE, moment, score) for moment, score in high]


def _rise(scores: Scores) -> list[Reason]:
    morning, usual = scores.morning, scores.usual
    if morning is None or usual is None or morning - usual < RISE:
        return []
    return [Reason(Why.MORNING_UP, Moment.NEXT_MORNING, morning, usual)]
