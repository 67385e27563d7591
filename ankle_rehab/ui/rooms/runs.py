"""The pages of runs: the week and the list, one run, files from a watch, shoes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.rooms.wing import House, Wing

# Each page is imported by the function that builds it: the first picture must not wait for all of them.
# ruff: noqa: PLC0415


class RunRooms(Wing):
    """`start` begins a routine."""

    def __init__(
        self,
        house: House,
        start: Callable[[str], None],
    ) -> None:
        super().__init__(house)
        self._start = start

    def factories(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "runs": self._runs,
            "run": self._run,
            "run-files": self._run_files,
            "shoes": self._shoes,
        }

    def _runs(self) -> QWidget:
        from ankle_rehab.ui.pages.runs import RunsPage

        page = RunsPage(self._parts, self._themes)
        page.start_requested.connect(self._start)
        page.run_requested.connect(self.open_run)
        return self._opened(page)

    def open_run(self, number: int) -> None:
        """Bring one activity to the front, by its number."""
        from ankle_rehab.ui.pages.run import RunPage

        page = self._window().page("run")
        if isinstance(page, RunPage):
            page.open_run(number)
        self._window().show_page("run")

    def write_run(self) -> None:
        """Open the form for what was done today."""
        from ankle_rehab.ui.pages.runs import RunsPage

        self._window().show_page("runs")
        page = self._window().page("runs")
        if isinstance(page, RunsPage):
            page.begin()

    def _run(self) -> QWidget:
        from ankle_rehab.ui.pages.run import RunPage

        page = RunPage(self._parts, self._themes)
        page.start_requested.connect(self._start)
        page.left.connect(lambda: self._window().show_page("runs"))
        return self._opened(page)

    def take_dropped(self, paths: tuple[Path, ...]) -> None:
        """Files were dropped on the window: show what is in them."""
        from ankle_rehab.ui.desktop.dropping import meant

        what = meant(paths)
        if what.shared:
            self._read_shared(what.shared[0])
        elif what.runs:
            self.read_files(what.runs)
        elif what.ours:
            self._window().show_page("transfer")
            if not self._parts.database.read_only:
                self._parts.transfer.look(what.ours[0])

    def _read_shared(self, path: Path) -> None:
        from ankle_rehab.ui.pages.own import OwnPage

        self._window().show_page("own")
        page = self._window().page("own")
        if isinstance(page, OwnPage):
            page.read_from(path)

    def read_files(self, paths: Sequence[Path]) -> None:
        """Bring the page for files of a watch to the front, and read these."""
        from ankle_rehab.ui.pages.run_files import RunFilesPage

        self._window().show_page("run-files")
        page = self._window().page("run-files")
        if isinstance(page, RunFilesPage):
            page.read(paths)

    def _run_files(self) -> QWidget:
        from ankle_rehab.ui.pages.run_files import RunFilesPage

        page = RunFilesPage(self._parts)
        page.left.connect(lambda: self._window().show_page("runs"))
        return self._opened(page)

    def _shoes(self) -> QWidget:
        from ankle_rehab.ui.pages.shoes import ShoesPage

        return self._opened(ShoesPage(self._parts))
