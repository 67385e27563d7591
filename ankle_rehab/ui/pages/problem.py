"""A file about a problem of the program: read first, changed at will, then saved where one wants."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ankle_rehab.services import problem_report
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage import atomic_file
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import file_words, problem_words

NAME = "ankle-rehab-problem.txt"
LEAST_LINES = 14


class ProblemPage(Page):
    """What was changed in the text stays as long as the program is open; it is not kept in the diary."""

    name = "problem"

    def __init__(self, parts: Parts, choice: FileChoice | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._choice = choice or FileChoice()
        self.column.insertWidget(0, WrapRow(WayBack(self.tr("Help"), lambda: self.open_page.emit("help"))))
        self.retitle(self.tr("Report a problem"))
        self._build()

    def refresh(self) -> None:
        """As things are now, unless somebody has written in it."""
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * LEAST_LINES)
        if not self._text.document().isModified():
            self._fill()

    def _build(self) -> None:
        card = Card(self.tr("What the file will say"), tone="main")
        card.body(
            self.tr(
                "Please read it. Nothing of your diary is in it, and no name of yours. Write what happened, "
                "and take out whatever you would rather keep to yourself. Nothing is sent: you save the "
                "file, and give it to whoever helps you with the program."
            )
        )
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(self.tr("What the file will say"))
        self._text.setTabChangesFocus(True)
        card.add(self._text, gap=INSIDE)
        save = button(self.tr("Save the file"), "primary", self._on_save)
        anew = button(self.tr("Write it anew"), "link", self._fill)
        card.add(WrapRow(save, anew), gap=INSIDE)
        self.add(card)

    def _fill(self) -> None:
        """Undo in the text brings back what stood there."""
        report = problem_report.gather(
            self._parts.folder,
            self._parts.preferences.settings,
            shown_by=_screen(self),
        )
        whole = QTextCursor(self._text.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.insertText(problem_words.text(report))
        self._text.document().setModified(False)

    def _on_save(self) -> None:
        kinds = self.tr("Text (*.txt)")
        self._choice.save_over(self, self.tr("Save the file about a problem"), NAME, kinds, self._save)

    def _save(self, path: Path) -> None:
        try:
            atomic_file.write(path, self._text.toPlainText().encode())
        except OSError as error:
            self.notice.emit(Notice(file_words.not_written(path, error)))
            return
        self.notice.emit(Notice(self.tr("Saved: {path}").format(path=path)))


def _screen(page: QWidget) -> tuple[tuple[str, str], ...]:
    """What Qt draws with, and how large and fine the screen is."""
    screen = page.screen()
    size = screen.size()
    return (
        ("Window system", QGuiApplication.platformName()),
        ("Screen", f"{size.width()} x {size.height()}, scaled {screen.devicePixelRatio():g}"),
    )
