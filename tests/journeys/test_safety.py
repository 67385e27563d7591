"""Nothing starts past a warning sign, a high score or a cold pack, whichever way one takes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import IcingState, StopReason, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.routine import Activity
from ankle_rehab.domain.triage import Sign
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

FOUR_STEPS = "I cannot take four steps on it. (If I can limp four steps, I can.)"
ONE_SPOT = "It hurts at one spot on a bone, worse with each run, or aching at night."
OUT_OF_SHAPE = (
    "The ankle, foot or leg looks out of shape or points the wrong way, or I can see bone or a deep wound."
)
TWISTED = "I twisted it in the last 72 hours."
SEVERE = "Pain of 7 or more is severe, so nothing is started now."


def ice(visitor: Visitor, minutes: int = 20) -> None:
    """The cold pack goes on, with every question answered."""
    timer = visitor.program.parts.icing
    timer.answer_conditions(frozenset(), "1", asked=False)
    timer.start(minutes, Ticks(True, True), Side.LEFT)
    visitor.settle()


def active(visitor: Visitor) -> bool:
    return visitor.program.parts.player.active


def open_signs(visitor: Visitor) -> frozenset[Sign]:
    return visitor.program.parts.guard.standing().open_signs


# the page of signs ---------------------------------------------------------------------------------------


def test_a_wish_is_forgotten_when_the_signs_are_left_by_another_way(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    newcomer.click("Start session")
    assert newcomer.page == "signs"
    newcomer.click("Ice")
    newcomer.click("Answer them")
    newcomer.none_of_these()
    assert newcomer.page == "ice"
    assert not newcomer.sees("2 of 10, mild")
    assert not active(newcomer)


def test_a_check_in_that_was_closed_does_not_come_back(resident: Visitor, clock: FakeClock) -> None:
    clock.advance(86400)
    resident.program.rooms.starter.begin("three")
    assert resident.reads("Choosing the number starts the session.")
    resident.press(Qt.Key.Key_Escape)
    resident.click("Something is new")
    resident.none_of_these()
    assert resident.page == "today"
    assert not resident.reads("Choosing the number starts the session.")


def test_none_of_these_says_what_that_means(resident: Visitor) -> None:
    resident.click("Something is new")
    resident.none_of_these()
    assert resident.reads("You ticked none of the warning signs we ask about.")
    assert resident.reads("Based only on the boxes you ticked on Sunday 22 November, 09:00. It can be wrong.")
    resident.clock.advance(15)
    resident.program.window.tick()
    assert resident.reads("You ticked none of the warning signs we ask about.")


def test_another_sign_can_be_ticked_while_one_is_open(resident: Visitor) -> None:
    resident.click("Something is new")
    resident.tick_signs(ONE_SPOT)
    resident.click("Something else is new")
    resident.tick_signs(OUT_OF_SHAPE)
    assert open_signs(resident) == {Sign.ONE_SPOT, Sign.OUT_OF_SHAPE}
    assert resident.reads("This needs emergency care now.")
    assert not resident.reads("No running until then")
    resident.click("I ticked that by mistake")
    assert open_signs(resident) == {Sign.ONE_SPOT}
    assert not resident.reads("This needs emergency care now.")
    assert resident.reads("No running until then")
    resident.have_been_seen()
    assert open_signs(resident) == frozenset()


def test_signs_can_be_ticked_after_a_high_score(resident: Visitor) -> None:
    resident.click("8 of 10, severe")
    resident.click("Something is new")
    assert resident.reads(SEVERE)
    resident.click("Something else is new")
    resident.tick_signs(FOUR_STEPS)
    assert open_signs(resident) == {Sign.NO_FOUR_STEPS}


def test_after_a_restart_an_emergency_still_names_the_number_first(
    resident: Visitor, open_program: Open
) -> None:
    resident.click("Something is new")
    resident.tick_signs(OUT_OF_SHAPE)
    again = open_program()
    again.click("What to do now")
    assert again.reads("This needs emergency care now.")
    assert not again.reads("If it gets much worse")


def test_back_to_today_leads_to_today(resident: Visitor) -> None:
    resident.click("Session")
    resident.program.window.show_page("signs")
    resident.tick_signs(ONE_SPOT)
    resident.click("Back to Today")
    assert resident.page == "today"


def test_a_twist_ticked_by_mistake_can_be_taken_back_later(resident: Visitor) -> None:
    resident.click("Something is new")
    resident.tick_signs(TWISTED)
    resident.click("Go on")
    resident.click("Something is new")
    assert resident.reads("A twist is written down.")
    resident.click("I ticked that by mistake")
    assert not resident.program.parts.guard.standing().calm
    assert not resident.reads("A twist is written down.")


def test_a_sign_ticked_by_mistake_takes_no_twist_along_that_is_not_shown(
    resident: Visitor, open_program: Open
) -> None:
    resident.click("Something is new")
    resident.tick_signs(FOUR_STEPS)
    resident.click("Something else is new")
    resident.tick_signs(TWISTED)
    again = open_program()
    again.click("What to do now")
    assert not again.reads(TWISTED)
    again.click("I ticked that by mistake")
    stands = again.program.parts.guard.standing()
    assert (stands.open_signs, stands.calm) == (frozenset(), True)


def test_something_is_new_is_one_click_away_where_sessions_are_chosen(resident: Visitor) -> None:
    resident.click("Session")
    resident.click("Something is new")
    assert resident.page == "signs"


# ice and sessions ----------------------------------------------------------------------------------------


def test_the_ice_ends_a_session_that_still_has_movements(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(30)
    ice(resident)
    assert not active(resident)
    assert resident.diary.sessions()[-1].outcome is Outcome.PARTIAL


def test_nothing_starts_while_the_pack_is_on(resident: Visitor) -> None:
    ice(resident)
    for routine in ("three", "desk", "calm-down", "rest-day"):
        resident.program.rooms.starter.begin(routine)
        assert not active(resident), routine
        assert resident.reads("Still cold from the ice"), routine
        resident.press(Qt.Key.Key_Escape)


def test_the_ice_of_calm_down_goes_on_after_a_kill(resident: Visitor, open_program: Open) -> None:
    resident.program.rooms.starter.begin("calm-down")
    resident.click("2 of 10, mild")
    while resident.run().activity is not Activity.ICING:
        resident.program.parts.player.skip()
    resident.settle()
    ice(resident)
    assert active(resident)
    again = open_program()
    again.click("Go on at that step")
    assert again.sees("2 of 10, mild")
    again.click("2 of 10, mild")
    assert again.run().activity is Activity.ICING
    again.program.parts.icing.stop(StopReason.ENOUGH)


def test_no_ice_allowed_in_the_calm_routine_says_why_and_lets_it_be_left_out(
    resident: Visitor, clock: FakeClock
) -> None:
    ice(resident)
    clock.advance(300)
    resident.program.parts.icing.stop(StopReason.ENOUGH)
    resident.program.parts.icing.after(True, None)
    clock.advance(1800)
    resident.program.rooms.starter.begin("calm-down")
    resident.click("2 of 10, mild")
    while resident.run().activity is not Activity.ICING:
        resident.program.parts.player.skip()
    resident.settle()
    resident.click("To the ice")
    assert resident.reads("Allowed again at 11:05.")
    resident.click("Go back to it")
    resident.click("No ice today")
    assert resident.run().activity is not Activity.ICING


def test_an_alarm_closes_the_question_in_front(resident: Visitor, clock: FakeClock) -> None:
    ice(resident, 5)
    resident.click("Ice")
    resident.program.rooms.starter.begin("desk")
    assert resident.front() is not resident.program.window
    clock.advance(300)
    resident.program.parts.icing.tick()
    assert resident.front() is resident.program.window
    resident.click("Today")
    assert resident.reads("Ice: take the pack off now")
    resident.click("Go back to it")
    resident.click("It is off")
    icing = resident.program.parts.icing.icing
    assert icing is not None
    assert icing.state is IcingState.AFTER


def test_a_sign_during_the_ice_leads_back_to_its_advice(resident: Visitor, clock: FakeClock) -> None:
    ice(resident)
    clock.advance(60)
    resident.click("Today")
    resident.click("Something is new")
    resident.tick_signs(OUT_OF_SHAPE)
    assert resident.page == "ice"
    clock.advance(2)
    resident.click("It is off")
    assert resident.page == "signs"
    assert resident.reads("This needs emergency care now.")


# the clock -----------------------------------------------------------------------------------------------


def test_today_notices_midnight(resident: Visitor, clock: FakeClock) -> None:
    assert resident.reads("Sunday 22 November")
    clock.set_wall(datetime(2026, 11, 23, 7, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    today = resident.program.window.page("today")
    QApplication.sendEvent(today, QEvent(QEvent.Type.ActivationChange))
    resident.settle()
    assert resident.reads("Monday 23 November")
    assert resident.reads("How was your left ankle this morning, with the first steps?")


def test_an_old_morning_question_answered_after_midnight_counts_for_its_own_day(
    resident: Visitor, clock: FakeClock
) -> None:
    clock.set_wall(datetime(2026, 11, 23, 22, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    resident.click("Diary")
    resident.click("Today")
    assert resident.reads("this morning")
    clock.set_wall(datetime(2026, 11, 24, 0, 30, tzinfo=ZoneInfo("Europe/Berlin")))
    resident.click("1 of 10, mild")
    entry = resident.diary.entries()[-1]
    assert entry.moment is Moment.NEXT_MORNING
    assert entry.refers_to.local_date.day == 23
    assert entry.recorded.local_date.day == 24


def test_the_other_ankles_score_does_not_stand_for_the_sore_one(resident: Visitor, clock: FakeClock) -> None:
    clock.set_wall(datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    resident.program.parts.preferences.change(sore_side=Side.RIGHT)
    resident.click("Diary")
    resident.click("New entry")
    resident.click("Which side?: Left")
    resident.click("1 of 10, mild", "New entry")
    resident.click("Save entry")
    resident.program.rooms.starter.begin("three")
    assert resident.reads("How is your right ankle right now, at rest?")
    assert not active(resident)


def test_no_score_is_made_up_for_an_ankle_that_was_not_meant(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Neither")
    newcomer.click("I understand")
    newcomer.click("Start session")
    newcomer.none_of_these()
    newcomer.click("0 of 10, no pain")
    newcomer.program.parts.player.end()
    newcomer.settle()
    kept = len(newcomer.diary.entries())
    newcomer.click("2 of 10, mild", "The worst")
    assert len(newcomer.diary.entries()) == kept
    newcomer.click("8 of 10, severe", "And now")
    assert newcomer.reads(SEVERE)
    assert newcomer.program.parts.guard.standing().high_score is not None
    newcomer.click("Which ankle is it?: Right")
    scores = [(entry.side, entry.moment, entry.score) for entry in newcomer.diary.entries()[kept:]]
    assert scores == [(Side.RIGHT, Moment.DURING_WORST, 2), (Side.RIGHT, Moment.AFTER_60MIN, 8)]


def test_half_size_circles_are_not_told_to_be_wide(resident: Visitor) -> None:
    resident.click("Something is new")
    resident.tick_signs(TWISTED)
    resident.click("Go on")
    assert resident.reads("half as big, because of the fresh twist")
    resident.click("Start session")
    resident.click("2 of 10, mild")
    player = resident.program.parts.player
    while (exercise := resident.run().exercise) is None or exercise.id != "ankle-circles":
        player.skip()
    assert not any("widest" in cue for cue in exercise.cues)
    assert len(exercise.cues) == len(exercise.cue_segments) == 4
