"""The words of a routine on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep, Routine
from ankle_rehab.ui import text
from ankle_rehab.ui.paper.routine import Block, SheetWords
from ankle_rehab.ui.words import player_words
from ankle_rehab.ui.words.dose_words import dose_line

translate = QCoreApplication.translate


def sheet_words(routine: Routine, today: date) -> SheetWords:
    """A routine as it would start now, with the doses that hold now."""
    seconds = make_plan(routine, (Side.LEFT, Side.RIGHT)).seconds
    total = translate("sheet", "{time} with both feet").format(time=text.duration(seconds))
    blocks = tuple(_block(number, step) for number, step in enumerate(routine.steps, start=1))
    needs = text.needs(step.exercise.equipment for step in routine.steps if isinstance(step, ExerciseStep))
    made = translate("sheet", "Made with Ankle Rehab on {day}. Page {page} of {pages}.")
    return SheetWords(
        title=routine.name,
        lines=(
            " ".join((routine.when, routine.note)).strip(),
            f"{total}. {needs}".rstrip("."),
            routine.gate.words,
        ),
        blocks=blocks,
        boxes=translate("sheet", "Done on day"),
        pain=translate("sheet", "Worst pain, 0 to 10"),
        writing=translate("sheet", "From my physiotherapist:"),
        foot=made.format(
            day=QLocale().toString(text.qdate(today), QLocale.FormatType.LongFormat),
            page="{n}",
            pages="{all}",
        ),
    )


def _block(number: int, step: ExerciseStep | ActivityStep) -> Block:
    if isinstance(step, ActivityStep):
        name = f"{number}. {player_words.activity(step.activity)}"
        return Block(name, text.duration(step.seconds), (step.words,))
    much = dose_line(step.exercise, step.dose)
    return Block(f"{number}. {step.exercise.name}", much, tuple(_lines(step)), step.exercise)


def _lines(step: ExerciseStep) -> Iterator[str]:
    exercise = step.exercise
    if step.pause:
        yield translate("sheet", "Pause before it: {time}").format(time=text.duration(step.pause))
    if step.level is not None:
        yield translate("sheet", "In this way: {words}").format(words=step.level.words)
    yield " ".join((exercise.position, *exercise.cues)).strip()
    yield translate("sheet", "Stop when: {words}").format(words=exercise.stop_when)
