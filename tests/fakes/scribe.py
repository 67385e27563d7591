"""Somebody who does everything that can be done to a diary, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import cycle
from random import Random

from ankle_rehab.domain.activity import Activity, Lap, Source, Sport
from ankle_rehab.domain.bandage import Wearing, begin_clock
from ankle_rehab.domain.causes import CauseCheck
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.day_plan import DayPlan, PlanWhy
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, new_dose
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.progress import BALANCE, PlanStep, StepWhy
from ankle_rehab.domain.reminder import Entry, Kind, Occurrence, Reminder, State
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.trash import Trash
from ankle_rehab.services.undo import TABLES, Action
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.reminder_store import ReminderStore
from ankle_rehab.storage.seen_store import SeenStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp

FIRST = date(2026, 11, 1)
ALONE = ("draft", "bandage", "cause_check", "day_plan", "reminder_log", "seen_file")
DEEDS = (
    "add draft add edit undo redo mark remove undo redo restore remove undo undo undo redo redo redo"
    " erase add remove empty mark undo edit"
    " plan test shoe undo redo own test untest undo unshoe plan disown undo redo"
    " take remind wear why ring day undo undo own redo day remind unremind undo ring forget undo take undo"
    " run run rerun undo redo unrun planrun undo redo shoe score unplan undo"
    " seen season unrun gone undo unshoe gone"
)


def deeds(diary: Diary, database: Database, clock: FakeClock) -> Iterator[None]:
    """Does one thing after the other for ever; each is on the disk when it is yielded."""
    chance = Random(5)
    for deed in cycle(DEEDS.split()):
        kept = _of_advice(diary, database, deed, chance) or _with_a_clock(diary, database, deed, clock)
        if not kept and not _of_runs(diary, database, deed, clock):
            _deed(diary, deed, chance)
        clock.advance(60)
        yield


def all_of(database: Database) -> list[object]:
    """Everything that the deeds can change."""
    words = database.rows("SELECT rowid FROM pain_words WHERE pain_words MATCH 'facts : (left OR right)'")
    tables = [database.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in (*TABLES, *ALONE)]
    return [*tables, words]


def _deed(diary: Diary, deed: str, chance: Random) -> None:
    day = FIRST + timedelta(days=chance.randrange(20))
    entries, thrown = diary.entries(), diary.trash()
    match deed:
        case "add":
            diary.add_pains((pain(chance.randrange(11), day), pain(2, day, note="n" * chance.randrange(900))))
        case "edit":
            diary.edit_pain(replace(chance.choice(entries), score=chance.randrange(11), note=f"e {day}" * 30))
        case "remove":
            diary.remove_pain(chance.choice(entries).id or 0)
        case "restore":
            diary.restore_pain(chance.choice(thrown).entry.id or 0)
        case "erase":
            diary.erase_pain(chance.choice(thrown).entry.id or 0)
        case "empty":
            diary.empty_trash()
        case "mark":
            diary.mark_day(day, chance.choice(tuple(DayKind)))
        case "draft":
            diary.keep_draft(EntryDraft(note="d" * chance.randrange(400)))
        case "undo":
            diary.undo.undo()
        case "redo":
            diary.undo.redo()


def _of_advice(diary: Diary, database: Database, deed: str, chance: Random) -> bool:
    """What is written through stores of its own; whether it was one of these."""
    tests, shoes, own = TestStore(database), ShoeStore(database), OwnStore(database)
    slide, now = OwnExercise("own-1", new_dose(Mode.HOLD), "w" * chance.randrange(400)), stamp().utc
    both, bridge = OwnRoutine("own-2", note="b" * chance.randrange(400)), OwnExercise("own-3", slide.dose)
    result = TestResult(stamp(), TestKind.BALANCE, Side.LEFT, float(chance.randrange(60)))
    step = PlanStep(stamp(), BALANCE, 2, 1, StepWhy.OWN_EASIER, chosen=True)

    def take() -> None:
        own.keep_exercise(bridge)
        own.keep_routine(both)

    day = DayPlan(stamp().local_date, "w" * chance.randrange(9), PlanWhy.FIRST)
    works: dict[str, tuple[Callable[[], object], Topic, Action | None]] = {
        "plan": (lambda: PlanStore(database).add(step), Topic.PLAN, Action.PLAN),
        "test": (lambda: tests.add(result), Topic.TESTS, Action.SELF_TEST),
        "untest": (lambda: tests.remove(tests.results()[0].id or 0, now), Topic.TESTS, Action.SELF_TEST),
        "shoe": (lambda: shoes.add(Shoe("s" * chance.randrange(99))), Topic.SHOES, Action.SHOE),
        "unshoe": (lambda: shoes.remove(shoes.shoes()[0].id or 0, now), Topic.SHOES, Action.SHOE),
        "own": (lambda: own.keep_exercise(slide), Topic.OWN, Action.OWN),
        "disown": (lambda: own.remove(slide.id, now), Topic.OWN, Action.OWN),
        "take": (take, Topic.OWN, Action.OWN),
        "forget": (lambda: own.erase(slide.id), Topic.OWN, None),
        "day": (lambda: PlanStore(database).keep_day(day), Topic.PLAN, None),
        "why": (lambda: CauseStore(database).add(CauseCheck(stamp(), frozenset(), "1")), Topic.CAUSES, None),
    }
    if deed in works:
        diary.write(*works[deed])
    return deed in works


def _with_a_clock(diary: Diary, database: Database, deed: str, clock: FakeClock) -> bool:
    """What is asked about at a time; whether it was one of these."""
    reminders, bandages, now = ReminderStore(database), BandageStore(database), clock.now()
    hourly = Schedule(tuple(time(hour) for hour in range(24)), FIRST)
    first = (reminders.reminders() or (Reminder(Kind.OWN, hourly, words="r" * 99),))[0]
    number = first.id or 0

    def wear() -> None:
        with database.change():
            worn = bandages.begin(Wearing(Side.LEFT, stamp()))
            bandages.keep_clock(worn.id or 0, begin_clock(clock.read()))

    def ring() -> None:
        reminders.note((Entry(Occurrence(number, now.replace(tzinfo=None, second=0)), State.SHOWN, now),))

    works: dict[str, tuple[Callable[[], object], Topic, Action | None]] = {
        "remind": (lambda: reminders.add(replace(first, id=None)), Topic.REMINDERS, Action.REMINDER),
        "unremind": (lambda: reminders.remove(number, now), Topic.REMINDERS, Action.REMINDER),
        "ring": (ring, Topic.REMINDERS, None),
        "wear": (wear, Topic.BANDAGES, None),
    }
    if deed in works:
        diary.write(*works[deed])
    return deed in works


def _of_runs(diary: Diary, database: Database, deed: str, clock: FakeClock) -> bool:
    """What is kept of runs; whether it was one of these."""
    runs, trash = Runs(diary, database, clock), Trash(diary, database)
    always, now = Span(date.min, date.max), clock.now()
    kept, planned = runs.activities(always), runs.plans(always)
    at = Stamp.of(now, "Europe/Berlin")
    fresh = Activity(Sport.RUN, at, seconds=1800, metres=5000, note="r" * 300)

    def season() -> object:
        """A whole import: some that are new, and one that is joined to what was written by hand."""
        days = [replace(fresh, metres=float(one), source=Source.FIT) for one in range(60)]
        return runs.add_all((*days, replace(kept[-1], file_mark="m")), Action.IMPORT)

    def seen() -> object:
        file = ("a.fit", 10, now.minute + 60 * now.hour)
        return diary.write(lambda: SeenStore(database).see((file,), now), Topic.RUNS)

    works: dict[str, Callable[[], object]] = {
        "run": lambda: runs.add(fresh, (pain(3),)),
        "rerun": lambda: runs.change(replace(kept[-1], note="n" * 700, laps=(Lap(900, 2500),))),
        "unrun": lambda: runs.remove(kept[0].id or 0),
        "planrun": lambda: runs.plan(Planned(now.date(), anyway=frozenset({Rule.W1}))),
        "unplan": lambda: runs.unplan(planned[0].id or 0),
        "score": lambda: runs.add_scores(kept[-1].id or 0, (pain(4),)),
        "season": season,
        "gone": lambda: trash.erase(trash.thrown()[0].what),
        "seen": seen,
    }
    if deed in works:
        works[deed]()
    return deed in works
