"""A diary that is closed, and looking at a file from outside beside it, as the child process does."""

from __future__ import annotations

import shutil
from pathlib import Path

from ankle_rehab.services import import_job
from tests.fakes.book import Book
from tests.fakes.paper_diary import PaperDiary


def closed(folder: Path) -> Path:
    """A new, empty diary."""
    folder.mkdir(exist_ok=True)
    book = Book(folder)
    with book.opened():
        pass
    return book.path


def filled(folder: Path, diary: PaperDiary) -> Path:
    """A diary with all that stands in one of paper."""
    folder.mkdir(exist_ok=True)
    book = Book(folder)
    with book.opened() as database:
        diary.into(database)
    return book.path


def look(here: Path, source: Path) -> dict[str, dict[str, int]]:
    """What is new, the same and different of a file, for each table."""
    target = here.with_name("incoming.db")
    for left in (target, target.with_name("incoming.db-wal")):
        left.unlink(missing_ok=True)
    return import_job.look(here, source, target, lambda _records: None)


def copied(source: Path, target: Path) -> Path:
    """The same file once more."""
    shutil.copyfile(source, target)
    return target
