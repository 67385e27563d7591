"""The gate before any running: what must be shown after a sprain or a red week, and what is known of it.

After a red week: a brisk walk of 30 minutes with pain 0-2 and a settled next morning, and no giving way for
seven days. After a sprain: these, balance and heel raises on the sore side, and last ten hops (S66, S67).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import RISE
from ankle_rehab.domain.safety import SETTLED_SCORE
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.value import value

GOOD_FOR_DAYS = 14
STEADY_DAYS = 7
WALK_MINUTES = 30
WALK_PAIN = 2
BALANCE_SECONDS = 30
HEEL_RAISES = 10
HEEL_RAISES_GOAL = 20
HOPS = 10
HOP_PAIN = 2


class GateKind(StrEnum):
    """Which gate stands before a run."""

    NONE = "none"
    AFTER_RED = "after-red"
    AFTER_SPRAIN = "after-sprain"


class Requirement(StrEnum):
    """What a gate asks for; the hops come last."""

    NO_SIGN = "no-sign"
    STEADY = "steady"
    WALK = "walk"
    BALANCE = "balance"
    HEEL_RAISES = "heel-raises"
    HOPS = "hops"


class Holds(StrEnum):
    """LOCKED is not to be tried yet."""

    MET = "met"
    OPEN = "open"
    LOCKED = "locked"


class Detail(StrEnum):
    """Why a requirement is not met."""

    SIGN = "sign"
    GAVE_WAY = "gave-way"
    NOT_DONE = "not-done"
    TOO_LITTLE = "too-little"
    HURT = "hurt"
    MORNING_AWAITED = "morning-awaited"
    MORNING_MISSING = "morning-missing"
    MORNING_NOT_SETTLED = "morning-not-settled"
    USUAL_UNKNOWN = "usual-unknown"
    OTHERS_FIRST = "others-first"


@value
class Morning:
    """The worse morning score (0-10) of the sides concerned, and the usual one that it is compared with.

    Each is None where it is not known for every side.
    """

    score: int | None = None
    usual: float | None = None


@value
class Evidence:
    """What is known when somebody asks about a run today.

    `sides` are those that must show what is asked. `twist` is when the last one was known, `red` the last
    day with a red light or a stop, `run` the last run of the ladder. `sign` is whether a warning sign or a
    score of 7 or more is open, `gave_way` the last day on which the ankle did, `settled` the last day with a
    run that was written down and had a green light. `mornings` belong to the days after walks.
    """

    today: date
    sides: tuple[Side, ...]
    twist: Stamp | None = None
    red: date | None = None
    run: Stamp | None = None
    sign: bool = False
    gave_way: date | None = None
    settled: date | None = None
    results: tuple[TestResult, ...] = ()
    mornings: Mapping[date, Morning] = field(default_factory=dict)

    @property
    def usable(self) -> tuple[TestResult, ...]:
        """Results that still count: at most 14 days old, and newer than the last twist and red day."""
        return tuple(result for result in self.results if self._counts(result.at))

    def _counts(self, at: Stamp) -> bool:
        fresh = timedelta(0) <= self.today - at.local_date <= timedelta(days=GOOD_FOR_DAYS)
        after_twist = self.twist is None or at.utc > self.twist.utc
        after_red = self.red is None or at.local_date > self.red
        return fresh and after_twist and after_red


@value
class Check:
    """One requirement and how it stands.

    `result` is the one that decides, of the side that lacks most; `since` the day on which the ankle last
    gave way, or on which the morning is asked for.
    """

    requirement: Requirement
    holds: Holds
    detail: Detail | None = None
    result: TestResult | None = None
    side: Side | None = None
    since: date | None = None

    @property
    def met(self) -> bool:
        return self.holds is Holds.MET


@value
class Gate:
    """The gate of today with every requirement in the order in which they are met."""

    kind: GateKind
    checks: tuple[Check, ...]

    @property
    def open(self) -> bool:
        """Whether nothing is lacking."""
        return all(check.met for check in self.checks)

    @property
    def lacking(self) -> tuple[Check, ...]:
        """What is not met."""
        return tuple(check for check in self.checks if not check.met)


def gate_kind(known: Evidence) -> GateKind:
    """Which gate applies. The first run of the ladder after a twist or a red day shows that it was passed.

    Any week with a red day counts as a red week: of the ways to read the rule the cautious one. Of a run that
    was only written down nobody knows whether the gate was passed before it. After a red day a green light
    for one is enough, a week later or more; after a twist none is.
    """
    run = known.run
    if known.twist is not None and (run is None or run.utc <= known.twist.utc):
        return GateKind.AFTER_SPRAIN
    if known.red is not None and (run is None or run.local_date <= known.red) and not _settled(known):
        return GateKind.AFTER_RED
    return GateKind.NONE


def judge_gate(known: Evidence) -> Gate:
    """The gate that applies and how each of its requirements stands."""
    kind = gate_kind(known)
    checks = [_no_sign(known)]
    if kind is not GateKind.NONE:
        checks += [_steady(known), _walk(known)]
    if kind is GateKind.AFTER_SPRAIN:
        checks.append(_each_side(known, Requirement.BALANCE, TestKind.BALANCE, BALANCE_SECONDS))
        checks.append(_each_side(known, Requirement.HEEL_RAISES, TestKind.HEEL_RAISES, HEEL_RAISES))
        checks.append(_hops(known, ready=all(check.met for check in checks)))
    return Gate(kind, tuple(checks))


def _settled(known: Evidence) -> bool:
    """Whether a run went well all the same, after the seven days in which the ankle may not give way."""
    if known.red is None or known.settled is None:
        return False
    return known.settled - known.red >= timedelta(days=STEADY_DAYS)


def _may_be_settled(morning: Morning) -> bool:
    """Not with a score above 3, or 2 above the usual one; what is not known may still become good."""
    score, usual = morning.score, morning.usual
    return score is None or (score <= SETTLED_SCORE and (usual is None or score - usual < RISE))


def _no_sign(known: Evidence) -> Check:
    if known.sign:
        return Check(Requirement.NO_SIGN, Holds.OPEN, Detail.SIGN)
    return Check(Requirement.NO_SIGN, Holds.MET)


def _steady(known: Evidence) -> Check:
    last = known.gave_way
    if last is not None and known.today - last < timedelta(days=STEADY_DAYS):
        return Check(Requirement.STEADY, Holds.OPEN, Detail.GAVE_WAY, since=last)
    return Check(Requirement.STEADY, Holds.MET)


def _walk(known: Evidence) -> Check:
    """The newest good walk, unless a later one was not good; one whose morning is to come changes nothing."""
    walks = [result for result in known.usable if result.kind is TestKind.BRISK_WALK]
    waiting: Check | None = None
    for walk in reversed(walks):
        check = _one_walk(known, walk)
        if check.met or check.detail in (Detail.HURT, Detail.MORNING_NOT_SETTLED):
            return check if check.met or waiting is None else waiting
        waiting = waiting or check
    return waiting or Check(Requirement.WALK, Holds.OPEN, Detail.NOT_DONE)


def _one_walk(known: Evidence, walk: TestResult) -> Check:
    after = walk.at.local_date + timedelta(days=1)
    morning = known.mornings.get(after, Morning())
    detail: Detail | None = None
    if walk.pain is None or walk.pain > WALK_PAIN:
        detail = Detail.HURT
    elif not _may_be_settled(morning):
        detail = Detail.MORNING_NOT_SETTLED
    elif walk.amount < WALK_MINUTES:
        detail = Detail.TOO_LITTLE
    elif morning.score is None:
        detail = Detail.MORNING_AWAITED if known.today < after else Detail.MORNING_MISSING
    elif morning.usual is None:
        detail = Detail.USUAL_UNKNOWN
    holds = Holds.MET if detail is None else Holds.OPEN
    return Check(Requirement.WALK, holds, detail, walk, since=after)


def _each_side(known: Evidence, requirement: Requirement, kind: TestKind, least: float) -> Check:
    """Every side concerned must reach `least`; of each side the best try of the newest day counts."""
    checks = []
    for side in known.sides:
        latest = _best(known, kind, side)
        if latest is None:
            checks.append(Check(requirement, Holds.OPEN, Detail.NOT_DONE, side=side))
        elif latest.amount < least:
            checks.append(Check(requirement, Holds.OPEN, Detail.TOO_LITTLE, latest, side))
        else:
            checks.append(Check(requirement, Holds.MET, None, latest, side))
    return _worst(checks)


def _hops(known: Evidence, *, ready: bool) -> Check:
    """Ten controlled hops with pain 0-2 on every side concerned, not before all else is met."""
    if not ready:
        return Check(Requirement.HOPS, Holds.LOCKED, Detail.OTHERS_FIRST)
    checks = []
    for side in known.sides:
        latest = _latest(known, TestKind.HOPS, side)
        if latest is None:
            checks.append(Check(Requirement.HOPS, Holds.OPEN, Detail.NOT_DONE, side=side))
        elif latest.pain is None or latest.pain > HOP_PAIN:
            checks.append(Check(Requirement.HOPS, Holds.OPEN, Detail.HURT, latest, side))
        elif latest.amount < HOPS:
            checks.append(Check(Requirement.HOPS, Holds.OPEN, Detail.TOO_LITTLE, latest, side))
        else:
            checks.append(Check(Requirement.HOPS, Holds.MET, None, latest, side))
    return _worst(checks)


def _latest(known: Evidence, kind: TestKind, side: Side) -> TestResult | None:
    found = [result for result in known.usable if result.kind is kind and result.side is side]
    return max(found, key=lambda result: (result.at.utc, result.id or 0), default=None)


def _best(known: Evidence, kind: TestKind, side: Side) -> TestResult | None:
    found = [result for result in known.usable if result.kind is kind and result.side is side]
    return max(found, key=lambda result: (result.at.local_date, result.amount), default=None)


def _worst(checks: list[Check]) -> Check:
    """One that is not met if there is one, those not tried first, else the one with the least."""
    return min(checks, key=lambda check: (check.met, -1.0 if check.result is None else check.result.amount))
