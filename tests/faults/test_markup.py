"""Markup in whatever can be typed (fault 75): every page shows it as it was typed, and nothing obeys it.

Labels and hints take a text for rich text by themselves, unless they are told or the text leaves no doubt.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtGui import Qt as Judge
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ankle_rehab import paths
from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.story import Story
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.reminder_store import ReminderStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.story_store import StoryStore
from ankle_rehab.ui.pages.session import SessionPage
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.own import bridge, morning
from tests.faults.tries import seen
from tests.journeys.visitor import Visitor

TAG = "<b>bold</b>"
TYPED = f"{TAG}<img src='http://x/y'>"
ELSEWHERE = {"first-start", "player"}
FEWEST = 15


def type_everywhere(folder: Path) -> None:
    """A diary with markup wherever words can be typed."""
    database = open_diary(folder / paths.DIARY_FILE, FakeClock())
    diary, own, shoes = DiaryStore(database), OwnStore(database), ShoeStore(database)
    _, gone = diary.add_pain([replace(pain(note=TYPED), medicine=TYPED), pain(2, hour=8, note=TYPED)])
    diary.remove_pain(gone.id or 0, stamp(hour=10).utc)
    DraftStore(database).keep(EntryDraft(note=TYPED), stamp(hour=10).utc)
    exercise, routine = bridge(name=TYPED), replace(morning(), name=TYPED, note=TYPED)
    own.keep_exercise(replace(exercise, cues=(TYPED,), stop_when=TYPED, equipment=TYPED))
    own.keep_routine(routine)
    own.keep_exercise(bridge("own-b2", TYPED))
    own.remove("own-b2", stamp().utc)
    worn = shoes.add(Shoe(TYPED))
    ActivityStore(database).add(Activity(Sport.RUN, stamp(hour=8), note=TYPED, shoe_id=worn.id))
    daily = Schedule((time(8), time(20)), date(2026, 11, 1))
    ReminderStore(database).add(Reminder(Kind.OWN, daily, words=TYPED))
    story = StoryStore(database)
    story.keep(Story(TYPED, TYPED, TYPED, TYPED, (TYPED,)))
    story.add_activity(TYPED)
    database.close()


def shown(front: QWidget) -> list[str]:
    """Where the markup stands in a label or a hint, in sight or not."""
    parts = [front, *front.findChildren(QWidget)]
    return [part.toolTip() for part in parts if TAG in part.toolTip().replace("\u200b", "")] + [
        part.text() for part in parts if isinstance(part, QLabel) and TAG in part.text().replace("\u200b", "")
    ]


def obeyed(front: QWidget) -> list[str]:
    """Labels and hints that would make something of the markup."""
    parts = [front, *front.findChildren(QWidget)]
    hints = [
        f"hint of {type(part).__name__} {part.accessibleName()!r}"
        for part in parts
        if "bold" in part.toolTip() and Judge.mightBeRichText(part.toolTip())
    ]
    return hints + [
        f"{type(part).__name__} {part.text()!r}"
        for part in parts
        if isinstance(part, QLabel) and "bold" in part.text()
        if part.textFormat() is not Judge.TextFormat.PlainText and Judge.mightBeRichText(part.text())
    ]


def test_no_page_obeys_what_was_typed(qapp: QApplication, data_dir: Path) -> None:
    type_everywhere(data_dir)
    visitor = Visitor(qapp, FakeClock(), data_dir)
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    window = visitor.program.window
    wrong: set[str] = set()
    for name in sorted(set(window._factories) - ELSEWHERE):
        window.show_page(name)
        visitor.settle()
        wrong |= {f"{name}: {what}" for what in obeyed(visitor.front())}
    window.show_page("session")
    session = window.page("session")
    assert isinstance(session, SessionPage)
    session.open_routine(morning().id)
    visitor.settle()
    wrong |= set(obeyed(session))
    places = len(shown(window))
    visitor.close()
    assert wrong == set()
    assert places >= FEWEST
    seen("test_markup", f"{places} labels and hints with markup on all pages, 0 obeyed")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("hint", [False, True], ids=["a label", "a hint"])
def test_a_label_or_hint_that_obeys_is_seen(hint: bool) -> None:
    page = QWidget()
    label = QLabel("" if hint else TYPED, page)
    label.setToolTip(TYPED if hint else "")
    assert len(shown(page)) == len(obeyed(page)) == 1
    label.setTextFormat(Judge.TextFormat.PlainText)
    assert len(obeyed(page)) == int(hint)
    page.deleteLater()
