"""What is due: a backup a day when something changed, whatever the clock does; the trash of a month ago."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.services.trash import Trash
from ankle_rehab.storage.faults import WriteFailed
from tests.fakes.backup_bench import BackupBench
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp

HOUR, DAY = 3600.0, 86400.0
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def bench(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[BackupBench]:
    bench = BackupBench(qapp, clock, data_dir)
    yield bench
    bench.close()


def count(bench: BackupBench) -> int:
    return len(bench.heard("made"))


def test_once_a_day_and_only_when_something_changed(bench: BackupBench) -> None:
    bench.write()
    bench.look()
    assert [one.reason for one in bench.backups.listed()] == [Reason.DAILY]
    bench.write()
    for _ in range(14):
        bench.clock.advance(HOUR)
        bench.look()
    assert count(bench) == 1
    bench.clock.advance(HOUR)  # midnight
    bench.look()
    assert count(bench) == 2
    for _ in range(3):
        bench.clock.advance(DAY)
        bench.look()
    assert count(bench) == 2
    bench.write()
    bench.look()
    assert count(bench) == 3


def test_a_restart_forgets_nothing(bench: BackupBench) -> None:
    bench.write()
    bench.look()
    bench.clock.advance(DAY)
    bench.restart()
    bench.look()
    assert count(bench) == 1
    bench.write()
    bench.restart()
    bench.look()
    assert count(bench) == 2
    bench.clock.advance(DAY)
    bench.restart()
    bench.look()
    assert count(bench) == 2


def test_after_a_crash_there_is_one_too(bench: BackupBench) -> None:
    bench.write()
    bench.look()
    bench.write("never settled")
    bench.backups.cancel()
    bench.database.abandon()
    bench.clock.advance(DAY)
    bench.open()
    bench.look()
    assert count(bench) == 2
    newest = bench.backups.last()
    assert newest is not None
    assert newest.entries == 2


def test_one_that_was_asked_for_is_enough_for_the_day(bench: BackupBench) -> None:
    bench.write()
    bench.make()
    bench.write()
    bench.look()
    assert count(bench) == 1


@pytest.mark.parametrize("days", [-9000, -2, 1, 9000])
def test_a_clock_that_was_set_makes_one_more_and_loses_none(bench: BackupBench, days: int) -> None:
    for _ in range(4):
        bench.write()
        bench.look()
        bench.clock.advance(DAY)
    right = bench.clock.now()
    before = bench.backups.listed()
    bench.clock.set_wall(right + timedelta(days=days))
    bench.write()
    bench.look()
    assert count(bench) == 5
    bench.clock.set_wall(right + timedelta(minutes=90))
    bench.clock.advance(HOUR)
    bench.write()
    bench.look()
    assert count(bench) == 6
    assert set(bench.backups.listed()) >= set(before)
    assert [one.number for one in bench.backups.listed()] == [6, 5, 4, 3, 2, 1]


def test_a_clock_that_begins_the_same_day_again_and_again_still_leads_to_backups(bench: BackupBench) -> None:
    """An empty battery: after each start it is the first of January, a little after midnight."""
    for minutes in (9, 5, 1):
        bench.clock.set_wall(datetime(2001, 1, 1, 0, minutes, tzinfo=BERLIN))
        bench.write()
        bench.restart()
        bench.look()
    assert count(bench) == 3


def test_days_are_those_where_one_is(bench: BackupBench) -> None:
    bench.write()
    bench.look()
    bench.write()
    bench.clock.travel("Pacific/Auckland")
    bench.look()
    assert count(bench) == 1
    bench.clock.advance(3 * HOUR)
    bench.look()
    assert count(bench) == 2


def test_what_cannot_be_written_is_told_once_a_day_and_tried_every_hour(bench: BackupBench) -> None:
    (bench.folder / "backups").write_text("in the way")
    bench.write()
    for _ in range(10):
        bench.look()
        bench.clock.advance(60)
    (fault,) = bench.heard("not_daily")
    assert isinstance(fault, WriteFailed)
    assert bench.heard("failed") == []
    bench.write("the diary still saves")
    bench.clock.advance(DAY)
    bench.look()
    assert len(bench.heard("not_daily")) == 2
    (bench.folder / "backups").unlink()
    bench.look()
    assert count(bench) == 0
    bench.clock.advance(HOUR)
    bench.look()
    assert count(bench) == 1


def test_a_second_place_that_is_away_is_told_once_a_day_and_served_when_it_is_back(
    bench: BackupBench, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    bench.write()
    bench.look()
    bench.preferences.change(backup_copy_folder=str(stick))
    bench.finish()
    for _ in range(5):
        bench.clock.advance(2 * HOUR)
        bench.look()
    assert len(bench.heard("not_copied")) == 1
    stick.mkdir()
    bench.clock.advance(2 * HOUR)
    bench.look()
    newest = bench.backups.last()
    assert newest is not None
    assert [path.name for path in stick.iterdir()] == [newest.name]


def test_a_second_place_that_lost_its_copy_gets_it_again_at_the_next_start(
    bench: BackupBench, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    bench.preferences.change(backup_copy_folder=str(stick))
    bench.look()
    assert len(list(stick.iterdir())) == 1
    shutil.rmtree(stick)
    stick.mkdir()
    bench.restart()
    bench.look()
    assert len(list(stick.iterdir())) == 1


def test_runs_plans_and_shoes_of_a_month_ago_are_gone_for_good(bench: BackupBench) -> None:
    runs = Runs(bench.diary, bench.database, bench.clock)
    shoes = Shoes(bench.diary, bench.database, bench.clock)
    pair = shoes.keep(Shoe("Blue"))
    kept = runs.add(Activity(Sport.RUN, stamp(), shoe_id=pair.id))
    scored = runs.add(Activity(Sport.RUN, stamp(hour=12)), (pain(2),))
    planned = runs.plan(Planned(stamp().local_date))
    runs.remove(scored.id or 0)
    shoes.remove(pair.id or 0)
    runs.unplan(planned.id or 0)
    trash = Trash(bench.diary, bench.database)
    bench.clock.advance(30 * DAY)
    bench.look()
    bench.clock.advance(DAY)
    bench.look()
    assert len(trash.thrown()) == 2
    bench.clock.advance(DAY)
    bench.look()
    assert trash.thrown() == ()
    assert bench.database.rows("SELECT count(*) FROM planned_activity") == [(0,)]
    assert runs.activity(kept.id or 0) == replace(kept, shoe_id=None)
    assert [entry.activity_id for entry in bench.diary.entries()] == [None]


# the trash -----------------------------------------------------------------------------------------------


def throw_away(bench: BackupBench) -> None:
    entry = bench.write("thrown away")
    assert entry.id is not None
    bench.diary.remove_pain(entry.id)


def test_what_was_thrown_away_a_month_ago_goes_for_good(bench: BackupBench) -> None:
    throw_away(bench)
    for days in (0, 12, 17, 1):
        bench.clock.advance(days * DAY)
        bench.write()
        bench.look()
        assert len(bench.diary.trash()) == 1
    bench.clock.advance(2 * DAY)
    bench.look()
    bench.clock.advance(DAY)
    bench.look()
    assert bench.diary.trash() == ()


def test_what_is_not_yet_a_month_old_by_both_clocks_stays(bench: BackupBench) -> None:
    throw_away(bench)
    bench.look()
    bench.clock.advance(3 * DAY)
    throw_away(bench)
    bench.clock.advance(29 * DAY)
    bench.look()
    bench.clock.advance(1.5 * DAY)
    bench.look()
    assert len(bench.diary.trash()) == 1


def test_also_when_nothing_else_was_written_since(bench: BackupBench) -> None:
    throw_away(bench)
    bench.look()
    bench.clock.advance(31 * DAY)
    bench.look()
    assert len(bench.diary.trash()) == 1
    assert count(bench) == 2
    bench.clock.advance(DAY)
    bench.look()
    assert bench.diary.trash() == ()


def test_a_clock_that_is_wrong_for_a_day_empties_nothing(bench: BackupBench) -> None:
    throw_away(bench)
    bench.look()
    right = bench.clock.now()
    bench.clock.set_wall(right + timedelta(days=4000))
    for _ in range(5):
        bench.look()
        bench.write()
        bench.clock.advance(HOUR)
    bench.clock.set_wall(right + timedelta(days=1))
    bench.look()
    assert len(bench.diary.trash()) == 1


def test_looking_costs_nothing_when_nothing_is_due(bench: BackupBench) -> None:
    bench.look()
    told: list[object] = []
    bench.diary.changed.connect(told.append)
    changes = bench.database.changes
    for _ in range(50):
        bench.clock.advance(60)
        bench.look()
    assert told == []
    assert bench.database.changes == changes
    assert bench.clock.now() < datetime(2026, 11, 23, tzinfo=BERLIN)


def test_it_looks_by_itself_once_it_was_started(bench: BackupBench) -> None:
    bench.write()
    bench.rounds.start()
    bench.rounds._timer.setInterval(0)
    bench.until(lambda: count(bench) == 1)
