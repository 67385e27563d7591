"""The composition root: builds the program from its parts, for production and for tests alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ankle_rehab import imports, paths  # noqa: F401
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.settings import Settings, ThemeChoice
from ankle_rehab.domain.value import value
from ankle_rehab.resources import resource
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.parts import Afterwards, Parts
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.ui import style, translation
from ankle_rehab.ui.company import Company
from ankle_rehab.ui.desktop import window_place
from ankle_rehab.ui.first_picture import FirstPicture
from ankle_rehab.ui.rooms.rooms import Rooms
from ankle_rehab.ui.strip import Strip
from ankle_rehab.ui.telling import Telling
from ankle_rehab.ui.theme import Themes

if TYPE_CHECKING:
    from ankle_rehab.services.bus import Bus
    from ankle_rehab.services.keep_awake import Way
    from ankle_rehab.services.notifier import Desktop
    from ankle_rehab.ui.desktop.desk import Desk
    from ankle_rehab.ui.desktop.tray_icon import TrayPlace
    from ankle_rehab.ui.sound.sound import SoundOut

# What the first picture does not need is imported when it is first asked for.
# ruff: noqa: PLC0415


def no_desktop() -> Desktop:
    """Nothing shows notifications: the window tells all by itself."""
    from ankle_rehab.services.notifier import Desktop

    return Desktop()


def no_tray() -> TrayPlace:
    """The program has no place but its window."""
    from ankle_rehab.ui.desktop.tray_icon import TrayPlace

    return TrayPlace()


def no_bus() -> Bus | None:
    """Nobody tells that the computer slept."""
    return None


@value
class Outside:
    """What the program is given of the world outside; tests give it stand-ins.

    `logins` is the bus on which the login manager tells of sleep.
    """

    clock: Clock
    open_sound: Callable[[], SoundOut | None]
    awake: Callable[[], Sequence[Way]]
    desktop: Callable[[], Desktop] = no_desktop
    tray: Callable[[], TrayPlace] = no_tray
    logins: Callable[[], Bus | None] = no_bus


class Program(QObject):
    """One running program on the diary in `folder`; raises a StorageFault when that cannot be opened.

    With `reading` that file is read in place of the diary, and nothing is written. `quiet` is safe mode.
    `reopening` carries work for while the diary is closed (see Parts), `damaged` the DamagedFile that the
    user wants to do something about; whoever opened the program closes it then.
    """

    reopening = Signal(object)
    damaged = Signal(object)

    def __init__(
        self,
        app: QApplication,
        outside: Outside,
        folder: Path,
        *,
        reading: Path | None = None,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self._app = app
        self._outside = outside
        self._reading = reading
        self._quiet = quiet
        self._hidden = False
        self.desk: Desk | None = None
        self.odd = paths.prepare_folder(folder)
        self._database = _open(folder, outside.clock, reading)
        try:
            self._build(folder)
        except BaseException:
            self._give_up()
            raise
        self._connect()

    def _give_up(self) -> None:
        """A part of the diary that is read on the way is damaged: nothing half made goes on running."""
        self._database.abandon()
        if "window" in vars(self):
            self.window.deleteLater()
        self.deleteLater()

    def _build(self, folder: Path) -> None:
        app, clock = self._app, self._outside.clock
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
        self._theme, self._text_size = settings.theme, settings.text_size
        first = ThemeChoice.LIGHT if self._quiet else settings.theme
        self.themes = Themes(first, settings.system_theme, self)
        style.apply(app, self.themes.current, enlarged=settings.text_size.factor)
        self.rooms = Rooms(self.parts, self.themes, self._on_try_it, self)
        self.window = self.rooms.window
        self._strip = Strip(self.window, self.parts, self)
        self.telling = Telling(self.parts, self.window, self)
        self.first_picture = FirstPicture(self.window)
        self._plan_begins = QTimer(self)
        self._plan_begins.setSingleShot(True)
        self._plan_begins.timeout.connect(self._begin_plan)
        sound = _silence if self._quiet else self._outside.open_sound
        self.company = Company(
            self.parts,
            self.rooms,
            self.telling,
            open_sound=sound,
            awake=self._outside.awake,
            desktop=no_desktop if self._quiet else self._outside.desktop,
            parent=self,
        )

    def open(self, *, minimized: bool = False, seen: bool = False) -> None:
        """Show the window: the first page ever, or Today with what a crash cut off.

        `minimized` leaves it in the tray, or in the task bar where there is none; `seen` is whether there is
        a screen that it has to fit on.
        """
        settings = self.parts.preferences.settings
        if not self._quiet:
            window_place.put_back(self.window, settings.window_place)
        if seen:
            window_place.fit_screen(self.window)
        agreed = settings.accepted_version == self.parts.content.text_version
        self.window.show_page("today" if agreed else "first-start")
        self._hidden = minimized and agreed and not self._database.read_only
        if self._hidden:
            self.window.winId()  # what is dropped on it is asked of the system's window, which showing makes
            self.first_picture.hurry()
        else:
            self.window.show()
        self.parts.icing.tick()
        if self._database.read_only:
            self.telling.reading(self._database.path, self._stop_reading if self._reading else None)
        elif agreed and not self._hidden:
            self.company.offer_unfinished()

    def complete(self) -> None:
        """What the first picture did without: signs and shortcuts, and what the system asks for by now.

        The rules of the plan take a turn of the event loop of their own: nothing stands still for long.
        """
        from ankle_rehab.storage import aside, passing

        self.rooms.complete()
        self.themes.look_again()
        self.company.watch_backups()
        self.company.watch_bandage()
        passing.tidy(self.parts.folder)
        aside.sweep()
        if not self._database.read_only:
            self.company.watch_reminders()
            self.telling.folder(self.odd)
            self._plan_begins.start(0)
        if self.desk is None:
            self._take_place()

    def _take_place(self) -> None:
        """In the tray, and among those who are told of sleep."""
        from ankle_rehab.ui.desktop.desk import Desk

        company, outside = self.company, self._outside
        self.desk = Desk(
            self.parts,
            self.window,
            outside.tray(),
            outside.logins(),
            start=company.begin,
            reminders=company.reminders,
            parent=self,
        )
        self.desk.beat.connect(company.tick)
        self.desk.resumed.connect(self._on_looked_at)
        self.desk.resumed.connect(company.tick)
        self.desk.left.connect(self._app.quit)
        if company.notifier is not None:
            company.notifier.use_tray(self.desk.tray)
        if self._hidden:
            self.window.surfaced.connect(self._on_surfaced)
            self.desk.leaving.look()

    def _on_surfaced(self) -> None:
        """What a crash cut off is offered when there is somebody to answer."""
        self.window.surfaced.disconnect(self._on_surfaced)
        self.company.offer_unfinished()

    def leave(self) -> None:
        """A signal or the log-out ends the program, even with a pack on: the next start goes on with it."""
        self.window.stays_open = False
        self._app.quit()

    def close(self, *, damaged: bool = False) -> None:
        """Leave everything on disk so that the next start can go on; a damaged file is let go as it is."""
        self.window.closing.disconnect(self._app.quit)
        self.first_picture.stop()
        self._app.applicationStateChanged.disconnect(self._on_looked_at)
        if self.parts.run is not None:
            self.parts.player.put_down()
        if self.desk is not None:
            self.desk.close()
        self.company.close()
        self._plan_begins.stop()
        place = window_place.place(self.window)
        if "transfer" in vars(self.parts):
            self.parts.transfer.cancel()
        if "run_files" in vars(self.parts):
            self.parts.run_files.cancel()
        self.window.close()
        self.window.deleteLater()
        self.parts.icing.sleep()
        if damaged:
            self._database.abandon()
            return
        if not (self._quiet or self._database.read_only):
            self.parts.preferences.change(window_place=place, system_theme=self.themes.seen)
        self._database.close()

    def _connect(self) -> None:
        parts, window = self.parts, self.window
        self.first_picture.painted.connect(self.complete)
        parts.while_closed.connect(self.reopening)
        self.telling.recovery_wanted.connect(self.damaged)
        parts.preferences.changed.connect(self._on_settings)
        parts.diary.changed.connect(self._on_changed)
        self.themes.changed.connect(self._restyle)
        self._app.applicationStateChanged.connect(self._on_looked_at)
        window.closing.connect(self._app.quit)

    def _begin_plan(self) -> None:
        self.parts.course.begin()

    def _stop_reading(self) -> None:
        self.reopening.emit(Afterwards)

    def _on_try_it(self) -> None:
        self.company.hearing.try_it()

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.CHECKS:
            self.parts.icing.heed_signs()

    def _on_settings(self, settings: Settings) -> None:
        if settings.theme is not self._theme:
            self._theme = settings.theme
            self.themes.choose(settings.theme)
        if settings.text_size is not self._text_size:
            self._text_size = settings.text_size
            self._restyle()

    def _restyle(self) -> None:
        style.apply(self._app, self.themes.current, enlarged=self._text_size.factor)

    def _on_looked_at(self) -> None:
        """Coming back to the program, perhaps after sleep, or leaving it: look at the clock at once."""
        self.parts.icing.tick()
        self.parts.course.tick()
        if self.company.bandage is not None:
            self.parts.bandages.tick()
        if self.parts.run is not None:
            self.parts.player.tick()


def _silence() -> SoundOut | None:
    """Safe mode makes no sound."""
    return None


def _open(folder: Path, clock: Clock, reading: Path | None) -> Database:
    if reading is None:
        return open_diary(folder / paths.DIARY_FILE, clock)
    from ankle_rehab.storage.reading import open_for_reading

    return open_for_reading(reading)
