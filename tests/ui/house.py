"""A furnished house for tests of pages: real diary, real texts, a clock moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.settings import DistanceUnit, ThemeChoice
from ankle_rehab.resources import resource
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.ledger import Answer, Topic
from ankle_rehab.services.next_entry import NextEntry
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.review import Review
from ankle_rehab.services.review_steps import ReviewSteps
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.faults import DiskFull
from ankle_rehab.ui.actions.actions import of_window
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.pages.about import AboutPage
from ankle_rehab.ui.pages.diary import DiaryPage
from ankle_rehab.ui.pages.entry import EntryPage
from ankle_rehab.ui.pages.first_start import FirstStartPage
from ankle_rehab.ui.pages.help import HelpPage
from ankle_rehab.ui.pages.problem import ProblemPage
from ankle_rehab.ui.pages.review import ReviewPage
from ankle_rehab.ui.pages.settings import SettingsPage
from ankle_rehab.ui.pages.signs import SignsPage
from ankle_rehab.ui.pages.today import TodayPage
from ankle_rehab.ui.theme import Themes
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.fakes.log_in import LogIn

BERLIN = ZoneInfo("Europe/Berlin")
Kind = TypeVar("Kind", bound=QWidget)


def stamp(day: int, hour: int, minute: int = 0) -> Stamp:
    """A moment of November 2026 in Berlin; today is the 22nd."""
    return Stamp.of(datetime(2026, 11, day, hour, minute, tzinfo=BERLIN), "Europe/Berlin")


class FullDisk(Diary):
    """A diary without room for one more score or draft."""

    def add_pains(self, entries: tuple[PainEntry, ...], *, from_draft: bool = False) -> tuple[PainEntry, ...]:
        self.refuse()
        return entries

    def edit_pain(self, entry: PainEntry, *, from_draft: bool = False) -> PainEntry:
        self.refuse()
        return entry

    def keep_draft(self, draft: EntryDraft | None) -> None:
        raise DiskFull(Path("diary"))

    def remove_pain(self, entry_id: int) -> None:
        self.refuse()

    def restore_pain(self, entry_id: int) -> None:
        self.refuse()

    def refuse(self) -> None:
        fault = DiskFull(Path("diary"))
        self.trouble.emit(fault)
        raise fault


class NoRoom(Diary):
    """A diary that takes nothing any more."""

    def write(
        self,
        work: Callable[[], Answer],
        topic: Topic | tuple[Topic, ...] = (),
        action: Action | None = None,
    ) -> Answer:
        fault = DiskFull(Path("diary"))
        self.trouble.emit(fault)
        raise fault


class House:
    """Everything that the pages of the frame are built from."""

    def __init__(self, clock: FakeClock, folder: Path) -> None:
        self.clock = clock
        self.folder = folder
        self.database = open_fresh(folder / "diary.db", clock)
        self.diary = Diary(self.database, clock)
        self.preferences = Preferences(self.database)
        self.content = Content(resource("content", "en"))
        self.guard = Guard(clock, self.diary, self.content.text_version)
        self.icing = IcingTimer(clock, self.diary, self.guard)
        self.themes = Themes(ThemeChoice.LIGHT)
        self.autostart = LogIn()
        self.parts = Parts(
            clock=clock,
            folder=folder,
            database=self.database,
            content=self.content,
            diary=self.diary,
            preferences=self.preferences,
            guard=self.guard,
            icing=self.icing,
        )

    def close(self) -> None:
        self.database.close()

    def today(self) -> TodayPage:
        return TodayPage(
            clock=self.clock,
            diary=self.diary,
            guard=self.guard,
            icing=self.icing,
            preferences=self.preferences,
            content=self.content,
            parts=self.parts,
            themes=self.themes,
        )

    def diary_page(self) -> DiaryPage:
        return DiaryPage(self.clock, self.diary, self.themes, lambda: DistanceUnit.KILOMETRES)

    def entry_page(self) -> EntryPage:
        begins = NextEntry(self.clock, self.diary, self.guard, self.preferences)
        return EntryPage(self.clock, self.diary, begins, self.themes)

    def review_page(self) -> ReviewPage:
        review = Review(self.diary, self.database, self.clock)
        steps = ReviewSteps(review, self.diary, self.database, self.clock)
        return ReviewPage(
            clock=self.clock,
            diary=self.diary,
            review=review,
            steps=steps,
            lights=self.parts.lights,
            course=self.parts.course,
            name=lambda exercise_id: self.content.exercise(exercise_id).name,
            tests=self.parts.self_tests.history,
            unit=lambda: DistanceUnit.KILOMETRES,
            sources=self.content.sources()[:2],
            themes=self.themes,
        )

    def settings(self) -> SettingsPage:
        return SettingsPage(self.parts, self.autostart, self.themes)

    def signs(self) -> SignsPage:
        return SignsPage(self.parts)

    def help(self) -> HelpPage:
        """With the keys of the window that was made last."""
        words, pictures = self.content.help(), resource("guide")
        return HelpPage(words, lambda: of_window(self.last_window), pictures, self.themes)

    def first_start(self) -> FirstStartPage:
        return FirstStartPage(self.content.first_start(), self.preferences)

    def pages(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "today": self.today,
            "diary": self.diary_page,
            "entry": self.entry_page,
            "review": self.review_page,
            "settings": self.settings,
            "signs": self.signs,
            "first-start": self.first_start,
            "help": self.help,
            "problem": lambda: ProblemPage(self.parts),
            "about": AboutPage,
        }

    def window(self) -> MainWindow:
        self.last_window = MainWindow(self.pages(), self.themes, self.clock)
        return self.last_window

    def wrote(
        self, score: int, day: int, *, side: Side = Side.LEFT, moment: Moment = Moment.OTHER
    ) -> PainEntry:
        """A score of an earlier day at noon."""
        when = stamp(day, 12)
        return self.diary.add_pain(PainEntry(side, score, moment, when, when))

    def twisted(self, day: int) -> PainEntry:
        """A twist told of with a score of three, at eight in the morning."""
        when = stamp(day, 8)
        return self.diary.add_pain(PainEntry(Side.LEFT, 3, Moment.OTHER, when, when, twist=True))

    def trained(self, day: int, *, outcome: Outcome = Outcome.COMPLETED) -> None:
        """A session with the article's three at six in the evening, or at seven in the morning today."""
        run = SessionRun.begin(make_plan(self.content.routine("three"), (Side.LEFT, Side.RIGHT)))
        started = stamp(day, 7 if day == 22 else 18)
        number = self.diary.begin_session(run, started)
        self.diary.finish_session(number, run.end(outcome), stamp(day, 19))


def seen(root: QWidget, kind: type[Kind], name: str) -> list[Kind]:
    """The controls of this name that can be seen, as a screen reader finds them."""
    found = root.findChildren(kind)
    return [one for one in found if one.accessibleName() == name and one.isVisibleTo(root)]


def button(root: QWidget, name: str) -> QAbstractButton:
    """The one button of that name."""
    found = seen(root, QAbstractButton, name)
    assert len(found) == 1, f"{len(found)} buttons called {name!r}"
    return found[0]


def click(root: QWidget, name: str) -> None:
    QTest.mouseClick(button(root, name), Qt.MouseButton.LeftButton)


def reads(root: QWidget, words: str) -> bool:
    """Whether these words stand somewhere in sight."""
    return any(words in label.text() and label.isVisibleTo(root) for label in root.findChildren(QLabel))
