"""Advice that acts, through the whole program: read, search, answer, and press the button that does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ankle_rehab.domain.guide import Deed, GuideCard
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.places import BELONGS_TO
from tests.journeys.conftest import Open
from tests.journeys.test_accessible import faults
from tests.journeys.visitor import Visitor

OLD = "I run in everyday shoes or in old ones"
MOBILITY = "I do no mobility exercises before I run"
ROLLED = "My foot rolled so that the sole faced inwards"


@pytest.fixture
def reader(newcomer: Visitor) -> Visitor:
    """In front of the guide."""
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    newcomer.click("Guide")
    newcomer.clicks = 0
    return newcomer


def tick(visitor: Visitor, words: str) -> None:
    boxes = visitor.program.window.page("causes").findChildren(QCheckBox)
    next(box for box in boxes if box.accessibleName() == words).click()
    visitor.settle()


def answer(visitor: Visitor, *sentences: str) -> None:
    visitor.click("Answer the questions")
    for words in sentences:
        tick(visitor, words)
    visitor.click("Show what fits")


def find(visitor: Visitor, words: str) -> None:
    """Ctrl+F and what is typed then."""
    visitor.program.window.activateWindow()
    visitor.settle()
    QTest.keyClick(visitor.program.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    visitor.settle()
    field = visitor.program.window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, words)
    visitor.settle()


def choose(visitor: Visitor, card: GuideCard) -> None:
    """Open a card from its group in the guide."""
    visitor.program.window.show_page("guide")
    visitor.settle()
    groups = visitor.program.parts.content.guide.order.groups
    visitor.click(card.title, within=groups[card.group])


def test_every_card_opens_and_every_button_leads_on(reader: Visitor) -> None:
    guide = reader.program.parts.content.guide
    for card in guide.cards:
        choose(reader, card)
        assert reader.page == "card"
        assert reader.reads(card.summary)
        for act in card.acts:
            choose(reader, card)
            reader.click(act.words)
            leads_to = {
                Deed.PAGE: act.target,
                Deed.CARD: "card",
                Deed.EXERCISE: "library",
                Deed.REMINDER: "reminders",
                Deed.ROUTINE: "signs",  # which nobody has answered yet
            }
            assert reader.page == leads_to[act.deed]
            if act.deed is Deed.CARD:
                assert reader.reads(guide.card(act.target).summary)


def test_ctrl_f_looks_in_the_guide_from_its_pages_and_in_the_diary_from_others(reader: Visitor) -> None:
    find(reader, "throbbing")
    assert reader.page == "guide"
    reader.click("Elastic bandage")
    assert reader.reads("figure of eight")
    find(reader, "")
    assert reader.page == "guide"
    reader.click("Today")
    find(reader, "")
    assert reader.page == "diary"
    assert BELONGS_TO["card"] == "guide"


def test_ice_is_read_about_and_begun(reader: Visitor) -> None:
    find(reader, "towel")
    reader.click("Ice", within="Found")
    reader.click("Open the icing timer")
    assert reader.page == "ice"


def test_a_shoe_is_logged_from_what_fits(reader: Visitor, open_program: Open) -> None:
    answer(reader, OLD)
    assert reader.reads("Which part of the article fits your answers?")
    reader.click("Footwear: Log a shoe")
    reader.click("Write down a pair")
    field = reader.program.window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Blue")
    reader.click("Keep it")
    reader.click("Blue: not in use any more")
    reader.click("Undo")
    assert reader.reads("Blue")
    again = open_program()
    parts = again.program.parts
    assert [shoe.name for shoe in Shoes(parts.diary, parts.database, parts.clock).shoes()] == ["Blue"]
    again.click("Guide")
    again.click("Answer the questions")
    again.click("Your last answers: Today, Sunday 22 November")
    assert again.reads("Everyday shoes or old sneakers")


def test_a_routine_is_started_from_what_fits_and_the_signs_come_first(reader: Visitor) -> None:
    answer(reader, MOBILITY)
    reader.click("No structured motion: Start pre-run mobility")
    assert reader.page == "signs"


def test_a_reminder_is_made_of_what_fits(reader: Visitor) -> None:
    answer(reader, MOBILITY)
    reader.click("No structured motion: Remind me of it")
    reader.click("Save the reminder")
    assert reader.reads("Every day at 18:00 · Pre-run mobility · only if not done")


def test_a_sprain_jumps_to_the_warning_signs_and_the_answers_wait(reader: Visitor) -> None:
    answer(reader, ROLLED)
    assert reader.page == "signs"
    reader.program.window.go_back()
    reader.settle()
    assert reader.page == "causes"
    assert reader.reads("The warning signs come first")
    assert reader.reads("It is the sole that turns inwards")


def test_any_page_can_open_a_card(reader: Visitor) -> None:
    page = reader.program.window.page("today")
    assert isinstance(page, Page)
    page.open_page.emit("card/bandage")
    reader.settle()
    assert reader.page == "card"
    assert reader.reads("figure of eight")


def test_everything_can_be_heard_and_worked_by_keys(reader: Visitor) -> None:
    found = faults(reader.front())
    for card_id in ("doctor", "shoes", "sources"):
        choose(reader, reader.program.parts.content.guide.card(card_id))
        found += faults(reader.front())
    choose(reader, reader.program.parts.content.guide.card("shoes"))
    reader.click("Write down a pair")
    found += faults(reader.front())
    reader.click("Guide", within="Shoes")
    answer(reader, OLD, MOBILITY)
    found += faults(reader.front())
    reader.click("Change my answers")
    found += faults(reader.front())
    assert found == []
