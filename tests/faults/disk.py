"""A disk that loses its power: what of the last steps lies on it then is a matter of chance.

What was synced stays. Of what was written since, each sector of 512 bytes may be there or not. Names
change in the order in which they were given and taken, as in file systems with a journal, and they too
may be there or not until their folder was synced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

SECTOR = 512
MANY = 10


@dataclass(frozen=True, slots=True)
class Written:
    file: int
    place: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    file: int


@dataclass(frozen=True, slots=True)
class Named:
    """A file got a name, which may have been another's; a folder got one if `file` is None."""

    name: str
    file: int | None


@dataclass(frozen=True, slots=True)
class Unnamed:
    name: str


@dataclass(frozen=True, slots=True)
class Renamed:
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FolderSynced:
    folder: str


Data = Written | Resized
Naming = Named | Unnamed | Renamed
Step = Data | Naming | Synced | FolderSynced
Names = dict[str, int | None]


@dataclass
class File:
    """What is sure to be on the disk, and what may be."""

    sure: bytearray = field(default_factory=bytearray)
    unsure: list[Data] = field(default_factory=list)


class Disk:
    """Takes steps one after the other; at any time its power may be cut."""

    def __init__(self) -> None:
        self.files: dict[int, File] = {}
        self._sure: Names = {}
        self._unsure: list[tuple[str, Naming]] = []

    def lay(self, folder: Path) -> dict[str, int]:
        """All that lies in a folder is there for sure; returns the numbers of the files."""
        numbers: dict[str, int] = {}
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            self._sure[name] = None if path.is_dir() else len(self.files)
            if path.is_file():
                numbers[name] = len(self.files)
                self.files[len(self.files)] = File(bytearray(path.read_bytes()))
        return numbers

    def take(self, step: Step) -> None:
        """One more step of whoever writes."""
        match step:
            case Written() | Resized():
                self._file(step.file).unsure.append(step)
            case Synced():
                file = self._file(step.file)
                _carry_out(file.sure, file.unsure)
                file.unsure.clear()
            case FolderSynced():
                kept = [one for one in self._unsure if one[0] != step.folder]
                for folder, naming in self._unsure:
                    if folder == step.folder:
                        _name(self._sure, naming)
                self._unsure = kept
            case Renamed():
                self._unsure.append((_folder(step.new), step))
            case _:
                self._unsure.append((_folder(step.name), step))

    def states(self, random: Random, many: int = MANY) -> Iterator[dict[str, bytes | None]]:
        """What may lie on the disk when the power is cut now: nothing of what is unsure, all of it, parts."""
        yield self._state(random, 0, 0, names=0.0)
        yield self._state(random, 1, 0, names=1.0)
        if not self._unsure and not any(file.unsure for file in self.files.values()):
            return
        for turn in range(many):
            yield self._state(random, random.random(), random.choice((0, 0.5, 1)), names=turn / (many - 1))

    def _state(self, random: Random, kept: float, torn: float, *, names: float) -> dict[str, bytes | None]:
        """Each write is kept with one likelihood, and of those that are not a part may be there."""
        found = dict(self._sure)
        until = {folder: random.random() < names for folder, _ in self._unsure}
        for folder, naming in self._unsure:
            until[folder] = until[folder] and (names == 1 or random.random() < 0.5 + names / 2)
            if until[folder]:
                _name(found, naming)
        contents: dict[str, bytes | None] = {}
        for name, number in found.items():
            if number is not None:
                content = bytearray(self._file(number).sure)
                _carry_out(content, _landed(self._file(number).unsure, random, kept, torn))
                contents[name] = bytes(content)
            else:
                contents[name] = None
        return contents

    def _file(self, number: int) -> File:
        return self.files.setdefault(number, File())


def sign(state: dict[str, bytes | None]) -> int:
    """The same for the same state."""
    return hash(tuple(sorted(state.items())))


def put(state: dict[str, bytes | None], folder: Path) -> None:
    """Make the files of a state in an empty private folder; what lies in no folder is lost."""
    folder.mkdir(mode=0o700)
    for name in sorted(state):
        content, path = state[name], folder / name
        if not path.parent.is_dir():
            continue
        if content is None:
            path.mkdir(mode=0o700)
        else:
            path.write_bytes(content)
            path.chmod(0o600)


def _folder(name: str) -> str:
    return PurePosixPath(name).parent.as_posix()


def _name(names: Names, naming: Naming) -> None:
    match naming:
        case Named():
            names[naming.name] = naming.file
        case Unnamed():
            names.pop(naming.name, None)
        case Renamed():
            if naming.old in names:
                names[naming.new] = names.pop(naming.old)


def _carry_out(content: bytearray, steps: list[Data]) -> None:
    for step in steps:
        end = step.size if isinstance(step, Resized) else step.place + len(step.content)
        if len(content) < end:
            content.extend(bytes(end - len(content)))
        if isinstance(step, Resized):
            del content[step.size :]
        else:
            content[step.place : end] = step.content


def _landed(steps: list[Data], random: Random, kept: float, torn: float) -> list[Data]:
    landed: list[Data] = []
    for step in steps:
        if random.random() < kept:
            landed.append(step)
        elif isinstance(step, Written) and random.random() < torn:
            landed += [piece for piece in _sectors(step) if random.random() < 0.5]
    return landed


def _sectors(step: Written) -> Iterator[Written]:
    """The pieces of a write that lie in one sector each."""
    begin, end = step.place, step.place + len(step.content)
    for first in range(begin // SECTOR * SECTOR, end, SECTOR):
        low, high = max(first, begin), min(first + SECTOR, end)
        yield Written(step.file, low, step.content[low - begin : high - begin])
