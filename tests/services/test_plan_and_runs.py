"""What runs and rides change in the plan of a day: they train, and without a score they judge nothing."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.day_plan import PlanWhy
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from tests.fakes.clock import FakeClock
from tests.fakes.exercises import routine
from tests.fakes.outings import outing
from tests.fakes.runs import EXERCISES
from tests.ui.house import House

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def house(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[House]:
    """A green session three days ago, with its morning."""
    del qapp
    house = House(clock, data_dir)
    house.guard.answer(frozenset(), twisted=False)
    for days in range(10, 1, -1):
        score(house, days, 1, Moment.NEXT_MORNING, 7)
    run = SessionRun.begin(make_plan(routine(*EXERCISES.values()), (Side.LEFT,)))
    at = stamp(house, 3, 17)
    house.diary.finish_session(house.diary.begin_session(run, at), run.end(), at)
    score(house, 3, 1, Moment.DURING_WORST, 18)
    score(house, 3, 1, Moment.AFTER_60MIN, 19)
    yield house
    house.close()


def back(house: House, days: int) -> date:
    return house.clock.now().date() - timedelta(days=days)


def stamp(house: House, days: int, hour: int) -> Stamp:
    return Stamp.of(datetime.combine(back(house, days), time(hour), BERLIN), "Europe/Berlin")


def score(house: House, days: int, number: int, moment: Moment, hour: int) -> None:
    at = stamp(house, days, hour)
    house.diary.add_pain(PainEntry(Side.LEFT, number, moment, at, at))


def why(house: House) -> PlanWhy:
    return house.parts.course.today().why


def test_after_six_days_of_runs_and_rides_the_plan_is_rest(house: House) -> None:
    for days in range(1, 6):
        house.parts.runs.add(outing(back(house, days), 30, 60, Sport.BIKE))
    assert why(house) is PlanWhy.STRENGTH_DAY
    house.parts.runs.add(outing(back(house, 6), 5))
    assert why(house) is PlanWhy.REST_DAY


def test_walks_are_no_training(house: House) -> None:
    for days in range(1, 7):
        house.parts.runs.add(outing(back(house, days), 5, 60, Sport.WALK))
    assert why(house) is PlanWhy.STRENGTH_DAY


def test_a_run_without_a_score_neither_helps_nor_hinders(house: House) -> None:
    assert why(house) is PlanWhy.STRENGTH_DAY
    house.parts.runs.add(outing(back(house, 2), 5))
    assert why(house) is PlanWhy.STRENGTH_DAY


def test_a_red_run_holds_what_is_harder(house: House) -> None:
    house.parts.runs.add(outing(back(house, 2), 5))
    score(house, 2, 6, Moment.DURING_WORST, 19)
    assert why(house) is PlanWhy.RED
