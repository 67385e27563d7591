"""The command palette: everything by typing, with the keyboard alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.ui.dialogs.palette import Palette
from tests.journeys.visitor import Visitor

MEANT = {
    "pain": "Log a pain score",
    "sore": "Log a pain score",
    "ice": "Ice",
    "cold": "Ice",
    "dark": "Colours: Dark",
    "backup": "Back up now",
    "bakcup": "Back up now",
    "export": "Export and import",
    "garmin": "Files from your watch",
    "calendar": "Reminders",
    "phone": "Reminders",
    "volume": "Settings",
    "start at login": "Settings",
    "privacy": "Backups and your data",
    "hospital": "Check the warning signs",
    "doctor": "Page for your doctor",
    "desk": "Start: Desk break",
    "mute": "Pause reminders for today",
    "numb": "Check the warning signs",
    "twist": "Read: The first days after a twist",
    "snooze": "Pause reminders for today",
    "quit": "End the program",
    "print doctor": "Page for your doctor",
    "READ SHÓE": "Read: Shoes",
}
CTRL = Qt.KeyboardModifier.ControlModifier
BY_ANOTHER_PAGE = {
    "first-start",  # only before it is accepted
    "run",  # from a run in the list
    "player",  # while a session runs
}


def opened(visitor: Visitor) -> Palette:
    """Ctrl+K, in a window that is in front."""
    visitor.program.window.activateWindow()
    visitor.settle()
    front = visitor.front()
    QTest.keyClick(front.focusWidget() or front, Qt.Key.Key_K, CTRL)
    palette = visitor.front()
    assert isinstance(palette, Palette)
    return palette


def typed(palette: Palette, words: str) -> list[str]:
    """What is offered for these words, the likeliest first."""
    field = palette.findChildren(QLineEdit)[0]
    assert field.hasFocus()
    field.clear()
    QTest.keyClicks(field, words)
    (found,) = palette.findChildren(QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def do(visitor: Visitor, words: str) -> None:
    typed(opened(visitor), words)
    visitor.press(Qt.Key.Key_Return)


def test_it_finds_what_is_meant(resident: Visitor) -> None:
    palette = opened(resident)
    found = {words: typed(palette, words)[:1] for words in MEANT}
    assert found == {words: [meant] for words, meant in MEANT.items()}


def test_nothing_found_is_said(resident: Visitor) -> None:
    palette = opened(resident)
    assert typed(palette, "xylophone") == []
    assert resident.reads("Nothing found for “xylophone”")
    resident.press(Qt.Key.Key_Return)
    assert resident.front() is palette


def test_enter_does_the_first_and_the_arrows_lead_to_the_others(resident: Visitor) -> None:
    do(resident, "diary")
    assert resident.page == "diary"
    offered = typed(opened(resident), "colours")
    light = offered.index("Colours: Light")
    assert light > 0
    for _ in range(light + 1):
        resident.press(Qt.Key.Key_Down)
    resident.press(Qt.Key.Key_Up)
    resident.press(Qt.Key.Key_Return)
    assert resident.program.parts.preferences.settings.theme is ThemeChoice.LIGHT


def test_what_cannot_be_seen_is_said_and_can_be_taken_back(resident: Visitor) -> None:
    preferences = resident.program.parts.preferences
    do(resident, "pause week")
    assert preferences.settings.reminders_rest_until == date(2026, 11, 29)
    assert resident.reads("No reminder comes before Sunday 29 November.")
    resident.click("Undo")
    assert preferences.settings.reminders_rest_until is None
    do(resident, "voice off")
    assert not preferences.settings.voice_on
    assert resident.reads("The voice is off.")


def test_a_row_is_heard_with_its_key(resident: Visitor) -> None:
    palette = opened(resident)
    typed(palette, "log pain")
    (found,) = palette.findChildren(QListWidget)
    row = found.model().index(0, 0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Log a pain score, Ctrl+N"


def test_escape_does_nothing(resident: Visitor) -> None:
    typed(opened(resident), "diary")
    resident.press(Qt.Key.Key_Escape)
    assert resident.page == "today"
    assert resident.front() is resident.program.window


def test_a_routine_asks_what_must_be_asked(resident: Visitor) -> None:
    resident.clock.advance(86_400)
    do(resident, "article")
    assert not resident.program.parts.player.active
    assert resident.page == "signs" or resident.sees("2 of 10, mild")


def test_ctrl_q_ends_the_program_but_not_with_a_pack_on(resident: Visitor) -> None:
    window = resident.program.window
    told: list[str] = []
    window.closing.disconnect(QApplication.quit)
    window.closing.connect(lambda: told.append("ends"))
    window.held_open.connect(lambda: told.append("stays"))
    for stays in (True, False):
        window.stays_open = stays
        window.activateWindow()
        resident.settle()
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Q, CTRL)
    window.closing.connect(QApplication.quit)
    assert told == ["stays", "ends"]


def test_every_page_is_reached_by_an_action(resident: Visitor) -> None:
    window = resident.program.window
    reached = set()
    for action in resident.program.rooms.actions.every():
        if action.group in ("page", "do", "read", "help") and action.enabled():
            if action.name in ("quit", "backup", "palette", "undo", "redo"):
                continue
            action.do()
            resident.settle()
            reached.add(window.current_page)
    assert set(window._factories) - reached == BY_ANOTHER_PAGE


def test_names_and_keys_are_there_once_and_every_key_works_something(resident: Visitor) -> None:
    every = resident.program.rooms.actions.every()
    names = [one.name for one in every]
    keys = [key for one in every for key in one.keys]
    assert len(names) == len(set(names))
    assert len(keys) == len(set(keys))
    assert {key for one in resident.program.window.with_keys for key in one.keys} == set(keys)


def test_before_the_first_page_is_accepted_nothing_leads_round_it(newcomer: Visitor) -> None:
    offered = [one for one in newcomer.program.rooms.actions.every() if one.enabled()]
    for action in offered:
        if action.name not in ("quit", "palette"):
            action.do()
            newcomer.settle()
            assert newcomer.page in ("first-start", "signs")
            for dialog in (newcomer.front(),):
                if dialog is not newcomer.program.window:
                    dialog.close()
