"""Copies of the backups in a folder of the user's choice, where other things may lie as well."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.storage import backup, columns, second_place
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, DiskFull, WriteFailed
from ankle_rehab.storage.forget import Unwanted, forget
from tests.fakes.book import Book
from tests.fakes.entries import pain

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
Make = Callable[[], Path]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def folder(data_dir: Path) -> Path:
    return data_dir / "backups"


@pytest.fixture
def make(data_dir: Path, folder: Path) -> Make:
    """Writes one entry more and makes a backup."""

    def one_more() -> Path:
        with Book(data_dir).opened() as database:
            DiaryStore(database).add_pain([pain(note="something")])
            return backup.make(database, folder, NOW + timedelta(days=len(backup.listed(folder))))

    return one_more


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_newest_is_copied_and_whole(make: Make, folder: Path, stick: Path) -> None:
    make()
    newest = make()
    assert second_place.bring_up(folder, stick) == 1
    (copy,) = stick.iterdir()
    assert copy.name == newest.name
    assert copy.read_bytes() == newest.read_bytes()
    assert backup.verify(copy) == 2
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_what_is_there_already_is_not_copied_again(make: Make, folder: Path, stick: Path) -> None:
    make()
    assert second_place.bring_up(folder, stick) == 1
    assert second_place.bring_up(folder, stick) == 0
    make()
    assert second_place.bring_up(folder, stick) == 1
    assert names(stick) == names(folder)


def test_a_stick_that_knows_only_every_second_second_is_enough(make: Make, folder: Path, stick: Path) -> None:
    made = make()
    second_place.bring_up(folder, stick)
    coarse = made.stat().st_mtime_ns // 2_000_000_000 * 2_000_000_000
    os.utime(stick / made.name, ns=(coarse, coarse))
    assert second_place.bring_up(folder, stick) == 0


def test_what_was_thinned_goes_there_too_and_nothing_else_does(make: Make, folder: Path, stick: Path) -> None:
    foreign = "diary-000001-v1-20200101T080509Z-daily-3.db"
    for name in (foreign, "diary-000001-v1-20200101T080509Z-daily-3.db.txt", "holiday.jpg"):
        (stick / name).write_bytes(b"theirs")
    old = make()
    second_place.bring_up(folder, stick)
    new = make()
    old.unlink()
    second_place.bring_up(folder, stick, (old.name, "holiday.jpg", "../diary/diary.db"))
    assert names(stick) == {new.name, foreign, f"{foreign}.txt", "holiday.jpg"}
    assert (folder.parent / "diary.db").exists()


def test_one_that_was_written_anew_without_an_entry_takes_the_place_of_its_copy(
    make: Make, folder: Path, stick: Path
) -> None:
    old = make()
    second_place.bring_up(folder, stick)
    new = make()
    second_place.bring_up(folder, stick)
    for one in (old, new):
        forget(one, Unwanted(1, columns.moment(pain().recorded.utc)))
    assert second_place.bring_up(folder, stick) == 2
    assert names(stick) == names(folder)
    assert [backup.verify(path) for path in backup.listed(stick)] == [1, 0]


def test_a_folder_that_is_not_there_is_told(make: Make, folder: Path, stick: Path) -> None:
    make()
    stick.rmdir()
    with pytest.raises(WriteFailed) as fault:
        second_place.bring_up(folder, stick)
    assert fault.value.path == stick
    assert not stick.exists()


def test_a_backup_that_has_gone_bad_is_not_copied(make: Make, folder: Path, stick: Path) -> None:
    made = make()
    content = bytearray(made.read_bytes())
    content[content.rindex(b"something")] ^= 1
    made.write_bytes(content)
    with pytest.raises(DamagedFile):
        second_place.bring_up(folder, stick)
    assert names(stick) == set()


def test_what_a_killed_run_left_there_is_cleared_away(make: Make, folder: Path, stick: Path) -> None:
    made = make()
    for name in ("diary.part", ".diary.part.0a1b2c3d.part", "my.part"):
        (stick / name).write_bytes(b"half")
    second_place.bring_up(folder, stick)
    assert names(stick) == {made.name, "my.part"}


def test_a_full_stick_keeps_what_it_has(make: Make, folder: Path, small_disk: Path) -> None:
    made = make()
    second_place.bring_up(folder, small_disk)
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 50_000))
    make()
    with pytest.raises(DiskFull) as fault:
        second_place.bring_up(folder, small_disk)
    assert str(fault.value.path).startswith(str(small_disk))
    assert names(small_disk) == {made.name, "filler"}
