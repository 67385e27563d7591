"""The written content of one language: exercises, routines and safety texts, read only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.routine import Activity, ActivityStep, ExerciseStep, Gate, Routine, RoutineStep
from ankle_rehab.domain.value import value
from ankle_rehab.storage.exercise_texts import check_id, exercise
from ankle_rehab.storage.fields import ContentError, Fields, read_table

if TYPE_CHECKING:
    from ankle_rehab.domain.bandage_texts import BandageWords
    from ankle_rehab.domain.help_texts import HelpWords
    from ankle_rehab.domain.levels import Ladder
    from ankle_rehab.domain.own import OwnWords
    from ankle_rehab.domain.run_routine import RunningWords
    from ankle_rehab.domain.self_test_texts import SelfTestWords
    from ankle_rehab.domain.texts import (
        AdviceWords,
        EmergencyWords,
        FirstStart,
        IcingWords,
        SignPage,
        Source,
    )
    from ankle_rehab.storage.guide_texts import GuideTexts

# The readers of the safety texts are imported by the methods that need them: the first page needs none.
# ruff: noqa: PLC0415

LADDERS = ("balance",)

__all__ = ["Content", "ContentError"]


@value
class Catalogue:
    """Which exercises and routines there are, in order, and the date of the safety texts.

    `running` are the exercises of the run-walk ladder, which no other routine may hold.
    """

    text_version: str
    exercises: tuple[str, ...]
    routines: tuple[str, ...]
    running: tuple[str, ...]


class Content:
    """All texts under one folder, such as `resources/content/en`.

    Each file is parsed when first needed and kept. Every method raises ContentError for a file that is
    missing or wrong.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._exercises: dict[str, Exercise] = {}
        self._routines: dict[str, Routine] = {}
        self._catalogue: Catalogue | None = None
        self._sources: tuple[Source, ...] | None = None
        self._sign_page: SignPage | None = None
        self._first_start: FirstStart | None = None
        self._emergency: EmergencyWords | None = None
        self._advice: AdviceWords | None = None
        self._icing: IcingWords | None = None
        self._lines: Mapping[str, str] | None = None
        self._running: RunningWords | None = None
        self._own: OwnWords | None = None
        self._ladders: dict[str, Ladder] = {}

    def exercise(self, exercise_id: str) -> Exercise:
        """One exercise by its id."""
        if exercise_id not in self._exercises:
            self._exercises[exercise_id] = exercise(self._read(f"exercises/{exercise_id}.toml"), exercise_id)
        return self._exercises[exercise_id]

    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise in the order of the catalogue, the article's three first."""
        return tuple(self.exercise(exercise_id) for exercise_id in self.catalogue().exercises)

    def running_exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the run-walk ladder, which do not belong to the catalogue's."""
        return tuple(self.exercise(exercise_id) for exercise_id in self.catalogue().running)

    def running(self) -> RunningWords:
        """The run-walk ladder and the tests before it."""
        if self._running is None:
            from ankle_rehab.storage import running_texts

            self._running = running_texts.running(self._read("running.toml"), _gate)
        return self._running

    def running_routines(self) -> tuple[Routine, ...]:
        """Every stage of the run-walk ladder, and the tests before it."""
        from ankle_rehab.domain.run_routine import every_routine

        return every_routine(self.running(), self.exercise)

    def routine(self, routine_id: str) -> Routine:
        """One routine by its id, with its exercises."""
        if routine_id not in self._routines:
            self._routines[routine_id] = self._routine(self._read(f"routines/{routine_id}.toml"), routine_id)
        return self._routines[routine_id]

    def routines(self) -> tuple[Routine, ...]:
        """Every routine in the order of the catalogue, the article's three first."""
        return tuple(self.routine(routine_id) for routine_id in self.catalogue().routines)

    def ladder(self, routine_id: str) -> Ladder:
        """The ladder of a routine, which moves it on stage by stage."""
        if routine_id not in self._ladders:
            from ankle_rehab.storage import ladder_texts

            fields = self._read(f"ladders/{routine_id}.toml")
            self._ladders[routine_id] = ladder_texts.ladder(fields, routine_id, self.exercise)
        return self._ladders[routine_id]

    @property
    def language(self) -> str:
        """The short name of the language these texts are in, such as `en` or `de_AT`."""
        return self._folder.name

    @property
    def text_version(self) -> str:
        """The date of the safety texts and the first start, as answers and acceptance keep it."""
        return self.catalogue().text_version

    def catalogue(self) -> Catalogue:
        """What there is, in the order in which it is shown."""
        if self._catalogue is None:
            self._catalogue = _catalogue(self._read("catalogue.toml"))
        return self._catalogue

    def sources(self) -> tuple[Source, ...]:
        """Every source, in the order of its file."""
        if self._sources is None:
            fields = self._read("sources.toml")
            self._sources = tuple(_source(fields.table(key), key) for key in fields.names)
        return self._sources

    def sign_page(self) -> SignPage:
        """The page of warning signs."""
        if self._sign_page is None:
            from ankle_rehab.storage import safety_texts

            self._sign_page = safety_texts.sign_page(self._read("signs.toml"), self.text_version)
        return self._sign_page

    def first_start(self) -> FirstStart:
        """The page that is accepted before anything else."""
        if self._first_start is None:
            from ankle_rehab.storage import safety_texts

            self._first_start = safety_texts.first_start(self._read("first-start.toml"), self.text_version)
        return self._first_start

    def emergency(self) -> EmergencyWords:
        """Whom to call."""
        if self._emergency is None:
            from ankle_rehab.storage import safety_texts

            self._emergency = safety_texts.emergency(self._read("emergency.toml"))
        return self._emergency

    def advice(self) -> AdviceWords:
        """Why something does not start, and what is said when it hurts."""
        if self._advice is None:
            from ankle_rehab.storage import safety_texts

            self._advice = safety_texts.advice(self._read("advice.toml"), self.text_version)
        return self._advice

    def icing(self) -> IcingWords:
        """Everything said about an icing."""
        if self._icing is None:
            from ankle_rehab.storage import safety_texts

            self._icing = safety_texts.icing(self._read("icing.toml"), self.text_version)
        return self._icing

    def self_tests(self) -> SelfTestWords:
        """Everything said about the self-tests, read anew."""
        from ankle_rehab.storage import self_test_texts

        return self_test_texts.self_tests(self._read("self-tests.toml"), self.text_version)

    def bandage(self) -> BandageWords:
        """Everything said while a bandage is worn, read anew."""
        from ankle_rehab.storage import bandage_texts

        return bandage_texts.bandage(self._read("bandage.toml"), self.text_version)

    @cached_property
    def guide(self) -> GuideTexts:
        """The cards of the guide, and the questions about the six causes."""
        from ankle_rehab.storage.guide_texts import GuideTexts

        return GuideTexts(self._folder)

    def lines(self) -> Mapping[str, str]:
        """The fixed lines of the voice by their keys; some hold `{number}` or `{sets}`."""
        if self._lines is None:
            from ankle_rehab.storage import safety_texts

            self._lines = safety_texts.lines(self._read("voice.toml"))
        return self._lines

    def own(self) -> OwnWords:
        """What is said of exercises and routines of one's own."""
        if self._own is None:
            from ankle_rehab.storage.own_texts import own_words

            self._own = own_words(self._read("own.toml"))
        return self._own

    def help(self) -> HelpWords:
        """How each page is used, read anew."""
        from ankle_rehab.storage.help_texts import help_words

        return help_words(self._read("help.toml"))

    def check(self) -> None:
        """Read everything, and see that each source named anywhere stands in the source list."""
        known = {source.key for source in self.sources()}
        cited = [(f"exercises/{one.id}.toml", one.sources) for one in self.exercises()]
        cited += [(f"exercises/{one.id}.toml", one.sources) for one in self.running_exercises()]
        cited += [(f"routines/{one.id}.toml", one.sources) for one in self.routines()]
        cited += [("running.toml", one.sources) for one in self.running_routines()]
        cited += [("signs.toml", question.sources) for question in self.sign_page().questions]
        cited += [
            ("signs.toml", self.sign_page().sources),
            ("emergency.toml", self.emergency().sources),
            ("advice.toml", self.advice().sources),
            ("icing.toml", self.icing().sources),
            *((f"ladders/{one}.toml", self.ladder(one).sources) for one in LADDERS),
            ("bandage.toml", self.bandage().sources),
            ("self-tests.toml", self.self_tests().sources),
        ]
        cited += [("self-tests.toml", test.sources) for test in self.self_tests().tests.values()]
        cited += self.guide.cited()
        self.first_start()
        self.lines()
        self.own()
        self.help()
        for file, keys in cited:
            for key in keys:
                if key not in known:
                    raise ContentError(file, "sources", f"{key!r} does not stand in sources.toml")
        for kind, listed in (
            ("exercises", (*self.catalogue().exercises, *self.catalogue().running)),
            ("routines", self.catalogue().routines),
        ):
            for path in sorted((self._folder / kind).glob("*.toml")):
                if path.stem not in listed:
                    raise ContentError("catalogue.toml", kind, f"{path.stem!r} is missing")
        self.guide.check(self.catalogue().routines, self.catalogue().exercises)

    def _read(self, file: str) -> Fields:
        return read_table(self._folder, file)

    def _routine(self, fields: Fields, routine_id: str) -> Routine:
        check_id(fields, routine_id)
        gate = fields.table("gate")
        routine = Routine(
            id=routine_id,
            name=fields.text("name"),
            when=fields.text("when"),
            note=fields.text("note"),
            gate=_gate(gate),
            steps=tuple(self._step(step) for step in fields.tables("steps")),
            sources=fields.some_texts("sources"),
        )
        fields.end()
        return routine

    def _step(self, fields: Fields) -> RoutineStep:
        step: RoutineStep
        if "activity" in fields:
            step = ActivityStep(
                fields.choice("activity", Activity), fields.text("words"), fields.number("seconds")
            )
        else:
            exercise_id = fields.text("exercise")
            if not (self._folder / "exercises" / f"{exercise_id}.toml").is_file():
                raise fields.error("exercise", f"there is no exercise {exercise_id!r}")
            exercise = self.exercise(exercise_id)
            step = ExerciseStep(exercise, fields.changed_dose("dose", exercise.dose))
        fields.end()
        return step


def _catalogue(fields: Fields) -> Catalogue:
    catalogue = Catalogue(
        text_version=fields.text("text_version"),
        exercises=fields.some_texts("exercises"),
        routines=fields.some_texts("routines"),
        running=fields.some_texts("running"),
    )
    every = (*catalogue.exercises, *catalogue.running)
    for kind, ids in (("exercises", every), ("routines", catalogue.routines)):
        for position, found in enumerate(ids):
            if found in ids[:position]:
                raise fields.error(f"{kind}[{position}]", f"{found!r} stands here twice")
    fields.end()
    return catalogue


def _source(fields: Fields, key: str) -> Source:
    from ankle_rehab.domain.texts import Source

    address = fields.text("address") if "address" in fields else ""
    source = Source(key, fields.text("read"), address)
    fields.end()
    return source


def _gate(fields: Fields) -> Gate:
    gate = Gate(
        words=fields.text("words"),
        max_rest_pain=fields.whole("max_rest_pain", 0, 10) if "max_rest_pain" in fields else None,
        hours_after_twist=fields.number("hours_after_twist"),
        stays_open=fields.flag("stays_open"),
        asks_rarely=fields.flag("asks_rarely"),
        waits_after_icing=fields.flag("waits_after_icing"),
        running=fields.flag("running"),
        not_after_red=fields.flag("not_after_red"),
        max_walking_pain=fields.whole("max_walking_pain", 0, 10) if "max_walking_pain" in fields else None,
    )
    fields.end()
    return gate
