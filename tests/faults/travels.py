"""Random journeys of somebody who writes a diary: what a past day holds is the same wherever it is read."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from ankle_rehab import paths
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lit_days import JudgedDays
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.faults.memory import memory

ZONES = (
    *("Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"),
    *("Australia/Lord_Howe", "Asia/Kolkata", "Etc/UTC"),
)
STARTS = st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2027-12-31"))
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, 10)),
        st.tuples(st.just("travel"), st.integers(0, len(ZONES) - 1)),
        st.tuples(st.just("pass"), st.integers(1, 60)),
        st.tuples(st.just("start again"), st.just(0)),
    ),
    max_size=20,
)
SETTLED = timedelta(days=4)
Days = dict[date, tuple[object, ...]]
Look = Callable[[Diary, FakeClock], Days]


def days(diary: Diary, _clock: FakeClock) -> Days:
    """The worst of each side and the number of scores of each day, as the pages of the diary show them."""
    worst = diary.worst(date.min)
    found: Days = {one.date: (len(one.entries), worst.get(one.date)) for one in diary.days(limit=999)}
    for year, month in {(day.year, day.month) for day in found}:
        for day, glance in diary.month(year, month).items():
            found[day] = (*found[day], glance.entries, glance.worst)
    return found


class Journey:
    """One diary that travels; each look is compared with what was written down where it was written."""

    def __init__(self, folder: Path, start: datetime, look: Look) -> None:
        self.clock = FakeClock(start.replace(tzinfo=UTC))
        self.path, self.look_at = folder / paths.DIARY_FILE, look
        self.written: Counter[date] = Counter()
        self.open()

    def open(self) -> None:
        self.database = open_fresh(self.path, self.clock)
        self.diary = Diary(self.database, self.clock)
        self.lights = JudgedDays(self.diary, self.database, self.clock, lambda _found: [])

    def move(self, kind: str, amount: int) -> None:
        """Let one thing happen; the days are counted afterwards, and travelling changes none of them."""
        before, lit = self.look_at(self.diary, self.clock), self._lights()
        match kind:
            case "write":
                now = Stamp.of(self.clock.now(), self.clock.zone())
                self.diary.add_pain(PainEntry(Side.LEFT, amount, Moment.DURING_WORST, now, now))
                self.written[self.clock.now().date()] += 1
            case "travel":
                self.clock.travel(ZONES[amount])
            case "pass":
                self.clock.advance(amount * 3600)
            case _:
                self.database.close()
                self.open()
        after = self.look_at(self.diary, self.clock)
        assert {day: said[0] for day, said in after.items()} == self.written, "a day has another number"
        if kind != "write":
            assert after == before, "a day says something else"
            there = self._lights()
            assert all(there.get(day, light) == light for day, light in lit.items()), "another light"

    def _lights(self) -> dict[date, object]:
        """Of the days that are over wherever somebody is."""
        if not self.written:
            return {}
        until = self.clock.now().date() - SETTLED
        since = min(self.written)
        if until < since:
            return {}
        return {one.day: one.verdict for one in self.lights.days(Span(since, until))}


def journey(start: datetime, moves: list[tuple[str, int]], look: Look = days) -> None:
    """Take one journey; raises AssertionError where something does not hold."""
    folder = Path(tempfile.mkdtemp(prefix="journey-", dir=memory()))
    try:
        taken = Journey(folder, start, look)
        try:
            for kind, amount in moves:
                taken.move(kind, amount)
        finally:
            taken.database.close()
    finally:
        shutil.rmtree(folder)
