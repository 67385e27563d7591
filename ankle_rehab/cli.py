"""The command line: opens the program on a diary, or says in words why it cannot."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from ankle_rehab import __version__, paths
from ankle_rehab.app import Outside, Program
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.error_log import ErrorLog
from ankle_rehab.services.exit_signals import ExitSignals
from ankle_rehab.services.keep_awake import ways_of_this_system
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import fault_words, translation
from ankle_rehab.ui.sound import open_sound

EXIT_CANNOT_OPEN = 2
WITHOUT_SCREEN = ("offscreen", "minimal")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    asked = _parser().parse_args(arguments)
    app = QApplication([sys.argv[0]])
    app.setApplicationName("ankle-rehab")
    app.setApplicationDisplayName("Ankle Rehab")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ankle-rehab")
    app.setQuitOnLastWindowClosed(False)
    _speak_the_users_language(app)
    try:
        folder = paths.data_dir(asked.data_dir)
        return run(app, Outside(SystemClock(), open_sound, ways_of_this_system()), folder)
    except StorageFault as fault:
        return _say(fault_words.cannot_open(fault))
    except (paths.NoHome, OSError) as error:
        return _say(fault_words.no_folder(error))


def run(app: QApplication, outside: Outside, folder: Path) -> int:
    """Open the program and wait until it is left; raises StorageFault or OSError if the diary cannot open."""
    program = Program(app, outside, folder)
    log = ErrorLog(folder, outside.clock)

    def on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.on_uncaught(kind, error, trace)
        program.tell_bug()

    sys.excepthook = on_uncaught
    signals = ExitSignals()
    signals.closing.connect(program.leave)
    app.commitDataRequest.connect(signals.request)
    program.open()
    QTimer.singleShot(0, tidy_up)
    code = app.exec()
    program.close()
    signals.close()
    return code


def tidy_up() -> None:
    """After the first picture: give back what the start left over, leave the rest alone from now on."""
    gc.collect()
    gc.freeze()
    gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ankle-rehab",
        description="Guided ankle sessions, a safe icing timer and a pain diary that stay on this computer.",
    )
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER", help="keep the diary in this folder")
    parser.add_argument("--version", action="version", version=f"Ankle Rehab {__version__}")
    return parser


def _speak_the_users_language(app: QApplication) -> None:
    """The program's words and Qt's own few (buttons of its dialogs), each where there is a translation."""
    translation.install(app, resource("i18n"), translation.language(resource("content")))
    translator = QTranslator(app)
    if translator.load(
        QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    if QApplication.platformName() not in WITHOUT_SCREEN:
        QMessageBox.critical(None, "Ankle Rehab", words)
    return EXIT_CANNOT_OPEN
