"""Kills whoever writes a diary file, at any moment, and looks at what is left.

`python -m tests.faults.killed_store FOLDER KILLS WORK …` tries each of these works that often and prints, as
JSON, how many processes died at their work and how much they had called saved. It ends with an error as soon
as something that was told is not there, half of something is, or anything is left lying about.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, Ticks
from ankle_rehab.services import export_job
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage import backup
from ankle_rehab.storage.copying import TABLES
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import migrations, open_diary
from tests.exchange import killed_import
from tests.exchange.reading import filled, look
from tests.fakes import scribe
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_counted, days_kept
from tests.fakes.entries import pain, stamp
from tests.fakes.paper_diary import PaperDiary
from tests.fakes.runs import run_of
from tests.faults.killing import Tell, killed, lasting, moment
from tests.storage import dumps
from tests.storage.kills import CASES, Case

State = list[object]
Steps = Callable[[Database, FakeClock], Iterator[None]]
DEEDS = len(scribe.DEEDS.split())
EVENINGS = 12


class StoreWork:
    """One kind of work: `prepare` makes a folder once, `look` judges what a death left of a copy of it."""

    folder: Path

    def prepare(self, place: Path) -> None:
        """Make `place / "whole"`, on copies of which the work is done."""
        raise NotImplementedError

    def write(self, tell: Tell) -> None:
        """Do the work on `folder`."""
        raise NotImplementedError

    def look(self, told: int) -> None:
        """Raises AssertionError when `folder` lacks what was told of, or holds half of something."""
        raise NotImplementedError


class Writing(StoreWork):
    """Acts of a user, each of which is there wholly as soon as it was told, or not at all."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._states: list[State] = []

    def prepare(self, place: Path) -> None:
        self.folder = place / "whole"
        for folder in (self.folder, place / "undisturbed"):
            folder.mkdir(mode=0o700)
        with Book(self.folder).opened():
            pass
        with Book(place / "undisturbed").opened() as database:
            self._states = [everything(database)]
            for _ in self._steps(database, FakeClock()):
                self._states.append(everything(database))

    def write(self, tell: Tell) -> None:
        clock = FakeClock()
        for _ in self._steps(open_diary(self.folder / paths.DIARY_FILE, clock), clock):
            tell()

    def look(self, told: int) -> None:
        assert found(self.folder) in self._states[told : told + 2], f"{told} acts were called saved"
        assert [path.name for path in self.folder.iterdir()] == [paths.DIARY_FILE]


class HastyWriting(Writing):
    """A planted mistake: it says that an act is saved when it begins with it."""

    def write(self, tell: Tell) -> None:
        clock = FakeClock()
        acts = self._steps(open_diary(self.folder / paths.DIARY_FILE, clock), clock)
        tell()
        for _ in acts:
            tell()


class Keeping(StoreWork):
    """Backups, bringing back, forgetting and deleting, as `tests.storage.kills` has them."""

    def __init__(self, kind: type[Case]) -> None:
        self._kind = kind

    def prepare(self, place: Path) -> None:
        self.folder = place / "whole"
        self.folder.mkdir(mode=0o700)
        self._kind(self.folder).prepare()

    def write(self, tell: Tell) -> None:
        self._kind(self.folder).work()

    def look(self, told: int) -> None:
        self._kind(self.folder).look()


class Importing(StoreWork):
    """A whole file of another computer comes, or nothing of it."""

    def prepare(self, place: Path) -> None:
        source, words = place / "diary.json", "2026-11-22T09:00:00+01:00"
        there = filled(place / "there", PaperDiary(3))
        export_job.write(there, export_job.Form.ARCHIVE, source, words, lambda _done: None)
        self.folder = place / "whole"
        look(filled(self.folder, PaperDiary(5)), source)
        shutil.copytree(self.folder, place / "undisturbed")
        self._before = killed_import.held(self.folder)
        killed_import.take(place / "undisturbed")
        self._after = killed_import.held(place / "undisturbed")

    def write(self, tell: Tell) -> None:
        killed_import.take(self.folder)
        tell()

    def look(self, told: int) -> None:
        allowed = (self._after,) if told else (self._before, self._after)
        assert killed_import.held(self.folder) in allowed


class Migrating(StoreWork):
    """A diary of a former version opens in this one after any death, and lies in a backup as it was."""

    def __init__(self, version: int) -> None:
        self._version = version

    def prepare(self, place: Path) -> None:
        self.folder = place / "whole"
        self.folder.mkdir(mode=0o700)
        dumps.restore(
            dumps.dump_path(self._version).read_text(encoding="utf-8"), self.folder / paths.DIARY_FILE
        )
        shutil.copytree(self.folder, place / "undisturbed")
        self._after = found(place / "undisturbed")

    def write(self, tell: Tell) -> None:
        open_diary(self.folder / paths.DIARY_FILE, FakeClock()).close()
        tell()

    def look(self, told: int) -> None:
        assert found(self.folder) == self._after
        backups = self.folder / paths.BACKUP_FOLDER
        backup.tidy(backups)
        copies = backup.listed(backups)
        assert copies and all(backup.verify(copy) for copy in copies)
        assert len(list(backups.iterdir())) == len(copies)
        assert {path.name for path in self.folder.iterdir()} == {paths.DIARY_FILE, paths.BACKUP_FOLDER}


def everything(database: Database, without: tuple[str, ...] = ()) -> State:
    """Every row that was written, and the days that are counted from them; `without` some tables."""
    names = [str(name) for name, _ in database.rows(TABLES) if name not in without]
    return [*(database.rows(f'SELECT * FROM "{name}" ORDER BY 1, 2') for name in names), days_kept(database)]


def found(folder: Path) -> State:
    """What the next start finds; it is whole, and what is searched and counted fits to it."""
    with Book(folder).opened() as database:
        assert days_kept(database) == days_counted(database)
        with database.change() as change:
            change.do("INSERT INTO pain_words (pain_words, rank) VALUES ('integrity-check', 1)")
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        return everything(database)


def deeds(database: Database, clock: FakeClock) -> Iterator[None]:
    """All that can be written down, changed, thrown away and taken back."""
    yield from islice(scribe.deeds(Diary(database, clock), database, clock), DEEDS)


def evenings(database: Database, clock: FakeClock) -> Iterator[None]:
    """Sessions step by step, settings, icings and what is half written."""
    diary, preferences = Diary(database, clock), Preferences(database)
    for evening in range(EVENINGS):
        preferences.change(voice_volume=evening, sore_side=Side.LEFT, accepted_version="1")
        yield
        session = diary.begin_session(run_of(seconds=0), stamp())
        yield
        for seconds in (5, 20, 45):
            diary.keep_step(session, run_of(seconds=seconds))
            yield
        diary.finish_session(session, run_of(seconds=60).hurt(evening % 9).end(), stamp(hour=10))
        yield
        icing = diary.begin_icing(Icing.begin(clock.read(), clock.zone(), 15, Side.LEFT, Ticks(True, True)))
        yield
        clock.advance(60)
        diary.keep_icing(icing.advance(clock.read()))
        yield
        diary.keep_draft(EntryDraft(note="d" * 100 * evening))
        yield
        diary.add_pains((pain(2), pain(3, side=Side.RIGHT, note="n" * 900)), from_draft=True)
        yield
        diary.mark_day(stamp().local_date, tuple(DayKind)[evening % len(DayKind)])
        yield
        diary.edit_pain(replace(diary.entries()[-1], score=5, note="e" * 700))
        yield
        diary.undo.undo()
        yield


def halves(database: Database, clock: FakeClock) -> Iterator[None]:
    """A planted mistake: the two scores of one check-in are written one after the other."""
    diary = Diary(database, clock)
    for _ in range(EVENINGS):
        for side in Side:
            diary.add_pain(pain(4, side=side))
        yield


WORKS: dict[str, Callable[[], StoreWork]] = {
    "deeds": partial(Writing, deeds),
    "evenings": partial(Writing, evenings),
    "import": Importing,
    **{f"migration-{version}": partial(Migrating, version) for version in range(1, len(migrations()))},
    **{name: partial(Keeping, kind) for name, kind in CASES.items()},
}
PLANTED: dict[str, Callable[[], StoreWork]] = {
    "planted-hasty": partial(HastyWriting, deeds),
    "planted-halves": partial(Writing, halves),
}


def try_out(work: StoreWork, place: Path, kills: int, chance: random.Random) -> tuple[int, int]:
    """Kill `work` that often; returns how many died at it, and how many acts they had called saved."""
    place.mkdir()
    work.prepare(place)
    whole, trial = work.folder, place / "trial"
    work.folder = trial
    shutil.copytree(whole, trial)
    lasts, died, saved = lasting(work), 0, 0
    for _ in range(kills):
        shutil.rmtree(trial)
        shutil.copytree(whole, trial)
        death = killed(work, moment(chance, lasts))
        died, saved = died + death.early, saved + death.told
        work.look(death.told)
    return died, saved


def main() -> None:
    place, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(kills)
    total, told = 0, 0
    for name in sys.argv[3:]:
        died, saved = try_out((WORKS | PLANTED)[name](), place / name, kills, chance)
        total, told = total + died, told + saved
    print(json.dumps({"kills": kills * len(sys.argv[3:]), "died": total, "saved": told}))


if __name__ == "__main__":
    main()
