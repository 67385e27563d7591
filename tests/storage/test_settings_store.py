"""The user's choices survive the end of the program, and a damaged one costs only itself."""

from __future__ import annotations

import json
import random
import tempfile
from dataclasses import fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.settings import (
    DistanceUnit,
    DoseChange,
    OnClose,
    Region,
    Settings,
    TextSize,
    ThemeChoice,
)
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.settings_store import SettingsStore, with_setting
from tests.fakes.book import Book

CHOSEN = Settings(
    accepted_version="1.0",
    region=Region.AUSTRALIA,
    sore_side=Side.RIGHT,
    both_sore=True,
    train_both=False,
    theme=ThemeChoice.DARK,
    text_size=TextSize.LARGER,
    reduced_motion=True,
    voice_on=False,
    voice_volume=11,
    sounds_on=False,
    sounds_volume=0,
    flash_on=False,
    small_icing_window=False,
    bedtime_hour=21,
    week_start=6,
    distance_unit=DistanceUnit.MILES,
    longest_run=8.5,
    longest_run_told=date(2026, 11, 1),
    usual_run=10.0,
    top_heart_rate=181,
    run_folder="/media/watch",
    shoe_look=300,
    shoe_due=600,
    shoe_months=9,
    quiet_on=True,
    quiet_from=time(21, 30),
    quiet_until=time(6, 15),
    reminders_rest_until=date(2026, 12, 1),
    notify_on=False,
    notify_detail=True,
    on_close=OnClose.KEEP_RUNNING,
    doses=(DoseChange("three", 1, "wall-press", Dose(Mode.REPS, 2, 5, tempo=(2.0, 0.5, 3.0), rest=7.5)),),
    window_place="AdnQ",
    backup_copy_folder="/media/stick",
    system_theme=ThemeChoice.HIGH_CONTRAST,
    folder_told="cloud link",
)
NOTHING = ("", "{", "{}", "[7]", "1e999", '{"a": 1}', "[" * 5000)
PERHAPS = ("null", "[]", "7", "-1", "101", '"x"', "true", '"\\ud800"')


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


def put(database: Database, name: str, text: str) -> None:
    with database.change() as change:
        change.do("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, text))


def texts(database: Database) -> dict[str, str]:
    return dict(database.read(lambda row: (row[0], row[1]), "SELECT name, value FROM setting"))


def test_every_setting_of_the_example_is_unlike_its_default() -> None:
    assert not [
        field.name
        for field in fields(Settings)
        if getattr(CHOSEN, field.name) == getattr(Settings(), field.name)
    ]


def test_settings_come_back_the_same(book: Book) -> None:
    with book.opened() as database:
        assert SettingsStore(database).load() == Settings()
        SettingsStore(database).save(CHOSEN)
    with book.opened() as database:
        assert SettingsStore(database).load() == CHOSEN
        SettingsStore(database).save(replace(CHOSEN, theme=ThemeChoice.LIGHT))
    with book.opened() as database:
        assert SettingsStore(database).load() == replace(CHOSEN, theme=ThemeChoice.LIGHT)


def test_a_name_of_another_version_stays(book: Book) -> None:
    with book.opened() as database:
        put(database, "tomorrows_setting", "[1]")
        store = SettingsStore(database)
        assert store.load() == Settings()
        store.save(CHOSEN)
        assert texts(database)["tomorrows_setting"] == "[1]"


def spoiled(database: Database, name: str, text: str) -> Settings:
    """The settings read from a file in which one of all is spoiled."""
    SettingsStore(database).save(CHOSEN)
    put(database, name, text)
    return SettingsStore(database).load()


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
@pytest.mark.parametrize("text", NOTHING)
def test_a_damaged_value_falls_back_alone_and_a_copy_is_kept(book: Book, name: str, text: str) -> None:
    with book.opened() as database:
        found = spoiled(database, name, text)
        kept = texts(database)
        again = SettingsStore(database).load()
    assert found == again == replace(CHOSEN, **{name: getattr(Settings(), name)})
    assert kept[f"{name}.damaged"] == text
    assert name not in kept


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
@pytest.mark.parametrize("text", PERHAPS)
def test_a_value_that_fits_another_setting_is_never_taken_for_this_one(
    book: Book, name: str, text: str
) -> None:
    with book.opened() as database:
        value = getattr(spoiled(database, name, text), name)
    usual, chosen = getattr(Settings(), name), getattr(CHOSEN, name)
    assert value == usual or (
        type(value) in (type(usual), type(chosen)) and value in (7, 101, "x", "\ufffd", True, ())
    )


def test_a_dose_that_was_tampered_with_is_put_aside(book: Book) -> None:
    with book.opened() as database:
        SettingsStore(database).save(CHOSEN)
        whole = json.loads(texts(database)["doses"])
        for field in ("mode", "sets", "tempo"):
            broken = [{**whole[0], "dose": {**whole[0]["dose"], field: "many"}}]
            put(database, "doses", json.dumps(broken))
            assert SettingsStore(database).load().doses == ()


def written(database: Database) -> int:
    """How many rows were written since the diary was opened."""
    return int(database.rows("SELECT total_changes()")[0][0])


def test_only_what_differs_is_written(book: Book) -> None:
    with book.opened() as database:
        store = SettingsStore(database)
        store.save(CHOSEN)
        before = written(database)
        store.save(CHOSEN)
        assert written(database) == before
        store.save(replace(CHOSEN, week_start=0, voice_on=True))
        assert written(database) == before + 2
        assert store.load() == replace(CHOSEN, week_start=0, voice_on=True)


def test_a_second_damage_takes_the_place_of_the_first_copy_alone(book: Book) -> None:
    with book.opened() as database:
        for damaged in ("{", "[7]"):
            put(database, "week_start.damaged_before", "kept")
            put(database, "week_start", damaged)
            assert SettingsStore(database).load() == Settings()
        assert texts(database) == {"week_start.damaged": "[7]", "week_start.damaged_before": "kept"}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("quiet_from", '"21:30:59.5"', time(21, 30)),
        ("quiet_from", '"21:30"', time(21, 30)),
        ("longest_run", "8", 8.0),
        ("longest_run", "null", None),
        ("top_heart_rate", "181", 181),
        ("top_heart_rate", "null", None),
        ("longest_run_told", '"2026-11-01"', date(2026, 11, 1)),
        ("longest_run_told", "null", None),
        ("sore_side", '"left"', Side.LEFT),
        ("sore_side", "null", None),
        ("run_folder", '"Läufe \\ud83e"', "Läufe \ufffd"),
        ("doses", "[]", ()),
    ],
)
def test_what_a_file_may_say_of_a_setting(name: str, text: str, value: Any) -> None:
    found = getattr(with_setting(CHOSEN, name, text), name)
    assert (type(found), found) == (type(value), value)
    assert with_setting(CHOSEN, name, text) == replace(CHOSEN, **{name: value})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("quiet_from", text) for text in ('"21:30+01:00"', '"25:00"', "2130", "null")),
        *(("longest_run", text) for text in ("true", '"8"', "[]")),
        *(("top_heart_rate", text) for text in ("181.0", "true", '"181"')),
        *(("longest_run_told", text) for text in ('"November"', "20261101")),
        *(("week_start", text) for text in ("6.0", "true", '"6"', "null")),
        *(("voice_on", text) for text in ("1", '"true"', "null")),
        *(("region", text) for text in ('"moon"', "null", "1")),
        *(("run_folder", text) for text in ("7", "null", "[]")),
        *(("doses", text) for text in ("{}", '"three"', "[1]", "null")),
        *(("sore_side", text) for text in ('"both"', "0")),
        ("tomorrows_setting", "1"),
    ],
)
def test_what_is_no_such_setting_is_refused(name: str, text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        with_setting(CHOSEN, name, text)


def test_the_words_of_a_setting_stand_in_the_file_as_they_are_read(book: Book) -> None:
    with book.opened() as database:
        SettingsStore(database).save(replace(CHOSEN, run_folder="Läufe \ud83e"))
        found = texts(database)
    assert found["run_folder"] == '"Läufe \ufffd"'
    assert (found["quiet_from"], found["longest_run_told"]) == ('"21:30:00"', '"2026-11-01"')
    assert (found["region"], found["week_start"], found["voice_on"]) == ('"australia"', "6", "false")
    (dose,) = json.loads(found["doses"])
    assert {name: dose[name] for name in ("routine_id", "step", "exercise_id")} == {
        "routine_id": "three",
        "step": 1,
        "exercise_id": "wall-press",
    }


@given(st.integers())
@settings(max_examples=25)
def test_random_damage_never_keeps_the_program_from_starting(seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, Book(Path(folder)).opened() as database:
        SettingsStore(database).save(CHOSEN)
        for name, text in texts(database).items():
            place = chance.randrange(len(text) + 1)
            put(database, name, text[:place] + chance.choice('"[]{}9e,:x') + text[place + 1 :])
        assert isinstance(SettingsStore(database).load(), Settings)
