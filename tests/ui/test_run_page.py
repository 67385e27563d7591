"""One run: what is known of it, what belongs around it, its scores, changed and deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui.pages.run import RunPage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, reads, seen, stamp
from tests.ui.run_desk import RunDesk, at, choose, days_on, press, type_into, typed_in

KM, MIN = "Distance in kilometres", "Time in minutes"
BALL_AFTER = "Ball massage after the run: done without the program"


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


def opened(desk: RunDesk, qtbot: QtBot, run: Activity) -> RunPage:
    page = RunPage(desk.parts, desk.house.themes)
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.open_run(run.id or 0)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return page


def from_watch(desk: RunDesk) -> Activity:
    """Three kilometres this morning, measured to the second."""
    laps = (Lap(372, 1000, 138), Lap(365.4, 1000, 146), Lap(360.6, 1000))
    return desk.parts.runs.add(
        Activity(
            Sport.RUN,
            at(days_on(0), time(8, 10)),
            seconds=1098.4,
            metres=3001.7,
            elapsed=1130,
            effort=7,
            heart_rate=145,
            laps=laps,
            source=Source.FIT,
            note="Stiff at first.",
        )
    )


def test_all_that_is_known_is_told(desk: RunDesk, qtbot: QtBot) -> None:
    shoe = desk.parts.shoes.keep(Shoe("Blue pair"))
    run = from_watch(desk)
    desk.parts.runs.change(replace(run, shoe_id=shoe.id))
    page = opened(desk, qtbot, run)
    for words in (
        "Today, Sunday 22 November, 08:10",
        "3 km · 18 min 18 s · 6:06 min/km",
        "effort 7 of 10 · Blue pair · mean heart rate 145",
        "Hard: an effort of 7 or more of 10.",
        "Stiff at first.",
        "From a FIT file.",
    ):
        assert reads(page, words)
    told = [one.accessibleName() for one in page.findChildren(type(page.title)) if one.isVisibleTo(page)]
    assert "Time: 6:05" in told
    assert "Pulse: –" in told


def test_what_it_went_against_stands_on_it_with_its_source(desk: RunDesk, qtbot: QtBot) -> None:
    for day in (-6, -4, -2):
        desk.ran(days_on(day))
    page = opened(desk, qtbot, from_watch(desk))
    assert reads(page, "4 runs in one week. The article asks for three at most. Source: the article")


def test_a_change_keeps_what_was_measured(desk: RunDesk, qtbot: QtBot) -> None:
    run = from_watch(desk)
    page = opened(desk, qtbot, run)
    press(page, "Change")
    assert (typed_in(page, KM), typed_in(page, MIN)) == ("3", "18:18")
    choose(page, "Kind of run", "Tempo")
    press(page, "Save")
    assert desk.kept == (replace(run, run_type=RunType.TEMPO),)


def test_another_distance_is_kept_as_typed(desk: RunDesk, qtbot: QtBot) -> None:
    run = from_watch(desk)
    page = opened(desk, qtbot, run)
    press(page, "Change")
    type_into(page, KM, "3.2")
    press(page, "Day: the day before")
    press(page, "Save")
    (kept,) = desk.kept
    assert (kept.metres, kept.seconds) == (3200, 1098.4)
    assert kept.start.utc == run.start.utc - timedelta(days=1)


def test_a_full_disk_keeps_the_change_in_the_form(desk: RunDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, from_watch(desk))
    press(page, "Change")
    type_into(page, KM, "3.2")
    desk.diary.full = True
    press(page, "Save")
    assert reads(page, "Not saved: there is no room left on the disk.")
    assert typed_in(page, KM) == "3.2"


def test_deleted_it_can_be_taken_back(desk: RunDesk, qtbot: QtBot) -> None:
    run = from_watch(desk)
    page = opened(desk, qtbot, run)
    told: list[Notice] = []
    gone: list[bool] = []
    page.notice.connect(told.append)
    page.left.connect(lambda: gone.append(True))
    press(page, "Delete")
    assert (desk.kept, gone) == ((), [True])
    undo = told[-1].undo
    assert undo is not None
    undo()
    assert desk.kept == (run,)


def tick(page: RunPage, name: str) -> None:
    QTest.mouseClick(seen(page, QCheckBox, name)[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_one_that_is_gone_says_so(desk: RunDesk, qtbot: QtBot) -> None:
    run = from_watch(desk)
    page = opened(desk, qtbot, run)
    desk.parts.runs.remove(run.id or 0)
    QApplication.processEvents()
    assert reads(page, "This one is not in the list any more")
    assert not seen(page, QPushButton, "Delete")


# around it -------------------------------------------------------------------------------------------


def pre_run(desk: RunDesk, end_minute: int) -> None:
    """The routine before a run, finished this morning at eight and so many minutes."""
    house = desk.house
    run = SessionRun.begin(make_plan(house.content.routine("pre-run"), (Side.LEFT, Side.RIGHT)))
    number = desk.diary.begin_session(run, stamp(22, 7, 50))
    desk.diary.finish_session(number, run.end(Outcome.COMPLETED), stamp(22, 8, end_minute))


def test_what_the_player_did_is_told_and_the_rest_can_be_ticked(desk: RunDesk, qtbot: QtBot) -> None:
    pre_run(desk, 5)
    run = from_watch(desk)
    page = opened(desk, qtbot, run)
    assert reads(page, "✓ Mobility before the run: done with the program")
    tick(page, BALL_AFTER)
    assert desk.kept[0].without_program == {Prep.BALL_AFTER}
    assert seen(page, QCheckBox, BALL_AFTER)[0].isChecked()
    tick(page, BALL_AFTER)
    assert desk.kept[0].without_program == frozenset()


def test_a_tick_that_was_not_saved_does_not_stay(desk: RunDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, from_watch(desk))
    desk.diary.full = True
    tick(page, BALL_AFTER)
    assert not seen(page, QCheckBox, BALL_AFTER)[0].isChecked()


def test_within_the_hour_after_it_the_ball_can_be_started(desk: RunDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, from_watch(desk))
    wanted: list[str] = []
    page.start_requested.connect(wanted.append)
    press(page, "Start now: Ball massage after the run")
    assert wanted == ["post-run"]
    desk.house.clock.advance(3600)
    page.open_run(desk.kept[0].id or 0)
    QApplication.processEvents()
    assert not seen(page, QPushButton, "Start now: Ball massage after the run")


def test_after_a_twist_the_ball_waits(desk: RunDesk, qtbot: QtBot) -> None:
    desk.house.twisted(21)
    page = opened(desk, qtbot, from_watch(desk))
    assert reads(page, "Ball massage after the run: left out for now.")
    assert not seen(page, QCheckBox, BALL_AFTER)


def test_a_ride_has_nothing_around_it(desk: RunDesk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, desk.ran(days_on(-1), 20_000, sport=Sport.BIKE))
    assert not reads(page, "Around this run")


# how the ankle was -----------------------------------------------------------------------------------


def test_a_number_can_be_given_later(desk: RunDesk, qtbot: QtBot) -> None:
    desk.house.preferences.change(sore_side=Side.LEFT)
    run = from_watch(desk)
    page = opened(desk, qtbot, run)
    assert reads(page, "No number is written down for it.")
    press(page, "Give a number")
    QTest.mouseClick(seen(page, QPushButton, "2 of 10, mild")[1], Qt.MouseButton.LeftButton)
    press(page, "Keep the numbers")
    assert reads(page, "Within an hour after: left, 2, mild")
    assert not reads(page, "How was your ankle?")


def test_without_a_number_nothing_is_kept(desk: RunDesk, qtbot: QtBot) -> None:
    desk.house.preferences.change(sore_side=Side.LEFT)
    page = opened(desk, qtbot, from_watch(desk))
    press(page, "Give a number")
    press(page, "Keep the numbers")
    assert reads(page, "Choose at least one number")
    press(page, "Not now")
    assert desk.parts.runs.scores(desk.kept[0].id or 0) == ()
