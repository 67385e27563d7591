"""Backups, and which of them may go when there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.value import value

NEWEST = 5
WHOLE_DAYS = 2
DAYS = 14
WEEKS = 8
MONTHS = 24


class Reason(StrEnum):
    """Why a backup was made; the words are part of its file name and never change."""

    DAILY = "daily"
    BY_HAND = "by-hand"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_DELETE = "before-delete"


@value
class Backup:
    """One verified copy of the diary, as its file name tells of it.

    `number` runs on with every backup, so it says which is newest whatever the clock did. `at` is in UTC,
    `size` in bytes, `version` that of the diary's tables. `entries` counts the scores that are not in the
    trash. A backup of an early program tells neither `reason` nor `entries`.
    """

    number: int
    at: datetime
    version: int
    size: int
    reason: Reason | None
    entries: int | None
    name: str


def thin(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups that may go, lowest number first; `now` is aware and in the zone whose days count.

    Kept are the newest five by number; all of two days, counted back from the newest one and also as the last
    two days that have any; then the newest one of each of the last 14 days, 8 weeks and 24 months that have
    any. A time that lies ahead, or after that of a later number, comes from a wrong clock: such a backup
    stays, and takes the place of no other. Nothing else depends on `now`, so no clock, however wrong, lets
    more go than the right one does. Raises ValueError without a zone.
    """
    zone = now.tzinfo
    if zone is None:
        raise ValueError("the time needs its zone")
    ordered = sorted(backups, key=lambda backup: backup.number)
    sound = _in_order(ordered, now)
    if not sound:
        return ()
    days = {backup: backup.at.astimezone(zone).date() for backup in sound}
    last_days = sorted(set(days.values()))[-WHOLE_DAYS:]
    since = sound[-1].at - timedelta(days=WHOLE_DAYS)
    kept = {
        *ordered[-NEWEST:],
        *sound[-NEWEST:],
        *(backup for backup in sound if backup.at >= since or days[backup] in last_days),
        *_newest_of(sound, lambda backup: days[backup], DAYS),
        *_newest_of(sound, lambda backup: days[backup].isocalendar()[:2], WEEKS),
        *_newest_of(sound, lambda backup: (days[backup].year, days[backup].month), MONTHS),
    }
    return tuple(backup for backup in sound if backup not in kept)


def _in_order(ordered: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those whose time can be believed, lowest number first."""
    believed: list[Backup] = []
    latest = now
    for backup in reversed(ordered):
        if backup.at <= latest:
            believed.append(backup)
            latest = backup.at
    return believed[::-1]


def _newest_of(
    sound: Sequence[Backup], span: Callable[[Backup], date | tuple[int, int]], count: int
) -> list[Backup]:
    """The newest backup of each of the last `count` days, weeks or months that have any."""
    newest: dict[date | tuple[int, int], Backup] = {}
    for backup in reversed(sound):
        newest.setdefault(span(backup), backup)
    return list(newest.values())[:count]
