"""Pairs of shoes in words: age, way, what they are worn for, and what a look at them has shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.activity import RunType
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Limits, Pair, Wear
from ankle_rehab.ui import text
from ankle_rehab.ui.words import cause_words, counted, run_words

translate = QCoreApplication.translate


def facts(pair: Pair, today: date, unit: DistanceUnit) -> str:
    """How old a pair is and how far it went, as far as anybody knows."""
    parts = []
    days = pair.shoe.days(today)
    if pair.shoe.since is not None and days is not None:
        since = text.day_of_year(pair.shoe.since, today)
        words = translate("shoe_words", "since {day} ({age})").format(day=since, age=cause_words.age(days))
        parts.append(words if days else translate("shoe_words", "new today"))
    if pair.kilometres is not None:
        parts.append(run_words.distance(pair.kilometres * 1000, unit))
    if pair.mileage.runs:
        parts.append(counted.runs(pair.mileage.runs))
    return " · ".join(parts) or translate("shoe_words", "Age and distance are not known.")


def worn_for(kinds: Iterable[RunType]) -> str:
    """For which runs it is usually worn; empty for none."""
    named = [run_words.run_type(kind) for kind in RunType if kind in set(kinds)]
    if not named:
        return ""
    return translate("shoe_words", "Usually worn for: {kinds}.").format(kinds=", ".join(named).lower())


def way(kilometres: float, limits: Limits, unit: DistanceUnit) -> str:
    """How far it went beside the distance from which it is probably due: "683 km of about 800 km"."""
    words = translate("shoe_words", "{far} of about {due}")
    return words.format(
        far=run_words.distance(kilometres * 1000, unit, 0), due=run_words.distance(limits.due * 1000, unit, 0)
    )


def wear(value: Wear) -> str:
    """What to do about a pair, empty for nothing."""
    match value:
        case Wear.NOTHING:
            return ""
        case Wear.LOOK:
            return translate("shoe_words", "Look at wear: sole, foam and heel.")
        case Wear.DUE:
            return translate("shoe_words", "Probably due. Look at wear, and decide by comfort.")
        case _:
            assert_never(value)


def looked(pair: Pair, today: date) -> str:
    """What the last look at the sole has shown; empty without one."""
    shoe = pair.shoe
    if shoe.looked is None:
        return ""
    day = text.day_of_year(shoe.looked, today)
    if shoe.uneven:
        words = translate("shoe_words", "Looked at on {day}: one side is worn more.")
        return words.format(day=day)
    if shoe.uneven is None:
        return translate("shoe_words", "Looked at on {day}.").format(day=day)
    return translate("shoe_words", "Looked at on {day}: worn evenly.").format(day=day)


def put_away(pair: Pair, today: date, unit: DistanceUnit) -> str:
    """When a pair was put away, and how far it went."""
    day = text.day_of_year(pair.shoe.retired or today, today)
    words = translate("shoe_words", "put away on {day}").format(day=day)
    if pair.kilometres is None:
        return words
    return " · ".join((words, run_words.distance(pair.kilometres * 1000, unit)))
