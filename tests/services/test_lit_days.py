"""Lights of past days are judged once, and never more of them at once than is needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from ankle_rehab.domain.cycles import Cycle
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lit_days import JudgedDays, RedEnd
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain

TODAY = date(2026, 11, 22)
LONG_AGO = TODAY - timedelta(days=3000)


def back(days: int, length: int = 7) -> Span:
    """So many days long, and ended so many days ago."""
    until = TODAY - timedelta(days=days)
    return Span(until - timedelta(days=length - 1), until)


class Judge:
    """Notes which days were judged together."""

    def __init__(self, diary: Diary, database: Database, clock: FakeClock) -> None:
        self.judged: list[int] = []
        self.days = JudgedDays(diary, database, clock, self._red_ends)

    def ask(self, span: Span) -> int:
        """The lights of some days are wanted; returns how many days were judged for them, 0 if none anew."""
        before = len(self.judged)
        assert all(span.since <= one.day <= span.until for one in self.days.load(span).lights)
        return sum(self.judged[before:])

    def _red_ends(self, found: Sequence[Cycle]) -> list[RedEnd]:
        self.judged.append(len({one.day for one in found}))
        return []


def scored(day: date) -> PainEntry:
    entry = pain(2, day)
    return PainEntry(entry.side, 2, Moment.DURING_WORST, entry.recorded, entry.refers_to)


@pytest.fixture
def judge(diary: Diary, database: Database, clock: FakeClock) -> Judge:
    diary.add_pains(tuple(scored(LONG_AGO + timedelta(days=number)) for number in range(0, 3001, 3)))
    return Judge(diary, database, clock)


def test_days_that_are_known_are_not_judged_again(judge: Judge) -> None:
    assert judge.ask(back(0, 60)) > 0
    assert judge.ask(back(20)) == 0
    assert judge.ask(back(0, 90)) > 0
    assert judge.ask(back(80)) == 0


def test_days_long_ago_are_judged_alone(judge: Judge) -> None:
    judge.ask(back(0, 60))
    for days in range(2900, 300, -31):
        assert 0 < judge.ask(back(days, 31)) < 20
    assert judge.ask(back(20)) == 0


def test_all_days_since_one_long_ago_are_kept(judge: Judge) -> None:
    judge.ask(back(0, 60))
    assert judge.ask(back(0, 1000)) > 300
    assert judge.ask(back(900)) == 0


def test_newer_days_take_the_place_of_those_long_ago(judge: Judge) -> None:
    judge.ask(back(2900, 31))
    assert judge.ask(back(0, 60)) < 30
    assert judge.ask(back(20)) == 0
