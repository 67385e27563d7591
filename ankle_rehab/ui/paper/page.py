"""Finished pages leave the program, as PDF or on paper: what the page for the doctor and a routine share."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtGui import QPageSize, QResizeEvent
from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.paper.paper import Paper
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.page_preview import PagePreview
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import file_words

translate = QCoreApplication.translate

LOOK_AGAIN_MILLISECONDS = 200
WIDEST_PREVIEW = 640
MARGINS_BESIDE = 96


class PaperSize(Enum):
    """The size of the sheet."""

    A4 = QPageSize.PageSizeId.A4
    LETTER = QPageSize.PageSizeId.Letter


class PaperPage(Page):
    """The preview is the page as it will be printed; paper is white in every theme.

    A page of one kind says what goes onto paper and what it is called, and places `_size` (which paper),
    `_ways` (out) and `_preview`.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(title)
        self._sheet: Paper | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._soon.timeout.connect(self._show_pages)
        self._size = _size_choice()
        self._size.chosen.connect(self._lay_out)
        self._ways = WrapRow(
            button(translate("paper_out", "Save as PDF"), "primary", self._on_save),
            button(translate("paper_out", "Print"), "quiet", self._on_print),
        )
        self._preview = PagePreview()

    def _paper(self, size: QPageSize) -> Paper | None:
        """What is known now, laid out; None where there is nothing yet."""
        raise NotImplementedError

    def _document(self) -> tuple[str, str]:
        """The title of the document, and the name for its file."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _lay_out(self) -> None:
        """What goes onto paper, or its size, is another."""
        self._sheet = self._paper(QPageSize((self._size.value or PaperSize.A4).value))
        self._show_pages()

    def _show_pages(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        width, sharp = min(WIDEST_PREVIEW, max(1, self.width() - MARGINS_BESIDE)), self.devicePixelRatioF()
        self._preview.display([sheet.picture(page, width, sharp) for page in range(sheet.pages)])

    def _on_save(self) -> None:
        """Ask where, then write it; the dialog asks again before another file is replaced."""
        sheet = self._sheet
        if sheet is None:
            return
        title, name = self._document()

        def save_to(path: Path) -> None:
            try:
                sheet.save(path, title)
            except OSError as error:
                self.notice.emit(Notice(file_words.not_written(path, error)))
                return
            self.notice.emit(Notice(translate("paper_out", "Saved: {path}").format(path=path)))

        question, kinds = (
            translate("paper_out", "Save the page as PDF"),
            translate("paper_out", "PDF (*.pdf)"),
        )
        FileChoice().save_over(self, question, name, kinds, save_to)

    def _on_print(self) -> None:
        """Let the user choose a printer; one that takes nothing is told."""
        from ankle_rehab.ui.paper import printing  # noqa: PLC0415 - loads Qt's printing

        if self._sheet is not None:
            told = Notice(translate("paper_out", "Not printed: the printer did not take the page."))
            printing.ask(self._sheet, self._document()[0], self, lambda: self.notice.emit(told))


def _size_choice() -> ChoiceRow[PaperSize]:
    """Asks for the size; the usual one of the country is pressed in."""
    choices = ((PaperSize.A4, "A4"), (PaperSize.LETTER, translate("paper_out", "Letter")))
    row = ChoiceRow(translate("paper_out", "Paper"), choices)
    metric = QLocale().measurementSystem() is not QLocale.MeasurementSystem.ImperialUSSystem
    row.display(PaperSize.A4 if metric else PaperSize.LETTER)
    return row
