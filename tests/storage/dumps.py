"""Diaries of every version so far, as text in `tests/data`, so that each can be opened for ever.

`python -m tests.storage.dumps` writes those of the versions that are not released yet, and no other.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.bandage import FitCheck, OffReason, Wearing
from ankle_rehab.domain.causes import CauseCheck
from ankle_rehab.domain.clock import Reading
from ankle_rehab.domain.day_plan import DayPlan, PlanWhy
from ankle_rehab.domain.deadline import Deadline
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.icing_rules import Condition, Conditions
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.notification import Standing
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep, new_dose
from ankle_rehab.domain.pain import Moment, Stiffness, Support, Swelling, Zone
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.progress import BALANCE, PlanStep, StepWhy, exercise_subject
from ankle_rehab.domain.reminder import Entry, Occurrence, State
from ankle_rehab.domain.safety import Asked, Release, SignCheck
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.settings import DoseChange, Settings, ThemeChoice
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.story import ActivityScore, Story
from ankle_rehab.domain.triage import Detail, Level, Sign
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.copying import TABLES
from ankle_rehab.storage.database import APPLICATION_ID, Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_file import migrations, open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.notification_store import NotificationStore
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.planned_store import PlannedStore
from ankle_rehab.storage.reminder_store import ReminderStore, schedule_text
from ankle_rehab.storage.session_store import SessionStore
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.story_store import StoryStore
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.runs import run_of

RELEASED = 4
DATA = Path(__file__).resolve().parents[1] / "data"
_SCHEMA = (
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"
)


def dump_path(version: int) -> Path:
    return DATA / f"diary-v{version}.sql"


def schema(database: Database) -> list[tuple[str, str, str]]:
    """Every part of a file with the text that made it, but for what the search keeps for itself."""
    return list(database.read(lambda row: (row[0], row[1], row[2]), _SCHEMA))


def tables(database: Database) -> frozenset[str]:
    """The names of the tables that hold what was written; triggers make the others of them."""
    return frozenset(str(row[0]) for row in database.rows(TABLES))


def dump(database: Database) -> str:
    """The whole of a diary as SQL."""
    made, kept = schema(database), tables(database)
    lines = [f"{sql};" for _, _, sql in made]
    orders = database.rows("SELECT k, v FROM pain_words_config WHERE k <> 'version'")
    lines += [
        f"INSERT INTO pain_words (pain_words, rank) VALUES ('{name}', {value});" for name, value in orders
    ]
    for name in (name for _, name, _ in made if name in kept):
        names = [str(row[0]) for row in database.rows("SELECT name FROM pragma_table_info(?)", (name,))]
        quoted = " || ', ' || ".join(f"quote({column})" for column in names)
        rows = database.rows(f"SELECT {quoted} FROM {name}")
        lines += [f"INSERT INTO {name} ({', '.join(names)}) VALUES ({row[0]});" for row in rows]
    lines.append(f"PRAGMA user_version = {database.pragma('user_version')};")
    return "\n".join(lines) + "\n"


def restore(text: str, path: Path) -> None:
    """Make a diary file of a dump, as the program of that version would have left it."""
    paths.create_private(path)
    database = Database(path, create=True)
    with database.change(linked=False) as change:  # the tables stand in the order in which they were made
        change.do(f"PRAGMA application_id = {APPLICATION_ID}; {text}")
    database.close()


def fill(database: Database, version: int) -> None:
    """Something of everything that a diary of a version could hold; 7 and 8 are made of what is there."""
    writers = {1: _first, 2: _review, 3: _advice, 4: _reminders, 5: _runs, 6: _desktop}
    for number, write in writers.items():
        if number <= version:
            write(database)


def _first(database: Database) -> None:
    sessions, diary, icings = SessionStore(database), DiaryStore(database), IcingStore(database)
    done = sessions.begin(run_of(seconds=0), stamp(hour=7))
    sessions.finish(done, run_of(seconds=40).hurt(2).end(), stamp(hour=8))
    sessions.keep(sessions.begin(run_of(seconds=0), stamp()), run_of(seconds=12).ease(), stamp())
    full = replace(
        pain(6, note="Stairs hurt. 🦶\n'quoted'"),
        zones=frozenset({Zone.OUTER_FRONT, Zone.ACHILLES}),
        swelling=Swelling.LITTLE,
        stiffness=Stiffness.LONGER,
        limp=True,
        gave_way=False,
        twist=True,
        support=frozenset({Support.TAPE}),
        woke_at_night=False,
        medicine="a tablet",
        medicine_at=stamp(hour=6),
        session_id=done,
    )
    diary.add_pain([pain(0, side=Side.RIGHT), full])
    former = frozenset({Sign.FEVER, Sign.HOT_AND_ILL})  # one question of then are two of now
    diary.add_check(SignCheck(stamp(), former, True, "1", page=Asked.FORMER))
    icings.add_conditions(Conditions(stamp(), frozenset({Condition.HEART}), True, "1"))
    clock = FakeClock()
    ended = Icing.begin(clock.read(), clock.zone(), 10, Side.LEFT, Ticks(True, True))
    clock.advance(330)
    icings.begin(_asked(ended, clock.read()).take_off(clock.read(), StopReason.SKIN).after(False, 3))
    icings.begin(Icing.begin(clock.read(), clock.zone(), 20, Side.RIGHT, Ticks(True, True)))
    change = DoseChange("three", 1, "wall-press", Dose(Mode.HOLD, seconds=45))
    SettingsStore(database).save(
        Settings(accepted_version="1", sore_side=Side.LEFT, theme=ThemeChoice.DARK, doses=(change,))
    )


def _review(database: Database) -> None:
    entries, story = PainStore(database), StoryStore(database)
    (kept, thrown) = DiaryStore(database).add_pain([pain(4, hour=7, note="Stairs."), pain(2, note="Not me.")])
    assert kept.id is not None
    assert thrown.id is not None
    entries.edit(
        replace(kept, score=5, moment=Moment.NEXT_MORNING, note="Stairs, and the way back."), stamp()
    )
    DiaryStore(database).remove_pain(thrown.id, stamp(hour=12).utc)
    DayStore(database).mark(date(2026, 11, 21), DayKind.REST)
    DraftStore(database).keep(EntryDraft(frozenset(Side), note="Half a sen"), stamp(hour=13).utc)
    story.keep(Story(since_when="October", how_it_began="A kerb.", questions=("May I run?",)))
    activity = story.add_activity("Climbing stairs")
    story.add_score(activity.id, ActivityScore(stamp(hour=14), 6))


def _advice(database: Database) -> None:
    plan, tests = PlanStore(database), TestStore(database)
    bandages, own = BandageStore(database), OwnStore(database)
    at, day = stamp(hour=15), date(2026, 11, 22)
    plan.add(PlanStep(at, exercise_subject("wall-press"), 0, 1, StepWhy.GREENS, about=day))
    plan.add(PlanStep(at, BALANCE, 2, 1, StepWhy.OWN_EASIER, chosen=True))
    plan.keep_day(DayPlan(day, "daily", PlanWhy.CARE_DAY))
    tests.add(TestResult(at, TestKind.KNEE_TO_WALL, Side.LEFT, 7.5, 2))
    walked = tests.add(TestResult(at, TestKind.BRISK_WALK, None, 30))
    assert walked.id is not None
    tests.remove(walked.id, at.utc)
    bandages.begin(
        Wearing(Side.LEFT, at, (FitCheck.TEN_MINUTES, FitCheck.HOUR), stamp(hour=18), OffReason.BEDTIME)
    )
    worn = bandages.begin(Wearing(Side.RIGHT, stamp(hour=19)))
    assert worn.id is not None
    bandages.keep_clock(worn.id, Deadline.begin(FakeClock().read(), 600))
    raised = OwnExercise("own-0000000000000001", new_dose(Mode.HOLD), "Towel slide", picture=b"\x89PNG\0")
    own.keep_exercise(raised)
    own.keep_routine(
        OwnRoutine("own-0000000000000002", "Mornings", steps=(OwnStep(raised.id, raised.dose, 5),))
    )
    CauseStore(database).add(CauseCheck(at, frozenset({"stiff-first-steps"}), "1"))
    ShoeStore(database).add(Shoe("Blue ones", day, 12.5))
    diary, signs = DiaryStore(database), frozenset({Sign.ONE_SPOT, Sign.CRACKING})
    diary.add_check(
        SignCheck(
            at, signs, False, "2", details=frozenset({Detail.LIMPS}), page=Asked.PAGES, level=Level.TODAY
        )
    )
    diary.add_check(
        SignCheck(
            stamp(hour=16),
            frozenset(),
            False,
            "2",
            Release.BOOKED,
            page=Asked.NOTHING,
            closes=signs,
            on=date(2026, 11, 25),
            note="Rang them.",
        )
    )


def _reminders(database: Database) -> None:
    reminders, day = ReminderStore(database), date(2026, 11, 22)
    every = Schedule((time(7, 30), time(18)), day, weekdays=frozenset({0, 2, 4}), until=date(2027, 1, 1))
    third = Schedule((time(9),), day, Repeat.DAYS, every=3)
    add = (
        "INSERT INTO reminder (kind, routine_id, words, schedule, only_if_not_done, is_on)"
        " VALUES (?, ?, ?, ?, ?, 1)"
    )
    with database.change() as change:
        kept = change.add(add, ("own", "", "Shoes out", schedule_text(every), 0))
        gone = change.add(add, ("routine", "desk", "", schedule_text(third), 1))
    reminders.remove(gone, stamp(hour=20).utc)
    local = datetime.fromisoformat("2026-11-20 07:30")
    at = stamp(hour=7).utc
    reminders.note([Entry(Occurrence(kept, local), State.SNOOZED, at, stamp(hour=8).utc)])


def _runs(database: Database) -> None:
    activities, plans, shoes = ActivityStore(database), PlannedStore(database), ShoeStore(database)
    day = date(2026, 11, 22)
    worn = shoes.add(
        Shoe(
            "Red ones",
            day,
            default_for=frozenset({RunType.EASY, RunType.LONG}),
            looked=date(2026, 11, 21),
            uneven=True,
            retired=day,
        )
    )
    full = activities.add(
        Activity(
            Sport.RUN,
            stamp(hour=17),
            seconds=1805.5,
            metres=5012.25,
            elapsed=1900.0,
            effort=7,
            run_type=RunType.TEMPO,
            hard=False,
            surface=Surface.TRAIL,
            shoe_id=worn.id,
            heart_rate=151,
            top_heart_rate=178,
            laps=(Lap(900.0, 2500.0, 149), Lap(905.5)),
            source=Source.FIT,
            partial=True,
            without_program=frozenset({Prep.BALL_AFTER}),
            note="Wind from the sea.",
            file_mark="0123456789abcdef",
            anyway=frozenset({Rule.W1}),
        )
    )
    thrown = activities.add(Activity(Sport.SWIM, stamp(hour=12), timed=False))
    assert thrown.id is not None
    activities.remove(thrown.id, stamp(hour=13).utc)
    plans.add(
        Planned(
            date(2026, 11, 24),
            Sport.RUN,
            time(7, 30),
            RunType.INTERVALS,
            hard=True,
            metres=6000.0,
            minutes=35.0,
            anyway=frozenset({Rule.W2, Rule.L1}),
        )
    )
    gone = plans.add(Planned(date(2026, 11, 25), Sport.BIKE))
    assert gone.id is not None
    plans.remove(gone.id, stamp(hour=13).utc)
    DiaryStore(database).add_pain([replace(pain(3, hour=18), activity_id=full.id)])
    with database.change() as change:
        change.do(
            "INSERT INTO seen_file (name, bytes, changed, seen_utc) VALUES (?, ?, ?, ?)",
            ("morning.fit", 1234, 1763800000000000000, 1763800001000000),
        )


def _desktop(database: Database) -> None:
    with database.change() as change:
        change.do("UPDATE reminder SET grace_minutes = 30")
    NotificationStore(database).keep("reminder-1", Standing(7, "bus :1.9"), stamp(hour=7).utc)


def _asked(icing: Icing, reading: Reading) -> Icing:
    return icing.advance(reading).answer_fine(reading)


def main() -> None:
    for version in range(RELEASED + 1, len(migrations()) + 1):
        with tempfile.TemporaryDirectory() as folder:
            database = open_diary(Path(folder) / "diary.db", FakeClock(), migrations()[:version])
            fill(database, version)
            dump_path(version).write_text(dump(database), encoding="utf-8")
            database.close()


if __name__ == "__main__":
    main()
