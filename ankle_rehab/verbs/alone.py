"""The diary with all services on it, where no window is open."""

from __future__ import annotations

from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.resources import resource
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.ui import translation


class Alone:
    """Raises a StorageFault or OSError when the diary in `folder` cannot be opened; `close` lets go of it."""

    def __init__(self, clock: Clock, folder: Path) -> None:
        paths.prepare_folder(folder)
        self._database = open_diary(folder / paths.DIARY_FILE, clock)
        try:
            self.parts = self._build(clock, folder)
        except BaseException:
            self._database.abandon()
            raise

    def close(self) -> None:
        """What is still being done is called back, and nothing unfinished is left behind."""
        made = vars(self.parts)
        if "transfer" in made:
            self.parts.transfer.cancel()
        if "backups" in made:
            self.parts.backups.cancel()
        self.parts.deleteLater()
        self._database.close()

    def _build(self, clock: Clock, folder: Path) -> Parts:
        database = self._database
        content = Content(resource("content", translation.language(resource("content"))))
        diary = Diary(database, clock)
        guard = Guard(clock, diary, content.text_version)
        icing = IcingTimer(clock, diary, guard)
        icing.sleep()  # an icing that goes on is told of by a window alone
        parts = Parts(
            clock=clock,
            folder=folder,
            database=database,
            content=content,
            diary=diary,
            preferences=Preferences(database),
            guard=guard,
            icing=icing,
        )
        for part in (diary, guard, icing, parts.preferences):
            part.setParent(parts)
        return parts
