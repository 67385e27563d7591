"""The review page: ranges and sentences, what is worked out when, and the ways from here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.ui.widgets.chart.axis import View
from tests.ui.house import House, button, seen
from tests.ui.review_look import TODAY, Look, back, settle, wrote


@pytest.fixture
def look(house: House, qtbot: QtBot) -> Iterator[Look]:
    yield Look(house, qtbot)


# nothing yet ---------------------------------------------------------------------------------------------


def test_an_empty_diary_says_what_this_will_be_and_leads_to_the_first_entry(look: Look) -> None:
    assert look.reads("Nothing to look back on yet")
    assert not look.chart.isVisibleTo(look.page)
    look.click("Write the first entry")
    assert look.asked == ["entry"]


def test_the_first_score_brings_the_chart(house: House, look: Look) -> None:
    wrote(house, 3, 0)
    settle()
    assert not look.reads("Nothing to look back on yet")
    assert look.chart.isVisibleTo(look.page)
    assert [point.score for point in look.chart.points_in_view()] == [3]
    assert look.reads("In the morning, first steps")


def test_the_page_for_the_doctor_is_one_click_away(house: House, look: Look) -> None:
    wrote(house, 3, 0)
    settle()
    look.click("Page for your doctor")
    assert look.asked == ["doctor"]


# ranges --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "since"),
    [
        ("Show: 2 weeks", back(13)),
        ("Show: 6 weeks", back(41)),
        ("Show: 3 months", back(91)),
        ("Show: Year", back(364)),
        ("Show: All", back(800)),
    ],
)
def test_each_range_ends_today(house: House, look: Look, name: str, since: date) -> None:
    wrote(house, 3, 800)
    settle()
    look.click(name)
    assert (look.chart.view.since, look.chart.view.until) == (since, TODAY)
    assert button(look.page, name).isChecked()


def test_a_range_can_be_longer_than_the_diary_is_old(house: House, look: Look) -> None:
    wrote(house, 3, 10)
    settle()
    look.click("Show: Year")
    assert look.chart.view.since == back(364)
    look.click("Show: All")
    assert look.chart.view.since == back(10)


def test_every_move_has_a_button(house: House, look: Look) -> None:
    wrote(house, 3, 400)
    settle()
    assert not button(look.page, "Later").isEnabled()
    look.click("Earlier")
    assert look.chart.view.until == back(21)
    assert button(look.page, "Later").isEnabled()
    assert not button(look.page, "Show: 6 weeks").isChecked()
    look.click("Zoom in")
    assert look.chart.view.days == pytest.approx(28)
    look.click("Zoom out")
    assert look.chart.view.days == pytest.approx(42)
    look.click("Later")
    assert look.chart.view.until == TODAY
    for _ in range(12):
        if button(look.page, "Zoom out").isEnabled():
            look.click("Zoom out")
    assert not button(look.page, "Earlier").isEnabled()
    assert look.chart.view.since == back(400)


def test_the_sentences_are_about_what_is_in_sight(house: House, look: Look) -> None:
    for days in range(20, 30):
        wrote(house, 6, days)
    for days in range(6):
        wrote(house, 2, days)
    settle()
    assert look.reads("12 October 2026 to 22 November 2026")
    assert seen(look.page, QLabel, "Median: 6")
    look.click("Show: 2 weeks")
    assert seen(look.page, QLabel, "Median: 2")
    assert seen(look.page, QLabel, "Lowest to highest: always 2")
    look.chart.look_at(View.of(back(29), back(20)))
    look.page.look_again()
    settle()
    assert look.reads("24 October 2026 to 2 November 2026")
    assert seen(look.page, QLabel, "Median: 6")


def test_a_score_of_a_wrong_clock_moves_no_range_but_all(house: House, look: Look) -> None:
    wrote(house, 3, 5)
    wrote(house, 4, -3000)
    settle()
    look.click("Show: 2 weeks")
    assert (look.chart.view.since, look.chart.view.until) == (back(13), TODAY)
    assert look.reads("9 November 2026 to 22 November 2026")
    look.click("Show: All")
    assert look.chart.view.until == back(-3000)


def test_a_score_of_tomorrow_is_seen_by_who_has_travelled(house: House, look: Look) -> None:
    wrote(house, 3, 5)
    wrote(house, 4, -1)
    settle()
    look.click("Show: 2 weeks")
    assert look.chart.view.until == back(-1)


def test_a_new_day_moves_a_range_on_but_not_what_was_looked_up(house: House, look: Look) -> None:
    wrote(house, 3, 100)
    settle()
    house.clock.advance(86_400)
    look.page.shown()
    settle()
    assert look.chart.view.until == TODAY + timedelta(days=1)
    look.click("Earlier")
    view = look.chart.view
    house.clock.advance(86_400)
    look.page.shown()
    settle()
    assert look.chart.view == view


# words ---------------------------------------------------------------------------------------------------


def test_few_scores_are_not_summed_up(house: House, look: Look) -> None:
    for days in range(3):
        wrote(house, 5, days)
    settle()
    assert look.reads("not enough entries yet")
    assert not any("Median: 5" in label.accessibleName() for label in look.page.findChildren(QLabel))
    wrote(house, 5, 3)
    settle()
    assert seen(look.page, QLabel, "Median: 5")


def test_in_a_narrow_window_the_numbers_are_sentences(house: House, look: Look) -> None:
    for days in range(5):
        wrote(house, 5, days)
    look.page.resize(420, 700)
    settle()
    assert look.reads("Left, first steps in the morning: median 5, always 5. 5 scores, 0 days without one.")
    assert not seen(look.page, QLabel, "Scores: 5")
    look.page.resize(930, 700)
    settle()
    assert not look.reads("5 scores, 0 days without one.")
    assert seen(look.page, QLabel, "Scores: 5")


def test_the_weeks_stand_beside_each_other_with_their_caveat(house: House, look: Look) -> None:
    for days in range(14):
        wrote(house, 2 if days < 7 else 5, days)
    settle()
    assert look.reads("Left, first steps in the morning: clearly lower. Median 2, the week before 5.")
    assert look.reads("Scores are personal.")


def test_what_was_done_counts_rest_as_a_right_decision(house: House, look: Look) -> None:
    wrote(house, 2, 20)
    house.trained(18)
    house.trained(20, outcome=Outcome.STOPPED_FOR_PAIN)
    house.diary.mark_day(back(1), DayKind.SICK)
    settle()
    assert look.reads("2 sessions: ")
    assert look.reads("1 stopped because it hurt")
    assert look.reads("1 sick day.")
    assert look.reads("are right decisions, not gaps")


def test_mornings_after_sessions_stand_beside_the_others(house: House, look: Look) -> None:
    for day in range(8, 22):
        if day % 2 == 0:
            house.trained(day)
    for days in range(14):
        wrote(house, 4 if back(days).day % 2 else 1, days)
    settle()
    assert look.reads("after a day with a session the median was 4, on the 7 other mornings 1.")
    assert look.reads("Higher scores went together with sessions.")
    assert look.reads("What went together need not have to do with each other.")


def test_the_worst_mornings_lead_to_their_entries(house: House, look: Look) -> None:
    house.trained(19)
    worst = wrote(house, 8, 2)
    wrote(house, 3, 4)
    settle()
    assert look.reads("The 2 worst of 2 mornings")
    assert look.reads("1 session")
    assert look.reads("It does not say why they were bad.")
    look.click("Open 20 November 2026, left 8, severe")
    assert look.edited == [worst.id]


def test_what_is_left_half_done_is_done_when_it_is_seen_again(house: House, look: Look) -> None:
    for days in range(2, 8):
        wrote(house, 9, days)
    look.page.hide()
    settle()
    assert not any("Median: 9" in label.accessibleName() for label in look.page.findChildren(QLabel))
    look.page.show()
    settle()
    assert seen(look.page, QLabel, "Median: 9")


def test_what_cannot_be_seen_is_not_worked_out(house: House, look: Look) -> None:
    wrote(house, 3, 1)
    settle()
    look.page.hide()
    before = look.said()
    for days in range(2, 8):
        wrote(house, 9, days)
    settle()
    assert look.said() == before
    look.page.show()
    settle()
    assert look.said() != before
