"""A bandage that is worn: asked about on time and answered, whatever the computer does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.bandage import BandageCue, Fit, FitCheck, Look, OffReason
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.bandages import BandageRefused, Bandages
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock

MINUTE = 60.0


class Bench:
    """The service with everything it is given, and lists of what it sent out."""

    def __init__(self, clock: FakeClock, database: Database) -> None:
        self.clock = clock
        self.database = database
        self.diary = Diary(database, clock)
        self.guard = Guard(clock, self.diary, "1")
        self.hour = 22
        self.bandages = self.build()

    def build(self) -> Bandages:
        """Start the program, again if need be."""
        self.cues: list[BandageCue] = []
        self.shown: list[Look | None] = []
        self.emergencies: list[bool] = []
        made = Bandages(
            self.diary, self.database, self.clock, guard=self.guard, bedtime_hour=lambda: self.hour
        )
        made.announce.connect(lambda cue, _look: self.cues.append(cue))
        made.changed.connect(self.shown.append)
        made.emergency.connect(lambda: self.emergencies.append(True))
        return made

    def restart(self) -> None:
        """The program is gone without a word, and opened again."""
        self.kill()
        self.bandages = self.build()
        self.bandages.tick()

    def kill(self) -> None:
        self.bandages.blockSignals(True)
        self.bandages.deleteLater()
        QCoreApplication.sendPostedEvents(self.bandages, QEvent.Type.DeferredDelete.value)

    def go(self, minutes: float) -> None:
        """So much time, a tick each half minute."""
        for _ in range(round(minutes * 2)):
            self.clock.advance(30)
            self.bandages.tick()

    def asked(self) -> tuple[Fit, FitCheck | None] | None:
        look = self.bandages.look
        return None if look is None else (look.fit, look.check)

    def last_cue(self) -> BandageCue:
        return self.cues[-1]

    def kept(self) -> tuple[tuple[FitCheck, ...], OffReason | None]:
        """What the diary file says of the last one."""
        last = BandageStore(self.database).wearings()[-1]
        return last.checked, last.reason


@pytest.fixture
def bench(qapp: QApplication, clock: FakeClock, database: Database) -> Iterator[Bench]:
    assert qapp is not None
    bench = Bench(clock, database)
    yield bench
    bench.kill()


def test_a_whole_day_with_a_bandage(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    assert bench.asked() == (Fit.WORN, None)
    assert bench.bandages.look is not None
    assert bench.bandages.look.next_at == datetime(2026, 11, 22, 9, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    bench.go(10)
    assert bench.asked() == (Fit.CHECK, FitCheck.TEN_MINUTES)
    bench.bandages.all_well()
    assert bench.asked() == (Fit.WORN, None)
    bench.go(50)
    assert bench.asked() == (Fit.CHECK, FitCheck.HOUR)
    bench.bandages.all_well()
    bench.go(12 * 60 - 1)
    assert bench.asked() == (Fit.WORN, None)
    bench.go(1)
    assert bench.asked() == (Fit.CHECK, FitCheck.BEDTIME)
    bench.bandages.all_well()
    assert bench.asked() is None
    assert not bench.bandages.worn
    assert bench.kept() == (tuple(FitCheck), OffReason.BEDTIME)
    assert bench.cues == [
        BandageCue.ON,
        BandageCue.ASK,
        BandageCue.ASK,
        BandageCue.ASK,
        BandageCue.OFF,
    ]
    assert bench.shown[-1] is None


def test_an_unanswered_question_gets_louder_and_does_not_go_away(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.go(13)
    assert bench.cues == [
        BandageCue.ON,
        BandageCue.ASK,
        BandageCue.LOUDER,
        BandageCue.URGENT,
        BandageCue.URGENT,
    ]
    bench.go(47)
    assert bench.asked() == (Fit.CHECK, FitCheck.HOUR)


def test_any_no_takes_it_off_and_asks_for_feeling_five_minutes_later(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.go(10)
    bench.bandages.not_well()
    assert bench.asked() == (Fit.RESTING, None)
    assert not bench.bandages.worn
    assert bench.last_cue() is BandageCue.TAKE_OFF
    bench.bandages.feeling(back=False)
    assert bench.asked() == (Fit.RESTING, None), "too early for that answer"
    bench.bandages.begin(Side.LEFT)
    assert bench.asked() == (Fit.RESTING, None), "not again before feeling is back"
    bench.go(5)
    assert bench.asked() == (Fit.FEELING, None)
    assert bench.last_cue() is BandageCue.ASK
    bench.bandages.feeling(back=True)
    assert bench.asked() is None
    assert bench.kept() == ((), OffReason.BACK)
    assert bench.last_cue() is BandageCue.WRAP_LOOSER
    assert not bench.emergencies
    bench.bandages.begin(Side.LEFT)
    assert bench.asked() == (Fit.WORN, None)


def test_feeling_that_is_not_back_is_an_emergency_and_kept_as_a_sign(bench: Bench) -> None:
    bench.bandages.begin(Side.RIGHT)
    bench.go(3)
    bench.bandages.not_well()
    bench.go(5)
    bench.bandages.feeling(back=False)
    assert bench.emergencies == [True]
    assert bench.guard.standing().open_signs == {Sign.COLD_OR_PALE}
    assert bench.kept() == ((), OffReason.NOT_BACK)
    with pytest.raises(BandageRefused):
        bench.bandages.begin(Side.RIGHT)


def test_taken_off_of_ones_own_accord(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.go(4)
    bench.bandages.take_off()
    assert bench.asked() is None
    assert bench.kept() == ((), OffReason.DONE)
    bench.go(60)
    assert bench.asked() is None


@pytest.mark.parametrize("trouble", ["program", "computer", "sleep", "clock set back"])
def test_it_is_asked_in_time_after(bench: Bench, trouble: str) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.go(8)
    match trouble:
        case "program":
            bench.clock.advance(2 * MINUTE)
        case "computer":
            bench.clock.reboot(2 * MINUTE)
        case "sleep":
            bench.clock.sleep(2 * MINUTE)
        case _:
            bench.clock.set_wall(datetime(2026, 11, 22, 7, tzinfo=ZoneInfo("Europe/Berlin")))
            bench.clock.advance(2 * MINUTE)
    bench.restart()
    assert bench.asked() == (Fit.CHECK, FitCheck.TEN_MINUTES)
    assert bench.cues == [BandageCue.ASK]


def test_answers_survive_a_restart(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.go(10)
    bench.bandages.all_well()
    bench.restart()
    assert bench.asked() == (Fit.WORN, None)
    assert bench.cues == []


def test_the_question_after_a_no_survives_a_restart(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.bandages.not_well()
    bench.go(2)
    bench.restart()
    assert bench.asked() == (Fit.RESTING, None)
    bench.clock.reboot(3 * MINUTE)
    bench.restart()
    assert bench.asked() == (Fit.FEELING, None)


def test_forgotten_over_night_it_is_to_come_off_first_thing(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.clock.reboot(24 * 60 * MINUTE)
    bench.restart()
    assert bench.asked() == (Fit.CHECK, FitCheck.BEDTIME)
    assert bench.cues == [BandageCue.URGENT]


def test_bedtime_is_what_the_user_says(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.go(61)
    bench.bandages.all_well()
    bench.hour = 18
    bench.clock.advance(8 * 60 * MINUTE)
    bench.bandages.tick()
    assert bench.asked() == (Fit.CHECK, FitCheck.BEDTIME)


@pytest.mark.parametrize(
    "sign", [Sign.COLD_OR_PALE, Sign.NUMB, Sign.CALF, Sign.HARD_LEG, Sign.OUT_OF_SHAPE, Sign.HOT_AND_ILL]
)
def test_a_sign_that_says_no_wrap_keeps_it_off(bench: Bench, sign: Sign) -> None:
    bench.guard.answer(frozenset({sign}), twisted=False)
    assert bench.bandages.closed()
    with pytest.raises(BandageRefused):
        bench.bandages.begin(Side.LEFT)
    bench.guard.release(Release.SEEN)
    bench.bandages.begin(Side.LEFT)
    assert bench.bandages.worn


@pytest.mark.parametrize("sign", [Sign.CRACKING, Sign.GIVES_WAY, Sign.SLOW])
def test_other_signs_leave_it_open(bench: Bench, sign: Sign) -> None:
    bench.guard.answer(frozenset({sign}), twisted=False)
    bench.bandages.begin(Side.LEFT)
    assert bench.bandages.worn


def test_a_sign_ticked_meanwhile_takes_it_off(bench: Bench) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.guard.answer(frozenset({Sign.NUMB}), twisted=False)
    assert bench.asked() == (Fit.RESTING, None)
    assert bench.last_cue() is BandageCue.TAKE_OFF


def test_it_wakes_by_itself(bench: Bench, qtbot: QtBot) -> None:
    bench.bandages.begin(Side.LEFT)
    bench.clock.advance(10 * MINUTE - 0.02)
    bench.bandages.tick()
    with qtbot.waitSignal(bench.bandages.announce, timeout=2000):
        bench.clock.advance(1)
    assert bench.asked() == (Fit.CHECK, FitCheck.TEN_MINUTES)


def test_without_room_on_the_disk_it_asks_and_the_diary_tells_of_it_once(bench: Bench) -> None:
    told: list[object] = []
    bench.diary.trouble.connect(told.append)
    bench.database.rows("PRAGMA query_only = 1")
    bench.bandages.begin(Side.LEFT)
    bench.go(10)
    assert bench.asked() == (Fit.CHECK, FitCheck.TEN_MINUTES)
    assert len(told) == 1
    bench.database.rows("PRAGMA query_only = 0")
    bench.go(1)
    assert bench.kept() == ((), None)


def test_an_answer_to_one_question_is_none_to_the_next(bench: Bench) -> None:
    """The computer slept with the first question on the screen, and "All well" is pressed as it wakes."""
    bench.bandages.begin(Side.LEFT)
    bench.go(10)
    bench.clock.sleep(14 * 3600)
    bench.bandages.all_well()
    assert bench.asked() == (Fit.CHECK, FitCheck.BEDTIME)
    assert bench.bandages.worn
    assert bench.kept() == ((), None)


def test_a_bandage_whose_clock_finds_no_room_is_begun_once(bench: Bench) -> None:
    """Half of it on the disk would be begun again at the next tick, and asked about for ever."""
    bench.database.rows("CREATE TABLE filler (stuff BLOB)")
    bench.database.rows(
        "CREATE TRIGGER no_room BEFORE UPDATE OF clock ON bandage"
        " BEGIN INSERT INTO filler VALUES (zeroblob(100000)); END"
    )
    (pages,) = bench.database.rows("PRAGMA page_count")[0]
    bench.database.rows(f"PRAGMA max_page_count = {pages + 2}")
    bench.bandages.begin(Side.LEFT)
    assert not BandageStore(bench.database).wearings()
    bench.database.rows("DROP TRIGGER no_room")
    bench.go(1)
    assert len(BandageStore(bench.database).wearings()) == 1
