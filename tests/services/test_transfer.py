"""The diary leaves and comes back beside the window: whole, or with what was there before untouched."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.exchange.spreadsheet import FILES
from ankle_rehab.services.export_job import Form, Hindrance
from ankle_rehab.services.transfer_facts import Doing, Exported, NotExported, Preview, Taken
from ankle_rehab.storage.faults import DiskFull
from ankle_rehab.storage.matching import Verdict
from tests.fakes.clock import FakeClock
from tests.fakes.transfer_bench import TransferBench

OLD = b"the old file"
posix = pytest.mark.skipif(os.name != "posix", reason="needs the files of a POSIX system")


@pytest.fixture
def bench(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[TransferBench]:
    bench = TransferBench(qapp, clock, data_dir)
    yield bench
    bench.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def archive(bench: TransferBench, elsewhere: Path) -> Path:
    """The diary as it was before anything else was written."""
    bench.write(3, "=1+1 on the stairs", hour=8)
    path = elsewhere / "diary.json"
    assert bench.export(Form.ARCHIVE, path) == Exported(Form.ARCHIVE, path, 1)
    return path


def test_tables_leave_into_a_folder(bench: TransferBench, elsewhere: Path) -> None:
    bench.write(3, "=1+1")
    assert bench.export(Form.TABLES, elsewhere) == Exported(Form.TABLES, elsewhere, 1)
    assert sorted(path.name for path in elsewhere.iterdir()) == sorted(FILES)
    assert b",'=1+1," in (elsewhere / "pain.csv").read_bytes()
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in elsewhere.iterdir()} == {0o600}
    assert bench.files() == []


@pytest.mark.parametrize("form", [Form.ARCHIVE, Form.FHIR])
def test_one_file_takes_the_place_of_the_old_one(bench: TransferBench, elsewhere: Path, form: Form) -> None:
    target = elsewhere / "diary.json"
    target.write_bytes(OLD)
    bench.write()
    assert isinstance(bench.export(form, target), Exported)
    assert json.loads(target.read_text(encoding="utf-8"))
    assert [path.name for path in elsewhere.iterdir()] == ["diary.json"]
    assert bench.files() == []


def test_the_diary_can_be_written_to_meanwhile(bench: TransferBench, elsewhere: Path) -> None:
    bench.write(hour=8)
    bench.transfer.export(Form.ARCHIVE, elsewhere / "diary.json")
    bench.write(hour=10)
    assert isinstance(bench.finish(), Exported)
    assert len(bench.diary.entries()) == 2


@posix
@pytest.mark.parametrize(
    ("put", "hindrance"),
    [
        ("link", Hindrance.IN_THE_WAY),
        ("pipe", Hindrance.IN_THE_WAY),
        ("folder", Hindrance.IN_THE_WAY),
        ("kept", Hindrance.FORBIDDEN),
        ("nowhere", Hindrance.NOT_THERE),
        ("long", Hindrance.NAME),
    ],
)
def test_what_stands_in_the_way_is_named(
    bench: TransferBench, elsewhere: Path, put: str, hindrance: Hindrance
) -> None:
    other = elsewhere / "other"
    other.write_bytes(OLD)
    target = elsewhere / "diary.json"
    match put:
        case "link":
            target.symlink_to(other)
        case "pipe":
            os.mkfifo(target)
        case "folder":
            target.mkdir()
        case "kept":
            target.write_bytes(OLD)
            target.chmod(0o400)
        case "nowhere":
            target = elsewhere / "nowhere" / "diary.json"
        case "long":
            target = elsewhere / ("x" * 300)
    before = sorted(path.name for path in elsewhere.iterdir())
    told = bench.export(Form.ARCHIVE, target)
    assert isinstance(told, NotExported)
    assert told.hindrance is hindrance
    assert told.path == target
    assert sorted(path.name for path in elsewhere.iterdir()) == before
    assert other.read_bytes() == OLD


@pytest.mark.parametrize("name", ["diary.db", "diary.db-wal", "backups/mine.json", "../data/mine.json"])
def test_the_diary_is_never_replaced_by_its_copy(bench: TransferBench, data_dir: Path, name: str) -> None:
    bench.write()
    told = bench.export(Form.ARCHIVE, data_dir / name.replace("../data", f"../{data_dir.name}"))
    assert isinstance(told, NotExported)
    assert told.hindrance is Hindrance.OURS
    assert (data_dir / "diary.db").read_bytes().startswith(b"SQLite format 3")


@posix
def test_no_way_round_leads_into_the_folder_of_the_diary(
    bench: TransferBench, elsewhere: Path, data_dir: Path
) -> None:
    (elsewhere / "round").symlink_to(data_dir)
    for form, target in ((Form.FHIR, elsewhere / "round" / "diary.db"), (Form.TABLES, elsewhere / "round")):
        told = bench.export(form, target)
        assert isinstance(told, NotExported)
        assert told.hindrance is Hindrance.OURS
    assert bench.files() == []


@pytest.mark.parametrize("form", [Form.ARCHIVE, Form.TABLES])
def test_a_full_disk_leaves_the_old_file(bench: TransferBench, small_disk: Path, form: Form) -> None:
    target = small_disk if form is Form.TABLES else small_disk / "diary.json"
    (small_disk / "diary.json").write_bytes(OLD)
    (small_disk / "pain.csv").write_bytes(OLD)
    room = shutil.disk_usage(small_disk).free
    (small_disk / "filler").write_bytes(bytes(room - 60_000))
    for hour in range(20):
        bench.write(note="a long note " * 500, hour=hour)
    told = bench.export(form, target)
    assert isinstance(told, NotExported)
    assert told.hindrance is Hindrance.NO_ROOM
    names = ["diary.json", "filler", "pain.csv"]
    assert sorted(path.name for path in small_disk.iterdir()) == names
    assert {(small_disk / name).read_bytes() for name in ("diary.json", "pain.csv")} == {OLD}


def test_a_disk_that_may_only_be_read_keeps_its_file(bench: TransferBench, small_disk: Path) -> None:
    target = small_disk / "diary.json"
    target.write_bytes(OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    told = bench.export(Form.ARCHIVE, target)
    assert isinstance(told, NotExported)
    assert told.hindrance is Hindrance.FORBIDDEN
    assert target.read_bytes() == OLD


def test_called_back_it_leaves_nothing_behind(bench: TransferBench, elsewhere: Path) -> None:
    target = elsewhere / "diary.json"
    target.write_bytes(OLD)
    for hour in range(20):
        bench.write(note="a long note " * 5000, hour=hour)
    bench.transfer.export(Form.ARCHIVE, target)
    bench.until(lambda: bench.transfer.part > 0.2 or bench.transfer.doing is Doing.NOTHING)
    bench.transfer.cancel()
    assert bench.transfer.doing is Doing.NOTHING
    assert [path.name for path in elsewhere.iterdir()] == ["diary.json"]
    assert bench.files() == []


def test_a_preview_tells_what_is_new(bench: TransferBench, archive: Path) -> None:
    found = bench.look(archive)
    assert isinstance(found, Preview)
    assert (found.count(Verdict.NEW), found.count(Verdict.SAME)) == (0, 1)
    assert not found.settings
    assert bench.transfer.doing is Doing.CHOOSING
    bench.transfer.cancel()
    assert bench.files() == []


def test_when_the_backup_is_called_back_nothing_is_taken_and_it_can_be_tried_again(
    bench: TransferBench, archive: Path
) -> None:
    entry = bench.write(note="here alone", hour=10)
    assert entry.id is not None
    bench.diary.erase_pain(entry.id)
    bench.look(archive)
    bench.transfer.take(frozenset())
    bench.parts.backups.cancel()
    assert bench.transfer.doing is Doing.CHOOSING
    assert isinstance(bench.take(), Taken)


def test_what_is_new_comes_in_after_a_backup_and_can_be_taken_back(
    bench: TransferBench, archive: Path
) -> None:
    entry = bench.diary.entries()[0]
    assert entry.id is not None
    bench.diary.remove_pain(entry.id)
    bench.diary.empty_trash()
    bench.look(archive)
    taken = bench.take()
    assert isinstance(taken, Taken)
    assert taken.numbers == {"pain_entry": 1}
    newest = bench.parts.backups.last()
    assert newest is not None
    assert (newest.reason, newest.entries) == (Reason.BEFORE_IMPORT, 0)
    assert [one.note for one in bench.diary.entries()] == ["=1+1 on the stairs"]
    assert taken.step is not None
    bench.diary.undo.take_back(taken.step)
    assert bench.diary.entries() == ()
    assert bench.files() == []


def test_a_difference_is_taken_only_when_chosen(bench: TransferBench, archive: Path) -> None:
    entry = bench.diary.entries()[0]
    bench.diary.edit_pain(replace(entry, score=9))
    found = bench.look(archive)
    assert isinstance(found, Preview)
    assert found.count(Verdict.DIFFERENT) == 1
    (difference,) = bench.transfer.differences(0, 10)
    assert (difference.mine, difference.theirs) == ({"score": 9}, {"score": 3})
    bench.take()
    assert bench.diary.entries()[0].score == 9
    bench.look(archive)
    taken = bench.take(frozenset({(difference.kind, difference.number)}))
    assert isinstance(taken, Taken)
    assert bench.diary.entries()[0].score == 3


def sore_side(bench: TransferBench) -> Side | None:
    return bench.parts.preferences.settings.sore_side


def test_settings_are_taken_only_when_chosen(bench: TransferBench, elsewhere: Path) -> None:
    bench.parts.preferences.change(sore_side=Side.LEFT, window_place="here")
    bench.export(Form.ARCHIVE, elsewhere / "diary.json")
    bench.parts.preferences.change(sore_side=Side.RIGHT, window_place="there")
    bench.diary.mark_day(bench.clock.now().date(), DayKind.REST)
    found = bench.look(elsewhere / "diary.json")
    assert isinstance(found, Preview)
    assert found.settings
    bench.take()
    assert sore_side(bench) is Side.RIGHT
    bench.look(elsewhere / "diary.json")
    bench.take(settings=True)
    assert sore_side(bench) is Side.LEFT
    assert bench.parts.preferences.settings.window_place == "there"


def test_what_is_wrong_with_a_file_is_told_with_its_place(bench: TransferBench, archive: Path) -> None:
    archive.write_text(archive.read_text(encoding="utf-8").replace('"score":3', '"score":33'))
    told = bench.look(archive)
    assert isinstance(told, NotUnderstood)
    assert (told.problem, told.place, told.number, told.field) == (Problem.NOT_KNOWN, "entries", 1, "score")
    assert bench.transfer.doing is Doing.NOTHING
    assert bench.files() == []


@posix
def test_a_file_that_eats_memory_ends_the_child_alone(bench: TransferBench, elsewhere: Path) -> None:
    hungry = elsewhere / "hungry.json"
    begin = '{"format": "ankle-rehab-archive", "schema": 1, "entries": [{"zones": ['
    hungry.write_text(begin + ",".join(["[]"] * 5_000_000) + "]}]}", encoding="ascii")
    told = bench.look(hungry)
    assert isinstance(told, NotUnderstood)
    assert told.problem is Problem.TOO_LARGE


def test_when_the_diary_has_no_room_nothing_comes_in_and_it_can_be_tried_again(
    bench: TransferBench, archive: Path
) -> None:
    entry = bench.diary.entries()[0]
    assert entry.id is not None
    bench.diary.remove_pain(entry.id)
    bench.diary.empty_trash()
    big = archive.read_text(encoding="utf-8").replace("on the stairs", "x" * 3_000_000)
    archive.write_text(big, encoding="utf-8")
    bench.look(archive)
    ((pages,),) = bench.database.rows("PRAGMA page_count")
    bench.database.rows(f"PRAGMA max_page_count = {pages + 10}")
    bench.take()
    assert [type(fault) for fault in bench.troubles] == [DiskFull]
    assert bench.diary.entries() == ()
    assert bench.transfer.doing is Doing.CHOOSING
    bench.database.rows("PRAGMA max_page_count = 1000000")
    assert isinstance(bench.take(), Taken)
    assert len(bench.diary.entries()) == 1
