"""The composition root: builds the program from its parts, for production and for tests alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.settings import Settings
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
from ankle_rehab.storage.motions import Motions
from ankle_rehab.storage.plan_codec import NotRebuilt, rebuild
from ankle_rehab.ui import fault_words, sound_words, style, text
from ankle_rehab.ui.announcer import Announcer
from ankle_rehab.ui.rooms import Rooms
from ankle_rehab.ui.sound import SoundOut, Trouble
from ankle_rehab.ui.strip import Strip
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.voice import Voice
from ankle_rehab.ui.widgets.notice_bar import Notice


@dataclass(frozen=True, slots=True)
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
        self._icing_window: QWidget | None = None
        clock = outside.clock
        paths.prepare_folder(folder)
        self._database = open_diary(folder / paths.DIARY_FILE, clock)
        content = Content(resource("content", "en"))
        diary = Diary(self._database, clock, self)
        guard = Guard(clock, diary, content.text_version, self)
        self.parts = Parts(
            clock=clock,
            folder=folder,
            content=content,
            motions=Motions(resource("motions")),
            diary=diary,
            preferences=Preferences(self._database, self),
            guard=guard,
            player=Player(clock, diary, self),
            scores=SessionScores(clock, diary, self),
            icing=IcingTimer(clock, diary, guard, self),
        )
        self.themes = Themes(self.parts.preferences.settings.theme, self)
        self._awake = KeepAwake(outside.awake, self.tr("A guided session is running"), self)
        self.announcer = Announcer(
            clock,
            self.parts.preferences,
            lines=content.lines,
            voice=Voice(resource("voice", "en")),
            sounds=resource("sounds"),
            open_sound=outside.open_sound,
            parent=self,
        )
        style.apply(app, self.themes.current)
        self.rooms = Rooms(self.parts, self.themes, self.announcer, self)
        self.window = self.rooms.window
        self._strip = Strip(self.window, self.parts.player, self.parts.icing, self)
        self._connect()

    def open(self) -> None:
        """Show the window: the first page ever, or Today with what a crash cut off."""
        settings = self.parts.preferences.settings
        self.window.put_back(settings.window_place)
        agreed = settings.accepted_version == self.parts.content.first_start().text_version
        self.window.show_page("today" if agreed else "first-start")
        self.window.show()
        if agreed:
            self._offer_unfinished()

    def close(self) -> None:
        """Leave everything on disk so that the next start can go on."""
        self._awake.release()
        place = self.window.place()
        self.window.stays_open = False
        self.window.close()
        self.window.deleteLater()
        if self._icing_window is not None:
            self._icing_window.deleteLater()
        self.parts.preferences.change(window_place=place)
        self._database.close()

    def _connect(self) -> None:
        parts, window = self.parts, self.window
        parts.player.changed.connect(self.announcer.follow)
        parts.player.changed.connect(self._awake.follow)
        parts.player.cue.connect(self.announcer.say)
        parts.icing.announce.connect(self._on_icing)
        parts.icing.finished.connect(self._on_iced)
        window.held_open.connect(self._on_held_open)
        parts.preferences.changed.connect(self._on_settings)
        parts.preferences.trouble.connect(self._on_trouble)
        parts.diary.trouble.connect(self._on_trouble)
        parts.diary.changed.connect(self._on_written)
        self.announcer.notice.connect(self._on_unheard)
        self.themes.changed.connect(partial(style.apply, self._app))
        self._app.applicationStateChanged.connect(self._on_looked_at)
        self.rooms.moved_in.connect(self._offer_unfinished)
        window.closing.connect(self._app.quit)

    @Slot()
    def _offer_unfinished(self) -> None:
        found = self.parts.diary.open_session()
        if found is None:
            return
        from ankle_rehab.ui.dialogs.resume_offer import ResumeOffer  # noqa: PLC0415 - only after a crash

        try:
            run = rebuild(found, self.parts.content.exercise)
        except NotRebuilt:
            run = None
        offer = ResumeOffer(
            found,
            found.kept.utc.astimezone(self.parts.clock.now().tzinfo),
            can_go_on=run is not None,
            parent=self.window,
        )
        if run is not None:
            offer.go_on.connect(partial(self._on_go_on, run))
        offer.save.connect(self.parts.diary.save_open)
        offer.open()

    def _on_go_on(self, run: SessionRun, session_id: int) -> None:
        self.rooms.starter.resume(session_id, run)

    def _on_icing(self, cue: IcingCue, icing: Icing) -> None:
        """Sounds and the small window; an alarm brings the way off to the front."""
        self._open_small_window()
        self.announcer.ice(cue)
        self.window.stays_open = icing.cold
        if cue is IcingCue.ALARM and self.window.current_page != "ice":
            self.window.show_page("ice")
        if cue is IcingCue.ALARM:
            self.window.raise_()
            self._app.alert(self.window)

    def _open_small_window(self) -> None:
        if self._icing_window is not None:
            return
        from ankle_rehab.ui.icing_window import IcingWindow  # noqa: PLC0415 - not before the first icing

        parts = self.parts
        small = IcingWindow(
            parts.icing, parts.content.icing(), lambda: parts.preferences.settings.small_icing_window
        )
        small.watch(self.window)
        self.window.page_changed.connect(small.note_page)
        small.note_page(self.window.current_page)
        self._icing_window = small

    def _on_iced(self, _icing: Icing) -> None:
        self.window.stays_open = False

    def _on_held_open(self) -> None:
        self.window.show_page("ice")
        self.window.show_notice(
            Notice(self.tr("The pack is still on. Please take it off first, then close."))
        )

    def _on_written(self, topic: Topic) -> None:
        if topic is Topic.CHECKS:
            self.parts.icing.heed_signs()
        at = text.clock_time(self.parts.clock.now())
        self.window.show_status("", saved=self.tr("Saved at {time}").format(time=at))

    def _on_settings(self, settings: Settings) -> None:
        self.announcer.settings_changed(settings)
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
