"""Warning signs, twists and high scores: what was answered and written, and what holds because of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.triage import Level
from ankle_rehab.domain.value import value

STOP_SCORE = 7
SETTLED_SCORE = 3
CALM_HOURS = 72.0
TENDER_HOURS = 72.0
A_NIGHT_HOURS = 4.0


class Sign(StrEnum):
    """The article's five reasons to go to a doctor."""

    WEIGHT_OR_FEELING = "weight-or-feeling"
    CHANGED_LOOK = "changed-look"
    SEVERE_PAIN = "severe-pain"
    CRACKING = "cracking"
    FEVER = "fever"


class Release(StrEnum):
    """How a ticked sign stops holding the program back."""

    SEEN = "seen"
    MISTAKE = "mistake"


@value
class SignCheck:
    """One answered page of signs. `release` is set on the record that ends the check before it."""

    at: Stamp
    signs: frozenset[Sign]
    twisted: bool
    text_version: str
    release: Release | None = None
    id: int | None = None


@value
class Standing:
    """What holds at one moment.

    `checked` is whether the signs were ever answered; `open_signs` those ticked and not released;
    `high_score` a score of 7 or more that has not settled; `hours_since_twist` None without a twist;
    `swollen` whether swelling was written down, or a changed look ticked, in the last 72 hours; `cold`
    whether the ankle is being iced or was less than 30 minutes ago, `iced` whether the pack is on it now.
    """

    checked: bool
    open_signs: frozenset[Sign] = frozenset()
    high_score: PainEntry | None = None
    hours_since_twist: float | None = None
    swollen: bool = False
    cold: bool = False
    iced: bool = False

    @property
    def level(self) -> Level | None:
        """The highest level among the open signs, None without one."""
        return Level.TODAY if self.open_signs else None

    @property
    def blocks_harder(self) -> bool:
        """Whether harder steps and running wait for an appointment (an open sign of the level "book")."""
        return False

    @property
    def calm(self) -> bool:
        """The first 72 hours after a twist."""
        return self.hours_since_twist is not None and self.hours_since_twist < CALM_HOURS

    @property
    def tender(self) -> bool:
        """No ball and no massage: a fresh twist or new swelling."""
        return self.calm or self.swollen


def standing(checks: tuple[SignCheck, ...], entries: tuple[PainEntry, ...], now: datetime) -> Standing:
    """What the answers and scores so far (oldest first, `entries` by `refers_to`) mean at `now`.

    "Ticked by mistake" takes back the last page on which something was ticked, with its twist; "I have
    been seen" closes all signs and scores before it, but no twist and no swelling: 72 hours are 72 hours.
    """
    answered: list[SignCheck] = []
    swellings = {entry.refers_to.utc for entry in entries if entry.swelling not in (None, Swelling.NONE)}
    released_at: datetime | None = None
    for check in checks:
        if check.release is None:
            answered.append(check)
            if Sign.CHANGED_LOOK in check.signs:
                swellings.add(check.at.utc)
        elif check.release is Release.MISTAKE:
            ticked = [index for index, past in enumerate(answered) if past.signs or past.twisted]
            swellings -= {answered[index].at.utc for index in ticked[-1:]}
            answered = [past for index, past in enumerate(answered) if index not in ticked[-1:]]
        else:
            released_at = check.at.utc
            answered = [replace(past, signs=frozenset()) for past in answered]
    twists = [check.at.utc for check in answered if check.twisted]
    twists += [entry.refers_to.utc for entry in entries if entry.twist]
    hours = min((_hours(now, twist) for twist in twists), default=None)
    return Standing(
        checked=bool(checks),
        open_signs=frozenset().union(*(check.signs for check in answered)),
        high_score=_unsettled(entries, released_at),
        hours_since_twist=hours,
        swollen=any(_hours(now, swelling) < TENDER_HOURS for swelling in swellings),
    )


def _hours(now: datetime, then: datetime) -> float:
    """Hours from `then` to `now`, never negative: a time that seems to lie ahead counts as just now."""
    return max(0.0, (now - then) / timedelta(hours=1))


def _unsettled(entries: tuple[PainEntry, ...], released_at: datetime | None) -> PainEntry | None:
    """The last score of 7 or more, unless it was released or a later morning of that side is 3 or less.

    Between the two lies a night: a new date alone, just after midnight, is no morning.
    """
    high: dict[Side, PainEntry] = {}
    for entry in entries:
        if entry.score >= STOP_SCORE and (released_at is None or entry.recorded.utc > released_at):
            high[entry.side] = entry
        elif entry.moment is Moment.NEXT_MORNING and entry.score <= SETTLED_SCORE:
            past = high.get(entry.side)
            if past is not None and _a_night_later(past, entry):
                del high[entry.side]
    return max(high.values(), key=lambda entry: entry.refers_to.utc, default=None)


def _a_night_later(past: PainEntry, morning: PainEntry) -> bool:
    hours = (morning.refers_to.utc - past.refers_to.utc) / timedelta(hours=1)
    return morning.refers_to.local_date > past.refers_to.local_date and hours >= A_NIGHT_HOURS
