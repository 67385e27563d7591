"""Answers about signs and scores, so many hours before a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.routine import Gate
from ankle_rehab.domain.safety import Release, SignCheck
from ankle_rehab.domain.triage import Sign
from tests.fakes.exercises import exercise

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BALL = exercise(name="Ball", not_when_swollen=True)
GENTLE = Gate("", 3, 0, False, True)


def ago(hours: float) -> Stamp:
    return Stamp.of(NOW - timedelta(hours=hours), "UTC")


def check(*signs: Sign, hours: float = 1, twisted: bool = False, release: Release | None = None) -> SignCheck:
    return SignCheck(ago(hours), frozenset(signs), twisted, "1", release)


def score(
    value: int,
    *,
    hours: float = 1,
    side: Side = Side.LEFT,
    moment: Moment = Moment.REST_BEFORE,
    swelling: Swelling | None = None,
    twist: bool | None = None,
) -> PainEntry:
    return PainEntry(side, value, moment, ago(hours), ago(hours), swelling=swelling, twist=twist)
