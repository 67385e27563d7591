"""The program's clothes: sizes, figures of one width, the same after every change of theme."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.ui import style
from ankle_rehab.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from ankle_rehab.ui.widgets.words import Words, breakable


@pytest.fixture(autouse=True)
def usual_clothes(qapp: QApplication) -> Generator[None]:
    yield
    style.apply(qapp, LIGHT, 1.0)


@pytest.mark.parametrize(
    ("role", "size"), [("note", 13), ("body", 15), ("heading", 18), ("title", 26), ("number", 40)]
)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_sizes_of_type(qapp: QApplication, qtbot: QtBot, role: str, size: int, scale: float) -> None:
    style.apply(qapp, LIGHT, scale)
    words = Words("1234", role)
    qtbot.addWidget(words)
    words.ensurePolished()
    assert words.fontInfo().pixelSize() == round(size * scale)


def test_figures_have_one_width_in_every_size(qapp: QApplication, qtbot: QtBot) -> None:
    style.apply(qapp, LIGHT, 1.0)
    words = Words("1234", "number")
    qtbot.addWidget(words)
    words.ensurePolished()
    assert words.font().featureValue(QFont.Tag("tnum")) == 1


def test_changing_the_theme_leaves_the_size_alone(qapp: QApplication) -> None:
    style.apply(qapp, LIGHT)
    before = qapp.font().pixelSize()
    for theme in (DARK, HIGH_CONTRAST, LIGHT):
        style.apply(qapp, theme)
    assert qapp.font().pixelSize() == before


def test_the_palette_follows_the_theme(qapp: QApplication) -> None:
    style.apply(qapp, DARK, 1.0)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.surface
    assert qapp.palette().color(QPalette.ColorRole.Text).name().upper() == DARK.text


@pytest.mark.parametrize("role", ["primary", "quiet", "danger", "link", "choice", "score", "rail"])
def test_what_is_pressed_is_large_enough_for_a_thumb(qapp: QApplication, qtbot: QtBot, role: str) -> None:
    style.apply(qapp, LIGHT, 1.0)
    button = QPushButton("Start")
    button.setProperty("role", role)
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.sizeHint().height() >= 44


@pytest.mark.parametrize("role", ["primary", "quiet", "danger", "link", "choice", "score", "rail", ""])
@pytest.mark.parametrize("checked", [False, True])
def test_the_keyboards_place_can_be_seen(qapp: QApplication, qtbot: QtBot, role: str, checked: bool) -> None:
    style.apply(qapp, LIGHT, 1.0)
    whole = QWidget()
    qtbot.addWidget(whole)
    rows = QVBoxLayout(whole)
    other, button = QPushButton("Other"), QPushButton("Start")
    button.setProperty("role", role)
    button.setCheckable(checked)
    button.setChecked(checked)
    rows.addWidget(other)
    rows.addWidget(button)
    whole.show()
    whole.activateWindow()
    other.setFocus()
    qapp.processEvents()
    without = button.grab().toImage()
    button.setFocus()
    qapp.processEvents()
    assert button.hasFocus()
    assert button.grab().toImage() != without


def test_long_words_of_others_may_break() -> None:
    assert breakable("a" * 40).count("\u200b") == 2
    assert breakable("short words stay as they are") == "short words stay as they are"


def test_no_line_is_longer_than_seventy_letters(qapp: QApplication, qtbot: QtBot) -> None:
    style.apply(qapp, LIGHT, 1.0)
    words = Words("word " * 60)
    qtbot.addWidget(words)
    words.resize(2000, 400)
    assert words.width() <= 70 * words.fontMetrics().averageCharWidth()
