"""Runs and rides as somebody writes them down."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Stamp

BERLIN = "Europe/Berlin"


def at(day: date, hour: int = 18) -> Stamp:
    """A full hour on the wall in Berlin."""
    return Stamp.of(datetime.combine(day, time(hour), ZoneInfo(BERLIN)), BERLIN)


def outing(
    day: date,
    kilometres: float | None = None,
    minutes: float | None = None,
    sport: Sport = Sport.RUN,
    hour: int = 18,
) -> Activity:
    """One activity with little else."""
    metres = None if kilometres is None else kilometres * 1000
    return Activity(sport, at(day, hour), None if minutes is None else minutes * 60, metres)
