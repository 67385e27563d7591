"""Files of a watch on their way in: dropped on the window, offered on Today; and this program's own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from ankle_rehab.services.transfer_facts import Doing
from tests.fakes.watch_files import START, fit_run, gpx
from tests.journeys.visitor import Visitor
from tests.ui.run_desk import ALL

LONGEST_WAIT = 20_000


def drop(visitor: Visitor, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(400, 300), copy, data, left, none)
    QApplication.sendEvent(visitor.program.window.windowHandle(), event)
    assert event.isAccepted()
    visitor.settle()


def until_read(visitor: Visitor) -> None:
    files, loop, late = visitor.program.parts.run_files, QEventLoop(), QTimer()
    files.found.connect(loop.quit)
    late.timeout.connect(loop.quit)
    late.start(LONGEST_WAIT)
    if files.busy:
        loop.exec()
    late.stop()
    assert files.preview is not None
    visitor.settle()


def season(folder: Path) -> Path:
    """Three runs, one of them twice, and something else."""
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.fit").write_bytes(fit_run(start=START - timedelta(days=2 * number)))
    (folder / "again.gpx").write_bytes(gpx())
    (folder / "broken.fit").write_bytes(b"no watch wrote this")
    return folder


def test_a_folder_is_dropped_seen_taken_and_taken_back(resident: Visitor, tmp_path: Path) -> None:
    drop(resident, season(tmp_path / "watch"))
    assert resident.page == "run-files"
    until_read(resident)
    assert resident.reads("3 new, 1 not readable, 1 here already.")
    resident.click("Take in 3")
    runs = resident.program.parts.runs
    assert len(runs.activities(ALL)) == 3
    assert not resident.reads("The article asks"), "what comes in never speaks of rules"
    resident.click("See your runs")
    assert resident.page == "runs"
    assert resident.finds("Load chart")
    resident.click("Undo")
    assert runs.activities(ALL) == ()


def test_a_fortnight_of_daily_runs_comes_in_without_one_warning(resident: Visitor, tmp_path: Path) -> None:
    """Hard ones, up to this morning, each longer than the last: nearly every rule is broken by them."""
    folder = tmp_path / "watch"
    folder.mkdir()
    for number in range(14):
        day = START + timedelta(days=1 - number, hours=-11)
        (folder / f"{number}.fit").write_bytes(
            fit_run(start=day, metres=20_000 / (number + 1), seconds=6_000)
        )
    drop(resident, folder)
    until_read(resident)
    resident.click("Take in 14")
    resident.click("See your runs")
    for page in ("run-files", "runs", "today"):
        resident.program.window.show_page(page)
        resident.settle()
        for question in ("Plan it anyway", "Keep the plan", "Keep it as it is", "Keep it"):
            assert not resident.sees(question), page
    assert resident.desktop.sent == []


def test_new_files_are_offered_on_today_and_read_with_one_click(resident: Visitor, tmp_path: Path) -> None:
    folder = season(tmp_path / "watch")
    resident.program.parts.preferences.change(run_folder=str(folder))
    resident.program.window.show_page("today")
    resident.settle()
    assert resident.reads("5 new files from your watch.")
    resident.click("Look at them")
    until_read(resident)
    resident.click("Take in 3")
    resident.program.window.show_page("today")
    resident.settle()
    assert not resident.reads("from your watch.")


def test_what_this_program_saved_goes_where_it_comes_in(resident: Visitor, tmp_path: Path) -> None:
    archive = tmp_path / "diary.json"
    archive.write_text("{}", encoding="utf-8")
    drop(resident, archive)
    assert resident.page == "transfer"
    assert resident.program.parts.transfer.doing is Doing.LOOKING
    resident.program.parts.transfer.cancel()


def test_nothing_goes_on_reading_when_the_program_closes(resident: Visitor, tmp_path: Path) -> None:
    drop(resident, season(tmp_path / "watch"))
    assert resident.program.parts.run_files.busy
