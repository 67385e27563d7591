"""Opens the program on a diary, however often that takes; in between the recovery screen, or other work."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ankle_rehab.app import Outside, Program
from ankle_rehab.services.parts import Afterwards
from ankle_rehab.services.single import Answer, Reply
from ankle_rehab.storage.faults import DamagedFile, InUse, StorageFault
from ankle_rehab.ui.start import Start

if TYPE_CHECKING:
    from ankle_rehab.ui.recovery.recovery import RecoveryWindow
    from ankle_rehab.verbs.carried import Errands
    from ankle_rehab.verbs.verb import Scene

# What a good start does not need is imported when it is first asked for.
# ruff: noqa: PLC0415

TRY_AGAIN_MILLISECONDS = 100


class Opening(QObject):
    """At any time there is either a `program` or the `recovery` screen, or nothing once the program is left.

    `refused` is whether the diary could not be opened when that was tried last; `safe` asks before anything
    is opened, `minimized` shows no window at first. What somebody in a terminal has open is tried `tries`
    times. `shown` comes once a window of either has been painted, `reopened` carries the Afterwards of work
    for which the diary was closed.
    """

    shown = Signal()
    reopened = Signal(object)

    def __init__(
        self,
        app: QApplication,
        outside: Outside,
        folder: Path,
        *,
        safe: bool = False,
        minimized: bool = False,
        tries: int = 1,
    ) -> None:
        super().__init__()
        self._app = app
        self._outside = outside
        self._folder = folder
        self._safe = safe
        self._minimized = minimized
        self._alone = False
        self._tries = tries
        self.program: Program | None = None
        self.recovery: RecoveryWindow | None = None
        self.refused = False
        self.shown.connect(_forget_dialogs)

    def begin(self, *, alone: bool = False) -> Exception | None:
        """Open the diary, or show why it is not open; returns that too.

        With nobody there to choose (`alone`) nothing is shown but the program.
        """
        self._alone = alone
        if self._safe and not alone:
            self._recover(None)
            return None
        try:
            self._open_in_time()
        except (StorageFault, OSError) as fault:
            if not alone:
                self._recover(fault)
            return fault
        return None

    def _open_in_time(self) -> None:
        """Another window has been asked by now: what has the diary still is over soon."""
        from PySide6.QtCore import QThread

        for _ in range(1, self._tries):
            try:
                self._open(Start(self._folder))
            except InUse:
                QThread.msleep(TRY_AGAIN_MILLISECONDS)
            else:
                return
        self._open(Start(self._folder))

    def _open(self, start: Start) -> None:
        self._folder = start.folder
        self.refused = True
        program = Program(self._app, self._outside, start.folder, reading=start.reading, quiet=self._safe)
        program.reopening.connect(_later(self._on_reopening))
        program.damaged.connect(_later(self._on_damaged))
        program.first_picture.painted.connect(self.shown)
        self.program, self.refused = program, False
        program.open(minimized=self._minimized, seen=not self._alone)
        self._minimized = False
        if start.words:
            program.telling.say(start.words, _undo(program, start.safety))

    def _recover(self, fault: Exception | None, *, tried: bool = False) -> None:
        """Why the diary is not open; `tried` is whether something was tried to open it."""
        from ankle_rehab.ui import style
        from ankle_rehab.ui.recovery.recovery import RecoveryWindow
        from ankle_rehab.ui.theme import LIGHT, Themes

        style.apply(self._app, LIGHT if self._safe else Themes().current)
        self.recovery = RecoveryWindow(self._outside.clock, self._folder, fault, tried=tried)
        self.recovery.onward.connect(_later(self._on_onward))
        self.recovery.left.connect(self._app.quit)
        self.recovery.show()
        self.shown.emit()

    def tell_bug(self) -> None:
        """An error inside the program is in the log."""
        if self.program is not None:
            self.program.telling.bug()

    def come_forward(self) -> None:
        """The window that there is comes into sight, in front as far as the desktop allows it."""
        if self.program is not None:
            self.program.window.come_forward()
        elif self.recovery is not None:
            self.recovery.raise_()
            self.recovery.activateWindow()

    def on_asked(self, command: list[str], answer: Answer) -> None:
        """A later start, or somebody in a terminal, wants something of this one."""
        if command:
            self._errands.carry_out(command, answer)
        else:
            self.come_forward()
            answer(Reply(0))

    @cached_property
    def _errands(self) -> Errands:
        from ankle_rehab.verbs.carried import Errands

        return Errands(self._scene, self.come_forward, self)

    def _scene(self) -> Scene | None:
        """What a verb works on, None while no diary is open."""
        from ankle_rehab.verbs.verb import Scene

        program = self.program
        return None if program is None else Scene(program.parts, program.rooms, self.reopened)

    def leave(self) -> None:
        """A signal or the log-out ends the program."""
        if self.program is not None:
            self.program.leave()
        else:
            self._app.quit()

    def close(self) -> None:
        """Let go of everything; the program can be opened again afterwards."""
        self._close_recovery()
        self._close_program()

    def _on_onward(self, start: Start) -> None:
        tried = self.recovery is not None
        self._close_recovery()
        try:
            self._open(start)
        except (StorageFault, OSError) as fault:
            self._recover(fault, tried=tried)

    def _on_reopening(self, work: Callable[[], Afterwards]) -> None:
        from ankle_rehab.ui.words import fault_words

        if self.program is None or self.program.telling.busy():
            return
        self._close_program()
        try:
            after = work()
        except StorageFault as fault:
            after = Afterwards(fault_words.not_mended(fault))
        if after.erased is not None:
            self._recover(after.erased)
            return
        self._on_onward(Start(self._folder, words=after.words, safety=after.safety))
        self.reopened.emit(after)

    def _on_damaged(self, fault: DamagedFile) -> None:
        self._close_program(damaged=True)
        self.refused = True
        self._recover(fault)

    def _close_program(self, *, damaged: bool = False) -> None:
        if "_errands" in vars(self):
            self._errands.stop()
        if self.program is not None:
            self.program.close(damaged=damaged)
            self.program.deleteLater()
            self.program = None

    def _close_recovery(self) -> None:
        if self.recovery is not None:
            self.recovery.left.disconnect(self._app.quit)
            self.recovery.close()
            self.recovery.deleteLater()
            self.recovery = None


def _undo(program: Program, safety: Path | None) -> Callable[[], None] | None:
    """Brings back what was there before."""
    return None if safety is None else lambda: program.parts.backups.bring_back(safety)


def _forget_dialogs() -> None:
    """Qt would remember in a file of its own, outside of the diary's folder, which folders were chosen."""
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def _later(act: Callable[..., None]) -> Callable[..., None]:
    """`act` once whoever asks is done; a queued connection would make all of Qt's constants at the start."""
    return lambda *facts: QTimer.singleShot(0, lambda: act(*facts))
