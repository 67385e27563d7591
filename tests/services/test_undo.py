"""Everything that was done can be taken back and done again, on every page, and nothing else is harmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest

from ankle_rehab.domain.activity import Activity, Lap, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, new_dose
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.progress import BALANCE, PlanStep, StepWhy
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.story import ActivityScore, Story
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.undo import STEPS, TABLES, Action
from ankle_rehab.storage.change import MANY_ROWS, MOST_ROWS
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DiskFull, StorageFault, WriteFailed
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.reminder_store import ReminderStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.story_store import StoryStore
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_kept
from tests.fakes.entries import pain, stamp
from tests.fakes.fresh import open_fresh
from tests.fakes.runs import run_of

DAY = date(2026, 11, 22)


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
def refused(diary: Diary) -> list[Action]:
    told: list[Action] = []
    diary.undo.refused.connect(told.append)
    return told


def added(diary: Diary, entry: PainEntry) -> tuple[PainEntry, int]:
    kept = diary.add_pain(entry)
    assert kept.id is not None
    return kept, kept.id


def newest(diary: Diary) -> int:
    number = diary.undo.newest
    assert number is not None
    return number


def whole(database: Database) -> dict[str, object]:
    """Every row of every table that steps are made of, what the search holds, and the days."""
    tables = {name: database.rows(f"SELECT * FROM {name} ORDER BY 1") for name in TABLES}
    words = database.rows("SELECT rowid FROM pain_words WHERE pain_words MATCH 'facts : (left OR right)'")
    return {**tables, "words": words, "days": days_kept(database)}


def every_action(diary: Diary, database: Database) -> list[tuple[Action, Callable[[], object]]]:
    """One thing of every kind, each on what those before it have left."""
    story = StoryStore(database)

    def entry() -> PainEntry:
        return diary.entries()[0]

    return [
        (Action.ADD_ENTRY, lambda: diary.add_pain(pain(4, note="Stairs."))),
        (Action.EDIT_ENTRY, lambda: diary.edit_pain(replace(entry(), score=6, limp=False))),
        (Action.MARK_DAY, lambda: diary.mark_day(DAY, DayKind.REST)),
        (Action.MARK_DAY, lambda: diary.mark_day(DAY, DayKind.SICK)),
        (Action.EDIT_ENTRY, lambda: diary.edit_pain(replace(entry(), note="Kerb."))),
        (Action.DELETE_ENTRY, lambda: diary.remove_pain(1)),
        (Action.RESTORE_ENTRY, lambda: diary.restore_pain(1)),
        (Action.MARK_DAY, lambda: diary.mark_day(DAY, None)),
        (Action.STORY, lambda: diary.write(lambda: story.keep(Story("May")), Topic.STORY, Action.STORY)),
        (Action.STORY, lambda: diary.write(lambda: story.keep(Story("June")), Topic.STORY, Action.STORY)),
        (
            Action.ACTIVITY,
            lambda: diary.write(lambda: story.add_activity("Stairs"), Topic.STORY, Action.ACTIVITY),
        ),
        (
            Action.ACTIVITY,
            lambda: diary.write(
                lambda: story.add_score(1, ActivityScore(stamp(), 4)), Topic.STORY, Action.ACTIVITY
            ),
        ),
        (Action.IMPORT, lambda: diary.write(lambda: both(story), (Topic.PAIN,), Action.IMPORT)),
        *actions_of_advice(diary, database),
        *actions_of_runs(Runs(diary, database, FakeClock())),
    ]


def actions_of_advice(diary: Diary, database: Database) -> list[tuple[Action, Callable[[], object]]]:
    """What is the user's own beside the entries; the picture is bytes, its key a text."""
    tests, own, shoes = TestStore(database), OwnStore(database), ShoeStore(database)
    slide = OwnExercise("own-1", new_dose(Mode.HOLD), "Slide", picture=b"\x89PNG\0")
    result, shoe = TestResult(stamp(), TestKind.BALANCE, Side.LEFT, 12.5), Shoe("Blue")
    step = PlanStep(stamp(), BALANCE, 2, 1, StepWhy.OWN_EASIER, chosen=True)
    routine = OwnRoutine("own-2", "Mornings")
    every_day = Reminder(Kind.OWN, Schedule((time(20),), DAY), words="Shoes out")

    def written(work: Callable[[], object], topic: Topic, action: Action) -> Callable[[], object]:
        return lambda: diary.write(work, topic, action)

    return [
        (Action.SELF_TEST, written(lambda: tests.add(result), Topic.TESTS, Action.SELF_TEST)),
        (Action.SELF_TEST, written(lambda: tests.remove(1, stamp().utc), Topic.TESTS, Action.SELF_TEST)),
        (Action.OWN, written(lambda: own.keep_exercise(slide), Topic.OWN, Action.OWN)),
        (
            Action.OWN,
            written(lambda: own.keep_exercise(replace(slide, picture=b"")), Topic.OWN, Action.OWN),
        ),
        (Action.OWN, written(lambda: own.keep_routine(routine), Topic.OWN, Action.OWN)),
        (Action.OWN, written(lambda: own.remove(slide.id, stamp().utc), Topic.OWN, Action.OWN)),
        (Action.SHOE, written(lambda: shoes.add(shoe), Topic.SHOES, Action.SHOE)),
        (
            Action.SHOE,
            written(lambda: shoes.change(replace(shoe, kilometres=9, id=1)), Topic.SHOES, Action.SHOE),
        ),
        (Action.PLAN, written(lambda: PlanStore(database).add(step), Topic.PLAN, Action.PLAN)),
        (
            Action.REMINDER,
            written(lambda: ReminderStore(database).add(every_day), Topic.REMINDERS, Action.REMINDER),
        ),
    ]


def actions_of_runs(runs: Runs) -> list[tuple[Action, Callable[[], object]]]:
    """A run with its scores, a plan, and what becomes of them; numbers with parts among their columns."""
    run = Activity(Sport.RUN, stamp(), seconds=1800.5, metres=5012.25, laps=(Lap(900),))
    planned = Planned(DAY, minutes=40.5)
    return [
        (Action.RUN, lambda: runs.add(run, (pain(3),))),
        (Action.RUN, lambda: runs.change(replace(run, shoe_id=1, note="Windy.", id=1))),
        (Action.RUN, lambda: runs.add_all((replace(run, effort=4), replace(run, id=1)))),
        (Action.ADD_ENTRY, lambda: runs.add_scores(2, (pain(2),))),
        (Action.RUN, lambda: runs.remove(1)),
        (Action.RUN_PLAN, lambda: runs.plan(planned)),
        (Action.RUN_PLAN, lambda: runs.change_plan(replace(planned, at=time(18), id=1))),
        (Action.RUN_PLAN, lambda: runs.rest_instead(replace(planned, id=1))),
    ]


def both(story: StoryStore) -> None:
    """Two stores, one step."""
    story.add_activity("Kerbs")
    story.add_activity("Running")


def test_every_kind_of_step_goes_back_and_forth_to_the_last_byte(diary: Diary, database: Database) -> None:
    states, actions = [whole(database)], []
    for action, work in every_action(diary, database):
        work()
        states.append(whole(database))
        actions.append(action)
    assert set(actions) == set(Action)
    assert all(one != other for one, other in pairwise(states))
    for _ in range(2):
        for action, state in zip(reversed(actions), reversed(states[:-1]), strict=True):
            assert diary.undo.next_undo is action
            assert diary.undo.undo()
            assert whole(database) == state
        assert diary.undo.next_undo is None
        assert not diary.undo.undo()
        for action, state in zip(actions, states[1:], strict=True):
            assert diary.undo.next_redo is action
            assert diary.undo.redo()
            assert whole(database) == state
        assert diary.undo.next_redo is None
        assert not diary.undo.redo()


def test_at_least_thirty_steps_can_be_taken_back(diary: Diary) -> None:
    assert STEPS >= 30
    for number in range(STEPS + 5):
        diary.add_pain(pain(number % 11))
    taken = 0
    while diary.undo.undo():
        taken += 1
    assert taken == STEPS
    assert len(diary.entries()) == 5


def test_after_something_new_nothing_can_be_done_again(diary: Diary) -> None:
    diary.add_pain(pain(4))
    diary.undo.undo()
    diary.add_pain(pain(5))
    assert diary.undo.next_redo is None
    assert not diary.undo.redo()
    assert [entry.score for entry in diary.entries()] == [5]


def test_one_step_is_taken_back_from_under_others(diary: Diary) -> None:
    first, _ = added(diary, pain(1))
    step = newest(diary)
    second, _ = added(diary, pain(2, hour=10))
    assert diary.undo.take_back(step)
    assert diary.entries() == (second,)
    assert not diary.undo.take_back(step)
    assert diary.undo.redo()
    assert diary.entries() == (first, second)
    assert diary.undo.next_undo is Action.ADD_ENTRY


def test_a_step_that_others_stand_on_stays_until_they_are_gone(
    diary: Diary, database: Database, refused: list[Action]
) -> None:
    kept, _ = added(diary, pain(1))
    step = newest(diary)
    diary.edit_pain(replace(kept, score=2))
    before = whole(database)
    assert not diary.undo.take_back(step)
    assert refused == [Action.ADD_ENTRY]
    assert whole(database) == before
    assert diary.undo.undo()
    assert diary.undo.take_back(step)
    assert diary.entries() == ()


def test_nothing_that_hangs_on_a_step_goes_with_it(diary: Diary, database: Database) -> None:
    story = StoryStore(database)
    activity = diary.write(lambda: story.add_activity("Stairs"), Topic.STORY, Action.ACTIVITY)
    step = newest(diary)
    scored = ActivityScore(stamp(), 4)
    diary.write(lambda: story.add_score(activity.id, scored), Topic.STORY, Action.ACTIVITY)
    assert not diary.undo.take_back(step)
    assert story.activities()[0].scores == (scored,)


def test_a_step_on_what_is_gone_for_good_is_refused_and_forgotten(
    diary: Diary, database: Database, refused: list[Action]
) -> None:
    other, _ = added(diary, pain(7, hour=7))
    _, number = added(diary, pain(1))
    diary.remove_pain(number)
    diary.empty_trash()
    before = whole(database)
    assert not diary.undo.undo()
    assert not diary.undo.undo()
    assert refused == [Action.DELETE_ENTRY, Action.ADD_ENTRY]
    assert whole(database) == before
    assert diary.entries() == (other,)
    assert diary.undo.undo()
    assert diary.entries() == ()


def test_a_number_given_again_is_not_mistaken_for_the_one_before(diary: Diary) -> None:
    _, number = added(diary, pain(1))
    step = newest(diary)
    diary.remove_pain(number)
    diary.erase_pain(number)
    other, again = added(diary, pain(2))
    assert again == number
    assert not diary.undo.take_back(step)
    assert diary.entries() == (other,)


def test_what_changes_nothing_is_no_step(diary: Diary) -> None:
    kept, number = added(diary, pain(4))
    diary.mark_day(DAY, DayKind.REST)
    for work in (
        lambda: diary.edit_pain(kept),
        lambda: diary.mark_day(DAY, DayKind.REST),
        lambda: diary.restore_pain(number),
        lambda: diary.remove_pain(99),
        lambda: diary.add_pains(()),
    ):
        work()
        assert diary.undo.newest is None
        assert diary.undo.next_undo is Action.MARK_DAY


def test_what_is_no_step_does_not_disturb(diary: Diary) -> None:
    kept, _ = added(diary, pain(4))
    number = diary.begin_session(run_of(seconds=0), stamp())
    diary.finish_session(number, run_of(seconds=40).end(), stamp(hour=11))
    assert diary.undo.undo()
    assert diary.entries() == ()
    diary.save_open(diary.begin_session(run_of(seconds=12), stamp()))
    assert diary.undo.redo()
    assert diary.entries() == (kept,)
    assert len(diary.sessions()) == 2


def test_both_sides_of_a_check_in_are_one_step(diary: Diary) -> None:
    diary.add_pains((pain(2), pain(6, hour=10)))
    assert diary.undo.undo()
    assert diary.entries() == ()


def test_undo_is_told_like_any_other_change(diary: Diary) -> None:
    diary.add_pain(pain())
    diary.mark_day(DAY, DayKind.SICK)
    told: list[object] = []
    diary.changed.connect(told.append)
    diary.saved.connect(lambda: told.append("saved"))
    diary.undo.changed.connect(lambda: told.append(diary.undo.next_undo))
    diary.undo.undo()
    diary.undo.undo()
    diary.undo.redo()
    assert told == [
        *(Topic.DAYS, "saved", Action.ADD_ENTRY),
        *(Topic.PAIN, "saved", None),
        *(Topic.PAIN, "saved", Action.ADD_ENTRY),
    ]


def test_an_undo_that_the_disk_refuses_can_be_tried_again(diary: Diary, database: Database) -> None:
    kept, _ = added(diary, pain(4, note="n" * 100_000))
    diary.edit_pain(replace(kept, note="short"))
    diary.undo.undo()
    diary.undo.redo()
    diary.keep_draft(EntryDraft(note="d" * 200_000))
    before, troubles = whole(database), list[StorageFault]()
    diary.trouble.connect(troubles.append)
    database.rows(f"PRAGMA max_page_count = {database.pragma('page_count')}")
    with pytest.raises(DiskFull):
        diary.undo.undo()
    assert [type(fault) for fault in troubles] == [DiskFull]
    assert whole(database) == before
    database.rows("PRAGMA max_page_count = 1000000")
    assert diary.undo.next_undo is Action.EDIT_ENTRY
    assert diary.undo.undo()
    assert diary.entries() == (kept,)


def test_after_an_error_of_the_disk_no_step_is_left(diary: Diary, path: Path) -> None:
    diary.add_pain(pain())
    path.rename(path.with_name("away.db"))
    with pytest.raises(WriteFailed):
        diary.undo.undo()
    path.with_name("away.db").rename(path)
    assert diary.undo.next_undo is None
    assert diary.undo.newest is None
    assert len(diary.entries()) == 1


def test_many_entries_at_once_are_one_step(diary: Diary, database: Database) -> None:
    before = whole(database)
    diary.add_pains(tuple(pain(note=f"word{number}") for number in range(MANY_ROWS + 1)))
    after = whole(database)
    assert diary.undo.undo()
    assert whole(database) == before
    assert diary.undo.redo()
    assert whole(database) == after
    assert len(diary.find(Filter("word7"))) == 11
    assert database.rows("SELECT v FROM pain_words_config WHERE k = 'secure-delete'") == [(1,)]


def test_after_more_than_can_be_taken_back_nothing_can(diary: Diary) -> None:
    diary.add_pain(pain())
    diary.add_pains(tuple(pain() for _ in range(MOST_ROWS + 1)))
    assert diary.undo.next_undo is None
    assert not diary.undo.undo()
    assert len(diary.entries()) == MOST_ROWS + 2


def test_a_step_is_never_a_part_of_another(diary: Diary) -> None:
    with pytest.raises(RuntimeError):
        diary.write(lambda: diary.add_pain(pain()), Topic.PAIN, Action.IMPORT)
    assert diary.entries() == ()
    assert diary.undo.next_undo is None
    diary.add_pain(pain())
    assert diary.undo.undo()
