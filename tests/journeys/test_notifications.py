"""What is told outside of the window, and answered there, in the whole program."""

from __future__ import annotations

import shutil
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import StopReason, Ticks
from ankle_rehab.domain.notification import Answer, Notification, Standing, Urgency
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.storage.notification_store import NotificationStore
from ankle_rehab.ui.words import notification_words
from tests.journeys.conftest import Open
from tests.journeys.test_reminders import pass_minutes, remind
from tests.journeys.visitor import Visitor

FIRST = "reminder-1"
ICING, BANDAGE = "icing", "bandage"
HEALTH = ("ankle", "ice", "bandage", "pain", "skin", "toes", "routine of", "Balance", "Shoes")


class Tray:
    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.told: list[tuple[str, str]] = []

    def tell(self, title: str, body: str) -> bool:
        self.told.append((title, body))
        return self.there


def answered(visitor: Visitor, key: str, answer: Answer) -> None:
    visitor.desktop.answered.emit(key, answer)
    visitor.settle()


def icing(visitor: Visitor, minutes: int = 20) -> None:
    """A pack goes on."""
    parts = visitor.program.parts
    parts.icing.answer_conditions(frozenset(), "1", asked=False)
    parts.icing.start(minutes, Ticks(True, True), Side.LEFT)
    visitor.settle()


def in_detail(visitor: Visitor) -> None:
    visitor.program.parts.preferences.change(notify_detail=True)


# reminders -----------------------------------------------------------------------------------------------


def test_a_reminder_is_told_once_with_its_answers_and_nothing_of_what_it_is_about(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.PLAN, time(9, 30))
    pass_minutes(visitor, 29)
    assert not visitor.desktop.seen
    for _ in range(3):
        pass_minutes(visitor, 1)
    (told,) = visitor.desktop.sent
    assert (told.key, told.title, told.body) == (FIRST, "Time for your routine", "")
    assert [answer for answer, _ in told.answers] == [
        *(Answer.OPEN, Answer.START, Answer.LATER, Answer.TONIGHT, Answer.TOMORROW, Answer.SKIP)
    ]
    assert told.urgency is Urgency.USUAL


@pytest.mark.parametrize(
    ("answer", "minutes"), [(Answer.LATER, 10), (Answer.TONIGHT, 9.5 * 60), (Answer.TOMORROW, 24 * 60)]
)
def test_moved_it_goes_from_desktop_and_window_and_comes_again(
    resident: Visitor, answer: Answer, minutes: float
) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    answered(visitor, FIRST, answer)
    assert not visitor.desktop.seen
    assert not visitor.reads("Shoes")
    pass_minutes(visitor, minutes - 1)
    assert not visitor.desktop.seen
    pass_minutes(visitor, 1)
    assert FIRST in visitor.desktop.seen
    assert visitor.reads("Shoes")


def test_started_there_the_window_comes_forward_with_the_session(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.PLAN, time(9, 30))
    pass_minutes(visitor, 30)
    visitor.program.window.hide()
    answered(visitor, FIRST, Answer.START)
    assert visitor.program.window.isVisible()
    assert visitor.page == "player"
    assert not visitor.desktop.seen


def test_a_click_on_the_words_brings_the_window_and_is_no_answer(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    visitor.program.window.showMinimized()
    answered(visitor, FIRST, Answer.STOP)  # which it does not have
    assert visitor.reads("Shoes")
    answered(visitor, FIRST, Answer.OPEN)
    assert visitor.program.window.isVisible() and not visitor.program.window.isMinimized()
    assert visitor.reads("Shoes")
    assert not visitor.desktop.seen
    pass_minutes(visitor, 5)
    assert len(visitor.desktop.sent) == 1


def test_skipped_in_the_window_it_goes_from_the_desktop_and_a_late_click_changes_nothing(
    resident: Visitor,
) -> None:
    visitor = resident
    remind(visitor, Kind.PLAN, time(9, 30))
    pass_minutes(visitor, 30)
    visitor.click("Skip")
    assert not visitor.desktop.seen
    for answer in Answer:
        answered(visitor, FIRST, answer)
        answered(visitor, "reminder-99", answer)
    assert visitor.page == "today"
    pass_minutes(visitor, 24 * 60)
    assert len(visitor.desktop.sent) == 2


def test_put_away_it_waits_in_the_window_and_is_not_sent_again(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    visitor.desktop.put_away(FIRST)
    pass_minutes(visitor, 10)
    assert visitor.reads("Shoes")
    assert not visitor.desktop.seen
    visitor.click("In 10 minutes")
    pass_minutes(visitor, 10)
    assert FIRST in visitor.desktop.seen


def test_a_later_time_of_the_same_reminder_is_told_though_it_says_the_same(resident: Visitor) -> None:
    visitor = resident
    schedule = Schedule((time(9, 30), time(10, 30)), visitor.clock.now().date())
    visitor.program.parts.reminders.add(Reminder(Kind.OWN, schedule, words="Shoes"))
    pass_minutes(visitor, 30)
    visitor.desktop.put_away(FIRST)
    pass_minutes(visitor, 60)
    assert visitor.desktop.sent == [visitor.desktop.seen[FIRST]] * 2


def test_while_a_session_runs_nothing_is_told(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    visitor.program.rooms.starter.begin("desk")
    visitor.settle()
    assert not visitor.desktop.seen
    visitor.program.parts.player.end()
    visitor.settle()
    assert FIRST in visitor.desktop.seen


def test_late_it_says_when_it_was_due_and_keeps_its_words(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 90)
    for _ in range(3):
        pass_minutes(visitor, 5)
    (told,) = visitor.desktop.sent
    assert "09:30" in told.body


def test_one_that_is_not_named_is_not_said_to_be_done_without_having_been_seen(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    assert Answer.START not in dict(visitor.desktop.seen[FIRST].answers)
    in_detail(visitor)
    told = visitor.desktop.seen[FIRST]
    assert told.title == "Shoes"
    assert dict(told.answers)[Answer.START] == "Done"


def test_no_reminder_says_what_it_is_about_before_that_is_wanted(resident: Visitor) -> None:
    today = resident.clock.now().date()
    for kind in Kind:
        if not kind.follows:
            reminder = Reminder(kind, Schedule((time(9),), today), "balance", "Shoes for my ankle", id=1)
            told = notification_words.due(reminder, "Balance", "", detail=False)
            words = " ".join((told.title, told.body, *(label for _, label in told.answers)))
            assert not [word for word in HEALTH if word in words], words


def test_turned_off_nothing_is_told_outside_of_the_window(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    visitor.program.parts.preferences.change(notify_on=False)
    assert not visitor.desktop.seen
    assert visitor.reads("Shoes")
    visitor.program.parts.preferences.change(notify_on=True)
    assert FIRST in visitor.desktop.seen


# ice and bandage -----------------------------------------------------------------------------------------


def test_only_that_the_ice_comes_off_is_urgent_and_it_is_answered_there(resident: Visitor) -> None:
    visitor = resident
    icing(visitor)
    visitor.wait(5 * 60 + 1)
    assert not visitor.desktop.sent  # that look is only an offer
    visitor.wait(5 * 60)
    told = visitor.desktop.seen[ICING]
    assert (told.title, told.body, told.urgency) == ("A short question waits for you", "", Urgency.USUAL)
    visitor.program.parts.icing.answer_fine()
    assert ICING not in visitor.desktop.seen
    visitor.wait(5 * 60)
    visitor.program.parts.icing.answer_fine()
    visitor.wait(5 * 60)
    told = visitor.desktop.seen[ICING]
    assert (told.title, told.urgency) == ("Take the ice off", Urgency.URGENT)
    sent = len(visitor.desktop.sent)
    visitor.wait(60)
    assert len(visitor.desktop.sent) == sent
    answered(visitor, ICING, Answer.STOP)
    assert not visitor.program.parts.icing.active
    assert visitor.page == "ice"
    assert ICING not in visitor.desktop.seen


def test_taken_off_in_the_window_it_goes_from_the_desktop(resident: Visitor) -> None:
    visitor = resident
    icing(visitor, 10)
    visitor.program.parts.icing.call_off(StopReason.SIGN)
    visitor.settle()
    assert visitor.desktop.seen[ICING].urgency is Urgency.URGENT
    visitor.click("It is off")
    assert ICING not in visitor.desktop.seen
    answered(visitor, ICING, Answer.STOP)


def test_an_alarm_that_began_before_a_restart_is_told_after_it(resident: Visitor, open_program: Open) -> None:
    icing(resident)
    resident.clock.advance(47 * 60)
    again = open_program()
    told = again.desktop.seen[ICING]
    assert "47" in told.body
    answered(again, ICING, Answer.OPEN)
    assert again.page == "ice"


def test_a_bandage_asks_there_too(resident: Visitor) -> None:
    visitor = resident
    in_detail(visitor)
    bandages = visitor.program.parts.bandages
    bandages.begin(Side.LEFT)
    visitor.clock.advance(601)
    bandages.tick()
    told = visitor.desktop.seen[BANDAGE]
    assert "toes" in told.body.lower()
    assert told.urgency is Urgency.USUAL
    for _ in range(5):
        visitor.clock.advance(60)
        bandages.tick()
    assert [one.key for one in visitor.desktop.sent] == [BANDAGE]
    visitor.program.window.hide()
    answered(visitor, BANDAGE, Answer.OPEN)
    assert visitor.program.window.isVisible()
    bandages.all_well()
    assert BANDAGE not in visitor.desktop.seen


# nobody shows them, an earlier run -----------------------------------------------------------------------


def test_what_the_desktop_does_not_show_is_told_by_the_tray_and_then_by_the_window(resident: Visitor) -> None:
    visitor, tray = resident, Tray()
    notifier = visitor.program.company.notifier
    assert notifier is not None
    reached: list[bool] = []
    unheard: list[Notification] = []
    notifier.reached.connect(reached.append)
    notifier.unheard.connect(unheard.append)
    notifier.use_tray(tray)
    visitor.desktop.broken = True
    schedule = Schedule((time(9, 30), time(9, 45)), visitor.clock.now().date())
    visitor.program.parts.reminders.add(Reminder(Kind.OWN, schedule, words="Shoes"))
    remind(visitor, Kind.OWN, time(10), "Ball")
    pass_minutes(visitor, 30)
    visitor.desktop.refused.emit(FIRST)
    assert tray.told == [("You wanted to be reminded", "")]
    pass_minutes(visitor, 15)
    assert tray.told == [("You wanted to be reminded", "")] * 2
    assert (reached, unheard) == ([False], [])
    tray.there = False
    visitor.program.window.hide()
    pass_minutes(visitor, 15)
    assert [one.key for one in unheard] == ["reminder-2"]
    assert visitor.program.window.isVisible()
    visitor.desktop.broken = False
    remind(visitor, Kind.OWN, time(10, 15), "Towel")
    pass_minutes(visitor, 15)
    assert reached == [False, True]


def stands(visitor: Visitor) -> dict[str, Standing]:
    """What the diary knows of the desktop."""
    return dict(NotificationStore(visitor.program.parts.database).standing())


def test_after_a_kill_what_is_still_open_is_told_again_and_all_else_goes(
    resident: Visitor, qapp: QApplication, data_dir: Path, tmp_path: Path
) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    pass_minutes(visitor, 30)
    stood = {FIRST: Standing(1, "billboard")}
    assert stands(visitor) == stood
    stale = Standing(9, "billboard")
    NotificationStore(visitor.program.parts.database).keep("reminder-9", stale, visitor.clock.now())
    shutil.copytree(data_dir, tmp_path / "killed")  # with its journal, as a kill leaves it
    again = Visitor(qapp, visitor.clock, tmp_path / "killed")
    try:
        assert again.desktop.before == {**stood, "reminder-9": stale}
        assert list(again.desktop.seen) == [FIRST]
        assert again.desktop.withdrawn == ["reminder-9"]
        assert stands(again) == stood
        answered(again, FIRST, Answer.SKIP)
        assert not again.reads("Shoes")
        assert stands(again) == {}
    finally:
        again.close()


def test_at_the_end_the_diary_keeps_only_what_is_urgent(resident: Visitor, open_program: Open) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 25), "Shoes")
    pass_minutes(visitor, 25)
    icing(visitor, 5)
    visitor.wait(5 * 60 + 1)
    again = open_program()
    assert list(again.desktop.before) == [ICING]


def test_without_room_on_the_disk_all_is_told_as_ever(resident: Visitor) -> None:
    visitor = resident
    remind(visitor, Kind.OWN, time(9, 30), "Shoes")
    visitor.fill_disk()
    pass_minutes(visitor, 30)
    assert FIRST in visitor.desktop.seen
    answered(visitor, FIRST, Answer.SKIP)
    assert not visitor.desktop.seen
    visitor.empty_disk()
