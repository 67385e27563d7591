"""The pages of a diary file as they lie on the disk, read without SQLite and without trusting any of them.

Every page of a diary has 4096 bytes, of which the last 8 are its checksum. What lies in a journal beside the
file counts as SQLite would count it: a page of the last finished change covers the one in the file.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import apsw

from ankle_rehab.storage.database import CHECKSUM_BYTES, load_checksums
from ankle_rehab.storage.journal import PAGE_BYTES, frames

USABLE_BYTES = PAGE_BYTES - CHECKSUM_BYTES
HEADER_BYTES = 100
MAGIC = b"SQLite format 3\0"

_MOST_NEW = 1 << 20
_NOTHING = bytes(PAGE_BYTES)


class Pages:
    """Pages by their numbers, the first is 1; raises OSError when the file cannot be read at all.

    `with_journal` False leaves out what lies in the journal, which may belong to another file.
    """

    def __init__(self, path: Path, *, with_journal: bool = True) -> None:
        load_checksums()
        self._judge = apsw.Connection(":memory:")
        self._file = _opened(path)
        self._journal = _opened(path.with_name(f"{path.name}-wal")) if with_journal else None
        self._covered: dict[int, int] = {}
        self._unsure: set[int] = set()
        size = 0 if self._file is None else os.fstat(self._file.fileno()).st_size
        self.count = -(-size // PAGE_BYTES)
        if self._journal is not None:
            self._read_journal(self._journal)

    def __enter__(self) -> Pages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._judge.close()
        for file in (self._file, self._journal):
            if file is not None:
                file.close()

    @property
    def has_journal(self) -> bool:
        """Whether anything of a journal counts."""
        return bool(self._covered)

    def page(self, number: int) -> bytes | None:
        """All bytes of a page, None when it is not there or not whole."""
        place = self._covered.get(number)
        if place is not None:
            return _read(self._journal, place)
        return _read(self._file, (number - 1) * PAGE_BYTES) if 1 <= number <= self.count else None

    def healthy(self, number: int) -> bool:
        """Whether a page is there and its checksum fits; the journal has sums of its own.

        A page of nothing but zeros fits by chance, and no page that is in use looks so.
        """
        content = self.page(number)
        if content is None or number in self._unsure or content == _NOTHING:
            return False
        if number in self._covered:
            return True
        return bool(self._judge.execute("SELECT verify_checksum(?)", (content,)).get == 1)

    def _read_journal(self, journal: BinaryIO) -> None:
        pending: dict[int, int] = {}
        for number, pages, place in frames(journal):
            if place:
                self._unsure.discard(number)
            else:
                self._unsure.add(number)
            pending[number] = place
            if pages:
                self._covered |= pending
                self.count = max(self.count, pages if place else min(pages, self.count + _MOST_NEW))
                pending.clear()


def _opened(path: Path) -> BinaryIO | None:
    try:
        return path.open("rb")
    except FileNotFoundError:
        return None


def _read(file: BinaryIO | None, place: int) -> bytes | None:
    if file is None:
        return None
    try:
        file.seek(place)
        content = file.read(PAGE_BYTES)
    except OSError:  # this part of the disk cannot be read; others may
        return None
    return content if len(content) == PAGE_BYTES else None
