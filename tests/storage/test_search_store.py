"""Finding agrees with looking at every entry, and nothing that is typed can upset it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Cursor, Filter
from ankle_rehab.domain.pain import Moment, PainEntry, Zone
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.search_store import SearchStore, place
from tests.fakes.book import Book
from tests.fakes.entries import entries, pain, stamp

WORDS = ("stairs", "stair", "morning", "Run", "ice", "n0", "x", "tape-free", "it's", '"quoted"', "AND", "NOT")
NOTES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
DAYS = tuple(date(2026, 11, 18) + timedelta(days=number) for number in range(5))
WHOLE = Filter()


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


@contextmanager
def diary_of(written: list[PainEntry]) -> Iterator[tuple[Database, tuple[PainEntry, ...]]]:
    with tempfile.TemporaryDirectory() as folder, Book(Path(folder)).opened() as database:
        yield database, DiaryStore(database).add_pain(written)


def plain() -> st.SearchStrategy[PainEntry]:
    """An entry of five days in plain words."""
    return st.builds(
        PainEntry,
        side=st.sampled_from(Side),
        score=st.integers(0, 10),
        moment=st.sampled_from(Moment),
        recorded=st.just(stamp()),
        refers_to=st.builds(stamp, st.sampled_from(DAYS), st.integers(0, 23)),
        zones=st.frozensets(st.sampled_from(Zone), max_size=3),
        medicine=st.sampled_from(("", "", "ibuprofen", "Ice gel")),
        note=NOTES,
    )


def filters() -> st.SearchStrategy[Filter]:
    scores = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)
    days = st.lists(st.none() | st.sampled_from(DAYS), min_size=2, max_size=2).filter(in_order)
    return st.builds(
        lambda words, sides, moments, zones, score, day: Filter(
            words, sides, moments, zones, score[0], score[1], day[0], day[1]
        ),
        NOTES | st.sampled_from(("st", "s m", "IBU", "tape", "-", "x y")),
        st.frozensets(st.sampled_from(Side)),
        st.frozensets(st.sampled_from(Moment), max_size=3),
        st.frozensets(st.sampled_from(Zone), max_size=4),
        scores | st.just([0, 10]),
        days,
    )


def in_order(days: list[date | None]) -> bool:
    first, last = days
    return first is None or last is None or first <= last


def tokens(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", text.lower())


def looked_through(kept: tuple[PainEntry, ...], wanted: Filter) -> tuple[PainEntry, ...]:
    """What somebody finds who reads every entry, newest first."""
    found = [
        entry
        for entry in kept
        if wanted.accepts(entry)
        and all(
            any(token.startswith(word) for token in tokens(f"{entry.note} {entry.medicine}"))
            for word in tokens(wanted.words)
        )
    ]
    return tuple(sorted(found, key=lambda entry: (entry.refers_to.utc, entry.id), reverse=True))


@given(st.lists(plain(), max_size=12), st.lists(filters(), min_size=1, max_size=6))
@settings(max_examples=120)
def test_finding_is_looking_at_every_entry(written: list[PainEntry], wanted: list[Filter]) -> None:
    with diary_of(written) as (database, kept):
        store = SearchStore(database)
        for one in wanted:
            expected = looked_through(kept, one)
            assert store.find(one, None, 100) == expected
            assert store.count(one, 100) == len(expected)
            assert store.count(one, 2) == min(2, len(expected))


@given(st.lists(plain(), min_size=1, max_size=30), st.integers(1, 7))
@settings(max_examples=40)
def test_pages_follow_each_other_without_gap_or_repetition(written: list[PainEntry], limit: int) -> None:
    with diary_of(written) as (database, kept):
        found: list[PainEntry] = []
        page = SearchStore(database).find(WHOLE, None, limit)
        while page:
            found += page
            page = SearchStore(database).find(WHOLE, Cursor.after(page[-1]), limit)
    assert tuple(found) == looked_through(kept, WHOLE)


@given(entries())
@settings(max_examples=100)
def test_the_place_of_an_entry_is_the_same_here_and_in_the_file(entry: PainEntry) -> None:
    with diary_of([entry]) as (database, kept):
        row = database.rows("SELECT id, place FROM pain_found")
        places = database.rows(
            "SELECT rowid FROM pain_words WHERE pain_words MATCH 'facts : (left OR right)'"
        )
    assert kept[0].id is not None
    at = place(entry.refers_to.local_date, entry.refers_to.utc, kept[0].id)
    assert row == [(kept[0].id, at)]
    assert places == [(at,)]


@given(entries(), st.text(st.characters(codec=None)))
@example(pain(note="left right s3 mother zachillesz"), "left")
@example(pain(), '" OR facts : ("left')
@example(pain(), "words : ) *")
@settings(max_examples=150)
def test_every_word_of_an_entry_finds_it_and_nothing_typed_upsets(entry: PainEntry, typed: str) -> None:
    with diary_of([entry]) as (database, kept):
        store = SearchStore(database)
        store.find(Filter(typed), None, 5)
        for text in (entry.note, entry.medicine, f"{entry.medicine} {entry.note}"):
            assert store.find(Filter(text), None, 5) == kept
            for word in database.words(text):
                assert store.find(Filter(word), None, 5) == kept


def test_what_is_said_beside_the_words_is_not_among_them(database: Database) -> None:
    DiaryStore(database).add_pain([replace(pain(3, note="Fine."), zones=frozenset({Zone.ACHILLES}))])
    store = SearchStore(database)
    for word in ("left", "s3", "mrestbefore", "zachillesz", "achilles"):
        assert store.find(Filter(word), None, 5) == ()


def test_capitals_and_accents_do_not_matter_and_beginnings_are_enough(database: Database) -> None:
    (kept,) = DiaryStore(database).add_pain(
        [replace(pain(note="Nach dem Treppensteigen: übel!"), medicine="Élan")]
    )
    store = SearchStore(database)
    for words in ("treppen", "UBEL", "Ü", "elan", "tre nach", "e.d"):
        assert store.find(Filter(words), None, 5) == (kept,), words
    for words in ("steigen", "bel", "nach x"):
        assert store.find(Filter(words), None, 5) == ()


def test_signs_alone_are_passed_over(database: Database) -> None:
    kept = DiaryStore(database).add_pain([pain(note="stairs - and more")])
    store = SearchStore(database)
    assert store.find(Filter("stairs -"), None, 5) == kept
    assert store.find(Filter("..."), None, 5) == kept


def test_what_is_changed_or_thrown_away_is_found_by_what_it_says_now(database: Database) -> None:
    entry, other = DiaryStore(database).add_pain([pain(3, note="stairs"), pain(4, note="stairs too")])
    assert entry.id is not None
    store, found = PainStore(database), SearchStore(database)
    changed = store.edit(replace(entry, score=8, note="kerb", zones=frozenset({Zone.CALF})), stamp())
    assert found.find(Filter("stairs"), None, 5) == (other,)
    assert found.find(Filter("kerb", zones=frozenset({Zone.CALF}), lowest=8), None, 5) == (changed,)
    DiaryStore(database).remove_pain(entry.id, datetime(2026, 11, 22, tzinfo=UTC))
    assert found.find(Filter("kerb"), None, 5) == ()
    DiaryStore(database).restore_pain(entry.id)
    assert found.find(Filter("kerb"), None, 5) == (changed,)
    DiaryStore(database).remove_pain(entry.id, datetime(2026, 11, 22, tzinfo=UTC))
    store.erase(entry.id)
    assert found.find(WHOLE, None, 5) == (other,)
    with database.change() as change:
        change.do("INSERT INTO pain_words (pain_words, rank) VALUES ('integrity-check', 1)")


def test_days_are_those_that_were_lived_not_those_of_utc(database: Database) -> None:
    utc = datetime(2026, 11, 22, 11, tzinfo=UTC)
    east = Stamp(utc, "Pacific/Kiritimati", date(2026, 11, 23))
    west = Stamp(utc + timedelta(minutes=30), "Etc/GMT+12", date(2026, 11, 21))
    first, second = DiaryStore(database).add_pain([replace(pain(), refers_to=when) for when in (east, west)])
    store = SearchStore(database)
    assert store.find(WHOLE, None, 5) == (first, second)
    assert store.find(Filter(since=date(2026, 11, 23)), None, 5) == (first,)
    assert store.find(Filter(until=date(2026, 11, 21)), None, 5) == (second,)
    assert store.find(Filter(since=date.min, until=date.max), None, 5) == (first, second)


def test_an_entry_that_is_gone_still_tells_where_the_list_goes_on(database: Database) -> None:
    kept = DiaryStore(database).add_pain([pain(hour=hour) for hour in (7, 8, 9)])
    last = SearchStore(database).find(WHOLE, None, 2)[-1]
    assert last.id is not None
    DiaryStore(database).remove_pain(last.id, datetime(2026, 11, 22, tzinfo=UTC))
    assert SearchStore(database).find(WHOLE, Cursor.after(last), 5) == kept[:1]
    with pytest.raises(ValueError, match="place"):
        Cursor.after(pain())


@pytest.mark.parametrize(
    "wanted",
    [
        {"lowest": 5, "highest": 4},
        {"lowest": -1},
        {"highest": 11},
        {"since": date(2026, 11, 2), "until": date(2026, 11, 1)},
    ],
)
def test_a_filter_that_lets_nothing_through_is_refused(wanted: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Filter(**wanted)
