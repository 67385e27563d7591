"""The steps that a process takes to a disk, as strace tells them: whoever takes them, SQLite or Python."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.faults.disk import FolderSynced, Named, Renamed, Resized, Step, Synced, Unnamed, Written

CALLS = (
    "openat,lseek,write,pwrite64,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,"
    "unlink,unlinkat,mkdir,mkdirat,rmdir,writev,pwritev,copy_file_range,sendfile,symlink,symlinkat,truncate"
)
TELL_ALL = ("-x", "-s", "16777216")
"""How strace is to tell what is written: all of it."""

_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FILE = re.compile(r"^(\d+)<([^>]*)>")
_NUMBERS = re.compile(r", (\d+)(?=,|$)")


class Recording:
    """The steps in one folder; `numbers` are those of the files that were there before."""

    def __init__(self, folder: Path, numbers: dict[str, int]) -> None:
        self.steps: list[Step] = []
        self._folder = str(folder)
        self._numbers = dict(numbers)
        self._made = len(numbers)
        self._open: dict[str, tuple[int, int]] = {}

    def take(self, log: str) -> list[Step]:
        """All steps of what strace wrote; raises ValueError for a call that is not known here."""
        for line in log.splitlines():
            found = _LINE.match(line)
            if found is not None and self._folder in line and int(found[3]) >= 0:
                self._call(found[1], found[2], int(found[3]), line)
        return self.steps

    def _call(self, call: str, words: str, result: int, line: str) -> None:
        match call:
            case "openat":
                self._opened(words, str(result))
            case "mkdir" | "mkdirat":
                self._name(Named(self._names(words)[0], None))
            case "unlink" | "unlinkat" | "rmdir":
                self._name(Unnamed(self._names(words)[0]))
            case "rename" | "renameat" | "renameat2":
                self._name(Renamed(*self._names(words)))
            case "link" | "linkat":
                old, new = self._names(words)
                self._name(Named(new, self._numbers[old]))
            case "lseek" | "write" | "pwrite64" | "ftruncate" | "fallocate" | "fsync" | "fdatasync":
                self._on_file(call, words, result)
            case _:
                raise ValueError(line[:200])

    def _opened(self, words: str, descriptor: str) -> None:
        (name,) = self._names(words)
        self._open.pop(descriptor, None)
        if Path(self._folder, name).is_dir() or "O_DIRECTORY" in words:
            return
        if name not in self._numbers and "O_CREAT" in words:
            self._name(Named(name, self._made))
            self._made += 1
        if name in self._numbers:
            self._open[descriptor] = (self._numbers[name], 0)
            if "O_TRUNC" in words:
                self.steps.append(Resized(self._numbers[name], 0))

    def _on_file(self, call: str, words: str, result: int) -> None:
        found = _FILE.match(words)
        if found is None or not found[2].startswith(self._folder):
            return
        descriptor, name = found[1], self._relative(found[2])
        if descriptor not in self._open and name not in self._numbers:
            if call in ("fsync", "fdatasync"):
                self.steps.append(FolderSynced(name))
            return
        number, place = self._open.get(descriptor) or (self._numbers[name], 0)
        numbers = [int(one) for one in _NUMBERS.findall(_TEXT.sub('""', words))]
        match call:
            case "lseek":
                self._open[descriptor] = (number, result)
            case "write":
                self.steps.append(Written(number, place, self._texts(words)[0][:result]))
                self._open[descriptor] = (number, place + result)
            case "pwrite64":
                self.steps.append(Written(number, numbers[-1], self._texts(words)[0][:result]))
            case "ftruncate":
                self.steps.append(Resized(number, numbers[0]))
            case "fsync" | "fdatasync":
                self.steps.append(Synced(number))

    def _name(self, step: Named | Unnamed | Renamed) -> None:
        self.steps.append(step)
        match step:
            case Named(name, file) if file is not None:
                self._numbers[name] = file
            case Unnamed(name):
                self._numbers.pop(name, None)
            case Renamed(old, new) if old in self._numbers:
                self._numbers[new] = self._numbers.pop(old)

    def _names(self, words: str) -> list[str]:
        return [self._relative(text.decode()) for text in self._texts(words)]

    def _relative(self, path: str) -> str:
        return Path(path).relative_to(self._folder).as_posix()

    def _texts(self, words: str) -> list[bytes]:
        return [ast.literal_eval(f'b"{text}"') for text in _TEXT.findall(words)]
