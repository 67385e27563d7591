"""One window for each diary: who is first, what is handed over, and what happens when nobody answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QProcess
from PySide6.QtNetwork import QLocalSocket

from ankle_rehab import paths
from ankle_rehab.services.single import LONGEST_LINE, Answer, NoAnswer, Reply, Single, TooLong, carry

pytestmark = pytest.mark.usefixtures("qapp")
ROOT = Path(__file__).resolve().parents[2]
ASKING = """
import json, sys
from pathlib import Path
from ankle_rehab.services.single import NoAnswer, carry
try:
    print(carry(Path(sys.argv[1]), json.loads(sys.argv[2]), timeout=5.0, patience=float(sys.argv[3])))
except NoAnswer:
    print("no answer")
"""
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from ankle_rehab.services.single import Single
app = QCoreApplication([])
single = Single(Path(sys.argv[1]))
print("first" if single.claim() else "second", flush=True)
if "listening" in sys.argv:
    single.listen()
    QTimer.singleShot(0, lambda: print("ready", flush=True))
    app.exec()
else:
    sys.stdin.read()
"""


def asks(folder: Path, command: str, *, patience: float = 5.0) -> str:
    """What a process of its own gets in answer to a command, while this one goes on."""
    process, loop = QProcess(), QEventLoop()
    process.setWorkingDirectory(str(ROOT))
    process.finished.connect(loop.quit)
    process.start(sys.executable, ["-c", ASKING, str(folder), command, str(patience)])
    loop.exec()
    assert process.exitCode() == 0, bytes(process.readAllStandardError().data()).decode()
    return bytes(process.readAllStandardOutput().data()).decode().strip()


@contextmanager
def first(folder: Path, *how: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that has claimed the folder."""
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(folder), *how],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "first\n"
            if how:
                assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)


@pytest.fixture(autouse=True)
def nothing_of_others() -> None:
    """Programs that were killed in other tests leave their place behind."""
    for path in paths.runtime_dir().iterdir():
        path.unlink()


@pytest.fixture
def single(data_dir: Path) -> Iterator[Single]:
    one = Single(data_dir)
    yield one
    one.close()


def test_a_command_is_heard_and_its_answer_comes_back(single: Single, data_dir: Path) -> None:
    heard: list[list[str]] = []

    def do(command: list[str], answer: Answer) -> None:
        heard.append(command)
        answer(Reply(3, "so\nist es"))
        answer(Reply(0, "never said"))

    single.asked.connect(do)
    assert single.claim()
    assert single.listen()
    assert asks(data_dir, '["log", "4", "\\udcff odd"]') == "Reply(code=3, words='so\\nist es', trouble='')"
    assert heard == [["log", "4", "\udcff odd"]]


def test_several_are_answered_later_and_in_any_order(single: Single, data_dir: Path) -> None:
    waiting: list[tuple[str, Answer]] = []

    def do(command: list[str], answer: Answer) -> None:
        waiting.append((command[0], answer))
        if len(waiting) == 2:
            for name, late in reversed(waiting):
                late(Reply(0, f"done {name}"))

    single.asked.connect(do)
    single.claim()
    single.listen()
    other = QProcess()
    other.setWorkingDirectory(str(ROOT))
    other.start(sys.executable, ["-c", ASKING, str(data_dir), '["one"]', "5"])
    assert "done two" in asks(data_dir, '["two"]')
    other.waitForFinished()
    assert b"done one" in bytes(other.readAllStandardOutput().data())


def test_nobody_is_there(data_dir: Path) -> None:
    assert carry(data_dir, ["session"]) is None


def test_there_is_one_for_each_folder_however_it_is_named(single: Single, data_dir: Path) -> None:
    link = data_dir.parent / "link"
    link.symlink_to(data_dir)
    assert single.claim()
    assert single.claim(), "asked again"
    same, other = Single(link), Single(data_dir.parent / "elsewhere")
    assert not same.claim()
    assert other.claim()
    other.close()
    same.close()
    single.close()
    assert same.claim()
    same.close()


def test_a_place_left_by_a_crash_is_taken_over(single: Single, data_dir: Path) -> None:
    with first(data_dir, "listening"):
        assert not single.claim()
    left = sorted(path.suffix for path in paths.runtime_dir().iterdir())
    assert left == [".lock", ".socket"]
    assert carry(data_dir, []) is None
    assert single.claim()
    assert single.listen()
    single.asked.connect(lambda _command, answer: answer(Reply(0, "here")))
    assert "here" in asks(data_dir, "[]")
    single.close()
    assert list(paths.runtime_dir().iterdir()) == []


def test_one_that_hangs_keeps_nobody_waiting_for_long(data_dir: Path) -> None:
    with first(data_dir, "listening") as hanging:
        hanging.send_signal(signal.SIGSTOP)
        with pytest.raises(NoAnswer):
            carry(data_dir, [], timeout=0.2)


def test_one_that_never_begins_to_listen_keeps_nobody_waiting_for_long(data_dir: Path) -> None:
    with first(data_dir), pytest.raises(NoAnswer):
        carry(data_dir, [], starting=0.2)


def test_one_that_heard_and_never_answers_is_told(single: Single, data_dir: Path) -> None:
    single.claim()
    single.listen()
    assert asks(data_dir, '["session"]', patience=0.2) == "no answer"


def talks(words: bytes) -> bytes:
    """What somebody is told who says this on the line."""
    (socket,) = paths.runtime_dir().glob("*.socket")
    odd, loop = QLocalSocket(), QEventLoop()
    odd.disconnected.connect(loop.quit)
    odd.connectToServer(str(socket))
    odd.write(words)
    loop.exec()
    return bytes(odd.readAll().data())


NONSENSE = [b"not json\n", b'{"a": 1}\n', b"[1]\n", b"\xff\n", b"x" * LONGEST_LINE, b"[" * 4000 + b"\n"]


@pytest.mark.parametrize("line", NONSENSE)
def test_nonsense_is_dropped(single: Single, line: bytes) -> None:
    heard: list[list[str]] = []
    single.asked.connect(lambda command, _answer: heard.append(command))
    single.claim()
    single.listen()
    assert talks(line) == b""
    assert heard == []


def test_a_line_may_be_so_long_and_no_longer(single: Single, data_dir: Path) -> None:
    heard: list[list[str]] = []

    def do(command: list[str], answer: Answer) -> None:
        heard.append(command)
        answer(Reply(0))

    single.asked.connect(do)
    single.claim()
    single.listen()
    assert LONGEST_LINE <= 4096
    longest = "x" * (LONGEST_LINE - len('[""]\n'))
    assert asks(data_dir, f'["{longest}"]') == "Reply(code=0, words='', trouble='')"
    with pytest.raises(TooLong):
        carry(data_dir, [f"{longest}x"])
    assert talks(f'["{longest}x"]\n'.encode()) == b""
    assert heard == [[longest]]


def test_whoever_asked_may_be_gone_before_the_answer(single: Single, data_dir: Path) -> None:
    waiting: list[Answer] = []
    single.asked.connect(lambda _command, answer: waiting.append(answer))
    single.claim()
    single.listen()
    assert asks(data_dir, '["backup"]', patience=0.1) == "no answer"
    QCoreApplication.processEvents()
    waiting[0](Reply(0))


def test_only_the_user_comes_near(single: Single) -> None:
    single.claim()
    single.listen()
    folder = paths.runtime_dir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o077 for path in folder.iterdir()] == [0, 0]


def test_an_open_runtime_folder_is_not_used(tmp_path: Path) -> None:
    asked = "from ankle_rehab import paths; print(paths.runtime_dir())"
    (tmp_path / "ankle-rehab").mkdir(0o755)
    (tmp_path / "tmp").mkdir()
    surroundings = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path), "TMPDIR": str(tmp_path / "tmp")}
    found = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    assert not found.stdout.startswith(str(tmp_path / "ankle-rehab"))
