"""Runs in words: sports, kinds of run, ground, distances in the chosen unit, and one line for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.typed import metres_of
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived

MOST_DIGITS = 1
BETWEEN = " · "

translate = QCoreApplication.translate


# names -----------------------------------------------------------------------------------------------


def sport(value: Sport) -> str:
    match value:
        case Sport.RUN:
            return translate("run_words", "Run")
        case Sport.BIKE:
            return translate("run_words", "Bike")
        case Sport.ROWER:
            return translate("run_words", "Rower")
        case Sport.SWIM:
            return translate("run_words", "Swim")
        case Sport.DEEP_WATER:
            return translate("run_words", "Running in deep water")
        case Sport.STRENGTH:
            return translate("run_words", "Strength")
        case Sport.WALK:
            return translate("run_words", "Walk")
        case Sport.OTHER:
            return translate("run_words", "Something else")
        case _:
            assert_never(value)


def run_type(value: RunType) -> str:
    """The kind of run, as a choice."""
    match value:
        case RunType.EASY:
            return translate("run_words", "Easy")
        case RunType.LONG:
            return translate("run_words", "Long")
        case RunType.INTERVALS:
            return translate("run_words", "Intervals")
        case RunType.TEMPO:
            return translate("run_words", "Tempo")
        case RunType.HILLS:
            return translate("run_words", "Hills")
        case RunType.TIME_TRIAL:
            return translate("run_words", "Time trial")
        case RunType.RACE:
            return translate("run_words", "Race")
        case _:
            assert_never(value)


def run_of_type(value: RunType | None) -> str:
    """The kind of run, standing alone: "Easy run"."""
    match value:
        case None:
            return translate("run_words", "Run")
        case RunType.EASY:
            return translate("run_words", "Easy run")
        case RunType.LONG:
            return translate("run_words", "Long run")
        case RunType.INTERVALS:
            return translate("run_words", "Intervals")
        case RunType.TEMPO:
            return translate("run_words", "Tempo run")
        case RunType.HILLS:
            return translate("run_words", "Hill run")
        case RunType.TIME_TRIAL:
            return translate("run_words", "Time trial")
        case RunType.RACE:
            return translate("run_words", "Race")
        case _:
            assert_never(value)


def surface(value: Surface) -> str:
    match value:
        case Surface.ROAD:
            return translate("run_words", "road")
        case Surface.TRAIL:
            return translate("run_words", "trail")
        case Surface.TRACK:
            return translate("run_words", "track")
        case Surface.GRASS:
            return translate("run_words", "grass")
        case Surface.TREADMILL:
            return translate("run_words", "treadmill")
        case Surface.MIXED:
            return translate("run_words", "mixed ground")
        case _:
            assert_never(value)


def source(value: Source) -> str:
    """Where it is known from, as a short sentence."""
    match value:
        case Source.HAND:
            return translate("run_words", "Written down by hand.")
        case Source.FIT:
            return translate("run_words", "From a FIT file.")
        case Source.GPX:
            return translate("run_words", "From a GPX file.")
        case Source.TCX:
            return translate("run_words", "From a TCX file.")
        case Source.PLAYER:
            return translate("run_words", "A session of the run-walk ladder.")
        case _:
            assert_never(value)


def prep(value: Prep) -> str:
    """What belongs around a run."""
    match value:
        case Prep.MOBILITY_BEFORE:
            return translate("run_words", "Mobility before the run")
        case Prep.BALL_BEFORE:
            return translate("run_words", "Ball massage before the run")
        case Prep.BALL_AFTER:
            return translate("run_words", "Ball massage after the run")
        case _:
            assert_never(value)


# numbers ---------------------------------------------------------------------------------------------


def unit(value: DistanceUnit) -> str:
    """What stands behind a distance."""
    if value is DistanceUnit.MILES:
        return translate("run_words", "mi", "short for miles")
    return translate("run_words", "km", "short for kilometres")


def unit_name(value: DistanceUnit) -> str:
    """The unit as a choice, and as a screen reader should say it."""
    if value is DistanceUnit.MILES:
        return translate("run_words", "Miles")
    return translate("run_words", "Kilometres")


def amount(metres: float, shown: DistanceUnit, digits: int = MOST_DIGITS) -> str:
    """A distance as a bare number: "5.2", and "5" for a whole one."""
    return _bare(metres / metres_of(shown), digits)


def distance(metres: float, shown: DistanceUnit, digits: int = MOST_DIGITS) -> str:
    """A distance with its unit: "5.2 km"."""
    return translate("run_words", "{n} {unit}").format(n=amount(metres, shown, digits), unit=unit(shown))


def minutes(seconds: float) -> str:
    """A time as it is typed: "31" for whole minutes, else "31:20" or "1:05:30"."""
    whole = round(seconds)
    if whole % 60 == 0 and whole < 6000:
        return str(whole // 60)
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return f"{rest // 60}:{rest % 60:02d}"


def pace(seconds: float, metres: float, shown: DistanceUnit) -> str:
    """How long one kilometre or mile took: "6:02 min/km"; empty where nothing was covered."""
    each = _each(seconds, metres, shown)
    return f"{each} {pace_unit(shown)}" if each else ""


def pace_unit(shown: DistanceUnit) -> str:
    """What stands behind a pace."""
    return translate("run_words", "min/{unit}").format(unit=unit(shown))


def _each(seconds: float, metres: float, shown: DistanceUnit) -> str:
    if metres <= 0 or seconds <= 0:
        return ""
    each = round(seconds / (metres / metres_of(shown)))
    return f"{each // 60}:{each % 60:02d}"


def effort(value: int) -> str:
    return translate("run_words", "effort {n} of 10").format(n=value)


def effort_choice(value: int) -> str:
    """A number of the effort scale with its word, where it has one [S42]."""
    words = {
        0: translate("run_words", "none"),
        1: translate("run_words", "very easy"),
        3: translate("run_words", "moderate"),
        5: translate("run_words", "strong"),
        7: translate("run_words", "very strong"),
        10: translate("run_words", "all I had"),
    }
    if value not in words:
        return str(value)
    return translate("run_words", "{n}, {word}").format(n=value, word=words[value])


def heart_rate(beats: int) -> str:
    return translate("run_words", "mean heart rate {n}").format(n=beats)


def runs(count: int) -> str:
    """How many runs."""
    words = translate("run_words", "1 run") if count == 1 else translate("run_words", "{n} runs", "", count)
    return words.format(n=QLocale().toString(count))


def _bare(number: float, digits: int) -> str:
    made = QLocale().toString(round(number, digits), "f", digits)
    point = QLocale().decimalPoint()
    return made.rstrip("0").removesuffix(point) if point in made else made


# one line --------------------------------------------------------------------------------------------


def name(activity: Activity | Planned) -> str:
    """What it is: "Easy run", "Bike"."""
    if activity.sport is Sport.RUN:
        return run_of_type(activity.run_type)
    return sport(activity.sport)


def numbers(activity: Activity, shown: DistanceUnit) -> tuple[str, ...]:
    """How far, how long, and how long for a kilometre or mile; only what is known."""
    known = [] if activity.metres is None else [distance(activity.metres, shown)]
    if activity.minutes is not None:
        known.append(text.duration(activity.minutes * 60))
    if activity.metres and activity.seconds:
        known.append(pace(activity.seconds, activity.metres, shown))
    return tuple(known)


def details(activity: Activity, shoe: str = "") -> tuple[str, ...]:
    """What else is known of it, as short words."""
    known = [] if activity.effort is None else [effort(activity.effort)]
    if activity.surface is not None:
        known.append(surface(activity.surface))
    if shoe:
        known.append(shoe)
    if activity.heart_rate is not None:
        known.append(heart_rate(activity.heart_rate))
    if activity.partial:
        known.append(translate("run_words", "in part"))
    return tuple(known)


def facts(activity: Activity, shown: DistanceUnit, shoe: str = "") -> tuple[str, ...]:
    """What is known of it beyond its name, as short words for one line."""
    known = [one for one in (activity.metres, activity.minutes) if one is not None]
    return (*numbers(activity, shown)[: len(known)], *details(replace(activity, heart_rate=None), shoe))


def summary(activity: Activity, shown: DistanceUnit, shoe: str = "", *, hard: bool = False) -> str:
    """One line: "Easy run · 5.2 km · 31 min · effort 4 of 10 · road"; a `hard` run is called so."""
    first = (name(activity), translate("run_words", "hard")) if hard else (name(activity),)
    return BETWEEN.join((*first, *facts(activity, shown, shoe)))


def planned(plan: Planned, shown: DistanceUnit) -> str:
    """One line: "Easy run · 5 km · 18:00"."""
    parts = [name(plan)]
    if plan.metres is not None:
        parts.append(distance(plan.metres, shown))
    if plan.minutes is not None:
        parts.append(text.duration(plan.minutes * 60))
    if plan.hard and plan.sport is Sport.RUN:
        parts.append(translate("run_words", "hard"))
    if plan.at is not None:
        parts.append(text.clock_time(plan.at))
    return BETWEEN.join(parts)


def when(activity: Activity, today: date) -> str:
    """The day, with the time of day where it is known."""
    day = text.near_day(activity.start.local_date, today)
    if not activity.timed:
        return day
    return translate("text", "{day}, {time}").format(day=day, time=text.clock_time(lived(activity.start)))


def lap(number: int, value: Lap, shown: DistanceUnit) -> tuple[str, str, str, str, str]:
    """A row of the table of laps: number, distance, time, pace, heart rate; empty where it is not known."""
    far = "" if value.metres is None else amount(value.metres, shown, 2)
    each = "" if value.metres is None else _each(value.seconds, value.metres, shown)
    heart = "" if value.heart_rate is None else str(value.heart_rate)
    return str(number), far, text.countdown(round(value.seconds)), each, heart


def searched(activity: Activity, shown: DistanceUnit, shoe: str = "") -> str:
    """All words under which an activity is found, in small letters: day, month, year, line and note."""
    day = activity.start.local_date
    parts = (text.long_day(day), str(day.year), sport(activity.sport), summary(activity, shown, shoe))
    return " ".join((*parts, activity.note)).casefold()


def joined(parts: Iterable[str]) -> str:
    """Short words in one line."""
    return BETWEEN.join(part for part in parts if part)
