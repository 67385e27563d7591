"""The whole program is refused by the disk while an entry is saved: it says so and keeps what was typed (R4).

Faults 4 and 5: strace lets the first write of a save fail, with every error in turn; the second try succeeds.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.fakes.clock import FakeClock
from tests.faults.needs import traced
from tests.faults.tracing import FULL, Harm, Log, watched
from tests.journeys.visitor import Visitor

NO_ROOM = "Not saved: there is no room left on the disk."
NOT_SAVED = "Not saved: "
KINDS = (*FULL, "EIO", "EROFS", "EACCES")


def begun(visitor: Visitor, words: str) -> QPlainTextEdit:
    """An entry with everything typed and nothing saved."""
    visitor.program.window.new_entry()
    visitor.click("4 of 10, moderate")
    (note,) = visitor.program.window.page("entry").findChildren(QPlainTextEdit)
    note.setPlainText(words)
    return note


@traced
def test_each_refusal_is_in_sight_and_the_second_try_succeeds(
    qapp: QApplication, clock: FakeClock, data_dir: Path, tmp_path: Path
) -> None:
    visitor = Visitor(qapp, clock, data_dir)
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    log = tmp_path / "log"
    for number, kind in enumerate(KINDS):
        note = begun(visitor, f"words before {kind}")
        with watched(os.getpid(), log, Harm("pwrite64", 1, kind)):
            visitor.click("Save entry")
        assert Log(log.read_text()).harmed
        assert visitor.reads(NO_ROOM if kind in FULL else NOT_SAVED), kind
        assert visitor.page == "entry"
        assert note.toPlainText() == f"words before {kind}"
        assert len(visitor.diary.entries()) == number
        visitor.click("Save entry")
        assert visitor.diary.entries()[-1].note == f"words before {kind}"
        assert not visitor.reads(NOT_SAVED), kind
    visitor.close()


@traced
def test_a_sync_that_fails_behind_a_whole_change_does_not_make_it_twice(
    qapp: QApplication, clock: FakeClock, data_dir: Path, tmp_path: Path
) -> None:
    visitor = Visitor(qapp, clock, data_dir)
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    begun(visitor, "once")
    with watched(os.getpid(), tmp_path / "log", Harm("fdatasync", 1, "EIO")):
        visitor.click("Save entry")
    assert Log((tmp_path / "log").read_text()).harmed
    assert not visitor.reads(NOT_SAVED)
    assert [entry.note for entry in visitor.diary.entries()] == ["once"]
    visitor.close()
