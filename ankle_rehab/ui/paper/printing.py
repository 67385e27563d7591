"""A sheet goes to a printer. Qt's printing is loaded here alone, when somebody prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ankle_rehab.ui.paper.paper import DOTS_PER_INCH, Paper

NAMED_BY = "CUPS_SERVER"
SOCKET = "/run/cups/cups.sock"
CHOICES = (Path("/etc/cups/client.conf"), Path(os.environ.get("HOME", "/"), ".cups", "client.conf"))
"""Where somebody may have named the computer that prints."""

if sys.platform == "linux" and NAMED_BY not in os.environ and not any(path.exists() for path in CHOICES):
    # where its socket is missing, CUPS would look for this computer over the network
    os.environ[NAMED_BY] = SOCKET


def ask(sheet: Paper, title: str, parent: QWidget, failed: Callable[[], None]) -> None:
    """Let the user choose a printer, then print; `failed` is called when the printer takes nothing."""

    def go() -> None:
        if not print_out(sheet, printer):
            failed()

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(sheet.layout)
    printer.setFromTo(1, sheet.pages)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda _printer=None: go())
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own open() wants the name of a slot


def print_out(sheet: Paper, printer: QPrinter) -> bool:
    """Paint the chosen pages on a printer; whether it took them."""
    first, last = printer.fromPage() or 1, printer.toPage() or sheet.pages
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / DOTS_PER_INCH
    painter.scale(scale, scale)
    for page in range(first - 1, min(last, sheet.pages)):
        if page >= first:
            printer.newPage()
        sheet.paint(painter, page)
    return painter.end() and printer.printerState() is not QPrinter.PrinterState.Error
