"""Kills a process at each of its steps to the disk in turn and looks at what is left.

`python -m tests.storage.kills CASE FOLDER`. A step is every write, sync, cut and removal by SQLite and every
opening, renaming, linking and removal by Python. The process is forked from this one for each step, so that a
hundred deaths take a second or two. Prints at how many steps it died; ends with an error as soon as something
is not as it should be.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import apsw

from ankle_rehab import paths
from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.storage import backup, columns, erase, restore, second_place
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.forget import Unwanted, UnwantedOwn, UnwantedRun, forget
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.shoe_store import ShoeStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.own import bridge, morning

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
OLD, NEW = 20, 26
MOST = 2000
EVENTS = ("open", "os.rename", "os.remove", "os.link", "os.utime", "os.mkdir")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Countdown:
    """Dies at the step of that number."""

    def __init__(self, left: int) -> None:
        self.left = left

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS and (event != "open" or (arguments[2] or 0) & WRITES):
            self.step()


COUNTDOWN = Countdown(0)
USUAL = apsw.vfs_names()[0]


class CountedFile(apsw.VFSFile):
    def xWrite(self, data: Any, offset: int) -> None:
        COUNTDOWN.step()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        COUNTDOWN.step()
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        COUNTDOWN.step()
        super().xTruncate(size)


class CountedDisk(apsw.VFS):
    """The usual files of SQLite, each change counted; what guards the checksums is laid over it."""

    def __init__(self) -> None:
        super().__init__("counted", USUAL, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> CountedFile:
        return CountedFile(USUAL, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        COUNTDOWN.step()
        super().xDelete(name, sync)


class Case:
    """One kind of work on a folder with a diary of 26 entries and a backup of its first 20."""

    miscounted: tuple[int, ...] = (0,)

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diary = folder / paths.DIARY_FILE
        self.backups = folder / paths.BACKUP_FOLDER

    def prepare(self) -> None:
        database = open_diary(self.diary, FakeClock())
        store = DiaryStore(database)
        store.add_pain([pain(note=f"note {number}") for number in range(OLD)])
        backup.make(database, self.backups, NOW)
        store.add_pain([pain(note=f"note {number}") for number in range(OLD, NEW)])
        database.close()

    def work(self) -> None:
        raise NotImplementedError

    def look(self) -> None:
        """Whatever happened, what is there is whole; then the next start clears the rest away."""
        assert self.entries() in self.allowed(), self.entries()
        for copy in backup.listed(self.backups):
            told = backup.told(copy.name, 0)
            assert told is not None
            assert told.entries is not None
            assert told.entries - backup.verify(copy) in self.miscounted
        backup.tidy(self.backups)
        restore.tidy(self.diary)
        names = {path.name for path in self.folder.iterdir()} - {paths.DIARY_FILE, paths.BACKUP_FOLDER}
        assert not {name for name in names if not self.may_stay(name)}, names
        assert all(backup.told(path.name, 0) for path in self.backups.iterdir())

    def entries(self) -> int:
        database = open_diary(self.diary, FakeClock())
        found = len(DiaryStore(database).entries())
        database.close()
        return found

    def allowed(self) -> tuple[int, ...]:
        return (NEW,)

    def may_stay(self, name: str) -> bool:
        return False

    def first(self) -> Path:
        return backup.listed(self.backups)[-1]


class Make(Case):
    def work(self) -> None:
        database = open_diary(self.diary, FakeClock())
        backup.make(database, self.backups, NOW, Reason.DAILY)
        database.close()

    def look(self) -> None:
        super().look()
        assert [backup.verify(path) for path in backup.listed(self.backups)] in ([OLD], [NEW, OLD])


class BringBack(Case):
    def work(self) -> None:
        restore.bring_back(self.first(), self.diary, NOW)

    def allowed(self) -> tuple[int, ...]:
        """The one from before is nowhere lost once the other is in its place."""
        kept = [backup.verify(path) for path in backup.listed(self.backups)]
        return (OLD, NEW) if kept == [NEW, OLD] else (NEW,)


class BringBackAfterDamage(Case):
    def prepare(self) -> None:
        super().prepare()
        content = bytearray(self.diary.read_bytes())
        content[5 * 4096 : 9 * 4096] = os.urandom(4 * 4096)
        self.diary.write_bytes(content)
        (self.folder / "original").write_bytes(content)

    def work(self) -> None:
        restore.bring_back(self.first(), self.diary, NOW)

    def look(self) -> None:
        original = (self.folder / "original").read_bytes()
        aside = [path for path in self.folder.iterdir() if ".damaged-" in path.name]
        assert all(path.read_bytes() == original for path in aside)
        if self.diary.read_bytes() == original:
            shutil.copyfile(self.first(), self.diary)
        else:
            assert aside
        super().look()

    def allowed(self) -> tuple[int, ...]:
        return (OLD,)

    def may_stay(self, name: str) -> bool:
        return name == "original" or ".damaged-" in name


class Forget(Case):
    miscounted = (0, 1)  # dead before the name told of one entry less

    def work(self) -> None:
        forget(self.first(), Unwanted(7, columns.moment(pain().recorded.utc)))

    def look(self) -> None:
        super().look()
        (copy,) = backup.listed(self.backups)
        assert backup.verify(copy) in (OLD - 1, OLD)


class ForgetOwn(Case):
    """An exercise of one's own goes from a backup whole or not at all."""

    def prepare(self) -> None:
        super().prepare()
        database = open_diary(self.diary, FakeClock())
        own = OwnStore(database)
        own.keep_exercise(bridge())
        own.keep_routine(morning())
        backup.make(database, self.backups, NOW)
        database.close()

    def work(self) -> None:
        newest, *_ = backup.listed(self.backups)
        forget(newest, UnwantedOwn(bridge().id))

    def look(self) -> None:
        super().look()
        newest, *_ = backup.listed(self.backups)
        with closing(Database(newest)) as database:
            shelved = OwnStore(database).shelved()
        assert shelved.exercises in ((bridge(),), ())
        assert shelved.routines == (morning(),)


class ForgetRun(Case):
    """A run goes from a backup whole or not at all; its scores and its shoes stay."""

    def prepare(self) -> None:
        super().prepare()
        database = open_diary(self.diary, FakeClock())
        worn = ShoeStore(database).add(Shoe("Blue"))
        run = ActivityStore(database).add(Activity(Sport.RUN, stamp(), shoe_id=worn.id, note="n" * 9000))
        with database.change() as change:
            change.do("UPDATE pain_entry SET activity_id = ? WHERE id = 1", (run.id,))
        backup.make(database, self.backups, NOW)
        database.close()

    def work(self) -> None:
        newest, *_ = backup.listed(self.backups)
        forget(newest, UnwantedRun(1, columns.moment(stamp().utc)))

    def look(self) -> None:
        super().look()
        newest, *_ = backup.listed(self.backups)
        with closing(Database(newest)) as database:
            kept = [run.id for run in ActivityStore(database).activities(Span(date.min, date.max))]
            scored = [entry.activity_id for entry in DiaryStore(database).entries()]
            assert [shoe.name for shoe in ShoeStore(database).shoes()] == ["Blue"]
        assert kept in ([1], [])
        assert sum(one is not None for one in scored) == len(kept)


class Copy(Case):
    def prepare(self) -> None:
        super().prepare()
        (self.folder / "stick").mkdir()

    def work(self) -> None:
        second_place.bring_up(self.backups, self.folder / "stick")

    def look(self) -> None:
        super().look()
        assert [backup.verify(path) for path in backup.listed(self.folder / "stick")] in ([], [OLD])
        second_place.bring_up(self.backups, self.folder / "stick")
        assert [path.name for path in (self.folder / "stick").iterdir()] == [self.first().name]

    def may_stay(self, name: str) -> bool:
        return name == "stick"


class DeleteAll(Case):
    """Until the diary itself is gone, it opens as before and can be deleted again."""

    def prepare(self) -> None:
        super().prepare()
        for day in range(1, 5):
            aside = self.folder / f"{paths.DIARY_FILE}.damaged-2026110{day}T000000Z"
            aside.write_bytes(b"x")
            aside.with_name(f"{aside.name}-wal").write_bytes(b"x")
        (self.folder / paths.LOG_FILE).write_bytes(b"x")

    def work(self) -> None:
        erase.erase(self.folder)

    def look(self) -> None:
        if self.diary.exists():
            assert self.entries() == NEW
            erase.erase(self.folder)
        assert list(self.folder.iterdir()) == []


CASES: dict[str, type[Case]] = {
    "make": Make,
    "bring-back": BringBack,
    "bring-back-after-damage": BringBackAfterDamage,
    "forget": Forget,
    "forget-own": ForgetOwn,
    "forget-run": ForgetRun,
    "copy": Copy,
    "delete-all": DeleteAll,
}


def survives(work: Callable[[], None], step: int) -> bool:
    """Whether a process came to the end of its work before the step at which it is killed."""
    child = os.fork()
    if child == 0:
        try:
            COUNTDOWN.left = step
            work()
        except StorageFault:
            os._exit(2)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"step {step}: ended with {status}"
    return not os.WIFSIGNALED(status)


def main() -> None:
    disk = CountedDisk()
    sys.addaudithook(COUNTDOWN.on_event)
    kind, place = CASES[sys.argv[1]], Path(sys.argv[2])
    whole = place / "whole"
    whole.mkdir(mode=0o700)
    kind(whole).prepare()
    for step in range(1, MOST):
        trial = place / f"trial-{step}"
        shutil.copytree(whole, trial)
        case = kind(trial)
        over = survives(case.work, step)
        try:
            case.look()
        except BaseException:
            print(f"killed at step {step}", file=sys.stderr)
            raise
        shutil.rmtree(trial)
        if over:
            print(step - 1)
            break
    disk.unregister()


if __name__ == "__main__":
    main()
