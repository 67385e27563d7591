"""Runs, plans and shoes leave and come back: what is told beside them, and what they name."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.load import Asked, Rule
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.span import Span
from ankle_rehab.services.export_job import Form
from ankle_rehab.services.run_sums import longest_of_days
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.planned_store import PlannedStore
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.storage.shoe_store import ShoeStore
from tests.exchange.shelf import Shelf
from tests.fakes.entries import pain, stamp

ALWAYS = Span(date.min, date.max)
DAY = date(2026, 11, 22)
AGREED = (
    "run_id,start,km,minutes,effort_0_10,type,hard,hard_reason,longest_30d_km,ratio_30d,shoe_id,surface,note"
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def run(back: int = 0, km: float | None = 5, minutes: float | None = 30, **more: Any) -> Activity:
    """A run so many days before."""
    whole = Activity(
        Sport.RUN,
        stamp(DAY - timedelta(days=back)),
        seconds=None if minutes is None else minutes * 60,
        metres=None if km is None else km * 1000,
    )
    return replace(whole, **more)


def keep(database: Database, *runs: Activity) -> list[Activity]:
    return [ActivityStore(database).add(one) for one in runs]


def kept(shelf: Shelf) -> list[Activity]:
    with shelf.here.opened() as database:
        return list(ActivityStore(database).activities(ALWAYS))


def table(shelf: Shelf, name: str = "runs.csv") -> list[dict[str, str]]:
    with (shelf.send(Form.TABLES) / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_agreed_columns_come_first(shelf: Shelf) -> None:
    first = (shelf.send(Form.TABLES) / "runs.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(AGREED + ",")


def test_a_run_says_what_made_it_hard_and_how_it_compares(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        SettingsStore(database).save(replace(SettingsStore(database).load(), top_heart_rate=180))
        keep(
            database,
            run(40, km=20),
            run(10, km=8),
            run(5, km=10, minutes=None),
            run(4, km=0.4, minutes=3),
            run(0, km=10, run_type=RunType.RACE),
            run(0, km=11, effort=7),
            run(0, km=11, heart_rate=153),
            run(0, km=11, minutes=90),
            run(0, km=11.01),
            run(0, km=12, hard=False),
            run(0, km=None, minutes=None),
            run(0, km=30, sport=Sport.BIKE),
        )
    told = [
        (one["hard"], one["hard_reason"], one["longest_30d_km"], one["ratio_30d"]) for one in table(shelf)
    ]
    assert told == [
        ("no", "", "", ""),
        ("no", "", "20", "0.4"),
        ("yes", "distance", "8", "1.25"),
        ("no", "", "", ""),  # too short to be a run
        ("yes", "type", "10", "1"),
        ("yes", "effort", "10", "1.1"),
        ("yes", "heart-rate", "10", "1.1"),
        ("yes", "time", "10", "1.1"),
        ("yes", "distance", "10", "1.101"),
        ("no", "own-label", "10", "1.2"),
        ("no", "", "10", ""),
        ("", "", "", ""),
    ]


def test_what_was_told_once_counts_for_thirty_days() -> None:
    days = [(date(2026, 11, 1) + timedelta(days=one)).isoformat() for one in (0, 1, 30, 31, 32)]
    asked = Asked(date(2026, 11, 1), 6.0)
    told = longest_of_days(
        [(day, far) for day, far in zip(days, (4.0, 8.0, None, 3.0, 3.0), strict=True)], asked
    )
    assert told == dict(zip(days, (6.0, 6.0, 8.0, 8.0, 3.0), strict=True))


def test_shoes_tell_how_far_they_went_in_all(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        worn = ShoeStore(database).add(Shoe("Blue", kilometres=100, default_for=frozenset({RunType.EASY})))
        ShoeStore(database).add(Shoe("Old", retired=DAY, looked=DAY, uneven=True))
        keep(database, run(1, shoe_id=worn.id), run(2, km=7.25, shoe_id=worn.id))
    told = [list(one.values()) for one in table(shelf, "shoes.csv")]
    assert told == [
        ["1", "Blue", "", "100.0", "easy", "", "", "", "112.2"],
        ["2", "Old", "", "", "", "2026-11-22", "yes", "2026-11-22", ""],
    ]


@pytest.mark.parametrize("form", [Form.ARCHIVE, Form.TABLES])
def test_all_of_a_run_comes_back_with_its_shoes_and_its_scores(shelf: Shelf, form: Form) -> None:
    full = run(
        elapsed=1900.25,
        timed=False,
        effort=0,
        run_type=RunType.TIME_TRIAL,
        hard=True,
        surface=Surface.TREADMILL,
        heart_rate=150,
        top_heart_rate=181,
        laps=(Lap(900.1, 2500, 149), Lap(899.9)),
        source=Source.GPX,
        partial=True,
        without_program=frozenset({Prep.BALL_BEFORE, Prep.BALL_AFTER}),
        note='=SUM("wind"),\n-5',
        file_mark="+abc",
    )
    with shelf.here.opened() as database:
        ShoeStore(database).add(Shoe("Other"))
        keep(database, run(30))
    with shelf.from_there.opened() as database:
        worn = ShoeStore(database).add(Shoe("Blue"))
        (first,) = keep(database, replace(full, shoe_id=worn.id))
        DiaryStore(database).add_pain([replace(pain(4), activity_id=first.id)])
    numbers = shelf.arrive(form)
    assert {kind: one for kind, one in numbers.items() if kind != "pain_history"} == {
        kind: {"new": 1} for kind in ("shoe", "activity", "pain_entry")
    }
    shelf.take()
    assert kept(shelf) == [run(30, id=1), replace(full, shoe_id=2, id=2)]
    with shelf.here.opened() as database:
        assert [entry.score for entry in ActivityStore(database).scores(2)] == [4]
    assert {kind: set(one) for kind, one in shelf.arrive(form).items()} == {
        kind: {"same"} for kind in ("shoe", "activity", "pain_entry")
    }


def test_a_run_that_says_something_else_waits_for_a_choice(shelf: Shelf) -> None:
    with shelf.here.opened() as database:
        (mine,) = keep(database, run(note="mine"))
    with shelf.from_there.opened() as database:
        keep(database, run(3), run(note="theirs"))
    assert shelf.arrive() == {"activity": {"new": 1, "different": 1}}
    assert shelf.take() == {"activity": 1}
    assert mine in kept(shelf)
    (difference,) = shelf.differences()
    assert (difference.mine, difference.theirs) == ({"note": "mine"}, {"note": "theirs"})
    shelf.take({(difference.kind, difference.number)})
    assert replace(mine, note="theirs") in kept(shelf)


def test_two_runs_of_a_day_without_a_time_stay_two(shelf: Shelf) -> None:
    two = (run(km=5, timed=False), run(km=7, timed=False))
    for book, order in ((shelf.here, two), (shelf.from_there, (two[1], two[0]))):
        with book.opened() as database:
            keep(database, *order)
    assert shelf.arrive() == {"activity": {"same": 2}}


def test_runs_alone_as_a_table_keep_the_shoes_they_have_here(shelf: Shelf) -> None:
    for book, names in ((shelf.here, ("Red", "Blue")), (shelf.from_there, ("Blue",))):
        with book.opened() as database:
            worn = [ShoeStore(database).add(Shoe(name)) for name in names][-1]
            keep(database, run(shoe_id=worn.id, note="" if book is shelf.here else "theirs"))
    tables = shelf.send(Form.TABLES)
    alone = tables / "runs.csv"
    for path in tables.iterdir():
        if path != alone:
            path.unlink()
    numbers = shelf.look_at(tables)
    assert numbers == {"activity": {"different": 1}}
    (difference,) = shelf.differences()
    shelf.take({(difference.kind, difference.number)})
    assert kept(shelf) == [run(shoe_id=2, note="theirs", id=1)]


def test_a_table_with_the_agreed_columns_alone_is_read(shelf: Shelf) -> None:
    folder = shelf.folder / "from-elsewhere"
    folder.mkdir()
    lines = (
        AGREED,
        "7,2026-11-20T18:05:00+01:00,5.25,31.5,4,tempo,yes,type,5,1.05,,road,Wind",
        "8,2026-11-21T18:05:00+01:00,,40,,,,,,,,,",
    )
    (folder / "runs.csv").write_text("\r\n".join(lines), encoding="utf-8")
    assert shelf.look_at(folder) == {"activity": {"new": 2}}
    shelf.take()
    first, second = kept(shelf)
    assert (first.sport, first.metres, first.seconds, first.effort) == (Sport.RUN, 5250, 1890, 4)
    assert (first.run_type, first.hard, first.surface, first.note) == (
        RunType.TEMPO,
        None,
        Surface.ROAD,
        "Wind",
    )
    assert (first.timed, first.source, first.partial) == (True, Source.HAND, False)
    assert (second.metres, second.seconds) == (None, 2400)


@pytest.mark.parametrize("form", [Form.ARCHIVE, Form.TABLES])
def test_plans_come_back(shelf: Shelf, form: Form) -> None:
    full = Planned(
        DAY, Sport.RUN, time(7, 5), RunType.HILLS, True, 6_000, 41.5, frozenset({Rule.W1, Rule.L5})
    )
    with shelf.here.opened() as database:
        mine = PlannedStore(database).add(Planned(DAY, Sport.BIKE))
    with shelf.from_there.opened() as database:
        PlannedStore(database).add(full)
    assert shelf.arrive(form) == {"planned_activity": {"new": 1}}
    shelf.take()
    with shelf.here.opened() as database:
        assert PlannedStore(database).plans(ALWAYS) == (replace(full, id=2), mine)
    assert shelf.arrive(form) == {"planned_activity": {"same": 1}}


def test_a_plan_is_a_line_of_its_table(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        PlannedStore(database).add(Planned(DAY, Sport.RUN, time(7, 5), RunType.HILLS, True, 5_250, 41.5))
        PlannedStore(database).add(Planned(DAY, Sport.BIKE))
    assert [list(one.values()) for one in table(shelf, "plans.csv")] == [
        ["1", "2026-11-22", "07:05", "run", "hills", "5.25", "41.5", "yes", ""],
        ["2", "2026-11-22", "", "bike", "", "", "", "", ""],
    ]
