"""Odd surroundings: other languages and letters, no home, no known zone, odd folders (33, 60, 63, 64).

In each the window is opened and left, and an entry goes into the diary, a backup, an archive and tables.
Nothing depends on how the system writes letters: a file opened without saying so ends the program.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ankle_rehab import paths
from ankle_rehab.storage import backup
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from tests.faults.accepted import settle_in
from tests.faults.surrounded_program import ARCHIVE, NOTE, TABLES
from tests.faults.tries import seen, tries

ROOT = Path(__file__).resolve().parents[2]
STRICT = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
GERMAN = "de_DE.ISO-8859-1"
ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ODD = {
    "letters of one byte": {"LC_ALL": GERMAN, "PYTHONUTF8": "0"},
    "plain C, and no home": ASCII | {"HOME": "", "XDG_DATA_HOME": "", "XDG_STATE_HOME": ""},
    "Turkish, no such zone": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Not/AZone"},
    "from the right, relative folders": {
        "LC_ALL": "ar_EG.UTF-8",
        **dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "somewhere/else"),
    },
    "no such language, not a zone at all": {"LC_ALL": "xx_YY.nothing", "TZ": "../../etc/passwd"},
    "no runtime folder, no fonts": {"XDG_RUNTIME_DIR": "", "FONTCONFIG_FILE": os.devnull},
    "a home of spaces": {"HOME": "   ", "XDG_RUNTIME_DIR": "relative", "TZ": " "},
    "a zone with its rules": {"TZ": "CET-1CEST,M3.5.0,M10.5.0/3", "LANGUAGE": "de:\x01"},
}
FOLDERS = ("with spaces and 'quotes'", "Größe İı", "🦶 \u202e\u0301", "-r", "a" * 255, "%41 & $HOME;*")
PLACES, NAMES = tuple(ODD)[: tries(5, len(ODD))], FOLDERS[: tries(2, len(FOLDERS))]
TOO_LONG = "/".join(["b" * 200] * 20)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sets the surroundings of Linux")


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """A folder with a language whose letters have one byte each; None where none can be made."""
    folder = tmp_path_factory.mktemp("languages")
    words = ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(folder / GERMAN)]
    made = (
        shutil.which("localedef") and subprocess.run(words, capture_output=True, check=False).returncode == 0
    )
    return folder if made else None


def lived(
    place: Path, folder: Path, odd: dict[str, str], *planted: str
) -> subprocess.CompletedProcess[bytes]:
    """A program that is started in an empty folder, and leaves nothing there."""
    here, files = place / "here", place / "files"
    here.mkdir()
    files.mkdir(mode=0o700)
    temporary = {"TMPDIR": str(place)}
    run = subprocess.run(
        [sys.executable, *STRICT, "-m", "tests.faults.surrounded_program", folder, files, *planted],
        cwd=here,
        env=os.environ | temporary | {"PYTHONPATH": str(ROOT)} | odd,
        capture_output=True,
        check=False,
    )
    assert list(here.iterdir()) == []
    return run


def all_went_well(folder: Path, files: Path, run: subprocess.CompletedProcess[bytes]) -> None:
    """The entry is the same wherever it was written to, and nobody complained."""
    assert run.returncode == 0, run.stderr
    assert b"Traceback" not in run.stderr, run.stderr
    assert b"Warning" not in run.stderr, run.stderr
    assert json.loads(run.stdout.splitlines()[-1]) == [0, 0, 0, 0, 0, 0], run.stderr
    database = Database(folder / paths.DIARY_FILE)
    try:
        (entry,) = DiaryStore(database).entries()
    finally:
        database.close()
    assert (entry.score, entry.note) == (4, NOTE)
    (copy,) = backup.listed(folder / paths.BACKUP_FOLDER)
    assert backup.verify(copy) is not None
    archive = json.loads((files / ARCHIVE).read_text(encoding="utf-8"))
    assert [row["note"] for row in archive["entries"]] == [NOTE]
    assert any(NOTE in row for row in rows(files / TABLES / "pain.csv"))


def rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


@pytest.mark.parametrize("name", PLACES)
def test_an_entry_is_the_same_everywhere(
    name: str, data_dir: Path, tmp_path: Path, languages: Path | None
) -> None:
    odd = ODD[name] | ({} if languages is None else {"LOCPATH": str(languages)})
    settle_in(data_dir)
    all_went_well(data_dir, tmp_path / "files", lived(tmp_path, data_dir, odd))
    seen("test_odd_surroundings", f"{len(PLACES)} odd surroundings: an entry is the same in each")


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_may_have_any_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir(mode=0o700)
    settle_in(folder)
    all_went_well(folder, tmp_path / "files", lived(tmp_path, folder, ASCII))
    seen("test_odd_surroundings", f"{len(NAMES)} odd names of folders: the same in each")


def test_a_name_too_long_for_the_system_is_told_in_a_sentence(tmp_path: Path) -> None:
    run = lived(tmp_path, tmp_path / TOO_LONG, {})
    assert b"Traceback" not in run.stderr, run.stderr
    assert json.loads(run.stdout.splitlines()[-1])[0] != 0
    assert run.stderr


def test_a_file_opened_without_its_encoding_is_seen(data_dir: Path, tmp_path: Path) -> None:
    settle_in(data_dir)
    run = lived(tmp_path, data_dir, {}, "planted")
    assert run.returncode != 0
    assert b"EncodingWarning" in run.stderr
