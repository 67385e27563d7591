"""When two activities are one, as a table that can be read; what a hand wrote is never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.activity import Activity, Lap, RunType, Source, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.same_activity import among, joined, like, same
from tests.fakes.clock import FakeClock

MINUTE = 60.0
BEGAN = Stamp.of(FakeClock().now(), "Europe/Berlin")


def at(seconds: float) -> Stamp:
    moment = BEGAN.utc + timedelta(seconds=seconds)
    return Stamp(moment, BEGAN.zone, moment.date())


def read(
    begun: float = 0.0,
    minutes: float | None = 50.0,
    km: float | None = 10.0,
    *,
    source: Source = Source.FIT,
    partial: bool = False,
    sport: Sport = Sport.RUN,
    mark: str = "",
) -> Activity:
    """An activity of a file, so many seconds after nine o'clock."""
    return Activity(
        sport,
        at(begun),
        None if minutes is None else minutes * MINUTE,
        None if km is None else km * 1000,
        source=source,
        partial=partial,
        file_mark=mark,
    )


# the first run at 9:00 of 50 minutes; the other one
SAME = [
    ("the same run in another format", read(0, 50, source=Source.GPX), True),
    ("begun 3 s later, as a track without its first points", read(3, 49.9), True),
    ("begun 119 s later", read(119, 49), True),
    ("begun 121 s later", read(121, 50), False),
    ("as long but for a minute", read(0, 51), True),
    ("as long but for 2.5 minutes, 5 %", read(0, 52.5), True),
    ("as long but for 4 minutes", read(0, 54), False),
    ("of another length, but the same file", read(9999, 5, mark="one file"), True),
    ("broken off after a minute, begun together", read(2, 1, partial=True), True),
    ("broken off, begun a minute later", read(60, 1, partial=True), False),
    ("no time known, as far", read(0, None, 10.2), True),
    ("no time known, twice as far", read(0, None, 20), False),
]


@pytest.mark.parametrize(("_words", "other", "answer"), SAME, ids=[row[0] for row in SAME])
def test_two_files_of_one_run(_words: str, other: Activity, answer: bool) -> None:
    one = read(mark="one file")
    assert same(one, other) is answer
    assert same(other, one) is answer


def test_two_short_ones_after_each_other_are_two() -> None:
    walk, run = read(0, 0.75, 0.07, sport=Sport.WALK), read(78, 0.95, 0.16)
    assert not same(walk, run)


def hand(
    minutes: float | None = 50,
    km: float | None = 10,
    *,
    timed: bool = False,
    begun: float = 0,
    sport: Sport = Sport.RUN,
) -> Activity:
    return replace(read(begun, minutes, km, source=Source.HAND, sport=sport), timed=timed)


# what stands in the diary; a file of 50 min and 10 km at 9:00 the same day
LIKE = [
    ("the same by hand", hand(), True),
    ("rounded by hand: an hour", hand(60), True),
    ("an hour and ten", hand(70), False),
    ("only the distance", hand(None, 9), True),
    ("only another distance", hand(None, 7), False),
    ("only that there was a run", hand(None, None), True),
    ("a ride", hand(sport=Sport.BIKE), False),
    ("something else, who knows", hand(sport=Sport.OTHER), True),
    ("written at 9:40", hand(timed=True, begun=2400), True),
    ("written at 10:00", hand(timed=True, begun=3600), False),
    ("the day before", hand(begun=-24 * 3600), False),
    ("a session of the ladder at 8:50", read(-600, 30, None, source=Source.PLAYER), True),
    ("a session of the ladder at 8:30", read(-1800, 30, None, source=Source.PLAYER), False),
    ("a file that broke off", read(0, 3, 0.5, partial=True), True),
    ("a whole file", read(), False),
]


@pytest.mark.parametrize(("_words", "known", "answer"), LIKE, ids=[row[0] for row in LIKE])
def test_a_file_beside_what_is_known_already(_words: str, known: Activity, answer: bool) -> None:
    assert like(known, read()) is answer


def test_what_the_hand_wrote_stays_and_the_file_adds_what_is_missing() -> None:
    written = replace(
        hand(55, None), id=7, effort=4, run_type=RunType.EASY, note="along the canal", shoe_id=3, hard=False
    )
    file = replace(read(mark="m"), heart_rate=148, laps=(Lap(60.0), Lap(61.0)), elapsed=3100.0)
    one = joined(written, file)
    assert (one.seconds, one.metres, one.elapsed, one.heart_rate) == (55 * MINUTE, 10_000, 3100.0, 148)
    assert (one.note, one.effort, one.run_type, one.shoe_id, one.hard, one.id) == (
        "along the canal",
        4,
        RunType.EASY,
        3,
        False,
        7,
    )
    assert one.timed
    assert one.start == file.start
    assert one.laps == file.laps
    assert among(replace(file, source=Source.GPX, file_mark="other"), (one,)) == (one, None)


def test_a_time_written_by_hand_stays() -> None:
    written = hand(timed=True, begun=900)
    one = joined(written, read(mark="m"))
    assert one.start == written.start
    other_file = read(source=Source.GPX, mark="other")
    assert among(other_file, (one,)) == (one, None), "joined once it is not offered again"


def test_a_file_stands_for_a_session_of_the_ladder() -> None:
    session = replace(read(-30, 30, None, source=Source.PLAYER), session_id=12)
    one = joined(session, read(0, 32, 4))
    assert (one.session_id, one.source, one.metres, one.id) == (12, Source.FIT, 4000, None)


def test_the_whole_file_takes_the_place_of_a_part() -> None:
    part = replace(read(0, 3, 0.5, partial=True), id=4, note="it rained", effort=6)
    one = joined(part, read())
    assert (one.id, one.note, one.effort, one.partial, one.metres) == (4, "it rained", 6, False, 10_000)


times = st.floats(0, 200)


@given(times, times, st.floats(-300, 300), st.booleans(), st.booleans())
def test_each_way_round_the_answer_is_equal(
    one: float, other: float, apart: float, cut: bool, other_cut: bool
) -> None:
    first, second = read(0, one, partial=cut), read(apart, other, partial=other_cut)
    assert same(first, second) == same(second, first)
