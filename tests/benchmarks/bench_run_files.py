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
from collections.abc import Callable
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
from tests.fakes.clock import FakeClock
from tests.fakes.watch_files import START, fit_run

ROUNDS = 7
FILES, KINDS = 1000, 20
RATIO_LIMIT, CORES_LIMIT, A_TURN, MEGABYTES = 0.9, 1.5, 50.0, 300.0
AROUND = Surroundings(zone_of("Europe/Berlin"), "Europe/Berlin", 1_796_000_000.0)
ZONE = "Europe/Berlin"
SETTLED = 0.5
KIBIBYTE = 1024
TICKS = os.sysconf("SC_CLK_TCK") if sys.platform == "linux" else 1


def busy(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def bare(data: bytes) -> None:
    with FitReader(data, check_crc=CrcCheck.DISABLED) as reader:
        for _ in reader:
            pass


def never() -> bool:
    return False


def one_file() -> float:
    """How fast a file is read beside fitdecode alone, each in turn with the other."""
    data = fit_run(seconds=3600, metres=10_000, step=1)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(busy(lambda: bare(data)))
        ours.append(busy(lambda: run_files.read(data, AROUND, never)))
    return min(theirs) / min(ours)


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
    """Looks what the processes that read use at most: megabytes, and seconds of the processor."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.megabytes = 0.0
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
        self.megabytes = max(self.megabytes, int(told[0]) / KIBIBYTE if told else 0.0)
        self._seconds[number] = (int(spent[11]) + int(spent[12])) / TICKS


def alone(folder: Path) -> float:
    """Seconds of the processor for the same files in one process, one after the other."""

    def work() -> None:
        for path in sorted(folder.iterdir()):
            bare(path.read_bytes())

    return busy(work)


def settle(seconds: float = SETTLED) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main() -> int:
    held = [_say("run files: one FIT file", one_file(), RATIO_LIMIT, "x fitdecode alone")]
    app = QApplication(sys.argv)
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
        taken = busy(lambda: parts.run_files.take(preview.of(Verdict.NEW) if preview else ())) * 1000
        settle()
        program.close()
    held.append(
        _say(
            f"run files: {FILES} files",
            one / (readers.seconds or whole),
            CORES_LIMIT,
            "x fitdecode alone in one process",
        )
    )
    held.append(_below("run files: longest turn while they are read", reading, A_TURN, "ms"))
    held.append(_below(f"run files: {FILES} are taken", taken, A_TURN, "ms"))
    held.append(_below("run files: memory of a process that reads", readers.megabytes, MEGABYTES, "MB"))
    return 0 if all(held) else 1


def _say(what: str, ratio: float, limit: float, beside: str) -> bool:
    print(f"{what}: {ratio:.2f} {beside} (limit {limit} at least) {'ok' if ratio >= limit else 'over'}")
    return ratio >= limit


def _below(what: str, amount: float, limit: float, unit: str) -> bool:
    print(f"{what}: {amount:.1f} {unit} (limit {limit:.0f} {unit}) {'ok' if amount <= limit else 'over'}")
    return amount <= limit


if __name__ == "__main__":
    sys.exit(main())
