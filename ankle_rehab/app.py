"""The composition root: builds the program from its parts, for production and for tests alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.value import value
from ankle_rehab.resources import resource
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.keep_awake import KeepAwake, Way
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.player import Player
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.session_scores import SessionScores
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import fault_words, sound_words, style, text, translation
from ankle_rehab.ui.hearing import Hearing
from ankle_rehab.ui.icing_watch import IcingWatch
from ankle_rehab.ui.rooms import Rooms
from ankle_rehab.ui.sound import SoundOut, Trouble
from ankle_rehab.ui.strip import Strip
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.unfinished_session import UnfinishedSession
from ankle_rehab.ui.widgets.notice_bar import Notice


@value
class Outside:
    """What the program is given of the world outside; tests give it stand-ins."""

    clock: Clock
    open_sound: Callable[[], SoundOut | None]
    awake: tuple[Way, ...]


class Program(QObject):
    """One running program on the diary in `folder`; raises a StorageFault when that cannot be opened."""

    def __init__(self, app: QApplication, outside: Outside, folder: Path) -> None:
        super().__init__()
        self._app = app
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
            player=Player(clock, diary, self),
            scores=SessionScores(clock, diary, self),
            icing=IcingTimer(clock, diary, guard, self),
        )
        self.themes = Themes(self.parts.preferences.settings.theme, self)
        self._awake = KeepAwake(outside.awake, self.tr("A guided session is running"), self)
        self.hearing = Hearing(self.parts, outside.open_sound, self)
        style.apply(app, self.themes.current)
        self.rooms = Rooms(self.parts, self.themes, self.hearing, self)
        self.window = self.rooms.window
        self._strip = Strip(self.window, self.parts.player, self.parts.icing, self)
        self._icing_watch = IcingWatch(self.parts, self.window, self.hearing, self)
        self._unfinished = UnfinishedSession(self.parts, self.window, self.rooms.starter, self)
        self._connect()

    def open(self) -> None:
        """Show the window: the first page ever, or Today with what a crash cut off."""
        settings = self.parts.preferences.settings
        self.window.put_back(settings.window_place)
        agreed = settings.accepted_version == self.parts.content.text_version
        self.window.show_page("today" if agreed else "first-start")
        self.window.show()
        self.parts.icing.tick()
        if agreed:
            self._unfinished.offer()

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
        self.parts.player.put_down()
        self._awake.release()
        place = self.window.place()
        self._icing_watch.close()
        self.window.close()
        self.window.deleteLater()
        self.parts.preferences.change(window_place=place)
        self._database.close()

    def _connect(self) -> None:
        parts, window = self.parts, self.window
        parts.player.changed.connect(self._awake.follow)
        parts.preferences.changed.connect(self._on_settings)
        parts.preferences.trouble.connect(self._on_trouble)
        parts.diary.trouble.connect(self._on_trouble)
        parts.diary.changed.connect(self._on_changed)
        parts.diary.saved.connect(self._on_saved)
        self.hearing.notice.connect(self._on_unheard)
        self.themes.changed.connect(partial(style.apply, self._app))
        self._app.applicationStateChanged.connect(self._on_looked_at)
        self.rooms.moved_in.connect(self._unfinished.offer)
        window.closing.connect(self._app.quit)

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.CHECKS:
            self.parts.icing.heed_signs()

    def _on_saved(self) -> None:
        at = text.clock_time(self.parts.clock.now())
        self.window.show_status("", saved=self.tr("Saved at {time}").format(time=at))

    def _on_settings(self, settings: Settings) -> None:
        self.themes.choose(settings.theme)

    def _on_trouble(self, fault: StorageFault) -> None:
        self.window.show_notice(Notice(fault_words.not_saved(fault)))

    def _on_unheard(self, trouble: Trouble) -> None:
        self.window.show_notice(Notice(sound_words.unheard(trouble)))

    def _on_looked_at(self, state: Qt.ApplicationState) -> None:
        """Coming back to the program, perhaps after sleep: look at the clock at once."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.parts.icing.tick()
            self.parts.player.tick()
