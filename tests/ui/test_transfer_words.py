"""What is said of files that leave and come, and of records that differ."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.safety import Release, Sign, SignCheck
from ankle_rehab.domain.story import Story
from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.services.export_job import Form, Hindrance
from ankle_rehab.services.story import Stories
from ankle_rehab.services.transfer_facts import NotExported
from ankle_rehab.storage.faults import DamagedFile, DiskFull, WriteFailed
from ankle_rehab.ui import difference_words, transfer_words
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.ui.transfer_desk import Desk


def test_every_hindrance_and_every_problem_has_words_of_its_own() -> None:
    place = Path("/there")
    told = [transfer_words.not_exported(NotExported(one, place)) for one in Hindrance]
    assert all("/there" in words for words in told)
    told += [transfer_words.not_read(NotUnderstood(one, "entries", 1234, "side", found=7)) for one in Problem]
    told += [transfer_words.explained(one) for one in Form] + [transfer_words.form(one) for one in Form]
    told += [transfer_words.stopped(fault(place), out=True) for fault in (DiskFull, DamagedFile, WriteFailed)]
    assert len(set(told)) == len(told)
    newer = transfer_words.not_read(NotUnderstood(Problem.NEWER, found=7))
    assert "7" in newer


def test_every_kind_of_difference_has_words(
    qapp: QApplication, qtbot: QtBot, clock: FakeClock, data_dir: Path, tmp_path: Path
) -> None:
    desk = Desk(qapp, clock, data_dir, tmp_path)
    qtbot.addWidget(desk.page)
    diary, stories = desk.bench.diary, Stories(desk.bench.diary, desk.bench.database, desk.bench.clock)
    day = desk.bench.clock.now().date()
    diary.add_pain(pain(3))
    diary.mark_day(day, DayKind.REST)
    diary.add_check(SignCheck(stamp(), frozenset({Sign.FEVER}), True, "1"))
    diary.add_check(SignCheck(stamp(hour=11), frozenset(), False, "1", Release.SEEN))
    stories.keep(Story(since_when="last winter"))
    text = desk.archive().read_text(encoding="utf-8")
    for ours, theirs in (
        ('"score":3', '"score":4'),
        ('"kind":"rest"', '"kind":"sick"'),
        ('"fever"', '"cracking"'),
        ('"seen"', '"mistake"'),
        ("last winter", "in March"),
    ):
        assert ours in text
        text = text.replace(ours, theirs)
    other = desk.documents / "other.json"
    other.write_text(text, encoding="utf-8")
    desk.brings(other)
    found = {
        (difference_words.title(one), difference_words.here(one), difference_words.there(one))
        for one in desk.bench.transfer.differences(0, 10)
    }
    assert found == {
        ("Left, at rest, before, Sunday 22 November, 10:00", "3, mild", "4, moderate"),
        ("Sunday 22 November", "Rest day", "Sick"),
        ("Answers about signs, Sunday 22 November, 10:00", "fever, twisted", "cracking, twisted"),
        ("Answers about signs, Sunday 22 November, 12:00", "seen by a professional", "ticked by mistake"),
        ("What you tell the doctor", "last winter", "in March"),
    }
    desk.bench.close()
