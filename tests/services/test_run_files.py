"""Files of a watch beside the diary: read in other processes, taken in one step, and never twice."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, Source, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.run_files import FileTrouble, RunPreview, Verdict
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.run_files import RunFiles
from ankle_rehab.services.run_folder import QUIET_LOOKS, Listed, wanted_in
from ankle_rehab.services.run_reading import MOST_QUIET_LOOKS
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from tests.fakes import watch_files as make
from tests.fakes.clock import FakeClock
from tests.fakes.watch_files import START

PATIENCE = 30_000
ALL = Span(date(2000, 1, 1), date(2027, 12, 31))
linux = pytest.mark.skipif(sys.platform != "linux", reason="finds the processes as Linux lists them")


class Bench:
    """The service on a diary, and a folder of files."""

    def __init__(self, qtbot: QtBot, database: Database, clock: FakeClock, folder: Path) -> None:
        self._qtbot = qtbot
        self.diary = Diary(database, clock)
        self.runs = Runs(self.diary, database, clock)
        self.preferences = Preferences(database)
        self.files = RunFiles(self.diary, self.runs, database, clock, preferences=self.preferences)
        self.folder = folder
        self.progress: list[tuple[int, int]] = []
        self.files.progressed.connect(lambda done, total: self.progress.append((done, total)))

    def put(self, **files: bytes) -> None:
        """Files by their names; a double underscore stands for the dot."""
        for name, data in files.items():
            (self.folder / name.replace("__", ".")).write_bytes(data)

    def read(self, *paths: Path) -> RunPreview:
        with self._qtbot.waitSignal(self.files.found, timeout=PATIENCE):
            self.files.read(paths or (self.folder,))
        assert self.files.preview is not None
        return self.files.preview

    def take(self, *verdicts: Verdict) -> int:
        assert self.files.preview is not None
        return self.files.take(self.files.preview.of(*(verdicts or (Verdict.NEW,))))

    def kept(self) -> list[Activity]:
        return list(self.runs.activities(ALL))


@pytest.fixture
def bench(qtbot: QtBot, database: Database, clock: FakeClock, tmp_path: Path) -> Iterator[Bench]:
    folder = tmp_path / "watch"
    folder.mkdir()
    bench = Bench(qtbot, database, clock, folder)
    yield bench
    bench.files.cancel()


def by_name(preview: RunPreview) -> dict[str, Verdict]:
    return {row.found.name: row.verdict for row in preview.rows}


def children() -> list[int]:
    """The processes that this one started."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


def test_each_file_is_told_for_what_it_is_and_the_new_ones_are_taken_in_one_step(bench: Bench) -> None:
    bench.put(
        run__fit=make.fit_run(),
        again__gpx=make.gpx(),
        ride__tcx=make.tcx(sport="Biking", start=START - timedelta(days=1), laps=((3600, 25_000),)),
        settings__fit=make.Fit(make.SETTINGS).bytes(),
        cut__fit=make.fit_run(start=START - timedelta(days=3))[:-300],
        noise__fit=b"no watch wrote this",
    )
    assert by_name(bench.read()) == {
        "run.fit": Verdict.NEW,
        "again.gpx": Verdict.SAME,
        "ride.tcx": Verdict.NEW,
        "settings.fit": Verdict.LEFT_OUT,
        "cut.fit": Verdict.PARTIAL,
        "noise.fit": Verdict.BROKEN,
    }
    assert bench.progress[-1] == (6, 6)
    assert bench.kept() == [], "nothing is taken before somebody says so"
    assert bench.take() == 2
    assert [(one.sport, one.source) for one in bench.kept()] == [
        (Sport.BIKE, Source.TCX),
        (Sport.RUN, Source.FIT),
    ]
    assert bench.diary.undo.next_undo is Action.IMPORT
    bench.diary.undo.undo()
    assert bench.kept() == []
    bench.diary.undo.redo()
    assert len(bench.kept()) == 2


def test_what_was_taken_is_known_whatever_it_is_called(bench: Bench) -> None:
    bench.put(run__fit=make.fit_run())
    bench.read()
    bench.take()
    bench.put(other__fit=make.fit_run(), same__gpx=make.gpx(), packed__gz=make.packed(make.tcx()))
    assert set(by_name(bench.read()).values()) == {Verdict.SAME}
    assert bench.take() == 0
    assert len(bench.kept()) == 1


def test_a_line_by_hand_gets_what_the_file_adds_when_it_is_taken_and_never_stands_twice(bench: Bench) -> None:
    noon = START.replace(hour=11)
    by_hand = Activity(
        Sport.RUN,
        Stamp(noon, "Europe/Berlin", noon.date()),
        metres=5_200,
        timed=False,
        effort=4,
        note="by the river",
    )
    written = bench.runs.add(by_hand)
    bench.put(run__fit=make.fit_run())
    preview = bench.read()
    (row,) = preview.rows
    assert (row.verdict, row.known, row.offered) == (Verdict.LIKE, written, False)
    assert bench.take() == 0
    assert bench.kept() == [written], "left alone it stays as it was"
    bench.read()
    assert bench.take(Verdict.LIKE) == 1
    (joined,) = bench.kept()
    assert (joined.id, joined.metres, joined.effort, joined.note) == (written.id, 5_200, 4, "by the river")
    assert (joined.seconds, joined.heart_rate, joined.timed) == (1800, 150, True)
    assert joined.start.utc == START
    assert set(by_name(bench.read()).values()) == {Verdict.SAME}
    bench.diary.undo.undo()
    assert bench.kept() == [written]


def test_another_sport_can_be_said_before_it_is_taken(bench: Bench) -> None:
    bench.put(what__gpx=make.gpx(kind=""))
    (row,) = bench.read().rows
    bench.files.take([bench.files.with_sport(row, Sport.BIKE)])
    assert [one.sport for one in bench.kept()] == [Sport.BIKE]


def test_reading_can_be_called_back(bench: Bench, qtbot: QtBot) -> None:
    bench.put(**{f"run{number}__fit": make.fit_run() for number in range(40)})
    with qtbot.waitSignal(bench.files.progressed, timeout=PATIENCE):
        bench.files.read([bench.folder])
    assert bench.files.busy
    with qtbot.waitSignal(bench.files.cancelled, timeout=PATIENCE):
        bench.files.cancel()
    assert (bench.files.busy, bench.files.preview, bench.kept()) == (False, None, [])


def test_what_was_thrown_away_meanwhile_is_not_written_to(bench: Bench) -> None:
    written = bench.runs.add(
        Activity(Sport.RUN, Stamp(START, "Europe/Berlin", START.date()), seconds=1800, timed=False)
    )
    bench.put(run__fit=make.fit_run(), other__fit=make.fit_run(start=START - timedelta(days=1)))
    bench.read()
    assert written.id is not None
    bench.runs.remove(written.id)
    with pytest.raises(LookupError):
        bench.take(Verdict.NEW, Verdict.LIKE)
    assert bench.kept() == [], "all or none"
    assert bench.files.preview is not None
    assert set(by_name(bench.read()).values()) == {Verdict.NEW}


@linux
def test_a_process_that_dies_takes_one_file_along_at_most(bench: Bench, qtbot: QtBot) -> None:
    count = 60
    for number in range(count):
        start = START - timedelta(days=number)
        bench.put(**{f"run{number:02d}__fit": make.fit_run(start=start, step=5)})
    with qtbot.waitSignal(bench.files.progressed, timeout=PATIENCE):
        bench.files.read([bench.folder])
    with qtbot.waitSignal(bench.files.found, timeout=PATIENCE):
        os.kill(children()[0], signal.SIGKILL)
    preview = bench.files.preview
    assert preview is not None
    assert len(preview.rows) == count
    assert len(preview.of(Verdict.NEW)) >= count - 1
    assert {row.found.trouble for row in preview.of(Verdict.BROKEN)} <= {FileTrouble.DAMAGED}


@linux
def test_a_process_that_hangs_is_ended_and_the_others_go_on(bench: Bench, qtbot: QtBot) -> None:
    for number in range(30):
        start = START - timedelta(days=number)
        bench.put(**{f"run{number:02d}__fit": make.fit_run(start=start, step=5)})
    with qtbot.waitSignal(bench.files.progressed, timeout=PATIENCE):
        bench.files.read([bench.folder])
    stopped = children()
    for number in stopped:
        os.kill(number, signal.SIGSTOP)
    with qtbot.waitSignal(bench.files.found, timeout=PATIENCE):
        for _ in range(MOST_QUIET_LOOKS + 1):
            bench.files.look()
    preview = bench.files.preview
    assert preview is not None
    assert len(preview.rows) == 30
    assert len(preview.of(Verdict.BROKEN)) <= len(stopped)
    assert {row.found.trouble for row in preview.of(Verdict.BROKEN)} <= {FileTrouble.TOO_SLOW}


def test_new_files_of_the_watched_folder_are_offered_until_they_are_taken_or_put_aside(bench: Bench) -> None:
    assert bench.files.new_in_folder() == ()
    bench.preferences.change(run_folder=str(bench.folder))
    bench.put(b__fit=make.fit_run(), a__gpx=make.gpx(start=START - timedelta(days=2)), photo__jpg=b"x")
    first, second = bench.files.new_in_folder()
    assert (first.name, second.name) == ("a.gpx", "b.fit")
    bench.read(first)
    bench.take()
    assert bench.files.new_in_folder() == (second,)
    bench.files.put_aside([second])
    assert bench.files.new_in_folder() == ()
    bench.put(b__fit=make.fit_run(laps=2))
    assert bench.files.new_in_folder() == (second,), "it is another one now"
    bench.preferences.change(run_folder=str(bench.folder / "gone"))
    assert bench.files.new_in_folder() == ()


def test_a_folder_on_a_drive_that_hangs_holds_nothing_up(
    qtbot: QtBot, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    (tmp_path / "a.fit").write_bytes(make.fit_run())
    answers, asked = Event(), []

    def far_away(folder: Path) -> Listed:
        asked.append(folder)
        answers.wait()
        return wanted_in(folder)

    diary, preferences = Diary(database, clock), Preferences(database)
    preferences.change(run_folder=str(tmp_path))
    runs = Runs(diary, database, clock)
    files = RunFiles(diary, runs, database, clock, preferences=preferences, list_in=far_away)
    told: list[bool] = []
    files.folder.looked.connect(lambda: told.append(files.folder.silent))
    try:
        assert files.new_in_folder() == ()
        assert files.new_in_folder() == ()
        assert asked == [tmp_path], "it is not asked again before it has answered"
        for _ in range(QUIET_LOOKS):
            files.folder.listen()
        assert told == [True]
    finally:
        answers.set()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE)
    assert told[-1] is False
    assert [path.name for path in files.folder.new()] == ["a.fit"]


def test_a_whole_folder_that_was_taken_is_not_offered_again(bench: Bench) -> None:
    bench.preferences.change(run_folder=str(bench.folder))
    bench.put(b__fit=make.fit_run())
    bench.read(bench.folder)
    bench.take()
    assert bench.files.new_in_folder() == ()


def test_a_session_of_the_ladder_and_its_file_are_one(bench: Bench) -> None:
    known = Activity(
        Sport.RUN,
        Stamp(START, "Europe/Berlin", START.date()),
        seconds=1500,
        source=Source.PLAYER,
        session_id=None,
    )
    kept = bench.runs.add(replace(known, note="first steps"))
    bench.put(run__fit=make.fit_run(start=START + timedelta(minutes=1)))
    assert by_name(bench.read()) == {"run.fit": Verdict.LIKE}
    bench.take(Verdict.LIKE)
    assert [(one.id, one.source, one.note) for one in bench.kept()] == [(kept.id, Source.FIT, "first steps")]
