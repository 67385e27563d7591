"""Start and memory on a screen: the program, its bundle, an empty window, and programs of the same kind.

All in turn, the same way: seconds until a new window is in sight (for one that lives in the tray, its icon
there), then the memory (PSS) of all its processes. The screen has a window manager, a panel with a tray and
message buses, as a desktop has.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from ankle_rehab.domain.value import value
from tests.benchmarks.on_screen import Seen, measure
from tests.benchmarks.random_signals import lay_diary
from tests.benchmarks.rows import Row, lacking, ratio, row, tell, unmeasured
from tests.benchmarks.virtual_screen import NEEDED, virtual_screen
from tests.fakes.session_bus import session_bus

ROUNDS = 7
LIMIT, BUNDLE_LIMIT = 1.5, 1.2
ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "build" / "bundle" / "ankle-rehab" / "ankle-rehab"
_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setWindowTitle("Empty")
window.resize(1120, 760)
window.show()
app.exec()
"""


@value
class Candidate:
    """A program to be measured; where its command is not to be had, `how` says what brings it."""

    name: str
    command: tuple[str, ...]
    how: str
    ours: bool

    @property
    def here(self) -> bool:
        return shutil.which(self.command[0]) is not None


EMPTY = Candidate("an empty PySide6 window", (sys.executable, "-c", _EMPTY), "", ours=False)


def candidates(place: Path) -> tuple[Candidate, ...]:
    """The program, its bundle, and what Debian has of the kind; `place` is for the first two's diaries."""
    for name in ("source", "bundle"):
        lay_diary(place / name)
    source = (sys.executable, "-m", "ankle_rehab", "--data-dir", str(place / "source"))
    bundle = (str(BUNDLE), "--data-dir", str(place / "bundle"))
    others = (
        ("Workrave", "workrave", "workrave"),
        ("Safe Eyes (to its icon)", "safeeyes", "safeeyes"),
        ("RedNotebook", "rednotebook", "rednotebook"),
        ("GoldenCheetah (to its first question)", "GoldenCheetah", "goldencheetah"),
    )
    return (
        Candidate("this program, from source", source, "", ours=True),
        Candidate("this program, bundle", bundle, "python3 packaging/dev.py package bundle", ours=True),
        *(Candidate(name, (word,), f"apt-get install {deb}", ours=False) for name, word, deb in others),
    )


def all_seen(
    found: Sequence[Candidate], surroundings: Mapping[str, str]
) -> dict[Candidate, tuple[Seen | None, ...]]:
    """Each in turn, a few times; the first time, which fills the caches of the disk, does not count."""
    rounds = [[measure(one.command, surroundings) for one in found] for _ in range(ROUNDS + 1)]
    return {one: tuple(seen) for one, seen in zip(found, zip(*rounds[1:], strict=True), strict=True)}


def beside(one: Candidate, seen: Sequence[Seen | None], empty: Sequence[Seen | None]) -> Iterator[Row]:
    """Start and memory against those of the empty window of the same round."""
    both = [(own, other) for own, other in zip(seen, empty, strict=True) if own and other]
    start, memory = (f"{what} of {one.name}, against {EMPTY.name}" for what in ("start", "memory"))
    if not both:
        yield unmeasured(start, "no window came; Safe Eyes wants gir1.2-ayatanaappindicator3-0.1 and trayer")
        return
    limit = LIMIT if one.ours else None
    yield ratio(start, ((own.seconds, other.seconds) for own, other in both), limit, unit="s")
    kibibytes = ((own.kibibytes, other.kibibytes) for own, other in both)
    yield ratio(memory, kibibytes, limit, unit="MiB", scale=1 / 1024)


def surrounded(stack: ExitStack, place: Path) -> dict[str, str]:
    """A desktop of our own, with nothing of the user's."""
    kept = stack.enter_context(virtual_screen())
    kept = {key: word for key, word in kept.items() if not key.startswith(("QT_", "XDG_", "PYTHON"))}
    buses = []
    for name in ("session", "system"):
        (place / name).mkdir()
        buses.append(stack.enter_context(session_bus(place / name)).address)
    (place / "run").mkdir(mode=0o700)
    surroundings = {
        **kept,
        "HOME": str(place),
        "XDG_RUNTIME_DIR": str(place / "run"),
        "DBUS_SESSION_BUS_ADDRESS": buses[0],
        "DBUS_SYSTEM_BUS_ADDRESS": buses[1],
        "NO_AT_BRIDGE": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    if tray := shutil.which("trayer"):
        words = ("--edge", "top", "--align", "right", "--widthtype", "request", "--height", "24")
        panel = subprocess.Popen([tray, *words], env=surroundings, stderr=subprocess.DEVNULL)
        stack.callback(panel.wait)
        stack.callback(panel.kill)
    return surroundings


def measured() -> Iterator[Row]:
    if missing := lacking("start and memory on a screen", *NEEDED, "dbus-daemon"):
        yield missing
        return
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        everybody = candidates(Path(name))
        here = [one for one in everybody if one.here]
        seen = all_seen((EMPTY, *here), surrounded(stack, Path(name)))
    empty = seen[EMPTY]
    yield row(f"start of {EMPTY.name}", (one.seconds for one in empty if one), "s")
    yield row(f"memory of {EMPTY.name}", (one.kibibytes / 1024 for one in empty if one), "MiB")
    for one in everybody:
        if one.here:
            yield from beside(one, seen[one], empty)
        else:
            yield unmeasured(f"start and memory of {one.name}", f"not here: {one.how}")
    source, bundle = everybody[:2]
    if bundle.here:
        both = zip(seen[bundle], seen[source], strict=True)
        pairs = ((own.seconds, other.seconds) for own, other in both if own and other)
        yield ratio("start of the bundle, against that from source", pairs, BUNDLE_LIMIT, unit="s")


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(tell(measured()))
