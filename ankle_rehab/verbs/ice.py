"""`ankle-rehab ice`: the window on the Ice page; what is asked before an icing is asked there."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.icing import CHOICES
from ankle_rehab.ui import text
from ankle_rehab.verbs.first import not_yet
from ankle_rehab.verbs.parser import Parser, number_from
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "ice_verb", "Open the window on the Ice page. You tick and start there; nothing starts by itself."
    )


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "minutes",
        nargs="?",
        type=_minutes,
        metavar=translate("ice_verb", "MINUTES"),
        help=translate("ice_verb", "how long: {choices}").format(choices=_choices()),
    )


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    from ankle_rehab.ui.pages.ice import IcePage  # noqa: PLC0415 - only where the window is open

    rooms, icing = scene.rooms, scene.parts.icing
    if rooms is None or rooms.window.outside:
        saying.refuse(not_yet())
        return
    rooms.window.show_page("ice")
    page = rooms.window.page("ice")
    allowed = icing.allowed()
    if icing.active:
        words = translate("ice_verb", "An icing is running. The window shows it.")
        if asked.minutes is None:
            saying.line(words)
            saying.end(Code.DONE)
        else:
            saying.refuse(words)
    elif not allowed.allowed:
        saying.refuse(text.hold(allowed, scene.parts.content.icing(), scene.parts.clock.now()))
    else:
        if asked.minutes is not None and isinstance(page, IcePage):
            page.prepare_minutes(asked.minutes)
        if icing.question() is not None:
            saying.line(translate("ice_verb", "The window asks a few things first."))
        else:
            saying.line(translate("ice_verb", "The window is ready. Tick both boxes and start there."))
        saying.end(Code.DONE)


def _minutes(words: str) -> int:
    refusal = translate("ice_verb", "An icing takes {choices} minutes, never longer.").format(
        choices=_choices()
    )
    found = number_from(words, min(CHOICES), max(CHOICES), refusal)
    if found not in CHOICES:
        raise ArgumentTypeError(refusal)
    return found


def _choices() -> str:
    return ", ".join(str(one) for one in CHOICES)


VERB = Verb(_about, _arguments, _begin, window=True)
