"""Where the files of a watch lie: beside each other in folders, packed with gzip, or together in a zip.

Nothing is ever unpacked onto the disk; names inside of archives are for showing alone.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ankle_rehab.domain.run_files import FileTrouble
from ankle_rehab.domain.value import value

LARGEST = 64 * 1024 * 1024
MOST_MEMBERS = 1000
MOST_IN_FOLDERS = 20_000
LARGEST_DIRECTORY = 4 * 1024 * 1024
RATIO = 100
SMALL = 64 * 1024  # what is so small may be packed as tightly as it likes
DEEPEST_FOLDER = 8
STEP = 64 * 1024
LONGEST_NAME = 80
_WANTED = (".fit", ".gpx", ".tcx")
_PACKED = b"\x1f\x8b"
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_LOCKED = 0x1
_END, _END_64, _FINDER_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_TAIL = 22 + 0xFFFF
_ALL_ONES = 0xFFFFFFFF


@value
class Source:
    """One file to be read: `name` as it is shown, `inside` the name of a part of an archive.

    With a `trouble` it is not read at all.
    """

    path: Path
    name: str
    inside: str = ""
    member: int | None = None
    trouble: FileTrouble | None = None


@value
class Content:
    """The bytes of a file, and why they are not all of it."""

    data: bytes
    trouble: FileTrouble | None = None


class Shelf:
    """Everything that lies in some files, archives and folders; `left_alone` counts files of other kinds.

    An archive is kept open as long as its parts are read one after the other.
    """

    def __init__(self) -> None:
        self.left_alone = 0
        self._archive: zipfile.ZipFile | None = None
        self._archive_path: Path | None = None

    def sources(self, paths: list[Path]) -> Iterator[Source]:
        """All of them in a lasting order; a folder and an archive count as what is in them."""
        for path in paths:
            if path.is_dir():
                yield from self._in_folder(path)
            else:
                yield from self._at(path)

    def content(self, source: Source) -> Content:
        """What is in it, unpacked. Raises nothing but MemoryError."""
        if source.trouble is not None:
            return Content(b"", source.trouble)
        try:
            if source.member is None:
                return _unpacked(_read_plain(source.path))
            return self._member(source.path, source.member)
        except OSError as error:
            return Content(b"", _trouble_of(error))

    def close(self) -> None:
        """Let go of the archive."""
        if self._archive is not None:
            self._archive.close()
            self._archive = self._archive_path = None

    def _in_folder(self, folder: Path) -> Iterator[Source]:
        seen = 0
        for place, folders, names in os.walk(folder):
            depth = len(Path(place).relative_to(folder).parts)
            folders[:] = [] if depth == DEEPEST_FOLDER else sorted(folders)
            for name in sorted(names):
                seen += 1
                if seen > MOST_IN_FOLDERS:
                    yield Source(folder, shown(folder.name), trouble=FileTrouble.TOO_MANY)
                    return
                path = Path(place) / name
                if is_wanted(name) or name.lower().endswith(".zip"):
                    yield from self._at(path)
                else:
                    self.left_alone += 1

    def _at(self, path: Path) -> Iterator[Source]:
        name = shown(path.name)
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                yield Source(path, name, trouble=FileTrouble.NOT_KNOWN)
                return
            with path.open("rb") as file:
                zipped = file.read(4) in _ZIPPED
                trouble = _directory_trouble(file) if zipped else None
        except OSError as error:
            yield Source(path, name, trouble=_trouble_of(error))
            return
        if not zipped or trouble is not None:
            yield Source(path, name, trouble=trouble)
        else:
            yield from self._in_archive(path, name)

    def _in_archive(self, path: Path, name: str) -> Iterator[Source]:
        try:
            infos = self._open(path).infolist()
        except MemoryError:
            raise
        except Exception:  # an archive of whatever bytes makes the library raise whatever it likes
            yield Source(path, name, trouble=FileTrouble.DAMAGED)
            return
        whole = count = 0
        for number, info in enumerate(infos):
            if info.filename.endswith("/"):
                continue
            inside = shown(PurePosixPath(info.filename).name)
            if inside.lower().endswith(".zip"):
                yield Source(path, name, inside, trouble=FileTrouble.NESTED)
                continue
            if not is_wanted(inside) or stat.S_ISLNK(info.external_attr >> 16):
                self.left_alone += 1
                continue
            count += 1
            whole += info.file_size
            yield Source(path, name, inside, number, _member_trouble(info, count, whole))
        if not count and not infos:
            yield Source(path, name, trouble=FileTrouble.EMPTY)

    def _open(self, path: Path) -> zipfile.ZipFile:
        if self._archive is None or self._archive_path != path:
            self.close()
            self._archive, self._archive_path = zipfile.ZipFile(path), path
        return self._archive

    def _member(self, path: Path, number: int) -> Content:
        """One part; no more of it than the archive said there would be."""
        data = bytearray()
        try:
            archive = self._open(path)
            info = archive.infolist()[number]
            with archive.open(info) as file:
                while piece := file.read(STEP):
                    data += piece
                    if len(data) > LARGEST:
                        return Content(b"", FileTrouble.TOO_LARGE)
        except MemoryError:
            raise
        except Exception:  # an archive of whatever bytes makes the library raise whatever it likes
            return _unpacked(Content(bytes(data), FileTrouble.DAMAGED))
        return _unpacked(Content(bytes(data)))


def is_wanted(name: str) -> bool:
    """Whether a file of this name is one from a watch, packed or not."""
    return name.lower().removesuffix(".gz").endswith(_WANTED)


def shown(name: str) -> str:
    """A name as it can be shown: one line, no tricks, not too long."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 20]}…{plain[-19:]}"


def _read_plain(path: Path) -> Content:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            return Content(b"", FileTrouble.TOO_LARGE)
        data = file.read(LARGEST + 1)
    return Content(b"", FileTrouble.TOO_LARGE) if len(data) > LARGEST else Content(data)


def _unpacked(content: Content) -> Content:
    """The same without gzip around it; only one layer is taken off."""
    if not content.data.startswith(_PACKED):
        return content
    made, trouble = _gunzip(content.data)
    if made.startswith(_PACKED):
        return Content(b"", FileTrouble.NESTED)
    if made.startswith(_ZIPPED):
        return Content(b"", FileTrouble.NESTED)
    return Content(made, trouble or content.trouble)


def _gunzip(data: bytes) -> tuple[bytes, FileTrouble | None]:
    """All that is packed in it, piece by piece, and why that is not all."""
    made = bytearray()
    at = 0
    while data[at : at + len(_PACKED)] == _PACKED:
        packed = zlib.decompressobj(wbits=31)
        while not packed.eof:
            piece = data[at : at + STEP]
            at += len(piece)
            if not piece:
                return bytes(made), FileTrouble.CUT_OFF
            try:
                trouble = _unpack(packed, piece, made, len(data))
            except zlib.error:
                return bytes(made), FileTrouble.DAMAGED
            if trouble is not None:
                return b"", trouble
        at -= len(packed.unused_data)
    return bytes(made), None


def _unpack(packed: zlib._Decompress, piece: bytes, made: bytearray, size: int) -> FileTrouble | None:
    """What comes out of a piece of a file of `size` bytes, never much of it at once."""
    while True:
        got = packed.decompress(piece, STEP)
        made += got
        if len(made) > LARGEST:
            return FileTrouble.TOO_LARGE
        if len(made) > SMALL and len(made) > RATIO * size:
            return FileTrouble.TOO_PACKED
        piece = packed.unconsumed_tail
        if packed.eof or (not piece and len(got) < STEP):
            return None


def _member_trouble(info: zipfile.ZipInfo, count: int, whole: int) -> FileTrouble | None:
    """Why a part of an archive is not opened; `count` and `whole` (bytes) are with all before it."""
    if info.flag_bits & _LOCKED:
        return FileTrouble.LOCKED
    if count > MOST_MEMBERS:
        return FileTrouble.TOO_MANY
    if whole > LARGEST:
        return FileTrouble.TOO_LARGE
    if info.file_size > SMALL and info.file_size > RATIO * max(info.compress_size, 1):
        return FileTrouble.TOO_PACKED
    return None


def _directory_trouble(file: BinaryIO) -> FileTrouble | None:
    """Whether the list of an archive's parts can be read without harm: a long one is asked for at once."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return FileTrouble.CUT_OFF
    (length,) = struct.unpack_from("<I", tail, at + 12)
    finder = tail[at - 20 : at] if at >= 20 else b""
    if finder[:4] == _FINDER_64:
        (place,) = struct.unpack_from("<Q", finder, 8)
        if place + 56 > size:
            return FileTrouble.DAMAGED
        file.seek(place)
        record = file.read(56)
        if record[:4] != _END_64:
            return FileTrouble.DAMAGED
        length = max(struct.unpack_from("<Q", record, 40)[0], 0 if length == _ALL_ONES else length)
    return FileTrouble.TOO_MANY if length > LARGEST_DIRECTORY else None


def _trouble_of(error: OSError) -> FileTrouble:
    return FileTrouble.FORBIDDEN if isinstance(error, PermissionError) else FileTrouble.GONE
