"""strace on a process: what it asks of the system, and one call that fails or kills it instead."""

from __future__ import annotations

import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ankle_rehab.domain.value import value

KILL = "KILL"
FULL = ("ENOSPC", "EDQUOT")
REFUSED = ("EROFS", "EACCES")
ERRORS = (*FULL, "EIO", *REFUSED, "EINTR")

CHANGING = (
    *("openat", "write", "pwrite64", "ftruncate", "fallocate", "fsync", "fdatasync"),
    *("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink"),
    *("mkdir", "mkdirat", "rmdir", "utimensat", "chmod", "fchmod", "fchmodat", "fchown", "chown"),
)
LOOKING = (
    *("read", "pread64", "lseek", "close", "fcntl", "flock", "getdents64", "statfs", "fstatfs"),
    *("stat", "lstat", "fstat", "newfstatat", "statx", "access", "faccessat2", "readlink", "readlinkat"),
)
SYNCS = ("fsync", "fdatasync")
WRITING = tuple(call for call in CHANGING if call != "openat")
"""What certainly changes something; a file is opened for reading too."""
UNHARMED = ("mmap", "getcwd", "ioctl", "fadvise64", "dup", "umask", "chdir", "poll", "sendto", "recvfrom")
"""What belongs to files or descriptors and never changes a disk."""
ALL_CALLS = "%file,%desc"

_CALL = re.compile(r"^(\w+)\((.*?)\)? += (-?\d+|\?)(.*)$")
_OPEN = re.compile(r"^openat\([^,]+, \"([^\"]*)\", ([A-Z_|]+), (0\d*)\)")
_FOLDER = re.compile(r"^mkdir(?:at)?\((?:[^\"]*)\"([^\"]*)\", (0\d*)\)")


@value
class Harm:
    """The `number`-th call of that name fails with an error, or the process is killed there."""

    call: str
    number: int
    kind: str

    @property
    def words(self) -> str:
        """As strace wants to be told."""
        how = f"signal={KILL}" if self.kind == KILL else f"error={self.kind}"
        return f"inject={self.call}:{how}:when={self.number}"

    def __str__(self) -> str:
        return f"{self.kind} at {self.call} number {self.number}"


def kinds_for(call: str) -> tuple[str, ...]:
    """What may happen at a call: a disk is never full for somebody who only looks."""
    return (KILL, *ERRORS) if call in CHANGING else ("EIO", "EACCES", "EINTR")


class Log:
    """What strace wrote down of one process."""

    def __init__(self, text: str) -> None:
        self.lines = [line for line in text.splitlines() if _CALL.match(line)]

    @property
    def harmed(self) -> bool:
        """Whether it came to the call that was to fail."""
        return any("(INJECTED)" in line for line in self.lines)

    def calls(self, folder: str) -> dict[str, list[int]]:
        """The numbers of the calls that touch a folder, by their names, counted as strace counts them."""
        counts: Counter[str] = Counter()
        found: dict[str, list[int]] = {}
        for line in self.lines:
            name = line.partition("(")[0]
            counts[name] += 1
            if folder in line:
                found.setdefault(name, []).append(counts[name])
        return found

    def unkept(self) -> list[str]:
        """Files and folders that somebody failed to bring to the disk, and never tried again.

        SQLite, which calls `fdatasync`, never says that a folder could not be; the file is what counts there.
        """
        left: dict[str, None] = {}
        for line in self.lines:
            name, _, rest = line.partition("(")
            if name in SYNCS:
                path = rest[rest.find("<") + 1 : rest.find(">")]
                if name == "fdatasync" and Path(path).is_dir():
                    continue
                if line.endswith("(INJECTED)") or "= -1" in line:
                    left[path] = None
                else:
                    left.pop(path, None)
        return list(left)

    def made(self) -> Iterator[tuple[str, int]]:
        """Each file and folder that was made, with the rights it was asked for."""
        for line in self.lines:
            opened, folder = _OPEN.match(line), _FOLDER.match(line)
            if opened is not None and "O_CREAT" in opened[2]:
                yield opened[1], int(opened[3], 8)
            if folder is not None:
                yield folder[1], int(folder[2], 8)


@contextmanager
def watched(
    pid: int, log: Path, harm: Harm | None, calls: str = ALL_CALLS, more: tuple[str, ...] = ()
) -> Iterator[None]:
    """strace on a process as long as the block lasts; ended before the process, it lets it go on.

    `more` is what else it is asked for.
    """
    words = ["strace", "-y", *more, "-o", str(log), "-e", f"trace={calls}", "-p", str(pid)]
    if harm is not None:
        words += ["-e", harm.words]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        try:
            assert "attached" in said, said + tracer.stderr.read()
            yield
        finally:
            tracer.send_signal(signal.SIGINT)
