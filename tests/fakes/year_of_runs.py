"""The runs and rides of the year's diary: three a week, none after the sprain, and slowly on again."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.shoe_store import ShoeStore
from tests.fakes.outings import at
from tests.fakes.year import FIRST_DAY, LAST_DAY, RELAPSE, SICK, SILENT, SPRAIN

AGAIN = SPRAIN + timedelta(days=63)
AFTER_RELAPSE = RELAPSE + timedelta(days=17)
RUN_DAYS = (1, 3, 6)
SHORT, MIDDLE, LONG = 1, 3, 6
_EASY_PACE, _HARD_PACE = 375.0, 318.0


def write_runs(database: Database, seed: int = 1) -> None:
    """Write a year of activities and two pairs of shoes into an open diary, in one transaction."""
    chance, store, shoes = Random(seed), ActivityStore(database), ShoeStore(database)
    with database.change():
        blue = shoes.add(Shoe("Blue road shoes", FIRST_DAY - timedelta(days=40), 120.0))
        green = shoes.add(Shoe("Green trail shoes", AGAIN, default_for=frozenset({RunType.HILLS})))
        for number in range((LAST_DAY - FIRST_DAY).days + 1):
            day = FIRST_DAY + timedelta(days=number)
            for one in _of_day(day, chance, blue.id, green.id):
                store.add(one)


def _of_day(day: date, chance: Random, road: int | None, trail: int | None) -> list[Activity]:
    if day in SICK or SILENT[0] <= day <= SILENT[1] or day == LAST_DAY:
        return []
    if SPRAIN <= day < AGAIN or RELAPSE <= day < AFTER_RELAPSE:
        return [_ride(day, chance)] if day.weekday() in (2, 5) and (day - SPRAIN).days > 10 else []
    if day.weekday() == 4 and chance.random() < 0.4:
        return [_ride(day, chance)]
    if day.weekday() not in RUN_DAYS or chance.random() < 0.12:
        return []
    return [_run(day, chance, road, trail)]


def _ride(day: date, chance: Random) -> Activity:
    sport = chance.choice((Sport.BIKE, Sport.BIKE, Sport.SWIM, Sport.DEEP_WATER))
    minutes = chance.choice((30, 40, 45, 60))
    metres = 300.0 * minutes if sport is Sport.BIKE else 30.0 * minutes if sport is Sport.SWIM else None
    return Activity(sport, at(day, 17), minutes * 60.0, metres, effort=chance.choice((3, 4, 5)))


def _run(day: date, chance: Random, road: int | None, trail: int | None) -> Activity:
    """Shorter when one has just begun anew; a long one on Sundays, something quick now and then."""
    begun = FIRST_DAY if day < SPRAIN else AGAIN if day < RELAPSE else AFTER_RELAPSE
    fit = 1.0 if day < SPRAIN else min(1.0, 0.4 + (day - begun).days / 150)
    kilometres = {SHORT: 5.0, MIDDLE: 6.5, LONG: 10.5}[day.weekday()] * fit * chance.uniform(0.85, 1.1)
    quick = day.weekday() == MIDDLE and fit > 0.8 and chance.random() < 0.5
    kind = RunType.LONG if day.weekday() == LONG else RunType.EASY
    if quick:
        kind = chance.choice((RunType.INTERVALS, RunType.TEMPO, RunType.HILLS))
    metres = round(kilometres * 100) * 10.0
    seconds = round(metres / 1000 * (_HARD_PACE if quick else _EASY_PACE) * chance.uniform(0.96, 1.05))
    watched = chance.random() < 0.7
    heart = round(chance.uniform(158, 172) if quick else chance.uniform(134, 150)) if watched else None
    return Activity(
        Sport.RUN,
        at(day, 9 if day.weekday() == LONG else 18),
        float(seconds),
        metres,
        elapsed=seconds + chance.choice((0.0, 25.0, 70.0)) if watched else None,
        effort=chance.choice((7, 8)) if quick else chance.choice((3, 4, 5, 5)),
        run_type=kind,
        surface=Surface.TRAIL if kind is RunType.HILLS else Surface.ROAD,
        shoe_id=trail if kind is RunType.HILLS and day >= AGAIN else road,
        heart_rate=heart,
        top_heart_rate=None if heart is None else heart + 12,
        laps=_laps(metres, seconds) if watched else (),
        source=Source.FIT if watched else Source.HAND,
        without_program=frozenset({Prep.MOBILITY_BEFORE}) if chance.random() < 0.5 else frozenset(),
        note=chance.choice(("Ground was wet.", "Legs felt light.", "Along the river."))
        * (chance.random() < 0.2),
    )


def _laps(metres: float, seconds: float) -> tuple[Lap, ...]:
    """Each kilometre, and what was left over."""
    whole = int(metres // 1000)
    laps = [Lap(seconds * 1000 / metres, 1000.0) for _ in range(whole)]
    rest = metres - 1000 * whole
    return (*laps, Lap(seconds * rest / metres, rest)) if rest else tuple(laps)
