"""A sheet goes to a printer. Qt's printing is loaded here alone, when somebody prints."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ankle_rehab.ui.report_sheet import DOTS_PER_INCH, Sheet


def ask(sheet: Sheet, title: str, parent: QWidget) -> None:
    """Let the user choose a printer, then print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(sheet.layout)
    printer.setFromTo(1, sheet.pages)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda _printer=None: print_out(sheet, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own open() wants the name of a slot


def print_out(sheet: Sheet, printer: QPrinter) -> None:
    """Paint the chosen pages on a printer."""
    first, last = printer.fromPage() or 1, printer.toPage() or sheet.pages
    painter = QPainter(printer)
    scale = printer.resolution() / DOTS_PER_INCH
    painter.scale(scale, scale)
    for page in range(first - 1, min(last, sheet.pages)):
        if page >= first:
            printer.newPage()
        sheet.paint(painter, page)
    painter.end()
