"""The window: its pages, its keys, what runs, and Undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.ui.desktop import window_place
from ankle_rehab.ui.dialogs.shortcuts import ShortcutsDialog
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import LIGHT
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui.house import House, button, click, reads, seen

RAIL = ("Today", "Ice", "Diary", "Settings")


class Room(Page):
    """A page that remembers what happened to it."""

    def __init__(self, name: str, log: list[str]) -> None:
        super().__init__(name)
        self._log = log
        self.word = name
        log.append(f"{name} built")

    def shown(self) -> None:
        super().shown()
        self._log.append(f"{self.word} shown")

    def set_far(self, far: bool) -> None:
        self._log.append(f"{self.word} {'far' if far else 'near'}")

    def new_entry(self) -> None:
        self._log.append(f"{self.word} new entry")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def window(house: House, qtbot: QtBot, log: list[str]) -> MainWindow:
    def made(name: str) -> Callable[[], QWidget]:
        return lambda: Room(name, log)

    names = ("today", "ice", "diary", "entry", "settings", "player", "first-start")
    pages = {name: made(name) for name in names}
    window = MainWindow(pages, house.themes, house.clock)
    qtbot.addWidget(window)
    window.resize(1120, 760)
    window.show_page("today")
    window.show()
    window.complete()
    window.activateWindow()
    QApplication.processEvents()
    return window


def test_a_page_is_built_when_it_is_first_shown(window: MainWindow, log: list[str]) -> None:
    assert log == ["today built", "today shown"]
    click(window, "Diary")
    click(window, "Today")
    click(window, "Diary")
    assert log.count("diary built") == 1
    assert window.current_page == "diary"


def test_the_rail_shows_only_pages_that_exist(window: MainWindow) -> None:
    assert [name for name in RAIL if seen(window, QPushButton, name)] == list(RAIL)
    assert not seen(window, QPushButton, "Session")


def test_the_rail_marks_the_page_in_front(window: MainWindow) -> None:
    click(window, "Ice")
    assert [name for name in RAIL if button(window, name).accessibleDescription()] == ["Ice"]


@pytest.mark.parametrize(("key", "page"), [("1", "today"), ("2", "ice"), ("3", "diary"), ("4", "settings")])
def test_control_and_a_number_open_a_page(window: MainWindow, key: str, page: str) -> None:
    window.show_page("player")
    QTest.keyClick(window, Qt.Key(ord(key)), Qt.KeyboardModifier.ControlModifier)
    assert window.current_page == page


def test_control_n_begins_an_entry(window: MainWindow, log: list[str]) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert (window.current_page, log[-1]) == ("entry", "entry new entry")


def test_f1_lists_the_keys_and_escape_closes_the_list(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    (dialog,) = window.findChildren(ShortcutsDialog)
    assert dialog.isVisible()
    assert reads(dialog, "Ctrl+1 … 4")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(("width", "words"), [(899, ""), (900, "Today")])
def test_the_rail_has_words_where_there_is_room(window: MainWindow, width: int, words: str) -> None:
    window.resize(width, 600)
    QApplication.processEvents()
    assert button(window, "Today").text().strip() == words


def test_the_bold_word_of_the_page_in_front_is_whole(house: House, qtbot: QtBot) -> None:
    pages = {"today": lambda: Room("today", []), "signs": lambda: Room("signs", [])}
    window = MainWindow(pages, house.themes, house.clock)
    qtbot.addWidget(window)
    window.resize(1120, 760)
    window.show_page("today")
    window.show()
    QApplication.processEvents()
    click(window, "Warning signs")
    here = button(window, "Warning signs")
    assert here.width() >= here.sizeHint().width()


def test_first_start_has_no_rail_and_no_way_round(window: MainWindow) -> None:
    window.show_page("first-start")
    assert not seen(window, QAbstractButton, "Today")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page == "first-start"


def test_what_runs_stays_in_sight_on_every_other_page(window: MainWindow) -> None:
    window.show_running("Icing: 12:05 left", "ice")
    assert reads(window, "Icing: 12:05 left")
    click(window, "Diary")
    assert reads(window, "Icing: 12:05 left")
    click(window, "Go back to it")
    assert window.current_page == "ice"
    assert not reads(window, "Icing: 12:05 left")
    click(window, "Diary")
    window.hide_running()
    assert not reads(window, "Icing: 12:05 left")


def test_undo_takes_back_once_and_then_goes(window: MainWindow) -> None:
    undone: list[str] = []
    window.show_notice(Notice("Deleted.", lambda: undone.append("back")))
    assert reads(window, "Deleted.")
    click(window, "Undo")
    assert undone == ["back"]
    assert not reads(window, "Deleted.")


def test_a_notice_stays_for_ten_seconds(house: House, window: MainWindow) -> None:
    window.show_notice(Notice("Saved.", lambda: None))
    house.clock.advance(9.9)
    window.tick()
    assert reads(window, "Saved.")
    house.clock.advance(0.1)
    window.tick()
    assert not reads(window, "Saved.")


def test_a_notice_without_a_way_back_offers_none(window: MainWindow) -> None:
    window.show_notice(Notice("No sound device was found."))
    assert reads(window, "No sound device")
    assert not seen(window, QPushButton, "Undo")


def test_a_later_notice_has_its_own_ten_seconds(house: House, window: MainWindow) -> None:
    window.show_notice(Notice("One."))
    house.clock.advance(8)
    window.show_notice(Notice("Two."))
    house.clock.advance(8)
    window.tick()
    assert reads(window, "Two.")


def test_a_notice_stands_where_the_status_line_is(house: House, window: MainWindow) -> None:
    window.show_status("", saved="Saved at 09:00")
    assert reads(window, "Saved at 09:00")
    window.show_notice(Notice("Deleted.", lambda: None))
    assert not reads(window, "Saved at 09:00")
    house.clock.advance(10)
    window.tick()
    assert reads(window, "Saved at 09:00")


def test_the_sign_of_the_open_page_is_accented(
    window: MainWindow,
) -> None:
    for name in ("Ice", "Diary"):
        click(window, name)
        accented = [page for page in RAIL if LIGHT.accent.lower() in colours(button(window, page))]
        assert accented == [name]


def colours(one: QAbstractButton) -> set[str]:
    """The colours of a button's sign."""
    drawn = one.icon().pixmap(one.iconSize()).toImage()
    return {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }


def test_a_sign_that_was_drawn_is_shown_again(window: MainWindow) -> None:
    """A new one at each page would be kept by Qt until its cache is full."""

    def shown() -> list[int]:
        return [button(window, page).icon().cacheKey() for page in RAIL]

    for page in ("Diary", "Today", "Ice"):
        click(window, page)
    before = shown()
    for page in ("Today", "Ice"):
        click(window, page)
    assert shown() == before


def test_f11_gives_the_page_the_whole_screen(window: MainWindow, log: list[str]) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert log[-1] == "today far"
    assert not seen(window, QAbstractButton, "Today")
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert log[-1] == "today near"
    assert seen(window, QAbstractButton, "Today")


def test_leaving_a_page_ends_its_far_view(window: MainWindow, log: list[str]) -> None:
    window.set_far(True)
    window.show_page("diary")
    assert "today near" in log
    assert seen(window, QAbstractButton, "Today")


def test_the_window_comes_back_to_its_place(house: House, qtbot: QtBot, window: MainWindow) -> None:
    window.resize(700, 600)
    window.move(40, 30)
    other = MainWindow({"today": lambda: Page("today")}, house.themes, house.clock)
    qtbot.addWidget(other)
    window_place.put_back(other, window_place.place(window))
    assert other.size() == window.size()


def test_a_window_from_a_screen_that_is_gone_is_brought_into_sight(
    house: House, qtbot: QtBot, window: MainWindow
) -> None:
    window.move(9000, 9000)
    other = MainWindow({"today": lambda: Page("today")}, house.themes, house.clock)
    qtbot.addWidget(other)
    window_place.put_back(other, window_place.place(window))
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(other.frameGeometry().center())
    assert screen.contains(other.mapToGlobal(QPoint(0, 0)))


@pytest.mark.parametrize("place", ["", "no such place"])
def test_an_unknown_place_changes_nothing(window: MainWindow, place: str) -> None:
    before = window.geometry()
    window_place.put_back(window, place)
    assert window.geometry() == before


def test_the_smallest_window_asked_for_is_possible(window: MainWindow) -> None:
    window.resize(800, 480)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (800, 480)


def test_going_back(window: MainWindow) -> None:
    window.show_page("diary")
    window.show_page("player")
    window.go_back()
    assert window.current_page == "diary"
