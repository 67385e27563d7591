"""Time under the chart: labels never touch, whatever the stretch, the place and the type."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from ankle_rehab.ui.widgets.chart.axis import Axis, View, axis

LETTER = 7.0
firsts = st.floats(min_value=2.0, max_value=3_000_000.0)
lengths = st.floats(min_value=1.0, max_value=400_000.0)
rooms = st.floats(min_value=200.0, max_value=4000.0)
letters = st.floats(min_value=4.0, max_value=20.0)


def shown(view: View, room: float = 800.0, letter: float = LETTER) -> Axis:
    return axis(view, room, lambda words: letter * len(words))


def back(days: int) -> View:
    """So many days up to 22 November 2026."""
    today = date(2026, 11, 22)
    return View.of(today - timedelta(days=days - 1), today)


@given(firsts, lengths, rooms, letters)
def test_labels_never_touch_and_never_reach_over_the_end(
    first: float, length: float, room: float, letter: float
) -> None:
    view = View(first, first + length)
    scale = room / view.days
    made = shown(view, room, letter)
    for row in (made.ticks, made.eras):
        worded = [label for label in row if label.words]
        for one, following in pairwise(worded):
            assert one.day * scale + letter * len(one.words) <= following.day * scale
        for label in row:
            assert view.first <= label.day < view.last
            end = (label.day - view.first) * scale + letter * len(label.words)
            assert end <= room + 1e-6 or not label.words


@given(firsts, lengths, st.floats(min_value=0.0, max_value=500.0))
@example(first=2.0, length=394.0, by=395.0)
def test_a_view_that_is_moved_keeps_its_manner(first: float, length: float, by: float) -> None:
    """Thirteen months may begin on 12 or on 14 of its days: February is short."""
    view = View(first, first + length)
    assert abs(len(shown(view).ticks) - len(shown(view.moved(by)).ticks)) <= 2


@pytest.mark.parametrize(
    ("days", "ticks", "eras"),
    [
        (14, ["Mon 9", "Tue 10", "Wed 11"], ["November 2026"]),
        (42, ["12 Oct", "19 Oct", "26 Oct"], ["2026"]),
        (92, ["24 Aug", "31 Aug", "7 Sep"], ["2026"]),
        (365, ["Dec", "Jan", "Feb"], ["2025", "2026"]),
        (3650, ["2017", "2018", "2019"], []),
    ],
)
def test_each_range_is_labelled_in_its_own_way(days: int, ticks: list[str], eras: list[str]) -> None:
    made = shown(back(days))
    assert [label.words for label in made.ticks][:3] == ticks
    assert [label.words for label in made.eras if label.words] == eras


def test_weeks_begin_on_the_day_of_the_users_country() -> None:
    QLocale.setDefault(QLocale("en_US"))
    try:
        begins = {date.fromordinal(int(label.day)).weekday() for label in shown(back(42)).ticks}
    finally:
        QLocale.setDefault(QLocale.c())
    assert begins == {6}
    assert {date.fromordinal(int(label.day)).weekday() for label in shown(back(42)).ticks} == {0}


@given(firsts, lengths, st.floats(min_value=0.1, max_value=10.0), st.floats(min_value=0.0, max_value=1.0))
def test_zooming_keeps_the_day_under_the_pointer(
    first: float, length: float, factor: float, share: float
) -> None:
    view = View(first, first + length)
    about = view.first + share * view.days
    zoomed = view.zoomed(factor, about)
    assert zoomed.days == pytest.approx(view.days * factor, rel=1e-6)
    assert (about - zoomed.first) / zoomed.days == pytest.approx(share, abs=1e-4)


@given(firsts, lengths, lengths, st.floats(min_value=-1e6, max_value=1e6))
def test_a_view_never_leaves_the_diary(first: float, length: float, whole: float, by: float) -> None:
    limits = View(first, first + whole)
    kept = View(first, first + length).moved(by).within(limits, 2.0)
    assert kept.first >= limits.first - 1e-6
    assert kept.last <= limits.last + 1e-6
    assert kept.days == pytest.approx(min(limits.days, max(2.0, length)), rel=1e-6)


def test_the_days_of_a_view() -> None:
    view = View.of(date(2026, 11, 9), date(2026, 11, 22))
    assert (view.days, view.since, view.until) == (14, date(2026, 11, 9), date(2026, 11, 22))
    assert view.moved(0.5).until == date(2026, 11, 23)
    with pytest.raises(ValueError, match="ends after it begins"):
        View(3.0, 3.0)
