"""Damages a diary at random, many times, and looks at all of it as the program would.

`python -m tests.storage.damage 10000` prints how it went; the suite does some hundreds. Whatever is read must
be what was written, or be told as damage, at the latest by the check of the next backup. Only of a whole page
that the disk wrote to the place of another is it merely counted how often nothing tells of it: such a page
has a right checksum.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from ankle_rehab.domain.finding import Filter
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.search_store import SearchStore
from ankle_rehab.storage.session_store import SessionStore
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.storage.story_store import StoryStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.storage.dumps import fill
from tests.storage.harmed import PAGE, VERSION

ENTRIES = 300
SLOWEST = 5.0
Harm = Callable[[bytearray, Random], None]


def bits(content: bytearray, random: Random) -> None:
    for _ in range(random.choice((1, 1, 1, 2, 20))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def zeros(content: bytearray, random: Random) -> None:
    size = random.choice((16, 512, PAGE))
    place = random.randrange(len(content)) // size * size
    content[place : place + size] = bytes(size)


def garbage(content: bytearray, random: Random) -> None:
    place = random.randrange(len(content))
    size = min(random.choice((1, 8, 100, 512, PAGE)), len(content) - place)
    content[place : place + size] = random.randbytes(size)


def moved(content: bytearray, random: Random) -> None:
    """A page written to the place of another."""
    one, other = (random.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE] = content[other : other + PAGE]


def cut(content: bytearray, random: Random) -> None:
    del content[random.randrange(len(content)) :]


def longer(content: bytearray, random: Random) -> None:
    content += random.randbytes(random.choice((1, 100, PAGE, PAGE * 3)))


def header(content: bytearray, random: Random) -> None:
    content[random.randrange(100)] = random.randrange(256)


HARMS: tuple[Harm, ...] = (bits, zeros, garbage, moved, cut, longer, header)
UNNOTICED = "not noticed: a page in the place of another"


def written(path: Path) -> None:
    """Something of everything, and entries whose notes fill more than one page."""
    database = open_diary(path, FakeClock())
    fill(database, VERSION)
    notes = (f"note {number} " * (700 if number % 40 == 0 else 5) for number in range(ENTRIES))
    DiaryStore(database).add_pain([pain(number % 11, note=note) for number, note in enumerate(notes)])
    database.close()


def everything(database: Database) -> list[object]:
    """All that a diary tells on any of its pages."""
    diary, entries, sessions = DiaryStore(database), PainStore(database), SessionStore(database)
    scores = diary.entries()
    story = StoryStore(database)
    return [
        scores,
        [entries.history(one.id) for one in scores[:5] if one.id is not None],
        entries.trash(),
        diary.checks(),
        diary.days(None, 100),
        sessions.sessions(),
        sessions.open(),
        [sessions.steps(one.id) for one in sessions.sessions()],
        IcingStore(database).icings(),
        IcingStore(database).open(),
        IcingStore(database).conditions(),
        DayStore(database).marks(),
        DayStore(database).month(2026, 11),
        DraftStore(database).draft(),
        story.story(),
        story.activities(),
        SettingsStore(database).load(),
        SearchStore(database).find(Filter(words="note"), None, 50),
    ]


def outcome(path: Path, expected: list[object]) -> str:
    """What became of a look at it."""
    try:
        database = open_diary(path, FakeClock())
    except StorageFault as fault:
        return f"not opened: {type(fault).__name__}"
    try:
        found = everything(database)
        if found == expected:
            return "harmless"
        whole = database.rows("PRAGMA integrity_check(1)") == [("ok",)]
        return UNNOTICED if whole else "told by the next backup"
    except StorageFault as fault:
        return f"told when read: {type(fault).__name__}"
    finally:
        database.abandon()


def run(rounds: int, seed: int) -> Counter[str]:
    """How often what happened; raises AssertionError as soon as a change is not noticed."""
    random = Random(seed)
    counted: Counter[str] = Counter()
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole" / "diary.db"
        whole.parent.mkdir()
        written(whole)
        database = open_diary(whole, FakeClock())
        expected = everything(database)
        database.close()
        content = whole.read_bytes()
        for number in range(rounds):
            harm = random.choice(HARMS)
            harmed = bytearray(content)
            harm(harmed, random)
            trial = Path(name) / f"trial-{number}" / "diary.db"
            trial.parent.mkdir()
            trial.write_bytes(harmed)
            begun = clock.read().elapsed
            what = f"round {number} of seed {seed}: {harm.__name__}"
            try:
                word = outcome(trial, expected)
            except Exception as error:
                raise AssertionError(what) from error
            assert word != UNNOTICED or harm is moved, what
            counted[word] += 1
            assert clock.read().elapsed - begun < SLOWEST
            shutil.rmtree(trial.parent)
    return counted


def main() -> None:
    rounds = int(sys.argv[1])
    for word, count in sorted(run(rounds, int(sys.argv[2]) if len(sys.argv) > 2 else 1).items()):
        print(f"{count:7d}  {word}")


if __name__ == "__main__":
    main()
