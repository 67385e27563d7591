"""The page of export and import with everything around it, and somebody who chooses files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ankle_rehab.ui.file_choice import FileChoice, Then
from ankle_rehab.ui.pages.transfer import TransferPage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.fakes.clock import FakeClock
from tests.fakes.transfer_bench import TransferBench
from tests.ui.house import click, reads


class Answers(FileChoice):
    """Somebody who chooses `place` whatever is asked; `asked` are the names that were offered."""

    def __init__(self, place: Path | None = None) -> None:
        self.place = place
        self.asked: list[str] = []

    def save(self, parent: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
        self._answer(name, then)

    def save_over(self, parent: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
        self._answer(name, then)

    def file(self, parent: QWidget, title: str, kinds: str, then: Then) -> None:
        self._answer(kinds, then)

    def folder(self, parent: QWidget, title: str, then: Then) -> None:
        self._answer(title, then)

    def _answer(self, name: str, then: Then) -> None:
        self.asked.append(name)
        if self.place is not None:
            then(self.place)


class Desk:
    """The page with everything around it."""

    def __init__(
        self, app: QApplication, clock: FakeClock, folder: Path, documents: Path, *, reading: bool = False
    ) -> None:
        self.bench = TransferBench(app, clock, folder, reading=reading)
        self.documents = documents
        self.answers = Answers()
        self.notices: list[Notice] = []
        self.asked_for: list[str] = []
        self.page = TransferPage(self.bench.parts, self.answers)
        self.page.notice.connect(self.notices.append)
        self.page.open_page.connect(self.asked_for.append)
        self.page.resize(930, 730)
        self.page.show()

    def saves(self, form: str, place: Path) -> None:
        self.answers.place = place
        click(self.page, f"Save it as: {form}")
        click(self.page, "Choose where to save")
        self.bench.finish()

    def brings(self, place: Path) -> None:
        self.answers.place = place
        click(self.page, "Choose a folder of tables" if place.is_dir() else "Choose a file")
        self.bench.finish()

    def archive(self) -> Path:
        path = self.documents / "diary.json"
        self.saves("One file with everything", path)
        return path

    def reads(self, words: str) -> bool:
        return reads(self.page, words)
