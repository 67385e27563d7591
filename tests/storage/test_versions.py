"""A diary of any version that ever was opens in this one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.story import Story
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import DayCodes
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_file import migrations, open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.notification_store import NotificationStore
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.plan_codec import rebuild
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.planned_store import PlannedStore
from ankle_rehab.storage.reminder_store import ReminderStore
from ankle_rehab.storage.search_store import SearchStore
from ankle_rehab.storage.session_store import SessionStore
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.story_store import StoryStore
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_counted, days_kept
from tests.fakes.runs import find
from tests.storage.dumps import dump, dump_path, fill, restore, schema, tables

VERSIONS = range(1, len(migrations()) + 1)


def everything(database: Database) -> list[object]:
    """All that the program can read from a diary."""
    sessions, diary, icings = SessionStore(database), DiaryStore(database), IcingStore(database)
    found = sessions.open()
    assert found is not None
    return [
        diary.entries(),
        diary.checks(),
        sessions.sessions(),
        [sessions.steps(session.id) for session in sessions.sessions()],
        replace(rebuild(found, find), first=0),  # older texts do not tell how far the way back leads
        icings.icings(),
        icings.open(),
        icings.conditions(),
        SettingsStore(database).load(),
    ]


def everything_since_the_review(database: Database) -> list[object]:
    """All that came with version 2."""
    entries, story = PainStore(database), StoryStore(database)
    return [
        entries.trash(),
        [entries.history(entry.id or 0) for entry in DiaryStore(database).entries()],
        SearchStore(database).find(Filter("stairs"), None, 9),
        DayStore(database).marks(),
        DraftStore(database).draft(),
        story.story() != Story() and story.story(),
        story.activities(),
    ]


def everything_since_advice(database: Database) -> list[object]:
    """All that came with version 3."""
    plan, bandages = PlanStore(database), BandageStore(database)
    worn = bandages.open()
    return [
        plan.steps(),
        plan.day_plans(),
        TestStore(database).results(),
        bandages.wearings(),
        worn and bandages.clock(worn.id or 0),
        OwnStore(database).shelved().exercises,
        OwnStore(database).shelved().routines,
        CauseStore(database).last(),
        ShoeStore(database).shoes(),
    ]


def everything_since_reminders(database: Database) -> list[object]:
    """All that came with version 4."""
    reminders = ReminderStore(database)
    return [reminders.reminders(), reminders.log(datetime.fromisoformat("0001-01-01"))]


def everything_since_runs(database: Database) -> list[object]:
    """All that came with version 5."""
    always = Span(date.min, date.max)
    activities = ActivityStore(database)
    kept = activities.activities(always)
    return [
        kept,
        PlannedStore(database).plans(always),
        [activities.scores(one.id or 0) for one in kept],
        database.rows("SELECT * FROM seen_file"),
    ]


def everything_since_the_desktop(database: Database) -> list[object]:
    """All that came with version 6."""
    return [
        database.rows("SELECT id, grace_minutes FROM reminder"),
        NotificationStore(database).standing(),
    ]


def everything_since_the_days(database: Database) -> list[object]:
    """All that came with version 7."""
    always = Span(date.min, date.max)
    return [days_kept(database), DayCodes(database).count(always)]


READ = (
    *(everything, everything_since_the_review, everything_since_advice, everything_since_reminders),
    everything_since_runs,
    everything_since_the_desktop,
    everything_since_the_days,
)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_has_its_dump(version: int) -> None:
    assert dump_path(version).is_file(), "python -m tests.storage.dumps writes that of the newest version"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_diary_of_every_version_opens_with_all_it_held(
    data_dir: Path, tmp_path: Path, version: int
) -> None:
    restore(dump_path(version).read_text(encoding="utf-8"), data_dir / "diary.db")
    old = open_diary(data_dir / "diary.db", FakeClock())
    fresh = open_diary(tmp_path / "fresh.db", FakeClock())
    fill(fresh, version)
    assert days_kept(old) == days_counted(old)
    found = [read(old) for read in READ]
    expected = [read(fresh) for read in READ]
    schemas = sorted(schema(old)), sorted(schema(fresh))
    old.close()
    fresh.close()
    assert found == expected
    assert schemas[0] == schemas[1], "a released migration was changed, or an unreleased dump is stale"


def test_the_example_holds_something_of_everything(data_dir: Path) -> None:
    with Book(data_dir).opened() as database:
        fill(database, VERSIONS[-1])
        assert all(all(read(database)) for read in READ)
        assert SettingsStore(database).load() != Settings()
        counts = {name: database.rows(f"SELECT count(*) FROM {name}")[0][0] for name in tables(database)}
        again = dump(database)
    assert all(counts.values()), counts
    assert again == dump_path(VERSIONS[-1]).read_text(encoding="utf-8")
