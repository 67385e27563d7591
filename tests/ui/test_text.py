"""Words for short names, and how numbers and times are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.icing_rules import Allowance, Hold
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Band, Moment, Stiffness, Support, Swelling, Zone
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.settings import Region, SoreAnkle, ThemeChoice
from ankle_rehab.domain.triage import Detail, Level, Sign
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from ankle_rehab.ui import text
from ankle_rehab.ui.words import sign_words

WORDS: list[tuple[type[Enum], Callable[[Any], str]]] = [
    (Side, text.side),
    (Side, text.side_inside),
    (Side, text.side_letter),
    (Band, text.band),
    (Moment, text.moment),
    (Zone, text.zone),
    (Swelling, text.swelling),
    (Stiffness, text.stiffness),
    (Support, text.support),
    (Outcome, text.outcome),
    (Reason, text.reason),
    (Sign, sign_words.sign),
    (Detail, sign_words.detail),
    (Level, sign_words.level),
    (Release, sign_words.release),
    (ThemeChoice, text.theme),
    (Region, text.region),
    (SoreAnkle, text.sore_ankle),
]


@pytest.mark.parametrize(("kind", "words"), WORDS)
def test_every_name_has_its_own_words(kind: type[Enum], words: Callable[[Any], str]) -> None:
    found = [words(member) for member in kind]
    assert all(found)
    assert len(set(found)) == len(found)


NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def test_why_no_ice() -> None:
    words = Content(resource("content", "en")).icing()
    at = datetime(2026, 11, 22, 17, 41, 30, tzinfo=UTC)
    for hold in (Hold.TOO_SOON, Hold.DAY_LIMIT):
        said = text.hold(Allowance(False, at, hold, 3, 3), words, NOON)
        assert said.endswith("Allowed again at 18:42.")
    closed = [text.hold(Allowance(False, None, hold, 0, 3), words, NOON) for hold in Hold]
    assert len({words for words in closed if words}) == len(Hold)
    assert text.hold(Allowance(True, NOON, None, 0, 3), words, NOON) == ""


def test_the_next_time_is_never_too_early_and_names_another_day() -> None:
    assert text.next_time(NOON, NOON) == "12:00"
    assert text.next_time(NOON + timedelta(seconds=1), NOON) == "12:01"
    assert text.next_time(NOON + timedelta(hours=14), NOON) == "Mon 23, 02:00"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (375, "6 min 15 s"),
        (1200, "20 min"),
        (59.6, "1 min"),
        (3600, "1 h"),
        (5400, "1 h 30 min"),
        (3661, "1 h 1 min"),
        (-3, "0 s"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    assert text.duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (725, "12:05"),
        (60, "1:00"),
        (59.01, "1:00"),
        (0.2, "0:01"),
        (0, "0:00"),
        (-5, "0:00"),
        (1200, "20:00"),
    ],
)
def test_a_countdown_never_shows_nothing_before_the_end(seconds: float, words: str) -> None:
    assert text.countdown(seconds) == words


def test_days_and_times() -> None:
    today = date(2026, 11, 22)
    assert text.long_day(today) == "Sunday 22 November"
    assert text.short_day(today) == "Sun 22"
    assert text.near_day(today, today) == "Today, Sunday 22 November"
    assert text.near_day(date(2026, 11, 21), today) == "Yesterday, Saturday 21 November"
    assert text.near_day(date(2026, 11, 20), today) == "Friday 20 November"
    assert text.near_day(date(2025, 11, 20), today) == "Thursday 20 November 2025"
    assert text.clock_time(time(18, 42)) == "18:42"
    assert text.day_and_time(datetime(2026, 11, 22, 9, 5, tzinfo=UTC)) == "Sunday 22 November, 09:05"


@pytest.mark.parametrize(
    ("score", "words"), [(0, "0, no pain"), (3, "3, mild"), (4, "4, moderate"), (7, "7, severe")]
)
def test_a_score_comes_with_its_word(score: int, words: str) -> None:
    assert text.score(score) == words
    assert text.score_of_ten(score) == words.replace(",", " of 10,")
