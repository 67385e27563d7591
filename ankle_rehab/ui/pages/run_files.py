"""Files from a watch: chosen or dropped, read beside the window, and looked at before anything is taken."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.run_files import Remark, RunPreview, RunRow
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.undo import Undo
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.runs.file_rows import RunFileLine, RunFileRows
from ankle_rehab.ui.widgets.runs.folder_card import RunFolderCard
from ankle_rehab.ui.widgets.work_card import WorkCard
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import counted, run_file_words

AT_ONCE = 8


class RunFilesPage(Page):
    """While something waits to be taken, only what was found is shown; `left` goes to the runs."""

    name = "run-files"
    left = Signal()

    def __init__(self, parts: Parts, choice: FileChoice | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._files = files = parts.run_files
        self._choice = choice or FileChoice()
        self._rows: tuple[RunRow, ...] = ()
        self._ticked: set[int] = set()
        self._place = 0
        self._build()
        files.progressed.connect(self._on_progress)
        files.found.connect(self._on_found)
        files.failed.connect(self._on_failed)
        files.cancelled.connect(self._on_cancelled)
        files.folder.looked.connect(self._on_looked)
        parts.preferences.changed.connect(self.mark_stale)

    def read(self, paths: Sequence[Path]) -> None:
        """Begin to read these files, archives or folders."""
        if self._parts.database.read_only or not paths:
            return
        self._rows, self._ticked = (), set()
        self._to_runs.hide()
        self._in.show_work(self.tr("Reading the files"))
        self._files.read(paths)
        self._arrange()
        self.to_top()

    def refresh(self) -> None:
        self._arrange()
        self._files.folder.look()
        self._show_folder()

    def _show_folder(self) -> None:
        """Raises StorageFault."""
        folder = self._files.folder
        self._folder.display(self._parts.preferences.settings.run_folder, folder.new(), silent=folder.silent)

    def _on_looked(self) -> None:
        with suppress(StorageFault):  # the diary has told it
            self._show_folder()

    # parts -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.column.insertWidget(0, WrapRow(WayBack(self.tr("Runs"), self.left.emit)))
        self.retitle(self.tr("Files from a watch"))
        self._in = self._build_in()
        self._folder = RunFolderCard()
        self._folder.choose_requested.connect(self._on_choose_folder)
        self._folder.forgotten.connect(lambda: self._parts.preferences.change(run_folder=""))
        self._folder.look_requested.connect(lambda: self.read(self._files.folder.new()))
        self._folder.put_aside.connect(self._on_put_aside)
        self._preview = self._build_preview()
        self._list = RunFileRows()
        self._list.ticked.connect(self._on_ticked)
        self._list.all_ticked.connect(self._on_all_ticked)
        self._list.sport_chosen.connect(self._on_sport)
        self._list.turned.connect(self._on_turned)
        for card in (self._in, self._folder, self._preview, self._list):
            self.add(card)

    def _build_in(self) -> WorkCard:
        card = WorkCard(self.tr("Bring in what your watch recorded"), tone="main")
        card.body(
            self.tr(
                "Files that end in .fit, .gpx or .tcx, also packed as .gz or .zip, or a whole folder of "
                "them. You see what is in them before anything is taken. They stay on this computer."
            )
        )
        card.body(self.tr("You can also drop them anywhere on this window."), "note")
        reading = self._parts.database.read_only
        if reading:
            card.body(self.tr("The diary is open for reading only, so nothing can come in now."), "note")
        card.end_with(
            button(self.tr("Choose files"), "primary", self._on_files),
            button(self.tr("Choose a folder"), "quiet", self._on_folder),
        )
        card.set_usable(not reading)
        card.cancelled.connect(self._files.cancel)
        self._to_runs = button(self.tr("See your runs"), "link", self.left.emit)
        self._to_runs.hide()
        card.add(WrapRow(self._to_runs))
        return card

    def _build_preview(self) -> Card:
        card = Card(self.tr("What was found"), tone="main")
        self._found_words = card.body("")
        self._alone_words = card.body("", "note")
        self._take = button(self.tr("Take it in"), "primary", self._on_take)
        card.add(
            WrapRow(self._take, button(self.tr("Leave it"), "quiet", self._files.cancel)),
            gap=INSIDE,
        )
        return card

    # choosing ----------------------------------------------------------------------------------------

    def _on_files(self) -> None:
        kinds = self.tr("Files from a watch (*.fit *.gpx *.tcx *.gz *.zip);;All files (*)")
        self._choice.files(self, self.tr("Bring in these files"), kinds, self.read)

    def _on_folder(self) -> None:
        self._choice.folder(self, self.tr("Bring in this folder"), lambda path: self.read((path,)))

    def _on_choose_folder(self) -> None:
        self._choice.folder(self, self.tr("Look for new files here"), self._on_folder_chosen)

    def _on_folder_chosen(self, folder: Path) -> None:
        self._parts.preferences.change(run_folder=str(folder))

    def _on_put_aside(self) -> None:
        with suppress(StorageFault):  # the diary has told it
            self._files.put_aside(self._files.folder.new())
        self.mark_stale()

    # what was found ----------------------------------------------------------------------------------

    def _on_progress(self, done: int, total: int) -> None:
        if total:
            self._in.show_part(done / total)

    def _on_found(self, preview: RunPreview) -> None:
        order = {verdict: place for place, verdict in enumerate(run_file_words.ORDER)}
        self._rows = tuple(sorted(preview.rows, key=lambda row: (order[row.verdict], row.number)))
        self._ticked = {row.number for row in preview.rows if row.offered and row.may_be_taken}
        self._place = 0
        self._in.tell("")
        self._found_words.setText(run_file_words.found(preview))
        self._alone_words.setText(run_file_words.left_alone(preview.left_alone))
        self._alone_words.setVisible(preview.left_alone > 0)
        self._show_rows()
        self._arrange()
        self.to_top()

    def _show_rows(self) -> None:
        total, unit = len(self._rows), self._parts.preferences.settings.distance_unit
        last = min(self._place + AT_ONCE, total)
        today = self._parts.clock.now().date()
        lines = []
        for index in range(self._place, last):
            row = self._rows[index]
            begins = index == self._place or row.verdict is not self._rows[index - 1].verdict
            lines.append(
                RunFileLine(
                    number=row.number,
                    title=run_file_words.title(row, today, unit),
                    notes=run_file_words.notes(row),
                    ticked=row.number in self._ticked if row.may_be_taken else None,
                    sport=_guessed(row),
                    group=run_file_words.group(row.verdict) if begins else "",
                    explained=run_file_words.explained(row.verdict) if begins else "",
                )
            )
        place = self.tr("{first} to {last} of {all}").format(
            first=counted.number(self._place + 1), last=counted.number(last), all=counted.number(total)
        )
        self._list.display(lines, place, first=self._place == 0, last=last == total)
        self._show_take()

    def _show_take(self) -> None:
        words = run_file_words.take(len(self._ticked))
        self._take.setText(words)
        self._take.setAccessibleName(words)
        self._take.setEnabled(bool(self._ticked))

    def _on_ticked(self, number: int, wanted: bool) -> None:
        (self._ticked.add if wanted else self._ticked.discard)(number)
        self._show_take()

    def _on_all_ticked(self, wanted: bool) -> None:
        self._ticked = {row.number for row in self._rows if wanted and row.offered and row.may_be_taken}
        self._show_rows()

    def _on_sport(self, number: int, sport: Sport) -> None:
        self._rows = tuple(
            self._files.with_sport(row, sport) if row.number == number else row for row in self._rows
        )
        self._show_rows()

    def _on_turned(self, step: int) -> None:
        self._place = max(0, self._place + step * AT_ONCE)
        self._show_rows()

    def _on_take(self) -> None:
        chosen = [row for row in self._rows if row.number in self._ticked]
        try:
            count = self._files.take(chosen)
        except StorageFault:  # the diary has told it, and what was ticked stays
            return
        except LookupError:
            self._files.cancel()
            self._in.tell(run_file_words.changed_meanwhile())
            return
        undo = self._parts.diary.undo
        step = undo.newest
        self._finish()
        words = run_file_words.taken(count)
        self._in.tell(words)
        self._to_runs.setVisible(count > 0)
        if step is not None:
            self.notice.emit(Notice(words, partial(_take_back, undo, step)))
        self.mark_stale()

    def _on_failed(self, _fault: StorageFault) -> None:
        self._finish()
        self._in.tell(run_file_words.stopped())

    def _on_cancelled(self) -> None:
        self._finish()
        self._in.tell(self.tr("Nothing was taken in."))

    def _finish(self) -> None:
        self._rows, self._ticked = (), set()
        self._to_runs.hide()
        self._in.tell("")
        self._arrange()

    def _arrange(self) -> None:
        """What was found has the page for itself."""
        waits = bool(self._rows) or self._files.preview is not None
        self._in.setVisible(not waits)
        self._folder.setVisible(not waits and not self._files.busy)
        self._preview.setVisible(waits)
        self._list.setVisible(bool(self._rows))


def _guessed(row: RunRow) -> Sport | None:
    """The sport that may be chosen: where the file did not say it."""
    if row.kept is None or Remark.SPORT_GUESSED not in row.found.remarks:
        return None
    return row.kept.sport


def _take_back(undo: Undo, step: int) -> None:
    with suppress(StorageFault):  # the diary has told it
        undo.take_back(step)
