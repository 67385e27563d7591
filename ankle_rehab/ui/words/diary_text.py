"""The words for what the diary's own pages know by a short name."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, PastEntry
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.ui import text

translate = QCoreApplication.translate


def mark_kind(value: MarkKind) -> str:
    """The name of a lane of marks under the chart."""
    match value:
        case MarkKind.LIGHT:
            return translate("diary", "Light")
        case MarkKind.SESSION:
            return translate("diary_text", "Sessions")
        case MarkKind.RUN:
            return translate("diary_text", "Runs")
        case MarkKind.ICING:
            return translate("diary_text", "Ice")
        case MarkKind.TWIST:
            return translate("diary_text", "Twists")
        case MarkKind.REST:
            return translate("diary_text", "Rest")
        case MarkKind.SICK:
            return translate("diary_text", "Sick")
        case _:
            assert_never(value)


def side_heading(value: Side) -> str:
    """What stands over the panel of a side: its letter and its name."""
    return translate("diary_text", "{letter} · {side}").format(
        letter=text.side_letter(value), side=text.side(value)
    )


def day_kind(value: DayKind) -> str:
    """What somebody says of a whole day, within a sentence."""
    match value:
        case DayKind.REST:
            return translate("diary_text", "rest day")
        case DayKind.SICK:
            return translate("diary_text", "sick")
        case _:
            assert_never(value)


def day_kind_alone(value: DayKind) -> str:
    """The same where it stands alone."""
    match value:
        case DayKind.REST:
            return translate("diary_text", "Rest day")
        case DayKind.SICK:
            return translate("diary_text", "Sick")
        case _:
            assert_never(value)


def day_kind_letter(value: DayKind) -> str:
    """The same as one letter in a small field."""
    match value:
        case DayKind.REST:
            return translate("diary_text", "R", "rest day")
        case DayKind.SICK:
            return translate("diary_text", "S", "sick")
        case _:
            assert_never(value)


def month(first: date) -> str:
    """ "November 2026" in the user's language."""
    return QLocale().toString(text.qdate(first), translate("diary_text", "MMMM yyyy", "month format"))


def changed(past: PastEntry, now: PainEntry) -> str:
    """ "changed Saturday 21 November, was 4": when an entry was changed, and its score before."""
    day = text.day_of_year(past.changed.local_date, now.refers_to.local_date)
    if past.was.score == now.score:
        return translate("diary_text", "changed {day}").format(day=day)
    return translate("diary_text", "changed {day}, was {score}").format(day=day, score=past.was.score)


def moment_inside(value: Moment) -> str:
    """When the pain was felt, as it stands inside a sentence."""
    match value:
        case Moment.REST_BEFORE:
            return translate("diary_text", "at rest, before")
        case Moment.DURING_WORST:
            return translate("diary_text", "worst during it")
        case Moment.AFTER_60MIN:
            return translate("diary_text", "within an hour after")
        case Moment.NEXT_MORNING:
            return translate("diary_text", "first steps in the morning")
        case Moment.OTHER:
            return translate("diary_text", "any other time")
        case _:
            assert_never(value)
