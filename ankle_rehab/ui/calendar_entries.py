"""What goes into a calendar file: reminders, the days of the plan, planned runs; in few words or in all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.activity import Sport
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.span import Span
from ankle_rehab.exchange.calendar import Series, Single
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.words import reminder_words, run_words

WEEKS_AHEAD = 4
AHEAD_OF_A_RUN = 30
USUAL_MINUTES = 30

translate = QCoreApplication.translate


def entries(parts: Parts, *, detail: bool) -> tuple[Series | Single, ...]:
    """Everything that is on or still to come; without `detail` no word tells of an ankle or of pain.

    Raises the faults of `storage.faults`.
    """
    return (
        *_reminders(parts, detail=detail),
        *_days(parts, detail=detail),
        *_outings(parts, detail=detail),
    )


def plain(reminder: Reminder) -> str:
    """What it calls in words that anybody may read."""
    match reminder.kind:
        case Kind.PLAN | Kind.ROUTINE | Kind.DESK:
            return translate("calendar", "Time for your routine")
        case Kind.SELF_TEST:
            return translate("calendar", "Time for your fortnightly check")
        case Kind.PAIN | Kind.MORNING | Kind.EVENING:
            return translate("calendar", "Time for your diary")
        case _:
            return translate("calendar", "A reminder of your own")


def _reminders(parts: Parts, *, detail: bool) -> Iterator[Series]:
    """Those with times of their own; a calendar cannot know which day comes before one of rest."""
    for one in parts.reminders.reminders():
        timed = not one.kind.follows and one.kind is not Kind.REST_EVE
        if one.on and one.id is not None and timed:
            routine = reminder_words.routine_name(one, parts.repertoire.usual)
            title = reminder_words.calls(one, routine) if detail else plain(one)
            yield Series(f"reminder-{one.id}", title, one.schedule)


def _days(parts: Parts, *, detail: bool) -> Iterator[Single]:
    """The routine of each day ahead as far as it is planned, without a time."""
    for plan in parts.course.week():
        if plan.routine_id:
            name = parts.content.routine(plan.routine_id).name
            title = name if detail else translate("calendar", "Exercises")
            yield Single(f"plan-{plan.day.isoformat()}", title, plan.day)


def _outings(parts: Parts, *, detail: bool) -> Iterator[Single]:
    today = parts.clock.now().date()
    unit = parts.preferences.settings.distance_unit
    for plan in parts.runs.plans(Span(today, today + timedelta(weeks=WEEKS_AHEAD))):
        title = run_words.planned(plan, unit) if detail else run_words.sport(plan.sport)
        minutes = round(plan.minutes) if plan.minutes else USUAL_MINUTES
        ahead = AHEAD_OF_A_RUN if plan.sport is Sport.RUN else 0
        yield Single(_key(plan), title, plan.day, plan.at, minutes=minutes, ahead=ahead)


def _key(plan: Planned) -> str:
    return f"outing-{plan.id}"
