"""A diary without a file: plain tables, and what each deed does to them, told a second time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.pain import PainEntry, PastEntry
from ankle_rehab.services.undo import Action


@dataclass(frozen=True)
class Kept:
    """One entry with all that hangs on it."""

    entry: PainEntry
    revision: int = 1
    deleted: datetime | None = None
    past: tuple[PastEntry, ...] = ()

    @property
    def number(self) -> int:
        return self.entry.id or 0

    @property
    def says(self) -> tuple[object, ...]:
        """All that can be told of it outside of its diary, but what it said before."""
        return replace(self.entry, id=None), self.deleted is None

    @property
    def about(self) -> datetime:
        """The moment that it is about."""
        return self.entry.refers_to.utc

    def numbered(self, number: int) -> Kept:
        """The same entry in another diary."""
        past = tuple(replace(one, was=replace(one.was, id=number)) for one in self.past)
        return replace(self, entry=replace(self.entry, id=number), revision=1, past=past)

    def replaced(self, theirs: Kept, at: Stamp) -> Kept:
        """What becomes of it when another is taken for it; that it lies in the trash says nothing new."""
        same = self.says[0] == theirs.says[0]
        past = self.past if same else (*self.past, PastEntry(at, self.entry))
        entry = replace(theirs.entry, id=self.number)
        return Kept(entry, self.revision + 1, theirs.deleted, past)


Rows = dict[int | date, Kept | DayKind]
Changes = Mapping[int | date, Kept | DayKind | None]


@dataclass(frozen=True)
class Done:
    """One step: what it found of the rows it touched, what it left, and its number."""

    action: Action
    before: Rows
    after: Rows
    number: int | None


@dataclass
class Plain:
    """The rows, and the steps that can be taken back and done again."""

    rows: Rows = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)

    def step(self, action: Action, changes: Changes, number: int | None) -> None:
        """Something was done; `number` is what the diary calls it."""
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
        """Take a step back or do it again; whether it fits."""
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

    def begin_anew(self, rows: Rows) -> None:
        """The program was started, on these rows; steps are known only as long as it runs."""
        self.rows = dict(rows)
        self.done.clear()
        self.undone.clear()

    def kept(self, *, thrown: bool = False) -> list[Kept]:
        """The entries that are shown, or those in the trash."""
        return [row for row in entries_of(self.rows) if (row.deleted is not None) is thrown]

    def taken(
        self, theirs: Rows, at: Stamp, *, over: bool
    ) -> tuple[list[Kept], dict[int | date, Kept | DayKind]]:
        """What a file with these rows brings: new entries in their order, and rows in the place of others.

        Without `over` nothing takes the place of anything.
        """
        new: list[Kept] = []
        changes: dict[int | date, Kept | DayKind] = {}
        for key in sorted({_key(row) for row in entries_of(theirs)}):
            left = [row for row in entries_of(self.rows) if _key(row) == key]
            waiting: list[Kept] = []
            for row in (row for row in entries_of(theirs) if _key(row) == key):
                same = next((one for one in left if one.says == row.says), None)
                if same is None:
                    waiting.append(row)
                else:
                    left.remove(same)
            for row in waiting:
                like = next((one for one in left if one.about == row.about), left[0] if left else None)
                if like is None:
                    new.append(row)
                    continue
                left.remove(like)
                if over:
                    changes[like.number] = like.replaced(row, at)
        for day, kind in theirs.items():
            if isinstance(kind, DayKind) and (over or day not in self.rows):
                changes[day] = kind
        return new, changes


def entries_of(rows: Rows) -> list[Kept]:
    """The entries in the order of their numbers."""
    return sorted((row for row in rows.values() if isinstance(row, Kept)), key=lambda row: row.number)


def _key(row: Kept) -> tuple[datetime, str]:
    """By what an entry is known in another diary."""
    return row.entry.recorded.utc, row.entry.side.value
