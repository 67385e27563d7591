"""When a cue sentence is given during a hold: one at a time, where nothing else is announced."""

from __future__ import annotations

import re

from ankle_rehab.domain.cues import HALF_WAY_FROM, TEN_SECONDS_FROM
from ankle_rehab.domain.exercise import Exercise, Mode
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun

FIRST_AFTER = 3.0
APART = 7.0
AFTER_AN_OPENING = 5.0
AFTER_A_LANDMARK = 2.0
COUNTDOWN = 3.2
CLOSED_FROM = 20.0
LETTERS_A_SECOND = 20.0
AROUND_A_SENTENCE = 0.6
A_COMMA = 0.2
A_STOP = 0.7
A_NUMBER = 0.1


def saying_seconds(sentence: str) -> float:
    """Roughly how long a sentence takes to say, with the short silence after it."""
    within = sentence[:-1]
    stops = sum(within.count(mark) for mark in ".:?!")
    numbers = sum(len(number) ** 2 for number in re.findall(r"\d+", sentence))
    pauses = within.count(",") * A_COMMA + stops * A_STOP + numbers * A_NUMBER
    return len(sentence) / LETTERS_A_SECOND + pauses + AROUND_A_SENTENCE


def cues_of_segment(exercise: Exercise, segment: int) -> tuple[str, ...]:
    """The cue sentences that belong to one segment (0 first); all of them where none is named."""
    if not exercise.cue_segments:
        return exercise.cues if segment == 0 else ()
    pairs = zip(exercise.cues, exercise.cue_segments, strict=True)
    return tuple(cue for cue, belongs in pairs if belongs == segment)


def coaching(run: SessionRun, said_before: int) -> tuple[tuple[float, str], ...]:
    """The seconds into this step at which cue sentences are given, with the sentences.

    `said_before` is how many of the first segment's sentences were said while getting ready. Repetitions
    are counted aloud, so nothing is said between the counts. A later set goes on where the last one ended;
    the exercise's last sentence closes every set.
    """
    exercise, dose, step = run.exercise, run.dose, run.step
    if exercise is None or dose is None or step.phase is not Phase.WORK or dose.mode is Mode.REPS:
        return ()
    given: list[tuple[float, str]] = []
    closing = exercise.cues[-1]
    parts = max(1, len(exercise.segments))
    for part in range(parts):
        start, end = step.seconds * part / parts, step.seconds * (part + 1) / parts
        sentences = cues_of_segment(exercise, part)[1 if part else said_before :]
        sentences = tuple(sentence for sentence in sentences if sentence != closing)
        first = start + (FIRST_AFTER if part == 0 else AFTER_AN_OPENING)
        given += _places(step.seconds, first, end, sentences, step.set_number)
    at = step.seconds - 10 + AFTER_A_LANDMARK
    if step.seconds >= CLOSED_FROM and at + saying_seconds(closing) <= step.seconds - COUNTDOWN:
        given.append((at, closing))
    return tuple(given)


def due_cue(
    schedule: tuple[tuple[float, str], ...], before: SessionRun | None, after: SessionRun
) -> str | None:
    """The sentence of a step's schedule whose moment has passed between two looks, the newest of several."""
    if before is None or before.index != after.index or before.steps != after.steps:
        return None
    due = [text for at, text in schedule if before.elapsed < at <= after.elapsed]
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
            if at + length > min(end, seconds - COUNTDOWN):
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
