"""Files in folders and archives are found wherever they lie; what is made to do harm is not opened."""

from __future__ import annotations

import io
import os
import random
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from ankle_rehab.domain.run_files import FileTrouble, FoundRun
from ankle_rehab.exchange import run_archives
from ankle_rehab.exchange.run_archives import Shelf
from ankle_rehab.services.run_file_job import read_one
from tests.exchange.watch_reading import AROUND, never
from tests.fakes import watch_files as make

ROW = tuple[str, str, str]
GPX = make.gpx()


def found_in(*paths: Path) -> tuple[list[FoundRun], Shelf]:
    shelf = Shelf()
    found = [one for source in shelf.sources(list(paths)) for one in read_one(shelf, source, AROUND, never)]
    shelf.close()
    return found, shelf


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def rows(*paths: Path) -> list[ROW]:
    """Name, name inside, and what came of it: a sport, or the trouble."""
    made: list[ROW] = []
    for one in found_in(*paths)[0]:
        sport = "" if one.activity is None else one.activity.sport.value
        made.append((one.name, one.inside, " ".join(filter(None, (sport, one.trouble or "")))))
    return made


def test_a_folder_is_read_with_its_folders_and_what_is_no_file_of_a_watch_is_counted(tmp_path: Path) -> None:
    put(tmp_path / "b" / "run.GPX", GPX)
    put(tmp_path / "a.fit", make.fit_run())
    put(tmp_path / "c.tcx.gz", make.packed(make.tcx()))
    put(tmp_path / "photo.jpg", b"x")
    put(tmp_path / "all.zip", make.archive({"activities/1.gpx": GPX, "profile.csv": b"x"}))
    assert rows(tmp_path) == [
        ("a.fit", "", "run"),
        ("all.zip", "1.gpx", "run"),
        ("c.tcx.gz", "", "run"),
        ("run.GPX", "", "run"),
    ]
    assert found_in(tmp_path)[1].left_alone == 2


def test_a_zip_is_read_with_what_is_packed_in_it(tmp_path: Path) -> None:
    members = {"x/run.fit": make.fit_run(), "y/walk.tcx.gz": make.packed(make.tcx()), "z/": b""}
    assert rows(put(tmp_path / "season", make.archive(members))) == [
        ("season", "run.fit", "run"),
        ("season", "walk.tcx.gz", "run"),
    ]


def test_whatever_it_is_called_it_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    assert rows(put(tmp_path / "a.gpx", make.packed(make.fit_run()))) == [("a.gpx", "", "run")]


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
def test_whatever_its_size_it_comes_out_as_it_was(tmp_path: Path, size: int) -> None:
    noise = random.Random(size).randbytes(size)
    long = noise.hex().encode()[:size]
    for data in (long, noise):
        (source,) = Shelf().sources([put(tmp_path / "a.gpx.gz", make.packed(data))])
        assert Shelf().content(source) == run_archives.Content(data)
    twice = put(tmp_path / "b.gz", make.packed(noise) + make.packed(long) + b"padding")
    assert Shelf().content(next(Shelf().sources([twice]))).data == noise + long


def test_a_large_file_that_hardly_packs_is_soon_unpacked(tmp_path: Path) -> None:
    path = put(tmp_path / "a.gz", make.packed(random.Random(1).randbytes(20_000_000)))
    begun = time.process_time()
    rows(path)
    assert time.process_time() - begun < 1.5


@pytest.mark.parametrize("length", [11, 60, -1])
def test_a_gz_that_broke_off_is_read_as_far_as_it_goes(tmp_path: Path, length: int) -> None:
    (found,) = found_in(put(tmp_path / "run.gpx.gz", make.packed(GPX)[:length]))[0]
    assert found.trouble is FileTrouble.CUT_OFF


def test_a_gz_whose_checksum_is_wrong_is_marked(tmp_path: Path) -> None:
    data = bytearray(make.packed(GPX))
    data[-6] ^= 1
    (found,) = found_in(put(tmp_path / "run.gpx.gz", bytes(data)))[0]
    assert found.trouble is FileTrouble.DAMAGED


# made to do harm --------------------------------------------------------------------------------------


def _zeros(count: int) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(1024 * 1024)
    return b"".join(packing.compress(block) for _ in range(count)) + packing.flush()


def test_a_gz_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert rows(put(tmp_path / "run.gpx.gz", _zeros(200))) == [("run.gpx.gz", "", "too-packed")]


def test_a_gz_in_a_gz_is_refused(tmp_path: Path) -> None:
    assert rows(put(tmp_path / "a.gz", make.packed(make.packed(GPX)))) == [("a.gz", "", "nested")]
    assert rows(put(tmp_path / "b.gz", make.packed(make.archive({"a.gpx": GPX})))) == [("b.gz", "", "nested")]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = make.archive({"run.gpx": bytes(30 * 1024 * 1024), "real.gpx": GPX})
    assert rows(put(tmp_path / "a.zip", data)) == [
        ("a.zip", "run.gpx", "too-packed"),
        ("a.zip", "real.gpx", "run"),
    ]


def test_a_part_that_is_larger_than_it_says_is_not_believed(tmp_path: Path) -> None:
    data = bytearray(make.archive({"run.gpx": bytes(3_000_000)}))
    for at in (data.find(b"PK\1\2") + 24, 22):
        struct.pack_into("<I", data, at, 1000)
    (found,) = found_in(put(tmp_path / "a.zip", bytes(data)))[0]
    assert found.trouble is not None
    assert found.activity is None


def test_no_more_than_64_megabytes_come_out_of_one_archive(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for number in range(3):
            file.writestr(f"{number}.gpx", b" " * (30 * 1024 * 1024))
    told = [row[2] for row in rows(put(tmp_path / "a.zip", made.getvalue()))]
    assert told[2] == "too-large"
    assert "too-large" not in told[:2]


def test_no_more_than_a_thousand_parts_are_opened(tmp_path: Path) -> None:
    members = {f"{number}.gpx": b"<gpx/>" for number in range(run_archives.MOST_MEMBERS + 2)}
    told = [row[2] for row in rows(put(tmp_path / "a.zip", make.archive(members)))]
    assert (told.count("too-many"), told.count("nothing-in-it")) == (2, run_archives.MOST_MEMBERS)


def test_a_list_of_parts_without_end_is_not_read(tmp_path: Path) -> None:
    data = bytearray(make.archive({"run.gpx": GPX}))
    struct.pack_into("<I", data, data.rfind(b"PK\5\6") + 12, 500_000_000)
    assert rows(put(tmp_path / "a.zip", bytes(data))) == [("a.zip", "", "too-many")]


def test_a_zip_without_parts_is_empty(tmp_path: Path) -> None:
    assert rows(put(tmp_path / "a.zip", make.archive({}))) == [("a.zip", "", "empty")]


def test_names_and_links_inside_lead_nowhere(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("../../etc/evil.gpx", GPX)
        file.writestr("/root/abs.gpx", make.tcx())
        link = zipfile.ZipInfo("link.gpx")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("two\nlines\u202e.gpx", b"<gpx/>")
    before = sorted(tmp_path.iterdir())
    path = put(tmp_path / "a.zip", made.getvalue())
    assert [row[1] for row in rows(path)] == ["evil.gpx", "abs.gpx", "two\ufffdlines\ufffd.gpx"]
    assert found_in(path)[1].left_alone == 1
    assert sorted(tmp_path.iterdir()) == [*before, path]


def test_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    data = make.archive({"inner.zip": make.archive({"a.gpx": GPX}), "b.gpx": GPX})
    assert rows(put(tmp_path / "a.zip", data)) == [
        ("a.zip", "inner.zip", "nested"),
        ("a.zip", "b.gpx", "run"),
    ]


def test_a_locked_part_is_said(tmp_path: Path) -> None:
    data = bytearray(make.archive({"run.gpx": GPX}))
    data[data.find(b"PK\1\2") + 8] |= 1
    assert rows(put(tmp_path / "a.zip", bytes(data))) == [("a.zip", "run.gpx", "locked")]


def test_a_zip_that_broke_off_is_said(tmp_path: Path) -> None:
    data = make.archive({"run.gpx": GPX})
    assert rows(put(tmp_path / "a.zip", data[:-30])) == [("a.zip", "", "cut-off")]


# places -----------------------------------------------------------------------------------------------


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert rows(tmp_path / "gone.fit") == [("gone.fit", "", "gone")]


@pytest.mark.skipif(os.name != "posix", reason="needs the files of a POSIX system")
def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.fit"
    os.mkfifo(pipe)
    assert rows(pipe) == [("pipe.fit", "", "not-known")]


def test_a_file_of_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.fit"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert rows(path) == [("large.fit", "", "too-large")]
