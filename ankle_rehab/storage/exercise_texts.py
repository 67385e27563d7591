"""Exercises of the content, read from their files."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Between, Dose, Exercise, Level
from ankle_rehab.storage.fields import Fields


def check_id(fields: Fields, expected: str) -> None:
    """A file that was copied must not keep the id of another."""
    if fields.text("id") != expected:
        raise fields.error("id", f"must be {expected!r}, like the name of the file")


def exercise(fields: Fields, exercise_id: str) -> Exercise:
    """The exercise behind its file."""
    check_id(fields, exercise_id)
    dose = fields.dose("dose")
    phase_words = fields.texts("phase_words", blanks=True)
    if len(phase_words) != (3 if len(dose.tempo) == 3 else 0):
        raise fields.error("phase_words", "a tempo of three parts needs three words, any other none")
    for position, (word, seconds) in enumerate(zip(phase_words, dose.tempo, strict=False)):
        if bool(word) != bool(seconds):
            raise fields.error(
                f"phase_words[{position}]", "needs a word where its part has seconds, else none"
            )
    found = Exercise(
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
        cues=fields.some_texts("cues"),
        segments=fields.texts("segments"),
        phase_words=phase_words,
        mistakes=fields.text("mistakes"),
        stop_when=fields.text("stop_when"),
        pain_limit=fields.whole("pain_limit", 0, 10),
        not_when_swollen=fields.flag("not_when_swollen"),
        easier=_levels(fields, "easier", dose),
        harder=_levels(fields, "harder", dose),
        when=fields.some_texts("when"),
        sources=fields.some_texts("sources"),
        cue_segments=fields.wholes("cue_segments"),
        wide_cues=fields.wholes("wide_cues"),
        between=_between(fields.table("between")) if "between" in fields else None,
    )
    if any(place >= len(found.cues) for place in found.wide_cues):
        raise fields.error("wide_cues", "must name cues that exist")
    _check_cue_segments(fields, found)
    fields.end()
    return found


def _check_cue_segments(fields: Fields, exercise: Exercise) -> None:
    """The voice gives each cue in its segment, so the two lists must go together."""
    wanted = exercise.cue_segments
    if len(exercise.segments) > 1 and len(wanted) != len(exercise.cues):
        raise fields.error("cue_segments", "an exercise with segments needs one number for each cue")
    if list(wanted) != sorted(wanted) or any(number >= len(exercise.segments) for number in wanted):
        raise fields.error("cue_segments", "must rise from 0 and name segments that exist")


def _between(fields: Fields) -> Between:
    between = Between(fields.text("word"), fields.text("figure"), fields.text("cue"))
    fields.end()
    return between


def _levels(fields: Fields, name: str, dose: Dose) -> tuple[Level, ...]:
    """At least one, save for the intervals: the stages of their ladder are their levels."""
    if name not in fields and "between" in fields:
        return ()
    return tuple(_level(level, exercise_dose=dose) for level in fields.tables(name))


def _level(fields: Fields, exercise_dose: Dose) -> Level:
    level = Level(fields.text("words"), fields.changed_dose("dose", exercise_dose))
    fields.end()
    return level
