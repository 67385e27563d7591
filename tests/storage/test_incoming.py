"""What comes from outside is set down as the diary would have written it, or refused."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import (
    CheckAnswer,
    Checked,
    Icing,
    IcingState,
    SkinAfter,
    SkinCheck,
    StopReason,
)
from ankle_rehab.domain.reminder import GRACE_MINUTES, Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.story import Story
from ankle_rehab.storage import columns, entry_codec, icing_store, own_codec, reminder_store, story_store
from ankle_rehab.storage.change import Row, Value
from ankle_rehab.storage.faults import DiskFull
from ankle_rehab.storage.incoming import Incoming, NotTaken
from ankle_rehab.storage.settings_store import STAY_HERE, TAKEN_ALONG
from ankle_rehab.storage.snapshot import SAID, Snapshot
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.fakes.own import bridge, morning

ICED = (
    *(
        "id",
        "started_utc",
        "started_zone",
        "started_date",
        "minutes",
        "side",
        "checked",
        "reason",
        "alarm_at",
    ),
    *("ended_utc", "ended_zone", "ended_date", "lasted", "skin_after", "pain", "deleted_utc"),
)
REMINDER = (*reminder_store.WHOLE, "deleted_utc")
WALKING = Reminder(
    Kind.OWN, Schedule((time(7, 30),), date(2026, 11, 1)), words="Walk", only_if_not_done=False
)


@pytest.fixture
def incoming(data_dir: Path) -> Iterator[Incoming]:
    book = Book(data_dir)
    with book.opened():
        pass
    with (
        closing(Snapshot(book.path)) as here,
        closing(Incoming(data_dir / "incoming.db", here)) as incoming,
    ):
        yield incoming


def rows(incoming: Incoming, sql: str) -> list[Row]:
    return incoming.connection.execute(sql).fetchall()


def refused(incoming: Incoming, table: str, names: tuple[str, ...], row: tuple[Value, ...]) -> bool:
    """Nothing is set down of a record that is refused; whether that is because its number is there."""
    before = rows(incoming, f"SELECT * FROM {table}")
    with pytest.raises(NotTaken) as caught:
        incoming.add(table, names, row)
    assert rows(incoming, f"SELECT * FROM {table}") == before
    return caught.value.twice


# icings ----------------------------------------------------------------------------------------------

STARTED, ENDED = stamp(hour=8), replace(stamp(hour=8), utc=stamp(hour=8).utc + timedelta(minutes=12))
ICING = Icing(
    started=STARTED,
    minutes=15,
    side=Side.RIGHT,
    deadline=Deadline("", 0.0, STARTED.utc, 900.0, 719.5, 0.0, ENDED.utc, exact=True),
    state=IcingState.ENDED,
    checked=(Checked(SkinCheck.TEN, CheckAnswer.FINE, 603.5),),
    reason=StopReason.ENOUGH,
    alarm_at=700.0,
    ended=ENDED,
    lasted=719.5,
    skin_after=SkinAfter.NORMAL,
    pain=2,
    id=7,
)


def iced(icing: Icing) -> tuple[Value, ...]:
    """What a file tells of an icing."""
    checked = json.dumps([[done.check.value, done.answer.value, done.at] for done in icing.checked])
    return (
        *(icing.id, *columns.stamp(icing.started), icing.minutes, icing.side.value, checked),
        *(columns.choice(icing.reason), icing.alarm_at, *columns.no_stamp(icing.ended), icing.lasted),
        *(columns.choice(icing.skin_after), icing.pain, None),
    )


def icings(incoming: Incoming) -> list[Icing]:
    return [icing_store.icing_of(row) for row in rows(incoming, f"SELECT {icing_store.NAMES}, id FROM icing")]


def test_an_icing_is_over_with_its_clockwork_standing_still_at_its_end(incoming: Incoming) -> None:
    incoming.add("icing", ICED, iced(ICING))
    assert icings(incoming) == [ICING]
    assert rows(incoming, "SELECT on_screen, on_screen_from FROM icing") == [(None, 0.0)]


def test_an_icing_without_an_end_is_over_since_its_beginning_and_lasted_as_long_as_it_was_to(
    incoming: Incoming,
) -> None:
    endless = replace(ICING, ended=None, lasted=None)
    incoming.add("icing", ICED, iced(endless))
    deadline = replace(ICING.deadline, seen=900.0, seen_wall=STARTED.utc)
    assert icings(incoming) == [replace(endless, deadline=deadline)]


def test_an_icing_that_says_its_end_and_not_how_long_it_was(incoming: Incoming) -> None:
    brief = replace(ICING, lasted=None)
    incoming.add("icing", ICED, iced(brief))
    assert icings(incoming) == [replace(brief, deadline=replace(ICING.deadline, seen=900.0))]


def test_an_icing_outside_of_all_times_is_refused(incoming: Incoming) -> None:
    row = dict(zip(ICED, iced(ICING), strict=True))
    for name in ("started_utc", "ended_utc"):
        assert not refused(incoming, "icing", ICED, tuple((row | {name: 10**18}).values()))


# settings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STAY_HERE)
def test_a_setting_that_belongs_to_one_computer_is_left_out(incoming: Incoming, name: str) -> None:
    value = json.dumps(getattr(Settings(), name))
    incoming.add("setting", ("name", "value"), (name, value))
    assert rows(incoming, "SELECT * FROM setting") == []


def test_a_setting_of_another_version_is_left_out(incoming: Incoming) -> None:
    incoming.add("setting", ("name", "value"), ("tomorrows_setting", "1"))
    assert rows(incoming, "SELECT * FROM setting") == []


def test_a_setting_that_goes_along_is_set_down_where_it_is_understood(incoming: Incoming) -> None:
    assert "voice_volume" in TAKEN_ALONG
    incoming.add("setting", ("name", "value"), ("voice_volume", "11"))
    assert not refused(incoming, "setting", ("name", "value"), ("week_start", '"Monday"'))
    assert rows(incoming, "SELECT name, value FROM setting") == [("voice_volume", "11")]


# texts and tables in JSON ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "names", "row", "written"),
    [
        (
            "own_exercise",
            ("id", "value", "picture", "deleted_utc"),
            ("own-b1", json.dumps(json.loads(own_codec.exercise_text(bridge())), indent=3), b"", None),
            own_codec.exercise_text(bridge()),
        ),
        (
            "own_routine",
            ("id", "value", "deleted_utc"),
            ("own-a1", json.dumps(json.loads(own_codec.routine_text(morning())), indent=3), None),
            own_codec.routine_text(morning()),
        ),
        (
            "story",
            ("value",),
            (json.dumps(json.loads(story_store.text_of(Story("October"))), indent=3),),
            story_store.text_of(Story("October")),
        ),
    ],
    ids=["own_exercise", "own_routine", "story"],
)
def test_what_is_told_in_json_is_set_down_as_the_diary_writes_it(
    incoming: Incoming, table: str, names: tuple[str, ...], row: tuple[Value, ...], written: str
) -> None:
    incoming.add(table, names, row)
    assert rows(incoming, f"SELECT value FROM {table}") == [(written,)]
    at = names.index("value")
    for wrong in ("{}", "[]", "[" * 100_000, "no JSON"):
        assert not refused(incoming, table, names, (*row[:at], wrong, *row[at + 1 :]))


def told(reminder: Reminder, number: int, grace: int | None) -> tuple[Value, ...]:
    schedule = json.dumps(json.loads(reminder_store.schedule_text(reminder.schedule)), indent=3)
    return (reminder.kind.value, reminder.routine_id, reminder.words, schedule, 0, 1, grace, number, None)


@pytest.mark.parametrize(("told_grace", "grace"), [(45, 45), (0, 0), (None, GRACE_MINUTES)])
def test_a_reminder_has_the_usual_grace_where_a_file_says_nothing_of_it(
    incoming: Incoming, told_grace: int | None, grace: int
) -> None:
    incoming.add("reminder", REMINDER, told(WALKING, 3, told_grace))
    ((*found,),) = rows(incoming, f"SELECT {', '.join(reminder_store.WHOLE)} FROM reminder")
    assert reminder_store.reminder_of(tuple(found)) == replace(WALKING, grace_minutes=grace, id=3)
    assert found[3] == reminder_store.schedule_text(WALKING.schedule)


PAST = ("entry_id", "changed_utc", "changed_zone", "changed_date", *SAID)


def test_what_an_entry_said_before_is_set_down_as_the_diary_writes_it(incoming: Incoming) -> None:
    was, changed = replace(pain(3, note="was"), medicine_at=stamp(hour=7)), columns.stamp(stamp(hour=10))
    row = (5, *changed, *entry_codec.row(was))
    incoming.add("pain_history", PAST, row)
    ((entry, *when, text),) = rows(
        incoming, "SELECT entry_id, changed_utc, changed_zone, changed_date, was FROM pain_history"
    )
    assert (entry, tuple(when)) == (5, changed)
    assert replace(entry_codec.entry_of_text(text, 5), id=None) == was
    for name, wrong in (("score", 11), ("moment", "in a dream"), ("side", None), ("zones", "no JSON")):
        at = PAST.index(name)
        assert not refused(incoming, "pain_history", PAST, (*row[:at], wrong, *row[at + 1 :]))


# all of them -----------------------------------------------------------------------------------------

DAY = ("local_date", "kind")


def test_a_number_that_is_there_already_is_refused_as_such(incoming: Incoming) -> None:
    incoming.add("icing", ICED, iced(ICING))
    assert refused(incoming, "icing", ICED, iced(ICING))
    incoming.add("day_mark", DAY, ("2026-11-22", "rest"))
    assert refused(incoming, "day_mark", DAY, ("2026-11-22", "sick"))


def test_what_the_tables_of_the_diary_do_not_allow_is_refused(incoming: Incoming) -> None:
    assert not refused(incoming, "day_mark", DAY, (None, "rest"))


def test_half_characters_are_replaced(incoming: Incoming) -> None:
    incoming.add("shoe", ("id", "name", "deleted_utc"), (1, "Blue \ud83e", None))
    assert rows(incoming, "SELECT name FROM shoe") == [("Blue \ufffd",)]


def test_the_file_is_private_and_must_not_be_there_before(data_dir: Path, incoming: Incoming) -> None:
    assert stat.S_IMODE(incoming.path.stat().st_mode) == 0o600
    with closing(Snapshot(data_dir / "diary.db")) as here, pytest.raises(FileExistsError):
        Incoming(incoming.path, here)


def test_what_is_written_together_is_there_for_others_afterwards(incoming: Incoming) -> None:
    with incoming.writing():
        incoming.add("day_mark", DAY, ("2026-11-22", "rest"))
    incoming.close()
    with closing(Snapshot(incoming.path)) as other:
        assert list(other.rows("day_mark", DAY)) == [("2026-11-22", "rest")]


def test_a_disk_without_room_is_told_as_a_fault_of_the_file(incoming: Incoming) -> None:
    (pages,) = incoming.connection.execute("PRAGMA page_count").fetchall()[0]
    incoming.connection.pragma("max_page_count", pages)
    with pytest.raises(DiskFull) as caught, incoming.writing():
        incoming.add("story", ("value",), (story_store.text_of(Story("October" * 10_000)),))
    assert caught.value.path == incoming.path
