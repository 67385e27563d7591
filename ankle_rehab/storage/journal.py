"""The journal of a diary, SQLite's write-ahead log, as it lies on the disk; read without SQLite.

Each frame holds a page and the running sum of all bytes up to it; the last of a finished change says so.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PAGE_BYTES = 4096
HEADER = struct.Struct(">8I")
FRAME_HEADER = struct.Struct(">6I")

_FRAME_BYTES = FRAME_HEADER.size + PAGE_BYTES
_MAGIC = (0x377F0682, 0x377F0683)
_SUMMED = 24
_WORD = 0xFFFFFFFF

Sums = tuple[int, int]
Frame = tuple[int, int, int]


def frames(journal: BinaryIO, first: int = 0) -> Iterator[Frame]:
    """Page number, size of the file after a finished change (else 0), and place of each frame from `first`.

    Each carries the sum up to it, so those behind a damaged one, which has the place 0, can be told from
    leftovers of an earlier use of the journal.
    """
    journal.seek(0)
    header = journal.read(HEADER.size)
    if len(header) < HEADER.size:
        return
    magic, _, size, _, *salts, _, _ = HEADER.unpack(header)
    order = ">" if magic & 1 else "<"
    if not _whole(header):  # a damaged one says nothing; the first frame knows which use of the journal it is
        order = "<"
        salts = list(
            FRAME_HEADER.unpack(journal.read(FRAME_HEADER.size).ljust(FRAME_HEADER.size, b"\0"))[2:4]
        )
    elif size != PAGE_BYTES:
        return
    sums = _sums(header[:_SUMMED], (0, 0), order)
    place = HEADER.size + first * _FRAME_BYTES
    if first:
        journal.seek(place - _FRAME_BYTES)
        *_, one, other = FRAME_HEADER.unpack(journal.read(FRAME_HEADER.size))
        sums = (one, other)
    journal.seek(place)
    while len(frame := journal.read(_FRAME_BYTES)) == _FRAME_BYTES:
        number, pages, *of, one, other = FRAME_HEADER.unpack_from(frame)
        if of == salts:
            content = frame[FRAME_HEADER.size :]
            whole = _sums(content, _sums(frame[:8], sums, order), order) == (one, other)
            yield number, pages, place + FRAME_HEADER.size if whole else 0
            sums = (one, other)
        place += _FRAME_BYTES


def broken(path: Path, whole: int) -> bool:
    """Whether changes that were saved cannot be read. SQLite takes the first `whole` frames, and no more.

    Behind them one change may lie in parts: the power went before it was saved. A later one that is finished
    shows that it had been. Nothing tells of damage to the very last change, nor to the mark by which the one
    before it ended. Raises OSError.
    """
    with path.open("rb") as journal:
        header = journal.read(HEADER.size)
        if not _whole(header):  # it is on the disk before anything else
            return any(journal.read())
        in_parts = passed = False
        for _, pages, place in frames(journal, whole):
            in_parts = in_parts or not place
            if pages and passed and not in_parts:
                return True
            if pages:
                passed, in_parts = passed or in_parts, False
    return False


def _whole(header: bytes) -> bool:
    if len(header) < HEADER.size:
        return False
    magic, *_, one, other = HEADER.unpack(header)
    return magic in _MAGIC and _sums(header[:_SUMMED], (0, 0), ">" if magic & 1 else "<") == (one, other)


def _sums(content: bytes, before: Sums, order: str) -> Sums:
    """The running sum that the journal keeps."""
    first, second = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second
