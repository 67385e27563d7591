"""`ankle-rehab FILE`: the window shows what a file with exercises brings; nothing is taken in unseen."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from ankle_rehab.ui.rooms.rooms import Rooms
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.verbs.parser import Parser, place
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "open_verb",
        "Show in the window what a file with exercises and routines brings. You choose there what is taken.",
    )


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=place,
        metavar=translate("open_verb", "FILE"),
        help=translate("open_verb", "one that somebody has shared, such as morning.ankle-routine.json"),
    )


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    rooms, files = scene.rooms, [asked.here / file for file in asked.files]
    if rooms is None:
        saying.refuse(translate("open_verb", "Only the window can show a file."))
    elif len(files) > 1:
        _refuse(rooms, translate("open_verb", "Please open one file at a time."), saying)
    elif rooms.window.outside:
        later = Qt.ConnectionType.SingleShotConnection
        rooms.moved_in.connect(lambda: _show(rooms, files[0]), later)
        saying.line(translate("open_verb", "The window shows the file once its first page is read."))
        saying.end(Code.DONE)
    elif QApplication.activeModalWidget() is not None:
        words = translate(
            "open_verb", "The window asks something. Please answer it first, and open the file then."
        )
        _refuse(rooms, words, saying)
    elif scene.parts.player.active:
        words = translate("open_verb", "A session is running. Please open the file when it is over.")
        _refuse(rooms, words, saying)
    elif trouble := _show(rooms, files[0]):
        saying.refuse(trouble)
    else:
        saying.line(translate("open_verb", "The window shows what is in the file. Nothing is taken yet."))
        saying.end(Code.DONE)


def _refuse(rooms: Rooms, words: str, saying: Saying) -> None:
    """Said in the window too: whoever opens a file outside of a terminal reads it only there."""
    rooms.window.show_notice(Notice(words))
    saying.refuse(words)


def _show(rooms: Rooms, file: Path) -> str:
    """Why it brings nothing, empty when it brings something."""
    from ankle_rehab.ui.pages.own import OwnPage  # noqa: PLC0415 - only where the window is open

    rooms.window.show_page("own")
    page = rooms.window.page("own")
    assert isinstance(page, OwnPage)
    page.read_from(file)
    return page.amiss


VERB = Verb(_about, _arguments, _begin, window=True)
