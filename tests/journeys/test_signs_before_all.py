"""The warning signs before anything is accepted: one click away, kept like any others, and no way round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.triage import Level, Sign
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

LOOK = "Look at the warning signs"
REGION = "Where do you live? This is only for the emergency number."
FEVER = "I have a fever (38 °C or more, or hot and shivery) and the ankle hurts."
STILL_SORE = "It has not begun to get better after 2 weeks, or it is still sore after 6 to 8 weeks."
SHAPE = (
    "The ankle, foot or leg looks out of shape or points the wrong way, or I can see bone or a deep wound."
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = (
    *((getattr(Qt.Key, f"Key_{number}"), CTRL) for number in range(10)),
    *((key, CTRL) for key in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_P)),
    (Qt.Key.Key_Z, CTRL | SHIFT),
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_F11, Qt.Key.Key_F11, Qt.Key.Key_Escape)),
)
ALLOWED = ("first-start", "signs")


def buttons(visitor: Visitor) -> list[QAbstractButton]:
    """All that can be pressed now, also what stands further down the page."""
    window = visitor.program.window
    found = window.findChildren(QAbstractButton)
    return [one for one in found if one.isVisibleTo(window) and one.isEnabled()]


def hit(visitor: Visitor, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    front = visitor.front()
    QTest.keyClick(front.focusWidget() or front, key, held)
    visitor.settle()


@pytest.mark.parametrize("way", ["link", "key"])
def test_one_click_or_one_key_leads_there_and_not_now_leads_back(newcomer: Visitor, way: str) -> None:
    if way == "link":
        newcomer.click(LOOK)
    else:
        newcomer.press(Qt.Key.Key_F2)
    assert newcomer.page == "signs"
    assert newcomer.reads("Does one of these fit right now?")
    assert not newcomer.sees("Today")
    newcomer.click("Not now")
    assert newcomer.page == "first-start"
    assert newcomer.diary.checks() == ()


def test_nothing_ticked_leads_back_to_the_first_page_and_is_kept(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Right")
    newcomer.click(LOOK)
    newcomer.none_of_these()
    assert newcomer.page == "first-start"
    (kept,) = newcomer.diary.checks()
    assert (kept.signs, kept.page, kept.level) == (frozenset(), Asked.ALL, Level.SELF_CARE)
    newcomer.click("I understand")
    assert newcomer.program.parts.preferences.settings.sore_ankle.value == "right"
    assert newcomer.program.parts.guard.standing().due is None


@pytest.mark.parametrize("seen", [False, True])
def test_a_fever_ticked_before_holds_in_the_accepted_program(
    newcomer: Visitor, open_program: Open, *, seen: bool
) -> None:
    newcomer.press(Qt.Key.Key_F2)
    newcomer.tick_signs(FEVER)
    assert newcomer.reads("Fever with a sore joint should be checked today.")
    assert newcomer.program.parts.guard.standing().open_signs == {Sign.FEVER}
    if seen:
        newcomer.have_been_seen()
    newcomer.click("Back" if not seen else "Not now")
    assert newcomer.page == "first-start"
    later = open_program()
    assert later.page == "first-start"
    later.click("I understand")
    assert later.program.parts.guard.standing().locked is not seen
    later.program.rooms.starter.begin("three")
    assert bool(later.sees("2 of 10, mild")) is seen
    assert bool(later.sees(LOOK)) is not seen
    assert not later.program.parts.player.active


def test_the_advice_names_the_number_of_the_region_on_the_first_page(newcomer: Visitor) -> None:
    newcomer.click(f"{REGION}: Australia")
    newcomer.click(LOOK)
    newcomer.tick_signs(SHAPE)
    assert newcomer.finds("000")
    newcomer.click("Change region")
    newcomer.click("Where you are, only for the emergency number: United Kingdom")
    assert newcomer.finds("999")
    newcomer.click("Back")
    newcomer.click("I understand")
    assert newcomer.program.parts.preferences.settings.region is Region.UNITED_KINGDOM


TICKS: dict[str, tuple[str, ...]] = {
    "the questions": (),
    "an emergency": (SHAPE,),
    "a doctor today": (FEVER,),
    "said once": (STILL_SORE,),
}


@pytest.mark.parametrize("ticked", TICKS.values(), ids=TICKS)
def test_no_key_and_no_button_leads_past_the_first_page(newcomer: Visitor, ticked: tuple[str, ...]) -> None:
    """Every button on what is shown, also those that only come into sight after another one."""

    def there() -> None:
        newcomer.program.window.show_page("first-start")
        newcomer.press(Qt.Key.Key_F2)
        if ticked and newcomer.sees("Not now"):
            newcomer.tick_signs(*ticked)

    there()
    for key, held in KEYS:
        hit(newcomer, key, held)
        assert newcomer.page in ALLOWED
    there()
    for place in range(len(buttons(newcomer))):
        there()
        for number in (place, -1, 0):
            here = buttons(newcomer)
            if newcomer.page == "first-start":
                break
            here[min(number, len(here) - 1)].click()
            newcomer.settle()
            assert newcomer.page in ALLOWED
            assert not newcomer.program.parts.player.active
    assert not newcomer.program.parts.preferences.settings.accepted_version


@pytest.mark.parametrize("page", ["today", "session", "ice", "about-you", "guide", "entry", "player", "card"])
def test_whoever_asks_for_another_page_is_shown_the_first(newcomer: Visitor, page: str) -> None:
    newcomer.click(LOOK)
    newcomer.program.window.show_page(page)
    assert newcomer.page == "first-start"


def test_once_accepted_the_rail_is_there_and_the_signs_have_all_their_links(newcomer: Visitor) -> None:
    newcomer.click(LOOK)
    newcomer.click("Not now")
    newcomer.click("I understand")
    assert newcomer.clicks == 3
    newcomer.click("Warning signs")
    assert newcomer.sees("About you")
    assert newcomer.sees("Today")
