"""The worst days on the page for the doctor, and what came before the worst mornings: never why."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.timeline import BadDay, Event, What
from ankle_rehab.ui import text
from ankle_rehab.ui.words import bad_days_words, counted

translate = QCoreApplication.translate


def high(entry: PainEntry, day: str) -> str:
    """One of the highest scores, on the day that is called `day`."""
    words = translate("report", "{day}: {side}, {score} of 10, {moment}").format(
        day=day,
        side=text.side_inside(entry.side),
        score=entry.score,
        moment=text.moment(entry.moment),
    )
    late = translate("report", "written later") if entry.late else ""
    places = ", ".join(text.zone(zone) for zone in sorted(entry.zones))
    return " · ".join(filter(None, (words, late, places, entry.note)))


def morning(one: BadDay, day: str, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> str:
    """One of the worst mornings, on the day that is called `day`, and what came before it day by day."""
    said = translate("report", "{day}: {side}, {score} of 10.").format(
        day=day, side=text.side_inside(one.side), score=one.score
    )
    before = [
        _day(back, [*events], unit) for back, events in groupby(one.events, lambda event: event.days_before)
    ]
    return " ".join((said, *(before or [translate("report", "Before it: nothing written down.")])))


def _day(back: int, events: list[Event], unit: DistanceUnit) -> str:
    words = (
        translate("report", "Same day, before: {events}."),
        translate("report", "Day before: {events}."),
        translate("report", "Two days before: {events}."),
    )[back]
    return words.format(events=", ".join(_event(event, unit) for event in events))


def _event(event: Event, unit: DistanceUnit) -> str:
    what = {
        What.SESSION: translate("report", "session") if event.n == 1 else counted.sessions(event.n),
        What.STOPPED: translate("report", "session stopped because it hurt"),
        What.RUN: bad_days_words.runs(event.n, event.kilometres, unit),
        What.ICING: translate("report", "ice") if event.n == 1 else counted.icings(event.n),
        What.TWIST: translate("report", "twist"),
        What.HIGH_SCORE: translate("report", "pain {score}").format(score=event.worst),
        What.REST: translate("report", "rest day"),
        What.SICK: translate("report", "sick"),
    }[event.what]
    return f"{what} ({', '.join(event.names)})" if event.names else what
