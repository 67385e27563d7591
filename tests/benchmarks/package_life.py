"""The life of the Debian package on a bare Debian 12: installed, used, upgraded while it runs, purged.

    sudo python3 packaging/dev.py life FOLDER

FOLDER keeps the bare Debian and the older package for the next time. The older package is the newest commit
whose diary has a lower storage version, under a lower version number.
On Debian it needs `apt-get install debootstrap xvfb openbox dbus xdotool at-spi2-core`.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from configparser import ConfigParser
from hashlib import sha256
from pathlib import Path

from ankle_rehab import __version__, paths
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage import backup
from ankle_rehab.storage.diary_file import migrations, open_diary
from tests.benchmarks.bare_debian import Bare
from tests.benchmarks.bare_desktop import desktop, missing
from tests.benchmarks.bundle_plants import unnoticed
from tests.benchmarks.hands import Hands, NotThere
from tests.benchmarks.older_package import HOUSE, OLDER, older_package

DIARY = Path(".local/share/ankle-rehab")
PAGES = (
    "Session",
    "Ice",
    "Diary",
    "Review",
    "Runs",
    "Guide",
    "Reminders",
    "Settings",
    "Warning signs",
    "Today",
)
SESSION_SECONDS = 400.0
KEPT_BY_THE_SYSTEM = ("var/lib/dpkg", "var/lib/apt", "var/cache", "var/log", "etc/ld.so.cache")


class Life:
    """The story, chapter by chapter; `wrong` counts what was not as it should be."""

    def __init__(self, bare: Bare, hands: Hands, surroundings: dict[str, str]) -> None:
        self._bare = bare
        self._hands = hands
        self._surroundings = surroundings
        self._folder = bare.home / DIARY
        self._started: list[subprocess.Popen[str]] = []
        self.wrong = 0

    def says(self, words: str, *, right: bool) -> None:
        """One line of the table."""
        self.wrong += not right
        print(f"{'ok   ' if right else 'WRONG'} {words}", flush=True)

    def end(self) -> None:
        """Ends what is left of it where the story broke off."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
                process.wait()

    def tell(self, older: Path, newer: Path) -> None:
        """All of it. Raises NotThere where the story cannot go on."""
        before = self._bare.files()
        self._bare.install(older)
        self._tries_itself(OLDER)
        running = self._from_the_menu()
        self._does_a_session()
        self._in_the_diary("while it runs", [2, 3, 1])
        self._bare.install(newer)
        self._tries_itself(__version__)
        self.says("brought up to date while it runs: it still runs", right=running.poll() is None)
        self._goes_round("the older one, its files exchanged")
        self._writes_a_score()
        self._types("log", "4", "--side", "left", told="4")
        self._leaves(running, "the older one")
        self._in_the_diary("as the older one left it", [2, 3, 1, 2, 4])
        running = self._from_the_menu()
        self._goes_round("the new one")
        self._leaves(running, "the new one")
        self._was_migrated()
        self._in_the_diary("as the new one left it", [2, 3, 1, 2, 4])
        self._notices_what_is_missing()
        self._is_removed(before, newer)

    def _tries_itself(self, version: str) -> None:
        said, code = self._run("ankle-rehab", "--self-test")
        lines = [line for line in said.splitlines() if line[:7] in ("works  ", "less   ", "MISSING")]
        right = code == 0 and f"Ankle Rehab {version}," in said and len(lines) >= 8
        self.says(f"--self-test of {version}: code {code}", right=right)
        for line in lines:
            print(f"          {line}")

    def _from_the_menu(self) -> subprocess.Popen[str]:
        """What a menu does with the entry: TryExec must be there, then the words of Exec without fields."""
        entry = ConfigParser(interpolation=None, strict=False)
        entry.read(self._bare.root / "usr/share/applications/ankle-rehab.desktop")
        table = entry["Desktop Entry"]
        there = (self._bare.root / "usr/bin" / table["TryExec"]).is_symlink()
        words = [word for word in shlex.split(table["Exec"]) if not re.fullmatch("%[fFuU]", word)]
        running = self._bare.as_user(words, self._surroundings)
        self._started.append(running)
        self._until(lambda: bool({"I understand", "Warning signs"} & self._hands.names()), "its window")
        self.says(f"started from the menu: {table['Exec']}", right=there and running.poll() is None)
        return running

    def _does_a_session(self) -> None:
        """As in the journey at the desk, by what a screen reader tells, with a pause and the far view."""
        hands = self._hands
        begun = time.monotonic()
        hands.click("Which ankle is sore?: Left")
        hands.click("I understand")
        hands.click("Session", "Pages")
        hands.click("Start Desk break")
        for _ in range(4):
            hands.click("None of these")
            time.sleep(0.5)
        hands.click("2 of 10, mild")
        hands.find("Pause")
        time.sleep(12)
        hands.press("space")
        stood_still = self._waits_for_the_end()
        hands.click("3 of 10, mild", "The worst")
        hands.click("1 of 10, mild", "And now")
        time.sleep(1)
        seconds = time.monotonic() - begun
        told = f"a desk session by keys and mouse: {seconds:.0f} s, paused and gone on {stood_still} times"
        self.says(told, right=stood_still > 0)

    def _waits_for_the_end(self) -> int:
        """Goes on after the pause, and after every other that a busy computer makes; returns how many."""
        end = time.monotonic() + SESSION_SECONDS
        stood_still = 0
        while "The worst" not in {name[:9] for name in self._hands.names()}:
            if time.monotonic() > end:
                raise NotThere("the end of the session")
            if "Go on" in self._hands.names():
                stood_still += 1
                self._hands.press("g", "F11")
                time.sleep(3)
                self._hands.press("Escape")
            time.sleep(1)
        return stood_still

    def _in_the_diary(self, when: str, scores: list[int]) -> None:
        """Read in a copy, for the file is held by the program."""
        with tempfile.TemporaryDirectory() as place:
            for file in self._folder.glob(f"{paths.DIARY_FILE}*"):
                (Path(place) / file.name).write_bytes(file.read_bytes())
            database = open_diary(Path(place) / paths.DIARY_FILE, SystemClock())
            try:
                diary = Diary(database, SystemClock())
                sessions = [(one.routine_id, one.outcome) for one in diary.sessions()]
                steps = [step for one in diary.sessions() for step in diary.session_steps(one.id)]
                found = [entry.score for entry in diary.entries()]
            finally:
                database.close()
        right = (
            sessions == [("desk", Outcome.COMPLETED)] and len(steps) == 4 and sorted(found) == sorted(scores)
        )
        told = f"{len(sessions)} session of {len(steps)} steps, scores {found}"
        self.says(f"in the diary {when}: {told}", right=right)

    def _goes_round(self, who: str) -> None:
        """Opens every page, most of them for the first time since the start."""
        lost = []
        for page in PAGES:
            try:
                self._hands.click(page, "Pages", 5)
                time.sleep(0.7)
                if page not in self._hands.names():
                    lost.append(page)
            except NotThere:
                lost.append(page)
        log = self._folder / paths.LOG_FILE
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        errors = [line for line in lines if " error " in line]
        self.says(f"{who} opens {len(PAGES) - len(lost)} of {len(PAGES)} pages {lost}", right=not lost)
        self.says(f"its log has {len(errors)} errors {errors[:3]}", right=not errors)

    def _writes_a_score(self) -> None:
        self._hands.click("2 of 10, mild", "How is your left ankle")
        time.sleep(1)
        self.says("it writes a score by one click", right=True)

    def _types(self, *words: str, told: str) -> None:
        said, code = self._run("ankle-rehab", *words)
        self.says(
            f"typed {shlex.join(words)}: code {code}, {said.strip()!r}", right=code == 0 and told in said
        )

    def _leaves(self, running: subprocess.Popen[str], who: str) -> None:
        self._hands.press("alt+F4")
        try:
            self._until(lambda: running.poll() is not None or "Quit" in self._hands.names(), "the end")
            if running.poll() is None:  # the first time it is closed it asks whether to stay
                self._hands.click("Quit")
            code = running.wait(timeout=20)
        except subprocess.TimeoutExpired:
            running.kill()
            code = running.wait()
        said = running.stdout.read() if running.stdout else ""
        self.says(f"{who} ends when its window is closed: code {code}", right=code == 0)
        print(f"          it said: {said.strip()!r}")

    def _was_migrated(self) -> None:
        newest = len(migrations())
        found = backup.found(self._folder / paths.BACKUP_FOLDER)
        before = [one for one in found if one.version < newest]
        folder = self._folder / paths.BACKUP_FOLDER
        whole = [one.name for one in before if backup.verify(folder / one.name) >= 0]
        self.says(f"a verified backup of before the migration to {newest}: {whole}", right=bool(whole))

    def _notices_what_is_missing(self) -> None:
        for words, noticed in unnoticed(self._bare.root, lambda: self._run("ankle-rehab", "--self-test")):
            self.says(f"--self-test {words}", right=noticed)

    def _is_removed(self, before: set[str], newer: Path) -> None:
        mine = set(self._bare.as_root("dpkg", "-L", "ankle-rehab").split())
        kept = self._prints()
        self._bare.as_root("apt-get", "remove", "-y", "ankle-rehab")
        gone = not (self._bare.root / "usr/lib/ankle-rehab").exists()
        self.says(
            "removed; the program is gone and the diary as it was", right=gone and kept == self._prints()
        )
        self._bare.install(newer)
        self._bare.as_root("apt-get", "purge", "-y", "ankle-rehab")
        self._bare.as_root("apt-get", "autoremove", "--purge", "-y")
        left = {f"/{path}" for path in self._bare.files() - before if not path.startswith(KEPT_BY_THE_SYSTEM)}
        right = not left and kept == self._prints()
        told = f"{len(kept)} files of the user byte for byte, {len(left)} others of the system"
        self.says(
            f"installed again and purged; left are {told} (of {len(mine)} that were installed)", right=right
        )
        for path in sorted(left)[:20]:
            print(f"          {path}")

    def _prints(self) -> dict[str, str]:
        files = [path for path in self._bare.home.rglob("*") if path.is_file()]
        return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}

    def _run(self, *words: str) -> tuple[str, int]:
        done = self._bare.as_user(list(words), self._surroundings)
        said, _ = done.communicate(timeout=120)
        return said, done.returncode

    def _until(self, seen: Callable[[], bool], what: str, patience: float = 30.0) -> None:
        end = time.monotonic() + patience
        while not seen():
            if time.monotonic() > end:
                raise NotThere(what)
            time.sleep(0.2)


def main() -> int:
    if len(sys.argv) != 2 or os.geteuid() != 0 or missing():
        print(__doc__, *missing(), sep="\n")
        return 2
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    older = older_package(folder)
    newer = sorted((HOUSE / "dist").glob(f"*_{__version__}_*.deb"))[0]
    with tempfile.TemporaryDirectory(prefix="ankle-rehab-life-") as shared:
        bare = Bare(folder, Path(shared))
        with desktop(Path(shared)) as (hands, surroundings):
            life = Life(bare, hands, surroundings)
            try:
                life.tell(older, newer)
            except (NotThere, subprocess.SubprocessError) as error:
                life.says(f"{error} {getattr(error, 'stderr', '')}", right=False)
                print(sorted(hands.names()))
            finally:
                life.end()
    print(f"life of the package: {life.wrong} wrong")
    return 1 if life.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
