"""The page of shoes: how far a pair went, a look at its sole, limits of one's own, put away and taken up."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QSpinBox
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui.pages.shoes import ShoesPage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.chart_board import settle
from tests.ui.house import House, NoRoom, button, click, reads, seen, stamp


class Shelf:
    """The page over the diary of the house, and what it said."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house = house
        self.page = ShoesPage(house.parts)
        qtbot.addWidget(self.page)
        self.notices: list[Notice] = []
        self.page.notice.connect(self.notices.append)
        self.page.resize(930, 730)
        self.page.show()
        settle()

    def has(self, shoe: Shoe) -> Shoe:
        kept = self.house.parts.shoes.keep(shoe)
        settle()
        return kept

    def ran(self, day: int, kilometres: float, shoe: Shoe) -> None:
        run = Activity(Sport.RUN, stamp(day, 18), metres=kilometres * 1000, shoe_id=shoe.id)
        self.house.parts.runs.add(run)
        settle()

    def undo(self) -> None:
        undo = self.notices[-1].undo
        assert undo is not None
        undo()
        settle()

    def click(self, name: str) -> None:
        click(self.page, name)
        settle()

    def reads(self, words: str) -> bool:
        return reads(self.page, words)


@pytest.fixture
def shelf(house: House, qtbot: QtBot) -> Shelf:
    return Shelf(house, qtbot)


def test_the_way_of_a_pair_grows_with_its_runs(shelf: Shelf) -> None:
    blue = shelf.has(Shoe("Blue", date(2026, 10, 25), 470))
    assert shelf.reads("(4 weeks) · 470 km")
    assert not shelf.reads("Look at wear: sole")
    shelf.ran(20, 10.5, blue)
    assert shelf.reads("480.5 km · 1 run")
    assert shelf.reads("Look at wear: sole, foam and heel.")
    (bar,) = seen(shelf.page, QProgressBar, "Blue: 480 km of about 800 km")
    assert (bar.value(), bar.maximum()) == (480, 800)
    shelf.ran(21, 330, blue)
    assert shelf.reads("Probably due. Look at wear, and decide by comfort.")


def test_a_look_at_the_sole_is_kept_and_can_be_undone(shelf: Shelf) -> None:
    shelf.has(Shoe("Blue", None, 500))
    shelf.click("Blue: look at the sole")
    assert shelf.reads("Is one side of a sole worn more than the other, or does a heel lean?")
    shelf.click("One side more")
    assert shelf.reads("Looked at on Sunday 22 November: one side is worn more.")
    assert not shelf.reads("Look at wear: sole")
    shelf.undo()
    assert not shelf.reads("Looked at on")
    assert shelf.reads("Look at wear: sole")
    shelf.click("Blue: look at the sole")
    shelf.click("Worn evenly")
    assert shelf.reads("Looked at on Sunday 22 November: worn evenly.")


def test_a_look_may_be_left(shelf: Shelf) -> None:
    blue = shelf.has(Shoe("Blue"))
    shelf.click("Blue: look at the sole")
    shelf.click("Leave it")
    assert button(shelf.page, "Blue: look at the sole")
    assert shelf.house.parts.shoes.shoes() == (blue,)


def test_a_pair_is_worn_for_kinds_of_runs_and_no_other_is(shelf: Shelf) -> None:
    shelf.has(Shoe("Blue", default_for=frozenset({RunType.EASY, RunType.LONG})))
    shelf.click("Write down a pair")
    seen(shelf.page, QLineEdit, "Name of the pair")[0].setText("Green")
    shelf.click("Usually worn for Long")
    shelf.click("Usually worn for Hills")
    shelf.click("Keep it")
    assert shelf.reads("Usually worn for: easy.")
    assert shelf.reads("Usually worn for: long, hills.")
    worn = shelf.house.parts.shoes.usual(RunType.LONG)
    assert worn is not None
    assert worn.name == "Green"
    shelf.undo()
    assert shelf.reads("Usually worn for: easy, long.")


def test_a_pair_is_put_away_taken_up_and_deleted(shelf: Shelf) -> None:
    blue = shelf.has(Shoe("Blue", None, 640))
    assert not shelf.reads("Put away")
    shelf.click("Blue: not in use any more")
    assert shelf.reads("put away on Sunday 22 November · 640 km")
    shelf.click("Use Blue again")
    assert shelf.house.parts.shoes.shoes() == (blue,)
    shelf.click("Blue: not in use any more")
    shelf.click("Delete Blue")
    assert shelf.house.parts.shoes.pairs() == ()
    assert not shelf.reads("put away on")
    shelf.undo()
    assert shelf.reads("put away on Sunday 22 November · 640 km")


def test_limits_are_one_s_own(shelf: Shelf) -> None:
    shelf.has(Shoe("Blue", None, 450))
    seen(shelf.page, QSpinBox, "Look at wear from")[0].setValue(400)
    settle()
    assert shelf.reads("Look at wear: sole")
    seen(shelf.page, QSpinBox, "Probably due from")[0].setValue(440)
    settle()
    assert shelf.reads("Probably due.")
    settings = shelf.house.preferences.settings
    assert (settings.shoe_look, settings.shoe_due) == (400, 440)


@pytest.mark.parametrize(
    ("name", "number", "kept"),
    [("Look at wear from", 900, (900, 900)), ("Probably due from", 300, (300, 300))],
)
def test_a_pair_is_never_due_before_it_is_looked_at(
    shelf: Shelf, name: str, number: int, kept: tuple[int, int]
) -> None:
    seen(shelf.page, QSpinBox, name)[0].setValue(number)
    settings = shelf.house.preferences.settings
    assert (settings.shoe_look, settings.shoe_due) == kept


def test_an_age_of_one_s_own(shelf: Shelf) -> None:
    shelf.has(Shoe("Blue", date(2026, 5, 22)))
    assert not shelf.reads("Probably due.")
    seen(shelf.page, QSpinBox, "Or after so many months")[0].setValue(6)
    settle()
    assert shelf.reads("Probably due.")


def test_in_miles(shelf: Shelf) -> None:
    shelf.house.preferences.change(distance_unit=DistanceUnit.MILES)
    blue = shelf.has(Shoe("Blue", None, 160.9344))
    assert shelf.reads("100 mi")
    assert seen(shelf.page, QSpinBox, "Probably due from")[0].value() == 497
    shelf.click("Change Blue")
    assert seen(shelf.page, QSpinBox, "Distance so far")[0].value() == 100
    shelf.click("Keep it")
    assert shelf.house.parts.shoes.shoes() == (blue,)
    shelf.click("Change Blue")
    seen(shelf.page, QSpinBox, "Distance so far")[0].setValue(200)
    shelf.click("Keep it")
    assert shelf.reads("200 mi")
    seen(shelf.page, QSpinBox, "Probably due from")[0].setValue(500)
    assert shelf.house.preferences.settings.shoe_due == 805


def test_nothing_is_said_that_studies_do_not_say(shelf: Shelf) -> None:
    assert shelf.reads("studies do not show that a kind of shoe, or a new one, keeps injuries away.")


def test_a_full_disk_leaves_what_was_typed(house: House, qtbot: QtBot) -> None:
    kept = house.parts.shoes.keep(Shoe("Blue"))
    del house.parts.shoes
    house.parts.diary = NoRoom(house.database, house.clock)
    shelf = Shelf(house, qtbot)
    shelf.click("Blue: look at the sole")
    shelf.click("Worn evenly")
    shelf.click("Leave it")
    shelf.click("Change Blue")
    seen(shelf.page, QLineEdit, "Name of the pair")[0].setText("Blue, for rain")
    seen(shelf.page, QCheckBox, "I know how far it went")[0].click()
    shelf.click("Keep it")
    assert seen(shelf.page, QLineEdit, "Name of the pair")[0].text() == "Blue, for rain"
    assert shelf.notices == []
    assert house.parts.shoes.shoes() == (kept,)
