"""The states of shoes, of files from a watch and of the load chart, for pictures of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.activity import RunType
from ankle_rehab.ui.pages.run_files import RunFilesPage
from ankle_rehab.ui.widgets.load_chart.chart import LoadChart
from tests.fakes.watch_files import COURSE, MONITORING, SETTINGS, START, Fit, fit_run, gpx, packed, tcx
from tests.scene import Scene


class ScenesOfShoes(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def shoes_none(self) -> None:
        self.agree()
        self.open("shoes")

    def shoes(self) -> None:
        self._owned()
        self.open("shoes")

    def shoes_below(self) -> None:
        self.shoes()
        self.rest()
        self.scroll_down()

    def shoes_form(self) -> None:
        self.shoes()
        self.rest()
        self.click("Change Blue road shoes")
        self.rest()

    def shoes_look(self) -> None:
        self.shoes()
        self.rest()
        self.click("Blue road shoes: look at the sole")
        self.rest()

    def run_files(self) -> None:
        self.agree()
        self.open("run-files")

    def run_files_drop(self) -> None:
        """A folder is held over the page of runs."""
        self.load_chart()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._watch()))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDragEnterEvent(QPoint(400, 300), copy, data, left, none)
        QApplication.sendEvent(self.window.windowHandle(), event)

    def run_files_folder(self) -> None:
        self.run_for_a_year()
        self.parts.preferences.change(run_folder=str(self._watch()))
        self.open("run-files")

    def run_files_reading(self) -> None:
        self.run_for_a_year()
        self.open("run-files")
        self._files_page().read((self._watch(),))
        self.parts.run_files.progressed.emit(24, 61)

    def run_files_found(self) -> None:
        self.run_for_a_year()
        self.open("run-files")
        reading = QEventLoop()
        self.parts.run_files.found.connect(reading.quit)
        self._files_page().read((self._watch(),))
        reading.exec()
        self.rest()

    def run_files_found_below(self) -> None:
        self.run_files_found()
        self.click("Further ones")
        self.rest()
        self.scroll_down()

    def run_files_taken(self) -> None:
        self.run_files_found()
        self.click("Take in")
        self.rest()

    def today_run_files(self) -> None:
        self.live()
        self.parts.preferences.change(run_folder=str(self._watch()))
        self.open("today")
        self.rest()
        self.scroll_to(0.3)

    def load_chart(self) -> None:
        self.run_for_a_year()
        self.open("runs")
        self.rest()
        chart = self.window.page("runs").findChildren(LoadChart)[0]
        chart.setFocus()
        for _ in range(2):
            QTest.keyClick(chart, Qt.Key.Key_Left)

    def load_chart_year(self) -> None:
        self.load_chart()
        self.click("How far back?: A year")
        self.rest()

    def load_chart_table(self) -> None:
        self.load_chart()
        QTest.keyClick(self.window.page("runs").findChildren(LoadChart)[0], Qt.Key.Key_T)

    def _files_page(self) -> RunFilesPage:
        page = self.window.page("run-files")
        assert isinstance(page, RunFilesPage)
        return page

    def _watch(self) -> Path:
        """A folder with what a watch writes: activities, one of them twice, and all sorts of other things."""
        folder = self.parts.folder.parent / "watch"
        folder.mkdir(exist_ok=True)
        later = START + timedelta(days=1)
        whole = fit_run(start=START - timedelta(days=3), metres=8200.0, seconds=2700)
        files = {
            "B3K91200.FIT": fit_run(),
            "B3K91200-copy.fit": fit_run(),
            "2026-11-21-ride.tcx": tcx(start=later, sport="Biking", laps=((1800, 11_000), (900, 5_400))),
            "evening.gpx.gz": packed(gpx(start=later + timedelta(hours=6), kind="")),
            "B3H83000.FIT": whole[: len(whole) * 2 // 3],
            "SETTINGS.FIT": Fit(SETTINGS).bytes(),
            "MONITOR.FIT": Fit(MONITORING).bytes(),
            "COURSE.FIT": Fit(COURSE).bytes(),
            "broken.gpx": b"<gpx><trk>",
            "empty.tcx": b"",
        }
        for name, data in files.items():
            (folder / name).write_bytes(data)
        return folder

    def _owned(self) -> None:
        """A year of runs in two pairs, an older one that was looked at, and one put away."""
        self.run_for_a_year()
        shelf = self.parts.shoes
        for shoe in shelf.shoes():
            if shoe.name.startswith("Old") and shoe.id is not None:
                shelf.looked_at(shoe, uneven=True)
            elif shoe.name == "Green ones" and shoe.id is not None:
                shelf.retire(shoe.id)
            elif shoe.name.startswith("Blue road"):
                shelf.keep(replace(shoe, default_for=frozenset({RunType.EASY, RunType.LONG})))
