"""Values that cannot be, in files of watches: mended where that is certain, otherwise refused in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ankle_rehab.domain.run_files import FileTrouble, Remark
from tests.exchange.watch_reading import activity_of, one_of
from tests.fakes import watch_files as make
from tests.fakes.watch_files import START


def test_places_that_are_none_and_points_that_jump_are_left_out() -> None:
    track = list(make.points(seconds=1800, metres=5000))
    for place, odd in ((10, (999.0, 13.0)), (20, (-45.0, 100.0)), (30, (0.0, 0.0)), (40, (float("nan"), 1))):
        track[place] = (track[place][0], *odd)
    run = activity_of(make.gpx(track))
    assert run.metres == pytest.approx(5000, rel=0.01)
    assert run.seconds == 1800


@pytest.mark.parametrize("odd", ["1970-01-01T00:00:00Z", "2107-02-03T04:05:06Z", "2009-01-01T00:00:00Z"])
def test_a_point_of_another_time_is_left_out(odd: str) -> None:
    data = make.gpx(make.points(seconds=1800, metres=5000))
    middle = make.written(START + timedelta(seconds=900))
    found = one_of(data.replace(middle.encode(), odd.encode()))
    assert found.activity is not None
    assert (found.activity.elapsed, found.remarks) == (1800, frozenset({Remark.POINTS_DROPPED}))
    assert found.activity.metres == pytest.approx(5000, rel=0.01)


@pytest.mark.parametrize("year", ["1970", "1989", "2107"])
def test_a_run_of_an_unlikely_year_is_refused(year: str) -> None:
    data = make.gpx().replace(b"2026-", f"{year}-".encode())
    assert one_of(data).trouble is FileTrouble.ODD_TIME
    assert one_of(make.tcx().replace(b"2026-", f"{year}-".encode())).trouble is FileTrouble.ODD_TIME


def test_a_clock_put_right_on_the_way_leaves_the_longer_part() -> None:
    early = [
        (at - 10 * 365 * 86_400, latitude, longitude) for at, latitude, longitude in make.points(seconds=60)
    ]
    found = one_of(make.gpx([*early, *make.points(seconds=1800, begin=70)]))
    assert found.activity is not None
    assert found.activity.start.utc == START + timedelta(seconds=70)
    assert Remark.POINTS_DROPPED in found.remarks


@pytest.mark.parametrize("amount", ["NaN", "INF", "-5000", "1e400", "words", "9" * 500])
def test_a_distance_that_is_none_is_left_out(amount: str) -> None:
    data = make.tcx(laps=((1800, 5000),)).replace(b"5000", amount.encode())
    run = activity_of(data)
    assert (run.metres, run.seconds) == (None, 1800)


def test_a_run_that_no_runner_runs_loses_its_distance() -> None:
    found = one_of(make.tcx(laps=((1800, 90_000),)))
    assert found.activity is not None
    assert (found.activity.metres, found.remarks) == (None, frozenset({Remark.DISTANCE_DROPPED}))


def test_a_day_long_run_is_marked_and_a_longer_one_refused() -> None:
    long = one_of(make.tcx(laps=((24 * 3600, 150_000),), start=START - timedelta(days=2)))
    assert long.activity is not None
    assert long.remarks == {Remark.VERY_LONG}
    assert one_of(make.tcx(laps=((49 * 3600, 150_000),))).trouble is FileTrouble.TOO_LONG


def test_a_heart_rate_that_is_none_is_left_out() -> None:
    found = one_of(make.tcx(heart=900))
    assert found.activity is not None
    assert (found.activity.heart_rate, found.activity.laps[0].heart_rate) == (None, None)
    assert Remark.HEART_RATE_DROPPED in found.remarks


def test_a_watch_that_counts_backwards_is_not_believed() -> None:
    fit, began = make.Fit(), make.fit_seconds(START)
    for at, far in ((0, 0), (60, 200), (120, 400), (180, 0xFFFFFFFE / 100), (240, 100), (300, 300)):
        fit.message(make.RECORD, (253, make.UINT32, began + at), (5, make.UINT32, far * 100))
    assert activity_of(fit.bytes()).metres == 600
