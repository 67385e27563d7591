"""Files with a checksum on every page, as a diary has them: made, read page by page, and harmed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from ankle_rehab.storage.connection import PAGE_BYTES, connect
from ankle_rehab.storage.damaged_pages import Pages
from ankle_rehab.storage.damaged_trees import FoundRow, Gap, Trees

Rows = list[tuple[Any, ...]]


def text(size: int) -> str:
    """A text of which no two parts are alike."""
    return "".join(f"{place:07d}|" for place in range(0, size, 8))[:size]


@contextmanager
def making(path: Path) -> Iterator[apsw.Connection]:
    """A new file with a checksum on every page, as a diary is made."""
    path.touch()
    with closing(connect(path, create=True)) as connection:
        yield connection


def fill(connection: apsw.Connection, table: str, rows: Rows) -> None:
    places = ", ".join("?" * len(rows[0]))
    with connection:
        connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)


def select(path: Path, sql: str) -> Rows:
    with closing(connect(path, immutable=True)) as connection:
        return connection.execute(sql).fetchall()


def root_of(path: Path, name: str) -> int:
    ((root,),) = select(path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'")
    assert isinstance(root, int)
    return root


@dataclass
class Reading:
    """What one way through a tree found, and what nothing led to."""

    rows: list[FoundRow]
    gaps: list[Gap]
    strays: list[FoundRow]

    @property
    def plain(self) -> Rows:
        """The rows of the tree as SELECT gives them, with their numbers."""
        return [(row.number, *row.values) for row in self.rows]

    @property
    def doubted(self) -> set[int | None]:
        return {row.number for row in self.rows if not row.sure}


def read(path: Path, root: int, *, keyed: bool = False) -> Reading:
    with Pages(path) as pages:
        trees = Trees(pages)
        gaps: list[Gap] = []
        rows = list(trees.rows(root, gaps, keyed=keyed))
        return Reading(rows, gaps, list(trees.strays()))


def page(content: bytes, number: int) -> bytes:
    return content[(number - 1) * PAGE_BYTES : number * PAGE_BYTES]


def written(content: bytes, number: int, new: bytes, at: int = 0) -> bytes:
    """The file with other bytes on a page."""
    place = (number - 1) * PAGE_BYTES + at
    return content[:place] + new + content[place + len(new) :]


def doubtful(content: bytes, number: int) -> bytes:
    """The file with a page that is as it was, but for its checksum."""
    last = page(content, number)[-1] ^ 1
    return written(content, number, bytes([last]), PAGE_BYTES - 1)


def harmed(folder: Path, content: bytes, root: int) -> Reading:
    path = folder / "harmed.db"
    path.write_bytes(content)
    return read(path, root)
