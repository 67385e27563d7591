"""A diary whose every note tells on which pages it lies, so that damage to a page can be held against it."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations, open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_counted, days_kept
from tests.fakes.entries import pain
from tests.storage.dumps import fill

PAGE = 4096
ENTRIES, LATER = 600, 60
VERSION = len(migrations())
MARK = re.compile(rb"#(\d+)#")


def note(number: int, random: Random) -> str:
    """A note that tells on every page on which a part of it lies whose it is."""
    return f"#{number}#" * random.choice((1, 1, 3, 20, 60, 1500 if number % 30 == 0 else 5))


@dataclass(repr=False)
class Book:
    """The bytes of a closed diary, with the pages on which each note lies."""

    content: bytes
    journal: bytes = b""
    notes: dict[int, str] = field(default_factory=dict)
    first: int = 0

    def pages(self) -> dict[int, tuple[bool, int]]:
        """Where each page that counts begins: whether in the journal, and at which byte."""
        places = {number: (False, number * PAGE) for number in range(len(self.content) // PAGE)}
        fresh: dict[int, tuple[bool, int]] = {}
        for place in range(32, len(self.journal) - PAGE, 24 + PAGE):
            number, settled = (int.from_bytes(self.journal[at : at + 4]) for at in (place, place + 4))
            fresh[number - 1] = (True, place + 24)
            if settled:
                places |= fresh
                fresh.clear()
        return places

    def lies_on(self) -> dict[int, set[int]]:
        """The pages of each note."""
        found: dict[int, set[int]] = {number: set() for number in self.notes}
        for number, (in_journal, place) in self.pages().items():
            page = (self.journal if in_journal else self.content)[place : place + PAGE]
            for mark in set(MARK.findall(page)):
                found[int(mark)].add(number)
        return found


def written(folder: Path, *, with_journal: bool) -> Book:
    random = Random(7)
    path = folder / "diary.db"
    database = open_diary(path, FakeClock())
    fill(database, VERSION)
    notes = {number: note(number, random) for number in range(ENTRIES)}
    kept = DiaryStore(database).add_pain([pain(number % 11, note=notes[number]) for number in range(ENTRIES)])
    if with_journal:
        database.settle()
        for start in range(ENTRIES, ENTRIES + LATER, 10):
            some = {number: note(number, random) for number in range(start, start + 10)}
            DiaryStore(database).add_pain([pain(3, note=some[number]) for number in some])
            notes |= some
        database.abandon()
        journal = path.with_name("diary.db-wal").read_bytes()
    else:
        database.close()
        journal = b""
    assert kept[0].id is not None
    return Book(path.read_bytes(), journal, notes, kept[0].id)


def laid_out(folder: Path, content: bytes, journal: bytes = b"") -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "diary.db"
    path.write_bytes(content)
    if journal:
        path.with_name("diary.db-wal").write_bytes(journal)
    return path


def notes_of(new: Path, book: Book) -> dict[int, str]:
    """The notes that were saved, by the number of the entry."""
    database = Database(new)
    assert days_kept(database) == days_counted(database)
    rows = database.rows("SELECT id, note FROM pain_entry WHERE id >= ?", (book.first,))
    database.close()
    return {number - book.first: text for number, text in rows}
