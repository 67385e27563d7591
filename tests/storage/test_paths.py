"""Where the diary lies, whatever the environment says, and that nobody else can read it."""

from __future__ import annotations

import json
import os
import pwd
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ankle_rehab import paths
from ankle_rehab.paths import FolderWarning

ROOT = Path(__file__).resolve().parents[2]
posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are a matter of Linux")


def answer(cwd: Path, *, override: str | None = None, **environment: str) -> str:
    """What a fresh process answers; it sees only these variables."""
    word = "None" if override is None else f"Path({json.dumps(override)})"
    script = f"from pathlib import Path; from ankle_rehab import paths; print(paths.data_dir({word}))"
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=True,
    )
    return run.stdout.decode("utf-8").strip()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@linux_only
@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"HOME": "/home/ann"}, "/home/ann/.local/share/ankle-rehab"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": "/data"}, "/data/ankle-rehab"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": ""}, "/home/ann/.local/share/ankle-rehab"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": "share"}, "/home/ann/.local/share/ankle-rehab"),
        ({"HOME": "/home/ann", "XDG_DATA_HOME": "~/share"}, "/home/ann/.local/share/ankle-rehab"),
        ({"HOME": "/home/Jörg 🦶/x y"}, "/home/Jörg 🦶/x y/.local/share/ankle-rehab"),
        ({"HOME": "", "XDG_DATA_HOME": "/data"}, "/data/ankle-rehab"),
    ],
)
def test_the_folder_is_absolute_whatever_the_environment_says(
    tmp_path: Path, environment: dict[str, str], expected: str
) -> None:
    assert answer(tmp_path, **environment) == expected
    assert list(tmp_path.iterdir()) == []


@linux_only
@pytest.mark.parametrize("home", [{}, {"HOME": ""}, {"HOME": "somewhere"}])
def test_without_a_usable_home_the_account_has_the_word(tmp_path: Path, home: dict[str, str]) -> None:
    account = Path(pwd.getpwuid(os.getuid()).pw_dir)
    assert answer(tmp_path, **home) == str(account / ".local/share/ankle-rehab")


@posix_only
def test_a_folder_named_by_the_user_becomes_absolute(tmp_path: Path) -> None:
    assert answer(tmp_path, override="mine/../diary", HOME="/home/ann") == str(tmp_path / "diary")
    assert answer(tmp_path, override="~/diary", HOME="/home/ann") == "/home/ann/diary"


@posix_only
def test_a_new_folder_is_private_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert paths.prepare_folder(tmp_path / "new" / "ankle-rehab") == frozenset()
        paths.create_private(tmp_path / "new" / "ankle-rehab" / "diary.db")
    finally:
        os.umask(before)
    assert mode(tmp_path / "new" / "ankle-rehab") == 0o700
    assert mode(tmp_path / "new" / "ankle-rehab" / "diary.db") == 0o600


@posix_only
def test_modes_of_the_programs_own_files_are_repaired(data_dir: Path) -> None:
    for name in ("diary.db", "diary.db-wal", "ankle-rehab.log"):
        (data_dir / name).touch()
        (data_dir / name).chmod(0o666)
    (data_dir / "backups").mkdir()
    (data_dir / "backups").chmod(0o777)
    data_dir.chmod(0o777)
    assert paths.prepare_folder(data_dir) == {FolderWarning.REPAIRED}
    assert mode(data_dir) == mode(data_dir / "backups") == 0o700
    assert {mode(path) for path in data_dir.iterdir() if path.is_file()} == {0o600}
    assert paths.prepare_folder(data_dir) == frozenset()


@posix_only
def test_a_folder_with_other_peoples_files_is_left_alone_and_told(data_dir: Path) -> None:
    other = data_dir / "letter.txt"
    other.touch()
    other.chmod(0o644)
    data_dir.chmod(0o755)
    assert paths.prepare_folder(data_dir) == {FolderWarning.OPEN_TO_OTHERS}
    assert mode(data_dir) == 0o755
    assert mode(other) == 0o644


@posix_only
def test_a_link_is_told_and_its_target_served(tmp_path: Path, data_dir: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(data_dir)
    assert paths.prepare_folder(link) == {FolderWarning.LINK}


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_told(data_dir: Path) -> None:
    os.chown(data_dir, 65534, 65534)
    assert paths.prepare_folder(data_dir) == {FolderWarning.FOREIGN_OWNER}


def test_a_private_file_never_takes_the_place_of_another(data_dir: Path) -> None:
    (data_dir / "diary.db").write_text("mine")
    with pytest.raises(FileExistsError):
        paths.create_private(data_dir / "diary.db")
    assert (data_dir / "diary.db").read_text() == "mine"


def test_what_cannot_be_looked_at_does_not_count_as_gone(data_dir: Path) -> None:
    link = data_dir / "link"
    link.symlink_to(data_dir / "nowhere")
    assert paths.is_there(link)
    assert not paths.is_there(data_dir / "nowhere" / "diary.db")
    with pytest.raises(OSError, match="too long"):
        paths.is_there(data_dir / ("x" * 300))
