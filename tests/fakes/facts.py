"""Days as a clinician would note them, for the rules of the traffic light."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.cycles import DayFacts, Felt
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, Swelling

DAY_0 = date(2026, 11, 1)
LETTERS = {
    "r": Moment.REST_BEFORE,
    "d": Moment.DURING_WORST,
    "a": Moment.AFTER_60MIN,
    "m": Moment.NEXT_MORNING,
    "o": Moment.OTHER,
}
SWELLINGS = {"s0": Swelling.NONE, "s1": Swelling.LITTLE, "s2": Swelling.CLEAR, "s3": Swelling.LARGE}


def day(number: int) -> date:
    """The day of that number; 0 is the first."""
    return DAY_0 + timedelta(days=number)


def noted(number: int, words: str, side: Side = Side.LEFT) -> DayFacts:
    """One day: "m2 r1 d3 a2" are scores (o at any other time), "D3" is one written late.

    "session", "limp" and "gave-way" are themselves, "s0" to "s3" say how much swelling.
    """
    told, in_time = dict[Moment, int](), dict[Moment, int]()
    flags = set()
    swellings = []
    for word in words.split():
        if word in SWELLINGS:
            swellings.append(SWELLINGS[word])
        elif word[1:].isdigit():
            moment, score = LETTERS[word[0].lower()], int(word[1:])
            told[moment] = max(score, told.get(moment, 0))
            if word[0].islower():
                in_time[moment] = max(score, in_time.get(moment, 0))
        else:
            flags.add(word)
    return DayFacts(
        day(number),
        side,
        {moment: Felt(score, in_time.get(moment)) for moment, score in told.items()},
        trained="session" in flags,
        limp="limp" in flags,
        gave_way="gave-way" in flags,
        swellings=tuple(swellings),
    )


def diary(text: str, side: Side = Side.LEFT) -> tuple[DayFacts, ...]:
    """Lines such as "3: m1 d2 a1"; "0-6: m1" are seven days alike."""
    found = []
    for line in text.strip().splitlines():
        numbers, words = line.split(":")
        first, _, last = numbers.strip().partition("-")
        found += [noted(number, words, side) for number in range(int(first), int(last or first) + 1)]
    return tuple(found)


def together(days: Iterable[DayFacts]) -> tuple[DayFacts, ...]:
    """The days of both sides in order."""
    return tuple(sorted(days, key=lambda one: (one.day, one.side)))


def at(number: int, hour: int = 12) -> Stamp:
    """A full hour of that day, in UTC."""
    return Stamp(datetime.combine(day(number), time(hour), UTC), "Etc/UTC", day(number))
