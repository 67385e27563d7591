"""The pages of a diary file as they lie on the disk, read without SQLite and without trusting any of them.

Every page of a diary has 4096 bytes, of which the last 8 are its checksum. What lies in a journal beside the
file counts as SQLite would count it: a page of the last finished change covers the one in the file.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import apsw

from ankle_rehab.storage.database import CHECKSUM_BYTES, load_checksums

PAGE_BYTES = 4096
USABLE_BYTES = PAGE_BYTES - CHECKSUM_BYTES
HEADER_BYTES = 100
MAGIC = b"SQLite format 3\0"

_WAL_MAGIC = (0x377F0682, 0x377F0683)
_WAL_HEADER = struct.Struct(">8I")
_FRAME_HEADER = struct.Struct(">6I")
_FRAME_BYTES = _FRAME_HEADER.size + PAGE_BYTES
_WORD = 0xFFFFFFFF
_MOST_NEW = 1 << 20
_NOTHING = bytes(PAGE_BYTES)

Sums = tuple[int, int]


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
        header = journal.read(_WAL_HEADER.size)
        if len(header) < _WAL_HEADER.size:
            return
        magic, _, size, _, *salts, _, _ = _WAL_HEADER.unpack(header)
        if magic not in _WAL_MAGIC or size != PAGE_BYTES:
            return
        order = ">" if magic & 1 else "<"
        pending: dict[int, int] = {}
        for number, pages, place in self._frames(
            journal, tuple(salts), _sums(header[:24], (0, 0), order), order
        ):
            pending[number] = place
            if pages:
                self._covered |= pending
                self.count = max(self.count, pages)
                pending.clear()

    def _frames(
        self, journal: BinaryIO, salts: tuple[int, ...], sums: Sums, order: str
    ) -> Iterator[tuple[int, int, int]]:
        """Page number, size of the file after a finished change (otherwise 0), and place of each frame.

        Each carries the sum up to it, so those behind a damaged one, which has the place 0, can be told from
        leftovers.
        """
        place = _WAL_HEADER.size
        while len(frame := journal.read(_FRAME_BYTES)) == _FRAME_BYTES:
            number, pages, first, second, *stored = _FRAME_HEADER.unpack_from(frame)
            if (first, second) == salts:
                content = frame[_FRAME_HEADER.size :]
                if _sums(content, _sums(frame[:8], sums, order), order) == tuple(stored):
                    self._unsure.discard(number)
                    yield number, pages, place + _FRAME_HEADER.size
                else:
                    self._unsure.add(number)
                    yield number, min(pages, self.count + _MOST_NEW), 0
                sums = (stored[0], stored[1])
            place += _FRAME_BYTES


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


def _sums(content: bytes, before: Sums, order: str) -> Sums:
    """The running sum that the journal keeps."""
    first, second = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second
