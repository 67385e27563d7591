"""A write that was lost leaves a page as it was before (fault 8): its checksum fits, and yet it is told.

Each page that an act in the diary changes is put back by itself, and all is looked at as the program would,
up to the check of the next backup.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.pain import Swelling
from ankle_rehab.storage import backup, word_index
from ankle_rehab.storage.connection import PAGE_BYTES, connect
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import DamagedFile
from tests.fakes.clock import FakeClock
from tests.faults.acts import Act, Leave, rows_of
from tests.faults.damage import everything
from tests.faults.tries import seen
from tests.faults.write_paths import PATHS, Start

TOLD, MENDED, HARMLESS, UNTOLD = "told", "made anew", "harmless", "not told"
ACTS: dict[str, type[Act]] = {
    name: kind
    for name, kind in PATHS.items()
    if issubclass(kind, Act) and not issubclass(kind, (Start, Leave))
}
NOT_NOTICED = {("session step", "session"), ("swelling", "pain_entry")}
"""No row is missing, no index holds it, and no search finds it."""

Look = Callable[[Database], bool]


class ChangeNote(Act):
    """Some letters of it, which lie nowhere else but in the index of words."""

    def act(self) -> None:
        self.book.edit_pain(replace(self.book.entries()[0], note="some other words"))


class ChangeSwelling(Act):
    def act(self) -> None:
        self.book.edit_pain(replace(self.book.entries()[0], swelling=Swelling.LARGE))


ACTS |= {"note": ChangeNote, "swelling": ChangeSwelling}


def as_the_program(database: Database) -> bool:
    """Make the next backup; whether the index of words had to be made anew."""
    copy = backup.make(database, database.path.with_name("next"), FakeClock().now())
    return word_index.made_whole(copy)


def not_at_all(_database: Database) -> bool:
    return False


def fates(kind: type[Act], place: Path, look: Look) -> Iterator[tuple[str, str]]:
    """Whose first page each page is that an act has changed, and what becomes of its older version."""
    case = kind(place / "known")
    case.folder.mkdir(mode=0o700, parents=True)
    case.prepare()
    case.begin()
    case.database.settle()
    older = case.diary.read_bytes()
    case.work()
    case.database.settle()
    rows, newer = rows_of(case.database), case.diary.read_bytes()
    case.leave()
    owners = first_pages(case.diary)
    trial = place / "trial" / paths.DIARY_FILE
    for start in range(0, min(len(older), len(newer)), PAGE_BYTES):
        end = start + PAGE_BYTES
        if older[start:end] != newer[start:end]:
            trial.parent.mkdir(mode=0o700)
            trial.write_bytes(newer[:start] + older[start:end] + newer[end:])
            yield owners.get(end // PAGE_BYTES, ""), fate(trial, rows, look)
            shutil.rmtree(trial.parent)
    shutil.rmtree(place)


def first_pages(diary: Path) -> dict[int, str]:
    """The number of the first page of every table and index."""
    with closing(connect(diary, read_only=True)) as connection:
        found = connection.execute("SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0").fetchall()
    return {int(str(page)): str(name) for page, name in found}


def fate(diary: Path, rows: str, look: Look) -> str:
    try:
        database = open_diary(diary, FakeClock())
    except DamagedFile:
        return TOLD
    try:
        everything(database)
        same = rows_of(database) == rows
        unfound = look(database)
        return UNTOLD if not same else MENDED if unfound else HARMLESS
    except DamagedFile:
        return TOLD
    finally:
        database.abandon()


def all_fates(place: Path, look: Look) -> list[tuple[str, str, str]]:
    """Of every act: its name, whose first page was older, and what became of it."""
    return [(name, *found) for name, kind in ACTS.items() for found in fates(kind, place / name, look)]


def test_an_older_version_of_a_page_is_noticed_or_harmless(tmp_path: Path) -> None:
    found = all_fates(tmp_path, as_the_program)
    untold = {(name, owner) for name, owner, what in found if what == UNTOLD}
    assert untold <= NOT_NOTICED
    counted = Counter(what for *_, what in found)
    assert counted[TOLD] > len(found) / 2
    assert counted[MENDED]
    numbers = ", ".join(f"{counted[what]} {what}" for what in (TOLD, MENDED, HARMLESS, UNTOLD))
    seen("test_older_pages", f"{len(found)} older pages after {len(ACTS)} ways of writing: {numbers}")


def test_a_program_that_does_not_look_is_seen(tmp_path: Path) -> None:
    untold = {(name, owner) for name, owner, what in all_fates(tmp_path, not_at_all) if what == UNTOLD}
    assert len(untold) > len(NOT_NOTICED)
