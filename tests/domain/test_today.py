"""What today asks for, by tables."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.today import DayMarks, Question, question_due, week

BERLIN = ZoneInfo("Europe/Berlin")
CALM = Standing(checked=True)
LEFT_MORNING = Question(Side.LEFT, Moment.NEXT_MORNING)
RIGHT_MORNING = Question(Side.RIGHT, Moment.NEXT_MORNING)


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=BERLIN)


def wrote(score: int, day: int, side: Side = Side.LEFT, moment: Moment = Moment.OTHER) -> PainEntry:
    stamp = Stamp.of(at(day), "Europe/Berlin")
    return PainEntry(side, score, moment, stamp, stamp)


LEFT, RIGHT = Side.LEFT, Side.RIGHT


def trained(*days: int, sides: tuple[Side, ...] = (LEFT, RIGHT)) -> dict[date, tuple[Side, ...]]:
    return {date(2026, 11, day): sides for day in days}


MORNING = Moment.NEXT_MORNING
HIGH = Standing(checked=True, high_score=wrote(8, 18, RIGHT))
HIGH_TODAY = Standing(checked=True, high_score=wrote(8, 22))


@pytest.mark.parametrize(
    ("entries", "sessions", "sore", "holds", "hour", "due"),
    [
        pytest.param((), {}, (LEFT,), CALM, 9, None, id="a fresh diary asks nothing"),
        pytest.param((), trained(21), (LEFT,), CALM, 9, LEFT_MORNING, id="after a session"),
        pytest.param((), trained(21), (RIGHT, LEFT), CALM, 9, RIGHT_MORNING, id="the sorer side first"),
        pytest.param((), trained(21), (), CALM, 9, LEFT_MORNING, id="neither is sore, both were trained"),
        pytest.param((), trained(21, sides=(RIGHT,)), (), CALM, 9, RIGHT_MORNING, id="one was trained"),
        pytest.param(
            (wrote(0, 22, LEFT, MORNING),), trained(21), (), CALM, 9, RIGHT_MORNING, id="then the other"
        ),
        pytest.param((), trained(20), (LEFT,), CALM, 9, None, id="the session is two days old"),
        pytest.param((), trained(22), (LEFT,), CALM, 9, None, id="a session of today asks tomorrow"),
        pytest.param((wrote(1, 21),), {}, (), CALM, 9, LEFT_MORNING, id="after a sore day"),
        pytest.param((wrote(0, 21),), {}, (LEFT,), CALM, 9, None, id="after a day without pain"),
        pytest.param((wrote(2, 21, RIGHT),), {}, (LEFT,), CALM, 9, RIGHT_MORNING, id="the other side hurt"),
        pytest.param((wrote(2, 20),), {}, (LEFT,), CALM, 9, None, id="the sore day is two days old"),
        pytest.param((wrote(2, 22, LEFT, MORNING),), trained(21), (LEFT,), CALM, 9, None, id="answered"),
        pytest.param((wrote(2, 22),), trained(21), (LEFT,), CALM, 9, LEFT_MORNING, id="not a morning score"),
        pytest.param(
            (wrote(2, 22, LEFT, MORNING),),
            trained(21),
            (LEFT, RIGHT),
            CALM,
            9,
            RIGHT_MORNING,
            id="one of two",
        ),
        pytest.param((), trained(21), (LEFT,), CALM, 23, LEFT_MORNING, id="all day long"),
        pytest.param((), trained(21), (LEFT,), CALM, 4, LEFT_MORNING, id="from four o'clock"),
        pytest.param((), trained(21), (LEFT,), CALM, 3, None, id="still night"),
        pytest.param((), {}, (LEFT,), HIGH, 9, RIGHT_MORNING, id="a high score that has not settled"),
        pytest.param((wrote(8, 22),), {}, (LEFT,), HIGH_TODAY, 9, None, id="a high score of today"),
    ],
)
def test_the_question_that_is_due(
    *,
    entries: tuple[PainEntry, ...],
    sessions: dict[date, tuple[Side, ...]],
    sore: tuple[Side, ...],
    holds: Standing,
    hour: int,
    due: Question | None,
) -> None:
    assert question_due(entries, sessions, sore, holds, at(22, hour)) == due


def test_a_week_counts_what_happened_and_keeps_the_worst_score_of_a_side() -> None:
    worst = {date(2026, 11, 21): {LEFT: 4, RIGHT: 0}, date(2026, 11, 14): {LEFT: 9}}
    days = week(date(2026, 11, 22), (*trained(19, 21), *trained(21)), trained(21), worst)
    assert [marks.day.day for marks in days] == [16, 17, 18, 19, 20, 21, 22]
    assert days[5] == DayMarks(date(2026, 11, 21), 2, 1, {LEFT: 4, RIGHT: 0})
    assert [marks.day.day for marks in days if marks.rest] == [16, 17, 18, 20]


def test_no_day_before_the_first_written_one_is_a_rest_day() -> None:
    assert not any(marks.rest for marks in week(date(2026, 11, 22), (), (), {}))
    days = week(date(2026, 11, 22), (), (), {date(2026, 11, 20): {LEFT: 3}})
    assert [marks.day.day for marks in days if marks.rest] == [20, 21]


def test_a_day_with_a_run_or_a_ride_is_no_day_of_rest() -> None:
    ran, rode = (date(2026, 11, 20), date(2026, 11, 20)), (date(2026, 11, 19),)
    days = week(date(2026, 11, 22), (), (), {date(2026, 11, 18): {LEFT: 3}}, runs=ran, others=rode)
    assert [marks.day.day for marks in days if marks.rest] == [18, 21]
    assert {marks.day.day: (marks.runs, marks.others) for marks in days if marks.runs or marks.others} == {
        19: (0, 1),
        20: (2, 0),
    }
