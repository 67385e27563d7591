"""The diary tells of every change after it is safe, and of every trouble."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayGlance, DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Cursor, Filter
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.icing_rules import Conditions
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DamagedFile, ReadOnly, StorageFault, Vanished, WriteFailed
from ankle_rehab.storage.plan_codec import rebuild
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.fresh import open_fresh
from tests.fakes.runs import find, run_of


class Told:
    """Everything a diary has sent out, in order."""

    def __init__(self, diary: Diary) -> None:
        self.topics: list[Topic] = []
        self.saves = 0
        self.troubles: list[StorageFault] = []
        diary.changed.connect(self.topics.append)
        diary.saved.connect(self._on_saved)
        diary.trouble.connect(self.troubles.append)

    def _on_saved(self) -> None:
        self.saves += 1


@pytest.fixture
def path(data_dir: Path) -> Path:
    return data_dir / "diary.db"


@pytest.fixture
def database(path: Path, clock: FakeClock) -> Iterator[Database]:
    database = open_fresh(path, clock)
    yield database
    database.close()


@pytest.fixture
def diary(database: Database, clock: FakeClock) -> Diary:
    return Diary(database, clock)


@pytest.fixture
def told(diary: Diary) -> Told:
    return Told(diary)


def icing(clock: FakeClock) -> Icing:
    return Icing.begin(clock.read(), clock.zone(), 10, Side.LEFT, Ticks(True, True))


def test_a_score_is_kept_told_and_can_be_undone(diary: Diary, told: Told) -> None:
    kept = diary.add_pain(pain(5))
    assert kept.id is not None
    assert diary.entries() == (kept,)
    diary.remove_pain(kept.id)
    assert diary.entries() == ()
    diary.restore_pain(kept.id)
    assert diary.entries() == (kept,)
    assert told.topics == [Topic.PAIN] * 3
    assert told.saves == 3


def test_both_sides_of_a_check_in_are_one_change(diary: Diary, told: Told) -> None:
    left, right = diary.add_pains((pain(2), pain(6, side=Side.RIGHT)))
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)
    assert told.topics == [Topic.PAIN]


def test_a_change_is_in_the_file_before_it_is_told(diary: Diary, database: Database) -> None:
    seen: list[int] = []
    diary.changed.connect(lambda _: seen.append(database.rows("SELECT count(*) FROM pain_entry")[0][0]))
    diary.add_pain(pain())
    assert seen == [1]


def test_a_session_is_told_when_it_is_over(diary: Diary, told: Told, clock: FakeClock) -> None:
    number = diary.begin_session(run_of(seconds=0), stamp())
    clock.advance(60)
    run = run_of(seconds=40)
    diary.keep_step(number, run)
    found = diary.open_session()
    assert told.topics == []
    assert found is not None
    assert found.kept == Stamp.of(clock.now(), clock.zone())
    assert rebuild(found, find) == run.reopened()
    diary.finish_session(number, run.end(), stamp(hour=11))
    (session,) = diary.sessions()
    assert (session.outcome, session.ended) == (Outcome.PARTIAL, stamp(hour=11))
    assert diary.session_steps(number) == tuple(record for record in run.end().records if record)
    assert diary.open_session() is None
    assert told.topics == [Topic.SESSIONS]


def test_a_session_left_open_can_be_saved_or_put_away(diary: Diary, told: Told) -> None:
    first = diary.begin_session(run_of(seconds=12), stamp())
    diary.save_open(first)
    diary.discard_open(diary.begin_session(run_of(seconds=12), stamp()))
    assert [session.id for session in diary.sessions()] == [first]
    assert diary.open_session() is None
    assert told.topics == [Topic.SESSIONS] * 2


def test_an_icing_is_open_until_it_is_finished(diary: Diary, told: Told, clock: FakeClock) -> None:
    begun = diary.begin_icing(icing(clock))
    clock.advance(90)
    ran = begun.advance(clock.read())
    diary.keep_icing(ran)
    assert diary.open_icing() == ran
    assert diary.icings() == ()
    off = ran.take_off(clock.read(), StopReason.USER).after(False, 3)
    diary.finish_icing(off)
    diary.finish_icing(off.skin_again(True))
    assert diary.open_icing() is None
    assert diary.icings(date(2026, 11, 22)) == (off.skin_again(True),)
    assert told.topics == [Topic.ICINGS] * 3


def test_answered_pages_are_kept(diary: Diary, told: Told) -> None:
    check = diary.add_check(SignCheck(stamp(), frozenset({Sign.FEVER}), True, "1"))
    conditions = diary.add_conditions(Conditions(stamp(), frozenset(), False, "1"))
    assert diary.checks() == (check,)
    assert diary.conditions() == conditions
    assert told.topics == [Topic.CHECKS] * 2


def test_days_hold_all_that_belongs_to_them(diary: Diary, clock: FakeClock) -> None:
    today, before = date(2026, 11, 22), date(2026, 11, 20)
    late = diary.add_pain(pain(2, day=before, hour=22))
    early = diary.add_pain(pain(1, day=before, hour=7))
    number = diary.begin_session(run_of(seconds=0), stamp(today))
    diary.finish_session(number, run_of(seconds=15).end(), stamp(today))
    done = diary.begin_icing(icing(clock)).take_off(clock.read(), StopReason.USER).after(True, None)
    diary.finish_icing(done)
    newest, older = diary.days()
    assert (newest.date, newest.entries, newest.icings) == (today, (), (done,))
    assert [session.id for session in newest.sessions] == [number]
    assert (older.date, older.entries, older.sessions) == (before, (early, late), ())
    assert diary.days(before=today) == (older,)
    assert diary.days(limit=1) == (newest,)


def test_the_highest_score_of_each_side_of_a_day(diary: Diary) -> None:
    first, second, third = (date(2026, 11, day) for day in (19, 20, 21))
    diary.add_pains((pain(9, first), pain(2, second), pain(4, second, 12), pain(0, second, side=Side.RIGHT)))
    kept = diary.add_pain(pain(7, third, side=Side.RIGHT))
    diary.add_pain(pain(5, third, side=Side.RIGHT))
    assert kept.id is not None
    diary.remove_pain(kept.id)
    assert diary.worst(second) == {second: {Side.LEFT: 4, Side.RIGHT: 0}, third: {Side.RIGHT: 5}}


def test_ten_thousand_entries_are_read_by_the_page(diary: Diary) -> None:
    first = date(2000, 1, 1)
    diary.add_pains(tuple(pain(day=first + timedelta(days=number // 2)) for number in range(10_000)))
    page = diary.days(limit=30)
    assert len(page) == 30
    assert page[0].date == first + timedelta(days=4999)
    assert {len(day.entries) for day in page} == {2}


def test_no_more_days_are_read_than_hold_so_many_entries(diary: Diary) -> None:
    last = date(2026, 11, 22)
    diary.add_pains(tuple(pain(day=last - timedelta(days=number // 4)) for number in range(40)))
    assert [len(diary.days(entries=most)) for most in (1, 4, 5, 8, 100)] == [1, 2, 2, 3, 10]


def test_of_a_day_with_very_many_entries_the_newest_are_read(diary: Diary) -> None:
    kept = diary.add_pains(tuple(pain(number % 11, hour=number // 10) for number in range(150)))
    (day,) = diary.days()
    assert (day.entries, day.more) == (kept[130:], 130)
    rest = diary.find(Filter(since=day.date, until=day.date), Cursor.after(day.entries[0]), 200)
    assert rest == kept[129::-1]
    assert (diary.found_count(Filter(lowest=10)), diary.found_count(Filter(), most=20)) == (13, 20)


def test_a_changed_entry_keeps_when_it_was_written_and_tells(
    diary: Diary, told: Told, clock: FakeClock
) -> None:
    kept = diary.add_pain(pain(4, note="Stairs."))
    assert kept.id is not None
    clock.advance(3600)
    changed = diary.edit_pain(replace(kept, score=6, recorded=stamp(hour=23)))
    assert changed == replace(kept, score=6)
    assert diary.entry(kept.id) == changed
    (past,) = diary.history(kept.id)
    assert (past.was, past.changed) == (kept, Stamp.of(clock.now(), clock.zone()))
    with pytest.raises(LookupError):
        diary.edit_pain(replace(kept, id=99))
    assert told.topics == [Topic.PAIN] * 2
    assert told.troubles == []


def test_a_day_is_marked_and_a_month_shows_it(diary: Diary, told: Told) -> None:
    day = date(2026, 11, 21)
    diary.mark_day(day, DayKind.SICK)
    assert diary.month(2026, 11) == {day: DayGlance(kind=DayKind.SICK)}
    assert [(one.date, one.kind) for one in diary.days()] == [(day, DayKind.SICK)]
    assert told.topics == [Topic.DAYS]


def test_a_draft_is_kept_in_silence_and_goes_with_what_was_made_of_it(diary: Diary, told: Told) -> None:
    draft = EntryDraft(frozenset({Side.LEFT}), 4, note="half a sen")
    diary.keep_draft(draft)
    assert diary.draft() == draft
    assert (told.topics, told.saves) == ([], 0)
    (kept,) = diary.add_pains(draft.entries(stamp()), from_draft=True)
    assert diary.draft() is None
    diary.keep_draft(EntryDraft.of(kept))
    diary.edit_pain(replace(kept, score=5), from_draft=True)
    assert diary.draft() is None


def test_a_draft_that_cannot_be_kept_is_not_told(diary: Diary, told: Told, path: Path) -> None:
    path.rename(path.with_name("away.db"))
    with pytest.raises(WriteFailed):
        diary.keep_draft(EntryDraft())
    path.with_name("away.db").rename(path)
    assert told.troubles == []


def test_a_diary_opened_for_reading_refuses_every_change_before_it_begins(
    diary: Diary, database: Database, path: Path, clock: FakeClock
) -> None:
    kept = diary.add_pain(pain())
    database.close()
    before = path.read_bytes()
    reading = Database(path, read_only=True)
    diary = Diary(reading, clock)
    told = Told(diary)
    assert diary.entries() == diary.find(Filter()) == (kept,)
    for work in (
        lambda: diary.add_pain(pain()),
        lambda: diary.edit_pain(replace(kept, score=9)),
        lambda: diary.remove_pain(1),
        lambda: diary.mark_day(date(2026, 11, 22), DayKind.REST),
        diary.empty_trash,
        lambda: diary.begin_session(run_of(seconds=0), stamp()),
    ):
        with pytest.raises(ReadOnly):
            work()
    assert [type(fault) for fault in told.troubles] == [ReadOnly] * 6
    assert diary.undo.next_undo is None
    reading.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["diary.db"]


def test_a_trouble_in_writing_is_told_and_raised_and_the_pages_read_again(
    diary: Diary, told: Told, path: Path
) -> None:
    kept = diary.add_pain(pain())
    told.topics.clear()
    told.saves = 0
    path.rename(path.with_name("away.db"))
    with pytest.raises(WriteFailed):
        diary.add_pain(pain())
    path.with_name("away.db").rename(path)
    assert [type(fault) for fault in told.troubles] == [Vanished]
    assert told.topics == list(Topic)
    assert told.saves == 0
    assert diary.entries() == (kept,)


def test_a_trouble_in_reading_is_told_and_raised(diary: Diary, told: Told, database: Database) -> None:
    diary.add_pain(pain())
    with database.change() as change:
        change.do("UPDATE pain_entry SET moment = 'x'")
    with pytest.raises(DamagedFile):
        diary.entries()
    assert [type(fault) for fault in told.troubles] == [DamagedFile]


def test_preferences_are_saved_at_once_and_told_once(database: Database) -> None:
    preferences = Preferences(database)
    told: list[object] = []
    preferences.changed.connect(told.append)
    preferences.change(voice_volume=30, sore_side=Side.LEFT)
    preferences.change(voice_volume=30)
    assert told == [preferences.settings]
    assert Preferences(database).settings == preferences.settings
    assert preferences.settings.voice_volume == 30


def test_a_preference_that_cannot_be_is_refused(database: Database) -> None:
    preferences = Preferences(database)
    with pytest.raises(ValueError, match="volume"):
        preferences.change(voice_volume=300)
    with pytest.raises(TypeError):
        preferences.change(no_such_setting=1)
    assert preferences.settings == Preferences(database).settings


def test_preferences_hold_even_when_they_cannot_be_written(database: Database, path: Path) -> None:
    preferences = Preferences(database)
    told: list[object] = []
    troubles: list[StorageFault] = []
    preferences.changed.connect(told.append)
    preferences.trouble.connect(troubles.append)
    path.rename(path.with_name("away.db"))
    preferences.change(flash_on=False)
    path.with_name("away.db").rename(path)
    assert [type(fault) for fault in troubles] == [Vanished]
    assert told == [preferences.settings]
    assert not preferences.settings.flash_on
