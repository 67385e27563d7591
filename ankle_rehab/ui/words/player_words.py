"""What the player shows in words at one moment of a session."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.plan import Phase, Step
from ankle_rehab.domain.routine import Activity, ExerciseStep
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.ui import text

LONGEST_IN_SECONDS = 99.0
COUNTED = (Phase.WORK, Phase.ACTIVITY)

translate = QCoreApplication.translate


def item_name(run: SessionRun, index: int) -> str:
    """The name of an exercise, or of an activity, of the plan."""
    item = run.plan.items[index]
    return item.exercise.name if isinstance(item, ExerciseStep) else activity(item.activity)


def activity(value: Activity) -> str:
    match value:
        case Activity.SAFETY_CHECK:
            return translate("player", "Warning signs")
        case Activity.WALK:
            return translate("player", "Walk")
        case Activity.WRAP:
            return translate("player", "Wrap the pack")
        case Activity.ICING:
            return translate("player", "Icing")
        case Activity.SKIN_CHECK:
            return translate("player", "Look at the skin")
        case Activity.DIARY:
            return translate("player", "Diary")
        case _:
            assert_never(value)


def phase_word(run: SessionRun) -> str:
    """What is done now, in one word."""
    match run.state:
        case State.PAUSED:
            return translate("player", "PAUSED")
        case State.FINISHED:
            return translate("player", "DONE")
        case State.WAITING:
            return translate("player", "READY?")
        case State.RUNNING:
            pass
    match run.step.phase:
        case Phase.READY:
            return translate("player", "GET READY")
        case Phase.REST:
            return run.between.word if run.between else translate("player", "REST")
        case Phase.SWITCH:
            return translate("player", "CHANGE SIDE")
        case Phase.WORK | Phase.ACTIVITY:
            return run.exercise.work_word if run.exercise else translate("player", "READY?")


def large_word(run: SessionRun) -> str:
    """The word for reading from afar: the part of a repetition that is due, otherwise that of the phase."""
    exercise, (part, _) = run.exercise, run.rep_part
    moving = run.state is State.RUNNING and run.step.phase is Phase.WORK
    if not moving or exercise is None or not exercise.phase_words:
        return phase_word(run)
    return exercise.phase_words[part].upper() or phase_word(run)


def phase_colour(run: SessionRun) -> str:
    """The colour of the theme that goes with the phase."""
    if run.state is not State.RUNNING:
        return "muted"
    match run.step.phase:
        case Phase.READY:
            return "ready"
        case Phase.REST | Phase.SWITCH:
            return "rest"
        case Phase.WORK | Phase.ACTIVITY:
            return "accent"


def side_word(side: Side | None) -> str:
    match side:
        case Side.LEFT:
            return translate("player", "LEFT FOOT")
        case Side.RIGHT:
            return translate("player", "RIGHT FOOT")
        case None:
            return translate("player", "BOTH FEET")
        case _:
            assert_never(side)


def foot(run: SessionRun) -> str:
    """The foot that is at work; empty in walking and running, where both are at any time."""
    return "" if run.exercise is None or paced(run) else side_word(run.step.side)


def paced(run: SessionRun) -> bool:
    """Whether this is walking or running by intervals."""
    return run.exercise is not None and run.exercise.between is not None


def side_colour(side: Side | None) -> str:
    return "accent" if side is None else side.value


def seconds_left(run: SessionRun) -> str:
    """The time left in this step: whole seconds, from 100 on as minutes and seconds."""
    if run.remaining > LONGEST_IN_SECONDS:
        return text.countdown(run.remaining)
    return whole_seconds(run)


def whole_seconds(run: SessionRun) -> str:
    """The seconds left in this step; a part of a second counts as a whole one."""
    return str(max(0, -int(-run.remaining // 1)))


def unit(run: SessionRun) -> str:
    """What the number of `seconds_left` counts."""
    long = run.remaining > LONGEST_IN_SECONDS
    return translate("player", "minutes") if long else translate("player", "seconds")


def count(run: SessionRun) -> str:
    """Which set and which repetition: "Set 1 of 2 · 7 of 15"; empty where there is one set and no count."""
    step, dose = run.step, run.dose
    parts = []
    if step.sets > 1:
        run_of = (
            translate("player", "Run {n} of {all}") if paced(run) else translate("player", "Set {n} of {all}")
        )
        parts.append(run_of.format(n=step.set_number, all=step.sets))
    if dose is not None and dose.mode is Mode.REPS:
        if step.phase is Phase.WORK:
            parts.append(translate("player", "{n} of {all}").format(n=run.rep + 1, all=dose.reps))
        else:
            parts.append(translate("player", "{n} times").format(n=dose.reps))
    return " · ".join(parts)


def special(run: SessionRun) -> str:
    """What is different this time: the segment, an easier or a harder level, half-size movements."""
    parts = []
    exercise = run.exercise
    if exercise is not None and exercise.segments and run.step.phase is Phase.WORK:
        parts.append(_capital(exercise.segments[run.segment]))
    if run.level is not None:
        harder = isinstance(run.item, ExerciseStep) and run.item.eased < 0
        words = (
            translate("player", "This time: {words}") if harder else translate("player", "Easier: {words}")
        )
        parts.append(words.format(words=run.level.words))
    if run.plan.half_size and exercise is not None:
        parts.append(translate("player", "Half-size movements"))
    return " · ".join(parts)


def coming(run: SessionRun) -> str:
    """What comes next, with its seconds."""
    step = run.next_step()
    if step is None:
        return translate("player", "Next: done")
    return translate("player", "Next: {what}").format(what=_step_words(run, step))


def hint(run: SessionRun) -> str:
    """Which keys do what just now."""
    if run.pause_reason in (PauseReason.HURTS, PauseReason.SCORED):
        return ""
    if run.activity is Activity.SAFETY_CHECK and run.state is State.WAITING:
        return ""
    match run.state:
        case State.PAUSED | State.WAITING:
            return translate("player", "Any key goes on")
        case State.FINISHED:
            return ""
        case State.RUNNING:
            pass
    match run.step.phase:
        case Phase.READY:
            return translate("player", "Any key starts now")
        case Phase.REST | Phase.SWITCH:
            return translate("player", "Any key goes on now, Space pauses")
        case Phase.WORK | Phase.ACTIVITY:
            return translate("player", "Space pauses")


def time_left(run: SessionRun) -> str:
    """How much of the whole session is left."""
    whole = sum(step.seconds for step in run.steps)
    return translate("player", "{left} left of {whole}").format(
        left=text.countdown(run.session_remaining), whole=text.countdown(whole)
    )


def announcement(run: SessionRun) -> str:
    """What a screen reader says when the phase changes, a question is asked or the session is over."""
    if run.state is State.FINISHED and run.outcome is not None:
        return f"{run.plan.name}: {text.outcome(run.outcome)}"
    if run.pause_reason is PauseReason.HURTS:
        return translate("player", "Paused. How much does it hurt? Type a number from 0 to 10, then Enter.")
    if run.pause_reason is PauseReason.SCORED:
        return translate("player", "You said {score}").format(score=text.score(run.hurts[-1]))
    side = foot(run)
    parts = [_capital(phase_word(run).lower())]
    if run.step.phase is Phase.READY or run.step.phase is Phase.ACTIVITY:
        parts.append(item_name(run, run.step.item))
    parts.append(_capital(side.lower()))
    if run.step.phase is Phase.READY:
        parts.append(count(run))
    if run.state is State.RUNNING:
        parts.append(spoken_duration(run.step.seconds))
    return ", ".join(part for part in parts if part)


def spoken_duration(seconds: float) -> str:
    """Minutes and seconds in whole words, for a voice that would read "40 s" as letters."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    parts = []
    if minutes:
        words = translate("player", "{n} minute") if minutes == 1 else translate("player", "{n} minutes")
        parts.append(words.format(n=minutes))
    if rest or not minutes:
        words = translate("player", "{n} second") if rest == 1 else translate("player", "{n} seconds")
        parts.append(words.format(n=rest))
    return " ".join(parts)


def _step_words(run: SessionRun, step: Step) -> str:
    seconds = text.duration(step.seconds)
    item = run.plan.items[step.item]
    between = item.exercise.between if isinstance(item, ExerciseStep) else None
    if isinstance(item, ExerciseStep) and between is not None and step.phase in (Phase.WORK, Phase.REST):
        word = item.exercise.work_word if step.phase is Phase.WORK else between.word
        return f"{word.lower()}, {seconds}"
    match step.phase:
        case Phase.READY:
            return translate("player", "{exercise}, {seconds} to get ready").format(
                exercise=item_name(run, step.item), seconds=seconds
            )
        case Phase.WORK:
            if step.side is None:
                return translate("player", "both feet, {seconds}").format(seconds=seconds)
            return translate("player", "{side} foot, {seconds}").format(
                side=text.side_inside(step.side), seconds=seconds
            )
        case Phase.REST:
            return translate("player", "rest, {seconds}").format(seconds=seconds)
        case Phase.SWITCH:
            return translate("player", "change side, {seconds}").format(seconds=seconds)
        case Phase.ACTIVITY:
            return item_name(run, step.item)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
