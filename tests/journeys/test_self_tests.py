"""A self-test through the whole program: with sounds, voice, a lit screen, and back in the diary."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.ui.sound.sound import Sound
from tests.journeys.visitor import Visitor


def count(visitor: Visitor, seconds: float) -> None:
    for _ in range(round(seconds * 10)):
        visitor.clock.advance(0.1)
        visitor.program.parts.self_test_timer.tick()
    visitor.settle()


def heard(visitor: Visitor) -> list[str]:
    return list(visitor.sound.played)


def test_one_leg_balance_heard_from_three_metres(resident: Visitor) -> None:
    resident.program.window.show_page("self-tests")
    resident.settle()
    resident.click("Do this test: One-leg balance")
    resident.click("Start with the right foot")
    assert resident.screen.awake
    before = len(heard(resident))
    count(resident, 10 + 24.5)
    sounds = [name for name in heard(resident)[before:] if name in set(Sound)]
    assert sounds.count(Sound.START.value) == 1
    assert sounds.count(Sound.HALF.value) == 2
    resident.press(Qt.Key.Key_PageDown)
    assert not resident.screen.awake
    assert resident.reads("Right: 24 s")
    (kept,) = resident.program.parts.self_tests.results()
    assert (kept.kind, kept.amount) == (TestKind.BALANCE, 24)
    resident.click("Undo")
    assert resident.program.parts.self_tests.results() == ()
    assert resident.reads("Self-tests")


def test_heel_raises_click_every_second(resident: Visitor) -> None:
    resident.program.window.show_page("self-tests")
    resident.settle()
    resident.click("Do this test: Heel raises on one leg")
    resident.click("Start with the right foot")
    resident.press(Qt.Key.Key_Space)
    before = len(heard(resident))
    count(resident, 12)
    sounds = heard(resident)[before:]
    assert sounds.count(Sound.TICK.value) in (11, 12)
    resident.press(Qt.Key.Key_Space)
    assert [one.amount for one in resident.program.parts.self_tests.results()] in ([1.0], [2.0])


def test_the_warning_signs_are_one_click_away_and_end_the_count(resident: Visitor) -> None:
    resident.program.window.show_page("self-tests")
    resident.settle()
    resident.click("Do this test: One-leg balance")
    resident.click("Start with the right foot")
    count(resident, 15)
    resident.program.window.show_page("signs")
    assert not resident.program.parts.self_test_timer.active
    assert resident.program.parts.self_tests.results() == ()
