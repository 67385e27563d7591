"""`ankle-rehab session`: the window on a routine, with every question and gate that a click meets too."""

from __future__ import annotations

from argparse import Namespace

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.routine import Routine
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui import text
from ankle_rehab.ui.rooms.rooms import Rooms
from ankle_rehab.verbs.first import not_yet
from ankle_rehab.verbs.parser import Parser
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

SHORTEST = "three"
"""The article's three: the shortest whole session."""

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "session_verb",
        "Begin a session in the window. It asks first what it always asks; without a name it is the one of"
        " today's plan.",
    )


def _arguments(parser: Parser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "routine",
        nargs="?",
        metavar=translate("session_verb", "ROUTINE"),
        help=translate("session_verb", "such as daily, balance or desk, or its name in quotation marks"),
    )
    what.add_argument(
        "--quick", action="store_true", help=translate("session_verb", "the shortest whole session")
    )


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    parts, rooms = scene.parts, scene.rooms
    if rooms is None or rooms.window.outside:
        saying.refuse(not_yet())
        return
    name = SHORTEST if asked.quick else asked.routine or parts.course.today().routine_id
    if parts.player.active:
        rooms.window.show_page("player")
        _tell_running(parts, name, saying)
        return
    if not name:
        rooms.window.show_page("today")
        saying.line(translate("session_verb", "Nothing is planned for today. The window shows the day."))
        saying.end(Code.DONE)
        return
    routine = _found(parts, name)
    if routine is None:
        known = ", ".join(one.id for one in parts.content.routines())
        words = translate("session_verb", "There is no routine called {name}. There are: {known}.")
        saying.refuse(words.format(name=name[:60], known=known))
        return
    _start(parts, rooms, routine, saying)


def _start(parts: Parts, rooms: Rooms, routine: Routine, saying: Saying) -> None:
    """As a click on its Start; what the window asks or refuses, it says itself too."""
    closed = parts.guard.closed_by(parts.repertoire.routine(routine.id))
    rooms.starter.begin(routine.id)
    if parts.player.active:
        saying.line(translate("session_verb", "{routine} has begun.").format(routine=routine.name))
        saying.end(Code.DONE)
    elif closed and parts.guard.standing().checked:
        saying.refuse("\n".join(text.reason(reason) for reason in closed))
    else:
        words = translate("session_verb", "{routine}: the window asks a few things first.")
        saying.line(words.format(routine=routine.name))
        saying.end(Code.DONE)


def _tell_running(parts: Parts, name: str, saying: Saying) -> None:
    run = parts.player.run
    words = translate("session_verb", "A session is running already.")
    if run is not None and name in ("", run.plan.routine_id):
        saying.line(words)
        saying.end(Code.DONE)
    else:
        saying.refuse(words)


def _found(parts: Parts, name: str) -> Routine | None:
    """The routine of that id or of that name."""
    wanted = name.strip().casefold()
    for one in parts.repertoire.routines():
        if wanted in (one.id.casefold(), one.name.casefold()):
            return one
    return None


VERB = Verb(_about, _arguments, _begin, window=True)
