"""What came with the plan, the self-tests and one's own exercises is told apart when it comes in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from ankle_rehab.domain.bandage import Wearing
from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.own import OwnExercise, new_dose
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.exchange.problem import NotUnderstood
from ankle_rehab.services.export_job import Form
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.reminder_store import ReminderStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.test_store import TestStore
from tests.exchange.shelf import Shelf
from tests.fakes.entries import stamp


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_an_own_exercise_is_kept_or_replaced_with_its_picture(shelf: Shelf) -> None:
    mine = OwnExercise("own-1", new_dose(Mode.HOLD), "Mine", picture=b"\x89PNG one")
    theirs = replace(mine, name="Theirs", picture=b"\x89PNG two")
    other = replace(mine, id="own-2")
    for book, kept in ((shelf.here, (mine,)), (shelf.from_there, (theirs, other))):
        with book.opened() as database:
            for own in kept:
                OwnStore(database).keep_exercise(own)
    assert shelf.arrive() == {"own_exercise": {"different": 1, "new": 1}}
    assert shelf.take() == {"own_exercise": 1}
    with shelf.here.opened() as database:
        assert OwnStore(database).shelved().exercises == (mine, other)
    (difference,) = shelf.differences()
    shelf.take({(difference.kind, difference.number)})
    with shelf.here.opened() as database:
        assert OwnStore(database).shelved().exercises == (theirs, other)


def test_both_feet_tested_at_one_moment_are_two_results(shelf: Shelf) -> None:
    def of(side: Side, seconds: float) -> TestResult:
        return TestResult(stamp(hour=8), TestKind.BALANCE, side, seconds)

    for book, seconds in ((shelf.here, 20), (shelf.from_there, 30)):
        with book.opened() as database:
            for side in Side if book is shelf.here else reversed(Side):
                TestStore(database).add(of(side, seconds if side is Side.LEFT else 9))
    assert shelf.arrive() == {"test_result": {"same": 1, "different": 1}}
    (difference,) = shelf.differences()
    shelf.take({(difference.kind, difference.number)})
    with shelf.here.opened() as database:
        found = [replace(result, id=None) for result in TestStore(database).results()]
    assert found == [of(Side.LEFT, 30), of(Side.RIGHT, 9)]


def test_a_bandage_that_is_worn_does_not_leave(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        BandageStore(database).begin(Wearing(Side.LEFT, stamp(hour=8)))
        over = BandageStore(database).begin(Wearing(Side.LEFT, stamp(hour=6), off=stamp(hour=7)))
    assert shelf.arrive() == {"bandage": {"new": 1}}
    shelf.take()
    with shelf.here.opened() as database:
        (found,) = BandageStore(database).wearings()
    assert replace(found, id=None) == replace(over, id=None)


def test_shoes_come_as_a_table(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        ShoeStore(database).add(Shoe("Blue, light", date(2026, 3, 1), 412.5))
        ShoeStore(database).add(Shoe("=old"))
    tables = shelf.send(Form.TABLES)
    lines = (tables / "shoes.csv").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "shoe_id,name,since,kilometres,default_for,looked,uneven,retired,km_in_all",
        '1,"Blue, light",2026-03-01,412.5,,,,,412.5',
        "2,'=old,,,,,,,",
    ]
    shelf.arrive(Form.TABLES)
    shelf.take()
    with shelf.here.opened() as database:
        found = [replace(shoe, id=None) for shoe in ShoeStore(database).shoes()]
    assert sorted(found, key=repr) == [Shoe("=old"), Shoe("Blue, light", date(2026, 3, 1), 412.5)]


def test_a_reminder_of_a_file_from_before_is_shown_up_to_two_hours_late(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        schedule = Schedule((time(18),), date(2026, 11, 22))
        kept = ReminderStore(database).add(Reminder(Kind.OWN, schedule, words="Shoes", grace_minutes=30))
    archive = shelf.send()
    whole = json.loads(archive.read_text(encoding="utf-8"))
    assert whole["reminders"][0].pop("grace_minutes") == 30
    archive.write_text(json.dumps(whole), encoding="utf-8")
    assert shelf.look_at(archive) == {"reminder": {"new": 1}}
    shelf.take()
    with shelf.here.opened() as database:
        (found,) = ReminderStore(database).reminders()
    assert found == replace(kept, grace_minutes=120, id=found.id)


def test_a_reminder_that_follows_something_at_a_time_of_its_own_is_not_understood(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        ReminderStore(database).add(
            Reminder(Kind.OWN, Schedule((time(18),), date(2026, 11, 22)), words="Ice")
        )
    archive = shelf.send()
    text = archive.read_text(encoding="utf-8")
    archive.write_text(text.replace('"own"', '"ice-again"'), encoding="utf-8")
    with pytest.raises(NotUnderstood):
        shelf.look_at(archive)
