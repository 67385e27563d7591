"""Looking back at a year and at odd days: every number against the plain way of counting it."""

from __future__ import annotations

import statistics
from datetime import date, timedelta

import pytest

from ankle_rehab.domain.statistics import Direction
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DamagedFile, StorageFault
from tests.fakes.entries import pain
from tests.fakes.week import TODAY, felt, written
from tests.fakes.year import FIRST_DAY, LAST_DAY, write_year

YEAR = (FIRST_DAY, LAST_DAY)


# the sentences ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fortnight", "median", "direction"),
    [
        ("5 5 5 5 . . .   3 3 3 3 3 3 3", 3.0, Direction.LOWER),
        ("3 3 3 3 3 3 3   4 4 (9) 4 (9) 4 4", 4.0, Direction.SAME),
        ("1 1 1 1 1 1 1   3/4 . . 3/4 . . .", 3.5, Direction.HIGHER),
        ("1 1 1 . . . .   3 3 3 3 3 3 3", 3.0, None),
        ("3 3 3 3 3 3 3   1 1 1 . . . .", None, None),
    ],
)
def test_a_fortnight_written_in_the_diary(
    diary: Diary, review: Review, fortnight: str, median: float | None, direction: Direction | None
) -> None:
    diary.add_pains(tuple(felt(day, 7, score, late=late) for day, score, late in written(fortnight)))
    (found,) = review.summaries()
    assert (found.now.median, found.direction) == (median, direction)
    assert found.now.late == fortnight.count("(")


@pytest.mark.usefixtures("year")
def test_a_year_in_numbers(diary: Diary, review: Review) -> None:
    entries = diary.entries()
    for said in review.range_summary(*YEAR):
        mine = [entry for entry in entries if (entry.side, entry.moment) == (said.side, said.moment)]
        scores = [entry.score for entry in mine if not entry.late]
        days = {entry.refers_to.local_date for entry in mine if not entry.late}
        assert (said.n, said.late) == (len(scores), len(mine) - len(scores))
        assert (said.lowest, said.highest) == (min(scores), max(scores))
        assert said.median == statistics.median(scores)
        assert said.days_without == 365 - len(days) - (TODAY not in days)
    assert sum(said.n + said.late for said in review.range_summary()) == len(entries)


def test_days_before_the_first_entry_and_days_to_come_are_not_missing(diary: Diary, review: Review) -> None:
    diary.add_pains(tuple(felt(TODAY - timedelta(days=back), 7, 2) for back in (9, 8, 6, 1, 0)))
    (said,) = review.range_summary(TODAY - timedelta(days=90), TODAY + timedelta(days=90))
    assert (said.span.days, said.days_without) == (10, 5)


# odd diaries -----------------------------------------------------------------------------------------


def test_an_empty_diary_has_nothing_to_tell(review: Review) -> None:
    assert (review.first_day(), review.last_day(), review.count()) == (None, None, 0)
    assert not (review.points(*YEAR, 800) or review.marks(*YEAR) or review.table())
    assert not (review.summaries() or review.range_summary() or review.comparisons())
    assert (review.bad_days().mornings, review.bad_days().days, review.done().sessions) == (0, (), 0)


def test_a_day_without_a_score_begins_the_diary_as_well(
    review: Review, diary: Diary, database: Database
) -> None:
    write_year(database)
    for entry in diary.entries():
        assert entry.id is not None
        diary.remove_pain(entry.id)
    sessions = [session.started.local_date for session in diary.sessions()]
    icings = [icing.started.local_date for icing in diary.icings()]
    assert (review.first_day(), review.last_day()) == (min(sessions + icings), max(sessions + icings))


def test_entries_changed_and_thrown_away_are_seen_at_once(diary: Diary, review: Review) -> None:
    kept = diary.add_pain(felt(TODAY, 11, 4))
    assert kept.id is not None
    assert [point.score for point in review.points(TODAY, TODAY, 10)] == [4]
    diary.remove_pain(kept.id)
    assert review.points(TODAY, TODAY, 10) == ()


def test_a_wrong_clock_may_have_left_entries_anywhere(diary: Diary, review: Review) -> None:
    diary.add_pains((pain(3, date(1, 1, 1)), pain(4, date(9999, 12, 31)), pain(5)))
    assert (review.first_day(), review.last_day()) == (date(1, 1, 1), date(9999, 12, 31))
    assert len(review.points(date(1, 1, 1), date(9999, 12, 31), 800)) == 3
    assert review.count() == len(review.table()) == 3
    assert review.done().sessions == review.bad_days().mornings == 0
    assert sum(said.n for said in review.range_summary()) == 2


def test_trouble_in_looking_back_is_told_and_raised(diary: Diary, review: Review, database: Database) -> None:
    diary.add_pain(felt(TODAY, 11, 4))
    with database.change() as change:
        change.do("UPDATE pain_entry SET moment = 'in_a_dream'")
    told: list[StorageFault] = []
    diary.trouble.connect(told.append)
    for look in (
        lambda: review.points(TODAY, TODAY, 10),
        review.range_summary,
        review.table,
    ):
        with pytest.raises(DamagedFile):
            look()
    assert [type(fault) for fault in told] == [DamagedFile] * 3
