"""One window for each diary: whoever starts second hands over what it was asked to do, and leaves.

Who is first is decided by a lock that ends with its process, so nothing has to be tidied up after a crash.
The line between the two is a local socket in the runtime folder of the user: one line of JSON there, an
empty line as soon as it was heard, and one line of JSON back. Nothing of it leaves this computer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QObject, Signal

from ankle_rehab import paths
from ankle_rehab.domain.value import value

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

# Qt's sockets take 10 ms to load: not before the first picture. Nor is anything else needed to be the first.
# ruff: noqa: PLC0415

LONGEST_LINE = 4096
WAITING = 255
LOOK_AGAIN_MILLISECONDS = 50


@value
class Reply:
    """What became of a command: an exit code, what is to be printed, and what of it is trouble."""

    code: int
    words: str = ""
    trouble: str = ""


Answer = Callable[[Reply], None]


class NoAnswer(Exception):
    """The program is open on this diary but did not answer in time."""


class TooLong(NoAnswer):
    """The program is open on this diary, and hears no line as long as this command."""


class Single(QObject):
    """`asked` carries the words of a command (none: "show yourself") and the function that answers it, once.

    The answer may be given later; after that, or when whoever asked is gone, it does nothing.
    """

    asked = Signal(object, object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._hold: int | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this process is the first on the folder; True as well where that cannot be found out."""
        if self._hold is None:
            try:
                self._hold = _held(_place(self._folder).with_suffix(".lock"))
            except OSError:
                return True  # the diary's own lock still decides who may write
        return self._hold is not None

    def listen(self) -> bool:
        """From now on hear what later starts ask for; False where that is not possible, or not claimed."""
        if self._hold is None or self._server is not None:
            return self._server is not None
        from PySide6.QtNetwork import QLocalServer

        place = _place(self._folder)
        QLocalServer.removeServer(_address(place))  # left by a crash: the lock says that nobody listens there
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setListenBacklogSize(WAITING)
        if not server.listen(_address(place)):
            server.deleteLater()
            return False
        server.newConnection.connect(self._on_connected)
        self._server = server
        return True

    def close(self) -> None:
        """Hear nothing more and let the next one be the first."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._hold is not None:
            with suppress(OSError):
                _place(self._folder).with_suffix(".lock").unlink(missing_ok=True)
            os.close(self._hold)
            self._hold = None

    def _on_connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            _Caller(self._server.nextPendingConnection(), self.asked.emit, self)


class _Caller(QObject):
    """Somebody at the other end, until answered or gone."""

    def __init__(self, line: QLocalSocket, ask: Callable[[list[str], Answer], None], parent: QObject) -> None:
        super().__init__(parent)
        self._line: QLocalSocket | None = line
        self._ask = ask
        self._heard = b""
        line.setParent(self)
        line.setReadBufferSize(LONGEST_LINE)
        line.readyRead.connect(self._on_words)
        line.disconnected.connect(self._on_gone)
        self._on_words()

    def answer(self, reply: Reply) -> None:
        """Say what became of it, once."""
        if self._line is not None:
            line, self._line = self._line, None
            line.write(_line({"code": reply.code, "words": reply.words, "trouble": reply.trouble}))
            line.disconnectFromServer()  # once all is written

    def _on_words(self) -> None:
        if self._line is None:
            return
        self._heard += bytes(self._line.read(LONGEST_LINE - len(self._heard)).data())
        if b"\n" in self._heard:
            self._line.readyRead.disconnect(self._on_words)
            self._on_line()
        elif len(self._heard) == LONGEST_LINE:
            self._line.abort()

    def _on_line(self) -> None:
        command = _command(self._heard.partition(b"\n")[0])
        if self._line is None or command is None:
            self._on_gone()
            return
        self._line.write(b"\n")
        self._line.flush()
        self._ask(command, self.answer)

    def _on_gone(self) -> None:
        self._line = None
        self.deleteLater()


def carry(
    folder: Path,
    command: Sequence[str],
    timeout: float = 10.0,
    patience: float = 60.0,
    starting: float = 30.0,
) -> Reply | None:
    """Have the open program do it; None where none is open on this folder, NoAnswer when it does not answer.

    TooLong before anything was said: as a line of JSON a command has at most LONGEST_LINE bytes.
    One that is just starting has `starting` seconds until it listens. It has to hear the command within
    `timeout` seconds, and to be done within another `patience` seconds. Needs no window and no event loop.
    """
    from PySide6.QtCore import QThread
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    try:
        place = _place(folder)
    except OSError:
        return None
    left = QDeadlineTimer(round(starting * 1000))
    while True:
        line.connectToServer(_address(place))
        if line.waitForConnected(max(1, left.remainingTime())):
            break
        line.abort()
        if not _taken(place.with_suffix(".lock")):
            return None
        if left.hasExpired():
            raise NoAnswer
        QThread.msleep(LOOK_AGAIN_MILLISECONDS)
    words = _line(list(command))
    if len(words) > LONGEST_LINE:
        raise TooLong
    line.write(words)
    heard = _until(line, b"", 1, QDeadlineTimer(round(timeout * 1000)))
    return _reply(_until(line, heard, 2, QDeadlineTimer(round(patience * 1000))))


def _until(line: QLocalSocket, heard: bytes, lines: int, left: QDeadlineTimer) -> bytes:
    """What was heard once there are so many lines; raises NoAnswer."""
    while heard.count(b"\n") < lines:
        if not (line.bytesAvailable() or line.waitForReadyRead(max(1, left.remainingTime()))):
            raise NoAnswer
        heard += bytes(line.readAll().data())
    return heard


def _line(content: object) -> bytes:
    """Names of files with odd bytes in them come through whole."""
    import json

    return json.dumps(content).encode("ascii") + b"\n"


def _command(line: bytes) -> list[str] | None:
    import json

    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) and all(isinstance(one, str) for one in found) else None


def _reply(heard: bytes) -> Reply:
    import json

    try:
        found = json.loads(heard)
        return Reply(int(found["code"]), str(found["words"]), str(found.get("trouble", "")))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NoAnswer from error


def _place(folder: Path) -> Path:
    """Beside it, with other endings, lie the lock and the socket; raises OSError where there is no place."""
    name = os.fsencode(os.path.realpath(folder))
    mark = QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256).toHex().data()
    return paths.runtime_dir() / bytes(mark[:16]).decode("ascii")


def _address(place: Path) -> str:
    """A socket is a file; a pipe of Windows has a name without a folder."""
    if sys.platform == "win32":
        return f"{paths.PROGRAM_FOLDER}-{place.name}"
    return str(place.with_suffix(".socket"))


def _held(path: Path) -> int | None:
    """Holds the file for this process until it ends; None while another one does; raises OSError."""
    while True:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        number = os.open(path, flags, paths.PRIVATE_FILE_MODE)
        if not _locked(number):
            os.close(number)
            return None
        with suppress(OSError):
            if os.path.samestat(os.fstat(number), path.stat()):
                return number
        os.close(number)  # whoever was first has just removed it


def _taken(path: Path) -> bool:
    """Whether somebody holds the file."""
    with suppress(OSError):
        number = os.open(path, os.O_RDWR)
        try:
            return not _locked(number, shared=True)
        finally:
            os.close(number)
    return False


def _locked(number: int, *, shared: bool = False) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(number, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
