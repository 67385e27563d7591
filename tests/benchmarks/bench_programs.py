"""Start and memory in a real window: the program, its bundle, an empty window, and programs of the same kind.

Measured under Xvfb in turn: seconds until a window of the program is mapped, then the memory (PSS) of all its
processes. Needs xvfb and xdotool; what is not installed or not built is left out and said.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

ROUNDS = 5
BUNDLE_LIMIT = 1.2
PATIENCE = 10.0
ROOT = Path(__file__).resolve().parents[2]
OURS, BUNDLE, EMPTY = "ankle-rehab from source", "ankle-rehab, bundle", "an empty PySide6 window"


_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setWindowTitle("Empty")
window.resize(1120, 760)
window.show()
app.exec()
"""


def programs(bundle: Path) -> dict[str, Sequence[str]]:
    """The commands that are measured, by name; only those that are here."""
    commands: dict[str, Sequence[str]] = {
        EMPTY: (sys.executable, "-c", _EMPTY),
        OURS: (sys.executable, "-m", "ankle_rehab"),
    }
    if bundle.is_file():
        commands[BUNDLE] = (str(bundle),)
    for name in ("workrave", "safeeyes", "rednotebook", "goldencheetah", "GoldenCheetah"):
        found = shutil.which(name)
        if found:
            commands[name] = (found,)
    return commands


@contextmanager
def screen() -> Iterator[str]:
    """A display of our own; yields its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def measure(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, int] | None:
    """Seconds to the first mapped window and KiB of memory then; None where no window came."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        while not _window(environment):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                return None
        seconds = time.perf_counter() - begun
        time.sleep(1.0)
        return seconds, sum(map(_held, _session(process.pid)))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _window(environment: Mapping[str, str]) -> bool:
    """Whether a window is in sight; asking takes about five milliseconds."""
    words = ["xdotool", "search", "--onlyvisible", "--name", "."]
    return subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 0


def _session(leader: int) -> Iterator[int]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader:
                yield int(folder.name)


def _held(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.findall(r"^Pss:\s+(\d+)", told, flags=re.MULTILINE)[0])


def main() -> int:
    if sys.platform != "linux" or not (shutil.which("Xvfb") and shutil.which("xdotool")):
        print("programs: left out: Xvfb and xdotool are not here")
        return 0
    commands = programs(ROOT / "build" / "bundle" / "ankle-rehab" / "ankle-rehab")
    results: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home, screen() as display:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("QT_QPA", "XDG_"))}
        environment = {**kept, "DISPLAY": display, "HOME": home, "BENCH_DATA_DIR": home, "NO_AT_BRIDGE": "1"}
        for round_ in range(ROUNDS + 1):
            for name, command in commands.items():
                found = measure(command, environment)
                if found is not None and round_:  # the first start of each is a warm-up
                    results[name].append(found)
    return _tell(results)


def _tell(results: Mapping[str, Sequence[tuple[float, int]]]) -> int:
    for name, found in results.items():
        if not found:
            print(f"programs: {name}: no window came")
            continue
        seconds = [one[0] for one in found]
        memory = statistics.median(one[1] for one in found) / 1024
        spread = f"{min(seconds):.3f} to {max(seconds):.3f}"
        print(f"programs: {name}: {statistics.median(seconds):.3f} s ({spread}), {memory:.0f} MiB")
    if not results.get(BUNDLE):
        print("programs: no bundle is built here; `python3 packaging/dev.py package bundle` builds it")
        return 0
    ratio = statistics.median(
        bundle[0] / source[0] for bundle, source in zip(results[BUNDLE], results[OURS], strict=False)
    )
    verdict = "ok" if ratio <= BUNDLE_LIMIT else "over"
    print(f"programs: start of the bundle: {ratio:.2f} x from source (limit {BUNDLE_LIMIT}) {verdict}")
    return int(ratio > BUNDLE_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
