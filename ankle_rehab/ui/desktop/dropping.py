"""Files dropped anywhere on the window, and what they are meant for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.words import Words

OURS = (".json", ".csv")
_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
_DRAGS = frozenset((*_OVER, QEvent.Type.DragLeave, QEvent.Type.Drop))


@value
class Meant:
    """What was dropped: `shared` are exercises, `ours` a diary, `runs` are read as files of a watch."""

    shared: tuple[Path, ...] = ()
    runs: tuple[Path, ...] = ()
    ours: tuple[Path, ...] = ()


def meant(paths: Sequence[Path]) -> Meant:
    """Exercises that somebody has shared, tables and archives of this program, or a folder of its tables,
    come in as such when they are alone.

    Everything else is looked at as a file of a watch, which says of each what it is.
    """
    from ankle_rehab.storage.own_share import SUFFIX  # noqa: PLC0415 - not before anything is dropped

    if paths and all(path.name.casefold().endswith(SUFFIX) for path in paths):
        return Meant(shared=tuple(paths))
    if paths and all(_is_ours(path) for path in paths):
        return Meant(ours=tuple(paths))
    return Meant(runs=tuple(paths))


class Dropping(QObject):
    """Watches the window itself, so that no text field takes a file for words.

    `dropped` carries the paths, once whoever let go of them is not kept waiting any more.
    """

    dropped = Signal(object)
    _came = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._came.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        window.setAcceptDrops(True)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _DRAGS:
            return super().eventFilter(watched, event)
        if not isinstance(event, QDropEvent):
            self._show_hint(shown=False)
            return super().eventFilter(watched, event)
        paths = _files(event)
        if not paths:
            return super().eventFilter(watched, event)
        if self._window.outside or QApplication.activeModalWidget() is not None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._show_hint(shown=kind in _OVER)
        if kind is QEvent.Type.Drop:
            self._came.emit(paths)
        return True

    @cached_property
    def _hint(self) -> DropHint:
        return DropHint(self._window)

    def _show_hint(self, *, shown: bool) -> None:
        if shown or "_hint" in vars(self):
            self._hint.setVisible(shown)


class DropHint(QFrame):
    """Says over the page that one may let go."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows = spaced(QVBoxLayout(self), 0, GROUP)
        words = Words(self.tr("Let go to see what is in it. Nothing is taken yet."), "heading")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(words)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        if visible:
            whole = self.window().rect()
            self.resize(min(whole.width() - 2 * GROUP, self.sizeHint().width()), 0)
            self.adjustSize()
            self.move(whole.center() - self.rect().center())
            self.raise_()
        super().setVisible(visible)


def _files(event: QDropEvent) -> tuple[Path, ...]:
    """The files that lie on this computer."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


def _is_ours(path: Path) -> bool:
    from ankle_rehab.exchange.spreadsheet import FILES  # noqa: PLC0415 - not before anything is dropped

    if path.suffix.casefold() in OURS:
        return True
    try:
        return path.is_dir() and any((path / name).is_file() for name in FILES)
    except OSError:
        return False
