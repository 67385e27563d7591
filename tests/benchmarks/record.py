"""The record of all measurements: `results.json`, and `results.md` which is made of it.

`python -m tests.benchmarks.record` writes results.md anew from results.json.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import PySide6

from ankle_rehab.domain.value import value
from tests.benchmarks.rows import Row, as_json, bound, figure, from_json, spread

HERE = Path(__file__).parent
DATA = HERE / "results.json"
PAGE = HERE / "results.md"
_HEAD = """# How quick and how small

Made by `python3 packaging/dev.py bench` from what it has measured; nobody edits it by hand. `bench NAME …`
renews the rows of these names alone, and every row says when it was measured.

*of the limit* is how much of it is used up, 1.00 being all. A number with `×` is one amount against another
that was measured in turn with it, in the same run: the median of what each round gave, while the amounts
*behind it* are medians by themselves. *middle half* are the two quartiles, where it was measured more than
once. *beside* is how many cores were busy with other work meanwhile (Linux tells it): with more than about
0.2, times are longer than they would be, and memory is smaller where others have the same parts of Qt open.
"""
_COLUMNS = ("command", "what", "median", "middle half", "limit", "of the limit", "", "behind it", "measured")


@value
class Measured:
    """All rows of one measurement, and where, when and beside how much other work they were taken."""

    rows: tuple[Row, ...]
    on: date
    machine: str
    load: float
    seconds: float


Record = Mapping[str, Measured]
"""What is known, by the name of the measurement (`start` for `bench_start.py`)."""


def load(path: Path = DATA) -> dict[str, Measured]:
    """What was kept; nothing where there is no file yet."""
    if not path.exists():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {name: _measured(fields) for name, fields in found.items()}


def _measured(fields: dict[str, object]) -> Measured:
    rows, on, machine, busy, seconds = (fields[name] for name in ("rows", "on", "machine", "load", "seconds"))
    assert isinstance(rows, list)
    assert isinstance(busy, float)
    assert isinstance(seconds, float)
    return Measured(tuple(map(from_json, rows)), date.fromisoformat(str(on)), str(machine), busy, seconds)


def renewed(record: Record, news: Record, known: Iterable[str]) -> dict[str, Measured]:
    """The news in the place of what was there; what is no measurement any more goes."""
    names = set(known)
    both = {**record, **news}
    return {name: both[name] for name in sorted(both) if name in names}


def keep(record: Record, data: Path = DATA, page: Path = PAGE) -> None:
    """Write both files."""
    told = {
        name: {
            "on": one.on.isoformat(),
            "machine": one.machine,
            "load": round(one.load, 2),
            "seconds": round(one.seconds, 1),
            "rows": list(map(as_json, one.rows)),
        }
        for name, one in record.items()
    }
    data.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page.write_text(text(record), encoding="utf-8")


def text(record: Record) -> str:
    """The whole of results.md."""
    machines = sorted({one.machine for one in record.values()})
    letters = {machine: chr(ord("A") + number) for number, machine in enumerate(machines)}
    lines = [f"| {' | '.join(_COLUMNS)} |", "| --- | --- | ---: | ---: | ---: | ---: | --- | --- | --- |"]
    for name, one in record.items():
        where = f"{one.on.isoformat()}, {letters[one.machine]}, beside {one.load:.1f}"
        for cells in map(_cells, one.rows):
            marked = (f"**{cell}**" if cell == "over" else cell for cell in cells)
            lines.append(f"| {' | '.join((f'`dev.py bench {name}`', *marked, where))} |")
    places = "".join(f"- {letter}: {machine}\n" for machine, letter in letters.items())
    minutes = sum(one.seconds for one in record.values()) / 60
    end = f"{_sum(record)} All together took {minutes:.0f} minutes."
    return "\n".join((_HEAD, places, *lines, "", end, ""))


def _sum(record: Record) -> str:
    said = [row.verdict for one in record.values() for row in one.rows]
    held, over, missing = (said.count(word) for word in ("ok", "over", "not measured"))
    return f"{held} within their limits, {over} over, {missing} not measured."


def _cells(one: Row) -> tuple[str, ...]:
    """A row from `what` to `behind it`."""
    share = "" if one.share is None else f"{one.share:.2f}"
    median = f"{figure(one.median)} {one.unit}" if one.count else ""
    return one.what, median, spread(one), bound(one), share, one.verdict, one.remark


def table(record: Record) -> str:
    """The rows for a terminal, in columns."""
    lines = [(name, *_cells(row)[:-1]) for name, one in record.items() for row in one.rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def this_machine() -> str:
    """Processor, memory and system, and nothing that tells whose it is."""
    parts = (
        f"{_processor()}, {os.cpu_count()} cores",
        *_memory(),
        f"{_system()} ({platform.machine()})",
        f"Python {platform.python_version()}",
        f"Qt and PySide6 {PySide6.__version__}",
    )
    return "; ".join(parts)


def _memory() -> tuple[str, ...]:
    """Nothing where the system does not tell."""
    if not hasattr(os, "sysconf"):
        return ()
    return (f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",)


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.processor() or "unknown processor"
    found = re.search(r"^model name\s*:\s*(.+)$", told, flags=re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def main() -> None:
    keep(load())


if __name__ == "__main__":
    main()
