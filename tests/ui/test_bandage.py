"""The bandage on its card and in its strip: by click, by key, and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui.bandage_card import BandageCard
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.sound.hearing import Hearing
from ankle_rehab.ui.watches.bandage import BandageWatch
from ankle_rehab.ui.widgets.ice.bandage_bar import BandageBar
from tests.ui.house import button, click, reads, seen
from tests.ui.player_house import PlayerHouse, settle


@pytest.fixture(autouse=True)
def off_at_the_end(rooms: PlayerHouse) -> Iterator[None]:
    """Nobody wears one when the house is closed."""
    yield
    rooms.parts.bandages.take_off()


@pytest.fixture
def card(rooms: PlayerHouse) -> BandageCard:
    made = BandageCard(rooms.parts.bandages, rooms.content.bandage(), lambda: None)
    return rooms.show(made, 700, 400)


@pytest.fixture
def window(rooms: PlayerHouse) -> Iterator[MainWindow]:
    """A window in front of a bandage that was put on before it opened."""
    rooms.parts.bandages.begin(Side.RIGHT)
    window = rooms.show(rooms.window(), 900, 600)
    window.show_page("settings")
    hearing = Hearing(rooms.parts, lambda: None, window)
    watch = BandageWatch(rooms.parts, window, lambda: hearing, window)
    settle()
    yield window
    watch.close()


def later(rooms: PlayerHouse, minutes: float) -> None:
    rooms.clock.advance(minutes * 60)
    rooms.parts.bandages.tick()
    settle()


def test_the_ankle_first_then_i_put_it_on(rooms: PlayerHouse, card: BandageCard) -> None:
    assert not button(card, "I put it on").isEnabled()
    click(card, "Which ankle?: Left")
    click(card, "I put it on")
    assert rooms.parts.bandages.worn
    assert reads(card, "Left ankle: bandage on")
    assert reads(card, "Next look: 09:10")
    assert not seen(card, QWidget, "I put it on")


def test_the_card_answers_by_keyboard(rooms: PlayerHouse, card: BandageCard) -> None:
    click(card, "Which ankle?: Left")
    click(card, "I put it on")
    later(rooms, 10)
    well = button(card, "All well")
    well.setFocus()
    QTest.keyClick(well, Qt.Key.Key_Space)
    assert reads(card, "Next look: 10:00")
    click(card, "I took it off")
    assert not rooms.parts.bandages.worn
    assert button(card, "I put it on").isEnabled()


def test_a_sign_closes_the_card_and_says_why(rooms: PlayerHouse, card: BandageCard) -> None:
    rooms.guard.answer(frozenset({Sign.NUMB}), twisted=False)
    card.refresh()
    assert reads(card, "With a warning sign that you ticked, please use no bandage.")
    assert not seen(card, QWidget, "I put it on")


def test_a_sign_ticked_in_between_closes_it_at_the_click(rooms: PlayerHouse, card: BandageCard) -> None:
    click(card, "Which ankle?: Left")
    rooms.guard.answer(frozenset({Sign.NUMB}), twisted=False)
    click(card, "I put it on")
    assert not rooms.parts.bandages.worn
    assert reads(card, "please use no bandage")


def test_the_strip_shows_one_that_was_put_on_before(window: MainWindow) -> None:
    assert reads(window, "Right ankle: bandage on")
    for page in ("today", "diary", "settings"):
        window.show_page(page)
        settle()
        assert reads(window, "Next look: 09:10")


def test_the_strip_asks_louder_and_tells_a_screen_reader(rooms: PlayerHouse, window: MainWindow) -> None:
    later(rooms, 10)
    (bar,) = window.findChildren(BandageBar)
    assert bar.accessibleName() == (
        "Elastic bandage: Bandage on for 10 minutes: look at your toes and touch them."
        " Toes warm, normal colour, no tingling, no throbbing?"
    )
    louder = "Please look at your toes now, or take it off."
    assert not reads(window, louder)
    later(rooms, 1)
    assert reads(window, louder)
    click(bar, "All well")
    assert not reads(window, louder)
    click(bar, "I took it off")
    assert not bar.isVisible()


def test_the_strip_fits_the_smallest_window_with_the_largest_type(rooms: PlayerHouse) -> None:
    rooms.dress(2.0)
    rooms.parts.bandages.begin(Side.RIGHT)
    bar = BandageBar(rooms.content.bandage())
    rooms.show(bar, 730, 100)
    later(rooms, 12)
    bar.display(rooms.parts.bandages.look)
    settle()
    assert bar.minimumSizeHint().width() <= 730
    assert bar.heightForWidth(730) <= 480 * 0.6
    rooms.dress(1.0)
