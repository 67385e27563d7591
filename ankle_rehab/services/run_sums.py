"""What all runs together tell beside each of them; without Qt, for the child process needs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ankle_rehab.domain.load import LEAST_MINUTES, Asked, Outing, Past
from ankle_rehab.domain.load_log import LoadLog
from ankle_rehab.domain.settings import Settings
from ankle_rehab.exchange.run_sheets import RunFacts
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.snapshot import Snapshot


def run_facts(snapshot: Snapshot) -> RunFacts:
    """Raises the faults of `storage.faults`. It takes memory for each day with a run, not for each run."""
    database = Database(snapshot.path, read_only=True, opened=snapshot.connection)
    settings = SettingsStore(database).load()
    return RunFacts(
        longest=longest_of_days(ActivityStore(database).farthest(), asked_of(settings)),
        top_heart_rate=settings.top_heart_rate,
        ways={number: way.kilometres for number, way in ShoeStore(database).mileage().items()},
    )


def asked_of(settings: Settings) -> Asked | None:
    """The longest run as it was told once, None before it was asked."""
    if settings.longest_run is None or settings.longest_run_told is None:
        return None
    return Asked(settings.longest_run_told, settings.longest_run)


def longest_of_days(farthest: Iterable[tuple[str, float | None]], asked: Asked | None) -> Mapping[str, float]:
    """The longest run (km) of the 30 days before each day with a run, where there is any, by its date."""
    outings = tuple(
        Outing(date.fromisoformat(day), kilometres=far, minutes=LEAST_MINUTES) for day, far in farthest
    )
    log = LoadLog(Past(outings, asked=asked))
    told = zip(log.runs, log.longest, strict=True)
    return {run.day.isoformat(): longest for run, longest in told if longest is not None}
