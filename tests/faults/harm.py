"""What a disk, a bad copy or a sync program may do to the bytes of a diary and of its journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

PAGE = 4096


@dataclass
class Files:
    """The bytes of a diary and of its journal; `foreign` is the journal of another diary."""

    content: bytearray
    journal: bytearray
    foreign: bytes = b""

    def copied(self, other: Files) -> Files:
        """The same for another harm, with the journal of another diary at hand."""
        return Files(bytearray(self.content), bytearray(self.journal), bytes(other.journal))

    def put(self, path: Path) -> None:
        """Write them where a diary lies."""
        path.parent.mkdir(mode=0o700)
        path.write_bytes(self.content)
        if self.journal:
            path.with_name(f"{path.name}-wal").write_bytes(self.journal)


Harm = Callable[[Files, Random], None]


def _bits(content: bytearray, random: Random, most: int) -> None:
    for _ in range(random.choice((1, 1, 1, 2, most))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def _zeros(content: bytearray, random: Random) -> None:
    size = random.choice((16, 512, PAGE))
    place = random.randrange(len(content)) // size * size
    content[place : place + size] = bytes(len(content[place : place + size]))


def _garbage(content: bytearray, random: Random) -> None:
    place = random.randrange(len(content))
    size = min(random.choice((1, 8, 100, 512, PAGE)), len(content) - place)
    content[place : place + size] = random.randbytes(size)


def bits(files: Files, random: Random) -> None:
    _bits(files.content, random, 20)


def zeros(files: Files, random: Random) -> None:
    _zeros(files.content, random)


def garbage(files: Files, random: Random) -> None:
    _garbage(files.content, random)


def moved(files: Files, random: Random) -> None:
    """A page written to the place of another."""
    one, other = _two_pages(files, random)
    files.content[one : one + PAGE] = files.content[other : other + PAGE]


def swapped(files: Files, random: Random) -> None:
    """Two pages, each in the place of the other."""
    one, other = _two_pages(files, random)
    first = files.content[one : one + PAGE]
    files.content[one : one + PAGE] = files.content[other : other + PAGE]
    files.content[other : other + PAGE] = first


def cut(files: Files, random: Random) -> None:
    del files.content[random.randrange(len(files.content)) :]


def longer(files: Files, random: Random) -> None:
    files.content += random.randbytes(random.choice((1, 100, PAGE, PAGE * 3)))


def header(files: Files, random: Random) -> None:
    files.content[random.randrange(100)] = random.randrange(256)


def journal_bits(files: Files, random: Random) -> None:
    _bits(files.journal, random, 2)


def journal_zeros(files: Files, random: Random) -> None:
    _zeros(files.journal, random)


def journal_garbage(files: Files, random: Random) -> None:
    _garbage(files.journal, random)


def journal_cut(files: Files, random: Random) -> None:
    del files.journal[random.randrange(len(files.journal)) :]


def journal_gone(files: Files, _random: Random) -> None:
    files.journal.clear()


def journal_foreign(files: Files, _random: Random) -> None:
    files.journal[:] = files.foreign


def _two_pages(files: Files, random: Random) -> tuple[int, int]:
    one, other = (random.randrange(len(files.content) // PAGE) * PAGE for _ in range(2))
    return one, other


HARMS: tuple[Harm, ...] = (bits, bits, zeros, garbage, moved, swapped, cut, longer, header)
JOURNAL_HARMS: tuple[Harm, ...] = (
    journal_bits,
    journal_zeros,
    journal_garbage,
    journal_cut,
    journal_gone,
    journal_foreign,
)
