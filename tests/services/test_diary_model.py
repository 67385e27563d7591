"""Whatever somebody does, in whatever order, the diary is what a few plain tables say it is."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.pain import PainEntry, PastEntry, ThrownAway
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.undo import Action
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_counted, days_kept
from tests.fakes.entries import pain
from tests.fakes.fresh import open_fresh

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


@dataclass(frozen=True)
class Kept:
    """One entry with all that hangs on it."""

    entry: PainEntry
    revision: int = 1
    deleted: datetime | None = None
    past: tuple[PastEntry, ...] = ()


Rows = dict[int | date, Kept | DayKind]


@dataclass(frozen=True)
class Done:
    """One step: what it found of the rows it touched, what it left, and its number."""

    action: Action
    before: Rows
    after: Rows
    number: int | None


@dataclass
class Plain:
    """A diary without a file."""

    rows: Rows = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)

    def step(
        self, action: Action, changes: dict[int | date, Kept | DayKind | None], number: int | None
    ) -> None:
        touched = {key for key, value in changes.items() if self.rows.get(key) != value}
        before = {key: self.rows[key] for key in touched if key in self.rows}
        for key, value in changes.items():
            self.rows.pop(key, None)
            if value is not None:
                self.rows[key] = value
        if touched:
            after = {key: self.rows[key] for key in touched if key in self.rows}
            self.done.append(Done(action, before, after, number))
            self.undone.clear()
        assert (number is not None) == bool(touched)

    def move(self, index: int, *, back: bool) -> bool:
        here, there = (self.done, self.undone) if back else (self.undone, self.done)
        step = here[index]
        found, left = (step.after, step.before) if back else (step.before, step.after)
        touched = found.keys() | left.keys()
        fits = all(self.rows.get(key) == found.get(key) for key in touched)
        if fits or index in (-1, len(here) - 1):
            here.pop(index)
        if fits:
            there.append(step)
            for key in touched:
                self.rows.pop(key, None)
            self.rows.update(left)
        return fits

    def kept(self, *, thrown: bool = False) -> list[Kept]:
        rows = [row for row in self.rows.values() if isinstance(row, Kept)]
        return [row for row in rows if (row.deleted is not None) is thrown]


class DiaryAndModel(RuleBasedStateMachine):
    """Every rule does the same to both."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FakeClock()
        self.plain = Plain()
        self.open()

    def open(self) -> None:
        self.database = open_fresh(self.folder / "diary.db", self.clock)
        self.diary = Diary(self.database, self.clock)

    def teardown(self) -> None:
        with self.database.change() as change:
            change.do("INSERT INTO pain_words (pain_words, rank) VALUES ('integrity-check', 1)")
        assert self.database.rows("PRAGMA integrity_check") == [("ok",)]
        self.database.close()
        shutil.rmtree(self.folder)

    def did(self, action: Action, changes: dict[int | date, Kept | DayKind | None]) -> None:
        self.plain.step(action, changes, self.diary.undo.newest)

    def one(self, at: int, *, thrown: bool = False) -> Kept:
        rows = sorted(self.plain.kept(thrown=thrown), key=lambda row: row.entry.id or 0)
        return rows[at % len(rows)]

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
        number = row.entry.id or 0
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
        self.diary.remove_pain(row.entry.id or 0)
        thrown = replace(row, revision=row.revision + 1, deleted=self.clock.now())
        self.did(Action.DELETE_ENTRY, {row.entry.id or 0: thrown})

    @precondition(lambda self: self.plain.kept(thrown=True))
    @rule(at=ANY)
    def restore(self, at: int) -> None:
        row = self.one(at, thrown=True)
        self.diary.restore_pain(row.entry.id or 0)
        back = replace(row, revision=row.revision + 1, deleted=None)
        self.did(Action.RESTORE_ENTRY, {row.entry.id or 0: back})

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
            del self.plain.rows[row.entry.id or 0]

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
        self.plain.done.clear()
        self.plain.undone.clear()

    @invariant()
    def the_same(self) -> None:
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
            assert diary.history(row.entry.id or 0) == row.past
        assert days_kept(self.database) == days_counted(self.database)
        glances = diary.month(2026, 11)
        for day in DAYS:
            scores = [(entry.side, entry.score) for entry in shown if entry.refers_to.local_date == day]
            if scores or day in plain.rows:
                glance = glances.pop(day)
                assert glance.kind == plain.rows.get(day)
                assert glance.entries == len(scores)
                assert glance.worst == max((score for _, score in scores), default=None)
        assert glances == {}
        undo = diary.undo
        assert undo.next_undo == (plain.done[-1].action if plain.done else None)
        assert undo.next_redo == (plain.undone[-1].action if plain.undone else None)


DiaryAndModel.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestDiaryAndModel = DiaryAndModel.TestCase
