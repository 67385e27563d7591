"""`ankle-rehab --self-test`: whether all that the program is made of works on this computer, a line each."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from enum import Enum
from importlib import util
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QPluginLoader, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImageReader, QPixmap, QTextLayout

from ankle_rehab import __version__, paths
from ankle_rehab.companions import companions
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.value import value
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.storage.content import Content, ContentError
from ankle_rehab.storage.database import CHECKSUM_BYTES
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import DamagedFile, StorageFault
from ankle_rehab.storage.restore import check
from ankle_rehab.ui import translation
from ankle_rehab.verbs.saying import Code, Saying, Terminal, made_quietly, prepare_terminal

PLATFORMS = {"linux": ("qwayland", "qxcb"), "win32": ("qwindows",), "darwin": ("qcocoa",)}
PICTURES = ("ankle-rehab", "tick-light", "tick-dark", "down-light", "down-dark")
LETTERS = "Aä0½°…“"
GENERIC = {"Monospace", "Sans Serif", "Serif"}
"""Families that are told of even where no font is installed."""
RESERVED = 20
BUS_SECONDS = 2.0

translate = QCoreApplication.translate


class State(Enum):
    """Whether it works. The program does without what is LESS, and not without what is MISSING."""

    WORKS = "works"
    LESS = "less"
    MISSING = "missing"


@value
class Found:
    """What was found out about one part."""

    state: State
    words: str


def main() -> int:
    """Look at everything; returns the exit code."""
    prepare_terminal()
    app = made_quietly(lambda: QGuiApplication(["ankle-rehab", "-platform", "offscreen"]))
    translation.install(app, resource("i18n"), translation.language(resource("content")))
    terminal = Terminal()
    try:
        return run(SystemClock(), terminal)
    finally:
        app.shutdown()


def run(clock: Clock, saying: Saying) -> int:
    """The same with everything given; never raises."""
    saying.line(
        f"Ankle Rehab {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    )
    code = Code.DONE
    for name, look in _parts(clock):
        try:
            found = look()
        except Exception as error:
            found = Found(State.MISSING, type(error).__name__)
        if found.state is State.MISSING:
            code = Code.PARTLY
        saying.line(f"{_word(found.state):<8} {name}: {found.words}")
    saying.end(code)
    return int(code if saying.code is None else saying.code)


def _parts(clock: Clock) -> Iterator[tuple[str, Callable[[], Found]]]:
    yield translate("self_test", "Window system"), _window_system
    yield translate("self_test", "Letters"), _letters
    yield translate("self_test", "Pictures"), _pictures
    yield translate("self_test", "Diary file"), lambda: _database(clock)
    yield translate("self_test", "Texts"), _texts
    yield translate("self_test", "Voice"), _voice
    yield translate("self_test", "Sound"), _sound
    yield translate("self_test", "Notifications"), _notifications
    yield translate("self_test", "Licences"), _licences


def _window_system() -> Found:
    """Whether what Qt needs to open a window on this system can be loaded; no window is opened."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    wanted = PLATFORMS.get(sys.platform, ("qxcb",))
    files = {name: next(folder.glob(f"*{name}.*"), folder / name) for name in wanted}
    lacking = [name for name, file in files.items() if not QPluginLoader(str(file)).load()]
    if not lacking:
        return Found(State.WORKS, ", ".join(wanted))
    state = State.MISSING if len(lacking) == len(wanted) else State.LESS
    words = translate("self_test", "cannot be loaded: {names}").format(names=", ".join(lacking))
    return Found(state, words)


def _letters() -> Found:
    families = set(QFontDatabase.families()) - GENERIC
    if not families:
        return Found(State.MISSING, translate("self_test", "no fonts are installed"))
    layout = QTextLayout(LETTERS)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    if any(glyph == 0 for run in layout.glyphRuns() for glyph in run.glyphIndexes()):
        words = translate("self_test", "{n} fonts, but not every letter of this program: {letters}")
        return Found(State.LESS, words.format(n=len(families), letters=LETTERS))
    return Found(State.WORKS, translate("self_test", "{n} fonts").format(n=len(families)))


def _pictures() -> Found:
    from ankle_rehab.ui import icons  # noqa: PLC0415 - one thing after the other

    formats = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    broken = [name for name in PICTURES if QPixmap(str(resource("icons", f"{name}.png"))).isNull()]
    if "png" not in formats or broken or icons.drawing("today").isEmpty():
        names = ", ".join(broken) or "png"
        return Found(State.MISSING, translate("self_test", "cannot be drawn: {names}").format(names=names))
    return Found(State.WORKS, translate("self_test", "drawn"))


def _database(clock: Clock) -> Found:
    """An empty diary in a folder of its own, made and closed; one changed byte of it has to be noticed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / paths.DIARY_FILE
        open_diary(path, clock).close()
        content = bytearray(path.read_bytes())
        if content[RESERVED] != CHECKSUM_BYTES:
            return Found(State.MISSING, translate("self_test", "its pages carry no checksums"))
        check(path)
        content[-CHECKSUM_BYTES - 1] ^= 1
        path.write_bytes(content)
        try:
            check(path)
        except DamagedFile:
            return Found(
                State.WORKS, translate("self_test", "written and read, with a checksum on every page")
            )
        except StorageFault as fault:
            return Found(State.MISSING, type(fault).__name__)
    return Found(State.MISSING, translate("self_test", "damage is not noticed"))


def _texts() -> Found:
    from ankle_rehab.storage.motions import MotionError, Motions  # noqa: PLC0415 - one thing after the other

    content = Content(resource("content", translation.language(resource("content"))))
    motions = Motions(resource("motions"))
    try:
        content.check()
        exercises = {one.id for one in (*content.exercises(), *content.running_exercises())}
        for one in exercises.union(motions.ids()):
            motions.motion(one)
    except (ContentError, MotionError) as error:
        return Found(State.MISSING, str(error))
    words = translate("self_test", "{n} exercises, {m} routines, {k} movements")
    count, routines = len(content.exercises()), len(content.routines())
    return Found(State.WORKS, words.format(n=count, m=routines, k=len(motions.ids())))


def _voice() -> Found:
    """Every recording that the index names is decoded, without a loudspeaker."""
    from ankle_rehab.ui.sound.samples import decoded  # noqa: PLC0415 - one thing after the other
    from ankle_rehab.ui.sound.voice import Voice  # noqa: PLC0415

    voice = Voice(resource("voice", translation.language(resource("content"))))
    known = [voice.recording(sentence) for sentence in voice.sentences]
    lacking = [one for one in known if one is None or not decoded(one.file)]
    if not known:
        return Found(State.MISSING, translate("self_test", "no recordings; what it would say is written"))
    if lacking:
        words = translate("self_test", "{n} of {all} recordings cannot be read")
        return Found(State.MISSING, words.format(n=len(lacking), all=len(known)))
    return Found(State.WORKS, translate("self_test", "{n} recordings").format(n=len(known)))


def _sound() -> Found:
    """The sounds are the program's own; loudspeakers and the library for them are the computer's."""
    from ankle_rehab.ui.sound import sound  # noqa: PLC0415 - one thing after the other
    from ankle_rehab.ui.sound.samples import decoded  # noqa: PLC0415
    from ankle_rehab.ui.words import sound_words  # noqa: PLC0415 - one thing after the other

    silent = [one.value for one in sound.Sound if not decoded(resource("sounds", f"{one}.wav"))]
    if silent:
        words = translate("self_test", "cannot be read: {names}").format(names=", ".join(silent))
        return Found(State.MISSING, words)
    if util.find_spec("PySide6.QtMultimedia") is None:
        return Found(State.MISSING, translate("self_test", "Qt has no part for it"))
    out = sound.open_sound()
    trouble = sound.Trouble.NO_LIBRARY if out is None else out.trouble
    if trouble is not None:
        return Found(State.LESS, sound_words.unheard(trouble))
    return Found(State.WORKS, translate("self_test", "there are loudspeakers"))


def _licences() -> Found:
    """Whoever gives the program away gives the licences of all that comes along with it."""
    found = companions()
    bare = [one.name for one in found if not one.text.strip()]
    if bare:
        words = translate("self_test", "without a text: {names}").format(names=", ".join(bare))
        return Found(State.MISSING, words)
    return Found(State.WORKS, translate("self_test", "of {n} parts").format(n=len(found)))


def _notifications() -> Found:
    """Who shows them on this desktop; where nobody does, the window tells."""
    if sys.platform != "linux":
        return Found(State.WORKS, translate("self_test", "shown by the system"))
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 - on Linux alone
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

    name = "org.freedesktop.Notifications"
    address = DBusAddress("/org/freedesktop/Notifications", bus_name=name, interface=name)
    nobody = Found(State.LESS, translate("self_test", "no desktop shows them here; the window does"))
    try:
        with open_dbus_connection(bus="SESSION") as bus:
            question = new_method_call(address, "GetServerInformation")
            answer = bus.send_and_get_reply(question, timeout=BUS_SECONDS)
    except (OSError, KeyError, ValueError, RuntimeError, TimeoutError):
        return nobody
    if not answer.body or len(answer.body) < 3:
        return nobody
    return Found(State.WORKS, f"{answer.body[0]} {answer.body[2]}")


def _word(state: State) -> str:
    match state:
        case State.WORKS:
            return translate("self_test", "works")
        case State.LESS:
            return translate("self_test", "less")
        case State.MISSING:
            return translate("self_test", "MISSING")
