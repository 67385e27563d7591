"""Help, and the file about a problem, as somebody reads and saves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab import __version__
from ankle_rehab.companions import companions
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.resources import resource
from ankle_rehab.ui.actions.actions import of_window
from ankle_rehab.ui.file_choice import FileChoice, Then
from ankle_rehab.ui.pages.about import AboutPage
from ankle_rehab.ui.pages.help import HelpPage
from ankle_rehab.ui.pages.problem import ProblemPage
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.page_picture import PagePicture
from tests.ui.chart_board import settle
from tests.ui.house import House, click, reads, seen

TEXT = "What the file will say"


class Chosen(FileChoice):
    """Somebody who always saves in the same place."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save_over(self, parent: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
        then(self._path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "problem.txt"


@pytest.fixture
def problem(house: House, qtbot: QtBot, target: Path) -> ProblemPage:
    page = ProblemPage(house.parts, Chosen(target))
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def field(page: ProblemPage) -> QPlainTextEdit:
    (found,) = seen(page, QPlainTextEdit, TEXT)
    return found


def test_what_is_read_is_what_is_saved(problem: ProblemPage, target: Path) -> None:
    said: list[Notice] = []
    problem.notice.connect(said.append)
    assert field(problem).toPlainText().startswith("What happened, and what I was doing:\n")
    QTest.keyClicks(field(problem), "It stood still.")
    click(problem, "Save the file")
    assert target.read_text(encoding="utf-8") == field(problem).toPlainText()
    assert "It stood still." in target.read_text(encoding="utf-8")
    assert said[-1].words == f"Saved: {target}"


def test_what_was_written_stays_when_it_cannot_be_saved(problem: ProblemPage, target: Path) -> None:
    said: list[Notice] = []
    problem.notice.connect(said.append)
    target.mkdir()
    QTest.keyClicks(field(problem), "My words.")
    click(problem, "Save the file")
    problem.shown()
    assert "My words." in field(problem).toPlainText()
    assert said
    assert not said[-1].words.startswith("Saved")


def test_undo_brings_back_what_was_written(problem: ProblemPage) -> None:
    QTest.keyClicks(field(problem), "My words.")
    click(problem, "Write it anew")
    assert "My words." not in field(problem).toPlainText()
    QTest.keyClick(field(problem), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "My words." in field(problem).toPlainText()


def test_a_diary_that_cannot_be_read_keeps_nobody_from_a_report(house: House, problem: ProblemPage) -> None:
    house.database.close()
    click(problem, "Write it anew")
    assert "Qt: 6." in field(problem).toPlainText()


def test_nothing_of_the_diary_nor_of_the_folders_is_in_it(house: House, problem: ProblemPage) -> None:
    house.wrote(8, 21)
    house.preferences.change(run_folder="/home/canary", top_heart_rate=187)
    problem.shown()
    words = field(problem).toPlainText()
    for secret in ("canary", "187", str(Path.home()), str(house.folder), "left"):
        assert secret not in words
    assert "Qt: 6." in words
    assert "SQLite: 3." in words


def test_help_lists_the_keys_and_every_page(house: House, qtbot: QtBot) -> None:
    window = house.window()
    qtbot.addWidget(window)
    words = house.content.help()
    page = HelpPage(words, lambda: of_window(window), resource("guide"), house.themes)
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.open_page.connect(asked.append)
    assert reads(page, "Ctrl+1 … 4")
    assert reads(page, "F11")
    for one in words.pages:
        assert all(reads(page, point) for point in one.points)
        click(page, f"Open: {one.title}")
    click(page, "Report a problem")
    click(page, "About this program")
    assert asked == [*(one.page for one in words.pages), "problem", "about"]


def test_a_link_brings_what_is_said_of_a_page_into_sight(house: House, qtbot: QtBot) -> None:
    page = HelpPage(house.content.help(), tuple, resource("guide"), house.themes)
    qtbot.addWidget(page)
    page.resize(800, 480)
    page.show()
    settle()
    (ice,) = [one for one in house.content.help().pages if one.page == "ice"]
    (way,) = seen(page, QPushButton, f"Open: {ice.title}")
    assert way.visibleRegion().isEmpty()
    click(page, f"How to use: {ice.title}")
    settle()
    (heading,) = [one for one in page.findChildren(QLabel) if one.text() == ice.title]
    assert 0 <= heading.mapTo(page, QPoint()).y() < 100


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_each_page_has_its_picture_in_the_colours_of_the_theme(
    house: House, qtbot: QtBot, choice: ThemeChoice
) -> None:
    themes, dark = Themes(choice), choice is ThemeChoice.DARK
    page = HelpPage(house.content.help(), tuple, resource("guide"), themes)
    qtbot.addWidget(page)
    page.resize(640, 480)
    page.show()
    settle()
    pictures = page.findChildren(PagePicture)
    assert [one.accessibleName() for one in pictures] == [one.picture for one in house.content.help().pages]
    for one in pictures:
        seen = one.grab().toImage()
        assert abs(seen.height() * 3 - seen.width() * 2) <= 3, "as wide as it was taken"
        assert seen.width() < page.width()
        together = seen.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation).pixelColor(0, 0)
        assert (together.lightness() < 128) == dark


def test_about_names_the_version_and_every_companion_with_its_licence(qtbot: QtBot) -> None:
    page = AboutPage()
    qtbot.addWidget(page)
    page.show()
    assert reads(page, f"Ankle Rehab {__version__}")
    for one in companions():
        assert reads(page, f"{one.name} {one.version}"), one.name
    click(page, "Read the licences")
    (texts,) = page.findChildren(QPlainTextEdit)
    assert texts.accessibleName() == "The licences"
    assert page.focusWidget() is texts
    for title in ("MIT License", "GNU LESSER GENERAL PUBLIC LICENSE", "Apache License"):
        assert title in texts.toPlainText()
    assert texts.toPlainText().count("GNU LESSER GENERAL PUBLIC LICENSE") == 1
