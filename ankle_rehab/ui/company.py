"""What goes along with the window: voice, alarms, the lit screen, backups; each comes when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.rooms.rooms import Rooms
from ankle_rehab.ui.telling import Telling

if TYPE_CHECKING:
    from ankle_rehab.domain.icing import Icing
    from ankle_rehab.domain.icing_cues import IcingCue
    from ankle_rehab.domain.self_test_run import SelfTestRun
    from ankle_rehab.services.keep_awake import KeepAwake, Way
    from ankle_rehab.services.notifier import Desktop, Notifier
    from ankle_rehab.services.player import Player
    from ankle_rehab.services.self_test_timer import SelfTestTimer
    from ankle_rehab.ui.desktop.herald import Herald
    from ankle_rehab.ui.sound.hearing import Hearing
    from ankle_rehab.ui.sound.sound import SoundOut
    from ankle_rehab.ui.watches.backups import BackupWatch
    from ankle_rehab.ui.watches.bandage import BandageWatch
    from ankle_rehab.ui.watches.icing import IcingWatch
    from ankle_rehab.ui.watches.reminders import ReminderWatch

# What the first picture does not need is imported when it is first asked for.
# ruff: noqa: PLC0415


class Company(QObject):
    """`open_sound` gives the way to the loudspeakers, `awake` the ways to keep the screen lit.

    `desktop` gives the way to show notifications; `notifier` is there as soon as reminders come.
    """

    def __init__(
        self,
        parts: Parts,
        rooms: Rooms,
        telling: Telling,
        *,
        open_sound: Callable[[], SoundOut | None],
        awake: Callable[[], Sequence[Way]],
        desktop: Callable[[], Desktop],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._rooms = rooms
        self._telling = telling
        self._open_sound = open_sound
        self._ways_awake = awake
        self._open_desktop = desktop
        self._awake: KeepAwake | None = None
        self.backups: BackupWatch | None = None
        self.reminders: ReminderWatch | None = None
        self.notifier: Notifier | None = None
        self._herald: Herald | None = None
        self.bandage: BandageWatch | None = None
        parts.player_came.connect(self._follow)
        parts.self_test_came.connect(self._follow_test)
        parts.icing.announce.connect(self._on_icing)
        rooms.moved_in.connect(self.offer_unfinished)

    @cached_property
    def hearing(self) -> Hearing:
        """Everything that is heard."""
        from ankle_rehab.ui.sound.hearing import Hearing

        hearing = Hearing(self._parts, self._open_sound, self)
        hearing.notice.connect(self._telling.unheard)
        return hearing

    def watch_backups(self) -> None:
        """From now on backups are made, and told of."""
        from ankle_rehab.ui.watches.backups import BackupWatch

        self.backups = BackupWatch(self._parts, self._rooms.window, self)

    def watch_bandage(self) -> None:
        """From now on a bandage that is worn is asked about, also one from before the program was closed."""
        from ankle_rehab.ui.watches.bandage import BandageWatch

        self.bandage = BandageWatch(self._parts, self._rooms.window, lambda: self.hearing, self)

    def watch_reminders(self) -> None:
        """From now on reminders come, in the window and outside of it."""
        from ankle_rehab.services.notifier import Notifier
        from ankle_rehab.ui.desktop.herald import Herald
        from ankle_rehab.ui.watches.reminders import ReminderWatch

        parts, window = self._parts, self._rooms.window
        self.reminders = ReminderWatch(parts, window, self.begin, self)
        self.notifier = Notifier(self._open_desktop(), parts.database, parts.diary, parts.clock, self)
        self._herald = Herald(parts, window, self.reminders, self.notifier, self)

    def offer_unfinished(self) -> None:
        """One that cannot be read keeps nobody from the rest of the program; the diary has told of it."""
        with suppress(StorageFault):
            found = self._parts.diary.open_session()
            if found is not None:
                from ankle_rehab.ui.unfinished_session import UnfinishedSession

                UnfinishedSession(self._parts, self._rooms.window, self._rooms.starter, self).offer(found)

    def tick(self) -> None:
        """A minute went by, or more: look at what comes by itself."""
        self._parts.course.tick()
        if self.reminders is not None:
            self._parts.reminders.tick()
        if self.backups is not None:
            self.backups.rounds.tick()

    def close(self) -> None:
        """Let go of what they hold of the world; nothing is announced any more."""
        if self._awake is not None:
            self._awake.release()
        self._parts.icing.announce.disconnect(self._on_icing)  # a late cue would open another window
        if "_icing_watch" in vars(self):
            self._icing_watch.close()
        if self._herald is not None:
            self._herald.close()
        if self.reminders is not None:
            self.reminders.close()
        if self.backups is not None:
            self.backups.close()
        if self.bandage is not None:
            self.bandage.close()

    def begin(self, routine_id: str) -> None:
        """What starts a session is built when something first leads there."""
        self._rooms.starter.begin(routine_id)

    @cached_property
    def _icing_watch(self) -> IcingWatch:
        from ankle_rehab.ui.watches.icing import IcingWatch

        return IcingWatch(self._parts, self._rooms.window, self.hearing, self)

    def _follow(self, player: Player) -> None:
        """A session is near: it is heard, and the screen stays awake with it."""
        from ankle_rehab.services.keep_awake import KeepAwake

        self.hearing.follow(player)
        self._awake = KeepAwake(self._ways_awake(), self.tr("A guided session is running"), self)
        player.changed.connect(self._awake.follow)

    def _follow_test(self, timer: SelfTestTimer) -> None:
        """A self-test is near: it is heard, and the screen stays lit while nobody touches a key."""
        from ankle_rehab.services.keep_awake import KeepAwake

        self.hearing.follow_test(timer)
        awake = KeepAwake(self._ways_awake(), self.tr("A self-test is running"), self)

        def follow(_run: SelfTestRun | None) -> None:
            if timer.active:
                awake.hold()
            else:
                awake.release()

        timer.changed.connect(follow)

    def _on_icing(self, cue: IcingCue, icing: Icing) -> None:
        self._icing_watch.announce(cue, icing)
