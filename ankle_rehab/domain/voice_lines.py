"""What the voice says: every sentence that can be spoken, and which of them go with an announcement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import assert_never

from ankle_rehab.domain.coaching import CLOSED_FROM, COUNTDOWN, cues_of_segment, saying_seconds
from ankle_rehab.domain.cues import Cue, CueKind
from ankle_rehab.domain.exercise import Dose, Exercise, Mode, Side, dose_limits
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import GET_READY_SECONDS, Phase
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep, Routine
from ankle_rehab.domain.session import SessionRun

STEP_OF_SECONDS = 5
LAST_TWO_SECONDS = 2.2
HEARD_APART = 1.0
HEARD_TOGETHER = 2.0
ROOM_FOR_THE_SET = 8.0


class Line(StrEnum):
    """The fixed lines of the voice, by their keys in the content; a number goes where `{number}` stands."""

    NEXT = "next"
    EASIER = "easier"
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    CHANGE_SIDE = "change-side"
    REST = "rest"
    HALF_WAY = "half-way"
    TEN_SECONDS = "ten-seconds"
    WAIT = "wait"
    PAUSE = "pause"
    GAP = "gap"
    GOING_ON = "going-on"
    DONE = "done"
    PARTIAL = "partial"
    STOPPED = "stopped"
    SAMPLE = "sample"
    SKIN_CHECK = "skin-check"
    ONE_MINUTE = "one-minute"
    TAKE_IT_OFF = "take-it-off"
    COUNT = "count"
    REPETITION = "repetition"
    REPETITIONS = "repetitions"
    SECONDS = "seconds"
    MINUTE = "minute"
    MINUTE_AND_A_HALF = "minute-and-a-half"
    MINUTES = "minutes"
    MINUTES_AND_A_HALF = "minutes-and-a-half"
    SET = "set"


_WITH_NUMBER = (
    Line.COUNT,
    Line.REPETITION,
    Line.REPETITIONS,
    Line.SECONDS,
    Line.MINUTES,
    Line.MINUTES_AND_A_HALF,
    Line.SET,
)


def voice_file(sentence: str) -> str:
    """The name of the recording of a sentence, the same on every computer."""
    import hashlib  # noqa: PLC0415 - only the maker of the recordings needs it

    return hashlib.sha256(sentence.encode()).hexdigest()[:16] + ".mp3"


def every_sentence(
    exercises: Iterable[Exercise], routines: Iterable[Routine], lines: Mapping[str, str]
) -> tuple[str, ...]:
    """All that can be spoken, each once, in alphabetical order: the list the recordings are made from."""
    steps = [step for routine in routines for step in routine.steps]
    begun = [(step.exercise, step.dose) for step in steps if isinstance(step, ExerciseStep)]
    known = {exercise.id: exercise for exercise in (*exercises, *(exercise for exercise, _ in begun))}
    begun += [(exercise, exercise.dose) for exercise in known.values()]
    paced = [dose for exercise, dose in begun if exercise.between is not None]
    begun = [(exercise, dose) for exercise, dose in begun if exercise.between is None]
    found: set[str] = {lines[line] for line in Line if line not in _WITH_NUMBER}
    found.update(step.words for step in steps if isinstance(step, ActivityStep))
    for exercise in known.values():
        found.update((exercise.name, work_words(exercise), *exercise.cues, *exercise.segments))
        found.update(word for word in exercise.phase_words if word)
        if exercise.between is not None:
            found.add(exercise.between.word.capitalize())
    found.update(length_words(dose.seconds, lines) for dose in paced)
    found.update(length_words(dose.rest, lines) for dose in paced if dose.rest)
    levels = [level.dose for exercise in known.values() for level in (*exercise.easier, *exercise.harder)]
    doses = (*(dose for _, dose in begun), *levels)
    found.update(dose_words(dose, lines) for dose in doses)
    found.update(_chosen(begun, doses, lines))
    return tuple(sorted(found))


def spoken(cue: Cue, run: SessionRun, lines: Mapping[str, str]) -> tuple[str, ...]:
    """The sentences that go with an announcement, in the order in which they are said; often none."""
    match cue.kind:
        case CueKind.READY:
            return _ready(run, lines)
        case CueKind.REST if run.between is not None:
            return (run.between.word.capitalize(), length_words(run.step.seconds, lines))
        case CueKind.REST:
            return (lines[Line.REST], *_set_words(run, lines))
        case CueKind.SWITCH:
            sets = _set_words(run, lines) if run.step.seconds >= ROOM_FOR_THE_SET else ()
            return (lines[Line.CHANGE_SIDE], _side_words(run.step.side, lines), *sets)
        case CueKind.WAIT:
            item = run.plan.items[run.step.item]
            return (item.words, lines[Line.WAIT]) if isinstance(item, ActivityStep) else ()
        case CueKind.PAUSED:
            return (lines[Line.PAUSE],)
        case CueKind.GAP:
            return (lines[Line.GAP],)
        case CueKind.END:
            return (_end_words(run.outcome, lines),)
        case _:
            return _at_work(cue, run, lines)


def _at_work(cue: Cue, run: SessionRun, lines: Mapping[str, str]) -> tuple[str, ...]:
    """What is said from the start of the work on, and the last three seconds of every step."""
    match cue.kind:
        case CueKind.START:
            return _start(run, lines)
        case CueKind.SEGMENT:
            return _segment(run, cue.number)
        case CueKind.PART:
            return _part(run, cue.number)
        case CueKind.COUNT:
            return _count(run, cue.number, lines)
        case CueKind.HALF:
            return () if _ten_seconds_follow(run) else (lines[Line.HALF_WAY],)
        case CueKind.TEN_SECONDS:
            return (lines[Line.TEN_SECONDS],)
        case CueKind.LAST_SECONDS:
            return (_filled(lines, Line.COUNT, cue.number),)
        case _:
            return ()


def work_words(exercise: Exercise) -> str:
    """The large word of the work as it is said: an abbreviation is spelt out, a word is not."""
    return exercise.work_word.capitalize()


def dose_words(dose: Dose, lines: Mapping[str, str]) -> str:
    """How much one set is: "20 repetitions", "60 seconds", "2 minutes"."""
    if dose.mode is Mode.REPS:
        return _filled(lines, Line.REPETITION if dose.reps == 1 else Line.REPETITIONS, dose.reps)
    minutes, rest = divmod(dose.seconds, 60)
    if rest or minutes < 2:
        return _filled(lines, Line.SECONDS, round(dose.seconds))
    return _filled(lines, Line.MINUTES, int(minutes))


def length_words(seconds: float, lines: Mapping[str, str]) -> str:
    """How long a run or a walk is: "One minute.", "2 and a half minutes.", "20 minutes."."""
    halves, rest = divmod(seconds, 30)
    minutes = int(halves // 2)
    if rest or not minutes:
        return _filled(lines, Line.SECONDS, round(seconds))
    if minutes == 1:
        return lines[Line.MINUTE_AND_A_HALF if halves % 2 else Line.MINUTE]
    return _filled(lines, Line.MINUTES_AND_A_HALF if halves % 2 else Line.MINUTES, minutes)


def ready_cues(run: SessionRun, lines: Mapping[str, str]) -> int:
    """How many of the exercise's cue sentences are said while getting ready."""
    exercise = run.exercise
    return 0 if exercise is None else len(set(_ready(run, lines)) & set(cues_of_segment(exercise, 0)))


def _ready(run: SessionRun, lines: Mapping[str, str]) -> tuple[str, ...]:
    """Name, dose, side and the first cue sentences, as many as are over before the last three seconds.

    Where not all have room, the length of a hold is told when it begins, and all but that and further cue
    sentences may take the room of "three".
    """
    exercise, dose = run.exercise, run.dose
    if exercise is None or dose is None:
        return ()
    name, amount, side = exercise.name, _amount(exercise, dose, lines), _side_words(run.step.side, lines)
    first, *others = cues_of_segment(exercise, 0)
    following = _following(run, exercise, lines)
    counted = dose.mode is Mode.REPS
    extras = [amount, *following] if counted else [*following, amount]
    sides = [side] if exercise.between is None else []
    wanted = [name, *sides, first, *extras, *others]
    chosen: set[str] = set()
    room = GET_READY_SECONDS
    for sentence in wanted:
        seconds = saying_seconds(sentence)
        late = sentence in others or (sentence == amount and not counted)
        needed = COUNTDOWN if late else LAST_TWO_SECONDS
        if seconds <= room - needed:
            chosen.add(sentence)
            room -= seconds
        elif sentence == first or sentence in others:
            break
    return tuple(text for text in (*following, name, amount, side, first, *others) if text in chosen)


def _amount(exercise: Exercise, dose: Dose, lines: Mapping[str, str]) -> str:
    return dose_words(dose, lines) if exercise.between is None else length_words(dose.seconds, lines)


def _following(run: SessionRun, exercise: Exercise, lines: Mapping[str, str]) -> tuple[str, ...]:
    """What stands before the name: nothing at the first, "an easier way" after an eased one, else "next"."""
    if run.step.item == 0:
        return ()
    before = run.plan.items[run.step.item - 1]
    eased = isinstance(before, ExerciseStep) and before.exercise.id == exercise.id
    return (lines[Line.EASIER] if eased else lines[Line.NEXT],)


def _start(run: SessionRun, lines: Mapping[str, str]) -> tuple[str, ...]:
    """The word of the work, and how long it is where getting ready had no room to say so."""
    exercise, dose = run.exercise, run.dose
    if exercise is None or dose is None:
        return ()
    words = exercise.phase_words
    if dose.mode is Mode.REPS:
        named = len(dose.tempo) == 3 and words and words[0]
        return (words[0],) if named else (work_words(exercise),)
    amount = _amount(exercise, dose, lines)
    if exercise.between is not None:
        return (work_words(exercise), amount)
    begun = run.index > 0 and run.plan.steps[run.index - 1].phase is Phase.READY
    told = not begun or run.step.seconds < CLOSED_FROM or amount in _ready(run, lines)
    return (work_words(exercise),) if told else (work_words(exercise), amount)


def _segment(run: SessionRun, number: int) -> tuple[str, ...]:
    """The cue sentence that opens the segment, or its name."""
    exercise = run.exercise
    if exercise is None or number >= len(exercise.segments):
        return ()
    opening = cues_of_segment(exercise, number) if number else ()
    return (opening[0],) if opening else (exercise.segments[number],)


def _part(run: SessionRun, number: int) -> tuple[str, ...]:
    """The word of this part of the tempo, unless the part is over before it is heard."""
    exercise, dose = run.exercise, run.dose
    if exercise is None or dose is None or number >= len(exercise.phase_words):
        return ()
    word = exercise.phase_words[number]
    return (word,) if word and dose.tempo[number] >= HEARD_APART else ()


def _count(run: SessionRun, number: int, lines: Mapping[str, str]) -> tuple[str, ...]:
    """The repetition that begins, with the tempo's first word where both are heard; if fast, every fifth."""
    exercise, dose = run.exercise, run.dose
    if exercise is None or dose is None or (sum(dose.tempo) < HEARD_APART and number % 5):
        return ()
    count = _filled(lines, Line.COUNT, number)
    slow = len(dose.tempo) == 3 and dose.tempo[0] >= HEARD_TOGETHER
    return (count, *_part(run, 0)) if slow else (count,)


def _ten_seconds_follow(run: SessionRun) -> bool:
    """Whether the half is so near to the last ten seconds that one of the two is enough."""
    dose = run.dose
    return dose is not None and dose.mode is not Mode.REPS and run.step.seconds <= 24


def _set_words(run: SessionRun, lines: Mapping[str, str]) -> tuple[str, ...]:
    step = run.step
    return (_set(lines, step.set_number, step.sets),) if step.sets > 1 else ()


def _side_words(side: Side | None, lines: Mapping[str, str]) -> str:
    match side:
        case Side.LEFT:
            return lines[Line.LEFT]
        case Side.RIGHT:
            return lines[Line.RIGHT]
        case None:
            return lines[Line.BOTH]
        case _:
            assert_never(side)


def _end_words(outcome: Outcome | None, lines: Mapping[str, str]) -> str:
    match outcome:
        case Outcome.COMPLETED | None:
            return lines[Line.DONE]
        case Outcome.PARTIAL:
            return lines[Line.PARTIAL]
        case Outcome.STOPPED_FOR_PAIN:
            return lines[Line.STOPPED]
        case _:
            assert_never(outcome)


def _chosen(
    begun: Iterable[tuple[Exercise, Dose]], doses: Iterable[Dose], lines: Mapping[str, str]
) -> Iterator[str]:
    """Every count, amount and set that a user may come to by changing a dose within its limits."""
    limits = [dose_limits(exercise, usual) for exercise, usual in begun]
    for reps in range(1, max(limit.reps[1] for limit in limits) + 1):
        yield _filled(lines, Line.COUNT, reps)
        yield _filled(lines, Line.REPETITION if reps == 1 else Line.REPETITIONS, reps)
    longest = int(max(limit.seconds[1] for limit in limits))
    for seconds in range(STEP_OF_SECONDS, longest + 1, STEP_OF_SECONDS):
        yield dose_words(Dose(Mode.HOLD, seconds=seconds), lines)
    most = max((*(limit.sets[1] for limit in limits), *(dose.sets for dose in doses)))
    for sets in range(2, most + 1):
        for number in range(1, sets + 1):
            yield _set(lines, number, sets)


def _filled(lines: Mapping[str, str], line: Line, number: int) -> str:
    return lines[line].replace("{number}", str(number))


def _set(lines: Mapping[str, str], number: int, sets: int) -> str:
    return _filled(lines, Line.SET, number).replace("{sets}", str(sets))
