"""Notifications on Windows and macOS, as far as that can be tried without either: with a stand-in library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from enum import Enum
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.notification import Answer, Notification, Urgency
from ankle_rehab.services.notify_elsewhere import OtherDesktop, installed

ANSWERS = ((Answer.OPEN, "Open"), (Answer.START, "Start now"), (Answer.SKIP, "Skip"))
NOTE = Notification("reminder-1", "Time for your routine", "09:30", ANSWERS)
ICE = Notification("icing", "Take the ice off", "", ANSWERS, Urgency.URGENT)


class Level(Enum):
    Normal = 1
    Critical = 2


class Library:
    """Made like desktop-notifier: its classes take the same names, its notifier is asked in a loop.

    `ill` lets every sending fail, `asleep` lets none of them end.
    """

    Notification = SimpleNamespace
    Button = SimpleNamespace
    Icon = SimpleNamespace
    Urgency = Level

    def __init__(self) -> None:
        self.done: list[tuple[str, Any]] = []
        self.ill = self.asleep = False

    def DesktopNotifier(self, app_name: str, app_icon: object) -> Library:
        self.done.append(("made", app_name))
        return self

    async def send_notification(self, notification: object) -> None:
        if self.ill:
            raise OSError
        if self.asleep:
            await asyncio.Event().wait()
        self.done.append(("sent", notification))

    async def clear(self, identifier: str) -> None:
        self.done.append(("cleared", identifier))

    async def clear_all(self) -> None:
        await asyncio.sleep(0)
        self.done.append(("cleared", "all"))

    @property
    def sent(self) -> list[Any]:
        return [one for word, one in self.done if word == "sent"]


class Seen:
    """What the desktop said."""

    def __init__(self, bot: QtBot, library: Callable[[], Any], patience: int = 20_000) -> None:
        self.desktop = OtherDesktop(library, patience)
        self.told: list[tuple[object, ...]] = []
        self._bot = bot
        self.desktop.stands.connect(lambda key, _standing: self.told.append(("stands", key)))
        self.desktop.refused.connect(lambda key: self.told.append(("refused", key)))
        self.desktop.answered.connect(lambda *fact: self.told.append(("answered", *fact)))
        self.desktop.closed.connect(lambda key: self.told.append(("closed", key)))

    def until_told(self, *fact: object) -> None:
        self._bot.waitUntil(lambda: fact in self.told, timeout=5_000)


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def seen(qtbot: QtBot, library: Library) -> Iterator[Seen]:
    seen = Seen(qtbot, lambda: library)
    yield seen
    seen.desktop.close()


def test_what_an_earlier_run_left_goes_before_the_first_is_shown(seen: Seen, library: Library) -> None:
    seen.desktop.show(NOTE)
    seen.desktop.show(ICE)
    seen.until_told("stands", ICE.key)
    assert [word for word, _ in library.done] == ["made", "cleared", "sent", "sent"]
    note, ice = library.sent
    assert (note.identifier, note.title, note.message) == (NOTE.key, NOTE.title, NOTE.body)
    assert [button.title for button in note.buttons] == ["Start now", "Skip"]
    assert (note.urgency, ice.urgency) == (Level.Normal, Level.Critical)


def test_answered_put_away_and_withdrawn(seen: Seen, library: Library) -> None:
    seen.desktop.show(NOTE)
    seen.until_told("stands", NOTE.key)
    (note,) = library.sent
    note.buttons[0].on_pressed()
    note.on_clicked()
    note.on_dismissed()
    seen.until_told("closed", NOTE.key)
    assert seen.told[1:3] == [("answered", NOTE.key, Answer.START), ("answered", NOTE.key, Answer.OPEN)]
    note.on_clicked()
    seen.desktop.show(ICE)
    seen.until_told("stands", ICE.key)
    seen.desktop.withdraw(ICE.key)
    seen.desktop.close()
    assert library.done[-1] == ("cleared", ICE.key)
    assert len(seen.told) == 5


def test_at_the_end_only_what_is_urgent_stays(seen: Seen, library: Library) -> None:
    for note in (NOTE, ICE):
        seen.desktop.show(note)
        seen.until_told("stands", note.key)
    seen.desktop.close()
    assert [one for word, one in library.done if word == "cleared"] == ["all", NOTE.key]


def test_a_library_that_fails_or_sleeps_is_not_waited_for(qtbot: QtBot, library: Library) -> None:
    seen = Seen(qtbot, lambda: library, 100)
    library.ill = True
    seen.desktop.show(NOTE)
    seen.until_told("refused", NOTE.key)
    library.ill, library.asleep = False, True
    seen.desktop.show(ICE)
    seen.until_told("refused", ICE.key)
    assert ("stands", ICE.key) not in seen.told
    seen.desktop.close()


def test_where_it_is_not_installed_another_way_is_taken(qtbot: QtBot) -> None:
    seen = Seen(qtbot, installed)
    seen.desktop.show(NOTE)
    seen.until_told("refused", NOTE.key)
    seen.desktop.close()
