"""The long-lived objects of one running program, side by side."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.value import value
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database

if TYPE_CHECKING:
    from ankle_rehab.domain.gates import Reason
    from ankle_rehab.domain.reminder import Day
    from ankle_rehab.domain.routine import Routine
    from ankle_rehab.domain.session import SessionRun
    from ankle_rehab.services.backups import Backups
    from ankle_rehab.services.bandages import Bandages
    from ankle_rehab.services.course import Course
    from ankle_rehab.services.lights import Lights
    from ankle_rehab.services.load_history import LoadHistory
    from ankle_rehab.services.own import Own
    from ankle_rehab.services.plan_news import PlanNews
    from ankle_rehab.services.player import Player
    from ankle_rehab.services.reminders import Reminders
    from ankle_rehab.services.repertoire import Repertoire
    from ankle_rehab.services.run_files import RunFiles
    from ankle_rehab.services.run_load import RunLoad
    from ankle_rehab.services.running import Running
    from ankle_rehab.services.runs import Runs
    from ankle_rehab.services.self_test_timer import SelfTestTimer
    from ankle_rehab.services.self_tests import SelfTests
    from ankle_rehab.services.session_scores import SessionScores
    from ankle_rehab.services.shoes import Shoes
    from ankle_rehab.services.transfer import Transfer
    from ankle_rehab.services.trash import Trash
    from ankle_rehab.storage.erase import Erased

# What a session needs is imported when it is first asked for: the first picture needs none of it.
# ruff: noqa: PLC0415


@value
class Afterwards:
    """What is to be said once the program is open again; a backup that can take it back, if there is one.

    With `erased` it is not opened again before the user says so.
    """

    words: str = ""
    safety: Path | None = None
    erased: Erased | None = None


class Parts(QObject):
    """What pages are built from; `folder` is where the diary lies, `database` is for services of one page.

    The player is built when it is first asked for, and `player_came` carries it to those who follow it; the
    same is so for the timer of the self-tests with `self_test_came`.
    `while_closed` asks for work with the diary closed: it carries a function that raises StorageFault or
    returns Afterwards.
    """

    player_came = Signal(object)
    self_test_came = Signal(object)
    while_closed = Signal(object)

    def __init__(
        self,
        *,
        clock: Clock,
        folder: Path,
        database: Database,
        content: Content,
        diary: Diary,
        preferences: Preferences,
        guard: Guard,
        icing: IcingTimer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        self.folder = folder
        self.database = database
        self.content = content
        self.diary = diary
        self.preferences = preferences
        self.guard = guard
        self.icing = icing
        self._player: Player | None = None
        guard.ask_light = lambda: self.lights.now().verdict.light
        guard.of_running = self._of_running

    @property
    def player(self) -> Player:
        if self._player is None:
            from ankle_rehab.services.player import Player

            self._player = Player(self.clock, self.diary, self)
            self.diary.saved.connect(self._player.keep_again)
            self.player_came.emit(self._player)
        return self._player

    @property
    def run(self) -> SessionRun | None:
        """The session in progress or just finished; asking does not build the player."""
        return None if self._player is None else self._player.run

    @property
    def busy(self) -> bool:
        """Whether a session or an icing runs, so that the diary cannot be closed now."""
        if self.icing.active or self.run is None:
            return self.icing.active
        from ankle_rehab.domain.session import State

        return self.run.state is not State.FINISHED

    @cached_property
    def backups(self) -> Backups:
        from ankle_rehab.services.backups import Backups

        return Backups(self.database, self.clock, self.folder, self.preferences, self)

    @cached_property
    def transfer(self) -> Transfer:
        from ankle_rehab.services.transfer import Transfer

        return Transfer(self, self)

    @cached_property
    def scores(self) -> SessionScores:
        from ankle_rehab.services.session_scores import SessionScores

        scores = SessionScores(self.clock, self.diary, self)
        scores.unsaved.connect(self.guard.hold)
        return scores

    # advice that acts --------------------------------------------------------------------------------

    @cached_property
    def lights(self) -> Lights:
        from ankle_rehab.services.lights import Lights

        return Lights(self.diary, self.database, self.guard, self.clock, self)

    @cached_property
    def course(self) -> Course:
        from ankle_rehab.services.course import Course

        return Course(
            self.diary,
            database=self.database,
            lights=self.lights,
            guard=self.guard,
            content=self.content,
            clock=self.clock,
            parent=self,
        )

    @cached_property
    def news(self) -> PlanNews:
        from ankle_rehab.services.plan_news import PlanNews

        return PlanNews(
            self.diary,
            self.database,
            self.clock,
            course=self.course,
            lights=self.lights,
            tests=self.self_tests,
        )

    @cached_property
    def self_tests(self) -> SelfTests:
        from ankle_rehab.services.self_tests import SelfTests

        return SelfTests(
            self.diary,
            self.database,
            self.clock,
            guard=self.guard,
            content=self.content,
            preferences=self.preferences,
        )

    @cached_property
    def self_test_timer(self) -> SelfTestTimer:
        from ankle_rehab.services.self_test_timer import SelfTestTimer

        timer = SelfTestTimer(self.clock, self)
        self.self_test_came.emit(timer)
        return timer

    @cached_property
    def bandages(self) -> Bandages:
        from ankle_rehab.services.bandages import Bandages

        return Bandages(
            self.diary,
            self.database,
            self.clock,
            guard=self.guard,
            bedtime_hour=lambda: self.preferences.settings.bedtime_hour,
            parent=self,
        )

    @cached_property
    def running(self) -> Running:
        from ankle_rehab.services.run_facts import RunFacts
        from ankle_rehab.services.running import Running

        facts = RunFacts(
            self.diary,
            self.database,
            self.clock,
            lights=self.lights,
            guard=self.guard,
            tests=self.self_tests,
            preferences=self.preferences,
            logged=self.runs,
        )
        return Running(
            self.diary,
            self.database,
            self.clock,
            facts=facts,
            lights=self.lights,
            guard=self.guard,
            content=self.content,
        )

    def _of_running(self) -> tuple[Reason, ...]:
        """What keeps a run closed; the services behind it are built when it is first asked."""
        return self.running.closed()

    @cached_property
    def own(self) -> Own:
        from ankle_rehab.services.own import Own

        return Own(self.diary, self.database, self.content, self.clock, self)

    @cached_property
    def repertoire(self) -> Repertoire:
        from ankle_rehab.domain.plan import with_doses
        from ankle_rehab.services.repertoire import Repertoire

        return Repertoire(
            self.content,
            self.running,
            self.own,
            shape=self._shape,
            dosed=lambda routine: with_doses(routine, self.preferences.settings.doses),
        )

    def _shape(self, routine: Routine) -> Routine:
        """As the plan has it; in one of one's own the hops wait for their test, as in the balance routine."""
        from ankle_rehab.domain.levels import without_hops
        from ankle_rehab.domain.own import OWN

        shaped = self.course.shape(routine)
        waits = routine.id.startswith(OWN) and not self.course.hops_passed()
        return without_hops(shaped) if waits else shaped

    @cached_property
    def runs(self) -> Runs:
        from ankle_rehab.services.runs import Runs

        return Runs(self.diary, self.database, self.clock)

    @cached_property
    def shoes(self) -> Shoes:
        from ankle_rehab.services.shoes import Shoes, limits_of

        return Shoes(self.diary, self.database, self.clock, lambda: limits_of(self.preferences.settings))

    @cached_property
    def trash(self) -> Trash:
        from ankle_rehab.services.trash import Trash

        return Trash(self.diary, self.database)

    @cached_property
    def run_files(self) -> RunFiles:
        from ankle_rehab.services.run_files import RunFiles

        return RunFiles(
            self.diary, self.runs, self.database, self.clock, preferences=self.preferences, parent=self
        )

    @cached_property
    def load_history(self) -> LoadHistory:
        from ankle_rehab.services.load_history import LoadHistory

        return LoadHistory(
            self.diary, self.database, self.clock, load=self.run_load, preferences=self.preferences
        )

    @cached_property
    def run_load(self) -> RunLoad:
        from ankle_rehab.services.load_past import LoadPast
        from ankle_rehab.services.run_load import RunLoad

        past = LoadPast(
            self.diary,
            self.database,
            self.clock,
            runs=self.runs,
            lights=self.lights,
            preferences=self.preferences,
            content=self.content,
        )
        return RunLoad(
            past,
            self.clock,
            lights=self.lights,
            guard=self.guard,
            running=self.running,
            preferences=self.preferences,
        )

    @cached_property
    def reminders(self) -> Reminders:
        from ankle_rehab.services.reminders import Reminders

        return Reminders(
            self.database,
            self.diary,
            self.clock,
            self._day_for_reminders,
            preferences=self.preferences,
            parent=self,
        )

    def _day_for_reminders(self) -> Day:
        """Not asked for as long as no reminder is on."""
        from ankle_rehab.services.reminder_day import day_of

        return day_of(self)
