"""Notifications on Windows and macOS, by desktop-notifier; its loop runs beside Qt's in a thread of its own.

Written after the library's documentation and not yet run on either system. macOS shows them only for a
signed program; what cannot be shown goes to the tray, as on every system.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.notification import Answer, Notification, Standing, Urgency
from ankle_rehab.resources import resource
from ankle_rehab.services.notifier import Desktop

NAME = "Ankle Rehab"
PATIENCE = 2_000  # milliseconds until another way is taken
A_MOMENT = 0.1  # seconds
LONGEST_GOODBYE = 0.4  # what takes longer ends with the program


class Shown(Protocol):
    """What the library calls a notifier."""

    async def send_notification(self, notification: object) -> object: ...
    async def clear(self, identifier: str) -> None: ...
    async def clear_all(self) -> None: ...


class Library(Protocol):
    """As much of desktop-notifier as is used here; its values are made by their classes."""

    Notification: Callable[..., object]
    Button: Callable[..., object]
    Icon: Callable[..., object]
    Urgency: Any

    def DesktopNotifier(self, app_name: str, app_icon: object) -> Shown: ...


def installed() -> Any:
    """The library; raises ImportError where it is not installed, as on Linux, and what it raises itself."""
    return importlib.import_module("desktop_notifier")


class OtherDesktop(Desktop):
    """The library is imported with the first notification, in its thread.

    It tells of a click only as long as the program runs, and gives no numbers to go on with: what an earlier
    run left in sight is cleared.
    """

    _told = Signal(str)
    _failed = Signal(str)
    _answer = Signal(str, object)
    _gone = Signal(str)

    def __init__(
        self,
        library: Callable[[], Library] = installed,
        patience: int = PATIENCE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._import = library
        self._wanted: dict[str, Notification] = {}
        self._new: set[str] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._library: Library | None = None
        self._shower: Shown | None = None
        self._turn = asyncio.Lock()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience)
        self._patience.timeout.connect(self._on_impatient)
        self._told.connect(self._on_told)
        self._failed.connect(self._on_failed)
        self._answer.connect(self._on_answer)
        self._gone.connect(self._on_gone)

    def begin(self, standing: Mapping[str, Standing]) -> None:
        """Nothing goes on from an earlier run."""

    def show(self, notification: Notification) -> None:
        self._wanted[notification.key] = notification
        self._new.add(notification.key)
        self._patience.start()
        self._run(self._send(notification))

    def withdraw(self, key: str) -> None:
        self._settle(key)
        if self._wanted.pop(key, None) is not None:
            self._run(self._clear(key))

    def close(self) -> None:
        usual = [key for key, one in self._wanted.items() if one.urgency is Urgency.USUAL]
        self._wanted.clear()
        self._patience.stop()
        loop, thread = self._loop, self._thread
        self._loop = self._thread = None
        if loop is not None and thread is not None:
            asyncio.run_coroutine_threadsafe(self._leave(usual), loop)
            thread.join(LONGEST_GOODBYE)

    # in the thread of the library --------------------------------------------------------------------

    def _run(self, work: Coroutine[object, object, None]) -> None:
        """Whatever is asked of the library is done in its own thread, one after the other."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = Thread(target=_serve, args=(self._loop,), name="notifications", daemon=True)
            self._thread.start()
        asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _send(self, notification: Notification) -> None:
        key = notification.key
        try:
            async with self._turn:
                shower, library = await self._ready()
                await shower.send_notification(self._made(library, notification))
        except Exception:  # whatever library and system may raise, another way is taken
            self._failed.emit(key)
        else:
            self._told.emit(key)

    async def _clear(self, key: str) -> None:
        async with self._turn:
            await self._put_away(key)

    async def _put_away(self, key: str) -> None:
        """One that cannot be put away stays; the system knows why."""
        if self._shower is not None:
            with suppress(Exception):
                await self._shower.clear(key)

    async def _leave(self, usual: list[str]) -> None:
        """What is under way has a moment to end; whatever sleeps is not waited for."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            _, others = await asyncio.wait(others, timeout=A_MOMENT)
        if usual:
            clearing = [asyncio.ensure_future(self._put_away(key)) for key in usual]
            others |= (await asyncio.wait(clearing, timeout=A_MOMENT))[1]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        asyncio.get_running_loop().stop()

    async def _ready(self) -> tuple[Shown, Library]:
        if self._shower is None or self._library is None:
            library = self._library = self._import()
            icon = library.Icon(path=Path(resource("icons", "ankle-rehab.png")))
            self._shower = library.DesktopNotifier(NAME, icon)
            await self._shower.clear_all()
        return self._shower, self._library

    def _made(self, library: Library, notification: Notification) -> object:
        """Its key is its identifier, so that it takes the place of what has the same one."""
        key = notification.key
        urgent = notification.urgency is Urgency.URGENT
        return library.Notification(
            title=notification.title,
            message=notification.body,
            urgency=library.Urgency.Critical if urgent else library.Urgency.Normal,
            buttons=tuple(
                library.Button(title=label, on_pressed=partial(self._answer.emit, key, answer))
                for answer, label in notification.answers
                if answer is not Answer.OPEN
            ),
            on_clicked=partial(self._answer.emit, key, Answer.OPEN),
            on_dismissed=partial(self._gone.emit, key),
            identifier=key,
        )

    # back in the thread of the window ----------------------------------------------------------------

    def _on_told(self, key: str) -> None:
        self._settle(key)
        if key in self._wanted:
            self.stands.emit(key, Standing(0, ""))

    def _on_failed(self, key: str) -> None:
        if key in self._new:
            self._settle(key)
            self.refused.emit(key)

    def _on_answer(self, key: str, answer: Answer) -> None:
        if key in self._wanted:
            self.answered.emit(key, answer)

    def _on_gone(self, key: str) -> None:
        if self._wanted.pop(key, None) is not None:
            self.closed.emit(key)

    def _on_impatient(self) -> None:
        for key in sorted(self._new):
            self._on_failed(key)

    def _settle(self, key: str) -> None:
        self._new.discard(key)
        if not self._new:
            self._patience.stop()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    """The life of the library's thread."""
    try:
        loop.run_forever()
    finally:
        loop.close()
