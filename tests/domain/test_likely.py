"""Which moment a new score is taken to be about, by a table."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.likely import likely_moment
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing

BERLIN = ZoneInfo("Europe/Berlin")
LEFT, RIGHT = Side.LEFT, Side.RIGHT
CALM = Standing(checked=True)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 22, hour, minute, tzinfo=BERLIN)


def wrote(hour: int, side: Side = LEFT, moment: Moment = Moment.OTHER, score: int = 2) -> PainEntry:
    stamp = Stamp.of(at(hour), "Europe/Berlin")
    return PainEntry(side, score, moment, stamp, stamp)


HIGH = Standing(checked=True, high_score=wrote(5, RIGHT, score=8))
AFTER, MORNING, OTHER = Moment.AFTER_60MIN, Moment.NEXT_MORNING, Moment.OTHER


@pytest.mark.parametrize(
    ("sides", "entries", "ended", "holds", "now", "moment"),
    [
        pytest.param({LEFT}, (), None, CALM, at(7), MORNING, id="the first word of the morning"),
        pytest.param({LEFT}, (), None, CALM, at(4), MORNING, id="from four o'clock"),
        pytest.param({LEFT}, (), None, CALM, at(3, 59), OTHER, id="still night"),
        pytest.param({LEFT}, (), None, CALM, at(11, 59), MORNING, id="until noon"),
        pytest.param({LEFT}, (), None, CALM, at(12), OTHER, id="from noon on"),
        pytest.param(set(), (), None, CALM, at(7), OTHER, id="nobody knows which side"),
        pytest.param({LEFT}, (wrote(6),), None, CALM, at(7), OTHER, id="something was said already"),
        pytest.param({LEFT}, (wrote(6, RIGHT),), None, CALM, at(7), MORNING, id="of the other side"),
        pytest.param({LEFT, RIGHT}, (wrote(6, RIGHT),), None, CALM, at(7), OTHER, id="one of two"),
        pytest.param({LEFT}, (), None, HIGH, at(7), OTHER, id="a high score has not settled"),
        pytest.param({LEFT}, (), at(8), CALM, at(8, 30), AFTER, id="after a session"),
        pytest.param({LEFT}, (), at(8), CALM, at(9), AFTER, id="an hour after it"),
        pytest.param({LEFT}, (), at(8), CALM, at(9, 1), MORNING, id="longer ago"),
        pytest.param({LEFT}, (), at(18), CALM, at(19, 1), OTHER, id="longer ago in the evening"),
        pytest.param({LEFT}, (wrote(9, moment=AFTER),), at(8, 30), CALM, at(9, 10), OTHER, id="said since"),
        pytest.param({LEFT}, (wrote(8, moment=AFTER),), at(8, 30), CALM, at(9), AFTER, id="of one before"),
        pytest.param({LEFT}, (), at(9), CALM, at(8), MORNING, id="the clock was set back"),
        pytest.param({LEFT}, (), at(8), HIGH, at(8, 30), AFTER, id="which settles no high score"),
    ],
)
def test_the_moment_of_a_new_score(
    *,
    sides: set[Side],
    entries: tuple[PainEntry, ...],
    ended: datetime | None,
    holds: Standing,
    now: datetime,
    moment: Moment,
) -> None:
    assert likely_moment(sides, entries, ended, holds, now) is moment


@given(
    sides=st.frozensets(st.sampled_from(Side)),
    hour=st.integers(0, 23),
    ended=st.none() | st.integers(0, 23).map(at),
    said=st.lists(st.builds(wrote, st.integers(0, 23), st.sampled_from(Side), st.sampled_from(Moment))),
)
def test_nothing_is_taken_for_a_morning_while_a_high_score_holds(
    sides: frozenset[Side], hour: int, ended: datetime | None, said: list[PainEntry]
) -> None:
    assert likely_moment(sides, said, ended, HIGH, at(hour)) is not Moment.NEXT_MORNING
