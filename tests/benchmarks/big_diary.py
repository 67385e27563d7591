"""Diaries of up to a million entries, usually over thirty years, made once and kept under `build/diaries`.

`python -m tests.benchmarks.big_diary 1000000` makes one and says where it lies.
"""

from __future__ import annotations

import json
import math
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random

from ankle_rehab import paths
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.pain import Moment, Zone
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage import columns, entry_codec
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations, open_diary
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.clock import FakeClock
from tests.fakes.year_runs import Runs

LAST_DAY = date(2026, 11, 22)
DAYS = 30 * 365
ZONE = "Europe/Berlin"
COMMON = (
    *("stairs", "morning", "walk", "stiff", "easier", "yesterday"),
    *("evening", "shoes", "running", "swelling", "again", "after"),
)
RARE = ("heron", "lighthouse", "quarry", "saffron", "tramline", "walnut")
RARE_EVERY = 20_000
MOMENTS = tuple(Moment)
MOMENT_WEIGHTS = (20, 25, 15, 25, 15)
PLACES = tuple(
    json.dumps(sorted(zones))
    for zones in ((Zone.OUTER_FRONT,), (Zone.OUTER_FRONT, Zone.OUTER_BONE), (Zone.ACHILLES,), (), ())
)
_DAY = 86_400_000_000
_KEPT = Path(__file__).resolve().parents[2] / "build" / "diaries"


def big_diary(entries: int, days: int = DAYS) -> Path:
    """The folder with a diary of so many entries, to be copied; made once for each state of the schema."""
    made_by = sha256(Path(__file__).read_bytes())
    for step in migrations():
        made_by.update(step.read_bytes())
    folder = _KEPT / f"{entries}-{days}-{made_by.hexdigest()[:12]}"
    if not (folder / paths.DIARY_FILE).exists():
        _KEPT.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix="new-", dir=_KEPT))
        database = open_diary(new / paths.DIARY_FILE, SystemClock())
        write(database, entries, days)
        database.close()
        for old in _KEPT.glob(f"{entries}-{days}-*"):
            shutil.rmtree(old, ignore_errors=True)
        new.rename(folder)
    return folder


def write(database: Database, entries: int, days: int = DAYS) -> None:
    """Fill an empty diary: entries spread evenly over the days, a session a day, ice every third day."""
    first = LAST_DAY - timedelta(days=days - 1)
    with database.change() as change:
        change.each(
            f"INSERT INTO pain_entry ({entry_codec.COLUMNS}) VALUES ({entry_codec.PLACES})",
            _entries(entries, days, first),
        )
        _sessions(database, days, first)
        for number in range(0, days, 3):
            _ice(database, first + timedelta(days=number))


def _entries(count: int, days: int, first: date) -> Iterator[tuple[Value, ...]]:
    """Rows of `entry_codec.COLUMNS`, oldest first."""
    chance = Random(1)
    noon = columns.moment(datetime(first.year, first.month, first.day, tzinfo=UTC))
    moments = chance.choices(MOMENTS, MOMENT_WEIGHTS, k=4096)
    gauss = [chance.gauss(0.0, 1.0) for _ in range(4093)]
    for number in range(count):
        day, part = divmod(number * days, count)
        local = (first + timedelta(days=day)).isoformat()
        at = noon + day * _DAY + 4 * 3_600_000_000 + part * (_DAY * 3 // 4) // count
        written, written_on = at, local
        if number % 23 == 0:
            written, written_on = at + 2 * _DAY, (first + timedelta(days=day + 2)).isoformat()
        level = 2.2 + 1.6 * math.sin(day / 190) + gauss[number % 4093] * 0.8
        right = number % 3 == 0
        yield (
            "right" if right else "left",
            min(10, max(0, round(level * (0.4 if right else 1.0) + (3.0 if day % 700 < 12 else 0.0)))),
            moments[number % 4096].value,
            *(written, ZONE, written_on, at, ZONE, local),
            PLACES[number % 5],
            ("none", "little", None, None)[number % 4],
            "1-5" if number % 9 == 0 else None,
            *(1 if number % 97 == 0 else None, None, 1 if number % 33_331 == 7 else None),
            "[]",
            None,
            "Ibuprofen" if number % 131 == 0 else "",
            *(None, None, None),
            _note(number, chance) if number % 6 == 0 else "",
            *(None, None),
        )


def _note(number: int, chance: Random) -> str:
    """A few common words, and a rare one now and then."""
    words = chance.choices(COMMON, k=9)
    if number % RARE_EVERY < 6:
        words.append(RARE[number // RARE_EVERY % len(RARE)])
    return " ".join(words)


def _sessions(database: Database, days: int, first: date) -> None:
    runs, store = Runs(), SessionStore(database)
    done = (runs.run("three", True), runs.run("desk", True), runs.run("three", False))
    for number in range(days):
        began = _stamp(first + timedelta(days=number), 17)
        store.finish(store.begin(done[number % 3], began), done[number % 3], began)


def _ice(database: Database, day: date) -> None:
    began = _stamp(day, 19)
    clock = FakeClock(began.utc)
    icing = Icing.begin(clock.read(), ZONE, 10, Side.LEFT, Ticks(wrapped=True, awake=True))
    clock.advance(500.0)
    IcingStore(database).begin(icing.take_off(clock.read(), StopReason.USER).after(True, 1))


def _stamp(day: date, hour: int) -> Stamp:
    return Stamp(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), ZONE, day)


def main() -> None:
    for words in islice(sys.argv, 1, None):
        print(big_diary(int(words)))


if __name__ == "__main__":
    main()
