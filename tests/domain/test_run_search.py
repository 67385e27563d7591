"""What is found in the list of runs."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.run_search import RunFilter, fits, words_of

START = Stamp.of(datetime.fromisoformat("2026-03-14T18:00:00+01:00"), "Europe/Berlin")
RUN = Activity(Sport.RUN, START, metres=8000, run_type=RunType.TEMPO, shoe_id=3)
WORDS = "saturday 14 march 2026 run tempo run · 8 km along the canal"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (RunFilter(), True),
        (RunFilter(words_of("March CANAL")), True),
        (RunFilter(words_of("march river")), False),
        (RunFilter(sport=Sport.RUN), True),
        (RunFilter(sport=Sport.BIKE), False),
        (RunFilter(run_type=RunType.TEMPO), True),
        (RunFilter(run_type=RunType.EASY), False),
        (RunFilter(hard=True), True),
        (RunFilter(hard=False), False),
        (RunFilter(shoe_id=3), True),
        (RunFilter(shoe_id=0), False),
        (RunFilter(since=date(2026, 3, 14), until=date(2026, 3, 14)), True),
        (RunFilter(since=date(2026, 3, 15)), False),
        (RunFilter(until=date(2026, 3, 13)), False),
    ],
)
def test_a_tempo_run_in_march(wanted: RunFilter, found: bool) -> None:
    assert fits(wanted, RUN, WORDS, hard=True) is found


@pytest.mark.parametrize("hard", [True, False])
def test_a_ride_is_neither_a_hard_nor_an_easy_run(hard: bool) -> None:
    ride = Activity(Sport.BIKE, START)
    assert not fits(RunFilter(hard=hard), ride, "bike", hard=False)
    assert fits(RunFilter(shoe_id=0), ride, "bike", hard=False)


def test_nothing_wanted_is_empty() -> None:
    assert RunFilter().empty
    assert not RunFilter(words_of("x")).empty
