"""The services around a diary that leaves and comes back, with all they told written down."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.resources import resource
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.export_job import Form
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.transfer import Transfer
from ankle_rehab.services.transfer_facts import Doing
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.reading import open_for_reading
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.fakes.fresh import open_fresh


class TransferBench:
    """One run on the diary in `folder`, perhaps for `reading` alone; `said` is what the transfer told."""

    def __init__(
        self, _app: QCoreApplication, clock: FakeClock, folder: Path, *, reading: bool = False
    ) -> None:
        self.clock = clock
        self.folder = folder
        self.said: list[object] = []
        self.troubles: list[StorageFault] = []
        path = folder / "diary.db"
        self.database = open_for_reading(path) if reading else open_fresh(path, clock)
        diary = Diary(self.database, clock)
        content = Content(resource("content", "en"))
        guard = Guard(clock, diary, content.text_version)
        self.parts = Parts(
            clock=clock,
            folder=folder,
            database=self.database,
            content=content,
            diary=diary,
            preferences=Preferences(self.database),
            guard=guard,
            icing=IcingTimer(clock, diary, guard),
        )
        diary.trouble.connect(self.troubles.append)
        for signal in (
            self.transfer.exported,
            self.transfer.found,
            self.transfer.taken,
            self.transfer.failed,
        ):
            signal.connect(self.said.append)

    @property
    def transfer(self) -> Transfer:
        return self.parts.transfer

    @property
    def diary(self) -> Diary:
        return self.parts.diary

    def close(self) -> None:
        self.transfer.cancel()
        self.parts.backups.cancel()
        self.database.close()

    def write(self, score: int = 3, note: str = "", hour: int = 9) -> PainEntry:
        return self.diary.add_pain(pain(score, note=note, hour=hour))

    def export(self, form: Form, target: Path) -> object:
        """What was told in the end."""
        self.transfer.export(form, target)
        return self.finish()

    def look(self, source: Path) -> object:
        self.transfer.look(source)
        return self.finish()

    def take(self, chosen: Collection[tuple[str, Value]] = (), *, settings: bool = False) -> object:
        self.transfer.take(chosen, settings=settings)
        return self.finish()

    def finish(self) -> object:
        """Until nothing goes on by itself any more."""
        self.until(lambda: self.transfer.doing in (Doing.NOTHING, Doing.CHOOSING))
        for _ in range(3):
            QCoreApplication.processEvents()
        return self.said[-1]

    def until(self, came: Callable[[], bool]) -> None:
        """Until something is so; what a child process does takes its own time."""
        while not came():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def files(self) -> list[str]:
        """All there is beside the diary, but for its journal and its backups."""
        own = ("diary.db", "diary.db-wal", "backups")
        return sorted(path.name for path in self.folder.iterdir() if path.name not in own)
