"""What a program complains of where nobody sits at a terminal: exceptions in slots, warnings of Qt."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

HARMLESS = ("This plugin does not support ",)


class Complaints:
    """`heard` are all of them, in order, each with its place."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """For `sys.excepthook`, to which PySide gives what a slot raises."""
        self.heard.append("".join(traceback.format_exception(kind, error, trace)))

    def on_message(self, kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        """For `qInstallMessageHandler`."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith(HARMLESS):
            self.heard.append(f"{kind.name}: {words}")


@contextmanager
def listening() -> Generator[Complaints]:
    """Hears them as long as the block lasts."""
    complaints = Complaints()
    before = sys.excepthook
    sys.excepthook = complaints.on_uncaught
    qInstallMessageHandler(complaints.on_message)
    try:
        yield complaints
    finally:
        qInstallMessageHandler(None)
        sys.excepthook = before
