"""Whether two activities are one: the same run in two files, or a file beside what was written by hand.

Files tell their start to the second, so little is left to chance: two starts within two minutes and nearly
the same time under way. What a hand writes is rounded, so it is only ever called alike, and joined when the
user says so. How near is near is a choice; where it is in doubt, two activities stay two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from ankle_rehab.domain.activity import Activity, Source, Sport

START, SHARE = timedelta(minutes=2), 0.25
SHARP = timedelta(seconds=10)
LEAST_SECONDS, LEAST_PART, PART = 60.0, 0.2, 0.05
HAND_START = timedelta(minutes=45)
HAND_LEAST, HAND_PART, HAND_METRES = 300.0, 0.25, 0.15
LADDER_START = timedelta(minutes=15)
FILES = (Source.FIT, Source.TCX, Source.GPX)  # those that tell most first
_ON_FOOT = (Sport.RUN, Sport.WALK)

Amount = TypeVar("Amount", int, float)


def same(one: Activity, other: Activity) -> bool:
    """Whether both tell of one activity, to the second or nearly so; each way round the answer is equal.

    Of one that broke off only the start is compared.
    """
    if one.file_mark and one.file_mark == other.file_mark:
        return True
    if not (one.timed and other.timed):
        return False
    apart = abs(one.start.utc - other.start.utc)
    if one.partial or other.partial:
        return apart <= SHARP
    return apart <= START and _close(apart, one, other) and _lasted_alike(one, other)


def like(known: Activity, read: Activity) -> bool:
    """Whether a file tells more of what is known by hand, from the ladder, or from a file that broke off.

    By hand: the same sport on the same day, about as long and as far, where both tell it; and where the time
    of day was written, at about that time.
    """
    if known.source in FILES:
        return known.partial and not read.partial and _began_together(known, read)
    if known.source is Source.PLAYER:
        return read.sport in _ON_FOOT and abs(known.start.utc - read.start.utc) <= LADDER_START
    if not _may_be(known.sport, read.sport) or known.start.local_date != read.start.local_date:
        return False
    if known.timed and abs(known.start.utc - read.start.utc) > HAND_START:
        return False
    return _about_as_long(known, read) and _as_far(known, read)


def joined(known: Activity, read: Activity) -> Activity:
    """What is known with what the file adds. What a hand wrote stays; of a session or of a file that broke
    off the whole file takes the place, and whatever was written to it stays.
    """
    if known.source is Source.HAND:
        return replace(
            known,
            start=known.start if known.timed else read.start,
            timed=True,
            seconds=_first(known.seconds, read.seconds),
            elapsed=_first(known.elapsed, read.elapsed),
            metres=_first(known.metres, read.metres),
            surface=known.surface or read.surface,
            heart_rate=_first(known.heart_rate, read.heart_rate),
            top_heart_rate=_first(known.top_heart_rate, read.top_heart_rate),
            laps=known.laps or read.laps,
            file_mark=read.file_mark,
        )
    return replace(
        read,
        sport=known.sport,
        effort=known.effort,
        run_type=known.run_type,
        hard=known.hard,
        surface=known.surface or read.surface,
        shoe_id=known.shoe_id,
        without_program=known.without_program,
        note=known.note,
        session_id=known.session_id,
        anyway=known.anyway,
        id=known.id,
    )


def among(read: Activity, known: Iterable[Activity]) -> tuple[Activity | None, Activity | None]:
    """The one that it is the same as, and the one it is like, of those that are known; None for neither.

    What a file was joined to already is the same as any other file of it.
    """
    alike: list[Activity] = []
    for one in known:
        if same(one, read) and not (one.partial and not read.partial and one.source in FILES):
            if one.source is Source.HAND and not one.file_mark:
                alike.insert(0, one)
            elif one.source is not Source.PLAYER:
                return one, None
        if like(one, read):
            if one.file_mark and one.source is Source.HAND:
                return one, None
            alike.append(one)
    return None, min(alike, key=lambda one: abs(one.start.utc - read.start.utc), default=None)


def _first(one: Amount | None, other: Amount | None) -> Amount | None:
    return other if one is None else one


def _may_be(one: Sport, other: Sport) -> bool:
    return one is other or Sport.OTHER in (one, other)


def _began_together(one: Activity, other: Activity) -> bool:
    return abs(one.start.utc - other.start.utc) <= SHARP


def _close(apart: timedelta, one: Activity, other: Activity) -> bool:
    """Whether two starts are close beside how long it took: two short ones may follow each other."""
    lasted = [max(times) for times in (_times(one), _times(other)) if times]
    return apart <= SHARP or apart.total_seconds() <= SHARE * min(lasted, default=0.0)


def _lasted_alike(one: Activity, other: Activity) -> bool:
    """Whether any two of their times are alike; where one has none, the distance is asked."""
    pairs = [(a, b) for a in _times(one) for b in _times(other)]
    if not pairs:
        return _as_far(one, other)
    longest = [(abs(a - b), max(a, b)) for a, b in pairs]
    return any(gap <= max(min(LEAST_SECONDS, LEAST_PART * whole), PART * whole) for gap, whole in longest)


def _about_as_long(known: Activity, read: Activity) -> bool:
    """As a hand rounds it; what is not known is no difference."""
    pairs = [(a, b) for a in _times(known) for b in _times(read)]
    return not pairs or any(abs(a - b) <= max(HAND_LEAST, HAND_PART * max(a, b)) for a, b in pairs)


def _times(activity: Activity) -> list[float]:
    """In motion and from beginning to end, as far as they are known."""
    return [time for time in (activity.seconds, activity.elapsed) if time is not None]


def _as_far(one: Activity, other: Activity) -> bool:
    """Whether they are about as far; what is not known is no difference."""
    if one.metres is None or other.metres is None:
        return True
    return abs(one.metres - other.metres) <= max(HAND_METRES * max(one.metres, other.metres), 500.0)
