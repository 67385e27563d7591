"""Reminders in plain sentences: what it is about, when it comes, and what may be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.reminder import GRACE_MINUTES, Kind, Reminder
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.storage.fields import ContentError
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.words import breakable, shortened

translate = QCoreApplication.translate

WORKING_DAYS = frozenset(range(5))
LONGEST_CALL = 60
SCORES = frozenset({Kind.PAIN, Kind.MORNING, Kind.EVENING})
"""Those that ask for one number."""


def kind(value: Kind) -> str:
    """What one may be reminded of, as a choice."""
    words = {
        Kind.PLAN: translate("reminders", "Today's session"),
        Kind.ROUTINE: translate("reminders", "One routine"),
        Kind.DESK: translate("reminders", "A minute at the desk"),
        Kind.PAIN: translate("reminders", "Pain diary"),
        Kind.MORNING: translate("reminders", "Pain in the morning"),
        Kind.EVENING: translate("reminders", "Pain in the evening"),
        Kind.BEFORE_RUN: translate("reminders", "Before a run"),
        Kind.AFTER_RUN: translate("reminders", "After a run"),
        Kind.ICE: translate("reminders", "Ice allowed again"),
        Kind.REST_EVE: translate("reminders", "Rest day tomorrow"),
        Kind.SELF_TEST: translate("reminders", "Self-test"),
        Kind.SHOES: translate("reminders", "Running shoes"),
        Kind.OWN: translate("reminders", "Own words"),
    }
    return words[value]


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
    words = {
        Kind.PLAN: translate("reminders", "Time for today's session."),
        Kind.ROUTINE: translate("reminders", "Time for {routine}.").format(routine=routine),
        Kind.DESK: translate("reminders", "One minute for your ankles, under the desk?"),
        Kind.PAIN: translate("reminders", "How is your ankle? One number is enough."),
        Kind.MORNING: translate("reminders", "How were the first steps this morning? One number is enough."),
        Kind.EVENING: translate("reminders", "How is your ankle this evening? One number is enough."),
        Kind.BEFORE_RUN: translate("reminders", "You have planned a run: time for the moves before it."),
        Kind.AFTER_RUN: translate("reminders", "Back from your run? A few quiet moves do for now."),
        Kind.ICE: translate("reminders", "Icing is allowed again, if you want it."),
        Kind.REST_EVE: translate("reminders", "Tomorrow is a day of rest."),
        Kind.SELF_TEST: translate("reminders", "A self-test is due."),
        Kind.SHOES: translate("reminders", "Your running shoes want a look."),
        Kind.OWN: breakable(shortened(reminder.words, LONGEST_CALL)),
    }
    return words[reminder.kind]


def doing(value: Kind) -> str:
    """The first answer, on a button."""
    match value:
        case _ if value in SCORES:
            return translate("reminders", "Write it down")
        case Kind.ICE:
            return translate("reminders", "To the ice")
        case Kind.SHOES:
            return translate("reminders", "To the shoes")
        case Kind.REST_EVE:
            return translate("reminders", "All right")
        case Kind.OWN:
            return translate("reminders", "Done")
        case _:
            return translate("reminders", "Start now")


def sentence(reminder: Reminder, routine: str, today: date) -> str:
    """All of it in one line: "Mon, Wed, Fri at 07:30 · Daily care · only if not done"."""
    if reminder.kind.follows:
        parts = [_lasting(follows(reminder.kind), reminder.schedule, today)]
    else:
        parts = [when(reminder.schedule, today), about(reminder, routine)]
    if reminder.only_if_not_done and asks_for_something(reminder.kind):
        parts.append(translate("reminders", "only if not done"))
    if reminder.grace_minutes != GRACE_MINUTES:
        late = translate("reminders", "up to {time} late").format(time=grace(reminder.grace_minutes))
        parts.append(late)
    return " · ".join(parts)


def asks_for_something(value: Kind) -> bool:
    """Whether it can be chosen that it comes only while that is not done."""
    return value not in (Kind.OWN, Kind.REST_EVE, Kind.ICE, Kind.SELF_TEST, Kind.SHOES)


def follows(value: Kind) -> str:
    """When one comes that follows something."""
    words = {
        Kind.BEFORE_RUN: translate("reminders", "Half an hour before a run that is planned with a time"),
        Kind.AFTER_RUN: translate("reminders", "After each run"),
        Kind.ICE: translate("reminders", "When icing is allowed again"),
    }
    return words.get(value, "")


def explained(value: Kind) -> str:
    """What is to be known of a kind before it is chosen; nothing where its name says it."""
    words = {
        Kind.DESK: translate(
            "reminders",
            "One minute of ankle circles or pumps, under the desk, shoes on. It counts towards the day.",
        ),
        Kind.MORNING: translate(
            "reminders", "While the ankle is sore, and on the day after a session, a run or a sore day."
        ),
        Kind.BEFORE_RUN: translate(
            "reminders", "It comes half an hour before each run that you plan with a time of day."
        ),
        Kind.AFTER_RUN: translate(
            "reminders", "It comes when a planned run should be over, or when you have written one down."
        ),
        Kind.ICE: translate(
            "reminders", "It comes when enough time has gone by since the last ice. It is an offer, no more."
        ),
        Kind.REST_EVE: translate("reminders", "It comes only if the day after is a day of rest."),
        Kind.SELF_TEST: translate("reminders", "It comes only if a self-test is due."),
        Kind.SHOES: translate("reminders", "It comes only if a pair of shoes has gone far or is old."),
    }
    return words.get(value, "")


def grace(minutes: int) -> str:
    """How late it may be shown."""
    if minutes % 60:
        return translate("reminders", "{n} minutes", "", minutes).format(n=minutes)
    hours = minutes // 60
    return translate("reminders", "an hour") if hours == 1 else _hours(hours)


def _hours(count: int) -> str:
    return translate("reminders", "{n} hours", "", count).format(n=count)


def when(schedule: Schedule, today: date) -> str:
    """The days and the times, and the first or the last day where it matters."""
    words = translate("reminders", "{days} at {times}").format(
        days=_days(schedule, today), times=_joined(text.clock_time(one) for one in sorted(schedule.times))
    )
    return words if schedule.repeat is Repeat.ONCE else _lasting(words, schedule, today)


def _lasting(words: str, schedule: Schedule, today: date) -> str:
    """With the first and the last day where they matter."""
    if schedule.since > today:
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


def late(local: datetime, now: datetime) -> str:
    """That it comes later than it was set to; of another day only what it was set to."""
    due = text.clock_time(local)
    if local.date() != now.date():
        return translate("reminders", "It was due at {due} on another day.").format(due=due)
    return translate("reminders", "It was due at {due}, and it is {now}.").format(
        due=due, now=text.clock_time(now)
    )


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
        case Repeat.FOLLOWS:
            return ""


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
