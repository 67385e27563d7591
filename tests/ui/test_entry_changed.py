"""The entry page: changing what was written, and twists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.services.undo import Action
from ankle_rehab.ui.pages.entry import EntryPage
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.ui.entry_house import (
    CLOSE,
    LEFT,
    MORE,
    SAVE,
    kept,
    left,
    noticed,
    only,
    opened,
    write,
)
from tests.ui.house import House, button, click, reads, seen, stamp


@pytest.fixture
def page(house: House, qtbot: QtBot) -> EntryPage:
    house.preferences.change(sore_side=LEFT)
    return opened(house, qtbot)


# changing -------------------------------------------------------------------------------------------------


def test_an_entry_is_changed_and_says_what_it_was(house: House, page: EntryPage) -> None:
    entry = kept(house)
    notices = noticed(page)
    page.edit(entry.id or 0)
    assert page.accessibleName() == "Change entry"
    assert not reads(page, "Changed before")
    assert button(page, "4 of 10, moderate").isChecked()
    assert reads(page, "Achilles tendon · a little swollen · no limp · ointment")
    click(page, "6 of 10, moderate")
    click(page, SAVE)
    assert only(house) == replace(entry, score=6)
    assert notices[0].words == "Changed: left, 6, moderate."
    page.edit(entry.id or 0)
    assert reads(page, "Changed before")
    assert reads(page, "Sunday 22 November, 09:00, until then: 4, moderate")


def test_every_change_is_told_the_latest_first(house: House, page: EntryPage) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    click(page, "6 of 10, moderate")
    click(page, SAVE)
    house.clock.advance(3600)
    page.edit(entry.id or 0)
    click(page, "Which side?: Right")
    write(page, "downhill")
    click(page, SAVE)
    page.edit(entry.id or 0)
    assert reads(page, "Sunday 22 November, 10:00, until then: left · “uphill”")
    assert reads(page, "Sunday 22 November, 09:00, until then: 4, moderate")


def test_a_change_can_be_taken_back(house: House, page: EntryPage) -> None:
    entry = kept(house)
    notices = noticed(page)
    page.edit(entry.id or 0)
    click(page, "6 of 10, moderate")
    click(page, SAVE)
    assert notices[0].undo is not None
    notices[0].undo()
    assert only(house) == entry


def test_saving_without_a_change_leaves_the_last_step_alone(house: House, page: EntryPage) -> None:
    entry = kept(house)
    notices = noticed(page)
    page.edit(entry.id or 0)
    click(page, SAVE)
    assert only(house) == entry
    assert house.diary.undo.next_undo is Action.ADD_ENTRY
    assert [(notice.words, notice.undo) for notice in notices] == [("Nothing was changed.", None)]


def test_an_entry_that_seems_to_lie_ahead_can_be_changed(house: House, page: EntryPage) -> None:
    """Written before the clock was set back."""
    entry = house.diary.add_pain(pain(3, hour=12))
    page.edit(entry.id or 0)
    click(page, MORE)
    assert not reads(page, "That is still to come.")
    click(page, "5 of 10, moderate")
    click(page, SAVE)
    assert only(house) == replace(entry, score=5)


def test_both_is_not_offered_for_one_entry(house: House, page: EntryPage) -> None:
    page.edit(kept(house).id or 0)
    assert not seen(page, QAbstractButton, "Which side?: Both")
    assert seen(page, QAbstractButton, "Which side?: Right")


def test_a_time_of_far_away_stays_as_it_was(house: House, page: EntryPage) -> None:
    there = FakeClock(zone="Pacific/Kiritimati")
    at = replace(stamp(20, 9), zone=there.zone(), local_date=date(2026, 11, 20))
    entry = house.diary.add_pain(replace(pain(4), recorded=at, refers_to=at))
    page.edit(entry.id or 0)
    click(page, "5 of 10, moderate")
    click(page, MORE)
    assert reads(page, "Friday 20 November, 22:00")
    click(page, SAVE)
    assert only(house).refers_to == at


def test_another_time_takes_the_place_of_the_one_before(house: House, page: EntryPage) -> None:
    there = replace(stamp(20, 9), zone="Pacific/Kiritimati")
    entry = house.diary.add_pain(replace(pain(4), refers_to=there))
    page.edit(entry.id or 0)
    click(page, MORE)
    click(page, "When was it?: Yesterday")
    click(page, "Time: earlier")
    click(page, SAVE)
    assert only(house).refers_to == stamp(21, 21, 45)


def test_an_entry_in_the_trash_cannot_be_changed(house: House, page: EntryPage) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    click(page, "6 of 10, moderate")
    house.diary.remove_pain(entry.id or 0)
    click(page, SAVE)
    assert reads(page, "This entry lies in the trash now. It was not changed.")
    click(page, CLOSE)
    notices, told = noticed(page), left(page)
    page.edit(entry.id or 0)
    assert (notices[0].words, told) == ("This entry lies in the trash now.", ["left"])


# twists ---------------------------------------------------------------------------------------------------


def test_a_fresh_twist_calms_everything_down_and_is_told(house: House, page: EntryPage) -> None:
    told = left(page)
    assert not house.guard.standing().calm
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Did you twist it? Yes")
    click(page, SAVE)
    assert house.guard.standing().calm
    assert told == ["left", "twisted"]


def test_a_twist_of_last_week_or_told_before_is_not_told_again(house: House, page: EntryPage) -> None:
    told = left(page)
    page.new_entry_on(date(2026, 11, 18))
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Did you twist it? Yes")
    click(page, SAVE)
    twisted = house.diary.add_pain(replace(pain(3), twist=True))
    page.edit(twisted.id or 0)
    click(page, "5 of 10, moderate")
    click(page, SAVE)
    assert told == ["left", "left"]
