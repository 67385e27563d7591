"""Reminders in plain sentences: what it is about, when it comes, and what may be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.storage.fields import ContentError
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.words import breakable, shortened

translate = QCoreApplication.translate

WORKING_DAYS = frozenset(range(5))
LONGEST_CALL = 60


def kind(value: Kind) -> str:
    """What one may be reminded of, as a choice."""
    match value:
        case Kind.PLAN:
            return translate("reminders", "Today's session")
        case Kind.ROUTINE:
            return translate("reminders", "One routine")
        case Kind.PAIN:
            return translate("reminders", "Pain diary")
        case Kind.SELF_TEST:
            return translate("reminders", "Self-test")
        case Kind.OWN:
            return translate("reminders", "Own words")


def routine_name(reminder: Reminder, routine: Callable[[str], Routine]) -> str:
    """The name of its routine, also when that is gone; nothing where it is about something else."""
    if reminder.kind is not Kind.ROUTINE:
        return ""
    try:
        return routine(reminder.routine_id).name
    except (LookupError, ContentError):
        return translate("reminders", "a routine that is not there any more")


def about(reminder: Reminder, routine: str) -> str:
    """What it is about; `routine` is the name of its routine, where it has one."""
    if reminder.kind is Kind.OWN:
        return breakable(reminder.words)
    return routine if reminder.kind is Kind.ROUTINE and routine else kind(reminder.kind)


def calls(reminder: Reminder, routine: str) -> str:
    """What is said when it comes."""
    match reminder.kind:
        case Kind.PLAN:
            return translate("reminders", "Time for today's session.")
        case Kind.ROUTINE:
            return translate("reminders", "Time for {routine}.").format(routine=routine)
        case Kind.PAIN:
            return translate("reminders", "How is your ankle? One number is enough.")
        case Kind.SELF_TEST:
            return translate("reminders", "A self-test is due.")
        case Kind.OWN:
            return breakable(shortened(reminder.words, LONGEST_CALL))


def doing(value: Kind) -> str:
    """The first answer, on a button."""
    match value:
        case Kind.PLAN | Kind.ROUTINE | Kind.SELF_TEST:
            return translate("reminders", "Start now")
        case Kind.PAIN:
            return translate("reminders", "Write it down")
        case Kind.OWN:
            return translate("reminders", "Done")


def sentence(reminder: Reminder, routine: str, today: date) -> str:
    """All of it in one line: "Mon, Wed, Fri at 07:30 · Daily care · only if not done"."""
    parts = [when(reminder.schedule, today), about(reminder, routine)]
    if reminder.only_if_not_done and reminder.kind is not Kind.OWN:
        parts.append(translate("reminders", "only if not done"))
    return " · ".join(parts)


def when(schedule: Schedule, today: date) -> str:
    """The days and the times, and the first or the last day where it matters."""
    words = translate("reminders", "{days} at {times}").format(
        days=_days(schedule, today), times=_joined(text.clock_time(one) for one in sorted(schedule.times))
    )
    if schedule.repeat is not Repeat.ONCE and schedule.since > today:
        from_day = text.day_of_year(schedule.since, today)
        words = translate("reminders", "{when}, from {day} on").format(when=words, day=from_day)
    if schedule.until is not None:
        last = text.day_of_year(schedule.until, today)
        words = translate("reminders", "{when}, until {day}").format(when=words, day=last)
    return words


def weekday(number: int) -> str:
    """A weekday in short; Monday is 0."""
    return QLocale().dayName(number + 1, QLocale.FormatType.ShortFormat)


def coming(times: Iterable[datetime], today: date) -> str:
    """The next times in one line."""
    told = [
        translate("reminders", "{day} {time}").format(day=_near(one.date(), today), time=text.clock_time(one))
        for one in times
    ]
    return translate("reminders", "Next: {times}").format(times=" · ".join(told)) if told else ""


def late(local: datetime) -> str:
    """Why it comes at another time than it was set to."""
    return translate("reminders", "It was set for {due}.").format(due=text.clock_time(local))


def _near(day: date, today: date) -> str:
    """Today, tomorrow, or the day with its name."""
    if day == today:
        return translate("reminders", "today")
    if (day - today).days == 1:
        return translate("reminders", "tomorrow")
    return text.day_of_year(day, today)


def _days(schedule: Schedule, today: date) -> str:
    match schedule.repeat:
        case Repeat.WEEKDAYS:
            if schedule.weekdays == EVERY_DAY:
                return translate("reminders", "Every day")
            if schedule.weekdays == WORKING_DAYS:
                return translate("reminders", "Monday to Friday")
            return ", ".join(weekday(one) for one in sorted(schedule.weekdays))
        case Repeat.DAYS:
            if schedule.every == 1:
                return translate("reminders", "Every day")
            return translate("reminders", "Every {n} days", "", schedule.every).format(n=schedule.every)
        case Repeat.MONTHLY:
            if schedule.since.day == 31:
                return translate("reminders", "On the last day of each month")
            return translate("reminders", "On day {n} of each month").format(n=schedule.since.day)
        case Repeat.ONCE:
            return translate("reminders", "Once, {day}").format(day=text.day_of_year(schedule.since, today))


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
