"""Leaving as CSV, whole and safe as users have it, against one cursor and the csv module; and its memory.

Every diary holds thirty years of sessions and lights, whatever it has of entries; the limit is for a million.
"""

from __future__ import annotations

import csv
import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.services import export_job
from ankle_rehab.storage import entry_codec
from ankle_rehab.storage.database import connect
from tests.benchmarks.diary_copies import MANY, SIZES, clock, copied, place
from tests.benchmarks.rows import Row, ratio, row, tell, unmeasured
from tests.benchmarks.stopwatch import seconds

SLOWER_LIMIT = 2.0
MEGABYTES = 200.0
ROUNDS = 5
ROOT = Path(__file__).resolve().parents[2]


def leaving(entries: int, folder: Path) -> Row:
    """Rows a second, in turn."""
    here, made = folder / paths.DIARY_FILE, clock().now().isoformat()
    with place() as target:
        bare = target / "bare"
        connection = connect(here, read_only=True)

        def write_bare() -> None:
            with bare.open("w", newline="", encoding="utf-8") as file:
                found = connection.execute(f"SELECT id, {entry_codec.COLUMNS} FROM pain_entry")
                csv.writer(file).writerows(found)

        def write_ours() -> None:
            export_job.write(here, export_job.Form.TABLES, target, made, lambda _part: None)

        gc.disable()  # as the child process does that writes it
        pairs = [
            (_rate(write_bare, lambda: [bare]), _rate(write_ours, lambda: target.glob("*.csv")))
            for _ in range(ROUNDS)
        ]
        gc.enable()
        connection.close()
    what = f"leaving as CSV, {entries:,} entries, a bare cursor against the export"
    whole = entries == MANY
    remark = "" if whole else "most of it 30 years of sessions and lights"
    limit = SLOWER_LIMIT if whole else None
    return ratio(what, pairs, limit, unit="thousand rows a second", scale=1e-3, remark=remark)


def _rate(write: Callable[[], None], files: Callable[[], Iterable[Path]]) -> float:
    """Lines a second, heads of tables left out of account."""
    passed = seconds(write)
    return sum(map(_lines, files())) / passed


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def memory(form: export_job.Form, entries: int, folder: Path) -> Row:
    """The most that the process holds which writes the diary."""
    what = f"memory of the process that writes {entries:,} entries, {form.value}"
    if not Path("/proc/self/status").exists():
        return unmeasured(what, "this system does not tell")
    with place() as parent:
        target = parent / form.value
        if form is export_job.Form.TABLES:
            target.mkdir()
        words = ["export", str(folder / paths.DIARY_FILE), form.value, str(target), clock().now().isoformat()]
        command = [sys.executable, "-m", "ankle_rehab.child", *words]
        begun, most = time.perf_counter(), 0
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as child:
            while child.poll() is None:
                most = max(most, _most_kibibytes(child.pid))
                time.sleep(0.02)
        passed = time.perf_counter() - begun
        if child.returncode:
            raise SystemExit(f"the export ended with {child.returncode}")
    return row(what, [most / 1024], "MiB", MEGABYTES, remark=f"written in {passed:.0f} s")


def _most_kibibytes(pid: int) -> int:
    """The most that a running process has held so far; 0 when it is over."""
    try:
        told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+)", told, flags=re.MULTILINE)
    return int(found[1]) if found else 0


def measured() -> Iterator[Row]:
    for entries in SIZES:
        with copied(entries) as folder:
            yield leaving(entries, folder)
            if entries == MANY:
                for form in export_job.Form:
                    yield memory(form, entries, folder)


if __name__ == "__main__":
    sys.exit(tell(measured()))
