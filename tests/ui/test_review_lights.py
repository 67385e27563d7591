"""The traffic light in the review: its lane, the table, its counts, what was seen, and the whole rule."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.light import Light
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.ui.widgets.light_badge import LightBadge
from ankle_rehab.ui.words import light_words
from tests.ui.house import House
from tests.ui.review_look import Look, back, settle, wrote

DURING, AFTER = Moment.DURING_WORST, Moment.AFTER_60MIN


@pytest.fixture
def look(house: House, qtbot: QtBot) -> Iterator[Look]:
    yield Look(house, qtbot)


def active(house: House, days: int, during: int, morning: int = 1) -> None:
    """A morning, something done, and the score after it."""
    wrote(house, morning, days)
    wrote(house, during, days, moment=DURING)
    wrote(house, 1, days, moment=AFTER)


def fortnight(house: House) -> None:
    for days in range(13, 3, -1):
        active(house, days, 1)
    active(house, 3, 6)
    active(house, 2, 4)
    wrote(house, 1, 1)
    settle()


def test_the_lane_shows_the_light_of_each_day(house: House, look: Look) -> None:
    fortnight(house)
    marks = [mark for mark in look.chart.shown().marks if mark.kind is MarkKind.LIGHT]
    lights = {mark.since: mark.verdict.light for mark in marks if mark.verdict}
    assert [lights.get(back(days)) for days in (12, 5, 3, 2, 1)] == [
        Light.HOLD,
        Light.GREEN,
        Light.RED,
        Light.AMBER,
        None,
    ]


def test_the_line_under_the_chart_tells_the_light_and_why(house: House, look: Look) -> None:
    fortnight(house)
    look.chart.setFocus()
    for _ in range(2):
        QTest.keyClick(look.chart, Qt.Key.Key_Left)
    settle()
    assert look.reads("light amber: worst during was 4")


def test_the_table_tells_the_light_of_the_day(house: House, look: Look) -> None:
    fortnight(house)
    look.click("Table")
    lights = {row[0][:10]: row[-1] for row in look.rows()}
    assert (lights["Thu 19 Nov"], lights["Fri 20 Nov"], lights["Sat 21 Nov"]) == ("Red", "Amber", "")


def test_the_light_of_now_is_told_with_its_reasons_and_the_days_are_counted(house: House, look: Look) -> None:
    fortnight(house)
    (badge,) = [one for one in look.page.findChildren(LightBadge) if one.light is Light.AMBER][:1]
    assert badge.accessibleName() == light_words.told(Light.AMBER)
    assert look.reads("Worst during was 4.")
    assert look.reads("Days in this time: 8 green, 2 hold, 1 amber, 1 red.")
    assert look.reads("A rule of thumb from research on sore Achilles tendons.")


def test_an_edit_is_judged_anew(house: House, look: Look) -> None:
    fortnight(house)
    wrote(house, 8, 2, moment=DURING)
    settle()
    assert look.reads("1 red, 1 stop.")
    house.diary.undo.undo()
    settle()
    assert look.reads("1 amber, 1 red.")


def test_what_was_seen_over_time_is_told_with_its_days_and_leads_to_the_signs(
    house: House, look: Look
) -> None:
    fortnight(house)
    assert not look.reads("red days in a week")
    wrote(house, 6, 2, moment=DURING)
    settle()
    assert look.reads("2 red days in a week")
    assert look.reads("On 19 November 2026, 20 November 2026.")
    assert look.reads("Leave running for now. Book a doctor or physiotherapist.")
    look.click("Look at the warning signs")
    assert look.asked == ["signs"]


def test_the_whole_rule_can_be_read_with_its_sources(house: House, look: Look) -> None:
    fortnight(house)
    for _, when, does in light_words.rule():
        assert look.reads(when)
        assert look.reads(does)
    for paragraph in light_words.about():
        assert look.reads(paragraph)
    assert look.reads(house.content.sources()[0].read)


def test_only_the_time_in_sight_is_counted(house: House, look: Look) -> None:
    fortnight(house)
    active(house, 60, 6)
    settle()
    assert not look.reads("2 red")
    look.click("Show: 3 months")
    assert look.reads("2 red")
