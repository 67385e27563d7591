"""The points and marks of the chart: every entry is in one of them, and the lonely ones are exact."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.points import MarkKind, Point
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from ankle_rehab.storage.review_store import EXACT
from tests.fakes.week import TODAY, felt
from tests.fakes.year import AUTUMN, FIRST_DAY, LAST_DAY, SPRAIN, SPRING

YEAR = (FIRST_DAY, LAST_DAY)


def spots(points: tuple[Point, ...]) -> Counter[tuple[Side, int, bool]]:
    """How many entries of each kind the points stand for."""
    counts: Counter[tuple[Side, int, bool]] = Counter()
    for point in points:
        counts[point.side, point.score, point.late] += point.n
    return counts


def kinds(entries: tuple[PainEntry, ...]) -> Counter[tuple[Side, int, bool]]:
    return Counter((entry.side, entry.score, entry.late) for entry in entries)


def test_a_score_that_stands_alone_is_exact(diary: Diary, review: Review) -> None:
    kept = diary.add_pain(felt(TODAY, 11, 4))
    (point,) = review.points(TODAY - timedelta(days=13), TODAY, 800)
    assert point == Point(
        *(Side.LEFT, 4, False, TODAY.toordinal() + 0.5, 1, TODAY, TODAY),
        entry_id=kept.id,
        moment=Moment.OTHER,
    )


def test_what_is_alike_on_one_pixel_is_one_point_and_nothing_else_is(diary: Diary, review: Review) -> None:
    alike = (felt(TODAY, 11, 4), felt(TODAY, 12, 4))
    others = (felt(TODAY, 11, 5), felt(TODAY, 11, 4, Side.RIGHT), felt(TODAY, 11, 4, late=True))
    diary.add_pains((*alike, *others))
    wide = review.points(TODAY, TODAY, 48)
    assert sorted(point.n for point in wide) == [1, 1, 1, 1, 1]
    narrow = review.points(TODAY - timedelta(days=364), TODAY, 365)
    assert sorted(point.n for point in narrow) == [1, 1, 1, 2]
    (both,) = (point for point in narrow if point.n == 2)
    assert (both.entry_id, both.moment, both.since, both.until) == (None, None, TODAY, TODAY)


def test_a_point_knows_the_days_it_stands_for(diary: Diary, review: Review) -> None:
    days = [TODAY - timedelta(days=back) for back in (3, 1, 2)]
    diary.add_pains(tuple(felt(day, 11, 4) for day in days))
    (point,) = review.points(TODAY - timedelta(days=9), TODAY, 1)
    assert (point.n, point.since, point.until) == (3, min(days), max(days))
    assert point.at == days[2].toordinal() + 0.5


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("columns", [1, 90, 365, 1000])
def test_the_points_of_a_year_stand_for_every_entry(diary: Diary, review: Review, columns: int) -> None:
    points = review.points(*YEAR, columns)
    assert spots(points) == kinds(diary.entries())
    days = -(-365 // columns)
    pixels = [
        (point.side, point.score, point.late, int(point.at - FIRST_DAY.toordinal()) // days)
        for point in points
        if point.n == 1
    ]
    assert len(set(pixels)) == len(pixels)


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_day_of_23_or_25_hours_is_as_wide_as_any_other(diary: Diary, review: Review, day: date) -> None:
    points = review.points(day, day, 10_000)
    assert sum(point.n for point in points) == len(diary.days(day + timedelta(days=1), 1)[0].entries) > 0
    assert all(day.toordinal() <= point.at < day.toordinal() + 1 for point in points)


def test_of_very_many_scores_those_of_a_day_are_one_point_and_the_lonely_ones_exact(
    diary: Diary, review: Review
) -> None:
    chance = Random(1)
    first = TODAY - timedelta(days=199)
    many = [
        felt(
            first + timedelta(days=number // 4),
            number % 4,
            min(10, int(chance.expovariate(0.5))),
            late=number % 9 == 0,
        )
        for number in range(EXACT + 200)
    ]
    kept = diary.add_pains(tuple(many))
    points = review.points(first, TODAY, 1000)
    assert spots(points) == kinds(kept)
    assert len({(point.side, point.score, point.late, int(point.at)) for point in points}) == len(points)
    by_id = {entry.id: entry for entry in kept}
    for point in points:
        if point.n == 1:
            entry = by_id[point.entry_id]
            assert (entry.score, entry.late, entry.moment) == (point.score, point.late, point.moment)
            assert point.since == point.until == entry.refers_to.local_date
        else:
            assert (point.entry_id, point.at) == (None, point.since.toordinal() + 0.5)
    weeks = review.points(first, TODAY, 25)
    assert spots(weeks) == kinds(kept)
    assert all((point.until - point.since).days == 7 for point in weeks if point.n > 1)
    narrow = review.points(first, TODAY, 30)
    assert max((point.until - point.since).days for point in narrow) == 6
    assert len({point.at for point in narrow if point.n > 1}) <= 30


def test_where_scores_are_crowded_eight_pixels_are_one_and_no_entry_is_lost(
    diary: Diary, review: Review
) -> None:
    chance = Random(2)
    first = TODAY - timedelta(days=63)
    many = [
        felt(
            first + timedelta(days=number // 60),
            number % 24,
            min(10, int(chance.expovariate(0.7))),
            chance.choice(tuple(Side)),
            late=number % 9 == 0,
        )
        for number in range(64 * 60)
    ]
    kept = diary.add_pains(tuple(many))
    crowd = review.points(first, TODAY, 64)
    assert spots(crowd) == kinds(kept)
    days = {(entry.side, entry.score, entry.late): entry.refers_to.local_date for entry in kept}
    for point in crowd:
        if point.n > 1:
            assert ((point.since - first).days % 8, (point.until - point.since).days) == (0, 7)
            continue
        assert (point.entry_id, point.moment, point.at) == (None, Moment.OTHER, point.since.toordinal() + 0.5)
        if spots(crowd)[point.side, point.score, point.late] == 1:
            assert point.since == point.until == days[point.side, point.score, point.late]
    assert any(point.n == 1 for point in crowd)
    closer = review.points(first, TODAY, 256)
    assert spots(closer) == kinds(kept)
    assert all(point.since == point.until for point in closer)
    assert all((point.entry_id is None) == (point.n > 1) for point in closer)


@pytest.mark.parametrize("days", [1, 3, 10, 40, 400])
@pytest.mark.usefixtures("year")
def test_the_kinds_are_those_of_the_marks(review: Review, days: int) -> None:
    last = review.last_day()
    assert last is not None
    for back in (0, 50, 200):
        until = last - timedelta(days=back)
        since = until - timedelta(days=days)
        assert review.kinds(since, until) == {mark.kind for mark in review.marks(since, until)}


@pytest.mark.usefixtures("year")
def test_marks_are_what_happened(diary: Diary, review: Review) -> None:
    found = review.marks(*YEAR)
    count = Counter({kind: sum(mark.n for mark in found if mark.kind is kind) for kind in MarkKind})
    assert count[MarkKind.SESSION] == len(diary.sessions())
    assert count[MarkKind.ICING] == len(diary.icings())
    assert [mark.since for mark in found if mark.kind is MarkKind.TWIST] == [SPRAIN]
    assert (count[MarkKind.REST], count[MarkKind.SICK]) == (26, 5)
    assert [mark.since for mark in found] == sorted(mark.since for mark in found)
    thinned = review.marks(*YEAR, 40)
    assert len(thinned) < len(found)
    assert Counter({kind: sum(mark.n for mark in thinned if mark.kind is kind) for kind in MarkKind}) == count


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(
            st.integers(0, 60), st.integers(0, 23), st.integers(0, 10), st.sampled_from(Side), st.booleans()
        ),
        max_size=60,
    ),
    columns=st.integers(1, 200),
)
def test_no_entry_is_lost_between_the_pixels(
    diary: Diary, review: Review, said: list[tuple[int, int, int, Side, bool]], columns: int
) -> None:
    for entry in diary.entries():
        assert entry.id is not None
        diary.remove_pain(entry.id)
    diary.add_pains(
        tuple(
            felt(TODAY - timedelta(days=back), hour, score, side, late)
            for back, hour, score, side, late in said
        )
    )
    first = TODAY - timedelta(days=60)
    assert spots(review.points(first, TODAY, columns)) == kinds(diary.entries())
