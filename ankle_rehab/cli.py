"""The command line: opens the program on a diary, or says in words why it cannot."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from ankle_rehab import __version__, imports, paths  # noqa: F401
from ankle_rehab.app import Outside
from ankle_rehab.opening import Opening
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.error_log import ErrorLog
from ankle_rehab.services.single import Reply, Single
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import style, translation
from ankle_rehab.verbs import options
from ankle_rehab.verbs.screen import has_screen, no_screen

if TYPE_CHECKING:
    from ankle_rehab.services.bus import Bus
    from ankle_rehab.services.exit_signals import ExitSignals
    from ankle_rehab.services.keep_awake import Way
    from ankle_rehab.services.notifier import Desktop
    from ankle_rehab.ui.desktop.tray_icon import TrayPlace
    from ankle_rehab.ui.sound.sound import SoundOut

# What the first picture does not need is imported when it is first asked for.
# ruff: noqa: PLC0415

EXIT_CANNOT_OPEN = 2
TRIES = 20
WITHOUT_SCREEN = ("offscreen", "minimal")


def main(arguments: Sequence[str] | None = None, command: Sequence[str] = ()) -> int:
    """Run the program; returns its exit code. A `command` is a verb for its window, judged already."""
    asked = options.asked(arguments, command)
    if not has_screen():
        return _without_screen(asked.data_dir)
    app = QApplication([sys.argv[0], *style.PLAIN])
    app.setApplicationName("ankle-rehab")
    app.setApplicationDisplayName("Ankle Rehab")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ankle-rehab")
    app.setQuitOnLastWindowClosed(False)
    _speak_the_users_language(app)
    try:
        folder = paths.data_dir(asked.data_dir)
    except paths.NoHome as error:
        return _say(error)
    return run(
        app, this_computer(), folder, safe=asked.safe_mode, minimized=asked.minimized, command=asked.command
    )


def this_computer() -> Outside:
    """Its clock, and the ways to its loudspeakers, its screen saver and its desktop."""

    def open_sound() -> SoundOut | None:
        from ankle_rehab.ui.sound import sound

        return sound.open_sound()

    def awake() -> Sequence[Way]:
        from ankle_rehab.services import keep_awake

        return keep_awake.ways_of_this_system()

    def desktop() -> Desktop:
        from ankle_rehab.services.notifier import desktop_of_this_system

        return desktop_of_this_system()

    def tray() -> TrayPlace:
        from ankle_rehab.services.bus import Bus
        from ankle_rehab.ui.desktop.tray_icon import SystemTray, TrayPlace

        if QApplication.platformName() in WITHOUT_SCREEN:
            return TrayPlace()
        return SystemTray(Bus() if sys.platform == "linux" else None)

    def logins() -> Bus | None:
        from ankle_rehab.services.bus import Bus

        return Bus("SYSTEM") if sys.platform == "linux" else None

    return Outside(SystemClock(), open_sound, awake, desktop, tray, logins)


def run(
    app: QApplication,
    outside: Outside,
    folder: Path,
    *,
    safe: bool = False,
    minimized: bool = False,
    command: Sequence[str] = (),
) -> int:
    """Open the program and wait until it is left; returns the exit code.

    Where it is open already on this diary, its window comes to the front. Where there is no screen for it,
    why the diary cannot be opened is only said. `safe` is safe mode; `minimized` shows no window at first;
    the window that is there in the end carries the `command` out.
    """
    single = Single(folder)
    done = _by_the_first(single, folder, command)
    if done is not None:
        return done
    opening = Opening(app, outside, folder, safe=safe, minimized=minimized, tries=TRIES)
    single.asked.connect(opening.on_asked)
    log = ErrorLog(folder, outside.clock)

    def on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.on_uncaught(kind, error, trace)
        opening.tell_bug()

    sys.excepthook = on_uncaught
    app.commitDataRequest.connect(opening.leave)
    if sys.platform == "darwin":
        from ankle_rehab.ui.desktop.opened_files import OpenedFiles

        opened = OpenedFiles(app)
        opened.asked.connect(lambda file: opening.on_asked(["open", file], _tell))
    signals: list[ExitSignals] = []

    def on_painted() -> None:
        """Until now a signal just ended the program, with nothing to lose."""
        from ankle_rehab.services.exit_signals import ExitSignals

        single.listen()
        if not signals:
            signals.append(ExitSignals())
            signals[0].closing.connect(opening.leave)
            if command:
                QTimer.singleShot(0, lambda: opening.on_asked(list(command), _tell))  # after the plan
        tidy_up()

    opening.shown.connect(on_painted)
    fault = opening.begin(alone=QApplication.platformName() in WITHOUT_SCREEN)
    if fault is not None and opening.recovery is None:
        single.close()
        return _say(fault)
    code = app.exec()
    refused = opening.refused
    opening.close()
    single.close()
    for listening in signals:
        listening.close()
    return EXIT_CANNOT_OPEN if refused else code


def _by_the_first(single: Single, folder: Path, command: Sequence[str]) -> int | None:
    """None where this start is to open the diary: else the window that is there has done it, with this code.

    One that does not answer is left to the lock of the diary, which is told in words.
    """
    while not single.claim():
        from ankle_rehab.services.single import NoAnswer, carry

        try:
            reply = carry(folder, command)
        except NoAnswer:
            return None
        if reply is not None:
            _tell(reply)
            return reply.code
    return None


def _tell(reply: Reply) -> None:
    """In the terminal, if there is one."""
    from ankle_rehab.verbs.saying import say_all

    say_all(reply.words, reply.trouble)


def _without_screen(folder: Path | None) -> int:
    """A window that is open elsewhere comes to the front; else it is only said that there can be none."""
    from ankle_rehab.services.single import NoAnswer, carry

    try:
        there = carry(paths.data_dir(folder), ())
    except (NoAnswer, paths.NoHome, OSError):
        there = None
    if there is None:
        print(no_screen(), file=sys.stderr)
    return EXIT_CANNOT_OPEN if there is None else there.code


def tidy_up() -> None:
    """After the first picture: give back what the start left over, leave the rest alone from now on."""
    gc.collect()
    gc.freeze()
    gc.enable()


def _speak_the_users_language(app: QApplication) -> None:
    """The program's words and Qt's own few (buttons of its dialogs), each where there is a translation."""
    translation.install(app, resource("i18n"), translation.language(resource("content")))
    translator = QTranslator(app)
    if translator.load(
        QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)


def _say(error: Exception) -> int:
    """Say why the diary cannot be opened, where it can be heard at least in a terminal."""
    from ankle_rehab.ui.words import fault_words

    words = (
        fault_words.cannot_open(error) if isinstance(error, StorageFault) else fault_words.no_folder(error)
    )
    print(words, file=sys.stderr)
    if QApplication.platformName() not in WITHOUT_SCREEN:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "Ankle Rehab", words)
    return EXIT_CANNOT_OPEN
