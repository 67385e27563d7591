"""The plan in words: why this today, what would change it, and its history step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.day_plan import DayPlan, PlanKept, PlanWhy
from ankle_rehab.domain.light import Light, Verdict
from ankle_rehab.domain.progress import BALANCE, EXERCISE, PHASE, PLAN, RUN, Phase, PlanStep, StepWhy
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted, light_words

if TYPE_CHECKING:
    from ankle_rehab.domain.doubt import Doubt

translate = QCoreApplication.translate

SOURCES = {
    PlanWhy.STRENGTH_DAY: ("S56", "S57"),
    PlanWhy.BALANCE_DAY: ("S26", "S62"),
    PlanWhy.FIRST: ("S1",),
    PlanWhy.CALM: ("S2", "S71"),
}
"""What the turn of a routine rests on, besides the light."""


def why(value: PlanWhy) -> str:
    """Why this today, in one sentence."""
    return {
        PlanWhy.FIRST: translate("plan", "Your first session is the article's own three exercises."),
        PlanWhy.ADVICE: translate("plan", "Help comes first today, so nothing is planned."),
        PlanWhy.APPOINTMENT: translate("plan", "A sign waits for an appointment, so it stays gentle."),
        PlanWhy.CALM: translate("plan", "The twist is less than 72 hours old, so only calm movements."),
        PlanWhy.RED: translate("plan", "The light is red, so today is for ease and nothing harder."),
        PlanWhy.STRENGTH_DAY: translate("plan", "The last session went well enough: a day for strength."),
        PlanWhy.BALANCE_DAY: translate("plan", "Strength has had its turn: a day for balance."),
        PlanWhy.CARE_DAY: translate("plan", "Nothing harder has its turn today, so it is daily care."),
        PlanWhy.REST_DAY: translate("plan", "Six days in a row were training: today is your rest day."),
        PlanWhy.PREVENTION: translate("plan", "No pain for two weeks: three short sessions a week will do."),
        PlanWhy.PREVENTION_REST: translate("plan", "No pain for two weeks: today is a day off."),
    }[value]


def limits(value: PlanWhy) -> str:
    """The rule behind it, with its numbers."""
    week = translate(
        "plan",
        "Strength comes on up to 3 days a week, never on two days in a row, after a session with a green or "
        "amber light. Balance comes on up to 3 other days. One day a week is for rest.",
    )
    calm = translate("plan", "After a twist only the calm-down routine is open for 72 hours.")
    free = translate(
        "plan",
        "After 14 days without pain, with scores on at least 4 of them, 3 short sessions a week are planned.",
    )
    return {
        PlanWhy.FIRST: translate("plan", "It is the shortest whole session, for pain at rest of 0 to 3."),
        PlanWhy.ADVICE: translate(
            "plan", "With a warning sign for today, or a score of 7 or more, sessions wait."
        ),
        PlanWhy.APPOINTMENT: translate(
            "plan", "Until then calm-down, the article's three and the desk break stay open."
        ),
        PlanWhy.CALM: calm,
        PlanWhy.RED: translate("plan", "Red means no running for 48 hours, and exercises one step easier."),
        PlanWhy.PREVENTION: free,
        PlanWhy.PREVENTION_REST: free,
    }.get(value, week)


def changes(value: PlanWhy) -> str:
    """What would change it."""
    scores = translate(
        "plan", "Your scores change it: a red light makes it gentler, green days in a row take it further."
    )
    free = translate("plan", "A score above 0, a twist or a sign switches back at once.")
    return {
        PlanWhy.FIRST: translate("plan", "After it your scores and what you did shape the plan."),
        PlanWhy.ADVICE: translate(
            "plan", "It changes when you have been seen, or after a morning score of 3 or less."
        ),
        PlanWhy.APPOINTMENT: translate(
            "plan", "It changes when you have been seen, have a day booked, or say that it is as last time."
        ),
        PlanWhy.CALM: translate("plan", "It changes when 72 hours have passed."),
        PlanWhy.RED: translate(
            "plan", "It changes after a calmer session, such as this one, and the morning after it."
        ),
        PlanWhy.CARE_DAY: translate(
            "plan",
            "Strength or balance follow after a session with a green or amber light. For that the scores "
            "during, afterwards and of the next morning are needed.",
        ),
        PlanWhy.PREVENTION: free,
        PlanWhy.PREVENTION_REST: free,
    }.get(value, scores)


def explained(plan: DayPlan, verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """All that stands behind "Why this today?": headings and what stands under them."""
    return (
        (translate("plan", "The light now"), light_words.sentence(verdict)),
        (translate("plan", "The rule"), limits(plan.why)),
        (translate("plan", "What would change it"), changes(plan.why)),
        (translate("plan", "Good to know"), light_words.caveat()),
    )


def sources(plan: DayPlan) -> tuple[str, ...]:
    """The keys of the sources that the plan rests on."""
    return (*SOURCES.get(plan.why, ()), *light_words.SOURCES)


def coming(plans: Iterable[DayPlan], name: Callable[[str], str]) -> str:
    """The next days in one quiet line: "Mon: Strengthen · Tue: day off"."""
    off = translate("plan", "day off")
    words = translate("plan", "{day}: {what}")
    return " · ".join(
        words.format(day=text.short_day(plan.day), what=name(plan.routine_id) if plan.routine_id else off)
        for plan in plans
    )


def phase_news(phase: Phase) -> tuple[str, str]:
    """What is said once when a phase begins: a title and a sentence."""
    if phase is Phase.PREVENTION:
        return (
            translate("plan", "Two weeks without pain"),
            translate(
                "plan",
                "Well cared for. From now on three short sessions a week are planned, to keep what you have "
                "built up. If it gets sore again, the plan switches back by itself.",
            ),
        )
    return (
        translate("plan", "Sore again, so the plan is back"),
        translate("plan", "That happens. Each day has its routine again, and your levels are as they were."),
    )


def doubt(value: Doubt, verdict: Verdict) -> str:
    """What is said once before more is done than planned."""
    from ankle_rehab.domain.doubt import Doubt  # noqa: PLC0415 - not before the first picture

    match value:
        case Doubt.SECOND:
            return translate(
                "plan",
                "You have trained today. One of daily care, strength and balance a day is enough: the ankle "
                "gets stronger while it rests.",
            )
        case Doubt.RED:
            words = translate("plan", "{light} Today is better for ease than for this one.")
            return words.format(light=light_words.sentence(verdict))
        case _:
            assert_never(value)


def harder(verdict: Verdict) -> str:
    """What is said once before an exercise is made harder by hand."""
    if verdict.light is Light.GREEN:
        words = translate(
            "plan", "{light} The plan takes a step by itself after three green days in a row, over a week."
        )
    else:
        words = translate("plan", "{light} The plan would stay where it is for now.")
    return words.format(light=light_words.sentence(verdict))


def kept(value: PlanKept) -> str:
    """How plans and days went together; what was not done is not told."""
    days = counted.days(value.planned)
    if not value.part:
        words = translate("plan", "Planned on {days}, done on {done} of them.")
    else:
        words = translate("plan", "Planned on {days}, done on {done} of them and in part on {part}.")
    return words.format(days=days, done=counted.number(value.done), part=counted.number(value.part))


# the history ------------------------------------------------------------------------------------------


def told(step: PlanStep) -> bool:
    """Whether a step belongs into the history; what was only read or put away does not."""
    known = (BALANCE, RUN, PHASE, PLAN)
    return step.subject in known or step.subject.startswith(EXERCISE)


def step(value: PlanStep, name: Callable[[str], str]) -> str:
    """A change in one sentence, with its reason; `name` says what an exercise is called."""
    return translate("plan", "{what}: {why}").format(what=_what(value, name), why=_step_why(value))


def _what(value: PlanStep, name: Callable[[str], str]) -> str:
    if value.subject == PHASE:
        if value.after:
            return translate("plan", "On to prevention")
        return translate("plan", "Back to the whole plan")
    if value.subject == PLAN:
        if value.why is StepWhy.OWN_SAME:
            return translate("plan", "Everything stays")
        return translate("plan", "Some exercises easier")
    ladders = {
        BALANCE: translate("plan", "Balance, stage {before} to {after}"),
        RUN: translate("plan", "Running, stage {before} to {after}"),
    }
    if value.subject in ladders:
        return ladders[value.subject].format(before=value.before, after=value.after)
    harder_now = value.after > value.before
    words = translate("plan", "{name} one step harder") if harder_now else translate("plan", "{name} easier")
    return words.format(name=name(value.subject.removeprefix(EXERCISE)))


def _step_why(value: PlanStep) -> str:
    about = "" if value.about is None else near(value.about)
    match value.why:
        case StepWhy.GREENS:
            return translate("plan", "green days in a row, the last on {day}.").format(day=about)
        case StepWhy.RED:
            return translate("plan", "{day} was red or worse.").format(day=about)
        case StepWhy.MORNINGS_UP:
            return translate("plan", "the mornings of the week were higher by 2 or more.")
        case StepWhy.PAIN_FREE:
            return translate("plan", "14 days without pain.")
        case StepWhy.SORE_AGAIN:
            return translate("plan", "it was sore again.")
        case StepWhy.CORRECTED:
            return translate("plan", "what was told of {day} has changed.").format(day=about)
        case StepWhy.LONG_BREAK:
            return translate("plan", "after a long break.")
        case StepWhy.TWIST:
            return translate("plan", "after a twist.")
        case StepWhy.OWN_EASIER | StepWhy.OWN_HARDER | StepWhy.OWN_SAME:
            return translate("plan", "your own choice.")
        case _:
            assert_never(value.why)


def near(day: date) -> str:
    """A day inside of a sentence."""
    return text.long_day(day)
