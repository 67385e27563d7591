"""Backups are made beside the window, verified in a process of their own, thinned, and copied elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.backups import Forgotten, Staged
from ankle_rehab.services.job_queue import Doing
from ankle_rehab.services.trash import Trash
from ankle_rehab.storage import restore
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DamagedFile, DiskFull, ForeignFile, WriteFailed
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.shoe_store import ShoeStore
from tests.fakes.backup_bench import BackupBench
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.own import PICTURE, bridge

MANY = tuple(pain(note="n" * 2000) for _ in range(300))


@pytest.fixture
def bench(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[BackupBench]:
    bench = BackupBench(qapp, clock, data_dir)
    yield bench
    bench.close()


@pytest.fixture
def stick(bench: BackupBench, tmp_path: Path) -> Path:
    """A second place for copies; choosing it led to the first backup and its copy."""
    stick = tmp_path / "stick"
    stick.mkdir()
    bench.preferences.change(backup_copy_folder=str(stick))
    bench.finish()
    return stick


# making --------------------------------------------------------------------------------------------------


def test_one_made_by_hand_holds_everything(bench: BackupBench) -> None:
    bench.write("one")
    bench.write("two")
    assert bench.backups.last() is None
    made = bench.make()
    assert bench.heard("made") == [made]
    assert (made.reason, made.entries, bench.entries_of(made)) == (Reason.BY_HAND, 2, 2)
    assert bench.files() == [made.name]
    assert bench.backups.up_to_date
    bench.write("three")
    assert not bench.backups.up_to_date


def test_a_backup_of_elsewhere_with_the_highest_number_hinders_nothing(bench: BackupBench) -> None:
    bench.write("one")
    made = bench.make()
    folder = bench.backups.folder
    shutil.copy(folder / made.name, folder / made.name.replace("-000001-", f"-{'9' * 18}-"))
    bench.write("two")
    after = bench.make()
    assert (after.entries, after.number) == (2, 10**18)
    assert bench.backups.last() == after


def test_the_diary_is_written_while_it_is_copied(bench: BackupBench) -> None:
    bench.diary.add_pains(MANY)
    far: list[float] = []

    def write_more() -> None:
        far.append(bench.backups.behind)
        if len(far) in (3, 5):
            bench.write("meanwhile")

    bench.backups.working.connect(write_more)
    made = bench.make()
    assert made.entries == bench.entries_of(made) == len(MANY) + 2
    assert 0.4 < max(far) < 1


def test_several_asked_for_at_once_are_made_one_after_the_other(bench: BackupBench) -> None:
    bench.backups.make_now(Reason.BEFORE_IMPORT)
    bench.backups.make_now(Reason.BEFORE_DELETE)
    assert bench.backups.doing is Doing.BACKING_UP
    bench.finish()
    assert [one.reason for one in bench.backups.listed()] == [Reason.BEFORE_DELETE, Reason.BEFORE_IMPORT]


@pytest.mark.parametrize("far", [0.1, 0.49])
def test_one_that_is_called_back_leaves_nothing(bench: BackupBench, far: float) -> None:
    """In the middle of copying, and when the copy is being verified."""
    bench.diary.add_pains(MANY)
    bench.backups.make_now()
    bench.until(lambda: bench.backups.behind > far)
    bench.backups.cancel()
    assert bench.backups.doing is None
    assert (bench.files(), bench.said) == ([], [])
    assert bench.make().entries == len(MANY)


def test_one_is_there_before_the_call_returns_when_that_is_wanted(bench: BackupBench) -> None:
    bench.write()
    bench.backups.make_now()
    made = bench.backups.make_at_once(Reason.BEFORE_DELETE)
    assert bench.backups.listed() == (made,)
    assert bench.heard("made") == [made]


def test_a_copy_that_is_not_whole_is_never_listed(bench: BackupBench) -> None:
    """What cannot be copies without complaint; the child process finds it."""
    bench.write()
    with bench.database.change() as change:
        change.do("PRAGMA ignore_check_constraints = ON")
        change.do("UPDATE pain_entry SET score = 99")
    bench.backups.make_now()
    bench.finish()
    (fault,) = bench.heard("failed")
    assert isinstance(fault, DamagedFile)
    assert bench.backups.listed() == ()
    assert bench.files() == []


def test_what_a_killed_run_left_is_gone_at_the_next_start(bench: BackupBench) -> None:
    made = bench.make()
    (bench.folder / "backups" / "diary.part").write_bytes(b"half")
    (bench.folder / "diary.db.incoming").write_bytes(b"half")
    bench.restart()
    assert bench.files() == [made.name]
    assert not (bench.folder / "diary.db.incoming").exists()
    assert bench.backups.listed() == (made,)


def test_thinning_comes_after_each_and_lets_only_old_ones_go(bench: BackupBench) -> None:
    for _ in range(20):
        bench.clock.advance(timedelta(days=1).total_seconds())
        bench.backups.make_at_once(Reason.DAILY)
    numbers = [one.number for one in bench.backups.listed()]
    assert numbers[:14] == list(range(20, 6, -1))
    assert len(numbers) < 20
    assert len(bench.files()) == len(numbers)


def test_the_one_that_is_brought_back_is_not_thinned_away_meanwhile(bench: BackupBench) -> None:
    for _ in range(15):
        bench.clock.advance(timedelta(days=1).total_seconds())
        bench.backups.make_at_once(Reason.DAILY)
    bench.clock.advance(timedelta(days=1).total_seconds())
    oldest = bench.backups.listed()[-1]
    bench.backups.bring_back(bench.backups.path(oldest))
    bench.finish()
    assert oldest in bench.backups.listed()
    assert len(bench.heard("restore_requested")) == 1


# bringing back -------------------------------------------------------------------------------------------


def test_bringing_back_keeps_what_is_there_and_can_be_undone(bench: BackupBench) -> None:
    bench.write("one")
    old = bench.make()
    bench.write("two")
    bench.backups.bring_back(bench.backups.path(old))
    assert bench.backups.doing is Doing.BRINGING_BACK
    assert notes(take_over(bench)) == ["one"]
    safety = bench.backups.last()
    assert safety is not None
    assert (safety.reason, safety.entries) == (Reason.BEFORE_RESTORE, 2)
    bench.backups.bring_back(bench.backups.path(safety))
    assert notes(take_over(bench)) == ["one", "two"]


def take_over(bench: BackupBench) -> BackupBench:
    """What the program does when it is asked to: it closes, the backup takes the place, it opens again."""
    bench.finish()
    staged = bench.heard("restore_requested")[-1]
    assert isinstance(staged, Staged)
    bench.close()
    restore.put_in_place(staged.path, bench.database.path)
    bench.open()
    return bench


def notes(bench: BackupBench) -> list[str]:
    return [entry.note for entry in bench.diary.entries()]


def test_what_is_no_diary_is_not_brought_back(bench: BackupBench, tmp_path: Path) -> None:
    bench.write("one")
    song = tmp_path / "song.db"
    os.mkfifo(song) if hasattr(os, "mkfifo") else song.mkdir()
    bench.backups.bring_back(song)
    bench.finish()
    (fault,) = bench.heard("not_restored")
    assert isinstance(fault, ForeignFile)
    assert fault.path == song
    assert bench.heard("restore_requested") == []
    assert notes(bench) == ["one"]


def test_a_damaged_backup_is_not_brought_back(bench: BackupBench) -> None:
    bench.diary.add_pains(MANY)
    old = bench.make()
    path = bench.backups.path(old)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    bench.backups.bring_back(path)
    bench.finish()
    (fault,) = bench.heard("not_restored")
    assert isinstance(fault, DamagedFile)
    assert fault.path == path


def test_without_a_safety_backup_nothing_is_brought_back(bench: BackupBench) -> None:
    old = bench.make()
    moved = bench.folder.parent / old.name
    shutil.move(bench.backups.path(old), moved)
    (bench.folder / "backups").rmdir()
    (bench.folder / "backups").write_text("in the way")
    bench.backups.bring_back(moved)
    bench.finish()
    assert len(bench.heard("not_restored")) == 1
    assert bench.heard("restore_requested") == []


# the second place ----------------------------------------------------------------------------------------


def test_each_is_copied_to_the_second_place(bench: BackupBench, stick: Path) -> None:
    bench.write()
    made = bench.make()
    assert {path.name for path in stick.iterdir()} == set(bench.files())
    assert made.name in bench.files()
    assert len(bench.heard("copied")) == 2


def test_what_is_thinned_is_thinned_there_too_once_it_is_back(bench: BackupBench, stick: Path) -> None:
    first = bench.backups.listed()[-1]
    second = bench.make()
    away = stick.with_name("away")
    stick.rename(away)
    for _ in range(16):
        bench.clock.advance(timedelta(days=1).total_seconds())
        bench.backups.make_at_once(Reason.DAILY)
    bench.finish()
    assert first not in bench.backups.listed()
    assert isinstance(bench.heard("not_copied")[0], WriteFailed)
    away.rename(stick)
    assert {path.name for path in stick.iterdir()} == {first.name, second.name}
    newest = bench.make()
    assert {path.name for path in stick.iterdir()} == {second.name, newest.name}


# forgetting ----------------------------------------------------------------------------------------------


def test_an_entry_is_taken_out_of_every_backup_and_copy(bench: BackupBench, stick: Path) -> None:
    bench.write("kept")
    before = bench.make()
    unwanted = bench.write("wished away")
    bench.make()
    bench.write("kept too")
    bench.make()
    bench.backups.forget_entry(unwanted)
    assert bench.backups.doing is Doing.FORGETTING
    bench.finish()
    assert bench.heard("forgot") == [Forgotten(changed=2, failed=())]
    assert [one.entries for one in bench.backups.listed()] == [2, 1, 1, 0]
    assert before in bench.backups.listed()
    for folder in (bench.folder / "backups", stick):
        files = list(folder.iterdir())
        assert len(files) == 4
        assert not [path for path in files if b"wished away" in path.read_bytes()]


def test_what_is_ones_own_is_taken_out_of_every_backup_and_copy(bench: BackupBench, stick: Path) -> None:
    own = OwnStore(bench.database)
    bench.make()
    own.keep_exercise(replace(bridge(), name="wished away", picture=PICTURE * 900))
    bench.make()
    own.erase("own-b1")
    bench.backups.forget_own("own-b1")
    bench.finish()
    assert bench.heard("forgot") == [Forgotten(changed=1, failed=())]
    for folder in (bench.folder / "backups", stick):
        assert len(list(folder.iterdir())) == 3
        assert not [path for path in folder.iterdir() if b"wished away" in path.read_bytes()]


def test_a_run_and_a_pair_of_shoes_are_taken_out_of_every_backup_and_copy(
    bench: BackupBench, stick: Path
) -> None:
    runs, shoes = ActivityStore(bench.database), ShoeStore(bench.database)
    trash = Trash(bench.diary, bench.database)
    pair = shoes.add(Shoe("wished away too"))
    run = runs.add(Activity(Sport.RUN, stamp(), shoe_id=pair.id, note="wished away"))
    other = runs.add(Activity(Sport.RUN, stamp(hour=10), shoe_id=pair.id, note="kept"))
    bench.make()
    runs.remove(run.id or 0, bench.clock.now())
    shoes.remove(pair.id or 0, bench.clock.now())
    trash.erase(run)
    trash.erase(pair)
    bench.backups.forget_run(run)
    bench.backups.forget_shoe(pair)
    bench.finish()
    assert bench.heard("forgot") == [Forgotten(changed=1, failed=())] * 2
    for folder in (bench.folder / "backups", stick):
        assert not [path for path in folder.iterdir() if b"wished away" in path.read_bytes()]
    with closing(Database(bench.backups.path(bench.backups.listed()[0]))) as database:
        assert ActivityStore(database).activities(Span(date.min, date.max)) == (replace(other, shoe_id=None),)


def test_a_backup_that_cannot_be_read_is_named(bench: BackupBench) -> None:
    unwanted = bench.write("wished away")
    good, bad = bench.make(), bench.make()
    path = bench.backups.path(bad)
    content = bytearray(path.read_bytes())
    content[content.index(b"wished away")] ^= 1
    path.write_bytes(content)
    bench.backups.forget_entry(unwanted)
    bench.finish()
    assert bench.heard("forgot") == [Forgotten(changed=1, failed=(bad.name,))]
    assert bench.backups.listed()[-1].number == good.number
    assert bench.backups.listed()[-1].entries == 0


def test_forgetting_can_be_called_back_and_every_backup_is_whole(bench: BackupBench) -> None:
    bench.diary.add_pains(MANY)
    unwanted = bench.write("wished away")
    for _ in range(4):
        bench.make()
    bench.backups.forget_entry(unwanted)
    bench.until(lambda: bench.backups.behind > 0)
    bench.backups.cancel()
    assert bench.heard("forgot") == []
    listed = bench.backups.listed()
    assert [bench.entries_of(one) for one in listed] == [one.entries for one in listed]
    assert len(bench.files()) == 4
    assert len(MANY) in [one.entries for one in listed]


# a diary that cannot be written --------------------------------------------------------------------------


def test_a_full_disk_is_told_and_the_diary_still_saves(
    qapp: QApplication, clock: FakeClock, small_disk: Path
) -> None:
    bench = BackupBench(qapp, clock, small_disk)
    try:
        bench.write()
        room = shutil.disk_usage(small_disk).free
        (small_disk / "filler").write_bytes(b"x" * (room - 150_000))
        bench.backups.make_now()
        bench.finish()
        (fault,) = bench.heard("failed")
        assert isinstance(fault, DiskFull)
        assert fault.path == small_disk / "backups"
        bench.write("still saved")
        (small_disk / "filler").unlink()
        assert bench.make().entries == 2
    finally:
        bench.close()
