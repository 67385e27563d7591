"""`ankle-rehab remind`: the next reminders, one more in one's own words, or a rest from all of them."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.reminder_rules import upcoming
from ankle_rehab.domain.schedule import EVERY_DAY, Repeat, Schedule
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.reminders import Silence
from ankle_rehab.storage.faults import ReadOnly, StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.words import fault_words, reminder_words
from ankle_rehab.verbs.first import not_yet
from ankle_rehab.verbs.parser import Parser, Refused, clock_time, day, number_from, own_words
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

LONGEST_WORDS = 200
MOST_DAYS = 90
MOST_TIMES = 4
SHOWN = 10
EACH = 3
RESTS = {"day": 1, "week": 7}
GO_ON = "off"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "remind_verb",
        "Say which reminders come next; with words and a time, add one; with --pause, let all of them rest.",
    )


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "words",
        nargs="?",
        type=own_words,
        metavar=translate("remind_verb", "WORDS"),
        help=translate("remind_verb", "what to remind you of, in your own words"),
    )
    parser.add_argument(
        "--at",
        action="append",
        default=[],
        type=clock_time,
        metavar=translate("remind_verb", "TIME"),
        help=translate("remind_verb", "at what time, such as 18:30; up to four times"),
    )
    days = parser.add_mutually_exclusive_group()
    days.add_argument(
        "--on",
        type=_weekdays,
        metavar=translate("remind_verb", "DAYS"),
        help=translate("remind_verb", "on these days, such as mon,wed,fri; every day if it is not said"),
    )
    days.add_argument(
        "--every",
        type=_every,
        metavar=translate("remind_verb", "N"),
        help=translate("remind_verb", "every so many days, from today on"),
    )
    days.add_argument(
        "--once",
        type=day,
        metavar=translate("remind_verb", "DAY"),
        help=translate("remind_verb", "on this day alone, such as 2026-12-24"),
    )
    parser.add_argument(
        "--until",
        type=day,
        metavar=translate("remind_verb", "DAY"),
        help=translate("remind_verb", "up to this day"),
    )
    parser.add_argument(
        "--pause",
        type=_rest,
        metavar=translate("remind_verb", "HOW LONG"),
        help=translate(
            "remind_verb", "let all reminders rest for a day, a week, until a day like 2026-12-24, or off"
        ),
    )


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    adds = asked.words is not None
    parts = scene.parts
    try:
        if not adds and (asked.at or asked.on or asked.every or asked.once or asked.until):
            raise Refused(
                translate("remind_verb", "What should it remind you of? Put it in quotation marks.")
            )
        if adds and asked.pause is not None:
            raise Refused(translate("remind_verb", "Please add one or let them rest, not both at once."))
        writes = adds or asked.pause is not None
        if writes and not scene.accepted:
            raise Refused(not_yet())
        if writes and parts.database.read_only:
            raise Refused(fault_words.not_saved(ReadOnly(parts.database.path)))
        if adds:
            _add(parts, asked, saying)
        elif asked.pause is not None:
            _pause(parts, asked.pause, saying)
        else:
            _list(parts, saying)
    except Refused as refused:
        saying.refuse(str(refused))
        return
    saying.end(Code.DONE)


# the list ------------------------------------------------------------------------------------------------


def _list(parts: Parts, saying: Saying) -> None:
    kept = [one for one in parts.reminders.reminders() if one.on]
    times = parts.reminders.upcoming(kept, SHOWN)
    coming = [(at, one) for one, each in zip(kept, times, strict=True) for at in each]
    coming.sort(key=lambda pair: (pair[0], pair[1].id or 0))
    if not coming:
        saying.line(translate("remind_verb", "No reminder comes."))
    today = parts.clock.now().date()
    for at, one in coming[:SHOWN]:
        name = reminder_words.about(one, reminder_words.routine_name(one, parts.repertoire.usual))
        saying.line(f"{_near(at.date(), today)}, {text.clock_time(at)}  {name}")
    _tell_rest(parts, saying)
    if parts.reminders.silence() is Silence.HELP_FIRST:
        saying.line(
            translate(
                "remind_verb",
                "Reminders to exercise are silent for now, because getting help comes first.",
            )
        )


def _next(parts: Parts, reminder: Reminder, count: int) -> tuple[datetime, ...]:
    (times,) = parts.reminders.upcoming((reminder,), count)
    return times


def _near(day: date, today: date) -> str:
    if day == today + timedelta(days=1):
        return translate("remind_verb", "Tomorrow, {day}").format(day=text.long_day(day))
    return text.near_day(day, today)


# one more ------------------------------------------------------------------------------------------------


def _add(parts: Parts, asked: Namespace, saying: Saying) -> None:
    words = " ".join(asked.words.split())
    if not words:
        raise Refused(translate("remind_verb", "What should it remind you of? A word is enough."))
    if len(words) > LONGEST_WORDS:
        raise Refused(
            translate("remind_verb", "That is too long: at most {n} letters.").format(n=LONGEST_WORDS)
        )
    if not asked.at:
        raise Refused(translate("remind_verb", "At what time? Say --at 18:30."))
    if len(set(asked.at)) > MOST_TIMES:
        raise Refused(translate("remind_verb", "At most {n} times a day.").format(n=MOST_TIMES))
    reminder = Reminder(Kind.OWN, _schedule(parts, asked), words=words)
    if not upcoming(reminder, parts.clock.now(), 1):
        raise Refused(translate("remind_verb", "That never comes: its time has gone by."))
    kept = parts.reminders.add(reminder)
    today = parts.clock.now().date()
    saying.line(reminder_words.sentence(kept, "", today))
    saying.line(reminder_words.coming(_next(parts, kept, EACH), today))
    _tell_rest(parts, saying)


def _schedule(parts: Parts, asked: Namespace) -> Schedule:
    today = parts.clock.now().date()
    since = asked.once or today
    repeat = Repeat.ONCE if asked.once else Repeat.DAYS if asked.every else Repeat.WEEKDAYS
    until = None if asked.once else asked.until
    if until is not None and until < since:
        raise Refused(translate("remind_verb", "That day has gone by: {day}.").format(day=until.isoformat()))
    times = tuple(sorted(set(asked.at)))
    return Schedule(times, since, repeat, asked.on or EVERY_DAY, asked.every or 1, until)


# a rest --------------------------------------------------------------------------------------------------


def _pause(parts: Parts, wish: int | date | str, saying: Saying) -> None:
    today = parts.clock.now().date()
    if wish == GO_ON:
        until = None
    else:
        until = today + timedelta(days=wish) if isinstance(wish, int) else date.fromisoformat(str(wish))
        if until <= today:
            raise Refused(
                translate("remind_verb", "That day has gone by: {day}.").format(day=until.isoformat())
            )
    faults: list[StorageFault] = []
    parts.preferences.trouble.connect(faults.append)
    parts.reminders.pause(until)
    parts.preferences.trouble.disconnect(faults.append)
    if faults:
        raise Refused(fault_words.not_saved(faults[0]))
    if until is None:
        saying.line(translate("remind_verb", "Reminders come again."))
    else:
        _tell_rest(parts, saying)


def _tell_rest(parts: Parts, saying: Saying) -> None:
    until = parts.reminders.paused_until
    if until is not None:
        words = translate("remind_verb", "All reminders rest. They come again on {day}.")
        saying.line(words.format(day=text.day_of_year(until, parts.clock.now().date())))


# words ---------------------------------------------------------------------------------------------------


def _weekdays(words: str) -> frozenset[int]:
    """Days by their English names or those of the user's language, short or whole."""
    refusal = translate("remind_verb", "There is no day called {words}. It is one of: {names}.")
    found = frozenset(_weekday(word.strip().lower(), refusal) for word in words.split(",") if word.strip())
    if not found:
        raise ArgumentTypeError(refusal.format(words=words[:40], names=", ".join(WEEKDAYS)))
    return found


def _weekday(word: str, refusal: str) -> int:
    names = QLocale().dayName, QLocale.c().dayName
    for number in range(7):
        kinds = (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat)
        if word in (name(number + 1, kind).rstrip(".").lower() for name in names for kind in kinds):
            return number
    raise ArgumentTypeError(refusal.format(words=word[:40], names=", ".join(WEEKDAYS)))


def _every(words: str) -> int:
    refusal = translate("remind_verb", "Every so many days is a whole number from 1 to {n}.")
    return number_from(words, 1, MOST_DAYS, refusal.format(n=MOST_DAYS))


def _rest(words: str) -> int | date | str:
    wish = words.strip().lower()
    return GO_ON if wish == GO_ON else RESTS.get(wish) or day(wish)


VERB = Verb(_about, _arguments, _begin)
