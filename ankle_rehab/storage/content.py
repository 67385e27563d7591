"""The written content of one language: exercises, routines and safety texts, read only when asked for."""

from __future__ import annotations

from pathlib import Path

from ankle_rehab.domain.exercise import Dose, Exercise, Level
from ankle_rehab.domain.routine import Activity, ActivityStep, ExerciseStep, Gate, Routine, RoutineStep
from ankle_rehab.storage.fields import ContentError, Fields, read_table

__all__ = ["Content", "ContentError"]


class Content:
    """All texts under one folder, such as `resources/content/en`.

    Each file is parsed when first needed and kept. Every method raises ContentError for a file that is
    missing or wrong.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._exercises: dict[str, Exercise] = {}
        self._routines: dict[str, Routine] = {}
        self._order: dict[str, tuple[str, ...]] = {}

    def exercise(self, exercise_id: str) -> Exercise:
        """One exercise by its id."""
        if exercise_id not in self._exercises:
            self._exercises[exercise_id] = _exercise(self._read(f"exercises/{exercise_id}.toml"), exercise_id)
        return self._exercises[exercise_id]

    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise in the order of the catalogue, the article's three first."""
        return tuple(self.exercise(exercise_id) for exercise_id in self._listed("exercises"))

    def routine(self, routine_id: str) -> Routine:
        """One routine by its id, with its exercises."""
        if routine_id not in self._routines:
            self._routines[routine_id] = self._routine(self._read(f"routines/{routine_id}.toml"), routine_id)
        return self._routines[routine_id]

    def routines(self) -> tuple[Routine, ...]:
        """Every routine in the order of the catalogue, the article's three first."""
        return tuple(self.routine(routine_id) for routine_id in self._listed("routines"))

    def _read(self, file: str) -> Fields:
        return read_table(self._folder, file)

    def _listed(self, name: str) -> tuple[str, ...]:
        if not self._order:
            catalogue = self._read("catalogue.toml")
            order = {kind: catalogue.texts(kind) for kind in ("exercises", "routines")}
            for kind, ids in order.items():
                for position, found in enumerate(ids):
                    if found in ids[:position]:
                        raise catalogue.error(f"{kind}[{position}]", f"{found!r} stands here twice")
            catalogue.end()
            self._order = order
        return self._order[name]

    def _routine(self, fields: Fields, routine_id: str) -> Routine:
        _check_id(fields, routine_id)
        gate = fields.table("gate")
        routine = Routine(
            id=routine_id,
            name=fields.text("name"),
            when=fields.text("when"),
            note=fields.text("note"),
            gate=_gate(gate),
            steps=tuple(self._step(step) for step in fields.tables("steps")),
            sources=fields.texts("sources"),
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


def _check_id(fields: Fields, expected: str) -> None:
    """A file that was copied must not keep the id of another."""
    if fields.text("id") != expected:
        raise fields.error("id", f"must be {expected!r}, like the name of the file")


def _exercise(fields: Fields, exercise_id: str) -> Exercise:
    _check_id(fields, exercise_id)
    dose = fields.dose("dose")
    phase_words = fields.texts("phase_words", blanks=True)
    if len(phase_words) != (3 if len(dose.tempo) == 3 else 0):
        raise fields.error("phase_words", "a tempo of three parts needs three words, any other none")
    for position, (word, seconds) in enumerate(zip(phase_words, dose.tempo, strict=False)):
        if bool(word) != bool(seconds):
            raise fields.error(
                f"phase_words[{position}]", "needs a word where its part has seconds, else none"
            )
    exercise = Exercise(
        id=exercise_id,
        name=fields.text("name"),
        from_article=fields.flag("from_article"),
        purpose=fields.text("purpose"),
        position=fields.text("position"),
        equipment=fields.text("equipment"),
        both_feet=fields.flag("both_feet"),
        alternate_sides=fields.flag("alternate_sides"),
        dose=dose,
        dose_words=fields.text("dose_words"),
        work_word=fields.text("work_word"),
        cues=_some(fields, "cues"),
        segments=fields.texts("segments"),
        phase_words=phase_words,
        mistakes=fields.text("mistakes"),
        stop_when=fields.text("stop_when"),
        pain_limit=fields.whole("pain_limit", 0, 10),
        not_when_swollen=fields.flag("not_when_swollen"),
        easier=tuple(_level(level, exercise_dose=dose) for level in fields.tables("easier")),
        harder=tuple(_level(level, exercise_dose=dose) for level in fields.tables("harder")),
        when=_some(fields, "when"),
        sources=_some(fields, "sources"),
    )
    fields.end()
    return exercise


def _some(fields: Fields, name: str) -> tuple[str, ...]:
    found = fields.texts(name)
    if not found:
        raise fields.error(name, "missing")
    return found


def _level(fields: Fields, exercise_dose: Dose) -> Level:
    level = Level(fields.text("words"), fields.changed_dose("dose", exercise_dose))
    fields.end()
    return level


def _gate(fields: Fields) -> Gate:
    gate = Gate(
        words=fields.text("words"),
        max_rest_pain=fields.whole("max_rest_pain", 0, 10) if "max_rest_pain" in fields else None,
        hours_after_twist=fields.number("hours_after_twist"),
        locked=fields.flag("locked"),
        asks_rarely=fields.flag("asks_rarely"),
    )
    fields.end()
    return gate
