"""Long work beside the window: a child process that tells how far it is, and can be called back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from ankle_rehab import relaunch
from ankle_rehab.storage import errand_lines
from ankle_rehab.storage.faults import StorageFault, WriteFailed


class Errand(QObject):
    """One verb of `ankle_rehab.child`, run once; `path` is what it is about, `words` are what it is told.

    `told` carries the facts of each line, a mapping as the verb tells it. In the end comes either `done` with
    the facts of the last line, or `failed` with a StorageFault; after `cancel` nothing comes any more.
    """

    told = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        verb: str,
        arguments: Sequence[str],
        path: Path,
        parent: QObject | None = None,
        words: bytes = b"",
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._words = words
        self._last: errand_lines.Facts = {}
        self._fault: StorageFault | None = None
        self._over = False
        self._process = QProcess(self)
        program, *leading = relaunch.child()
        self._process.setProgram(program)
        self._process.setArguments([*leading, verb, *arguments])
        self._process.setWorkingDirectory(str(relaunch.folder()))
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Begin."""
        self._process.start()
        if self._words:
            self._process.write(self._words)
            self._process.closeWriteChannel()

    @property
    def running(self) -> bool:
        """Whether the work is still going on."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def cancel(self) -> None:
        """End the process now, wherever it is; returns when it is gone."""
        self._over = True
        if self.running:
            self._process.kill()
            self._process.waitForFinished()

    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            if facts := errand_lines.facts_of(line):
                self._last = facts
                self._fault = errand_lines.fault_of(facts, self._path)
                if not self._over and self._fault is None:
                    self.told.emit(facts)

    def _on_finished(self, code: int, how: QProcess.ExitStatus) -> None:
        self._read()
        if how is QProcess.ExitStatus.NormalExit and code == 0 and self._fault is None:
            self._end(None)
        else:
            self._end(self._fault or WriteFailed(self._path, f"the process ended with {code}"))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(WriteFailed(self._path, "the process could not be started"))

    def _end(self, fault: StorageFault | None) -> None:
        if self._over:
            return
        self._over = True
        if fault is None:
            self.done.emit(self._last)
        else:
            self.failed.emit(fault)
