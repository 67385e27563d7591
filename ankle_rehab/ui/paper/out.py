"""Finished pages leave the program: as PDF or on paper; what the page for the doctor and a routine share."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPageSize

from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.paper.paper import Paper
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.words import file_words

translate = QCoreApplication.translate


class PaperSize(Enum):
    """The size of the sheet."""

    A4 = QPageSize.PageSizeId.A4
    LETTER = QPageSize.PageSizeId.Letter


def size_choice() -> ChoiceRow[PaperSize]:
    """Asks for the size; the usual one of the country is pressed in."""
    choices = ((PaperSize.A4, "A4"), (PaperSize.LETTER, translate("paper_out", "Letter")))
    row = ChoiceRow(translate("paper_out", "Paper"), choices)
    metric = QLocale().measurementSystem() is not QLocale.MeasurementSystem.ImperialUSSystem
    row.display(PaperSize.A4 if metric else PaperSize.LETTER)
    return row


def page_size(row: ChoiceRow[PaperSize]) -> QPageSize:
    """The size that was chosen."""
    return QPageSize((row.value or PaperSize.A4).value)


def save_pdf(page: Page, sheet: Paper, title: str, name: str) -> None:
    """Ask where, then write it; the dialog asks again before another file is replaced."""

    def save_to(path: Path) -> None:
        try:
            sheet.save(path, title)
        except OSError as error:
            page.notice.emit(Notice(file_words.not_written(path, error)))
            return
        page.notice.emit(Notice(translate("paper_out", "Saved: {path}").format(path=path)))

    FileChoice().save_over(
        page,
        translate("paper_out", "Save the page as PDF"),
        name,
        translate("paper_out", "PDF (*.pdf)"),
        save_to,
    )


def print_out(page: Page, sheet: Paper, title: str) -> None:
    """Let the user choose a printer; one that takes nothing is told."""
    from ankle_rehab.ui.paper import printing as report_print  # noqa: PLC0415 - loads Qt's printing

    told = Notice(translate("paper_out", "Not printed: the printer did not take the page."))
    report_print.ask(sheet, title, page, lambda: page.notice.emit(told))
