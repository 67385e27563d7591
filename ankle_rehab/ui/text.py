"""The words for everything the program knows by a short name, and how numbers, times and days are written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Band, Moment, Stiffness, Support, Swelling, Zone
from ankle_rehab.domain.pain import band as band_of
from ankle_rehab.domain.settings import Region, SoreAnkle, TextSize, ThemeChoice

if TYPE_CHECKING:
    from ankle_rehab.domain.icing_rules import Allowance
    from ankle_rehab.domain.texts import IcingWords

ALMOST_A_MINUTE = timedelta(seconds=59.999)

translate = QCoreApplication.translate


def side(value: Side) -> str:
    match value:
        case Side.LEFT:
            return translate("text", "Left")
        case Side.RIGHT:
            return translate("text", "Right")
        case _:
            assert_never(value)


def side_inside(value: Side) -> str:
    """The side as it stands inside a sentence."""
    match value:
        case Side.LEFT:
            return translate("text", "left")
        case Side.RIGHT:
            return translate("text", "right")
        case _:
            assert_never(value)


def side_letter(value: Side) -> str:
    match value:
        case Side.LEFT:
            return translate("text", "L", "short for left")
        case Side.RIGHT:
            return translate("text", "R", "short for right")
        case _:
            assert_never(value)


def band(value: Band) -> str:
    match value:
        case Band.NONE:
            return translate("text", "no pain")
        case Band.MILD:
            return translate("text", "mild")
        case Band.MODERATE:
            return translate("text", "moderate")
        case Band.SEVERE:
            return translate("text", "severe")
        case _:
            assert_never(value)


def score(value: int) -> str:
    """A pain score (0-10) with its word: "2, mild"."""
    return translate("text", "{score}, {word}").format(score=value, word=band(band_of(value)))


def score_of_ten(value: int) -> str:
    """A pain score as a screen reader should say it: "2 of 10, mild"."""
    return translate("text", "{score} of 10, {word}").format(score=value, word=band(band_of(value)))


def moment(value: Moment) -> str:
    match value:
        case Moment.REST_BEFORE:
            return translate("text", "At rest, before")
        case Moment.DURING_WORST:
            return translate("text", "Worst during it")
        case Moment.AFTER_60MIN:
            return translate("text", "Within an hour after")
        case Moment.NEXT_MORNING:
            return translate("text", "In the morning, first steps")
        case Moment.OTHER:
            return translate("text", "Any other time")
        case _:
            assert_never(value)


def zone(value: Zone) -> str:  # noqa: PLR0912 (one branch a place)
    match value:
        case Zone.OUTER_FRONT:
            return translate("text", "outside, in front of the bone")
        case Zone.OUTER_BONE:
            return translate("text", "outer ankle bone")
        case Zone.OUTER_BEHIND:
            return translate("text", "outside, behind the bone")
        case Zone.INNER_BONE:
            return translate("text", "inner ankle bone")
        case Zone.INNER_BEHIND:
            return translate("text", "inside, behind the bone")
        case Zone.FRONT_JOINT:
            return translate("text", "front of the joint")
        case Zone.ABOVE_ANKLE:
            return translate("text", "above the ankle")
        case Zone.ACHILLES:
            return translate("text", "Achilles tendon")
        case Zone.HEEL_BACK:
            return translate("text", "back of the heel")
        case Zone.HEEL_UNDER:
            return translate("text", "under the heel")
        case Zone.ARCH:
            return translate("text", "arch")
        case Zone.MIDFOOT_OUTER:
            return translate("text", "outer midfoot")
        case Zone.MIDFOOT_INNER:
            return translate("text", "inner midfoot")
        case Zone.CALF:
            return translate("text", "calf")
        case Zone.OTHER:
            return translate("text", "somewhere else")
        case _:
            assert_never(value)


def swelling(value: Swelling) -> str:
    match value:
        case Swelling.NONE:
            return translate("text", "no swelling")
        case Swelling.LITTLE:
            return translate("text", "a little swollen")
        case Swelling.CLEAR:
            return translate("text", "clearly swollen")
        case Swelling.LARGE:
            return translate("text", "very swollen")
        case _:
            assert_never(value)


def stiffness(value: Stiffness) -> str:
    match value:
        case Stiffness.NONE:
            return translate("text", "not stiff")
        case Stiffness.UP_TO_5:
            return translate("text", "stiff for 1 to 5 min")
        case Stiffness.UP_TO_15:
            return translate("text", "stiff for 6 to 15 min")
        case Stiffness.UP_TO_30:
            return translate("text", "stiff for 16 to 30 min")
        case Stiffness.LONGER:
            return translate("text", "stiff for more than 30 min")
        case _:
            assert_never(value)


def support(value: Support) -> str:
    match value:
        case Support.NONE:
            return translate("text", "no support")
        case Support.BRACE:
            return translate("text", "brace")
        case Support.BANDAGE:
            return translate("text", "bandage")
        case Support.CRUTCHES:
            return translate("text", "crutches")
        case Support.TAPE:
            return translate("text", "tape")
        case _:
            assert_never(value)


def outcome(value: Outcome) -> str:
    match value:
        case Outcome.COMPLETED:
            return translate("text", "done")
        case Outcome.PARTIAL:
            return translate("text", "done in part")
        case Outcome.STOPPED_FOR_PAIN:
            return translate("text", "stopped because it hurt")
        case _:
            assert_never(value)


def reason(value: Reason) -> str:  # noqa: PLR0912 (one branch a reason)
    """Why something does not start, in one short sentence."""
    match value:
        case Reason.NOT_CHECKED:
            return translate("text", "First, a page of short questions.")
        case Reason.SIGN:
            return translate("text", "You ticked a sign that needs a professional.")
        case Reason.HIGH_SCORE:
            return translate("text", "You wrote down a pain of 7 or more.")
        case Reason.TWIST:
            return translate("text", "The ankle was twisted not long ago.")
        case Reason.COLD:
            return translate("text", "The ankle is still cold from the ice.")
        case Reason.PAIN_AT_REST:
            return translate("text", "It hurts too much at rest for this one today.")
        case Reason.NO_SCORE:
            return translate("text", "First, say how it feels today.")
        case Reason.WALKING_PAIN:
            return translate("text", "Walking hurts too much for this one today.")
        case Reason.APPOINTMENT:
            return translate("text", "A warning sign waits for an appointment.")
        case Reason.RED:
            return translate("text", "The light is red. Gentler ones first.")
        case Reason.RUN_RED:
            return translate("text", "The light was red. Running waits.")
        case Reason.RUN_GATE:
            return translate("text", "A few steps come before the next run.")
        case Reason.RUN_DAY:
            return translate("text", "A day between runs.")
        case Reason.HOPS:
            return translate("text", "Hops wait for their test.")
        case Reason.NOTHING_LEFT:
            return translate("text", "It waits while the ankle is newly swollen.")
        case _:
            assert_never(value)


def hold(allowance: Allowance, words: IcingWords, now: datetime) -> str:
    """Why no icing may start now, from the words about icing; `now` is local. Empty when one may."""
    if allowance.allowed or allowance.reason is None:
        return ""
    at = "" if allowance.at is None else next_time(allowance.at, now)
    return words.holds[allowance.reason].format(at=at, used=allowance.used, limit=allowance.limit)


def next_time(moment: datetime, now: datetime) -> str:
    """A time of day in the zone of `now`, full minutes rounded up, with its weekday when not today."""
    local = (moment + ALMOST_A_MINUTE).astimezone(now.tzinfo)
    at = clock_time(local)
    if local.date() == now.date():
        return at
    return translate("text", "{day}, {time}").format(day=short_day(local.date()), time=at)


def sore_ankle(value: SoreAnkle) -> str:
    match value:
        case SoreAnkle.LEFT:
            return side(Side.LEFT)
        case SoreAnkle.RIGHT:
            return side(Side.RIGHT)
        case SoreAnkle.BOTH:
            return translate("text", "Both")
        case SoreAnkle.NEITHER:
            return translate("text", "Neither")
        case _:
            assert_never(value)


def theme(value: ThemeChoice) -> str:
    match value:
        case ThemeChoice.SYSTEM:
            return translate("text", "As the system")
        case ThemeChoice.LIGHT:
            return translate("text", "Light")
        case ThemeChoice.DARK:
            return translate("text", "Dark")
        case ThemeChoice.HIGH_CONTRAST:
            return translate("text", "High contrast")
        case _:
            assert_never(value)


def text_size(value: TextSize) -> str:
    match value:
        case TextSize.USUAL:
            return translate("text", "As the system")
        case TextSize.LARGER:
            return translate("text", "A quarter larger")
        case TextSize.LARGE:
            return translate("text", "Half as large again")
        case TextSize.LARGEST:
            return translate("text", "Twice as large")
        case _:
            assert_never(value)


def region(value: Region) -> str:
    match value:
        case Region.EUROPE:
            return translate("text", "Europe")
        case Region.UNITED_KINGDOM:
            return translate("text", "United Kingdom")
        case Region.NORTH_AMERICA:
            return translate("text", "United States, Canada")
        case Region.AUSTRALIA:
            return translate("text", "Australia")
        case Region.OTHER:
            return translate("text", "Somewhere else")
        case _:
            assert_never(value)


def needs(equipment: Iterable[str]) -> str:
    """What has to be at hand, each thing once and in short: "You need: chair, wall"."""
    short = (things.partition(" (")[0].partition(":")[0] for things in equipment)
    named = [things for things in dict.fromkeys(short) if not _nothing(things)]
    if not named:
        return translate("text", "You need nothing.")
    return translate("text", "You need: {things}").format(things=", ".join(named).lower())


def needs_of(equipment: str) -> str:
    """What has to be at hand for one exercise, in its own words: "You need: Wall (a towel for comfort)"."""
    return (
        needs(()) if _nothing(equipment) else translate("text", "You need: {things}").format(things=equipment)
    )


def _nothing(equipment: str) -> bool:
    return equipment in ("None", translate("text", "None", "no equipment, as the exercises say it"))


def duration(seconds: float) -> str:
    """Whole seconds as "6 min 15 s", "20 min" or "45 s"; hours from 60 minutes on."""
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    parts = [translate("text", "{n} h").format(n=hours)] if hours else []
    if minutes:
        parts.append(translate("text", "{n} min").format(n=minutes))
    if (rest and not hours) or not (hours or minutes):
        parts.append(translate("text", "{n} s").format(n=rest))
    return " ".join(parts)


def countdown(seconds: float) -> str:
    """Time left as "12:05"; a part of a second counts as a whole one."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def clock_time(moment: datetime | time) -> str:
    """Hours and minutes as the user's country writes them: "18:42" or "6:42 PM"."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def long_day(day: date) -> str:
    """ "Sunday 22 November" in the user's language."""
    return QLocale().toString(qdate(day), translate("text", "dddd d MMMM", "date format"))


def short_day(day: date) -> str:
    """ "Sun 22" in the user's language."""
    return QLocale().toString(qdate(day), translate("text", "ddd d", "date format"))


def near_day(day: date, today: date) -> str:
    """Today, yesterday, or the day with its name; the year only when it is another."""
    if day == today:
        return translate("text", "Today, {day}").format(day=long_day(day))
    if (today - day).days == 1:
        return translate("text", "Yesterday, {day}").format(day=long_day(day))
    return day_of_year(day, today)


def day_of_year(day: date, beside: date) -> str:
    """ "Sunday 22 November", with its year where that is another than that of the day it is read beside."""
    if day.year == beside.year:
        return long_day(day)
    return translate("text", "{day} {year}").format(day=long_day(day), year=day.year)


def day_and_time(moment: datetime, beside: date | None = None) -> str:
    """ "Sunday 22 November, 18:42" in the user's language, in the zone that `moment` carries.

    With a day that it is read `beside`, the year is told where that is another.
    """
    day_words, time_words = day_of_year(moment.date(), beside or moment.date()), clock_time(moment)
    return translate("text", "{day}, {time}").format(day=day_words, time=time_words)


def qdate(day: date) -> QDate:
    """The same day for Qt."""
    return QDate(day.year, day.month, day.day)
