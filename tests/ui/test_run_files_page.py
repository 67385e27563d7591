"""Files from a watch on their page: chosen, looked at, taken, taken back; and the folder that is watched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, Source, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.run_files import FileKind, FileTrouble, Remark, Verdict
from ankle_rehab.ui.file_choice import FileChoice, Then
from ankle_rehab.ui.pages.run_files import AT_ONCE, RunFilesPage
from ankle_rehab.ui.today.run_offer import RunOffer
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.words import run_file_words
from tests.fakes.watch_files import SETTINGS, START, Fit, fit_run, gpx
from tests.ui.chart_board import settle
from tests.ui.house import House, NoRoom, button, click, reads, seen
from tests.ui.run_desk import ALL

LONGEST_WAIT = 20_000
FIRST = "Friday 20 November, 18:30: Run · 5 km · 30 min"


class Chooses(FileChoice):
    """Somebody who chooses these whatever is asked."""

    def __init__(self) -> None:
        self.paths: tuple[Path, ...] = ()

    def files(
        self, parent: QWidget, title: str, kinds: str, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        then(self.paths)

    def folder(self, parent: QWidget, title: str, then: Then) -> None:
        then(self.paths[0])


class Counter:
    """The page over the diary of the house, and a folder with files."""

    def __init__(self, house: House, qtbot: QtBot, folder: Path) -> None:
        self.house, self.files, self.folder = house, house.parts.run_files, folder
        self.folder.mkdir()
        self.choice = Chooses()
        self.page = RunFilesPage(house.parts, self.choice)
        qtbot.addWidget(self.page)
        self.notices: list[Notice] = []
        self.page.notice.connect(self.notices.append)
        self.page.resize(930, 730)
        self.page.show()
        settle()

    def put(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def reads(self, words: str) -> bool:
        return reads(self.page, words)

    def click(self, name: str) -> None:
        click(self.page, name)
        settle()

    def choose(self, *paths: Path) -> None:
        """Choose files and wait until they are read."""
        self.choice.paths = paths
        self.click("Choose files")
        self.wait()

    def wait(self) -> None:
        loop = QEventLoop()
        for ended in (self.files.found, self.files.failed, self.files.cancelled):
            ended.connect(loop.quit)
        late = QTimer()
        late.timeout.connect(loop.quit)
        late.start(LONGEST_WAIT)
        if self.files.busy:
            loop.exec()
        late.stop()
        assert not self.files.busy
        settle()

    def ticks(self) -> dict[str, bool]:
        boxes = [box for box in self.page.findChildren(QCheckBox) if box.isVisibleTo(self.page)]
        return {box.accessibleName(): box.isChecked() for box in boxes}

    def kept(self) -> tuple[Activity, ...]:
        return self.house.parts.runs.activities(ALL)


@pytest.fixture
def counter(house: House, qtbot: QtBot, tmp_path: Path) -> Counter:
    return Counter(house, qtbot, tmp_path / "watch")


def test_files_are_seen_before_they_are_taken_and_can_be_taken_back(counter: Counter) -> None:
    counter.choose(counter.put("a.fit", fit_run()), counter.put("settings.fit", Fit(SETTINGS).bytes()))
    assert counter.reads("1 new, 1 no activity.")
    assert counter.ticks() == {FIRST: True}
    assert counter.reads("Settings of the watch")
    assert counter.kept() == ()
    counter.click("Take in 1")
    assert counter.reads("1 activity was taken in.")
    assert [one.metres for one in counter.kept()] == [5000]
    (notice,) = counter.notices
    assert notice.undo is not None
    notice.undo()
    assert counter.kept() == ()


def test_what_was_taken_is_one_click_from_the_runs(counter: Counter) -> None:
    left: list[bool] = []
    counter.page.left.connect(lambda: left.append(True))
    counter.choose(counter.put("a.fit", fit_run()))
    counter.click("Take in 1")
    counter.click("See your runs")
    assert left == [True]


def test_the_same_in_another_file_is_not_offered_again(counter: Counter) -> None:
    counter.choose(counter.put("a.fit", fit_run()))
    counter.click("Take in 1")
    counter.choose(counter.put("b.fit", fit_run()))
    assert counter.reads("1 here already.")
    assert counter.ticks() == {}
    assert not button(counter.page, "Take in what is ticked").isEnabled()
    counter.click("Leave it")
    assert counter.reads("Nothing was taken in.")
    assert len(counter.kept()) == 1


def test_a_line_by_hand_gets_what_the_file_knows(counter: Counter) -> None:
    by_hand = Activity(
        Sport.RUN, Stamp.of(START.replace(hour=12), "Europe/Berlin"), 1800, 5000, timed=False, effort=4
    )
    counter.house.parts.runs.add(by_hand)
    counter.choose(counter.put("a.fit", fit_run()))
    assert counter.reads("Here already, but the file knows more")
    ((words, ticked),) = counter.ticks().items()
    assert not ticked
    seen(counter.page, QCheckBox, words)[0].click()
    counter.click("Take in 1")
    (kept,) = counter.kept()
    assert (kept.effort, kept.source, kept.heart_rate) == (4, Source.HAND, 150)


def test_only_what_is_ticked_is_taken(counter: Counter) -> None:
    days = [counter.put(f"{n}.fit", fit_run(start=START - timedelta(days=n))) for n in range(3)]
    counter.choose(*days)
    seen(counter.page, QCheckBox, FIRST)[0].click()
    counter.click("Take in 2")
    assert len(counter.kept()) == 2
    assert all(one.start.utc != START for one in counter.kept())


def test_a_sport_that_was_guessed_can_be_chosen(counter: Counter) -> None:
    counter.choose(counter.put("a.gpx", gpx(kind="")))
    assert counter.reads("The file does not say which sport it was.")
    box = counter.page.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert box.accessibleName() == f"What was it? {FIRST}"
    box.setCurrentIndex(box.findText("Walk"))
    box.activated.emit(box.currentIndex())
    settle()
    counter.click("Take in 1")
    assert [one.sport for one in counter.kept()] == [Sport.WALK]


def test_what_breaks_off_is_offered_and_not_ticked(counter: Counter) -> None:
    whole = fit_run()
    counter.choose(counter.put("a.fit", whole[: len(whole) * 2 // 3]))
    assert counter.reads("Read in part")
    ((words, ticked),) = counter.ticks().items()
    assert words.endswith("in part")
    assert not ticked


def test_one_sentence_for_each_file_that_cannot_be_read(counter: Counter) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaa">]><gpx>&a;</gpx>'
    counter.choose(counter.put("empty.fit", b""), counter.put("bomb.gpx", bomb))
    assert counter.reads("2 not readable.")
    assert counter.reads("The file is empty.")
    assert counter.reads("It holds something that does not belong into such a file.")


def test_many_rows_are_turned_over_and_all_are_taken(counter: Counter) -> None:
    count = AT_ONCE + 3
    for number in range(count):
        counter.put(f"{number:02}.fit", fit_run(start=START - timedelta(days=number)))
    counter.choice.paths = (counter.folder,)
    counter.click("Choose a folder")
    counter.wait()
    assert len(counter.ticks()) == AT_ONCE
    assert counter.reads(f"1 to {AT_ONCE} of {count}")
    counter.click("Further ones")
    assert len(counter.ticks()) == 3
    counter.click("Tick none")
    assert not any(counter.ticks().values())
    counter.click("Tick all that is new")
    counter.click(f"Take in {count}")
    assert len(counter.kept()) == count


def test_reading_tells_how_far_it_is_and_is_called_back(counter: Counter) -> None:
    counter.choice.paths = (counter.put("a.fit", fit_run()),)
    click(counter.page, "Choose files")
    counter.files.progressed.emit(1, 4)
    (bar,) = seen(counter.page, QProgressBar, "Reading the files")
    assert bar.value() * 4 == bar.maximum()
    counter.click("Cancel")
    assert counter.reads("Nothing was taken in.")
    assert not counter.files.busy
    assert counter.kept() == ()


def test_a_full_disk_keeps_what_was_ticked(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.parts.diary = NoRoom(house.database, house.clock)
    counter = Counter(house, qtbot, tmp_path / "watch")
    counter.choose(counter.put("a.fit", fit_run()))
    counter.click("Take in 1")
    assert counter.ticks() == {FIRST: True}
    assert counter.notices == []
    assert counter.kept() == ()


# the folder ----------------------------------------------------------------------------------------------


def test_a_folder_is_chosen_and_what_is_new_in_it_read(counter: Counter) -> None:
    counter.put("a.fit", fit_run())
    counter.choice.paths = (counter.folder,)
    counter.click("Choose the folder")
    assert counter.house.preferences.settings.run_folder == str(counter.folder)
    assert counter.reads("1 new file from your watch.")
    counter.click("Look at them")
    counter.wait()
    counter.click("Take in 1")
    assert counter.reads("Nothing new in it.")
    counter.click("Do not look there any more")
    assert counter.house.preferences.settings.run_folder == ""


def test_what_is_not_wanted_is_not_offered_again(counter: Counter) -> None:
    counter.put("a.fit", fit_run())
    counter.house.preferences.change(run_folder=str(counter.folder))
    settle()
    counter.click("Do not offer them again")
    assert counter.reads("Nothing new in it.")
    counter.put("b.fit", fit_run(start=START - timedelta(days=1)))
    counter.page.mark_stale()
    assert counter.reads("1 new file from your watch.")


class Offered:
    """The line of Today, and where it led."""

    def __init__(self, counter: Counter, qtbot: QtBot) -> None:
        self.whole = QWidget()
        qtbot.addWidget(self.whole)
        self.line = RunOffer(counter.house.parts, self.whole)
        self.pages: list[str] = []
        self.line.open_page.connect(self.pages.append)
        self.whole.show()
        self.look()

    def look(self) -> None:
        self.line.refresh()
        settle()


def test_today_offers_new_files_and_leads_to_them(counter: Counter, qtbot: QtBot) -> None:
    counter.put("a.fit", fit_run())
    counter.put("b.fit", fit_run(start=START - timedelta(days=1)))
    today = Offered(counter, qtbot)
    assert today.line.isHidden()
    counter.house.preferences.change(run_folder=str(counter.folder))
    today.look()
    assert reads(today.whole, "2 new files from your watch.")
    click(today.whole, "Look at them")
    assert today.pages == ["run-files/new"]


def test_the_folder_is_looked_into_after_the_page_stands_and_not_at_every_change(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.house.preferences.change(run_folder=str(counter.folder))
    today = Offered(counter, qtbot)
    counter.put("a.fit", fit_run())
    today.look()
    assert today.line.isHidden(), "it was looked at just now"
    counter.house.clock.advance(31)
    today.line.refresh()
    assert today.line.isHidden(), "nothing waits for the folder"
    settle()
    assert not today.line.isHidden()
    click(today.whole, "Do not offer them again")
    assert today.line.isHidden()
    counter.house.clock.advance(31)
    today.look()
    assert today.line.isHidden()


def test_a_folder_that_is_gone_offers_nothing(counter: Counter, qtbot: QtBot, tmp_path: Path) -> None:
    counter.house.preferences.change(run_folder=str(tmp_path / "gone"))
    assert Offered(counter, qtbot).line.isHidden()


# words ---------------------------------------------------------------------------------------------------


def test_every_outcome_has_words() -> None:
    told = [
        *(run_file_words.trouble(one) for one in FileTrouble),
        *(run_file_words.kind(one) for one in FileKind),
        *(run_file_words.remark(one) for one in Remark),
        *(run_file_words.group(one) for one in Verdict),
    ]
    assert all(told)
    assert len(set(told)) == len(told)
    assert set(run_file_words.ORDER) == set(Verdict)
