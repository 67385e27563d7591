"""A diary file and what may happen to it, for journeys that begin with the recovery screen."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain

BACKED_UP, LATER = 30, 5
BRING_BACK = "Bring this backup back"
SALVAGE = "See what can be saved"
Harm = Callable[[Path], None]


def note(number: int) -> str:
    return f"note number {number}. " + "It goes on for a while. " * 20


def notes(path: Path) -> list[str]:
    """What is written in a closed diary, in order; the file is whole."""
    database = Database(path)
    try:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        return [entry.note for entry in DiaryStore(database).entries()]
    finally:
        database.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def aside(path: Path) -> list[Path]:
    """What was kept beside the diary, without journals."""
    kept = [one for one in path.parent.iterdir() if one.name.startswith(f"{path.name}.")]
    return sorted(one for one in kept if not one.name.endswith("-wal"))


def no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3])


def garbage_in_front(path: Path) -> None:
    path.write_bytes(b"\xa5" * 100 + path.read_bytes()[100:])


def garbage_on_the_first_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:120] + b"\xa5" * 900 + path.read_bytes()[1020:])


def page_of_zeros(path: Path) -> None:
    content = path.read_bytes()
    place = content.index(note(3).encode()) // 4096 * 4096
    path.write_bytes(content[:place] + bytes(4096) + content[place + 4096 :])


def one_bit_of_a_note(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(note(3).encode()) + 5] ^= 1
    path.write_bytes(content)


def journal_of_another_diary(path: Path) -> None:
    other = path.parent.parent / "other" / paths.DIARY_FILE
    other.parent.mkdir()
    database = open_diary(other, FakeClock())
    database.settle()
    DiaryStore(database).add_pain([pain(2, note="from another diary " * 50) for _ in range(40)])
    database.abandon()
    shutil.copy(other.with_name(f"{other.name}-wal"), path.with_name(f"{path.name}-wal"))


def deleted(path: Path) -> None:
    path.unlink()


def only_the_journal_left(path: Path) -> None:
    database = Database(path)
    DiaryStore(database).add_pain([pain(5)])
    database.abandon()
    path.unlink()
