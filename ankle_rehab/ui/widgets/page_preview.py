"""Pages as they will look on paper, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ankle_rehab.ui.style import GROUP, spaced


class PagePreview(QWidget):
    """Shows finished pictures; paper is white in every theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = spaced(QVBoxLayout(self), GROUP)
        self._sheets: list[QLabel] = []

    def display(self, pages: Sequence[QImage]) -> None:
        """Show these pages instead of what was there."""
        while len(self._sheets) > len(pages):
            sheet = self._sheets.pop()
            self._rows.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        while len(self._sheets) < len(pages):
            sheet = QLabel()
            sheet.setProperty("role", "paper")
            self._sheets.append(sheet)
            self._rows.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        for place, (sheet, page) in enumerate(zip(self._sheets, pages, strict=True), 1):
            sheet.setPixmap(QPixmap.fromImage(page))
            sheet.setAccessibleName(
                self.tr("Preview of page {page} of {pages}").format(page=place, pages=len(pages))
            )
