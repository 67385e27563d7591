"""One sign for each score: what it stands for, and that looking back never has to work it out."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import SCORES, Moment, PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import SIGN, Alike, DayCodes, highest, sign, signs_of
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile
from tests.fakes.book import Book
from tests.fakes.entries import stamp

DAY = date(2026, 11, 22)
TODAY = Span(DAY, DAY)
EVERY = tuple(
    Alike(side, moment, score, late)
    for side, moment, score, late in product(Side, Moment, range(SCORES), (False, True))
)


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


def entry(alike: Alike, day: date = DAY) -> PainEntry:
    felt = stamp(day)
    later = Stamp(felt.utc + timedelta(hours=30), felt.zone, day + timedelta(days=1))
    return PainEntry(alike.side, alike.score, alike.moment, later if alike.late else felt, felt)


def test_every_score_has_its_own_sign_and_the_file_makes_the_same(book: Book) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain(entry(alike) for alike in EVERY)
        codes = DayCodes(database)
        ((day, text),) = codes.read(TODAY)
        assert codes.counted([text]) == dict.fromkeys(EVERY, 1)
    assert (day, sorted(text)) == (DAY, sorted(sign(alike) for alike in EVERY))


def test_scores_alike_but_for_their_moment_share_a_spot(book: Book) -> None:
    few = [Alike(Side.RIGHT, moment, 4) for moment in Moment] + [Alike(Side.LEFT, Moment.OTHER, 0, True)]
    with book.opened() as database:
        codes = DayCodes(database)
        DiaryStore(database).add_pain(entry(alike) for alike in few)
        texts = [text for _, text in codes.read(TODAY)]
        assert codes.spots(texts) == {(Side.RIGHT, 4, False): 5, (Side.LEFT, 0, True): 1}


def test_every_sign_counts_for_its_spot(book: Book) -> None:
    """Each score of each side, in time or late, has a spot of its own, where its moments come together."""
    chance = random.Random(20261122)
    many = chance.choices(EVERY, k=2000)
    spots = Counter((alike.side, alike.score, alike.late) for alike in many)
    with book.opened() as database:
        codes = DayCodes(database)
        assert codes.spots(map(sign, many)) == spots
        assert codes.counted(map(sign, many)) == Counter(many)
        assert (codes.spots([]), codes.counted([])) == ({}, {})
        assert all(codes.alike(sign(alike)) == alike for alike in EVERY)
    for side, score, late in spots:
        assert signs_of((side, score, late)) == {sign(Alike(side, one, score, late)) for one in Moment}


@pytest.mark.parametrize("wrong", [chr(31), chr(32 + 44 * len(Moment)), "\xff", "\0", "€"])
def test_a_character_that_is_no_sign_means_that_the_file_is_damaged(book: Book, wrong: str) -> None:
    with book.opened() as database:
        codes = DayCodes(database)
        for count in (codes.spots, codes.counted):
            with pytest.raises(DamagedFile):
                count([sign(EVERY[0]), wrong, sign(EVERY[-1])])


def test_scores_are_counted_by_the_days_they_refer_to(book: Book) -> None:
    days = [DAY - timedelta(days=back) for back in (0, 0, 1, 4, 9)]
    with book.opened() as database:
        DiaryStore(database).add_pain(entry(EVERY[at], day) for at, day in enumerate(days))
        codes = DayCodes(database)
        assert codes.count(TODAY) == 2
        assert codes.count(Span(days[3], days[2])) == 2
        assert codes.count(Span(DAY + timedelta(days=1), DAY + timedelta(days=9))) == 0


def test_each_day_has_its_own_text_oldest_first(book: Book) -> None:
    alike = Alike(Side.LEFT, Moment.OTHER, 3)
    days = [DAY - timedelta(days=back) for back in (0, 9, 4)]
    with book.opened() as database:
        DiaryStore(database).add_pain(entry(alike, day) for day in days)
        found = DayCodes(database).read(Span(DAY - timedelta(days=9), DAY - timedelta(days=1)))
    assert found == tuple((day, sign(alike)) for day in sorted(days)[:2])


def test_what_lies_in_the_trash_is_not_there(book: Book) -> None:
    with book.opened() as database:
        store = DiaryStore(database)
        kept = store.add_pain([entry(EVERY[0]), entry(EVERY[1])])
        assert kept[0].id is not None
        store.remove_pain(kept[0].id, stamp(DAY).utc)
        assert DayCodes(database).read(TODAY) == ((DAY, sign(EVERY[1])),)


def test_a_moment_nobody_knows_means_that_the_file_is_damaged(book: Book) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([entry(EVERY[0])])
        with database.change() as change:
            change.do("UPDATE pain_entry SET moment = 'in_a_dream'")
        codes = DayCodes(database)
        texts = [text for _, text in codes.read(TODAY)]
        for count in (codes.counted, codes.spots):
            with pytest.raises(DamagedFile):
                count(texts)


def test_the_highest_is_found_for_each_side_and_moment_and_apart_when_late() -> None:
    few = [Alike(Side.LEFT, Moment.OTHER, score) for score in (0, 7, 10)]
    late, right = Alike(Side.LEFT, Moment.OTHER, 2, True), Alike(Side.RIGHT, Moment.OTHER, 1)
    found = highest("".join(map(sign, (*few, late, right))))
    assert sorted(map(sign, found)) == sorted(map(sign, (few[2], late, right)))


@pytest.mark.parametrize("wrong", [chr(31), chr(32 + 44 * len(Moment)), "\xff"])
def test_a_character_before_the_first_sign_or_after_the_last_is_none(wrong: str) -> None:
    with pytest.raises(KeyError):
        highest(sign(EVERY[0]) + wrong)


def test_the_sign_is_read_from_the_index_and_not_worked_out(book: Book) -> None:
    with book.opened() as database:
        program = steps(
            database,
            f"SELECT id FROM pain_entry WHERE deleted_utc IS NULL AND refers_to_date = '' AND {SIGN} = ''",
        )
        worked_out = steps(database, f"SELECT group_concat(1 || {SIGN}) FROM pain_entry NOT INDEXED")
    assert "char" not in program
    assert "char" in worked_out


def steps(database: Database, sql: str) -> str:
    """The program SQLite makes of a query, as text."""
    return " ".join(str(row) for row in database.rows(f"EXPLAIN {sql}"))
