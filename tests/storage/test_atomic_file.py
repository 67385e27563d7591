"""Either the old file or the whole new one, never a part."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ankle_rehab.storage import atomic_file
from ankle_rehab.storage.atomic_file import ADatabase, NewFile, NotAPlainFile, NotWritten

if sys.platform != "win32":
    import resource

OLD = b"the old content"
posix = pytest.mark.skipif(os.name != "posix", reason="needs the files of a POSIX system")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "report.json"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A disk with room for 64 kB and an old file on it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if sys.platform != "linux" or os.getuid() != 0 or subprocess.run(words, check=False).returncode != 0:
        pytest.skip("needs a system that lets this user mount a disk")
    (folder / "report.json").write_bytes(OLD)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def alone(path: Path, content: bytes = OLD) -> bool:
    """Whether nothing but this file with this content lies in its folder."""
    return [one.name for one in path.parent.iterdir()] == [path.name] and path.read_bytes() == content


@contextmanager
def longest(size: int) -> Iterator[None]:
    """As long as this lasts no file can be longer."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_new_file_is_whole_and_private(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    atomic_file.write(tmp_path / "report.json", content)
    assert alone(tmp_path / "report.json", content)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == 0o600


def test_an_old_file_is_replaced_and_private_from_then_on(target: Path) -> None:
    target.chmod(0o644)
    atomic_file.write(target, b"new")
    assert alone(target, b"new")
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_nothing_is_seen_of_it_before_the_end(target: Path) -> None:
    with atomic_file.writing(target) as file:
        for _ in range(3):
            file.write(b"x" * 300_000)
            assert target.read_bytes() == OLD
    assert alone(target, b"x" * 900_000)


def test_the_longest_name_has_room(tmp_path: Path) -> None:
    target = tmp_path / ("ü" * 120 + ".json")
    atomic_file.write(target, b"new")
    assert alone(target, b"new")


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_an_error_or_a_change_of_mind_leaves_the_old_file(target: Path, kind: type[BaseException]) -> None:
    with pytest.raises(kind), atomic_file.writing(target) as file:
        file.write(b"half of it")
        raise kind
    assert alone(target)


@posix
def test_when_it_does_not_fit_the_old_file_stays_and_nothing_is_left(target: Path) -> None:
    with longest(50_000), pytest.raises(OSError, match="too large"):
        atomic_file.write(target, b"x" * 200_000)
    assert alone(target)


@pytest.mark.parametrize("size", [61_441, 70_000, 1_000_000])
def test_on_a_full_disk_the_old_file_stays(small_disk: Path, size: int) -> None:
    with pytest.raises(OSError, match="No space"):
        atomic_file.write(small_disk / "report.json", b"x" * size)
    assert alone(small_disk / "report.json")


def spoil_bytes(part: Path) -> None:
    part.write_bytes(b"X" + part.read_bytes()[1:])


def spoil_length(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:-1])


@pytest.mark.parametrize("spoil", [spoil_bytes, spoil_length])
def test_what_the_disk_made_of_it_is_read_back(target: Path, spoil: Callable[[Path], None]) -> None:
    file = NewFile(target)
    file.write(b"y" * 400_000)
    (part,) = target.parent.glob(".report.json.*.part")
    file._file.flush()
    spoil(part)
    with pytest.raises(NotWritten):
        file.settle()
    file.drop()
    assert alone(target)


def put_something_odd(kind: str, path: Path) -> None:
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "way to a device":
            path.symlink_to("/dev/null")
        case "link to nowhere":
            path.symlink_to("nowhere")


@posix
@pytest.mark.parametrize("kind", ["pipe", "folder", "way to a device", "link to nowhere"])
def test_what_is_no_plain_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "report.json"
    put_something_odd(kind, target)
    before = target.lstat()
    with pytest.raises(NotAPlainFile):
        atomic_file.write(target, b"new")
    assert [one.name for one in tmp_path.iterdir()] == [target.name]
    assert target.lstat() == before


@posix
def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path, target: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(target)
    with pytest.raises(NotAPlainFile):
        atomic_file.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == OLD


@posix
def test_a_link_put_there_meanwhile_is_left_alone(tmp_path: Path, target: Path) -> None:
    late = tmp_path / "late.json"
    with pytest.raises(NotAPlainFile), atomic_file.writing(late) as file:
        file.write(b"new")
        late.symlink_to(target)
    assert target.read_bytes() == OLD
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_may_not_be_written_is_left_alone(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(PermissionError):
        atomic_file.write(target, b"new")
    target.chmod(0o644)
    assert alone(target)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic_file.write(tmp_path / "nowhere" / "report.json", b"x")


def test_files_that_belong_together_come_together_or_not_at_all(tmp_path: Path) -> None:
    names = [tmp_path / name for name in ("a.csv", "b.csv")]
    with pytest.raises(ValueError, match="stop"), atomic_file.together() as files:
        for name in names:
            files.open(name).write(b"1")
        raise ValueError("stop")
    assert not list(tmp_path.iterdir())
    with atomic_file.together() as files:
        for name in names:
            files.open(name).write(b"2")
    assert [name.read_bytes() for name in names] == [b"2", b"2"]


@posix
def test_a_kill_leaves_the_old_file_and_a_part_that_can_be_swept_away(target: Path) -> None:
    source = (
        "import sys, pathlib\n"
        "from ankle_rehab.storage import atomic_file\n"
        "with atomic_file.writing(pathlib.Path(sys.argv[1])) as file:\n"
        "    file.write(b'x' * 3_000_000)\n"
        "    print('written', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    words = [sys.executable, "-c", source, str(target)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"written\n"
        child.send_signal(signal.SIGKILL)
    assert target.read_bytes() == OLD
    beside = target.with_name(".report.json.mine.part")
    beside.write_bytes(b"not ours")
    atomic_file.sweep(target)
    assert sorted(one.name for one in target.parent.iterdir()) == [beside.name, target.name]


@pytest.mark.skipif(
    not Path("/proc/self/exe").exists(), reason="a running program is nobody's to write on Linux"
)
def test_a_file_that_may_only_be_read_can_be_synced() -> None:
    atomic_file.sync_file(Path("/proc/self/exe").resolve())


LEFT = ".report.json.0123abcd.part"


@pytest.mark.parametrize(
    "name",
    [
        ".report.json.0123abc.part",
        ".report.json.0123abcde.part",
        ".report.json.0123ABCD.part",
        ".report.json.0123abcd.part.txt",
        "x.report.json.0123abcd.part",
        ".report-json.0123abcd.part",
        ".other.json.0123abcd.part",
    ],
)
def test_only_what_is_left_of_this_file_is_swept_away(target: Path, name: str) -> None:
    for one in (name, LEFT, ".report.json.ffffffff.part"):
        target.with_name(one).write_bytes(b"left")
    atomic_file.sweep(target)
    assert {one.name for one in target.parent.iterdir()} == {name, target.name}


def test_what_is_left_of_a_long_name_is_swept_away_too(tmp_path: Path) -> None:
    long = tmp_path / ("a (1) " * 20 + ".json")
    with pytest.raises(ValueError, match="stop"), atomic_file.writing(long) as file:
        file.write(b"x")
        (part,) = tmp_path.iterdir()
        part.with_name(part.name.replace(part.name[-13:-5], "01234567")).touch()
        raise ValueError("stop")
    assert len(list(tmp_path.iterdir())) == 1
    atomic_file.sweep(long)
    assert list(tmp_path.iterdir()) == []
    atomic_file.sweep(tmp_path / "nowhere" / "report.json")


def test_a_database_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    content = b"SQLite format 3\0 and so on"
    target.write_bytes(content)
    with pytest.raises(ADatabase) as caught:
        atomic_file.write(target, b"new")
    assert (caught.value.errno, caught.value.filename) == (errno.EEXIST, str(target))
    assert alone(target, content)
    target.write_bytes(content[:15])  # almost one
    atomic_file.write(target, b"new")
    assert alone(target, b"new")


@posix
def test_a_link_to_a_database_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "diary.db").write_bytes(b"SQLite format 3\0")
    link = tmp_path / "report.json"
    link.symlink_to("diary.db")
    with pytest.raises(NotAPlainFile) as caught:
        atomic_file.write(link, b"new")
    assert (caught.type, caught.value.errno, caught.value.filename) == (
        NotAPlainFile,
        errno.EINVAL,
        str(link),
    )


def test_names_in_a_folder_are_brought_to_the_disk_where_that_can_be(tmp_path: Path) -> None:
    atomic_file.sync_folder(tmp_path)
    if os.name == "posix":
        with pytest.raises(FileNotFoundError):
            atomic_file.sync_folder(tmp_path / "nowhere")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that no disk holds is there on Linux")
def test_a_folder_that_knows_no_disk_is_no_error() -> None:
    atomic_file.sync_folder(Path("/proc"))
