"""Damages a diary at random, many times, and looks at all of it as the program would.

`python -m tests.faults.damage 10000 [SEED]` prints how it went; the suite does hundreds. Whatever is read
must be what was written, or be told as damage, at the latest by the check of the next backup; and then the
newest backup comes back. Where a journal was cut or taken away, what was written before opens, for nothing
tells that there was more.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.span import Span
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.copying import TABLES
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import DayCodes
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.faults import DamagedFile, StorageFault
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.search_store import SearchStore
from ankle_rehab.storage.session_store import SessionStore
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.storage.story_store import StoryStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.faults.harm import HARMS, JOURNAL_HARMS, Files, journal_cut, journal_gone
from tests.storage.dumps import fill
from tests.storage.harmed import VERSION

ENTRIES, FEW, CHANGES = 300, 3, 12
SLOWEST = 5.0
WAY_BACK = 5
HARMLESS, OLDER, LATER = "harmless", "an older state", "told by the next backup"
UNNOTICED = "not noticed"
ENDS = (journal_cut, journal_gone)
Opened = Callable[[Path, Clock], Database]
Backed = Callable[[Database, Path, datetime], Path]


@dataclass(frozen=True)
class Whole:
    """The bytes of a diary, what it tells, told before each of its last changes, and tells in its backup.

    `folder` holds that backup.
    """

    folder: Path
    files: Files
    tells: list[object]
    before: list[list[object]]
    backed_up: list[object]


def written(path: Path, notes: str, entries: int) -> Database:
    """Something of everything, and entries whose notes fill more than one page."""
    database = open_diary(path, FakeClock())
    fill(database, VERSION)
    long = (f"{notes} {number} " * (700 if number % 40 == 0 else 5) for number in range(entries))
    DiaryStore(database).add_pain([pain(number % 11, note=note) for number, note in enumerate(long)])
    database.settle()
    return database


def whole(folder: Path, *, journal: bool, notes: str = "note", entries: int = ENTRIES) -> Whole:
    """With or without a journal that a cut-off program has left."""
    path, clock = folder / paths.DIARY_FILE, FakeClock()
    folder.mkdir(mode=0o700)
    database = written(path, notes, entries)
    backup.make(database, folder / paths.BACKUP_FOLDER, clock.now())
    backed_up, before = everything(database), []
    for number in range(CHANGES):
        before.append(everything(database))
        DiaryStore(database).add_pain([pain(number % 7, note=f"later {number} " * number * 20)])
    tells = everything(database)
    if journal:
        database.abandon()
    else:
        database.close()
    content = bytearray(path.read_bytes())
    left = bytearray(_journal(path).read_bytes()) if journal else bytearray()
    return Whole(folder / paths.BACKUP_FOLDER, Files(content, left), tells, before, backed_up)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def everything(database: Database) -> list[object]:
    """All that a diary tells on any of its pages, and whatever else was written into it."""
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
        *(database.rows(f'SELECT * FROM "{name}"') for name, _ in database.rows(TABLES)),
        *_days(DayCodes(database)),
    ]


def _days(codes: DayCodes) -> tuple[object, ...]:
    """What the pages that look back are told."""
    always = Span(date.min, date.max)
    days = codes.read(always)
    signs = [text for _, text in days]
    return days, codes.count(always), codes.counted(signs), codes.spots(signs)


def outcome(path: Path, known: Whole, opened: Opened = open_diary, backed: Backed = backup.make) -> str:
    """What became of a look at it, and of the next backup where it looks as if something else was written."""
    try:
        database = opened(path, FakeClock())
    except StorageFault as fault:
        return f"not opened: {type(fault).__name__}"
    try:
        found = everything(database)
        if found == known.tells:
            return HARMLESS
        if not _passes(database, backed):
            return LATER
        return OLDER if found in known.before else UNNOTICED
    except StorageFault as fault:
        return f"told when read: {type(fault).__name__}"
    finally:
        database.abandon()


def _passes(database: Database, backed: Backed) -> bool:
    """Whether the next backup finds it good."""
    try:
        backed(database, database.path.with_name("next"), FakeClock().now())
    except DamagedFile:
        return False
    return True


def allowed(word: str, harm: Callable[..., None], known: Whole, path: Path) -> bool:
    """Whether that may become of a harm."""
    if word == OLDER:
        return harm in ENDS or (harm in JOURNAL_HARMS and _only_the_last(path, known))
    return word != UNNOTICED


def _only_the_last(path: Path, known: Whole) -> bool:
    """Damage to what was written last looks like a change that the power has cut off.

    So does damage to as many as lie together under one harm, with none behind them.
    """
    database = open_diary(path, FakeClock())
    try:
        return everything(database) in known.before[-3:]
    finally:
        database.abandon()


def come_back(path: Path, known: Whole, harmed: Files) -> None:
    """What one click on the recovery screen does: the backup is there again, and so is what was damaged."""
    clock = FakeClock()
    copy, *_ = backup.listed(path.parent / paths.BACKUP_FOLDER)
    kept = restore.bring_back(copy, path, clock.now())
    database = open_diary(path, clock)
    try:
        assert everything(database) == known.backed_up
    finally:
        database.close()
    assert kept is not None
    assert backup.told(kept.name, 0) or kept.read_bytes() == harmed.content


def run(rounds: int, seed: int, opened: Opened = open_diary) -> Counter[str]:
    """How often what happened; raises AssertionError as soon as a change is not noticed."""
    random, clock, counted = Random(seed), SystemClock(), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        closed, cut_off = whole(place / "closed", journal=False), whole(place / "cut-off", journal=True)
        foreign = whole(place / "foreign", journal=True, notes="other")
        few = whole(place / "few", journal=False, entries=FEW)
        for number in range(rounds):
            harm = random.choice(HARMS + JOURNAL_HARMS)
            known = cut_off if harm in JOURNAL_HARMS else random.choice((closed, few, cut_off))
            harmed = known.files.copied(foreign.files)
            harm(harmed, random)
            path = place / "trial" / paths.DIARY_FILE
            harmed.put(path)
            shutil.copytree(known.folder, path.parent / paths.BACKUP_FOLDER)
            begun = clock.read().elapsed
            what = f"round {number} of seed {seed}: {harm.__name__}"
            try:
                word = outcome(path, known, opened)
                assert allowed(word, harm, known, path), f"{what}: {word}"
                if number % WAY_BACK == 0 and word not in (HARMLESS, OLDER):
                    come_back(path, known, harmed)
            except Exception as error:
                raise AssertionError(what) from error
            counted[word] += 1
            assert clock.read().elapsed - begun < SLOWEST, what
            shutil.rmtree(path.parent)
    return counted


def main() -> None:
    rounds = int(sys.argv[1])
    for word, count in sorted(run(rounds, int(sys.argv[2]) if len(sys.argv) > 2 else 1).items()):
        print(f"{count:7d}  {word}")


if __name__ == "__main__":
    main()
