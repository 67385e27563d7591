"""Two diaries of one person, and what goes from one to the other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.services.export_job import Form, write
from ankle_rehab.storage.arrived import Arrived, Difference
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.merging import Merging
from tests.exchange.reading import closed, look
from tests.fakes.book import Book
from tests.fakes.days import days_counted, days_kept
from tests.fakes.entries import stamp

MADE = "2026-11-22T09:00:00+01:00"
NOW = stamp(hour=12)
Chosen = Collection[tuple[str, Value]]


class Shelf:
    """Two diaries of one person: one the diary leaves from, and one it comes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.from_there, self.here = Book(folder / "there"), Book(folder / "here")
        for one in (self.from_there, self.here):
            closed(one.path.parent)

    def send(self, form: Form = Form.ARCHIVE) -> Path:
        """The diary leaves."""
        target = self.folder / "leaving" if form is Form.TABLES else self.folder / "diary.json"
        if form is Form.TABLES:
            target.mkdir(exist_ok=True)
        write(self.from_there.path, form, target, MADE, lambda _done: None)
        return target

    def arrive(self, form: Form = Form.ARCHIVE) -> dict[str, dict[str, int]]:
        """What is new, the same and different here."""
        return look(self.here.path, self.send(form))

    def look_at(self, source: Path) -> dict[str, dict[str, int]]:
        """What is new, the same and different in files that somebody has changed."""
        return look(self.here.path, source)

    def differences(self) -> tuple[Difference, ...]:
        """After `arrive`."""
        with self.here.opened() as database:
            arrived = Arrived(self.here.path.with_name("incoming.db"))
            found = arrived.differences(database, 0, 100)
            arrived.close()
        return found

    def take(self, chosen: Chosen = ()) -> dict[str, int]:
        """After `arrive`: take in what is new, and what was chosen."""
        with self.here.opened() as database:
            arrived = Arrived(self.here.path.with_name("incoming.db"))
            with database.change() as change:
                taken = Merging(change, arrived, chosen, NOW).run()
            arrived.close()
            assert days_kept(database) == days_counted(database)
        return dict(taken)

    def add_there(self, *entries: PainEntry) -> None:
        with self.from_there.opened() as database:
            DiaryStore(database).add_pain(entries)

    def add_here(self, *entries: PainEntry) -> None:
        with self.here.opened() as database:
            DiaryStore(database).add_pain(entries)

    def entries(self) -> list[PainEntry]:
        with self.here.opened() as database:
            return [replace(entry, id=None) for entry in DiaryStore(database).entries()]
