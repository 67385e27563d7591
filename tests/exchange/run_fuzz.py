"""Thousands of spoilt files of watches: `python -m tests.exchange.run_fuzz [--count N] [format …]`.

Each is read as the program does it, under the same limits of time and memory. Nothing may be raised.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from ankle_rehab.domain.run_files import FoundRun
from ankle_rehab.domain.value import value
from ankle_rehab.domain.zones import zone_of
from ankle_rehab.exchange.run_archives import Shelf
from ankle_rehab.exchange.run_clean import Surroundings
from ankle_rehab.exchange.run_facts import facts_of, found_of
from ankle_rehab.services.run_file_job import SECONDS, read_one, time_limit
from ankle_rehab.storage import limits
from tests.fakes import watch_files as make
from tests.faults.held import megabytes

ZONE = "Europe/Berlin"
LATEST = 1_796_000_000.0
AROUND = Surroundings(zone_of(ZONE), ZONE, LATEST)
_ODD = (
    b"\0",
    b"\xff",
    b"\x80",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"NaN",
    b"1e999",
    b"-1",
)
_ODD_XML = (
    b"<",
    b">",
    b"&",
    b"&#0;",
    b'"',
    b"<![CDATA[",
    b"<!DOCTYPE a>",
    b"</gpx>",
    b"\xef\xbb\xbf",
    b"9" * 400,
)

Spoil = Callable[[random.Random, bytes], bytes]
Reading = Callable[[Shelf, Path, Callable[[], Callable[[], bool]]], Iterator[FoundRun]]


@value
class Report:
    """How many were read, how they ended, what was raised, the slowest (seconds) and the most memory (MB)."""

    outcomes: Mapping[str, int]
    raised: tuple[str, ...]
    slowest: float
    megabytes: float


def seeds() -> dict[str, list[bytes]]:
    """Whole files of each format."""
    later = make.START + timedelta(hours=5)
    described = make.Fit().message(make.RECORD, (253, make.UINT32, 1e9), extra=b"\5", described=(0,))
    fits = [
        make.fit_run(),
        make.fit_run(seconds=300, laps=1, step=5),
        make.fit_run(whole=False),
        make.fit_run(laps=2) + make.fit_run(start=later, laps=2),
        make.Fit(make.SETTINGS).bytes(),
        described.bytes(),
    ]
    gpxs = [make.gpx(), make.gpx(make.points(), make.points(begin=9000)), make.gpx(timed=False)]
    tcxs = [make.tcx(), make.tcx(sport="Other", laps=((60, 300),) * 8)]
    packed = [make.packed(fits[1]), make.packed(gpxs[0]), make.packed(tcxs[0])]
    members = {"run.fit": fits[1], "run.gpx": gpxs[0], "walk.tcx.gz": packed[2], "photo.jpg": b"none"}
    return {
        "fit": fits,
        "gpx": gpxs,
        "tcx": tcxs,
        "gz": packed,
        "zip": [make.archive(members), make.archive({"a/b.fit": fits[1]})],
    }


def spoilt(dice: random.Random, data: bytes) -> bytes:
    """The file with one to eight things wrong with it."""
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        data = dice.choice(_WAYS)(dice, data)
    return data


def _flip(dice: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(dice.choice((1, 1, 4, 32))):
        if made:
            made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def _overwrite(dice: random.Random, data: bytes) -> bytes:
    at, odd = dice.randrange(len(data) + 1), dice.choice(_ODD)
    return data[:at] + odd + data[at + len(odd) :]


def _insert(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(_ODD + _ODD_XML) * dice.choice((1, 1, 3, 200)) + data[at:]


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _remove(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + data[at + dice.randrange(1, 64) :]


def _repeat(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    piece = data[at : at + dice.randrange(1, 400)]
    return data[:at] + piece * dice.choice((2, 3, 50)) + data[at:]


def _noise(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.randbytes(dice.randrange(1, 200)) + data[at:]


def _begin(dice: random.Random, data: bytes) -> bytes:
    """Something wrong in the first bytes, where lengths and kinds are told."""
    at = dice.randrange(min(len(data), 64) + 1)
    return data[:at] + dice.randbytes(dice.randrange(1, 5)) + data[at + 1 :]


_WAYS: Sequence[Spoil] = (_flip, _flip, _overwrite, _insert, _cut, _remove, _repeat, _noise, _begin)


def read(shelf: Shelf, path: Path, begin: Callable[[], Callable[[], bool]]) -> Iterator[FoundRun]:
    """As the child process reads it, with the way of the facts to the window and back."""
    late = begin()
    for source in shelf.sources([path]):
        for found in read_one(shelf, source, AROUND, late):
            yield found_of(facts_of(found))


def fuzz(kind: str, count: int, seed: int = 1, reading: Reading = read) -> Report:
    """Read so many spoilt files of one format; a harness that sees is seen to fail with another `reading`."""
    dice = random.Random(f"{kind} {seed}")
    whole = seeds()[kind]
    outcomes: Counter[str] = Counter()
    raised: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder, time_limit() as begin:
        path = Path(folder) / f"spoilt.{kind}"
        for number in range(count):
            path.write_bytes(spoilt(dice, dice.choice(whole)))
            begun = time.process_time()
            shelf = Shelf()
            try:
                outcomes.update(map(_ended, reading(shelf, path, begin)))
            except Exception:
                raised.append(f"{kind} {number}: {traceback.format_exc()}")
            shelf.close()
            slowest = max(slowest, time.process_time() - begun)
    return Report(outcomes, tuple(raised), slowest, megabytes())


def _ended(found: FoundRun) -> str:
    if found.activity is not None:
        return "partial" if found.activity.partial else "whole"
    return str(found.kind or found.trouble)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("formats", nargs="*", default=list(seeds()))
    asked = parser.parse_args(arguments)
    limits.hold()
    over = False
    for kind in asked.formats:
        report = fuzz(kind, asked.count, asked.seed)
        over = over or bool(report.raised) or report.slowest > SECONDS
        print(f"{kind}: {asked.count} files, {len(report.raised)} raised something,", end=" ")
        print(f"slowest {report.slowest:.3f} s, {report.megabytes:.0f} MB at most;", end=" ")
        print(", ".join(f"{name} {number}" for name, number in Counter(report.outcomes).most_common()))
        for words in report.raised[:5]:
            print(words)
    return int(over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
