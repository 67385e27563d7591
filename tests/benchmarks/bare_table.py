"""The yardstick of saving: a file with one plain table and the diary's own settings."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from ankle_rehab import paths
from ankle_rehab.storage.database import connect


class BareTable:
    """Open within the block; lies in `folder`, which should be on the disk that is to be measured."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "bare.db"

    def __enter__(self) -> Self:
        paths.create_private(self._path)
        self._connection = connect(self._path, create=True)
        self._connection.execute(
            "CREATE TABLE entry (id INTEGER PRIMARY KEY, score INTEGER, note TEXT) STRICT"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def save(self, note: str) -> None:
        """One row, one commit."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO entry (score, note) VALUES (?, ?)", (3, note))
        self._connection.execute("COMMIT")
