"""What is said of the worst mornings and of what came before them: never why."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.timeline import BadDay, BadDays, Event, What
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted, run_words
from ankle_rehab.ui.words.review_words import day

translate = QCoreApplication.translate


def bad_days_title(worst: BadDays) -> str:
    """ "The 5 worst of 43 mornings"."""
    if len(worst.days) == 1:
        words = translate("review", "The worst of {mornings}")
        return words.format(mornings=counted.mornings(worst.mornings))
    words = translate("review", "The {n} worst of {mornings}", "", len(worst.days))
    return words.format(n=len(worst.days), mornings=counted.mornings(worst.mornings))


def bad_day(one: BadDay) -> str:
    """ "3 March 2026, left 7, severe"."""
    return translate("review", "{day}, {side} {score}").format(
        day=day(one.morning), side=text.side_inside(one.side), score=text.score(one.score)
    )


def days_before(days: int) -> str:
    """Where in the timeline of a morning an event stands."""
    return (
        translate("review", "That day, before"),
        translate("review", "The day before"),
        translate("review", "Two days before"),
    )[days]


def events(of: Iterable[Event], unit: DistanceUnit = DistanceUnit.KILOMETRES) -> str:
    """What happened on one day; a day without a word says so."""
    return ", ".join(event(one, unit) for one in of) or translate("review", "nothing written down")


def event(one: Event, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> str:
    """One thing that happened, and how often."""
    match one.what:
        case What.SESSION:
            words = counted.sessions(one.n)
        case What.STOPPED:
            words = translate("review", "{sessions} stopped because it hurt").format(
                sessions=counted.sessions(one.n)
            )
        case What.RUN:
            words = runs(one.n, one.kilometres, unit)
        case What.ICING:
            words = counted.icings(one.n)
        case What.TWIST:
            words = counted.twists(one.n)
        case What.HIGH_SCORE:
            words = translate("review", "pain {score}").format(score=one.worst)
        case What.REST:
            words = translate("review", "rest day")
        case What.SICK:
            words = translate("review", "sick")
    return f"{words} ({', '.join(one.names)})" if one.names else words


def runs(n: int, kilometres: float | None, unit: DistanceUnit) -> str:
    """ "2 runs, 13 km in all": as far as it is known."""
    if kilometres is None:
        return counted.runs(n)
    far = run_words.distance(kilometres * 1000, unit)
    one = translate("review", "1 run, {distance}").format(distance=far)
    many = translate("review", "{runs}, {distance} in all")
    return one if n == 1 else many.format(runs=counted.runs(n), distance=far)


def often_before(worst: BadDays) -> str:
    """On how many of the worst mornings something lay one or two days back; empty for one alone."""
    said = []
    for what in What:
        n = sum(any(one.what is what and one.days_before for one in bad.events) for bad in worst.days)
        if n:
            words = translate("review", "{what} on {n}").format(what=_kind(what), n=n)
            said.append(words)
    if not said or len(worst.days) == 1:
        return ""
    words = translate("review", "Of these {n}, in the two days before: {list}.", "", len(worst.days))
    return words.format(n=len(worst.days), list=", ".join(said))


def _kind(what: What) -> str:
    return {
        What.SESSION: translate("review", "a session"),
        What.STOPPED: translate("review", "a session stopped because it hurt"),
        What.RUN: translate("review", "a run"),
        What.ICING: translate("review", "ice"),
        What.TWIST: translate("review", "a twist"),
        What.HIGH_SCORE: translate("review", "high pain"),
        What.REST: translate("review", "a rest day"),
        What.SICK: translate("review", "a sick day"),
    }[what]


def only_before() -> str:
    return translate("review", "This came before those mornings. It does not say why they were bad.")
