"""The entry page: what was begun and not saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.pain import Moment
from ankle_rehab.ui.draft_keeper import DraftKeeper
from ankle_rehab.ui.pages.entry import EntryPage
from tests.ui.entry_house import (
    CLOSE,
    LEFT,
    RIGHT,
    SAVE,
    keep_now,
    kept,
    left,
    noticed,
    only,
    opened,
    score,
    write,
)
from tests.ui.house import House, button, click, reads, seen, stamp


@pytest.fixture
def page(house: House, qtbot: QtBot) -> EntryPage:
    house.preferences.change(sore_side=LEFT)
    return opened(house, qtbot)


def timer(page: EntryPage) -> QTimer:
    """What keeps the draft when it is over."""
    (keeper,) = page.findChildren(DraftKeeper)
    (timer,) = keeper.findChildren(QTimer)
    return timer


def test_what_is_typed_is_on_the_disk_within_two_seconds(house: House, page: EntryPage) -> None:
    assert timer(page).interval() <= 2000
    score(page, 4)
    assert timer(page).isActive()
    write(page, "half a sent")
    keep_now(page)
    assert not timer(page).isActive()
    found = house.diary.draft()
    assert found is not None
    assert (found.sides, found.score, found.note) == (frozenset({LEFT}), 4, "half a sent")


def test_typing_on_does_not_put_the_keeping_off(page: EntryPage) -> None:
    write(page, "a")
    running = timer(page).timerId()
    write(page, "ab")
    assert timer(page).timerId() == running


def test_a_form_that_was_only_opened_keeps_nothing(house: House, page: EntryPage) -> None:
    keep_now(page)
    page.hide()
    assert not house.diary.has_draft


def test_leaving_the_page_keeps_it_at_once_and_coming_back_offers_it(house: House, page: EntryPage) -> None:
    score(page, 4)
    write(page, "before the phone rang")
    page.hide()
    assert house.diary.has_draft
    page.show()
    page.shown()
    assert reads(page, "You had begun an entry")
    assert reads(page, "left · 4, moderate · before the phone rang")
    assert not seen(page, QAbstractButton, SAVE)
    click(page, "Go on with it")
    click(page, SAVE)
    assert (only(house).score, only(house).note) == (4, "before the phone rang")
    assert not house.diary.has_draft


def test_put_away_is_gone_and_can_be_brought_back(house: House, page: EntryPage) -> None:
    score(page, 4)
    page.hide()
    page.show()
    page.shown()
    notices = noticed(page)
    pages: list[str] = []
    page.open_page.connect(pages.append)
    click(page, "Put it away")
    assert not house.diary.has_draft
    assert not button(page, "4 of 10, moderate").isChecked()
    assert notices[0].words == "Put away."
    assert notices[0].undo is not None
    notices[0].undo()
    assert house.diary.has_draft
    assert pages == ["entry"]


def test_closing_puts_it_away_and_undo_brings_it_back(house: House, page: EntryPage) -> None:
    score(page, 9)
    keep_now(page)
    told, notices = left(page), noticed(page)
    click(page, CLOSE)
    assert (house.diary.entries(), house.diary.has_draft, told) == ((), False, ["left"])
    assert notices[0].undo is not None
    notices[0].undo()
    page.shown()
    click(page, "Go on with it")
    assert button(page, "9 of 10, severe").isChecked()


def test_bringing_back_does_not_take_the_place_of_what_is_being_written(page: EntryPage) -> None:
    score(page, 9)
    notices = noticed(page)
    click(page, CLOSE)
    page.shown()
    score(page, 2)
    assert notices[0].undo is not None
    notices[0].undo()
    assert notices[-1].words == "Please save or close this entry first."
    assert button(page, "2 of 10, mild").isChecked()


def test_closing_an_untouched_form_says_nothing(page: EntryPage) -> None:
    notices, told = noticed(page), left(page)
    click(page, CLOSE)
    assert (notices, told) == ([], ["left"])


def test_a_half_done_change_is_offered_and_goes_on_as_a_change(house: House, page: EntryPage) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    score(page, 7)
    page.hide()
    page.show()
    page.shown()
    assert reads(page, "You had begun to change an entry")
    click(page, "Go on with it")
    assert page.accessibleName() == "Change entry"
    click(page, SAVE)
    assert only(house) == replace(entry, score=7)


def test_a_half_done_change_of_an_entry_that_has_gone_becomes_a_new_one(
    house: House, page: EntryPage
) -> None:
    entry = kept(house)
    page.edit(entry.id or 0)
    score(page, 7)
    page.hide()
    house.diary.remove_pain(entry.id or 0)
    page.show()
    page.shown()
    click(page, "Go on with it")
    assert page.accessibleName() == "New entry"
    assert seen(page, QAbstractButton, "Which side?: Both")
    click(page, SAVE)
    assert only(house) == replace(
        entry, score=7, id=only(house).id, recorded=stamp(22, 9), refers_to=entry.refers_to
    )


def test_another_wish_waits_until_the_offer_is_answered(house: House, page: EntryPage) -> None:
    entry = kept(house)
    score(page, 7)
    page.edit(entry.id or 0)
    assert reads(page, "You had begun an entry")
    click(page, "Put it away")
    assert page.accessibleName() == "Change entry"
    assert button(page, "4 of 10, moderate").isChecked()


def test_a_new_entry_asked_for_twice_keeps_what_is_written(page: EntryPage) -> None:
    score(page, 7)
    page.new_entry()
    assert button(page, "7 of 10, severe").isChecked()
    assert not reads(page, "You had begun an entry")


def test_a_given_draft_is_shown_as_it_is(house: House, page: EntryPage) -> None:
    page.new_entry(EntryDraft(frozenset({RIGHT}), 2, Moment.AFTER_60MIN, limp=True))
    click(page, SAVE)
    entry = only(house)
    assert (entry.side, entry.score, entry.moment, entry.limp) == (RIGHT, 2, Moment.AFTER_60MIN, True)


def test_what_was_begun_long_ago_stays_about_then(house: House, page: EntryPage) -> None:
    score(page, 7)
    page.hide()
    house.clock.advance(3 * 86_400)
    page.show()
    page.shown()
    assert reads(page, "left · 7, severe · Sunday 22 November, 09:00")
    click(page, "Go on with it")
    click(page, SAVE)
    assert (only(house).refers_to, only(house).recorded) == (stamp(22, 9), stamp(25, 9))
    assert only(house).late


def test_what_was_begun_a_moment_ago_is_about_now(house: House, page: EntryPage) -> None:
    score(page, 7)
    page.hide()
    house.clock.advance(600)
    page.show()
    page.shown()
    click(page, "Go on with it")
    click(page, SAVE)
    assert only(house).refers_to == stamp(22, 9, 10)


def test_what_was_begun_by_a_clock_that_went_ahead_is_about_now(house: House, page: EntryPage) -> None:
    score(page, 7)
    page.hide()
    house.clock.advance(-86_400)
    page.show()
    page.shown()
    click(page, "Go on with it")
    click(page, SAVE)
    assert only(house).refers_to == stamp(21, 9)
