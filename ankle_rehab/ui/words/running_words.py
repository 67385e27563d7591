"""Back to running in words: the answer of today, what the gate asks for, the stages, and why one holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.exercise import Dose, Side
from ankle_rehab.domain.progress import PlanStep, StepWhy
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_gate import (
    BALANCE_SECONDS,
    GOOD_FOR_DAYS,
    HEEL_RAISES,
    HEEL_RAISES_GOAL,
    HOPS,
    WALK_MINUTES,
    Check,
    Detail,
    GateKind,
    Holds,
    Requirement,
)
from ankle_rehab.domain.run_ladder import WARM_UP_SECONDS, DayReason, Stage
from ankle_rehab.ui import text

translate = QCoreApplication.translate


# today -----------------------------------------------------------------------------------------------


def answer(found: RunAnswer, now: datetime) -> str:
    """One sentence or two: what leaves a run out today, or the stage that is open and when to stop."""
    match found.today:
        case RunToday.SIGN:
            return translate(
                "running", "Today's plan leaves running out: a warning sign or a high score is open."
            )
        case RunToday.APPOINTMENT:
            words = translate(
                "running",
                "Today's plan leaves running out: the sore spot on a bone has its appointment first. "
                "It waits until {when}.",
            )
            return words.format(when=_until(found, now))
        case RunToday.TWIST:
            words = translate("running", "Today's plan leaves running out: the twist is fresh, until {when}.")
            return words.format(when=_until(found, now))
        case RunToday.RED:
            words = translate(
                "running", "Today's plan leaves running out: the light was red. It waits until {when}."
            )
            return words.format(when=_until(found, now))
        case RunToday.PAUSE:
            words = translate(
                "running",
                "Today's plan leaves running out: two red days in a week. Running pauses until {when}. "
                "Please book a doctor or physiotherapist.",
            )
            return words.format(when=_until(found, now))
        case RunToday.GATE:
            lacking = found.gate.lacking[0]
            words = translate("running", "Today's plan leaves running out. First: {what}.")
            return words.format(what=_inside(requirement(lacking.requirement)))
        case RunToday.DAY:
            return translate("running", "Today's plan leaves running out: {why}").format(
                why=day_reason(found)
            )
        case RunToday.OPEN:
            words = translate(
                "running", "Stage {stage} is open today. Stop if it hurts more than 3 of 10 or you limp."
            )
            return words.format(stage=found.stage)


def beside(found: RunAnswer, now: datetime) -> str:
    """What the ladder has for today, beside an answer by one's own rules."""
    if found.today is not RunToday.DAY:
        return answer(found, now)
    return translate("running", "The run-walk ladder waits: {why}").format(why=day_reason(found))


def day_reason(found: RunAnswer) -> str:
    """Why today is better without a run, with the next day for one."""
    first = found.day_reasons[0]
    words = {
        DayReason.TODAY: translate("running", "you have run today already."),
        DayReason.YESTERDAY: translate("running", "you ran yesterday, and a day comes between two runs."),
        DayReason.AMBER: translate(
            "running",
            "a score was 3 or more, or a morning clearly higher than usual. At least one day without "
            "running comes first.",
        ),
        DayReason.FOURTH: translate("running", "three runs in seven days are enough for now."),
    }[first]
    if found.next_day is None:
        return words
    following = translate("running", "The next day for a run: {day}.").format(
        day=text.long_day(found.next_day)
    )
    return f"{words} {following}"


def _until(found: RunAnswer, now: datetime) -> str:
    if found.until is None:
        return ""
    return text.day_and_time(found.until, beside=now.date())


# the gate --------------------------------------------------------------------------------------------


def gate_title(kind: GateKind) -> str:
    match kind:
        case GateKind.NONE:
            return translate("running", "No gate before the next run")
        case GateKind.AFTER_RED:
            return translate("running", "Before the next run: after a red day")
        case GateKind.AFTER_SPRAIN:
            return translate("running", "Before the next run: after a twist")


def gate_why(kind: GateKind) -> str:
    """What the gate is for, and how long a result counts."""
    if kind is GateKind.NONE:
        return translate(
            "running",
            "No twist and no red day stands before your next run, so nothing has to be shown first.",
        )
    words = translate(
        "running",
        "Each of these is asked for before running begins again. A result counts for {days} days, "
        "and not if it is older than the last twist or red day.",
    )
    return words.format(days=GOOD_FOR_DAYS)


def requirement(wanted: Requirement) -> str:
    """What is asked for."""
    match wanted:
        case Requirement.NO_SIGN:
            return translate("running", "No warning sign and no score of 7 or more is open")
        case Requirement.STEADY:
            return translate("running", "The ankle has not given way for 7 days")
        case Requirement.WALK:
            words = translate(
                "running", "A brisk walk of {n} minutes with pain of 0 to 2, and a settled next morning"
            )
            return words.format(n=WALK_MINUTES)
        case Requirement.BALANCE:
            return translate("running", "Standing on one leg for {n} seconds").format(n=BALANCE_SECONDS)
        case Requirement.HEEL_RAISES:
            words = translate(
                "running", "At least {n} controlled heel raises on one leg (the goal is {goal})"
            )
            return words.format(n=HEEL_RAISES, goal=HEEL_RAISES_GOAL)
        case Requirement.HOPS:
            words = translate("running", "The hop test: {n} hops with a hold, with pain of 0 to 2")
            return words.format(n=HOPS)


def holds(value: Holds) -> str:
    """One word."""
    match value:
        case Holds.MET:
            return translate("running", "Met")
        case Holds.OPEN:
            return translate("running", "Open")
        case Holds.LOCKED:
            return translate("running", "Locked")


def known(check: Check) -> str:
    """What is known of it, with its number and day, or what is still missing."""
    match check.detail:
        case None:
            return _reached(check)
        case Detail.SIGN:
            return translate("running", "Please look at the warning signs first.")
        case Detail.GAVE_WAY:
            words = translate("running", "It gave way on {day}. This opens seven days after that.")
            return words.format(day="" if check.since is None else text.long_day(check.since))
        case Detail.NOT_DONE:
            return _for_side(translate("running", "Not done yet."), check.side)
        case Detail.TOO_LITTLE | Detail.HURT:
            return f"{_reached(check)} {_lacks(check)}"
        case Detail.OTHERS_FIRST:
            return translate("running", "This opens once everything above is met.")
        case _:
            return f"{_reached(check)} {_morning(check)}"


def _lacks(check: Check) -> str:
    if check.detail is Detail.HURT:
        return translate("running", "That hurt more than 2 of 10. Try again on another day.")
    return translate("running", "That is on its way; a little more is asked for.")


def _morning(check: Check) -> str:
    """What is asked of the morning after the walk."""
    day = "" if check.since is None else text.long_day(check.since)
    match check.detail:
        case Detail.MORNING_AWAITED:
            return translate("running", "Now the morning after it: {day}.").format(day=day)
        case Detail.MORNING_MISSING:
            words = translate("running", "The score of the morning after, {day}, is missing.")
            return words.format(day=day)
        case Detail.MORNING_NOT_SETTLED:
            return translate("running", "The morning after was not settled. Try again on another day.")
        case _:
            return translate(
                "running",
                "Your usual morning is not known yet: it takes three morning scores in the week before. "
                "Then walk again.",
            )


def _reached(check: Check) -> str:
    """The result that counts, with its day, side and pain."""
    result = check.result
    if result is None:
        return ""
    amount, day = round(result.amount), text.long_day(result.at.local_date)
    match check.requirement:
        case Requirement.WALK:
            words = translate("running", "{n} min on {day}.")
        case Requirement.BALANCE:
            words = translate("running", "{n} seconds on {day}.")
        case _:
            words = translate("running", "{n} on {day}.")
    found = _for_side(words.format(n=amount, day=day), check.side)
    if result.pain is None:
        return found
    return f"{found} {translate('running', 'Worst pain {n} of 10.').format(n=result.pain)}"


def _for_side(words: str, side: Side | None) -> str:
    return words if side is None else f"{text.side(side)}: {_inside(words)}"


# the ladder ------------------------------------------------------------------------------------------


def stage_words(stage: Stage) -> str:
    """The runs and walks of a stage after the five minutes of brisk walking."""
    if stage.runs == 1:
        return translate("running", "{run} in one go").format(run=_minutes(stage.run, running=True))
    return paced(stage.dose)


def paced(dose: Dose) -> str:
    """Runs with walks between, or how long one goes on."""
    if dose.sets == 1:
        return text.duration(dose.seconds)
    words = translate("running", "{n} times: {run}, then {walk}")
    return words.format(
        n=dose.sets, run=_minutes(dose.seconds, running=True), walk=_minutes(dose.rest, running=False)
    )


def stage_list(stage: Stage) -> str:
    """The whole stage in one line, for those who run outdoors with a watch."""
    first = translate("running", "{minutes} min brisk walk first").format(minutes=round(WARM_UP_SECONDS / 60))
    whole = round((stage.seconds + WARM_UP_SECONDS) / 60)
    words = translate("running", "{first}. {stage}. {whole} min in all.")
    return words.format(first=first, stage=_capital(stage_words(stage)), whole=whole)


def greens(count: int) -> str:
    """How far it is to the next stage."""
    if count:
        return translate("running", "One green run is done. After one more in a row the next stage opens.")
    return translate(
        "running", "The next stage opens after two green runs in a row, with a day between them."
    )


def why_here(steps: Iterable[PlanStep]) -> str:
    """Why just this stage holds."""
    last = next(reversed(tuple(steps)), None)
    if last is None:
        return translate("running", "No run of the ladder yet: it begins at stage 1.")
    day = text.long_day(last.about or last.at.local_date)
    match last.why:
        case StepWhy.GREENS:
            words = translate("running", "Two green runs in a row, the last on {day}, opened this stage.")
        case StepWhy.RED:
            words = translate("running", "One stage back, as {day} was red. That asks less of the ankle.")
        case StepWhy.TWIST:
            words = translate("running", "After the twist on {day} the ladder begins again at stage 1.")
        case StepWhy.LONG_BREAK:
            words = translate(
                "running", "The last run was on {day}, over 30 days ago: it begins again at stage 1."
            )
        case StepWhy.CORRECTED:
            words = translate("running", "What you wrote of {day} was changed, so its step was taken back.")
        case StepWhy.OWN_HARDER | StepWhy.OWN_EASIER:
            words = translate("running", "You chose this stage on {day}.")
        case _:
            words = translate("running", "This stage holds since {day}.")
    return words.format(day=day)


def more_reason(now: int, wanted: int) -> str:
    """Why a higher stage than the rule's is not advised."""
    words = translate(
        "running",
        "Your runs so far lead to stage {now}. The rule goes up one stage after two green runs in a row, "
        "because jumps in a single run went with more overuse injuries in one large study. "
        "Do you want stage {wanted} all the same?",
    )
    return words.format(now=now, wanted=wanted)


def _minutes(seconds: float, *, running: bool) -> str:
    amount = QLocale().toString(seconds / 60, "g", 3)
    words = translate("running", "{n} min run") if running else translate("running", "{n} min walk")
    return words.format(n=amount)


def _inside(words: str) -> str:
    """A sentence's beginning inside of another sentence."""
    return words[:1].lower() + words[1:]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
