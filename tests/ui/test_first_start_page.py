"""The first page: understood in two clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.settings import Region
from ankle_rehab.ui.pages.first_start import Accepted, FirstStartPage, region_of
from tests.ui.house import House, button, click, reads

ANKLE = "Which ankle is sore?"
REGION = "Where do you live? This is only for the emergency number."


def opened(house: House, qtbot: QtBot) -> tuple[FirstStartPage, list[Accepted]]:
    page = house.first_start()
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    accepted: list[Accepted] = []
    page.accepted.connect(accepted.append)
    return page, accepted


@pytest.mark.parametrize(
    ("answer", "side", "both"),
    [
        ("Left", Side.LEFT, False),
        ("Right", Side.RIGHT, False),
        ("Both", Side.LEFT, True),
        ("Neither", None, False),
    ],
)
def test_two_clicks(house: House, qtbot: QtBot, answer: str, side: Side | None, both: bool) -> None:
    page, accepted = opened(house, qtbot)
    click(page, f"{ANKLE}: {answer}")
    click(page, "I understand")
    assert accepted == [Accepted(house.content.text_version, Region.OTHER, side, both)]


def test_it_says_what_it_is_and_is_not(house: House, qtbot: QtBot) -> None:
    page, _ = opened(house, qtbot)
    assert reads(page, "It does not examine you")
    assert reads(page, "16 or older")
    assert reads(page, "Everything stays on this computer")


def test_the_region_can_be_corrected(house: House, qtbot: QtBot) -> None:
    page, accepted = opened(house, qtbot)
    click(page, f"{REGION}: Australia")
    click(page, "I understand")
    assert accepted[0].region is Region.AUSTRALIA


def test_tab_comes_to_the_answer_that_is_given_and_arrows_change_it(house: House, qtbot: QtBot) -> None:
    page, _ = opened(house, qtbot)
    page.activateWindow()
    QApplication.processEvents()
    button(page, f"{ANKLE}: Left").setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert button(page, f"{REGION}: Somewhere else").hasFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    assert button(page, f"{REGION}: Australia").isChecked()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert button(page, f"{ANKLE}: Left").hasFocus()


def test_no_answer_about_the_ankle_means_neither(house: House, qtbot: QtBot) -> None:
    page, accepted = opened(house, qtbot)
    click(page, "I understand")
    assert (accepted[0].sore_side, accepted[0].both_sore) == (None, False)


def test_when_the_text_has_changed_the_old_answers_stand_there(house: House, qtbot: QtBot) -> None:
    house.preferences.change(
        accepted_version="2020-01-01", region=Region.AUSTRALIA, sore_side=Side.RIGHT, both_sore=False
    )
    page, _ = opened(house, qtbot)
    assert button(page, f"{ANKLE}: Right").isChecked()
    assert button(page, f"{REGION}: Australia").isChecked()


@pytest.mark.parametrize(
    ("locale", "region"),
    [
        ("de_DE", Region.EUROPE),
        ("en_IE", Region.EUROPE),
        ("en_GB", Region.UNITED_KINGDOM),
        ("en_US", Region.NORTH_AMERICA),
        ("fr_CA", Region.NORTH_AMERICA),
        ("en_AU", Region.AUSTRALIA),
        ("ja_JP", Region.OTHER),
        ("C", Region.OTHER),
    ],
)
def test_the_guess(locale: str, region: Region) -> None:
    assert region_of(QLocale(locale)) is region
