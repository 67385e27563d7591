"""Settings through the whole program: what is off is not heard; the look changes at once and is kept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.voice_lines import Line, voice_file
from ankle_rehab.ui.sound.sound import Sound
from ankle_rehab.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from ankle_rehab.ui.widgets.figure.figure import Figure
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

VOICE = "A voice says what to do"
SOUNDS = "Sounds at start, half-way, rest and end"


def tried(visitor: Visitor) -> set[str]:
    """What is heard after "Try it", as words."""
    before = len(visitor.sound.played)
    visitor.click("Try it")
    visitor.clock.advance(2)
    visitor.program.company.hearing.announcer.tick()
    sample = voice_file(visitor.program.parts.content.lines()[Line.SAMPLE]).removesuffix(".mp3")
    words = {sample: "voice", Sound.START.value: "sound"}
    return {words[name] for name in visitor.sound.played[before:] if name in words}


def test_what_is_switched_off_is_not_heard(resident: Visitor) -> None:
    resident.click("Settings")
    assert tried(resident) == {"voice", "sound"}
    resident.click(VOICE)
    assert tried(resident) == {"sound"}
    resident.click(SOUNDS)
    assert tried(resident) == set()
    resident.click(VOICE)
    assert tried(resident) == {"voice"}


@pytest.mark.parametrize(
    ("words", "theme"), [("Dark", DARK), ("High contrast", HIGH_CONTRAST), ("Light", LIGHT)]
)
def test_a_theme_holds_at_once_and_at_the_next_start(
    qapp: QApplication, resident: Visitor, open_program: Open, words: str, theme: Theme
) -> None:
    resident.click("Settings")
    resident.click("Colours: Light" if theme is not LIGHT else "Colours: Dark")
    resident.click(f"Colours: {words}")
    assert qapp.palette().window().color() == theme.color("surface")
    open_program()
    assert qapp.palette().window().color() == theme.color("surface")


def test_larger_type_holds_at_once_and_at_the_next_start(
    qapp: QApplication, resident: Visitor, open_program: Open
) -> None:
    usual = qapp.font().pixelSize()
    resident.click("Settings")
    resident.click("Size of the text: Twice as large")
    assert qapp.font().pixelSize() == 2 * usual
    later = open_program()
    assert qapp.font().pixelSize() == 2 * usual
    later.click("Settings")
    later.click("Colours: Dark")
    assert qapp.font().pixelSize() == 2 * usual
    later.click("Size of the text: As the system")
    assert qapp.font().pixelSize() == usual


def test_less_motion_holds_at_once_and_at_the_next_start(resident: Visitor, open_program: Open) -> None:
    resident.click("Settings")
    resident.click("Less motion: the figure shows its two end poses")
    later = open_program()
    later.click("Start session")
    figure = later.program.window.page("player").findChild(Figure)
    assert isinstance(figure, Figure)
    assert figure.reduced_motion
