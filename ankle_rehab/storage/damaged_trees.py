"""Rows out of the pages of a damaged diary: along its trees where they hold, page by page where they do not.

A tree is followed through healthy pages alone, so no damaged pointer leads into another table. What hangs
below a damaged page is found again as a page that belongs to no tree.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ankle_rehab.storage.damaged_pages import HEADER_BYTES, USABLE_BYTES, Pages
from ankle_rehab.storage.journal import PAGE_BYTES

LEAF, INTERIOR = 0x0D, 0x05
KEY_LEAF, KEY_INTERIOR = 0x0A, 0x02
_NUMBERED, _KEYED = (LEAF, INTERIOR), (KEY_LEAF, KEY_INTERIOR)
_FREELIST_PLACE = 32
_SMALLEST_LOCAL = (USABLE_BYTES - 12) * 32 // 255 - 23
_LARGEST_LOCAL = {LEAF: USABLE_BYTES - 35}
_LARGEST_LOCAL_KEY = (USABLE_BYTES - 12) * 64 // 255 - 23
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Stored = None | int | float | str | bytes


class Unreadable(Exception):
    """These bytes are no row."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row as its table stores it; `number` None in a table that has none.

    `sure` is whether every byte of it lies on a page whose checksum fits.
    """

    number: int | None
    values: tuple[Stored, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a table that is damaged; rows with numbers above `above` and up to `up_to` lay there.

    `blind` is where not even the damaged rows can be seen.
    """

    above: int
    up_to: int | None
    blind: bool = False

    def holds(self, number: int) -> bool:
        """Whether a row with this number may lie here."""
        return self.above < number and (self.up_to is None or number <= self.up_to)


class Trees:
    """Reads the trees of a file one after the other and knows which pages none of them has claimed."""

    def __init__(self, pages: Pages, on_page: Callable[[], None] = lambda: None) -> None:
        self._pages = pages
        self._on_page = on_page
        self._claimed: set[int] = set()

    def rows(self, root: int, gaps: list[Gap], *, keyed: bool = False) -> Iterator[FoundRow]:
        """Every row of the tree with this first page; what cannot be read is added to `gaps`.

        `keyed` is for a table without numbers and for an index.
        """
        waiting = [(root, Gap(0, None))]
        while waiting:
            number, span = waiting.pop()
            page = self._claim(number)
            kind = None if page is None else _kind(page, number)
            if page is None or kind is None or kind not in (_KEYED if keyed else _NUMBERED):
                self._claimed.discard(number)
                gaps.append(Gap(span.above, span.up_to, blind=True))
                continue
            healthy = self._pages.healthy(number)
            if not healthy:
                gaps.append(Gap(span.above, span.up_to, blind=kind in (INTERIOR, KEY_INTERIOR)))
            elif kind in (INTERIOR, KEY_INTERIOR):
                waiting += reversed(list(_below(page, number, kind, span)))
            for row in self._rows_of(page, number, kind, healthy=healthy, gaps=gaps):
                if row.number is None or span.holds(row.number):
                    yield row
                elif healthy:
                    gaps.append(span)

    def highest(self, root: int) -> int:
        """Claim an index; returns the highest number of a row that it tells of for sure, 0 without one."""
        last = (row.values[-1] for row in self.rows(root, [], keyed=True) if row.sure and row.values)
        return max((number for number in last if isinstance(number, int)), default=0)

    def claim_free(self) -> None:
        """Claim the pages that the file itself calls empty: what still stands on them was deleted."""
        first = self._pages.page(1)
        if first is None or not self._pages.healthy(1):
            return
        (trunk,) = struct.unpack_from(">I", first, _FREELIST_PLACE)
        while trunk and self._pages.healthy(trunk) and (page := self._claim(trunk)) is not None:
            trunk, count = struct.unpack_from(">2I", page)
            if count <= USABLE_BYTES // 4 - 2:
                self._claimed |= set(struct.unpack_from(f">{count}I", page, 8))

    def strays(self) -> Iterator[FoundRow]:
        """Every row on a page that nothing has claimed."""
        for number in range(1, self._pages.count + 1):
            page = self._claim(number)
            kind = None if page is None else _kind(page, number)
            if page is not None and kind is not None:
                yield from self._rows_of(page, number, kind, healthy=self._pages.healthy(number), gaps=[])

    def _claim(self, number: int) -> bytes | None:
        """The page, the first time it is asked for."""
        if number in self._claimed:
            return None
        page = self._pages.page(number)
        if page is not None:
            self._claimed.add(number)
            self._on_page()
        return page

    def _rows_of(
        self, page: bytes, number: int, kind: int, *, healthy: bool, gaps: list[Gap]
    ) -> Iterator[FoundRow]:
        if kind == INTERIOR:
            return
        for place in _places(page, number, kind):
            try:
                yield self._row(page, place, kind, healthy=healthy)
            except (Unreadable, IndexError, ValueError, struct.error):
                if healthy:  # what did not fit on this page is damaged
                    gaps.append(_gap_of(page, place, kind))

    def _row(self, page: bytes, place: int, kind: int, *, healthy: bool) -> FoundRow:
        at = place + 4 if kind == KEY_INTERIOR else place
        size, at = _varint(page, at)
        number: int | None = None
        if kind == LEAF:
            raw, at = _varint(page, at)
            number = raw - (1 << 64) if raw >= 1 << 63 else raw
        largest = _LARGEST_LOCAL.get(kind, _LARGEST_LOCAL_KEY)
        local = size
        if size > largest:
            local = _SMALLEST_LOCAL + (size - _SMALLEST_LOCAL) % (USABLE_BYTES - 4)
            local = local if local <= largest else _SMALLEST_LOCAL
        if at + local > USABLE_BYTES:
            raise Unreadable
        content = page[at : at + local]
        sure = healthy
        if local < size:
            (following,) = struct.unpack_from(">I", page, at + local)
            rest, sure = self._rest(following, size - local, sure=sure)
            content += rest
        return FoundRow(number, _values(content), sure)

    def _rest(self, number: int, size: int, *, sure: bool) -> tuple[bytes, bool]:
        """What of a row did not fit on its page, and whether that is sure too."""
        if size > self._pages.count * PAGE_BYTES:
            raise Unreadable
        parts: list[bytes] = []
        while size > 0:
            page = self._pages.page(number)
            if page is None:
                raise Unreadable
            healthy = self._pages.healthy(number)
            if sure:
                self._claimed.add(number)
            sure = sure and healthy
            parts.append(page[4 : min(USABLE_BYTES, 4 + size)])
            size -= len(parts[-1])
            (number,) = struct.unpack_from(">I", page)
        return b"".join(parts), sure


def _start(number: int) -> int:
    """Where the tree's part of a page begins: the first page carries the header of the file."""
    return HEADER_BYTES if number == 1 else 0


def _kind(page: bytes, number: int) -> int | None:
    kind = page[_start(number)]
    return kind if kind in (LEAF, INTERIOR, KEY_LEAF, KEY_INTERIOR) else None


def _places(page: bytes, number: int, kind: int) -> list[int]:
    """Where the cells of a page begin, as far as that can be."""
    start = _start(number)
    head = 12 if kind in (INTERIOR, KEY_INTERIOR) else 8
    (count,) = struct.unpack_from(">H", page, start + 3)
    room = (USABLE_BYTES - start - head) // 2
    places = struct.unpack_from(f">{min(count, room)}H", page, start + head)
    return [place for place in places if start + head <= place < USABLE_BYTES]


def _below(page: bytes, number: int, kind: int, span: Gap) -> Iterator[tuple[int, Gap]]:
    """The pages below a healthy page, each with the numbers of the rows on it."""
    above = span.above
    for place in _places(page, number, kind):
        (child,) = struct.unpack_from(">I", page, place)
        if kind == INTERIOR:
            up_to, _ = _varint(page, place + 4)
            yield child, Gap(above, up_to)
            above = up_to
        else:
            yield child, span
    (right,) = struct.unpack_from(">I", page, _start(number) + 8)
    yield right, Gap(above, span.up_to)


def _gap_of(page: bytes, place: int, kind: int) -> Gap:
    """The gap that one row leaves."""
    if kind != LEAF:
        return Gap(0, 0)
    number, _ = _varint(page, _varint(page, place)[1])
    return Gap(number - 1, number)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = content[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | content[at], at + 1


def _values(content: bytes) -> tuple[Stored, ...]:
    """The columns of one record."""
    end, at = _varint(content, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(content, at)
        kinds.append(kind)
    values: list[Stored] = []
    for kind in kinds:
        value, at = _value(content, at, kind)
        values.append(value)
    if at != len(content):
        raise Unreadable
    return tuple(values)


def _value(content: bytes, at: int, kind: int) -> tuple[Stored, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in (10, 11):
        raise Unreadable
    size = _INTEGER_BYTES.get(kind) or (8 if kind == 7 else (kind - 12) // 2)
    part = content[at : at + size]
    if len(part) != size:
        raise Unreadable
    if kind == 7:
        (number,) = struct.unpack(">d", part)
        return float(number), at + size
    if kind < 7:
        return int.from_bytes(part, "big", signed=True), at + size
    return (part.decode() if kind % 2 else part), at + size
