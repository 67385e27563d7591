"""Nothing of the guide is cut off: small window, large type, long words, every card and every answer."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.ui import style, translation
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.pages.card import CardPage
from ankle_rehab.ui.pages.causes import CausesPage
from ankle_rehab.ui.pages.guide import GuidePage
from ankle_rehab.ui.theme import LIGHT
from tests.ui.house import House
from tests.ui.test_layouts import cut_off, inside

SMALL = (800, 480)


@pytest.fixture(params=["usual", "large type", "long words"])
def manner(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[str]:
    manner = str(request.param)
    installed = translation.install(qapp, Path("no such folder"), long=manner == "long words")
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    yield manner
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    style.apply(qapp, LIGHT, 1.0)


@pytest.fixture
def window(house: House, qtbot: QtBot, manner: str) -> MainWindow:
    shoes = Shoes(house.diary, house.database, house.clock)
    shoes.keep(Shoe("Grey-and-white-ones-for-the-forest-and-the-mud", date(2025, 3, 2), 830))
    shoes.keep(Shoe("W" * 60))
    pages = {
        "guide": lambda: GuidePage(house.parts),
        "card": lambda: CardPage(house.parts),
        "causes": lambda: CausesPage(house.parts),
    }
    made = MainWindow(pages, house.themes, house.clock)
    qtbot.addWidget(made)
    made.resize(*SMALL)
    made.show()
    assert manner
    return made


def faults(window: MainWindow) -> list[str]:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    page = window.page(window.current_page)
    assert (window.width(), window.height()) == SMALL
    return cut_off(page) + inside(window, page)


def test_the_guide(window: MainWindow) -> None:
    window.show_page("guide")
    assert faults(window) == []
    (field,) = window.page("guide").findChildren(QLineEdit)
    for words in ("ice", "zeppelin-like-things"):
        field.setText(words)
        assert faults(window) == []


def test_every_card(house: House, window: MainWindow) -> None:
    window.show_page("card")
    page = window.page("card")
    assert isinstance(page, CardPage)
    for card in house.content.guide.cards:
        page.open_card(card.id)
        assert [f"{card.id}: {fault}" for fault in faults(window)] == []


def test_why_may_it_hurt(window: MainWindow) -> None:
    window.show_page("causes")
    page = window.page("causes")
    assert faults(window) == []
    for box in page.findChildren(QCheckBox):
        box.setChecked(True)
    assert faults(window) == []
    next(one for one in page.findChildren(QPushButton) if one.property("role") == "primary").click()
    assert faults(window) == []
