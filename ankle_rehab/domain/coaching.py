"""When a cue sentence is given during a hold: one at a time, where nothing else is announced."""

from __future__ import annotations

from ankle_rehab.domain.cues import HALF_WAY_FROM, TEN_SECONDS_FROM
from ankle_rehab.domain.exercise import Exercise, Mode
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun

FIRST_AFTER = 3.0
APART = 7.0
AFTER_A_LANDMARK = 2.5
LEFT_FREE_AT_THE_END = 4.0
LETTERS_A_SECOND = 13.0
AROUND_A_SENTENCE = 0.6


def saying_seconds(sentence: str) -> float:
    """Roughly how long a sentence takes to say, with the short silence after it."""
    return len(sentence) / LETTERS_A_SECOND + AROUND_A_SENTENCE


def cues_of_segment(exercise: Exercise, segment: int) -> tuple[str, ...]:
    """The cue sentences that belong to one segment (0 first); all of them where none is named."""
    if not exercise.cue_segments:
        return exercise.cues if segment == 0 else ()
    pairs = zip(exercise.cues, exercise.cue_segments, strict=True)
    return tuple(cue for cue, belongs in pairs if belongs == segment)


def coaching(run: SessionRun, said_before: int) -> tuple[tuple[float, str], ...]:
    """The seconds into this step at which cue sentences are given, with the sentences.

    `said_before` is how many of the first segment's sentences were said while getting ready. Repetitions
    are counted aloud, so nothing is said between the counts. A later set goes on where the last one ended.
    """
    exercise, dose, step = run.exercise, run.dose, run.step
    if exercise is None or dose is None or step.phase is not Phase.WORK or dose.mode is Mode.REPS:
        return ()
    given: list[tuple[float, str]] = []
    parts = max(1, len(exercise.segments))
    for part in range(parts):
        start, end = step.seconds * part / parts, step.seconds * (part + 1) / parts
        sentences = cues_of_segment(exercise, part)[1 if part else said_before :]
        first = start + (FIRST_AFTER if part == 0 else APART)
        places = _places(step.seconds, first, end, sentences, step.set_number)
        given += places
    return tuple(given)


def due_cue(before: SessionRun | None, after: SessionRun, said_before: int) -> str | None:
    """The cue sentence whose moment has passed between two looks at the same step, the newest of several."""
    if before is None or before.index != after.index or before.steps != after.steps:
        return None
    due = [text for at, text in coaching(after, said_before) if before.elapsed < at <= after.elapsed]
    return due[-1] if due else None


def _places(
    seconds: float, first: float, end: float, sentences: tuple[str, ...], set_number: int
) -> list[tuple[float, str]]:
    """The sentences of this set with their places; those of the sets before are passed over."""
    found: list[tuple[float, str]] = []
    left = sentences
    for _ in range(set_number):
        found = []
        at = first
        while left:
            length = saying_seconds(left[0])
            at = _free(seconds, at, length)
            if at + length > min(end, seconds - LEFT_FREE_AT_THE_END):
                break
            found.append((at, left[0]))
            left = left[1:]
            at += max(APART, length + 1)
        if not found:
            left = left[1:]
    return found


def _free(seconds: float, at: float, length: float) -> float:
    """The first moment from `at` on at which a sentence of this length meets no other announcement."""
    marks = []
    if seconds >= HALF_WAY_FROM:
        marks.append(seconds / 2)
    if seconds >= TEN_SECONDS_FROM:
        marks.append(seconds - 10)
    for mark in sorted(marks):
        if at < mark + AFTER_A_LANDMARK and at + length > mark:
            at = mark + AFTER_A_LANDMARK
    return at
