"""Settings: what is chosen is saved at once and found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.settings import DistanceUnit, Region, Settings, SoreAnkle, ThemeChoice
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.ui.pages.settings import SettingsPage
from ankle_rehab.ui.widgets.flash_ground import FlashGround
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


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("Colours: Dark", "theme", ThemeChoice.DARK),
        ("Colours: High contrast", "theme", ThemeChoice.HIGH_CONTRAST),
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
    ],
)
def test_a_click_is_saved(house: House, page: SettingsPage, name: str, field: str, value: object) -> None:
    assert getattr(kept(house), field) != value
    click(page, name)
    assert getattr(kept(house), field) == value


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
