"""Summaries that stay honest, by tables a clinician can read; `tests/fakes/week.py` explains `3 . 4/5 (9)`.

The rules are those of the clinical page, section 5.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import SCORES
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import (
    Change,
    Direction,
    Group,
    Together,
    change,
    compare,
    group,
    median,
    summarise,
    window,
    window_before,
)
from tests.fakes.week import TODAY, span, tally

WEEK_AGO = TODAY - timedelta(days=7)
LOWER, SAME, HIGHER = Direction.LOWER, Direction.SAME, Direction.HIGHER


@pytest.mark.parametrize(
    ("days", "said"),  # entries, median, lowest, highest, days without an entry, written late
    [
        ("3 4 2 3 5 3 4", (7, 3.0, 2, 5, 0, 0)),
        ("3 . 4 . 2 . 3", (4, 3.0, 2, 4, 3, 0)),
        ("3 . 4 . 5 . 6", (4, 4.5, 3, 6, 3, 0)),
        ("3/5 . 4 . 2 . 4", (5, 4.0, 2, 5, 3, 0)),
        ("1/2/3/4 . . . . . 9", (5, 3.0, 1, 9, 5, 0)),
        ("0 0 0 0 0 0 0", (7, 0.0, 0, 0, 0, 0)),
        ("0 . . 10 . 0 10", (4, 5.0, 0, 10, 3, 0)),
        ("10 10 10 10 10 10 10", (7, 10.0, 10, 10, 0, 0)),
        # not enough entries yet: nothing is said of them but how many they are
        ("3 . 4 . . . 2", (3, None, None, None, 4, 0)),
        (". . . . . . 2", (1, None, None, None, 6, 0)),
        ("8/9 . . . . . 1", (3, None, None, None, 5, 0)),
        # written late: left out of every number but their own
        ("3 (9) 4 . 2 (9) 3", (4, 3.0, 2, 4, 3, 2)),
        ("3/(9) 4 2 3 . . 3", (5, 3.0, 2, 4, 2, 1)),
        ("3 4 2 (3) (3) (3) (3)", (3, None, None, None, 3, 4)),
        ("(1) (2) (3) (4) (5) (6) (7)", (0, None, None, None, 6, 7)),
        # today is not a day without an entry before it is over
        ("3 4 2 3 5 3 .", (6, 3.0, 2, 5, 0, 0)),
        ("3 4 2 3 5 3 (2)", (6, 3.0, 2, 5, 0, 1)),
        (". . . . . . .", (0, None, None, None, 6, 0)),
    ],
)
def test_a_week(days: str, said: tuple[float | None, ...]) -> None:
    found = summarise(tally(days), span(days), TODAY)
    numbers = (found.n, found.median, found.lowest, found.highest, found.days_without, found.late)
    assert numbers == said
    assert found.enough is (found.n >= 4)


@pytest.mark.parametrize(
    ("before", "now", "points", "direction"),
    [
        ("3 3 3 3 3 3 3", "3 3 3 3 3 3 3", 0.0, SAME),
        ("3 3 3 3 3 3 3", "2 2 2 2 2 2 2", -1.0, SAME),
        ("3 3 3 3 3 3 3", "4 4 4 4 4 4 4", 1.0, SAME),
        ("4 4 4 4 4 4 4", "2 2 2 3 3 3 .", -1.5, SAME),
        ("4 4 4 4 4 4 4", "2 2 2 2 2 2 2", -2.0, LOWER),
        ("2 2 2 2 2 2 2", "4 4 4 4 4 4 4", 2.0, HIGHER),
        ("7 7 8 8 . . .", "2 2 3 3 . . .", -5.0, LOWER),
        ("0 0 0 0 0 0 0", "10 10 10 10 10 10 10", 10.0, HIGHER),
        # the middle moves, the extremes do not
        ("1 1 1 1 1 1 9", "1 1 1 1 1 1 9", 0.0, SAME),
        ("1 1 1 1 1 1 1", "1 1 1 1 9 9 9", 0.0, SAME),
        # not enough on either side: no change is told
        ("8 8 8 . . . .", "2 2 2 2 2 2 2", None, None),
        ("8 8 8 8 8 8 8", "2 2 2 . . . .", None, None),
        (". . . . . . .", ". . . . . . .", None, None),
        # late ones count on neither side
        ("4 4 4 4 (0) (0) (0)", "4 4 4 4 (9) (9) (9)", 0.0, SAME),
        ("8 8 8 (8) (8) (8) (8)", "2 2 2 2 2 2 2", None, None),
    ],
)
def test_a_week_and_the_one_before(
    before: str, now: str, points: float | None, direction: Direction | None
) -> None:
    told = told_of(before, now)
    assert (told.points, told.direction) == (points, direction)


def told_of(before: str, now: str) -> Change:
    newer = summarise(tally(now), window(TODAY), TODAY)
    older = summarise(tally(before, WEEK_AGO), window_before(TODAY), TODAY)
    return change(newer, older)


@pytest.mark.parametrize(
    ("after", "others", "after_group", "other_group", "enough"),
    [
        ((3, 3, 4, 2, 3, 3), (1, 1, 2, 0, 1), Group(6, 3.0), Group(5, 1.0), True),
        ((3, 3, 4, 2), (1, 1, 2, 0, 1), Group(4, 3.0), Group(5, 1.0), False),
        ((3, 3, 4, 2, 3), (1, 1, 2, 0), Group(5, 3.0), Group(4, 1.0), False),
        ((), (1, 1, 2, 0, 1), Group(0, None), Group(5, 1.0), False),
        ((5, 6, 5, 6, 5, 6), (5, 5, 5, 5, 5), Group(6, 5.5), Group(5, 5.0), True),
    ],
)
def test_mornings_side_by_side(
    after: tuple[int, ...], others: tuple[int, ...], after_group: Group, other_group: Group, enough: bool
) -> None:
    """Those after a day with a session stand on odd days of the calendar, the others on even ones."""
    first = TODAY.toordinal() // 2 * 2
    mornings = {date.fromordinal(first - 2 * number + 1): score for number, score in enumerate(after)}
    trained = {day - timedelta(days=1) for day in mornings}
    mornings |= {date.fromordinal(first - 2 * number): score for number, score in enumerate(others)}
    found = compare(Side.LEFT, Together.SESSION, mornings, trained)
    assert (found.after, found.others, found.enough) == (after_group, other_group, enough)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), 7),
        (date(2026, 11, 22), date(2026, 11, 22), 1),
        (date(2026, 11, 23), date(2026, 11, 22), 0),
        (date(2024, 2, 28), date(2024, 3, 1), 3),
    ],
)
def test_days_of_a_span(since: date, until: date, days: int) -> None:
    assert Span(since, until).days == days


def test_the_two_windows_touch_and_do_not_overlap() -> None:
    assert window(TODAY) == Span(date(2026, 11, 16), TODAY)
    assert window_before(TODAY) == Span(date(2026, 11, 9), date(2026, 11, 15))


entries = st.lists(st.integers(0, 10), max_size=40)


@given(entries)
def test_the_middle_is_the_one_of_the_sorted_row(scores: list[int]) -> None:
    counts = [scores.count(score) for score in range(SCORES)]
    row, half = sorted(scores), len(scores) // 2
    expected = None
    if row:
        expected = row[half] if len(row) % 2 else (row[half - 1] + row[half]) / 2
    assert median(counts) == expected


@given(entries.flatmap(lambda scores: st.tuples(st.just(scores), st.permutations(scores))))
def test_the_order_does_not_matter(both: tuple[list[int], list[int]]) -> None:
    assert group(both[0]) == group(both[1])


few = st.lists(st.integers(0, 10), min_size=1, max_size=3).map(lambda scores: "/".join(map(str, scores)))
days = st.lists(st.just(".") | few, min_size=7, max_size=7).map(" ".join)


@given(days, st.integers(0, 6), st.integers(0, 10))
def test_an_entry_written_late_changes_no_number_but_its_own(week: str, place: int, score: int) -> None:
    before = summarise(tally(week), span(week), TODAY)
    said = week.split()
    said[place] += f"/({score})"
    after = summarise(tally(" ".join(said)), span(week), TODAY)
    assert after.late == before.late + 1
    for name in ("n", "median", "lowest", "highest", "days_without"):
        assert getattr(after, name) == getattr(before, name)


@given(days, days)
def test_below_four_nothing_is_claimed(before: str, now: str) -> None:
    told = told_of(before, now)
    for said in (told.now, told.before):
        few = said.n < 4
        assert all((value is None) is few for value in (said.median, said.lowest, said.highest))
    assert (told.direction is None) is (min(told.now.n, told.before.n) < 4)
    assert (told.points is None) is (told.direction is None)


@given(days, days)
def test_the_other_way_round_the_change_is_the_opposite(before: str, now: str) -> None:
    there, back = told_of(before, now), told_of(now, before)
    opposite = {LOWER: HIGHER, HIGHER: LOWER, SAME: SAME, None: None}
    assert back.direction is opposite[there.direction]


@given(days)
def test_more_pain_never_lowers_a_number(week: str) -> None:
    worse = " ".join(
        "/".join("." if one == "." else str(min(10, int(one) + 1)) for one in day.split("/"))
        for day in week.split()
    )
    before, after = (summarise(tally(text), span(text), TODAY) for text in (week, worse))
    if before.median is not None:
        assert after.median is not None
        assert after.median >= before.median
