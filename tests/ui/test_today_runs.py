"""Runs on Today: the line that answers whether there is room for one, and the card before a planned one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.services.runs import Runs
from ankle_rehab.ui.pages.today import TodayPage
from tests.ui.house import House, NoRoom, seen, stamp
from tests.ui.house import click as click_at_once
from tests.ui.house import reads as reads_at_once
from tests.ui.player_house import settle

TODAY = date(2026, 11, 22)
"""A Sunday; the week began on the 16th."""
WHY = "Why this answer about running?"


def click(page: TodayPage, name: str) -> None:
    settle()
    click_at_once(page, name)


def reads(page: TodayPage, words: str) -> bool:
    settle()
    return reads_at_once(page, words)


def ran(house: House, day: int, km: float = 5, *, hard: bool | None = None) -> None:
    start = stamp(day, 7)
    house.parts.runs.add(Activity(Sport.RUN, start, seconds=km * 360, metres=km * 1000, hard=hard))


def planned(house: House, days: int = 0, sport: Sport = Sport.RUN) -> Planned:
    return house.parts.runs.plan(Planned(TODAY + timedelta(days=days), sport, metres=5000))


def plans(house: House) -> tuple[Planned, ...]:
    return house.parts.runs.plans(Span(TODAY, TODAY + timedelta(days=30)))


@pytest.fixture
def checked(house: House) -> House:
    """Who has answered the signs and has done one session, as nearly everybody who runs."""
    house.preferences.change(sore_side=Side.LEFT)
    house.guard.answer(frozenset(), twisted=False)
    house.trained(10)
    return house


@pytest.fixture
def page(checked: House, qtbot: QtBot) -> TodayPage:
    checked.parts.course.begin()
    page = checked.today()
    qtbot.addWidget(page)
    page.resize(930, 900)
    page.show()
    page.refresh()
    return page


def line(page: TodayPage) -> str:
    found = [one.text() for one in page.findChildren(QLabel) if one.text().startswith("Can I run today?")]
    assert len(found) == 1
    return found[0].removeprefix("Can I run today? ")


def asked(page: TodayPage) -> list[str]:
    sent: list[str] = []
    page.open_page.connect(sent.append)
    return sent


def test_without_a_known_run_the_longest_one_is_asked_for(page: TodayPage) -> None:
    opened = asked(page)
    assert line(page) == "That depends on your longest run of the last 30 days."
    click(page, "Tell the longest run of the last 30 days")
    click(page, "Back to running")
    assert opened == ["runs", "running"]
    click(page, WHY)
    assert reads(page, "Tell it once, so that you need not begin at zero.")


def test_by_your_rules_and_why(checked: House, page: TodayPage) -> None:
    ran(checked, 16, 5)
    opened = asked(page)
    assert line(page) == "By your rules: up to 5 km, or bike."
    assert not reads(page, "Your longest run of the last 30 days: 5 km.")
    click(page, WHY)
    assert reads(page, "Your longest run of the last 30 days: 5 km.")
    assert reads(page, "They say nothing about you alone.")
    assert reads(page, "Sources:")
    checked.preferences.change(distance_unit=DistanceUnit.MILES)
    assert line(page) == "By your rules: up to 3.1 mi, or bike."
    assert reads(page, "Your longest run of the last 30 days: 3.1 mi.")
    click(page, WHY)
    assert not reads(page, "Sources:")
    click(page, "To the runs")
    assert opened == ["runs"]


def test_the_week_is_full(checked: House, page: TodayPage) -> None:
    for day in (16, 18, 20):
        ran(checked, day)
    assert line(page).startswith("By your rules: no run today, but bike or rower. Your three runs")


def test_two_plans_of_today_are_no_run_that_is_done(checked: House, page: TodayPage) -> None:
    ran(checked, 16, 5)
    for _ in range(2):
        checked.parts.runs.plan(Planned(checked.clock.now().date(), metres=4000))
    page.refresh()
    assert line(page) == "By your rules: up to 5 km, or bike."


def test_who_is_on_the_ladder_is_told_of_its_stage(checked: House, page: TodayPage) -> None:
    checked.wrote(6, 20)
    assert line(page).startswith("Today's plan leaves running out")
    assert seen(page, QAbstractButton, "Back to running")
    assert not seen(page, QAbstractButton, "To the runs")
    assert not seen(page, QAbstractButton, WHY)


# the card before a planned run -------------------------------------------------------------------------


@pytest.fixture
def fourth(checked: House, page: TodayPage) -> Planned:
    """Three runs of the week are done, and another one is planned for today."""
    for day in (16, 18, 20):
        ran(checked, day)
    plan = planned(checked)
    assert page.isVisible()
    return plan


def test_a_fourth_run_is_told_before_it_with_its_source(page: TodayPage, fourth: Planned) -> None:
    assert fourth.id is not None
    assert reads(page, "A fourth run in the week")
    assert reads(page, "Planned for today: Run · 5 km.")
    assert reads(page, "4 runs in one week. The article asks for three at most.")
    assert reads(page, "Source: the article; a beginners' plan of the NHS has three runs too")


def test_a_bike_instead_in_one_click_and_undo_takes_it_back(
    checked: House, page: TodayPage, fourth: Planned
) -> None:
    click(page, "Bike instead")
    assert [one.sport for one in plans(checked)] == [Sport.BIKE]
    assert not reads(page, "A fourth run in the week")
    assert checked.diary.undo.newest is not None
    checked.diary.undo.take_back(checked.diary.undo.newest)
    assert plans(checked) == (fourth,)
    assert reads(page, "A fourth run in the week")


@pytest.mark.parametrize(
    ("way", "left"),
    [
        ("Rower instead", [(Sport.ROWER, TODAY)]),
        ("Rest that day", []),
        ("Move to Monday 23 November", [(Sport.RUN, TODAY + timedelta(days=1))]),
    ],
)
@pytest.mark.usefixtures("fourth")
def test_the_other_ways_out(
    checked: House, page: TodayPage, way: str, left: list[tuple[Sport, date]]
) -> None:
    click(page, way)
    assert [(one.sport, one.day) for one in plans(checked)] == left
    today = checked.diary.month(2026, 11).get(TODAY)
    assert (today is not None and today.kind is DayKind.REST) is (way == "Rest that day")


def test_kept_all_the_same_it_is_asked_once(checked: House, page: TodayPage, fourth: Planned) -> None:
    click(page, "Keep the plan")
    assert not reads(page, "A fourth run in the week")
    assert plans(checked)[0].anyway == frozenset({Rule.W1})
    assert plans(checked)[0].id == fourth.id


def test_a_second_hard_run_of_tomorrow(checked: House, page: TodayPage) -> None:
    checked.parts.runs.plan(Planned(TODAY + timedelta(days=1), hard=True))
    checked.parts.runs.plan(Planned(TODAY + timedelta(days=1), hard=True))
    assert reads(page, "A second hard run on one day")
    assert reads(page, "Planned for tomorrow: Run · hard.")
    assert reads(page, "Monday 23 November. The article asks for no more than one a day.")


def test_a_red_light_leaves_out_what_was_planned(checked: House, page: TodayPage) -> None:
    planned(checked, 1)
    assert not reads(page, "No run tomorrow for now")
    when = stamp(22, 8)
    checked.diary.add_pain(PainEntry(Side.LEFT, 6, Moment.OTHER, when, when))
    assert reads(page, "No run tomorrow for now")
    assert reads(page, "The light was red, so no run is planned for 48 hours.")
    assert reads(page, "A bike or rower only while the pain is 0 to 2 of 10.")
    for way in ("Keep the plan", "Bike instead"):
        assert not seen(page, QAbstractButton, way)
    later = stamp(22, 9)
    checked.diary.add_pain(PainEntry(Side.LEFT, 2, Moment.OTHER, later, later))
    settle()
    assert seen(page, QAbstractButton, "Bike instead")


def test_nothing_is_said_of_days_gone_by(checked: House, page: TodayPage) -> None:
    """Old runs, as they come from files, bring no card."""
    for day in range(1, 15):
        ran(checked, day, 12, hard=True)
    assert not [
        one for one in page.findChildren(QLabel) if one.isVisibleTo(page) and "Source: " in one.text()
    ]


def test_what_cannot_be_kept_leaves_the_card(checked: House, qtbot: QtBot) -> None:
    runs = Runs(checked.diary, checked.database, checked.clock)
    for day in (16, 18, 20):
        runs.add(Activity(Sport.RUN, stamp(day, 7), metres=5000))
    runs.plan(Planned(TODAY))
    checked.parts.course.begin()
    checked.parts.diary = NoRoom(checked.database, checked.clock)
    page = checked.today()
    qtbot.addWidget(page)
    page.show()
    for way in ("Keep the plan", "Bike instead", "Rest that day"):
        click(page, way)
        assert reads(page, "A fourth run in the week")
    assert runs.plans(Span(TODAY, TODAY))[0].anyway == frozenset()


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (6, "Bike, rower or swimming only while the pain is 0 to 2 of 10. Your last number is higher."),
        (8, "A warning sign or a high score is open, so no training is planned."),
    ],
)
def test_a_ride_of_today_waits_while_it_hurts(
    checked: House, page: TodayPage, score: int, words: str
) -> None:
    planned(checked, sport=Sport.BIKE)
    when = stamp(22, 8)
    checked.diary.add_pain(PainEntry(Side.LEFT, score, Moment.OTHER, when, when))
    assert reads(page, "No training today")
    assert reads(page, words)
    click(page, "Rest that day")
    assert plans(checked) == ()
    assert not reads(page, "No training today")


def test_a_day_marked_for_rest_after_its_plan_is_told_and_kept(checked: House, page: TodayPage) -> None:
    checked.preferences.change(longest_run=8, longest_run_told=TODAY)
    planned(checked, 1)
    checked.diary.mark_day(TODAY + timedelta(days=1), DayKind.REST)
    assert reads(page, "A plan on a day of rest")
    assert reads(page, "You marked Monday 23 November as a day of rest.")
    click(page, "Keep the plan")
    assert [Rule.REST in one.anyway for one in plans(checked)] == [True]
    assert not reads(page, "A plan on a day of rest")
