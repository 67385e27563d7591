"""The whole program on a desktop of its own: screen, panel, buses, login manager, and a moved clock.

    python -m tests.benchmarks.real_desktop FOLDER

Pictures of what was in sight go into FOLDER. On Debian it needs
`apt-get install xvfb openbox dbus trayer xdotool imagemagick libfaketime`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.services.single import carry
from tests.benchmarks.random_signals import lay_diary
from tests.fakes.session_bus import Peer, session_bus

ROOT = Path(__file__).resolve().parents[2]
SCREEN = ":93"
NEEDED = ("Xvfb", "openbox", "dbus-daemon", "trayer", "xdotool", "import")
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")
TOLD = "Time for your routine"
ICON = (1270, 12)


class Desktop:
    """What the program is started on; `wrong` counts what was not as it should be."""

    def __init__(self, place: Path, pictures: Path, session: str, system: str) -> None:
        self.folder = place / "diary"
        self.pictures = pictures
        self.clock = place / "clock"
        self.wrong = 0
        self.surroundings = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DISPLAY": SCREEN,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(place),
            "DBUS_SESSION_BUS_ADDRESS": session,
            "DBUS_SYSTEM_BUS_ADDRESS": system,
        }

    def says(self, words: str, *, right: bool) -> None:
        """One line of what was seen."""
        self.wrong += not right
        print(f"{'ok   ' if right else 'WRONG'} {words}", flush=True)

    def picture(self, name: str) -> None:
        command = ["import", "-window", "root", str(self.pictures / f"{name}.png")]
        subprocess.run(command, env=self.surroundings, check=True)

    def hands(self, *words: object) -> str:
        """Mouse, keys and windows."""
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(command, env=self.surroundings, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def window(self) -> str:
        """The number of the program's window, nothing where it cannot be seen; its icon is a window too."""
        for one in self.hands("search", "--onlyvisible", "--name", "^Ankle Rehab$").split():
            told = self.hands("getwindowgeometry", "--shell", one)
            if any(line.startswith("WIDTH=") and len(line) > len("WIDTH=99") for line in told.splitlines()):
                return one
        return ""

    def in_sight(self) -> bool:
        return bool(self.window())

    def start(self, *more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "ankle_rehab", "--data-dir", str(self.folder), *more]
        return subprocess.Popen(command, cwd=ROOT, env=self.surroundings)

    def set_clock(self, ahead: timedelta) -> None:
        """Move the wall clock of programs that are started with it; nothing else of them notices."""
        self.clock.write_text(f"{ahead.total_seconds():+.0f}\n", encoding="ascii")

    @contextmanager
    def running(self, *more: str) -> Iterator[subprocess.Popen[bytes]]:
        """From the moment on in which it answers."""
        program = self.start(*more)
        try:
            self.wait("the program answers", lambda: carry(self.folder, ("remind",)) is not None)
            yield program
        finally:
            begun = time.monotonic()
            program.send_signal(signal.SIGTERM)
            code = program.wait(timeout=20)
            seconds = time.monotonic() - begun
            self.says(f"it ends in order: code {code}, {seconds:.2f} s", right=code == 0 and seconds <= 1)

    def wait(self, words: str, seen: Callable[[], bool], longest: float = 15.0) -> float:
        """Until it is seen; returns the seconds, and says so when it took too long."""
        begun = time.monotonic()
        while not seen():
            if time.monotonic() - begun > longest:
                self.says(f"{words}: not within {longest:g} s", right=False)
                return longest
            time.sleep(0.1)
        seconds = time.monotonic() - begun
        self.says(f"{words}: {seconds:.1f} s", right=True)
        return seconds


class Told:
    """A program that is told what to do, line by line, and answers so."""

    def __init__(self, *words: str) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", *words]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
        self.hear()

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


def panel(desk: Desktop) -> subprocess.Popen[bytes]:
    words = ("--edge", "top", "--align", "right", "--widthtype", "request", "--height", "24")
    return subprocess.Popen(["trayer", *words], env=desk.surroundings, stderr=subprocess.DEVNULL)


def close_window(desk: Desktop) -> None:
    """As with its cross; the window manager does it."""
    desk.hands("windowactivate", "--sync", desk.window(), "key", "alt+F4")
    time.sleep(1)


def in_a_panel(desk: Desktop) -> None:
    """A tray of the X server: hidden start, second start, closing, the menu, and a panel that starts anew."""
    first = panel(desk)
    time.sleep(1)
    with desk.running("--minimized"):
        time.sleep(2)
        desk.says("it starts without a window", right=not desk.in_sight())
        desk.picture("started-with-the-desktop")
        code = desk.start().wait(timeout=20)
        time.sleep(1)
        desk.says(f"a second start ends with {code}", right=code == 0)
        desk.says("and brings the window", right=desk.in_sight())
        close_window(desk)
        desk.picture("asked-once")
        desk.hands("key", "Return")
        time.sleep(1)
        desk.says("closed, it is out of sight", right=not desk.in_sight())
        desk.hands("mousemove", *ICON, "click", 3)
        time.sleep(1)
        desk.picture("menu-of-the-tray")
        desk.hands("key", "Escape")
        desk.hands("mousemove", *ICON, "click", 1)
        desk.wait("a click on the icon brings it back", desk.in_sight)
        close_window(desk)
        first.kill()
        first.wait()
        time.sleep(1)
        again = panel(desk)
        time.sleep(3)
        desk.picture("a-new-panel")
        desk.hands("mousemove", *ICON, "click", 1)
        desk.wait("the icon is in the new panel, and works", desk.in_sight)
        again.kill()
        again.wait()


def over_the_bus(desk: Desktop, bus: str) -> None:
    """A tray on the session bus that comes late, goes, and comes back."""
    with desk.running("--minimized"):
        time.sleep(1)
        host = Told("tests.fakes.tray_host", bus)
        desk.says(f"the icon comes to a late tray: {host.hear()}", right=True)
        host.tell("menu")
        words = json.loads(host.hear())
        desk.says(f"its menu: {words}", right="Quit" in words)
        host.end()
        host = Told("tests.fakes.tray_host", bus)
        desk.says(f"and to the next one: {host.hear()}", right=True)
        host.tell("click Open Ankle Rehab")
        host.hear()
        desk.wait("its menu works", desk.in_sight)
        close_window(desk)
        desk.says("closed into it", right=not desk.in_sight())
        host.end()


def asleep(desk: Desktop, peer: Peer, logins: Told | None) -> None:
    """Reminders that were due in sleep: the clock goes on by a half hour that no timer has seen."""
    longest = 60.0 if logins is None else 5.0
    how = "without a login manager" if logins is None else "with one"
    soon = datetime.now().astimezone() + timedelta(minutes=20)
    desk.set_clock(timedelta(0))
    real = dict(desk.surroundings)
    desk.surroundings |= {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(desk.clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with desk.running("--minimized"):
        desk.surroundings = real
        reply = carry(desk.folder, ("remind", "Test", "--at", f"{soon:%H:%M}", "--once", f"{soon:%Y-%m-%d}"))
        desk.says(f"a reminder for {soon:%H:%M} {how}: {reply}", right=reply is not None and reply.code == 0)
        before = len(peer.bodies())
        time.sleep(2)
        desk.set_clock(timedelta(minutes=30))
        if logins is not None:
            logins.tell("sleep")
            logins.tell("wake")
        desk.wait("it is told after the sleep", lambda: len(peer.bodies()) > before, longest + 1)
        if logins is not None:
            for _ in range(10):
                logins.tell("sleep")
                logins.tell("wake")
        time.sleep(6)
        count = len(peer.bodies()) - before
        desk.says(f"once and not more: {count}", right=count == 1)


def main() -> int:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing or len(sys.argv) != 2:
        print(__doc__, *missing, sep="\n")
        return 2
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (place / "session").mkdir()
        (place / "system").mkdir()
        session = stack.enter_context(session_bus(place / "session")).address
        system = stack.enter_context(session_bus(place / "system")).address
        os.environ["XDG_RUNTIME_DIR"] = str(place)
        desk = Desktop(place, pictures, session, system)
        screen = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
        stack.callback(screen.wait)
        stack.callback(screen.kill)
        time.sleep(1)
        manager = subprocess.Popen(["openbox"], env=desk.surroundings, stderr=subprocess.DEVNULL)
        stack.callback(manager.wait)
        stack.callback(manager.kill)
        lay_diary(desk.folder)
        in_a_panel(desk)
        over_the_bus(desk, session)
        if FAKETIME.exists():
            peer = Peer(session)
            stack.callback(peer.end)
            asleep(desk, peer, None)
            logins = Told("tests.fakes.logind", system)
            stack.callback(logins.end)
            asleep(desk, peer, logins)
        print((desk.folder / paths.LOG_FILE).read_text(encoding="utf-8"))
    print(f"{desk.wrong} wrong; pictures in {pictures}")
    return 1 if desk.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
