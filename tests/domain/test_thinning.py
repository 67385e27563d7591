"""Which backups may go: never the newest, never because of a wrong clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.thinning import Backup, Reason, thin

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=BERLIN)
AFTER_ALL = datetime(9000, 1, 1, tzinfo=BERLIN)
SEQUENCES = 10_000
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def of(number: int, at: datetime) -> Backup:
    return Backup(number, at.astimezone(UTC), 2, 4096, Reason.DAILY, 7, f"diary-{number}.db")


def made(*times: datetime) -> list[Backup]:
    """One backup after the other, at these times by the clock of that moment."""
    return [of(number, at) for number, at in enumerate(times, 1)]


def daily(count: int, until: datetime = NOW) -> list[Backup]:
    """One a day, the last one now."""
    return made(*(until - (count - 1 - place) * DAY for place in range(count)))


def left(backups: Sequence[Backup], now: datetime = NOW) -> list[Backup]:
    gone = thin(backups, now)
    return [backup for backup in backups if backup not in gone]


def local_day(backup: Backup) -> date:
    return backup.at.astimezone(BERLIN).date()


def test_nothing_goes_of_nothing_or_little() -> None:
    assert thin([], NOW) == ()
    assert thin(daily(1), NOW) == ()
    assert thin(daily(14), NOW) == ()


def test_everything_of_two_days_stays() -> None:
    burst = made(*(NOW - 47 * HOUR + minutes * timedelta(minutes=30) for minutes in range(94)))
    assert thin(burst, NOW) == ()


def test_of_older_days_only_the_last_of_each_stays() -> None:
    thrice = made(
        *(NOW - day * DAY - 2 * HOUR + third * HOUR for day in range(9, -1, -1) for third in range(3))
    )
    numbers = [backup.number for backup in left(thrice)]
    assert numbers == [3, 6, 9, 12, 15, 18, 21, *range(24, 31)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (15, 15),  # 14 days, and the Sunday before them
        (30, 18),  # two more Sundays, and the end of October
        (70, 22),  # three more Sundays, and the end of September
        (400, 33),  # eleven more months
        (800, 43),  # 14 days, 6 Sundays, the ends of 23 months
        (2000, 43),
    ],
)
def test_the_longer_ago_the_fewer(days: int, expected: int) -> None:
    assert len(left(daily(days))) == expected


def test_two_years_of_months_and_nothing_before() -> None:
    oldest = min(local_day(backup) for backup in left(daily(2000)))
    assert oldest == date(2024, 12, 31)


def test_the_newest_five_stay_however_alike_they_are() -> None:
    old = made(*(datetime(2026, 1, 1, hour, tzinfo=BERLIN) for hour in range(12)), NOW - DAY, NOW)
    numbers = [backup.number for backup in left(old)]
    assert numbers == [10, 11, 12, 13, 14]


def test_days_are_those_of_the_place_one_is_at() -> None:
    """Nine in the evening and one in the morning in UTC are the same day in Auckland."""
    backups = made(
        *(
            datetime(2026, 11, 1 + day, 20, tzinfo=UTC) + half * 6 * HOUR
            for day in range(9)
            for half in (0, 1)
        )
    )
    auckland = NOW.astimezone(ZoneInfo("Pacific/Auckland"))
    in_auckland, in_utc = left(backups, auckland), left(backups, NOW.astimezone(UTC))
    assert [backup.number for backup in in_auckland] == [2, 4, 6, 8, 10, 12, *range(14, 19)]
    assert [backup.number for backup in in_utc] == [1, 3, 5, 7, 9, 11, 13, *range(14, 19)]


def test_a_clock_that_is_behind_lets_nothing_go() -> None:
    assert thin(daily(400), datetime(2020, 1, 1, tzinfo=BERLIN)) == ()


def test_a_clock_that_is_ahead_lets_no_more_go() -> None:
    assert thin(daily(400), AFTER_ALL) == thin(daily(400), NOW)


def test_a_backup_from_the_future_stays_and_takes_no_place() -> None:
    honest = daily(400)
    strange = of(401, NOW + 3000 * DAY)
    assert left([*honest, strange], NOW) == [*left(honest, NOW), strange]


def test_a_wrong_time_in_the_middle_stays_and_takes_no_place() -> None:
    honest = [backup for backup in daily(400) if backup.number != 200]
    strange = of(200, NOW - DAY)
    assert left(sorted([*honest, strange], key=lambda one: one.number)) == sorted(
        [*left(honest), strange], key=lambda one: one.number
    )


def test_a_clock_that_fell_back_to_its_beginning_costs_no_old_backup() -> None:
    """An empty battery: for ten days it is 2001, then the clock is right again."""
    before = daily(400)
    fallen = [of(401 + day, datetime(2001, 1, 1 + day, tzinfo=UTC)) for day in range(10)]
    again = [of(411 + day, NOW + (11 + day) * DAY) for day in range(3)]
    during = thin([*before, *fallen], fallen[-1].at.astimezone(BERLIN))
    after = thin([*before, *fallen, *again], NOW + 14 * DAY)
    assert not set(before) & {*during, *after}


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        thin(daily(3), datetime(2026, 11, 22))  # noqa: DTZ001


def life(chance: Random, *, honest: bool) -> Iterable[tuple[datetime, bool]]:
    """Times at which backups are made in one life of a diary, and whether the clock was right."""
    moment = datetime(2024, 3, 1, 7, tzinfo=UTC)
    wrong = timedelta(0)
    for _ in range(chance.randrange(4, 30)):
        moment += chance.choice((HOUR / 4, 5 * HOUR, DAY, DAY, DAY, 3 * DAY, 9 * DAY, 40 * DAY))
        if not honest and chance.random() < 0.15:
            wrong = chance.choice((timedelta(0), -9000 * DAY, -3 * DAY, 2 * HOUR, 20 * DAY, 4000 * DAY))
        yield moment + wrong, wrong == timedelta(0)


def in_order(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those that are neither from the future nor later than one that was made after them."""
    earliest = [*accumulate((one.at for one in reversed(backups)), min, initial=now)][::-1]
    return [one for one, later in zip(backups, earliest[1:], strict=True) if one.at <= later]


@settings(max_examples=SEQUENCES // 2)
@given(st.integers(0, 2**32))
def test_in_an_honest_life_every_promise_is_kept(seed: int) -> None:
    """Thinned after every backup, as the program does, not once at the end."""
    times = [at for at, _ in life(Random(seed), honest=True)]
    kept: list[Backup] = []
    for number, at in enumerate(times, 1):
        kept = left([*kept, of(number, at)], at.astimezone(BERLIN))
    here = {local_day(backup) for backup in kept}
    every = sorted({at.astimezone(BERLIN).date() for at in times}, reverse=True)
    assert here >= set(every[:14])
    assert {day.isocalendar()[:2] for day in here} >= set(
        list(dict.fromkeys(day.isocalendar()[:2] for day in every))[:8]
    )
    assert {(day.year, day.month) for day in here} >= set(
        list(dict.fromkeys((day.year, day.month) for day in every))[:24]
    )
    whole = [of(number, at) for number, at in enumerate(times, 1)]
    assert set(kept) >= {backup for backup in whole if whole[-1].at - backup.at <= 2 * DAY}
    assert set(kept) >= set(whole[-5:])
    assert len(kept) <= len(whole[-5:]) + sum(whole[-1].at - one.at <= 3 * DAY for one in whole) + 14 + 8 + 24


@settings(max_examples=SEQUENCES // 2)
@given(st.integers(0, 2**32), st.integers(-10_000, 10_000))
def test_whatever_the_clock_does_nothing_is_lost_by_it(seed: int, days_off: int) -> None:
    kept: list[Backup] = []
    for number, (at, right) in enumerate(life(Random(seed), honest=False), 1):
        before = [*kept, of(number, at)]
        now = at.astimezone(BERLIN)
        gone = set(thin(before, now))
        assert not gone & set(before[-5:])
        believed = in_order(before, now)
        assert gone <= set(believed)
        if number % 8 == 0:
            assert set(thin(before, now + days_off * DAY)) <= set(thin(before, AFTER_ALL))
        if right:
            assert gone <= set(thin(believed, AFTER_ALL))
        kept = [backup for backup in before if backup not in gone]
