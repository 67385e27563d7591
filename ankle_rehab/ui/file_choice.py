"""Asking for a place in the file system, with the dialogs of the desktop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], None]


class FileChoice:
    """Each method opens a dialog over `parent` and calls `then` with what was chosen, if anything was."""

    def save(self, parent: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
        """Where to save a file that would be called `name`; whether it is there already is not asked here."""
        dialog = QFileDialog(parent, title, _documents(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.selectFile(name)
        self._open(dialog, then)

    def save_over(self, parent: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
        """The same, but the dialog asks before another file is replaced."""
        dialog = QFileDialog(parent, title, _documents(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.partition(".")[2])
        dialog.selectFile(name)
        self._open(dialog, then)

    def file(self, parent: QWidget, title: str, kinds: str, then: Then) -> None:
        """A file that is there."""
        dialog = QFileDialog(parent, title, _documents(), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, then)

    def files(
        self, parent: QWidget, title: str, kinds: str, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        """One or more files that are there."""
        dialog = QFileDialog(parent, title, _documents(), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: then(tuple(Path(name) for name in names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def folder(self, parent: QWidget, title: str, then: Then) -> None:
        """A folder that is there."""
        dialog = QFileDialog(parent, title, _documents())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, then)

    def _open(self, dialog: QFileDialog, then: Then) -> None:
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
