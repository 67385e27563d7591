"""Whatever somebody does, in whatever order, the diary is what a few plain tables say it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ankle_rehab import paths
from ankle_rehab.domain.carrying import Carried
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.pain import PainEntry, PastEntry, ThrownAway
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.export_job import Form, write
from ankle_rehab.services.undo import Action
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.merging import Merging
from tests.exchange.reading import look
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_counted, days_kept
from tests.fakes.entries import pain, stamp
from tests.fakes.fresh import open_fresh
from tests.faults.memory import memory
from tests.faults.plain_diary import Changes, Kept, Plain, Rows, entries_of

DAYS = tuple(date(2026, 11, 1) + timedelta(days=number) for number in range(4))
WORDS = ("stairs", "kerb", "stairwell", "")
ENTRIES = st.builds(
    pain,
    st.integers(0, 10),
    st.sampled_from(DAYS),
    st.integers(0, 3),
    st.sampled_from(Side),
    st.sampled_from(WORDS),
)
ANY = st.integers(0, 99)
MADE = "2026-11-22T09:00:00+01:00"


class BringBack(Protocol):
    """As `storage.restore.bring_back`."""

    def __call__(
        self, copy: Path, diary: Path, now: datetime, *, tell: Callable[[Carried], None]
    ) -> Path | None: ...


@dataclass(frozen=True)
class Ways:
    """How the program does what it does; a harness that sees is seen to fail with another."""

    diary: Callable[[Database, FakeClock], Diary] = Diary
    back_up: Callable[[Database, Path, datetime], Path] = backup.make
    bring_back: BringBack = restore.bring_back
    merging: type[Merging] = Merging


@dataclass
class Tried:
    """How much was done with all machines together."""

    runs: int = 0
    steps: int = 0


class DiaryAndModel(RuleBasedStateMachine):
    """Every rule does the same to both."""

    ways, tried = Ways(), Tried()

    def __init__(self) -> None:
        super().__init__()
        self.tried.runs += 1
        self.folder = Path(tempfile.mkdtemp(prefix="diary-machine-", dir=memory()))
        self.path = self.folder / paths.DIARY_FILE
        self.backups = self.folder / paths.BACKUP_FOLDER
        self.clock = FakeClock()
        self.plain = Plain()
        self.copies: dict[str, Rows] = {}
        self.open()
        self.diary.add_check(SignCheck(stamp(), frozenset(), twisted=False, text_version="1"))

    def open(self) -> None:
        self.database = open_fresh(self.path, self.clock)
        self.diary = self.ways.diary(self.database, self.clock)

    def teardown(self) -> None:
        try:
            with self.database.change() as change:
                change.do("INSERT INTO pain_words (pain_words, rank) VALUES ('integrity-check', 1)")
            assert self.database.rows("PRAGMA integrity_check") == [("ok",)]
            assert {one.name for one in backup.found(self.backups)} == set(self.copies)
        finally:
            self.database.close()
            shutil.rmtree(self.folder)

    def did(self, action: Action, changes: Changes) -> None:
        self.plain.step(action, changes, self.diary.undo.newest)

    def one(self, at: int, *, thrown: bool = False) -> Kept:
        rows = sorted(self.plain.kept(thrown=thrown), key=lambda row: row.number)
        return rows[at % len(rows)]

    def copy(self, at: int) -> str:
        return sorted(self.copies)[at % len(self.copies)]

    @rule(entries=st.lists(ENTRIES, min_size=1, max_size=3))
    def add(self, entries: list[PainEntry]) -> None:
        kept = self.diary.add_pains(tuple(entries))
        assert [replace(entry, id=None) for entry in kept] == entries
        assert not {entry.id for entry in kept} & self.plain.rows.keys()
        self.did(Action.ADD_ENTRY, {entry.id or 0: Kept(entry) for entry in kept})

    @precondition(lambda self: self.plain.kept())
    @rule(at=ANY, entry=ENTRIES)
    def edit(self, at: int, entry: PainEntry) -> None:
        row = self.one(at)
        number = row.number
        wanted = replace(entry, id=number, recorded=row.entry.recorded)
        assert self.diary.edit_pain(replace(entry, id=number)) == wanted
        if wanted != row.entry:
            past = PastEntry(Stamp.of(self.clock.now(), self.clock.zone()), row.entry)
            changed = Kept(wanted, row.revision + 1, None, (*row.past, past))
            self.did(Action.EDIT_ENTRY, {number: changed})

    @precondition(lambda self: self.plain.kept())
    @rule(at=ANY)
    def remove(self, at: int) -> None:
        row = self.one(at)
        self.diary.remove_pain(row.number)
        thrown = replace(row, revision=row.revision + 1, deleted=self.clock.now())
        self.did(Action.DELETE_ENTRY, {row.number: thrown})

    @precondition(lambda self: self.plain.kept(thrown=True))
    @rule(at=ANY)
    def restore(self, at: int) -> None:
        row = self.one(at, thrown=True)
        self.diary.restore_pain(row.number)
        back = replace(row, revision=row.revision + 1, deleted=None)
        self.did(Action.RESTORE_ENTRY, {row.number: back})

    @precondition(lambda self: self.plain.kept(thrown=True))
    @rule(at=ANY)
    def erase(self, at: int) -> None:
        number = self.one(at, thrown=True).entry.id or 0
        self.diary.erase_pain(number)
        del self.plain.rows[number]

    @rule(minutes=st.integers(0, 30))
    def empty_trash(self, minutes: int) -> None:
        before = self.clock.now() - timedelta(minutes=minutes)
        gone = [row for row in self.plain.kept(thrown=True) if row.deleted and row.deleted < before]
        assert self.diary.empty_trash(before) == len(gone)
        for row in gone:
            del self.plain.rows[row.number]

    @rule(day=st.sampled_from(DAYS), kind=st.none() | st.sampled_from(DayKind))
    def mark(self, day: date, kind: DayKind | None) -> None:
        self.diary.mark_day(day, kind)
        self.did(Action.MARK_DAY, {day: kind})

    @precondition(lambda self: self.plain.done)
    @rule()
    def undo(self) -> None:
        assert self.diary.undo.undo() == self.plain.move(-1, back=True)

    @precondition(lambda self: self.plain.done)
    @rule(at=ANY)
    def take_back(self, at: int) -> None:
        index = at % len(self.plain.done)
        number = self.plain.done[index].number
        assert number is not None
        assert self.diary.undo.take_back(number) == self.plain.move(index, back=True)

    @precondition(lambda self: self.plain.undone)
    @rule()
    def redo(self) -> None:
        assert self.diary.undo.redo() == self.plain.move(-1, back=False)

    @rule(seconds=st.integers(1, 900))
    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @rule()
    def close_and_open(self) -> None:
        self.database.close()
        self.open()
        self.plain.begin_anew(self.plain.rows)

    @rule()
    def kill(self) -> None:
        """What was told to be saved is there though nothing was put in order."""
        self.database.abandon()
        self.open()
        self.plain.begin_anew(self.plain.rows)

    @rule()
    def back_up(self) -> None:
        made = self.ways.back_up(self.database, self.backups, self.clock.now())
        self.copies[made.name] = dict(self.plain.rows)

    @precondition(lambda self: self.copies)
    @rule(at=ANY)
    def bring_back(self, at: int) -> None:
        name, before, came = self.copy(at), dict(self.plain.rows), list[Carried]()
        self.database.close()
        kept = self.ways.bring_back(self.backups / name, self.path, self.clock.now(), tell=came.append)
        self.open()
        assert kept is not None
        self.copies[kept.name] = before
        self.plain.begin_anew(self.copies[name])
        with_it = [one for one in self.diary.entries() if one.id not in self.plain.rows]
        assert {replace(one, id=None) for one in with_it} == {
            replace(one, id=None) for one in came[0].entries
        }
        self.plain.rows.update({one.id or 0: Kept(one) for one in with_it})

    @precondition(lambda self: self.copies)
    @rule(at=ANY, over=st.booleans())
    def take_in(self, at: int, over: bool) -> None:
        """A file of an earlier state comes from another computer; with `over` all of it is taken."""
        name = self.copy(at)
        source = self.folder / "diary.json"
        write(self.backups / name, Form.ARCHIVE, source, MADE, lambda _done: None)
        here = backup.make(self.database, self.folder, self.clock.now())
        look(here, source)
        here.unlink()
        self._merge(Arrived(self.folder / "incoming.db"), self.copies[name], over=over)

    def _merge(self, arrived: Arrived, theirs: Rows, *, over: bool) -> None:
        now = Stamp.of(self.clock.now(), self.clock.zone())
        chosen = arrived.all_different() if over else frozenset()

        def work() -> None:
            with self.database.change() as change:
                self.ways.merging(change, arrived, chosen, now).run()

        self.diary.write(work, (Topic.PAIN, Topic.DAYS), Action.IMPORT)
        arrived.close()
        new, changes = self.plain.taken(theirs, now, over=over)
        both = (*self.diary.entries(), *(one.entry for one in self.diary.trash()))
        numbers = sorted({one.id or 0 for one in both} - {row.number for row in entries_of(self.plain.rows)})
        fresh = (row.numbered(number) for number, row in zip(numbers, new, strict=True))
        self.did(Action.IMPORT, {**changes, **{row.number: row for row in fresh}})

    @invariant()
    def the_same(self) -> None:
        self.tried.steps += 1
        plain, diary = self.plain, self.diary
        shown = sorted(
            (row.entry for row in plain.kept()), key=lambda entry: (entry.refers_to.utc, entry.id or 0)
        )
        assert list(diary.entries()) == shown
        assert list(diary.find(Filter(), limit=999)) == shown[::-1]
        stairs = [entry for entry in shown if entry.note.startswith("stair")]
        assert list(diary.find(Filter("Stair"), limit=999)) == stairs[::-1]
        thrown = sorted(plain.kept(thrown=True), key=lambda row: (row.deleted, row.entry.id), reverse=True)
        assert [(one.deleted, one.entry) for one in diary.trash()] == [
            (row.deleted, row.entry) for row in thrown
        ]
        assert all(isinstance(one, ThrownAway) for one in diary.trash())
        for row in plain.kept() + thrown:
            assert diary.history(row.number) == row.past
        assert days_kept(self.database) == days_counted(self.database)
        glances = diary.month(2026, 11)
        for day in DAYS:
            scores = [(entry.side, entry.score) for entry in shown if entry.refers_to.local_date == day]
            if scores or day in plain.rows:
                glance = glances.pop(day, None)
                assert glance is not None
                assert glance.kind == plain.rows.get(day)
                assert glance.entries == len(scores)
                assert glance.worst == max((score for _, score in scores), default=None)
        assert glances == {}
        undo = diary.undo
        assert undo.next_undo == (plain.done[-1].action if plain.done else None)
        assert undo.next_redo == (plain.undone[-1].action if plain.undone else None)


def machine_of(ways: Ways) -> type[DiaryAndModel]:
    """The machine with these ways, counting by itself."""

    class Machine(DiaryAndModel):
        tried = Tried()

    Machine.ways = ways
    return Machine
