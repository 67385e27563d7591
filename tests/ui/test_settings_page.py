"""Settings: what is chosen is saved at once and found again."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date, time
from itertools import chain

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSlider, QTimeEdit
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.settings import (
    DistanceUnit,
    OnClose,
    Region,
    Settings,
    SoreAnkle,
    TextSize,
    ThemeChoice,
)
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.ui.pages.settings import SettingsPage
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.player.flash_ground import FlashGround
from tests.ui.house import House, button, click, reads, seen


@pytest.fixture
def page(house: House, qtbot: QtBot) -> SettingsPage:
    page = house.settings()
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    return page


def kept(house: House) -> Settings:
    """What the diary file holds, read anew."""
    return Preferences(house.database).settings


CLICKS = (
    ("Colours: Dark", "theme", ThemeChoice.DARK),
    ("Colours: High contrast", "theme", ThemeChoice.HIGH_CONTRAST),
    ("Size of the text: Half as large again", "text_size", TextSize.LARGE),
    ("Only for the emergency number: Australia", "region", Region.AUSTRALIA),
    ("Which ankle is sore?: Right", "sore_ankle", SoreAnkle.RIGHT),
    ("Which ankle is sore?: Both", "sore_ankle", SoreAnkle.BOTH),
    ("Train both feet, the sore one first", "train_both", False),
    ("A voice says what to do", "voice_on", False),
    ("Sounds at start, half-way, rest and end", "sounds_on", False),
    ("The screen flashes at each change", "flash_on", False),
    ("Less motion: the figure shows its two end poses", "reduced_motion", True),
    ("A small window with the time left while icing", "small_icing_window", False),
    ("Bedtime: more", "bedtime_hour", 23),
    ("Distances in: Miles", "distance_unit", DistanceUnit.MILES),
    ("Show reminders outside of the window too", "notify_on", False),
    ("Say what each is about, also outside of the window", "notify_detail", True),
    ("Quiet hours", "quiet_on", True),
    ("For today", "reminders_rest_until", date(2026, 11, 23)),
    ("When the window is closed: Stay for reminders", "on_close", OnClose.KEEP_RUNNING),
    ("When the window is closed: End the program", "on_close", OnClose.LEAVE),
)
TRIED_BELOW = {
    *("voice_volume", "sounds_volume", "week_start", "top_heart_rate", "quiet_from", "quiet_until"),
    *("longest_run", "usual_run", "sore_side", "both_sore"),
}
ON_ANOTHER_PAGE = {
    "doses": ("How much you do of each exercise", "session"),
    "run_folder": ("Files from your watch", "run-files"),
    "shoe_look": ("Shoes, and when to look at them", "shoes"),
    "shoe_due": ("Shoes, and when to look at them", "shoes"),
    "shoe_months": ("Shoes, and when to look at them", "shoes"),
    "backup_copy_folder": ("Backups, export and more", "data"),
}
KEPT_BY_THE_PROGRAM = {
    *("accepted_version", "window_place", "system_theme", "folder_told"),
    "longest_run_told",  # the day on which longest_run was told
}


def test_every_setting_has_its_place() -> None:
    """Whoever adds one says where it is chosen, and tries it."""
    clicked = {field for _, field, _ in CLICKS} - {"sore_ankle"}
    places = (clicked, TRIED_BELOW, set(ON_ANOTHER_PAGE), KEPT_BY_THE_PROGRAM)
    assert Counter(chain(*places)) == Counter(one.name for one in fields(Settings))


@pytest.mark.parametrize(("name", "page_name"), sorted(set(ON_ANOTHER_PAGE.values())))
def test_what_is_chosen_elsewhere_has_its_way_there(page: SettingsPage, name: str, page_name: str) -> None:
    asked: list[str] = []
    page.open_page.connect(asked.append)
    click(page, name)
    assert asked == [page_name]


@pytest.mark.parametrize(("name", "field", "value"), CLICKS)
def test_a_click_is_saved(house: House, page: SettingsPage, name: str, field: str, value: object) -> None:
    assert getattr(kept(house), field) != value
    click(page, name)
    assert getattr(kept(house), field) == value


@pytest.mark.parametrize(("name", "field"), [("Quiet from", "quiet_from"), ("Quiet until", "quiet_until")])
def test_quiet_hours_are_typed(house: House, page: SettingsPage, name: str, field: str) -> None:
    assert not seen(page, QTimeEdit, name)
    click(page, "Quiet hours")
    (edit,) = seen(page, QTimeEdit, name)
    edit.setTime(QTime(13, 30))
    assert getattr(kept(house), field) == time(13, 30)


def test_a_rest_ends_by_itself(house: House, page: SettingsPage) -> None:
    click(page, "For a week")
    assert kept(house).reminders_rest_until == date(2026, 11, 29)
    assert reads(page, "They come again on Sunday 29 November.")
    house.clock.advance(8 * 86_400)
    page.shown()
    assert seen(page, QPushButton, "For a week")


def test_starting_at_login_is_what_stands_on_the_disk(house: House, page: SettingsPage) -> None:
    name = "Start when I log in, without a window, so that reminders come"
    click(page, name)
    assert house.autostart.starts
    house.autostart.starts = False  # somebody took the entry away
    page.shown()
    assert not button(page, name).isChecked()
    said: list[Notice] = []
    page.notice.connect(said.append)
    house.autostart.refuses = True
    click(page, name)
    assert not button(page, name).isChecked()
    assert said[0].words.startswith("That could not be changed")


@pytest.mark.parametrize(
    ("field", "name", "words"),
    [
        ("longest_run", "Ask for my longest run again", "longest run of 30 days: 8 km"),
        ("usual_run", "Ask for my usual run again", "how far you usually run: 8 km"),
    ],
)
def test_what_was_told_once_can_be_asked_again(
    house: House, page: SettingsPage, field: str, name: str, words: str
) -> None:
    assert not reads(page, words)
    house.preferences.change(**{field: 8.0, "longest_run_told": date(2026, 11, 1)})
    assert reads(page, words)
    said: list[Notice] = []
    page.notice.connect(said.append)
    click(page, name)
    assert getattr(kept(house), field) is None
    undo = said[0].undo
    assert undo is not None
    undo()
    assert getattr(kept(house), field) == 8.0


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("pause", {"Quiet times"}),
        ("quiet hours", {"Quiet times"}),
        ("autostart", {"Start and close"}),
        ("outside", {"Reminders and notifications"}),
        ("VOICE", {"Sounds and voice"}),
        ("miles", {"Runs"}),
        ("emergency", {"Where you live"}),
        ("backup", {"Your data"}),
        ("xylophone", set()),
    ],
)
def test_a_word_leaves_what_belongs_to_it(page: SettingsPage, typed: str, left: set[str]) -> None:
    page.seek()
    (field,) = seen(page, QLineEdit, "Find a setting")
    assert field.hasFocus() or page.focusWidget() is field
    QTest.keyClicks(field, typed)
    assert {card.accessibleName() for card in page.findChildren(Card) if card.isVisibleTo(page)} == left
    assert reads(page, "Nothing found for “xylophone”") == (not left)
    page.to_beginning()
    assert len([card for card in page.findChildren(Card) if card.isVisibleTo(page)]) == 10


def test_the_week_of_training_begins_on_another_day(house: House, page: SettingsPage) -> None:
    seen(page, QComboBox, "A training week begins on")[0].setCurrentText("Sunday")
    assert kept(house).week_start == 6


def test_a_highest_heart_rate_is_kept_once_it_can_be_one(house: House, page: SettingsPage) -> None:
    field = seen(page, QLineEdit, "Your highest heart rate, if you know it")[0]
    QTest.keyClicks(field, "18")
    assert kept(house).top_heart_rate is None
    assert reads(page, "A number from 100 to 250.")
    QTest.keyClicks(field, "6")
    assert kept(house).top_heart_rate == 186
    assert not reads(page, "A number from 100 to 250.")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert kept(house).top_heart_rate is None


def test_the_other_ankle_replaces_both(house: House, page: SettingsPage) -> None:
    click(page, "Which ankle is sore?: Both")
    click(page, "Which ankle is sore?: Right")
    assert (kept(house).sore_side, kept(house).both_sore) == (Side.RIGHT, False)
    click(page, "Which ankle is sore?: Neither")
    assert kept(house).sore_sides == ()


@pytest.mark.parametrize(
    ("name", "field"),
    [("Loudness of the voice", "voice_volume"), ("Loudness of the sounds", "sounds_volume")],
)
def test_loudness_by_keyboard(house: House, page: SettingsPage, name: str, field: str) -> None:
    before = getattr(kept(house), field)
    (slider,) = seen(page, QSlider, name)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert getattr(kept(house), field) == before + 1
    assert reads(page, f"{before + 1} %")
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert getattr(kept(house), field) == 0


def test_loudness_of_what_is_off_cannot_be_changed(page: SettingsPage) -> None:
    click(page, "A voice says what to do")
    assert not seen(page, QSlider, "Loudness of the voice")[0].isEnabled()
    assert seen(page, QSlider, "Loudness of the sounds")[0].isEnabled()


def test_try_it_asks_for_a_sample(page: SettingsPage) -> None:
    tried: list[str] = []
    page.try_it.connect(lambda: tried.append("tried"))
    click(page, "Try it")
    assert tried == ["tried"]


@pytest.mark.parametrize(
    ("settings", "flashes"), [({}, True), ({"flash_on": False}, False), ({"reduced_motion": True}, False)]
)
def test_try_it_lights_up_the_page_as_a_session_would(
    house: House, page: SettingsPage, settings: dict[str, bool], flashes: bool
) -> None:
    house.preferences.change(**settings)
    ground = page.findChild(FlashGround)
    assert isinstance(ground, FlashGround)
    assert ground.rect() == page.rect()
    click(page, "Try it")
    assert ground.flashing == flashes


def test_the_lit_ground_can_be_seen_between_the_cards(house: House, page: SettingsPage) -> None:
    ground = page.findChild(FlashGround)
    assert isinstance(ground, FlashGround)
    between = QPoint(2, page.height() // 2)
    before = page.grab().toImage().pixelColor(between)
    ground.flash()
    assert page.grab().toImage().pixelColor(between) == house.themes.current.color("soft") != before


def test_a_change_from_elsewhere_is_shown(house: House, page: SettingsPage) -> None:
    house.preferences.change(theme=ThemeChoice.LIGHT, region=Region.NORTH_AMERICA)
    assert button(page, "Colours: Light").isChecked()
    assert reads(page, "Call 911")


def test_the_folder_of_the_data_is_named(house: House, page: SettingsPage) -> None:
    assert any(label.accessibleName() == str(house.folder) for label in page.findChildren(QLabel))
