"""Files of watches: one beside fitdecode alone, a season of them on all cores, and the window meanwhile.

Fitdecode alone goes through the same messages of the same bytes without its checksums, and nothing is made of
them. A season is 1,000 files; what it takes is told by the process that works longest (by the clock where
that cannot be asked). The window shows the page of the files meanwhile.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from fitdecode import CrcCheck, FitReader
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from ankle_rehab.app import Outside, Program
from ankle_rehab.cli import tidy_up
from ankle_rehab.domain.run_files import Verdict
from ankle_rehab.domain.zones import zone_of
from ankle_rehab.exchange import run_files
from ankle_rehab.exchange.run_clean import Surroundings
from ankle_rehab.services.run_files import RunFiles
from tests.benchmarks.rows import Row, ratio, row, tell
from tests.benchmarks.stopwatch import busy
from tests.fakes.clock import FakeClock
from tests.fakes.watch_files import START, fit_run

ROUNDS = 7
FILES, KINDS = 1000, 20
RATIO_LIMIT, CORES_LIMIT, A_TURN, MEBIBYTES = 0.9, 1.5, 50.0, 300.0
AROUND = Surroundings(zone_of("Europe/Berlin"), "Europe/Berlin", 1_796_000_000.0)
ZONE = "Europe/Berlin"
SETTLED = 0.5
KIBIBYTE = 1024
TICKS = os.sysconf("SC_CLK_TCK") if sys.platform == "linux" else 1


def bare(data: bytes) -> None:
    with FitReader(data, check_crc=CrcCheck.DISABLED) as reader:
        for _ in reader:
            pass


def never() -> bool:
    return False


def one_file() -> Row:
    """How fast a file is read beside fitdecode alone, each in turn with the other."""
    data = fit_run(seconds=3600, metres=10_000, step=1)
    pairs = [
        (busy(lambda: bare(data)), busy(lambda: run_files.read(data, AROUND, never))) for _ in range(ROUNDS)
    ]
    what = "one FIT file of an hour, fitdecode alone against our reading"
    return ratio(what, pairs, RATIO_LIMIT, at_least=True, unit="ms")


def season(folder: Path) -> None:
    """A thousand runs of half an hour, a second a record for the first minutes of each."""
    for number in range(FILES):
        start = START - timedelta(days=number)
        (folder / f"{number:04d}.fit").write_bytes(fit_run(start=start, seconds=1800, step=3))


def read(files: RunFiles, folder: Path) -> tuple[float, float]:
    """Seconds until the preview is there, and the longest turn of the event loop (ms of the processor)."""
    longest = 0.0
    begun = time.perf_counter()
    files.read([folder])
    while files.busy:
        turn = time.thread_time()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, (time.thread_time() - turn) * 1000)
    return time.perf_counter() - begun, longest


class Readers(threading.Thread):
    """Looks what the processes that read use at most: mebibytes, and seconds of the processor."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.mebibytes = 0.0
        self._seconds: dict[str, float] = {}
        self.over = threading.Event()

    @property
    def seconds(self) -> float:
        """Of the one that worked longest: what it takes where each has a core to itself."""
        return max(self._seconds.values(), default=0.0)

    def run(self) -> None:
        while not self.over.wait(0.02):
            listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii")
            for number in listed.split():
                self._look(number)

    def _look(self, number: str) -> None:
        place = Path("/proc") / number
        try:
            lines = (place / "status").read_text(encoding="ascii").splitlines()
            spent = (place / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return
        told = [line.split()[1] for line in lines if line.startswith("VmHWM")]
        self.mebibytes = max(self.mebibytes, int(told[0]) / KIBIBYTE if told else 0.0)
        self._seconds[number] = (int(spent[11]) + int(spent[12])) / TICKS


def alone(folder: Path) -> float:
    """Seconds of the processor for the same files in one process, one after the other."""

    def work() -> None:
        for path in sorted(folder.iterdir()):
            bare(path.read_bytes())

    return busy(work) / 1000


def settle(seconds: float = SETTLED) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def whole_season(app: QApplication) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "watch"
        folder.mkdir()
        season(folder)
        program = Program(app, Outside(FakeClock(), lambda: None, tuple), Path(name) / "diary")
        parts = program.parts
        parts.preferences.change(accepted_version=parts.content.first_start().text_version)
        program.first_picture.painted.connect(tidy_up)
        program.window.show()
        program.window.show_page("run-files")
        settle()
        one = alone(folder)
        readers = Readers()
        if sys.platform == "linux":
            readers.start()
        whole, reading = read(parts.run_files, folder)
        readers.over.set()
        preview = parts.run_files.preview
        taken = busy(lambda: parts.run_files.take(preview.of(Verdict.NEW) if preview else ()))
        settle()
        program.close()
    what = f"{FILES:,} files, fitdecode alone in one process against all cores"
    yield ratio(what, [(one, readers.seconds or whole)], CORES_LIMIT, at_least=True, unit="s")
    yield row("longest turn while they are read", [reading], "ms", A_TURN)
    yield row(f"{FILES:,} are taken", [taken], "ms", A_TURN)
    if readers.mebibytes:
        yield row("memory of a process that reads", [readers.mebibytes], "MiB", MEBIBYTES)


def measured() -> Iterator[Row]:
    yield one_file()
    yield from whole_season(QApplication(sys.argv))


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return tell(measured())


if __name__ == "__main__":
    sys.exit(main())
