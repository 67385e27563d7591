"""What is due: the daily backup, its copy in the second place, and the trash of a month ago."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.backups import Backups
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.job_queue import Doing
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.faults import StorageFault

if TYPE_CHECKING:
    from ankle_rehab.services.trash import Trash

FIRST_LOOK_SECONDS = 5
AGAIN_AFTER_SECONDS = 3600.0
TRASH_TIME = timedelta(days=30)


class BackupRounds(QObject):
    """Looks at the clock once a minute. A tick carries no information: it may come at any time.

    What fails is tried again every hour; `not_daily` and `not_copied` carry the StorageFault at most once a
    day each. `new_day` comes with the first look at another day.
    """

    not_daily = Signal(object)
    not_copied = Signal(object)
    new_day = Signal()

    def __init__(
        self,
        backups: Backups,
        diary: Diary,
        clock: Clock,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        trash: Callable[[], Trash],
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._diary = diary
        self._trash = trash
        self._clock = clock
        self._preferences = preferences
        self._second = preferences.settings.backup_copy_folder
        self._copied = ""
        self._tried: dict[Doing, float] = {}
        self._told: dict[Doing, date] = {}
        self._seen: date | None = None
        self._trash_waits = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        backups.not_daily.connect(self._on_not_daily)
        backups.not_copied.connect(self._on_not_copied)
        backups.copied.connect(self._on_copied)
        preferences.changed.connect(self._on_settings)

    def start(self) -> None:
        """Look soon, and whenever somebody ticks."""
        self._timer.start(FIRST_LOOK_SECONDS * 1000)

    def stop(self) -> None:
        """Do not look soon any more."""
        self._timer.stop()

    def tick(self) -> None:
        """Begin what is due now."""
        now = self._clock.now()
        first_look = self._seen != now.date()
        self._seen = now.date()
        if first_look:
            self.new_day.emit()
        if not self._backups.possible:
            return
        if first_look:
            self._trash_waits = self._empty_trash(now)
        if self._due(now) and self._may(Doing.BACKING_UP):
            self._backups.make_now(Reason.DAILY)
        newest = self._backups.last()
        if self._second and newest is not None and newest.name != self._copied and self._may(Doing.COPYING):
            self._backups.copy_now()

    def _due(self, now: datetime) -> bool:
        """Something was written since the newest backup, which is of another day, or of one to come."""
        if (self._backups.up_to_date and not self._trash_waits) or self._backups.doing is not None:
            return False
        newest = self._backups.last()
        return newest is None or newest.at > now or newest.at.astimezone(now.tzinfo).date() != now.date()

    def _empty_trash(self, now: datetime) -> bool:
        """Remove for good what was thrown away a month ago, by the clock and by a backup of an earlier day.

        A clock that is wrong today alone empties nothing. Returns whether something waits for such a backup.
        """
        days = ((one.at, one.at.astimezone(now.tzinfo).date()) for one in self._backups.listed())
        earlier = next((at for at, day in days if day != now.date()), None)
        with suppress(StorageFault):  # the diary has told of it
            if earlier is not None and self._holds_older(min(now, earlier) - TRASH_TIME):
                self._diary.empty_trash(min(now, earlier) - TRASH_TIME)
                self._trash().empty(min(now, earlier) - TRASH_TIME)
                return False
            return self._holds_older(now - TRASH_TIME)
        return False

    def _holds_older(self, moment: datetime) -> bool:
        """Whether something was thrown away before a moment."""
        thrown = any(one.deleted < moment for one in self._diary.trash())
        return thrown or self._trash().any_before(moment)

    def _may(self, doing: Doing) -> bool:
        """Whether it was not tried in the last hour; asking counts as trying."""
        elapsed = self._clock.read().elapsed
        if doing in self._tried and elapsed - self._tried[doing] < AGAIN_AFTER_SECONDS:
            return False
        self._tried[doing] = elapsed
        return True

    def _first_today(self, doing: Doing) -> bool:
        today = self._clock.now().date()
        first = self._told.get(doing) != today
        self._told[doing] = today
        return first

    def _on_not_daily(self, fault: StorageFault) -> None:
        if self._first_today(Doing.BACKING_UP):
            self.not_daily.emit(fault)

    def _on_not_copied(self, fault: StorageFault) -> None:
        if self._first_today(Doing.COPYING):
            self.not_copied.emit(fault)

    def _on_copied(self) -> None:
        newest = self._backups.last()
        self._copied = "" if newest is None else newest.name

    def _on_settings(self) -> None:
        """Another folder was chosen: copy at once."""
        second = self._preferences.settings.backup_copy_folder
        if second != self._second:
            self._second, self._copied = second, ""
            self._tried.pop(Doing.COPYING, None)
            self._told.pop(Doing.COPYING, None)
            self.tick()
