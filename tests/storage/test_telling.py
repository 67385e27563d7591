"""The rules of safety say the same of the few scores that tell something as of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.asking import due, ice_asks, last_asked
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.safety import (
    LATELY_DAYS,
    LOOK_BACK_DAYS,
    Asked,
    Release,
    SignCheck,
    standing,
)
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.guard import LONG_AGO
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.pain_store import PainStore
from tests.fakes.book import Book

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SINCE = NOW.date() - timedelta(days=LOOK_BACK_DAYS)
LATELY = NOW.date() - timedelta(days=LATELY_DAYS)


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


def stamped(hours: int, offset: int) -> Stamp:
    """So many hours ago, where the clock on the wall was `offset` hours ahead of UTC."""
    at = NOW - timedelta(hours=hours)
    return Stamp(
        at, f"UTC{'-' if offset < 0 else '+'}{abs(offset):02}:00", (at + timedelta(hours=offset)).date()
    )


hours = st.integers(0, 40) | st.integers(-30, 200) | st.integers(0, 24 * 100)
stamps = st.builds(stamped, hours, st.integers(-12, 14))
entries = st.builds(
    PainEntry,
    side=st.sampled_from(Side),
    score=st.sampled_from((0, 3, 4, 6, 7, 9)),
    moment=st.sampled_from((Moment.NEXT_MORNING, Moment.OTHER)),
    recorded=stamps,
    refers_to=stamps,
    swelling=st.sampled_from((None, Swelling.NONE, Swelling.LITTLE)),
    twist=st.sampled_from((None, False, True)),
)
checks = st.builds(
    SignCheck,
    at=stamps,
    signs=st.frozensets(st.sampled_from((Sign.CHANGED_LOOK, Sign.FEVER))),
    twisted=st.booleans(),
    text_version=st.just("1"),
    release=st.none() | st.sampled_from(Release),
    page=st.sampled_from(Asked),
    closes=st.frozensets(st.sampled_from((Sign.CHANGED_LOOK, Sign.FEVER))),
    untwists=st.booleans(),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    written=st.lists(entries, max_size=12),
    thrown=st.sets(st.integers(0, 11), max_size=3),
    answered=st.lists(checks, max_size=4),
)
@example(
    written=[
        PainEntry(Side.LEFT, 0, Moment.NEXT_MORNING, stamped(0, 0), stamped(2158, -12), twist=True),
        PainEntry(Side.LEFT, 6, Moment.NEXT_MORNING, stamped(0, 0), stamped(0, 0)),
    ],
    thrown=set(),
    answered=[],
)
def test_nothing_that_counts_is_left_out(
    database: Database, written: list[PainEntry], thrown: set[int], answered: list[SignCheck]
) -> None:
    store = DiaryStore(database)
    with database.change() as change:
        change.do("DELETE FROM pain_entry")
    for number, entry in enumerate(store.add_pain(written)):
        if number in thrown and entry.id is not None:
            store.remove_pain(entry.id, NOW)
    checks = tuple(answered)
    asked = last_asked(checks, NOW).pages or LONG_AGO
    few, all_of_them = store.telling(SINCE, LATELY, asked), store.entries(SINCE)
    stands = standing(checks, few, NOW)
    assert stands == standing(checks, all_of_them, NOW)
    assert due(checks, few, NOW) == due(checks, all_of_them, NOW)
    high = stands.high_score
    assert ice_asks(checks, few, high, NOW) == ice_asks(checks, all_of_them, high, NOW)


def test_of_many_plain_scores_none_is_read(database: Database) -> None:
    store = DiaryStore(database)
    store.add_pain(
        PainEntry(Side.LEFT, number % 7, Moment.NEXT_MORNING, stamped(number, 1), stamped(number, 1))
        for number in range(500)
    )
    (last,) = store.telling(SINCE, LATELY, NOW)
    assert last.score > 0


def test_a_score_that_rose_tells_since_when(database: Database) -> None:
    """Five yesterday, made an eight just now: it counts like a new one, and a word taken away does not."""
    store = DiaryStore(database)
    (kept, other) = store.add_pain(
        PainEntry(side, 5, Moment.OTHER, stamped(24, 1), stamped(24, 1)) for side in Side
    )
    entries = PainStore(database)
    entries.edit(replace(kept, score=8), stamped(2, 1))
    entries.edit(replace(other, score=4), stamped(2, 1))
    told = store.telling(SINCE, LATELY, NOW)
    assert store.risen(told) == {kept.id: stamped(2, 1).utc}
    entries.edit(replace(kept, score=9), stamped(1, 1))
    entries.edit(replace(kept, score=7), stamped(0, 1))
    assert store.risen(told) == {kept.id: stamped(2, 1).utc}


def test_a_twist_written_later_tells_since_when(database: Database) -> None:
    store = DiaryStore(database)
    (kept,) = store.add_pain([PainEntry(Side.LEFT, 2, Moment.OTHER, stamped(24, 1), stamped(24, 1))])
    PainStore(database).edit(replace(kept, twist=True), stamped(2, 1))
    assert store.risen(store.telling(SINCE, LATELY, NOW)) == {kept.id: stamped(2, 1).utc}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(8, 6, id="a new date alone is no morning"),
        pytest.param(30, 24, id="the same date is no morning, however late"),
    ],
)
def test_the_first_calm_score_that_follows_may_not_settle_it(
    database: Database, first: int, second: int
) -> None:
    """Now it is ten in Berlin; the high score was `first` hours ago, a calm one `second` hours ago."""
    store = DiaryStore(database)
    high = PainEntry(Side.LEFT, 8, Moment.OTHER, stamped(first + 3, 1), stamped(first + 3, 1))
    calm = [
        PainEntry(Side.LEFT, 1, Moment.NEXT_MORNING, stamped(hours, 1), stamped(hours, 1))
        for hours in (second + 3, 1)
    ]
    store.add_pain((high, *calm))
    told = standing((), store.telling(SINCE, LATELY, LONG_AGO), NOW)
    assert told == standing((), store.entries(SINCE), NOW)
    assert told.high_score is None


def test_a_calm_morning_of_the_other_side_does_not_hide_the_one_that_counts(database: Database) -> None:
    store = DiaryStore(database)
    said = ((Side.LEFT, 8, 60), (Side.RIGHT, 1, 26), (Side.LEFT, 1, 2))
    store.add_pain(
        PainEntry(side, score, Moment.NEXT_MORNING, stamped(hours, 1), stamped(hours, 1))
        for side, score, hours in said
    )
    assert standing((), store.entries(SINCE), NOW).high_score is None
    assert standing((), store.telling(SINCE, LATELY, LONG_AGO), NOW).high_score is None
