"""Saving what can still be read of a damaged diary into a new one.

The damaged file is never opened through SQLite, so nothing in it is carried out, and it stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.storage import backup, judges
from ankle_rehab.storage.change import Change
from ankle_rehab.storage.copying import counts
from ankle_rehab.storage.damaged_pages import MAGIC, Pages
from ankle_rehab.storage.damaged_trees import FoundRow, Gap, Trees
from ankle_rehab.storage.database import APPLICATION_ID, Database
from ankle_rehab.storage.diary_file import begin, bring_up, migrations, same_diary
from ankle_rehab.storage.faults import DamagedFile, ForeignFile, NewerFile, fault_of_system
from ankle_rehab.storage.salvaged_tables import Table, tables_of

SALVAGED_SUFFIX = ".salvaged"
_APPLICATION_PLACE, _VERSION_PLACE = 68, 60

Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many rows of each table are in the new diary, how many of them may have been changed by the damage,
    and how many are missing at most. `days` are the local dates of the scores that may have been changed.
    """

    saved: Mapping[str, int]
    unsure: Mapping[str, int]
    lost: Mapping[str, int]
    days: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is missing or in doubt."""
        return not (any(self.unsure.values()) or any(self.lost.values()))

    @property
    def worth(self) -> int:
        """Rows saved without any doubt."""
        return sum(self.saved.values()) - sum(self.unsure.values())


def salvage(damaged: Path, new: Path, tell: Tell = lambda _: None) -> Salvaged:
    """Write what can be read of `damaged` into the new diary `new`; `tell` hears what part (0-1) is done.

    A journal beside it may belong to another diary, so the file is read without it as well, and the better of
    the two is kept. Raises ForeignFile, NewerFile, DamagedFile when there is
    not one row, and the faults of writing.
    """
    try:
        best, had_journal = _attempt(damaged, new, with_journal=True, tell=tell)
        if had_journal:
            alone = new.with_name(f"{new.name}.alone")
            other, _ = _attempt(damaged, alone, with_journal=False, tell=tell)
            if other.worth > best.worth or not same_diary(alone, new):
                alone.replace(new)
                best = other
            discard(alone)
    except OSError as error:
        discard(new)
        raise fault_of_system(error, damaged) from error
    if not any(best.saved.values()):
        discard(new)
        raise DamagedFile(damaged, "no row of it can be read")
    backup.verify(new)
    return best


def discard(new: Path) -> None:
    """Remove a salvaged diary that nobody wants, with all that may lie beside it; raises OSError."""
    for path in new.parent.glob(f"{new.name}*"):
        path.unlink(missing_ok=True)


def _attempt(damaged: Path, new: Path, *, with_journal: bool, tell: Tell) -> tuple[Salvaged, bool]:
    discard(new)
    steps = migrations()
    with Pages(damaged, with_journal=with_journal) as pages:
        version = _version(pages, damaged, len(steps))
        paths.create_private(new)
        database = begin(new, steps[:version])
        try:
            tables = tables_of(steps[:version])
            _Reading(pages, tables, database, tell).save()
            bring_up(database, steps)
            refused = judges.dismiss(database)
            result = _counted(database, tables, refused)
        except BaseException:
            database.abandon()
            raise
        database.close()
        return result, pages.has_journal


def _version(pages: Pages, path: Path, known: int) -> int:
    """The version that the first page tells; without a healthy one it is taken for the newest."""
    first = pages.page(1)
    if first is None or not pages.healthy(1) or not first.startswith(MAGIC):
        return known
    application, version = (
        int.from_bytes(first[place : place + 4]) for place in (_APPLICATION_PLACE, _VERSION_PLACE)
    )
    if application != APPLICATION_ID:
        raise ForeignFile(path, f"application {application:#010x}")
    if version > known:
        raise NewerFile(path, version, known)
    return version or known


class _Reading:
    """One way through all pages of a damaged file."""

    def __init__(self, pages: Pages, tables: tuple[Table, ...], database: Database, tell: Tell) -> None:
        self._pages = pages
        self._tables = tables
        self._database = database
        self._tell = tell
        self._seen = 0
        self._trees = Trees(pages, self._on_page)
        self._unsure: list[tuple[FoundRow, Sequence[Table]]] = []

    def save(self) -> None:
        """Write every row that its table lets in, then untie those that name a lost one."""
        roots, indexes = self._roots()
        with self._database.change(linked=False) as change:
            for table in self._tables:
                root = roots.pop(table.name, None)
                if root is None:
                    table.gaps.append(Gap(0, None))
                    continue
                self._put_all(change, self._trees.rows(root, table.gaps, keyed=table.keyed), (table,))
            self._trees.claim_free()
            open_tables = [table for table in self._tables if table.gaps]
            if open_tables:
                self._claim_others(roots, indexes)
                self._put_all(change, self._trees.strays(), open_tables)
            self._put_unsure(change)
            for table in self._tables:
                table.untie(change)

    def _put_all(self, change: Change, rows: Iterable[FoundRow], tables: Sequence[Table]) -> None:
        """Each row goes to the first table that takes it. What is in doubt waits, for it may be a false copy
        of a row that is sure.
        """
        for row in rows:
            if not row.sure:
                self._unsure.append((row, tables))
            elif not any(table.put(change, row) for table in tables) and len(tables) == 1:
                tables[0].refused += 1

    def _put_unsure(self, change: Change) -> None:
        for row, tables in self._unsure:
            any(table.put(change, row) for table in tables)

    def _claim_others(self, roots: Mapping[str, int], indexes: Sequence[tuple[str, int]]) -> None:
        """What no row of a table lies on; an index tells how far the numbers of its table went."""
        for root in roots.values():
            for keyed in (False, True):
                for _ in self._trees.rows(root, [], keyed=keyed):
                    pass
        for name, root in indexes:
            highest = self._trees.highest(root)
            for table in self._tables:
                if table.name == name:
                    table.highest = max(table.highest, highest)

    def _roots(self) -> tuple[dict[str, int], list[tuple[str, int]]]:
        """The first page of each table, and of each index with the name of its table.

        The list of tables is itself a tree, from page 1. Where any of it is damaged, none of it is trusted.
        """
        gaps: list[Gap] = []
        rows = list(self._trees.rows(1, gaps))
        if gaps or not all(row.sure for row in rows):
            return {}, []
        roots: dict[str, int] = {}
        indexes: list[tuple[str, int]] = []
        for row in rows:
            kind, name, of, root, *_ = (*row.values, None, None, None, None)
            if isinstance(root, int) and root > 0:
                if kind == "table":
                    roots[str(name)] = root
                else:
                    indexes.append((str(of), root))
        return roots, indexes

    def _on_page(self) -> None:
        self._seen += 1
        self._tell(min(1.0, self._seen / max(1, self._pages.count)))


def _counted(database: Database, tables: tuple[Table, ...], refused: Mapping[str, int]) -> Salvaged:
    with database.change() as change:
        lost = {table.name: table.lost(change) + refused.get(table.name, 0) for table in tables}
    unsure = {table.name: len(table.unsure) + table.unsure_keyed for table in tables}
    doubted = next((table.unsure for table in tables if table.name == "pain_entry"), [])
    days = {
        str(row[0])
        for number in doubted
        for row in database.rows("SELECT refers_to_date FROM pain_entry WHERE id = ?", (number,))
    }
    return Salvaged(counts(database), unsure, lost, tuple(sorted(days)))
