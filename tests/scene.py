"""One program on its own diary, and the ways to bring it where a picture is wanted."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ankle_rehab.app import Program
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.icing import Ticks
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import Phase, Plan, make_plan
from ankle_rehab.domain.session import State
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.story import Story
from ankle_rehab.services.story import Stories
from ankle_rehab.ui.desktop.icing_window import IcingWindow
from ankle_rehab.ui.widgets.pain_scale import PainScale
from tests.fakes.clock import FakeClock
from tests.fakes.lived_in import furnish, stamp
from tests.fakes.year import write_year
from tests.fakes.year_of_runs import write_runs

BOTH = (Side.LEFT, Side.RIGHT)
SINGLE_STEPS = 400
MOST_TURNS, QUIET_TURNS = 3000, 5
_STROKED = str.maketrans("øØ", "oO")


class Scene:
    """A program with a clock moved by hand; what is seen of it is the main window and what lies over it."""

    def __init__(self, program: Program, clock: FakeClock) -> None:
        self.program = program
        self.parts = program.parts
        self.window = program.window
        self.clock = clock

    def agree(self) -> None:
        """The first page has been accepted; the left ankle is the sore one."""
        version = self.parts.content.first_start().text_version
        self.parts.preferences.change(
            accepted_version=version, sore_side=Side.LEFT, region=Region.EUROPE, small_icing_window=False
        )

    def live(self) -> None:
        """Two weeks have passed and this morning's number is written down."""
        self.live_until_today()
        self.wrote(1)

    def live_until_today(self) -> None:
        self.agree()
        furnish(self.parts)
        self.parts.guard.answer(frozenset(), twisted=False)
        self.parts.icing.answer_conditions(frozenset(), self.parts.content.icing().text_version, asked=False)

    def live_a_year(self) -> None:
        """A whole year has passed, with a sprain in its third month."""
        self.agree()
        write_year(self.parts.database)

    def run_for_a_year(self) -> None:
        """That year with its runs, rides and two pairs of shoes."""
        self.live_a_year()
        write_runs(self.parts.database)

    def tell_a_story(self) -> None:
        """What the doctor is to know, and two activities with a number each."""
        stories = Stories(self.parts.diary, self.parts.database, self.parts.clock)
        stories.keep(
            Story(
                since_when="Since March, after a trail run",
                how_it_began="The foot turned inwards on a root and swelled at once.",
                earlier_sprains="Two on the left, in 2019 and 2022",
                what_makes_it_worse="Going downhill, uneven ground, the first steps after sitting",
            )
        )
        for name, score in (("Stairs, downwards", 6), ("Running 5 km", 3)):
            stories.score_activity(stories.add_activity(name).id, score)

    def wrote(self, score: int) -> None:
        when = stamp(22, 8, 30)
        self.parts.diary.add_pain(PainEntry(Side.LEFT, score, Moment.NEXT_MORNING, when, when))

    def open(self, page: str) -> None:
        self.window.show_page(page)

    def train(self, routine: str, item: int, phase: Phase, seconds: float = 0.0) -> None:
        """Show the player at this part of a routine, `seconds` into that phase."""
        self.play(make_plan(self.parts.content.routine(routine), BOTH), item, phase, seconds)

    def play(self, plan: Plan, item: int, phase: Phase, seconds: float = 0.0) -> None:
        """Show the player at this part of a plan."""
        player = self.parts.player
        covers = frozenset(exercise.id for exercise in plan.exercises)
        player.start(plan, Clearance(self.clock.now(), covers, plan.half_size))
        self.open("player")
        for _ in range(SINGLE_STEPS):
            run = player.run
            assert run is not None
            if run.state is State.FINISHED or (run.step.item, run.step.phase) == (item, phase):
                break
            if run.state is State.WAITING:
                player.confirm()
            else:
                player.skip()
        self.wait(seconds)

    def wait(self, seconds: float, each: float = 0.5) -> None:
        """Guided time passes, `each` second of it with a look at the clock."""
        left = seconds
        while left > 0:
            self.clock.advance(min(each, left))
            left -= each
            self.parts.player.tick()

    def ice(self, minutes: float) -> None:
        """An icing of twenty minutes, so long after its start; the checks before that are answered."""
        timer = self.parts.icing
        timer.start(20, Ticks(wrapped=True, awake=True), Side.LEFT)
        for tenth in range(1, round(minutes * 10) + 1):
            self.clock.advance(6.0)
            timer.tick()
            if timer.icing is not None and timer.icing.check is not None and tenth < minutes * 10 - 3:
                timer.answer_fine()

    def press(self) -> None:
        """Click the main button in sight."""
        for one in self.window.findChildren(QPushButton):
            if one.isVisible() and one.property("role") == "primary":
                one.click()
                return

    def click(self, beginning: str) -> None:
        """Click the first button in sight whose name begins so, with or without the accents of long words."""
        for one in self.window.findChildren(QPushButton):
            if one.isVisible() and _english(one.accessibleName()).startswith(_english(beginning)):
                one.click()
                return

    def tick(self, count: int) -> None:
        """Tick the first boxes of the page in front."""
        for box in self.window.page(self.window.current_page).findChildren(QCheckBox)[:count]:
            box.click()

    def scroll_down(self) -> None:
        """To the foot of the page in front."""
        for area in self.window.page(self.window.current_page).findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    def scroll_to(self, share: float) -> None:
        """So far down the page in front, 0 to 1."""
        for area in self.window.page(self.window.current_page).findChildren(QScrollArea):
            area.verticalScrollBar().setValue(round(area.verticalScrollBar().maximum() * share))

    def rest(self) -> None:
        """Let what is worked out a piece at a time come to an end: some turns in which nothing happens."""
        turns = QAbstractEventDispatcher.instance()
        quiet = 0
        for _ in range(MOST_TURNS):
            quiet = 0 if turns.processEvents(QEventLoop.ProcessEventsFlag.AllEvents) else quiet + 1
            if quiet == QUIET_TURNS:
                break

    def far(self) -> None:
        """Far view as in full screen, but in a window of the picture's size."""
        self.window.set_far(True)
        self.window.showNormal()

    def dialogs(self) -> tuple[QWidget, ...]:
        """The questions that lie over the window."""
        return tuple(one for one in self.window.findChildren(QDialog) if one.isVisible())

    def windows_over(self) -> tuple[QWidget, ...]:
        """The dialogs, the small icing window, and menus."""
        small = (one for one in QApplication.topLevelWidgets() if isinstance(one, IcingWindow | QMenu))
        return (*self.dialogs(), *(one for one in small if one.isVisible()))

    def score(self, number: int, where: QWidget | None = None) -> None:
        """Click this number of the first row of numbers in sight."""
        for row in (where or self.window).findChildren(PainScale):
            if row.isVisible():
                row.findChildren(QPushButton)[number].click()
                return


def _english(words: str) -> str:
    """Words without the accents that the language of long words gives them."""
    bare = unicodedata.normalize("NFD", words.translate(_STROKED))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
