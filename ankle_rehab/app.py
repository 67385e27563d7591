"""The composition root: builds the program from its parts, for production and for tests alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.value import value
from ankle_rehab.resources import resource
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import style, text, translation
from ankle_rehab.ui.first_picture import FirstPicture
from ankle_rehab.ui.rooms import Rooms
from ankle_rehab.ui.strip import Strip
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from ankle_rehab.domain.icing import Icing
    from ankle_rehab.domain.icing_cues import IcingCue
    from ankle_rehab.services.keep_awake import KeepAwake, Way
    from ankle_rehab.services.player import Player
    from ankle_rehab.ui.hearing import Hearing
    from ankle_rehab.ui.icing_watch import IcingWatch
    from ankle_rehab.ui.sound import SoundOut, Trouble

# What the first picture does not need is imported when it is first asked for.
# ruff: noqa: PLC0415


@value
class Outside:
    """What the program is given of the world outside; tests give it stand-ins."""

    clock: Clock
    open_sound: Callable[[], SoundOut | None]
    awake: Callable[[], Sequence[Way]]


class Program(QObject):
    """One running program on the diary in `folder`; raises a StorageFault when that cannot be opened."""

    def __init__(self, app: QApplication, outside: Outside, folder: Path) -> None:
        super().__init__()
        self._app = app
        self._outside = outside
        self._awake: KeepAwake | None = None
        clock = outside.clock
        paths.prepare_folder(folder)
        self._database = open_diary(folder / paths.DIARY_FILE, clock)
        content = Content(resource("content", translation.language(resource("content"))))
        diary = Diary(self._database, clock, self)
        guard = Guard(clock, diary, content.text_version, self)
        self.parts = Parts(
            clock=clock,
            folder=folder,
            database=self._database,
            content=content,
            diary=diary,
            preferences=Preferences(self._database, self),
            guard=guard,
            icing=IcingTimer(clock, diary, guard, self),
            parent=self,
        )
        settings = self.parts.preferences.settings
        self.themes = Themes(settings.theme, settings.system_theme, self)
        style.apply(app, self.themes.current)
        self.rooms = Rooms(self.parts, self.themes, self._on_try_it, self)
        self.window = self.rooms.window
        self._strip = Strip(self.window, self.parts, self)
        self.first_picture = FirstPicture(self.window)
        self._connect()

    @cached_property
    def hearing(self) -> Hearing:
        """Everything that is heard."""
        from ankle_rehab.ui.hearing import Hearing

        hearing = Hearing(self.parts, self._outside.open_sound, self)
        hearing.notice.connect(self._on_unheard)
        return hearing

    @cached_property
    def _icing_watch(self) -> IcingWatch:
        from ankle_rehab.ui.icing_watch import IcingWatch

        return IcingWatch(self.parts, self.window, self.hearing, self)

    def open(self) -> None:
        """Show the window: the first page ever, or Today with what a crash cut off."""
        settings = self.parts.preferences.settings
        self.window.put_back(settings.window_place)
        agreed = settings.accepted_version == self.parts.content.text_version
        self.window.show_page("today" if agreed else "first-start")
        self.window.show()
        self.parts.icing.tick()
        if agreed:
            self._offer_unfinished()

    def complete(self) -> None:
        """What the first picture did without: signs and shortcuts, and what the system asks for by now."""
        self.rooms.complete()
        self.themes.look_again()

    def tell_bug(self) -> None:
        """Something went wrong inside the program and is in the log; what was saved is safe."""
        words = self.tr(
            "Something went wrong in the program. What was saved is safe. The log has a note of it."
        )
        self.window.show_notice(Notice(words))

    def leave(self) -> None:
        """A signal or the log-out ends the program, even with a pack on: the next start goes on with it."""
        self.window.stays_open = False
        self._app.quit()

    def close(self) -> None:
        """Leave everything on disk so that the next start can go on."""
        self._app.applicationStateChanged.disconnect(self._on_looked_at)
        if self.parts.run is not None:
            self.parts.player.put_down()
        if self._awake is not None:
            self._awake.release()
        place = self.window.place()
        self.parts.icing.announce.disconnect(self._on_icing)  # a late cue would open another window
        if "_icing_watch" in self.__dict__:
            self._icing_watch.close()
        self.window.close()
        self.window.deleteLater()
        self.parts.preferences.change(window_place=place, system_theme=self.themes.seen)
        self._database.close()

    def _connect(self) -> None:
        parts, window = self.parts, self.window
        self.first_picture.painted.connect(self.complete)
        parts.player_came.connect(self._follow)
        parts.icing.announce.connect(self._on_icing)
        parts.preferences.changed.connect(self._on_settings)
        parts.preferences.trouble.connect(self._on_trouble)
        parts.diary.trouble.connect(self._on_trouble)
        parts.diary.changed.connect(self._on_changed)
        parts.diary.saved.connect(self._on_saved)
        self.themes.changed.connect(partial(style.apply, self._app))
        self._app.applicationStateChanged.connect(self._on_looked_at)
        self.rooms.moved_in.connect(self._offer_unfinished)
        window.closing.connect(self._app.quit)

    def _follow(self, player: Player) -> None:
        """A session is near: it is heard, and the screen stays awake with it."""
        from ankle_rehab.services.keep_awake import KeepAwake

        self.hearing.follow(player)
        self._awake = KeepAwake(self._outside.awake(), self.tr("A guided session is running"), self)
        player.changed.connect(self._awake.follow)

    def _offer_unfinished(self) -> None:
        """One that cannot be read keeps nobody from the rest of the program; the diary has told of it."""
        with suppress(StorageFault):
            found = self.parts.diary.open_session()
            if found is not None:
                from ankle_rehab.ui.unfinished_session import UnfinishedSession

                UnfinishedSession(self.parts, self.window, self.rooms.starter, self).offer(found)

    def _on_icing(self, cue: IcingCue, icing: Icing) -> None:
        self._icing_watch.announce(cue, icing)

    def _on_try_it(self) -> None:
        self.hearing.try_it()

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.CHECKS:
            self.parts.icing.heed_signs()

    def _on_saved(self) -> None:
        at = text.clock_time(self.parts.clock.now())
        self.window.show_status("", saved=self.tr("Saved at {time}").format(time=at))

    def _on_settings(self, settings: Settings) -> None:
        self.themes.choose(settings.theme)

    def _on_trouble(self, fault: StorageFault) -> None:
        from ankle_rehab.ui import fault_words

        self.window.show_notice(Notice(fault_words.not_saved(fault)))

    def _on_unheard(self, trouble: Trouble) -> None:
        from ankle_rehab.ui import sound_words

        self.window.show_notice(Notice(sound_words.unheard(trouble)))

    def _on_looked_at(self) -> None:
        """Coming back to the program, perhaps after sleep, or leaving it: look at the clock at once."""
        self.parts.icing.tick()
        if self.parts.run is not None:
            self.parts.player.tick()
