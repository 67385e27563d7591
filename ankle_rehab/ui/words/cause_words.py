"""What the diary already knows about the six causes, in words."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.known_causes import Fact, Known
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.words import breakable, shortened
from ankle_rehab.ui.words import run_words

DAYS_A_MONTH = 30.4
LONGEST_NAME = 40

translate = QCoreApplication.translate


def known(one: Known, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> str:
    """One line under a question: where the tick comes from."""
    words = _known(one, unit)
    return translate("cause_words", "Your diary: {words}").format(words=words)


def _known(one: Known, unit: DistanceUnit) -> str:  # noqa: PLR0912 (one branch a fact)
    n, of, name = round(one.amount), one.of, breakable(shortened(one.name, LONGEST_NAME))
    match one.fact:
        case Fact.RUNS:
            words = translate(
                "cause_words", "at most {n} run-walk sessions in 7 days, over the last 3 weeks."
            )
            return words.format(n=n)
        case Fact.TRAINING:
            return translate("cause_words", "training on {n} of the last {of} days.").format(n=n, of=of)
        case Fact.SHOE_AGE:
            return translate("cause_words", "“{name}” has been in use for {age}.").format(
                name=name, age=age(n)
            )
        case Fact.SHOE_DISTANCE:
            far = run_words.distance(one.amount * 1000, unit, 0)
            return translate("cause_words", "“{name}” has gone {far}.").format(name=name, far=far)
        case Fact.SHOE_NEW:
            return translate("cause_words", "“{name}” has been in use for {age}.").format(
                name=name, age=age(n)
            )
        case Fact.STIFF:
            return translate("cause_words", "stiff in the morning on {n} of {of} days.").format(n=n, of=of)
        case Fact.TWIST:
            return translate("cause_words", "last twist: {ago}.").format(ago=ago(n))
        case Fact.GAVE_WAY:
            words = translate("cause_words", "it gave way, days in the last 4 weeks: {n}.")
            return words.format(n=n)
        case Fact.KNEE_TO_WALL:
            words = translate("cause_words", "{n} cm from the wall in the last self-test{side}.")
            return words.format(n=_number(one.amount), side=_side(one))
        case Fact.WOBBLE:
            words = translate("cause_words", "{n} s on one leg in the last self-test{side}.")
            return words.format(n=_number(one.amount), side=_side(one))
        case Fact.UNPREPARED:
            words = translate("cause_words", "no mobility before {n} of {of} runs in the last 3 weeks.")
            return words.format(n=n, of=of)
        case Fact.SWELLED:
            return translate("cause_words", "swelling on the day of the twist or the day after.")
        case Fact.LIMP:
            return translate("cause_words", "a limp, days in the last week: {n}.").format(n=n)
        case _:
            assert_never(one.fact)


def age(days: int) -> str:
    """So many days in the unit that is easy to grasp: days, weeks, then months."""
    if days < 14:
        return translate("cause_words", "{n} days").format(n=days)
    if days < 61:
        return translate("cause_words", "{n} weeks").format(n=days // 7)
    return translate("cause_words", "{n} months").format(n=int(days / DAYS_A_MONTH))


def ago(days: int) -> str:
    """So many days before today."""
    if days == 0:
        return translate("cause_words", "today")
    if days == 1:
        return translate("cause_words", "yesterday")
    return translate("cause_words", "{age} ago").format(age=age(days))


def _side(one: Known) -> str:
    if one.side is None:
        return ""
    return translate("cause_words", ", {side} side").format(side=text.side_inside(one.side))


def _number(amount: float) -> str:
    return QLocale().toString(float(amount), "g", 6)
