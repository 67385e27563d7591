"""What is said of files that leave and come, and of records that differ."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.activity import Activity, RunType, Sport, Surface
from ankle_rehab.domain.bandage import Wearing
from ankle_rehab.domain.causes import CauseCheck
from ankle_rehab.domain.day_plan import DayPlan, PlanWhy
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.own import OwnExercise, OwnRoutine, new_dose
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.progress import BALANCE, PlanStep, StepWhy
from ankle_rehab.domain.safety import Release, SignCheck
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.story import Story
from ankle_rehab.domain.triage import Sign
from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.services.export_job import Form, Hindrance
from ankle_rehab.services.story import Stories
from ankle_rehab.services.transfer_facts import NotExported
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.faults import DamagedFile, DiskFull, WriteFailed
from ankle_rehab.storage.own_store import OwnStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.planned_store import PlannedStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.test_store import TestStore
from ankle_rehab.ui.words import difference_words, transfer_words
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.ui.transfer_desk import Desk


def test_every_hindrance_and_every_problem_has_words_of_its_own() -> None:
    place = Path("/there")
    told = [transfer_words.not_exported(NotExported(one, place)) for one in Hindrance]
    assert all("/there" in words for words in told)
    told += [transfer_words.not_read(NotUnderstood(one, "entries", 1234, "side", found=7)) for one in Problem]
    told += [transfer_words.explained(one) for one in Form] + [transfer_words.form(one) for one in Form]
    told += [transfer_words.stopped(fault(place), out=True) for fault in (DiskFull, DamagedFile, WriteFailed)]
    assert len(set(told)) == len(told)
    newer = transfer_words.not_read(NotUnderstood(Problem.NEWER, found=7))
    assert "7" in newer


def test_every_kind_of_difference_has_words(
    qapp: QApplication, qtbot: QtBot, clock: FakeClock, data_dir: Path, tmp_path: Path
) -> None:
    desk = Desk(qapp, clock, data_dir, tmp_path)
    qtbot.addWidget(desk.page)
    database = desk.bench.database
    diary, stories = desk.bench.diary, Stories(desk.bench.diary, desk.bench.database, desk.bench.clock)
    day = desk.bench.clock.now().date()
    diary.add_pain(pain(3))
    diary.mark_day(day, DayKind.REST)
    diary.add_check(SignCheck(stamp(), frozenset({Sign.FEVER}), True, "1"))
    diary.add_check(SignCheck(stamp(hour=11), frozenset(), False, "1", Release.SEEN))
    stories.keep(Story(since_when="last winter"))
    kept = (
        lambda: PlanStore(database).add(PlanStep(stamp(), BALANCE, 1, 2, StepWhy.GREENS)),
        lambda: PlanStore(database).keep_day(DayPlan(day, "daily", PlanWhy.CARE_DAY)),
        lambda: TestStore(database).add(TestResult(stamp(), TestKind.KNEE_TO_WALL, Side.LEFT, 7.5)),
        lambda: BandageStore(database).begin(Wearing(Side.LEFT, stamp(), off=stamp(hour=12))),
        lambda: OwnStore(database).keep_exercise(
            OwnExercise("own-1", new_dose(Mode.HOLD), "Slide", cues=("Slowly.",))
        ),
        lambda: OwnStore(database).keep_routine(OwnRoutine("own-2", "Mornings", "Before tea.")),
        lambda: CauseStore(database).add(CauseCheck(stamp(), frozenset(), "1")),
        lambda: ShoeStore(database).add(Shoe("Blue", date(2026, 3, 1), 12)),
        lambda: ActivityStore(database).add(
            Activity(
                Sport.RUN,
                stamp(),
                seconds=1860,
                metres=5200,
                effort=4,
                surface=Surface.ROAD,
                run_type=RunType.EASY,
                note="Windy.",
            )
        ),
        lambda: PlannedStore(database).add(Planned(day, Sport.BIKE, time(18), minutes=40)),
    )
    for keep in kept:
        diary.write(keep)
    text = desk.archive().read_text(encoding="utf-8")
    for ours, theirs in (
        ('"score":3', '"score":4'),
        ('"kind":"rest"', '"kind":"sick"'),
        ('"RF-5"', '"RF-4b"'),
        ('"seen"', '"mistake"'),
        ("last winter", "in March"),
        ('"before":1', '"before":3'),
        ('"care-day"', '"strength-day"'),
        ('"amount":7.5', '"amount":8'),
        ('"off":{"at":"2026-11-22T13:00', '"off":{"at":"2026-11-22T14:00'),
        ('"cues":["Slowly."]', '"cues":["Slowly.","And back."]'),
        ("Before tea.", "After tea."),
        ('"text_version":"1"}\n],\n"rem', '"text_version":"1","ticked":["old-shoes"]}\n],\n"rem'),
        ('"kilometres":12.0', '"kilometres":480,"retired":"2026-11-02"'),
        ('"metres":5200.0', '"metres":5600'),
        ('"at":"18:00"', '"at":"19:30"'),
    ):
        assert ours in text
        text = text.replace(ours, theirs)
    other = desk.documents / "other.json"
    other.write_text(text, encoding="utf-8")
    desk.brings(other)
    found = {
        (difference_words.title(one), difference_words.here(one), difference_words.there(one))
        for one in desk.bench.transfer.differences(0, 20)
    }
    assert found == {
        ("Left, at rest, before, Sunday 22 November, 10:00", "3, mild", "4, moderate"),
        ("Sunday 22 November", "Rest day", "Sick"),
        (
            "Answers about signs, Sunday 22 November, 10:00",
            "fever with ankle pain, twisted",
            "cracks every time it moves, twisted",
        ),
        ("Answers about signs, Sunday 22 November, 12:00", "seen by a professional", "ticked by mistake"),
        ("What you tell the doctor", "last winter", "in March"),
        ("Step of the plan, Sunday 22 November, 10:00", "from 1 to 2", "from 3 to 2"),
        ("Plan for Sunday 22 November", "daily care", "strength"),
        ("Knee to wall, Sunday 22 November, 10:00", "left · 7.5 cm", "left · 8 cm"),
        (
            "Bandage, left, Sunday 22 November, 10:00",
            "off Sunday 22 November, 13:00",
            "off Sunday 22 November, 14:00",
        ),
        ("Own exercise “Slide”", "Slide · Slowly.", "Slide · Slowly. · And back."),
        ("Own routine “Mornings”", "Mornings · Before tea.", "Mornings · After tea."),
        ("Answers to why it may hurt, Sunday 22 November, 10:00", "0 ticked", "1 ticked"),
        (
            "Shoes “Blue”",
            "since 1 March 2026 · 12 km",
            "since 1 March 2026 · 480 km · put away 2 November 2026",
        ),
        (
            "Easy run, Sunday 22 November, 10:00",
            "Easy run · 5.2 km · 31 min · effort 4 of 10 · road · Windy.",
            "Easy run · 5.6 km · 31 min · effort 4 of 10 · road · Windy.",
        ),
        ("Planned for Sunday 22 November: Bike", "Bike · 40 min · 18:00", "Bike · 40 min · 19:30"),
    }
    miles = {
        difference_words.there(one, DistanceUnit.MILES) for one in desk.bench.transfer.differences(0, 20)
    }
    assert "since 1 March 2026 · 298 mi · put away 2 November 2026" in miles
    assert "Easy run · 3.5 mi · 31 min · effort 4 of 10 · road · Windy." in miles
    desk.bench.close()
