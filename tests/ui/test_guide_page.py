"""The guide and its cards, as somebody reads, searches and presses."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.guide import Act, Deed, Group
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.ui.pages.card import CardPage
from ankle_rehab.ui.pages.guide import GuidePage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, NoRoom, button, reads, seen
from tests.ui.house import click as press

SEARCH = "Find in the guide"


@pytest.fixture
def guide(house: House, qtbot: QtBot) -> GuidePage:
    page = GuidePage(house.parts)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


@pytest.fixture
def card(house: House, qtbot: QtBot) -> CardPage:
    page = CardPage(house.parts)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def settle() -> None:
    """What was built comes into sight with the next events."""
    QApplication.processEvents()


def click(page: QWidget, name: str) -> None:
    press(page, name)
    settle()


def open_card(page: CardPage, card_id: str) -> None:
    page.open_card(card_id)
    settle()


def look_for(page: GuidePage, words: str) -> None:
    (field,) = seen(page, QLineEdit, SEARCH)
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, words)
    settle()


# the list --------------------------------------------------------------------------------------------


def test_every_card_stands_under_its_group(house: House, guide: GuidePage) -> None:
    texts = house.content.guide
    for group in Group:
        assert reads(guide, texts.order.groups[group])
    asked: list[str] = []
    guide.card_requested.connect(asked.append)
    for each in texts.cards:
        assert reads(guide, each.summary)
        click(guide, each.title)
    assert asked == [each.id for each in texts.cards]


def test_two_ways_in_and_one_primary_button(guide: GuidePage) -> None:
    asked: list[str] = []
    guide.open_page.connect(asked.append)
    click(guide, "Answer the questions")
    click(guide, "Check the warning signs")
    assert asked == ["causes", "signs"]
    buttons = guide.findChildren(QAbstractButton)
    assert [one.text() for one in buttons if one.property("role") == "primary"] == ["Answer the questions"]


def test_what_is_looked_for_is_found_with_its_sentence(guide: GuidePage) -> None:
    look_for(guide, "BÁNDage")
    assert reads(guide, "Found: 3")
    assert reads(guide, "Take a bandage 7.5 to 10 cm wide.")
    assert not seen(guide, QAbstractButton, "Answer the questions")
    asked: list[str] = []
    guide.card_requested.connect(asked.append)
    click(guide, "Elastic bandage")
    assert asked == ["bandage"]


def test_nothing_found_says_what_to_try(guide: GuidePage) -> None:
    look_for(guide, "zeppelin")
    assert reads(guide, "Nothing found for “zeppelin”")
    click(guide, "ice")
    assert reads(guide, "Found:")
    assert button(guide, "Ice")


def test_every_word_that_is_offered_finds_something(guide: GuidePage) -> None:
    look_for(guide, "zeppelin")
    offered = [one.text() for one in guide.findChildren(QAbstractButton) if one.property("role") == "choice"]
    for word in offered:
        look_for(guide, word)
        assert reads(guide, "Found:"), word


def test_seeking_and_back_to_all(guide: GuidePage) -> None:
    look_for(guide, "ice")
    guide.to_beginning()
    assert button(guide, "Answer the questions")
    guide.activateWindow()
    guide.seek()
    QTest.keyClicks(guide.window().focusWidget() or guide, "rower")
    settle()
    assert reads(guide, "Found:")


def test_spaces_look_for_nothing(guide: GuidePage) -> None:
    look_for(guide, "   ")
    assert button(guide, "Answer the questions")


# one card --------------------------------------------------------------------------------------------


def test_each_card_shows_its_text_version_and_sources(house: House, card: CardPage) -> None:
    known = {source.key: source for source in house.content.sources()}
    for each in house.content.guide.cards:
        open_card(card, each.id)
        assert card.accessibleName() == each.title
        assert all(reads(card, text) for text in each.texts())
        assert reads(card, "Text of Monday 23 November 2026")
        assert all(reads(card, known[key].read) for key in each.sources)


def test_lines_are_short_enough_to_read(card: CardPage) -> None:
    open_card(card, "evidence")
    for label in card.findChildren(QLabel):
        assert label.maximumWidth() <= label.fontMetrics().averageCharWidth() * 70


def test_buttons_say_what_they_do(house: House, card: CardPage) -> None:
    asked: list[Act] = []
    card.act_requested.connect(asked.append)
    for each in house.content.guide.cards:
        open_card(card, each.id)
        for act in each.acts:
            click(card, act.words)
    assert asked == [act for each in house.content.guide.cards for act in each.acts]
    assert Act("Open the icing timer", Deed.PAGE, "ice") in asked


def test_every_source_can_be_read_and_copied(house: House, card: CardPage) -> None:
    open_card(card, "sources")
    told: list[Notice] = []
    card.notice.connect(told.append)
    for source in house.content.sources():
        assert reads(card, f"[{source.key}]")
    address = next(one for one in card.findChildren(QLabel) if "PMC9592509" in one.text())
    assert address.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not address.openExternalLinks()
    click(card, "Copy the sources")
    copied = QGuiApplication.clipboard().text()
    assert all(source.address in copied for source in house.content.sources())
    assert [notice.words for notice in told] == ["Copied."]


def test_about_says_again_what_was_accepted(house: House, card: CardPage) -> None:
    open_card(card, "about")
    words = house.content.first_start()
    assert all(reads(card, text) for text in (*words.paragraphs, words.adults, words.data))
    assert reads(card, "Ankle Rehab 0.1.0")


def test_back_to_the_guide(card: CardPage) -> None:
    left: list[bool] = []
    card.left.connect(lambda: left.append(True))
    click(card, "Guide")
    assert left == [True]


def test_an_unknown_card_is_an_error(card: CardPage) -> None:
    with pytest.raises(LookupError):
        card.open_card("handstand")


# shoes -----------------------------------------------------------------------------------------------


def shoes(parts: Parts) -> tuple[Shoe, ...]:
    return Shoes(parts.diary, parts.database, parts.clock).shoes()


def type_name(page: QWidget, name: str) -> None:
    (field,) = seen(page, QLineEdit, "Name of the pair")
    field.setText(name)


def tick(page: QWidget, words: str) -> None:
    (box,) = seen(page, QCheckBox, words)
    box.click()


def fill(page: CardPage, name: str, *, day: date | None = None, kilometres: int | None = None) -> None:
    type_name(page, name)
    if day is not None:
        tick(page, "I know when I first used it")
        seen(page, QDateEdit, "First used")[0].setDate(QDate(day.year, day.month, day.day))
    if kilometres is not None:
        tick(page, "I know how far it went")
        seen(page, QSpinBox, "Distance so far")[0].setValue(kilometres)


def test_a_pair_is_written_down_with_a_name_alone(house: House, card: CardPage) -> None:
    open_card(card, "shoes")
    assert reads(card, "No pair is written down yet.")
    click(card, "Write down a pair")
    assert not button(card, "Keep it").isEnabled()
    type_name(card, "  Blue ")
    click(card, "Keep it")
    assert shoes(house.parts) == (Shoe("Blue", id=1),)
    assert reads(card, "Age and distance are not known.")
    assert not seen(card, QLineEdit, "Name of the pair")


@pytest.mark.parametrize(
    ("day", "kilometres", "facts", "advice"),
    [
        (date(2026, 11, 22), 0, "new today · 0 km", ""),
        (date(2026, 11, 12), 30, "since Thursday 12 November (10 days) · 30 km", ""),
        (date(2026, 6, 14), 480, "(5 months) · 480 km", "Look at wear: sole, foam and heel."),
        (None, 800, "800 km", "Probably due."),
        (date(2025, 11, 22), None, "since Saturday 22 November 2025 (12 months)", "Probably due."),
    ],
)
def test_age_kilometres_and_wear(
    card: CardPage, day: date | None, kilometres: int | None, facts: str, advice: str
) -> None:
    open_card(card, "shoes")
    click(card, "Write down a pair")
    fill(card, "Blue", day=day, kilometres=kilometres)
    click(card, "Keep it")
    assert reads(card, facts)
    assert reads(card, advice)
    assert advice.startswith("Probably") == reads(card, "Probably due.")
    assert advice.startswith("Look") == reads(card, "Look at wear: sole")


def test_a_day_to_come_is_not_taken(house: House, card: CardPage) -> None:
    open_card(card, "shoes")
    click(card, "Write down a pair")
    fill(card, "Blue", day=date(2026, 11, 23))
    assert reads(card, "That day is still to come.")
    assert not button(card, "Keep it").isEnabled()
    QTest.keyClick(seen(card, QLineEdit, "Name of the pair")[0], Qt.Key.Key_Return)
    assert shoes(house.parts) == ()


def test_a_pair_is_changed_and_its_fraction_stays(house: House, card: CardPage) -> None:
    Shoes(house.diary, house.database, house.clock).keep(Shoe("Trail", date(2026, 6, 14), 512.5))
    open_card(card, "shoes")
    click(card, "Change Trail")
    type_name(card, "Trail, grey")
    click(card, "Keep it")
    assert shoes(house.parts) == (Shoe("Trail, grey", date(2026, 6, 14), 512.5, id=1),)
    click(card, "Change Trail, grey")
    seen(card, QSpinBox, "Distance so far")[0].setValue(600)
    tick(card, "I know when I first used it")
    click(card, "Keep it")
    assert shoes(house.parts) == (Shoe("Trail, grey", None, 600, id=1),)


def test_a_retired_pair_comes_back_with_undo(house: House, card: CardPage) -> None:
    Shoes(house.diary, house.database, house.clock).keep(Shoe("Trail"))
    open_card(card, "shoes")
    told: list[Notice] = []
    card.notice.connect(told.append)
    click(card, "Trail: not in use any more")
    assert shoes(house.parts) == ()
    assert not reads(card, "Age and distance are not known.")
    undo = told[-1].undo
    assert undo is not None
    undo()
    settle()
    assert shoes(house.parts) == (Shoe("Trail", id=1),)
    assert reads(card, "Trail")


def test_leaving_the_form_keeps_nothing(house: House, card: CardPage) -> None:
    open_card(card, "shoes")
    click(card, "Write down a pair")
    type_name(card, "Blue")
    click(card, "Leave it")
    assert shoes(house.parts) == ()
    click(card, "Write down a pair")
    assert seen(card, QLineEdit, "Name of the pair")[0].text() == ""


def test_what_is_typed_stays_when_the_diary_changes(house: House, card: CardPage) -> None:
    open_card(card, "shoes")
    click(card, "Write down a pair")
    type_name(card, "Blu")
    house.wrote(2, 22)
    settle()
    assert seen(card, QLineEdit, "Name of the pair")[0].text() == "Blu"


def test_a_full_disk_leaves_what_was_typed(house: House, qtbot: QtBot) -> None:
    Shoes(house.diary, house.database, house.clock).keep(Shoe("Trail"))
    house.parts.diary = NoRoom(house.database, house.clock)
    page = CardPage(house.parts)
    qtbot.addWidget(page)
    page.show()
    open_card(page, "shoes")
    click(page, "Write down a pair")
    type_name(page, "Blue")
    click(page, "Keep it")
    assert seen(page, QLineEdit, "Name of the pair")[0].text() == "Blue"
    click(page, "Leave it")
    click(page, "Trail: not in use any more")
    assert reads(page, "Trail")
