"""The entry page: the common case, all that may be said, and a full disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.pain import Moment, PainEntry, Stiffness, Support, Swelling, Zone
from ankle_rehab.ui.pages.entry import EntryPage
from tests.ui.entry_house import (
    LEFT,
    MORE,
    RIGHT,
    SAVE,
    keep_now,
    left,
    noticed,
    only,
    opened,
    score,
    write,
)
from tests.ui.house import FullDisk, House, button, click, reads, seen, stamp


@pytest.fixture
def page(house: House, qtbot: QtBot) -> EntryPage:
    house.preferences.change(sore_side=LEFT)
    return opened(house, qtbot)


# the common case ------------------------------------------------------------------------------------------


def test_two_clicks_on_the_page_write_an_entry(house: House, page: EntryPage) -> None:
    assert page.accessibleName() == "New entry"
    told, notices = left(page), noticed(page)
    click(page, "3 of 10, mild")
    click(page, SAVE)
    entry = only(house)
    assert (entry.side, entry.score, entry.moment) == (LEFT, 3, Moment.NEXT_MORNING)
    assert (entry.recorded, entry.refers_to) == (stamp(22, 9), stamp(22, 9))
    assert told == ["left"]
    assert [notice.words for notice in notices] == ["Saved: left, 3, mild."]


def test_everything_else_stays_empty(house: House, page: EntryPage) -> None:
    click(page, "0 of 10, no pain")
    click(page, SAVE)
    bare = PainEntry(LEFT, 0, Moment.NEXT_MORNING, stamp(22, 9), stamp(22, 9), id=only(house).id)
    assert only(house) == bare


@pytest.mark.usefixtures("page")
def test_the_keyboard_begins_on_the_numbers_and_two_keys_save(house: House) -> None:
    now = QApplication.focusWidget()
    assert now is not None
    assert now.accessibleName() == "0 of 10, no pain"
    QTest.keyClick(now, Qt.Key.Key_2)
    now = QApplication.focusWidget()
    assert now is not None
    QTest.keyClick(now, Qt.Key.Key_Space)
    QTest.keyClick(now, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only(house).score == 2


def test_from_the_note_it_is_saved_by_key_too(house: House, page: EntryPage) -> None:
    click(page, "2 of 10, mild")
    (note,) = seen(page, QPlainTextEdit, "Note")
    note.setFocus()
    QTest.keyClicks(note, "stairs")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "again")
    assert house.diary.entries() == ()
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only(house).note == "stairs\nagain"


def test_nothing_is_saved_without_side_and_number(house: House, qtbot: QtBot) -> None:
    page = opened(house, qtbot)
    assert reads(page, "Which side is it?")
    click(page, "Which side?: Left")
    assert reads(page, "A number is enough.")
    assert not button(page, SAVE).isEnabled()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert house.diary.entries() == ()
    click(page, "1 of 10, mild")
    assert button(page, SAVE).isEnabled()


def test_both_sides_are_two_entries_and_one_step_back(house: House, page: EntryPage) -> None:
    notices = noticed(page)
    click(page, "Which side?: Both")
    click(page, "4 of 10, moderate")
    write(page, "both today")
    click(page, SAVE)
    assert [(entry.side, entry.score, entry.note) for entry in house.diary.entries()] == [
        (LEFT, 4, "both today"),
        (RIGHT, 4, "both today"),
    ]
    assert notices[0].words == "Saved: both ankles, 4, moderate."
    assert notices[0].undo is not None
    notices[0].undo()
    assert (house.diary.entries(), house.diary.trash()) == ((), ())


def test_undo_of_an_entry_takes_back_that_one_and_no_later_one(house: House, page: EntryPage) -> None:
    notices = noticed(page)
    click(page, "4 of 10, moderate")
    click(page, SAVE)
    later = house.wrote(1, 22)
    assert notices[0].undo is not None
    notices[0].undo()
    assert house.diary.entries() == (later,)


# all that may be said -------------------------------------------------------------------------------------


def test_all_that_may_be_said_is_kept(house: House, page: EntryPage) -> None:
    click(page, "5 of 10, moderate")
    click(page, "When do you feel it?: Worst during it")
    click(page, MORE)
    click(page, "Achilles tendon")
    click(page, "back of the heel")
    click(page, "Is it swollen? A little")
    click(page, "How long was it stiff in the morning? 6 to 15 min")
    click(page, "Did you limp? Yes")
    click(page, "Did it give way? No")
    click(page, "Did you twist it? No")
    click(page, "Did it wake you? Yes")
    click(page, "Did you wear or use something? Brace")
    click(page, "Did you wear or use something? Tape")
    (medicine,) = seen(page, QLineEdit, "Medicine")
    medicine.setText("ointment")
    click(page, "Add the time")
    (taken,) = seen(page, QTimeEdit, "Taken at")
    taken.setTime(QTime(7, 30))
    write(page, "first line\nsecond line")
    click(page, SAVE)
    now = stamp(22, 9)
    expected = PainEntry(
        LEFT,
        5,
        Moment.DURING_WORST,
        now,
        now,
        zones=frozenset({Zone.ACHILLES, Zone.HEEL_BACK}),
        swelling=Swelling.LITTLE,
        stiffness=Stiffness.UP_TO_15,
        limp=True,
        gave_way=False,
        twist=False,
        support=frozenset({Support.BRACE, Support.TAPE}),
        woke_at_night=True,
        medicine="ointment",
        medicine_at=stamp(22, 7, 30),
        note="first line\nsecond line",
        id=only(house).id,
    )
    assert only(house) == expected


def test_an_answer_pressed_again_is_no_answer(house: House, page: EntryPage) -> None:
    click(page, "5 of 10, moderate")
    click(page, MORE)
    pressed = (
        "Is it swollen? A little",
        "How long was it stiff in the morning? Longer",
        "Did you limp? Yes",
        "Did you twist it? No",
        "Did you wear or use something? Brace",
        "arch",
    )
    for name in pressed:
        click(page, name)
        assert button(page, name).isChecked()
        click(page, name)
        assert not button(page, name).isChecked()
    click(page, SAVE)
    entry = only(house)
    assert (entry.swelling, entry.stiffness, entry.limp, entry.twist) == (None, None, None, None)
    assert (entry.support, entry.zones) == (frozenset(), frozenset())


def test_one_answer_takes_the_place_of_the_other(page: EntryPage) -> None:
    click(page, MORE)
    for question in ("Is it swollen?", "Did you limp?"):
        first, second = ("A little", "Clearly") if "swollen" in question else ("Yes", "No")
        click(page, f"{question} {first}")
        click(page, f"{question} {second}")
        assert not button(page, f"{question} {first}").isChecked()
        assert button(page, f"{question} {second}").isChecked()


def test_nothing_goes_with_no_other_support(page: EntryPage) -> None:
    click(page, MORE)
    question = "Did you wear or use something?"
    click(page, f"{question} Brace")
    click(page, f"{question} Nothing")
    assert not button(page, f"{question} Brace").isChecked()
    click(page, f"{question} Crutches")
    assert not button(page, f"{question} Nothing").isChecked()
    assert button(page, f"{question} Crutches").isChecked()


def test_places_are_asked_where_it_hurts(page: EntryPage) -> None:
    click(page, MORE)
    assert not reads(page, "Where does the left ankle hurt?")
    click(page, "1 of 10, mild")
    assert reads(page, "Where does the left ankle hurt?")
    click(page, "Which side?: Right")
    assert reads(page, "Where does the right ankle hurt?")
    click(page, "0 of 10, no pain")
    assert not reads(page, "Where does the right ankle hurt?")


def test_places_once_named_can_still_be_taken_back_at_zero(page: EntryPage) -> None:
    click(page, "1 of 10, mild")
    click(page, MORE)
    click(page, "arch")
    click(page, "0 of 10, no pain")
    click(page, "arch")
    assert not seen(page, QAbstractButton, "arch")


def test_folded_away_it_is_told_in_one_line_and_saved(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Did you limp? Yes")
    click(page, "arch")
    click(page, "Less")
    assert reads(page, "arch · limped")
    click(page, SAVE)
    assert (only(house).limp, only(house).zones) == (True, frozenset({Zone.ARCH}))


def test_the_time_of_a_medicine_is_the_last_time_the_clock_showed_it(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Add the time")
    (taken,) = seen(page, QTimeEdit, "Taken at")
    taken.setTime(QTime(22, 15))
    assert reads(page, "Yesterday, Saturday 21 November")
    click(page, SAVE)
    assert only(house).medicine_at == stamp(21, 22, 15)


def test_a_medicine_may_have_no_time(house: House, page: EntryPage) -> None:
    click(page, "4 of 10, moderate")
    click(page, MORE)
    click(page, "Add the time")
    click(page, "Without a time")
    click(page, SAVE)
    assert only(house).medicine_at is None


# a full disk ----------------------------------------------------------------------------------------------


def test_on_a_full_disk_everything_stays_and_words_say_why(house: House, qtbot: QtBot) -> None:
    house.preferences.change(sore_side=LEFT)
    roomy = house.diary
    house.diary = FullDisk(house.database, house.clock)
    page = opened(house, qtbot)
    told, notices = left(page), noticed(page)
    click(page, "3 of 10, mild")
    write(page, "still here")
    click(page, SAVE)
    assert (told, notices, roomy.entries()) == ([], [], ())
    assert reads(page, "there is no room left on the disk")
    assert button(page, "3 of 10, mild").isChecked()
    (note,) = seen(page, QPlainTextEdit, "Note")
    assert note.toPlainText() == "still here"
    click(page, "4 of 10, moderate")
    assert not reads(page, "there is no room left on the disk")


def test_a_draft_that_finds_no_room_is_no_matter(house: House, qtbot: QtBot) -> None:
    house.preferences.change(sore_side=LEFT)
    house.diary = FullDisk(house.database, house.clock)
    troubles: list[object] = []
    house.diary.trouble.connect(troubles.append)
    page = opened(house, qtbot)
    score(page, 3)
    keep_now(page)
    page.hide()
    assert troubles == []
