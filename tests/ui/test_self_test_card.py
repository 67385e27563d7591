"""Left and right over time: the words say what the points show."""

from __future__ import annotations

from datetime import date

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.ui.widgets.self_test.card import SelfTestCard
from ankle_rehab.ui.widgets.self_test.chart import SelfTestChart
from tests.ui.house import click, reads, seen, stamp
from tests.ui.player_house import PlayerHouse, settle

TODAY = date(2026, 11, 22)
BALANCE = (
    TestResult(stamp(8, 9), TestKind.BALANCE, Side.LEFT, 20),
    TestResult(stamp(8, 9), TestKind.BALANCE, Side.RIGHT, 38),
    TestResult(stamp(22, 9), TestKind.BALANCE, Side.LEFT, 24),
)
WALL = (TestResult(stamp(22, 9), TestKind.KNEE_TO_WALL, Side.RIGHT, 9.5),)


@pytest.fixture
def card(rooms: PlayerHouse) -> SelfTestCard:
    return rooms.show(SelfTestCard(rooms.themes), 700, 500)


def test_an_empty_one_teaches(card: SelfTestCard) -> None:
    card.display((), TODAY)
    assert reads(card, "Nothing here yet.")
    assert not card.findChildren(SelfTestChart)[0].isVisibleTo(card)


def test_the_words_say_left_and_right_of_each_day_the_newest_first(card: SelfTestCard) -> None:
    card.display((*BALANCE, *WALL), TODAY)
    assert reads(card, "Sunday 22 November: left 24 s\nSunday 8 November: left 20 s, right 38 s")
    click(card, "Which test?: Knee to wall")
    assert reads(card, "Sunday 22 November: right 9.5 cm")
    click(card, "Which test?: Heel raises")
    assert not card.findChildren(SelfTestChart)[0].isVisibleTo(card)


def test_a_screen_reader_is_led_to_the_words(card: SelfTestCard) -> None:
    card.display(BALANCE, TODAY)
    assert seen(
        card,
        SelfTestChart,
        "One-leg balance: points for the left and the right foot. The words below say the same.",
    )


def test_more_seconds_stand_higher_on_an_axis_that_stays(rooms: PlayerHouse, card: SelfTestCard) -> None:
    """The lone point of the left foot is looked for by its colour."""
    colour = rooms.themes.current.color("left")

    def top(amount: float) -> int:
        card.display((TestResult(stamp(22, 9), TestKind.BALANCE, Side.LEFT, amount),), TODAY)
        settle()
        picture = card.findChildren(SelfTestChart)[0].grab().toImage()
        return min(
            y
            for y in range(picture.height())
            for x in range(picture.width())
            if picture.pixelColor(x, y) == colour
        )

    assert top(60) < top(30) < top(0)
    assert abs((top(0) - top(30)) - (top(30) - top(60))) <= 2


def test_the_tests_before_running_are_not_among_them(card: SelfTestCard) -> None:
    card.display((TestResult(stamp(22, 9), TestKind.HOPS, Side.LEFT, 10),), TODAY)
    assert reads(card, "Nothing here yet.")


def test_review_shows_them_and_hears_of_a_new_one(rooms: PlayerHouse) -> None:
    rooms.wrote(3, 20)
    page = rooms.show(rooms.review_page(), 920, 730)
    settle()
    assert reads(page, "Nothing here yet. After your first self-test")
    rooms.parts.self_tests.reached(TestKind.BALANCE, Side.LEFT, 24)
    settle()
    assert reads(page, "Sunday 22 November: left 24 s")
