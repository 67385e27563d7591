"""A verb typed in a terminal: judged here, then done by the open window, or here where there is none."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QThread

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.value import value
from ankle_rehab.resources import resource
from ankle_rehab.services import single
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage.faults import InUse, StorageFault
from ankle_rehab.ui import translation
from ankle_rehab.ui.words import fault_words
from ankle_rehab.verbs.parser import HERE, Refused
from ankle_rehab.verbs.saying import Code, Saying, Terminal, made_quietly, prepare_terminal, say_all
from ankle_rehab.verbs.screen import has_screen, no_screen
from ankle_rehab.verbs.verb import Scene, Verb, read, verb_of

if TYPE_CHECKING:
    from ankle_rehab.services.exit_signals import ExitSignals
    from ankle_rehab.verbs.alone import Alone

# What a verb that the window does can do without is imported when it is needed.
# ruff: noqa: PLC0415

PATIENCE = 1800.0
TRIES, TRY_AGAIN_MILLISECONDS = 20, 150

translate = QCoreApplication.translate


@value
class Typed:
    """What was typed behind the name of a verb, as it is handed on and as it was understood."""

    name: str
    words: list[str]
    asked: Namespace
    folder: Path


def main(name: str, words: Sequence[str]) -> int | None:
    """Do what was typed; returns the exit code, or None where a window has to be opened for it first."""
    prepare_terminal()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the window works Qt waits, and Python hears nothing
    app = made_quietly(lambda: _application(verb_of(name)))
    app.setApplicationName("ankle-rehab")
    translation.install(app, resource("i18n"), translation.language(resource("content")))
    terminal = Terminal()
    try:
        typed = judged(name, words)
        return carry_out(SystemClock(), typed, terminal, tries=TRIES)
    except Refused as refused:
        terminal.refuse(str(refused))
    except paths.NoHome as error:
        terminal.refuse(fault_words.no_folder(error))
    except OSError:
        terminal.refuse(translate("verbs", "The folder you are in is gone. Please go to another one first."))
    finally:
        app.shutdown()
    return _code(terminal)


def judged(name: str, words: Sequence[str]) -> Typed:
    """Raises Refused, NoHome, and OSError where the folder one stands in is gone."""
    whole = [HERE, str(Path.cwd()), *words]
    asked = read(name, whole)
    return Typed(name, whole, asked, paths.data_dir(asked.data_dir))


def carry_out(clock: Clock, typed: Typed, terminal: Saying, *, tries: int = 1) -> int | None:
    """By the window, if there is one on the folder; by ourselves otherwise, and None where we cannot.

    While somebody else has the diary, a terminal or a window that is just opening, it is tried again.
    """
    verb = verb_of(typed.name)
    for left in reversed(range(tries)):
        if (code := _by_the_window(typed, terminal)) is not None:
            return code
        if verb.window:
            if has_screen():
                return None
            terminal.refuse(no_screen())
            return _code(terminal)
        code = _ByOurselves(clock, typed.folder, terminal).run(verb, typed.asked)
        if code is not None:
            return code
        if left:
            QThread.msleep(TRY_AGAIN_MILLISECONDS)
    terminal.refuse(translate("verbs", "Another program has the diary open. Please try again in a while."))
    return _code(terminal)


def _by_the_window(typed: Typed, terminal: Saying) -> int | None:
    try:
        reply = single.carry(typed.folder, [typed.name, *typed.words], patience=PATIENCE)
    except single.TooLong:
        terminal.refuse(
            translate(
                "verbs",
                "That is more than the open window takes at once. Please use fewer words, or a folder"
                " in place of many files.",
            )
        )
        return _code(terminal)
    except single.NoAnswer:
        terminal.refuse(
            translate("verbs", "Ankle Rehab is open with this diary, but its window does not answer.")
        )
        return _code(terminal)
    except OSError:  # no place for a line to it; the diary's own lock still decides who may write
        return None
    if reply is None:
        return None
    if not say_all(reply.words, reply.trouble) and reply.code == Code.DONE:
        return int(Code.PARTLY)
    return reply.code


class _ByOurselves:
    """One verb on a diary that nobody else has open."""

    def __init__(self, clock: Clock, folder: Path, terminal: Saying) -> None:
        self._clock = clock
        self._folder = folder
        self._terminal = terminal
        self._alone: Alone | None = None
        self._signals: ExitSignals | None = None

    def run(self, verb: Verb, asked: Namespace) -> int | None:
        """The exit code; None where another program has the diary."""
        from ankle_rehab.services.exit_signals import ExitSignals

        before = sys.excepthook
        sys.excepthook = self._on_uncaught
        self._signals = ExitSignals()
        self._signals.closing.connect(self._on_stopped)
        try:
            self._begin(verb, asked)
            if self._terminal.code is None:
                loop = QEventLoop()
                self._terminal.at_end(loop.quit)
                loop.exec()
        except InUse:
            return None
        except StorageFault as fault:
            self._refuse(fault_words.cannot_open(fault))
        except OSError as error:
            self._refuse(fault_words.no_folder(error))
        except Exception as error:
            self._on_uncaught(type(error), error, error.__traceback__)
        finally:
            self._close()
            sys.excepthook = before
        return _code(self._terminal)

    def _begin(self, verb: Verb, asked: Namespace) -> None:
        from ankle_rehab.services.mending import holds_diary
        from ankle_rehab.verbs.alone import Alone

        if not (verb.founds or holds_diary(self._folder)):
            words = translate("verbs", "There is no diary in this folder: {path}")
            self._refuse(words.format(path=self._folder))
            return
        if verb.shut is not None:
            verb.shut(self._folder, self._clock, asked, self._terminal)
            return
        try:
            self._alone = Alone(self._clock, self._folder)
        except StorageFault as fault:
            if verb.unopened is None or isinstance(fault, InUse):
                raise
            verb.unopened(self._folder, fault, self._terminal)
            return
        try:
            verb.begin(Scene(self._alone.parts), asked, self._terminal)
        except StorageFault as fault:
            self._refuse(fault_words.not_saved(fault))

    def _close(self) -> None:
        if self._signals is not None:
            self._signals.close()
        if self._alone is not None:
            self._alone.close()

    def _refuse(self, words: str) -> None:
        self._terminal.refuse(words)

    def _on_stopped(self) -> None:
        self._refuse(translate("verbs", "Stopped."))

    def _on_uncaught(
        self, _kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        from ankle_rehab.services.error_log import ErrorLog

        ErrorLog(self._folder, self._clock).add(error.with_traceback(trace))
        words = translate(
            "verbs", "Something went wrong in the program. What was saved is safe. The log has a note of it."
        )
        self._refuse(words)


def _application(verb: Verb) -> QCoreApplication:
    """Letters for paper need a part of Qt that draws; a screen they do not need."""
    if not verb.draws:
        return QCoreApplication(["ankle-rehab"])
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication(["ankle-rehab", "-platform", "offscreen"])


def _code(saying: Saying) -> int:
    return Code.NOT_DONE if saying.code is None else int(saying.code)
