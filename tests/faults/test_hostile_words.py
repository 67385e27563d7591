"""Nonsense on the line between windows and on the command line (fault 79): dropped, refused, or judged.

100,000 messages in a soak. A window answers each command once, and writes only what it says it has written.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from ankle_rehab import __main__ as program
from ankle_rehab import paths
from ankle_rehab.services.single import Answer, Reply, Single
from ankle_rehab.verbs.parser import Refused
from ankle_rehab.verbs.saying import Code
from ankle_rehab.verbs.verb import MODULES, read
from tests.faults.hostile_own import misread
from tests.faults.odd_words import Message, command, message, send
from tests.faults.tries import seen, tries
from tests.journeys.conftest import Start
from tests.journeys.rescuer import PATIENCE, Rescuer

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs the sockets of a POSIX system"),
]
MESSAGES, LINES, COMMANDS = tries(600, 100_000), tries(400, 20_000), tries(40, 1_500)
PLAIN = Message((b'["log", "4"]\n',), command=("log", "4"))
WRITTEN = "SELECT (SELECT count(*) FROM pain_entry), (SELECT count(*) FROM reminder)"

Do = Callable[[list[str], Answer], None]


def turn() -> None:
    """Whatever waits happens, also being thrown away."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def answering(command: list[str], answer: Answer) -> None:
    """Answers at once, and once more for nothing."""
    answer(Reply(0, f"{len(command)} words"))
    answer(Reply(2))


def believing(command: list[str], answer: Answer) -> None:
    """A window that takes every word for a score."""
    answer(Reply(int(command[1])))


def talk(folder: Path, count: int, do: Do) -> tuple[int, int]:
    """Send so many messages; returns how many were heard as commands, and how much is still held for them."""
    chance, heard = random.Random(1), list[list[str]]()
    for left in paths.runtime_dir().iterdir():
        left.unlink()
    single = Single(folder)
    single.asked.connect(lambda words, _answer: heard.append(words))
    single.asked.connect(do)
    assert single.claim()
    assert single.listen()
    (place,) = paths.runtime_dir().glob("*.socket")
    try:
        for _ in range(count):
            before, told = len(heard), message(chance)
            answered = send(place, told, turn)
            if told.command is not None:
                assert list(told.command) in heard[before:]
                assert answered is not None
                assert answered.count(b"\n") == 2
        for _ in range(3):
            turn()
        assert send(place, PLAIN, turn) == b'\n{"code": 0, "words": "2 words", "trouble": ""}\n'
        turn()
        return len(heard), len(single.findChildren(QObject))
    finally:
        single.close()


def test_nonsense_on_the_line_is_dropped_and_what_is_right_is_heard(data_dir: Path) -> None:
    _, at_first = talk(data_dir, 5, answering)
    heard, at_last = talk(data_dir, MESSAGES, answering)
    assert at_last <= at_first + 1
    assert heard > MESSAGES / 10
    seen(
        "test_hostile_words",
        f"{MESSAGES:,} messages, {heard:,} of them commands, nothing left behind",
    )


def test_a_window_that_believes_every_word_is_seen(data_dir: Path, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised, pytest.raises(AssertionError):
        talk(data_dir, 50, believing)
    assert {type(error[1]) for error in raised} & {ValueError, IndexError}


def test_every_line_that_is_typed_is_understood_or_refused() -> None:
    chance, ends = random.Random(2), Counter[str]()
    for _ in range(LINES):
        words = command(chance)
        known = program.command_of(words)
        assert known in (words, ["open", *words], [])
        if words[0] not in MODULES:
            continue
        try:
            read(words[0], words[1:])
            ends["understood"] += 1
        except Refused as refused:
            assert str(refused)
            ends["refused"] += 1
    assert min(ends["understood"], ends["refused"]) > LINES / 50
    seen(
        "test_hostile_words",
        f"{LINES:,} command lines, {ends['understood']:,} understood, others refused",
    )


@pytest.mark.usefixtures("diary")
def test_a_window_writes_only_what_it_says(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window, chance, ends = start(), random.Random(3), Counter[Code]()
    here = tmp_path / "away" / "here"
    here.mkdir(parents=True)
    for name in ("odd.json", "odd.fit"):
        (here / name).write_bytes(b"\x0e\x10[{")
    for _ in range(COMMANDS):
        name, *words = command(chance)
        before, heard = written(window), list[Reply]()
        window.opening.on_asked([name, "--here", str(here), *words], heard.append)
        qtbot.waitUntil(partial(bool, heard), timeout=PATIENCE)
        window.settle()
        (reply,) = heard
        code = Code(reply.code)
        ends[code] += 1
        assert code is Code.DONE or reply.words or reply.trouble or "--help" in (name, *words)
        assert written(window) == before or (code is Code.DONE and name in ("log", "remind")), (name, words)
    assert window.open
    assert misread(window.program.parts.database) == []
    assert ends[Code.DONE]
    seen("test_hostile_words", f"{COMMANDS:,} commands to an open window, {ends[Code.DONE]:,} done, 0 errors")


def written(window: Rescuer) -> tuple[object, ...]:
    (row,) = window.program.parts.database.rows(WRITTEN)
    return tuple(row)
