"""Where files lie: lists of archives that are too long, lie or break off, and names as they are shown."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from ankle_rehab.domain.run_files import FileTrouble
from ankle_rehab.exchange import run_archives
from ankle_rehab.exchange.run_archives import Content, Shelf, Source, is_wanted, shown
from tests.fakes import watch_files as make

GPX = make.gpx()
MOST = run_archives.LARGEST_DIRECTORY


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def sources(*paths: Path) -> list[Source]:
    shelf = Shelf()
    found = list(shelf.sources(list(paths)))
    shelf.close()
    return found


def zip64(
    listed: int, *, place: int | None = None, record: bytes = b"PK\x06\x06", short: int = 0xFFFFFFFF
) -> bytes:
    """An archive whose end says how many bytes its list has, in the long form (`listed`) and the `short`."""
    body = b"PK\x03\x04" + bytes(60)
    long_end = record + bytes(36) + struct.pack("<Q", listed) + bytes(8)
    finder = b"PK\x06\x07" + bytes(4) + struct.pack("<Q", len(body) if place is None else place) + bytes(4)
    return body + long_end + finder + b"PK\x05\x06" + bytes(8) + struct.pack("<I", short) + bytes(6)


ENDS: list[tuple[bytes, FileTrouble]] = [
    (zip64(MOST + 1), FileTrouble.TOO_MANY),
    (zip64(10, short=MOST + 1), FileTrouble.TOO_MANY),
    (zip64(MOST + 1, short=10), FileTrouble.TOO_MANY),
    (zip64(10, place=9), FileTrouble.DAMAGED),
    (zip64(10, place=65), FileTrouble.DAMAGED),
    (zip64(10, place=10**6), FileTrouble.DAMAGED),
    (zip64(MOST + 1, place=10**15), FileTrouble.DAMAGED),
    (zip64(MOST + 1, record=b"PK\x06\x09"), FileTrouble.DAMAGED),
    (zip64(MOST, short=MOST), FileTrouble.DAMAGED),  # not too long, only no archive
    (zip64(MOST + 1)[:-1], FileTrouble.CUT_OFF),
    (b"PK\x03\x04" + bytes(100), FileTrouble.CUT_OFF),
    (b"PK\x05\x06" + bytes(8) + struct.pack("<I", MOST + 1) + bytes(6), FileTrouble.TOO_MANY),
    (b"PK\x05\x06" + bytes(18), FileTrouble.EMPTY),
    (b"PK\x05\x06" + bytes(17), FileTrouble.CUT_OFF),
]


@pytest.mark.parametrize(("data", "trouble"), ENDS)
def test_a_list_of_parts_is_looked_at_before_it_is_read(
    tmp_path: Path, data: bytes, trouble: FileTrouble
) -> None:
    path = put(tmp_path / "a.zip", data)
    assert sources(path) == [Source(path, "a.zip", trouble=trouble)]


def test_a_long_remark_at_the_end_hides_nothing(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a.gpx", GPX)
        file.comment = b"x" * 0xFFFF
    path = put(tmp_path / "a.zip", made.getvalue())
    assert sources(path) == [Source(path, "a.zip", "a.gpx", 0)]


def test_every_part_is_found_with_its_number_and_its_trouble(tmp_path: Path) -> None:
    members = {"x/": b"", "notes.txt": b"x", "in.zip": b"x", "x/a.gpx": GPX, "B.FIT.GZ": b"x"}
    path = put(tmp_path / "a.zip", make.archive(members))
    shelf = Shelf()
    assert list(shelf.sources([path])) == [
        Source(path, "a.zip", "in.zip", trouble=FileTrouble.NESTED),
        Source(path, "a.zip", "a.gpx", 3),
        Source(path, "a.zip", "B.FIT.GZ", 4),
    ]
    assert shelf.left_alone == 1
    shelf.close()


def test_two_archives_and_a_file_are_read_one_after_the_other(tmp_path: Path) -> None:
    paths = [put(tmp_path / f"{name}.zip", make.archive({"a.gpx": name.encode()})) for name in "xy"]
    paths.append(put(tmp_path / "z.gpx", b"z"))
    shelf = Shelf()
    found = list(shelf.sources(paths))
    contents = [shelf.content(one) for one in (*found, found[0], found[1])]
    shelf.close()
    assert [one.data for one in contents] == [b"x", b"y", b"z", b"x", b"y"]
    assert {one.trouble for one in contents} == {None}


def test_what_has_a_trouble_is_not_opened(tmp_path: Path) -> None:
    path = put(tmp_path / "a.gpx", GPX)
    for trouble in FileTrouble:
        assert Shelf().content(Source(path, "a.gpx", trouble=trouble)) == Content(b"", trouble)
    gone = Source(tmp_path / "gone.gpx", "gone.gpx")
    assert Shelf().content(gone) == Content(b"", FileTrouble.GONE)
    assert Shelf().content(Source(tmp_path / "gone.zip", "gone.zip", "a.gpx", 0)).trouble is not None


def test_a_part_whose_bytes_are_wrong_is_damaged(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        file.writestr("a.gpx", GPX)
    data = made.getvalue().replace(b"<trkseg>", b"<trksex>")
    path = put(tmp_path / "a.zip", data)
    (source,) = sources(path)
    assert Shelf().content(source).trouble is FileTrouble.DAMAGED


@pytest.mark.parametrize(
    ("size", "trouble"),
    [(run_archives.LARGEST, None), (run_archives.LARGEST + 1, FileTrouble.TOO_LARGE)],
)
def test_how_large_a_file_may_be(tmp_path: Path, size: int, trouble: FileTrouble | None) -> None:
    path = tmp_path / "a.fit"
    with path.open("wb") as file:
        file.truncate(size)
    content = Shelf().content(Source(path, "a.fit"))
    assert (content.trouble, len(content.data)) == (trouble, 0 if trouble else size)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        *((f"A{end}", True) for end in (".fit", ".GPX", ".tcx", ".fit.gz", ".GPX.GZ", ".tcx.gz")),
        *((f"a{end}", False) for end in (".gz", ".zip", ".fit.zip", ".fit.gz.gz", "fit", "")),
    ],
)
def test_which_names_are_those_of_a_watch(name: str, wanted: bool) -> None:
    assert is_wanted(name) is wanted


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("run.fit", "run.fit"),
        ("a\nb\u202ec", "a\ufffdb\ufffdc"),
        ("x" * 80, "x" * 80),
        ("x" * 61 + "y" * 20, "x" * 60 + "…" + "y" * 19),
    ],
)
def test_a_name_is_shown_on_one_line(name: str, seen: str) -> None:
    assert shown(name) == seen


def test_folders_are_gone_through_so_deep_and_no_deeper(tmp_path: Path) -> None:
    place, names = tmp_path, []
    for depth in range(run_archives.DEEPEST_FOLDER + 3):
        names.append(put(place / f"{depth}.gpx", GPX).name)
        place /= "inner"
        place.mkdir()
    assert sorted(one.name for one in sources(tmp_path)) == names[: run_archives.DEEPEST_FOLDER + 1]
