"""Every colour can be read on what lies below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme, Themes

TEXT = {
    "text": ("surface", "card", "soft"),
    "muted": ("surface", "card", "soft"),
    "accent": ("surface", "card", "soft"),
    "on_accent": ("accent", "accent_strong"),
    "ready": ("surface", "card"),
    "rest": ("surface", "card"),
    "good": ("surface", "card"),
    "caution": ("surface", "card"),
    "stop": ("surface", "card", "soft"),
    "left": ("surface", "card"),
    "right": ("surface", "card"),
}
LARGE = {
    "edge": ("surface", "card"),
    "accent": ("surface", "card"),
    "rest": ("card", "soft"),
    "skin_line": ("skin", "skin_shade"),
}
FIGURE = {"skin", "skin_shade", "skin_line", "wall", "floor", "prop", "cloth", "hair"}
GROUNDS = {"surface", "card", "soft", "line", "edge", "accent_strong"}


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def pairs(table: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, ground) for name, grounds in table.items() for ground in grounds]


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("name", "ground"), pairs(TEXT))
def test_text_can_be_read(theme: Theme, name: str, ground: str) -> None:
    assert contrast(getattr(theme, name), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("name", "ground"), pairs(LARGE))
def test_large_parts_can_be_told_apart(theme: Theme, name: str, ground: str) -> None:
    assert contrast(getattr(theme, name), getattr(theme, ground)) >= 3.0


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_no_colour_is_forgotten() -> None:
    names = {field.name for field in fields(Theme)} - {"name"}
    assert names == TEXT.keys() | GROUNDS | FIGURE


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_every_colour_is_written_in_full(theme: Theme) -> None:
    values = [getattr(theme, field.name) for field in fields(Theme) if field.name != "name"]
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in values)


def test_a_chosen_theme_is_told_to_all_once(qapp: QApplication) -> None:
    themes = Themes(ThemeChoice.LIGHT)
    told: list[Theme] = []
    themes.changed.connect(told.append)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
        themes.choose(choice)
    assert (themes.current, told) == (HIGH_CONTRAST, [DARK, HIGH_CONTRAST])
    assert qapp is not None


def test_what_the_system_asked_for_last_time_holds_until_it_is_asked_again(qapp: QApplication) -> None:
    themes = Themes(seen=ThemeChoice.DARK)
    told: list[Theme] = []
    themes.changed.connect(told.append)
    assert themes.current is DARK
    themes.look_again()
    assert (themes.seen, themes.current, told) == (ThemeChoice.LIGHT, LIGHT, [LIGHT])
    assert qapp is not None
