"""What a command has to say, and how it ended, whether a terminal or an open window does it."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable
from enum import IntEnum
from typing import TextIO, TypeVar

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

_BETWEEN = "\u200c\u200d"  # joins the parts of letters and pictures

FEW_LETTERS = "Detected locale "

Made = TypeVar("Made", bound=QCoreApplication)

translate = QCoreApplication.translate


class Code(IntEnum):
    """The exit code; it means the same for every verb.

    DONE; PARTLY: done in part, or something is not as it should be; NOT_DONE: nothing was done, and why is
    said; ASKS: nothing was done, for it wants a yes first (`--yes`, `--replace`).
    """

    DONE = 0
    PARTLY = 1
    NOT_DONE = 2
    ASKS = 3


class Saying:
    """Collects what is said; `ended` hears the code, once.

    One that `outlives` the diary goes on while the window closes it and opens it again.
    """

    def __init__(self, ended: Callable[[Saying], None] = lambda _said: None) -> None:
        self._ended = ended
        self._afterwards: list[Callable[[], None]] = []
        self.outlives = False
        self.code: Code | None = None
        self.lines: list[str] = []
        self.troubles: list[str] = []

    def line(self, words: str) -> None:
        """What came of it."""
        self.lines.append(words)

    def trouble(self, words: str) -> None:
        """What went wrong, or has to be known."""
        self.troubles.append(words)

    def progress(self, part: float) -> None:
        """What part (0-1) is done."""

    def at_end(self, let_go: Callable[[], None]) -> None:
        """What goes on is kept alive until the end, and lets go then, also when it was stopped."""
        self._afterwards.append(let_go)

    def end(self, code: Code) -> None:
        """There is no more to come; only the first counts."""
        if self.code is None:
            self.code = code
            while self._afterwards:
                self._afterwards.pop()()
            self._ended(self)

    def refuse(self, words: str, code: Code = Code.NOT_DONE) -> None:
        """Nothing was done, and this is why."""
        self.trouble(words)
        self.end(code)


class Terminal(Saying):
    """Says it in the terminal at once; part of it that cannot be shown there is left out.

    What was done stays done when there is no room for the words about it, as in a file on a full disk.
    """

    _in_line = False
    _lost = False

    def line(self, words: str) -> None:
        self._end_line()
        if not _say(sys.stdout, words):
            self._lost = True

    def end(self, code: Code) -> None:
        if self._lost and code is Code.DONE and self.code is None:
            self.trouble(unwritten())
            code = Code.PARTLY
        super().end(code)

    def trouble(self, words: str) -> None:
        self._end_line()
        _say(sys.stderr, words)

    def progress(self, part: float) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            print(f"\r{round(part * 100):3d} %", end="", file=sys.stderr, flush=True)
            self._in_line = True

    def _end_line(self) -> None:
        if self._in_line:
            print(file=sys.stderr, flush=True)
            self._in_line = False


def printable(words: str) -> str:
    """Without anything that moves a terminal's cursor, colours its letters or turns their order round."""
    return "".join(letter for letter in words if letter == "\n" or _shows(letter))


def say_all(words: str, trouble: str) -> bool:
    """In this terminal what was said elsewhere; False where there was no room for what came of it."""
    written = not words or _say(sys.stdout, words)
    for said in (trouble, "" if written else unwritten()):
        if said:
            _say(sys.stderr, said)
    return written


def unwritten() -> str:
    """What came of it was for a file or a device that takes no more."""
    return translate("verbs", "It was done, but what there is to say about it could not be written.")


def prepare_terminal() -> None:
    """A letter that the terminal does not know becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def made_quietly(make: Callable[[], Made]) -> Made:
    """The application; that cron and ssh know few letters Qt mends by itself, and says nothing of it."""

    def on_message(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if not words.startswith(FEW_LETTERS) and sys.stderr is not None:
            _say(sys.stderr, words)

    qInstallMessageHandler(on_message)
    try:
        return make()
    finally:
        qInstallMessageHandler(None)


def _shows(letter: str) -> bool:
    return letter in _BETWEEN or unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp")


def _say(stream: TextIO | None, words: str) -> bool:
    """False where it cannot be written. Whoever reads may be gone by now, as in a pipe to `head`."""
    if stream is None:  # a program of Windows without a console
        return True
    try:
        print(printable(words), file=stream, flush=True)
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        return isinstance(error, BrokenPipeError)
    return True
