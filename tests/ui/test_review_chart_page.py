"""The chart and the table of the review page: the same numbers, for eye, mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from tests.fakes.entries import stamp
from tests.fakes.year import write_year
from tests.ui.house import House
from tests.ui.review_look import MORNING, TODAY, Look, back, settle, wrote


@pytest.fixture
def look(house: House, qtbot: QtBot) -> Iterator[Look]:
    yield Look(house, qtbot)


# chart ---------------------------------------------------------------------------------------------------


def test_the_line_under_the_chart_tells_the_day(house: House, look: Look) -> None:
    wrote(house, 5, 4, side=Side.RIGHT)
    house.trained(18)
    settle()
    assert look.reads("Point at a day")
    look.chart.setFocus()
    QTest.keyClick(look.chart, Qt.Key.Key_Left)
    settle()
    words = "Wednesday 18 November: right 5, moderate, first steps in the morning. Also: light hold: "
    assert look.reads(words)
    assert look.reads("The morning score is missing; 1 session")
    QTest.keyClick(look.chart, Qt.Key.Key_Escape)
    assert look.reads("Point at a day")


def test_enter_in_the_chart_opens_the_entry(house: House, look: Look) -> None:
    kept = wrote(house, 5, 4)
    settle()
    look.chart.setFocus()
    QTest.keyClick(look.chart, Qt.Key.Key_Left)
    QTest.keyClick(look.chart, Qt.Key.Key_Return)
    assert look.edited == [kept.id]


def test_the_chart_has_a_panel_for_each_side_that_was_written_about(house: House, look: Look) -> None:
    wrote(house, 5, 4)
    settle()
    assert set(look.chart.layout_now().panels) == {Side.LEFT}
    wrote(house, 5, 4, side=Side.RIGHT)
    settle()
    assert set(look.chart.layout_now().panels) == {Side.LEFT, Side.RIGHT}


def test_the_chart_says_how_many_scores_are_in_sight(house: House, look: Look) -> None:
    for days in range(5):
        wrote(house, 5, days)
    settle()
    look.click("Show: 2 weeks")
    settle()
    assert look.chart.accessibleName().startswith(
        "Pain chart, 9 November 2026 to 22 November 2026: 5 scores."
    )


# table ---------------------------------------------------------------------------------------------------


def test_the_table_holds_what_the_chart_shows(house: House, look: Look) -> None:
    wrote(house, 3, 1)
    wrote(house, 7, 60)
    later = PainEntry(Side.RIGHT, 5, Moment.OTHER, stamp(back(2)), stamp(back(6)))
    house.diary.add_pain(later)
    settle()
    look.click("Table")
    assert not look.chart.isVisibleTo(look.page)
    assert look.rows() == [
        ["Sat 21 Nov 2026, 10:00", "L · Left", "3, mild", "In the morning, first steps", "in time", ""],
        ["Mon 16 Nov 2026, 10:00", "R · Right", "5, moderate", "Any other time", "later", ""],
    ]
    look.click("Show: 3 months")
    assert len(look.rows()) == 3
    assert look.reads("3 scores.")
    look.click("Chart")
    assert look.chart.isVisibleTo(look.page)


def test_one_key_leads_to_the_table_and_back(house: House, look: Look) -> None:
    wrote(house, 3, 1)
    settle()
    look.page.activateWindow()
    look.chart.setFocus()
    QTest.keyClick(look.chart, Qt.Key.Key_T)
    assert look.table.isVisibleTo(look.page)
    QTest.keyClick(look.table, Qt.Key.Key_T)
    assert not look.table.isVisibleTo(look.page)


def test_the_table_is_sorted_by_keys(house: House, look: Look) -> None:
    for days, score in enumerate((3, 9, 1)):
        wrote(house, score, days)
    settle()
    look.click("Table")
    head = look.table.head
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Right)
    QTest.keyClick(head, Qt.Key.Key_Right)
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert [row[2] for row in look.rows()] == ["1, mild", "3, mild", "9, severe"]
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert [row[2] for row in look.rows()] == ["9, severe", "3, mild", "1, mild"]
    headings = [str(look.table.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(5)]
    assert headings == ["Day", "Side", "Pain ↓", "When", "Written"]


def test_enter_in_the_table_opens_the_entry(house: House, look: Look) -> None:
    wrote(house, 3, 0)
    second = wrote(house, 4, 1)
    settle()
    look.click("Table")
    look.table.setFocus()
    QTest.keyClick(look.table, Qt.Key.Key_Down)
    QTest.keyClick(look.table, Qt.Key.Key_Return)
    assert look.edited == [second.id]


def test_a_long_table_is_fetched_a_page_at_a_time(house: House, look: Look) -> None:
    first = stamp(TODAY, 1)
    for number in range(250):
        at = Stamp(first.utc + timedelta(minutes=number), first.zone, TODAY)
        house.diary.add_pain(replace(PainEntry(Side.LEFT, number % 11, MORNING, at, at), note=""))
    settle()
    look.click("Table")
    assert look.table.model().rowCount() == 100
    for _ in range(4):
        look.table.scrollToBottom()
        settle()
    assert look.table.model().rowCount() == 250
    assert len({tuple(row) for row in look.rows()}) == 250


# a year --------------------------------------------------------------------------------------------------


def test_a_year_is_drawn_whole(house: House, qtbot: QtBot) -> None:
    write_year(house.database)
    look = Look(house, qtbot)
    look.click("Show: Year")
    entries = house.diary.entries(back(364))
    shown = look.chart.points_in_view()
    assert sum(point.n for point in shown) == len(entries)
    for side in Side:
        days = {entry.refers_to.local_date for entry in entries if entry.side is side}
        drawn = {point.since for point in shown if point.side is side}
        assert drawn <= days
    silent = [point for point in shown if date(2026, 8, 3) <= point.since <= date(2026, 8, 16)]
    assert silent == []
    assert sum(point.n for point in shown if point.late) == sum(entry.late for entry in entries)
