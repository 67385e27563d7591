"""Whole stories of warning signs: what is ticked, what it closes, and how a person at home gets out of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import IcingState, Ticks
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.safety import Asked, Release
from ankle_rehab.domain.triage import Level, Sign
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

DAY = 86400.0
FEVER = "I have a fever (38 °C or more, or hot and shivery) and the ankle hurts."
HOT = "The ankle is hot and swollen, and I have a fever, shiver or feel very ill."
FOUR_STEPS = "I cannot take four steps on it. (If I can limp four steps, I can.)"
NUMB = (
    "Without a recent injury or wrap: part of the foot or ankle is numb, or I feel nothing when I touch it."
)
SEVERE = "The pain is severe: 7 or more of 10, at rest or just walking."
STILL_SORE = "It has not begun to get better after 2 weeks, or it is still sore after 6 to 8 weeks."
ONE_SPOT = "It hurts at one spot on a bone, worse with each run, or aching at night."


def tick(visitor: Visitor, *words: str) -> None:
    visitor.click("Warning signs")
    visitor.tick_signs(*words)


def starts(visitor: Visitor, routine_id: str) -> bool:
    """Whether a session of this routine runs after the check-in; it is ended again."""
    visitor.program.rooms.starter.begin(routine_id)
    visitor.settle()
    if visitor.sees("2 of 10, mild") and visitor.front() is not visitor.program.window:
        visitor.click("2 of 10, mild")
    running = visitor.program.parts.player.active
    visitor.program.parts.player.end()
    visitor.press(Qt.Key.Key_Escape)
    return running


def may_ice(visitor: Visitor) -> bool:
    icing = visitor.program.parts.icing
    return icing.allowed().allowed and icing.question() is None


def test_a_fever_ticked(resident: Visitor, open_program: Open, clock: FakeClock) -> None:
    """A doctor today: no session and no ice, also after a restart; seen, and it opens again."""
    assert starts(resident, "three")
    tick(resident, FEVER)
    assert resident.reads("Fever with a sore joint should be checked today.")
    assert not starts(resident, "three")
    assert not may_ice(resident)
    resident.click("Ice")
    assert resident.reads("A warning sign is ticked with which ice can do harm.")
    clock.advance(3600)
    again = open_program()
    assert not starts(again, "calm-down")
    again.click("Warning signs")
    assert again.reads("Fever with a sore joint should be checked today.")
    assert not again.reads("These signs together can be serious.")
    again.have_been_seen()
    assert starts(again, "three")
    assert may_ice(again)
    kept = again.diary.checks()[-1]
    assert (kept.release, kept.on) == (Release.SEEN, clock.now().date())


def test_a_fever_with_a_hot_ankle_is_an_emergency(resident: Visitor, clock: FakeClock) -> None:
    """Nothing but the advice and the number; the pack comes off; a slip is taken back with one click."""
    parts = resident.program.parts
    parts.icing.start(20, Ticks(True, True), Side.LEFT)
    clock.advance(60)
    tick(resident, HOT)
    assert resident.page == "ice"
    assert resident.reads("Take the pack off now")
    clock.advance(2)
    resident.click("It is off")
    assert resident.page == "signs"
    assert resident.reads("Go to emergency care now.")
    assert resident.reads("Call ")
    icing = parts.icing.icing
    assert icing is not None and icing.state is not IcingState.RUNNING
    assert parts.guard.standing().level is Level.EMERGENCY
    assert resident.diary.checks()[-1].page is Asked.EMERGENCY
    resident.click("I ticked that by mistake")
    assert parts.guard.standing().level is None
    assert resident.diary.checks()[-1].release is Release.MISTAKE


def test_still_sore_after_eight_weeks_blocks_nothing(resident: Visitor) -> None:
    tick(resident, STILL_SORE)
    assert resident.reads("It is taking longer than usual.")
    assert resident.reads("This closes nothing.")
    resident.click("Go on")
    for routine in ("three", "calm-down", "daily", "rest-day", "strength"):
        assert starts(resident, routine), routine
    assert may_ice(resident)
    assert Sign.SLOW in resident.diary.checks()[-1].signs


@pytest.mark.parametrize(("words", "ices"), [(FOUR_STEPS, True), (NUMB, False)])
def test_no_weight_leaves_the_ice_and_no_feeling_does_not(resident: Visitor, words: str, ices: bool) -> None:
    tick(resident, words)
    assert may_ice(resident) == ices
    assert resident.reads("No icing until then.") != ices
    assert not starts(resident, "calm-down")


def test_an_emergency_in_the_middle_of_a_session(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(20)
    resident.click("It hurts")
    resident.click("Look at the warning signs")
    assert resident.page == "signs"
    assert not resident.program.parts.player.active
    assert resident.diary.sessions()[-1].outcome is Outcome.PARTIAL
    resident.tick_signs(HOT)
    assert resident.reads("Go to emergency care now.")
    assert not starts(resident, "desk")


def test_a_severe_score_asks_before_the_ice_and_then_the_signs_decide(
    resident: Visitor, clock: FakeClock
) -> None:
    clock.advance(60)
    resident.click("8 of 10, severe")
    resident.click("Ice")
    resident.click("Answer them")
    resident.click("Something else is new")
    clock.advance(60)
    resident.tick_signs(SEVERE)
    assert resident.reads("Severe pain is a reason to be seen today.")
    assert may_ice(resident)
    assert not starts(resident, "calm-down")


def test_an_appointment_keeps_the_gentle_routines_until_it_is_booked(resident: Visitor) -> None:
    tick(resident, ONE_SPOT)
    assert starts(resident, "three")
    assert starts(resident, "desk")
    assert starts(resident, "calm-down")
    assert not starts(resident, "daily")
    assert may_ice(resident)
    resident.program.rooms.starter.begin("daily")
    resident.click("Look at the warning signs")
    resident.click("It is booked")
    resident.click("Save")
    assert starts(resident, "daily")


def test_a_week_later_one_line_is_asked(resident: Visitor, clock: FakeClock) -> None:
    clock.advance(6 * DAY)
    resident.click("2 of 10, mild")
    clock.advance(1.5 * DAY)
    resident.program.rooms.starter.begin("daily")
    assert resident.reads("Is anything new since your last answer about the warning signs?")
    resident.click("Nothing new")
    resident.click("1 of 10, mild")
    assert resident.program.parts.player.active
    assert resident.diary.checks()[-1].page is Asked.NOTHING_NEW


def test_something_new_leads_to_the_pages_and_on_to_the_session(resident: Visitor, clock: FakeClock) -> None:
    clock.advance(29 * DAY)
    resident.program.rooms.starter.begin("daily")
    resident.click("Something is new")
    resident.none_of_these()
    resident.click("1 of 10, mild")
    assert resident.program.parts.player.active


def test_a_six_in_the_check_in_brings_the_full_check(resident: Visitor, clock: FakeClock) -> None:
    clock.advance(DAY)
    resident.program.rooms.starter.begin("calm-down")
    resident.click("6 of 10, moderate")
    assert resident.page == "signs"
    clock.advance(30)
    resident.none_of_these()
    assert resident.program.parts.player.active


def test_about_you_is_asked_again_after_ninety_days(resident: Visitor, clock: FakeClock) -> None:
    clock.advance(91 * DAY)
    resident.program.parts.guard.answer(frozenset(), twisted=False, page=Asked.PAGES)
    resident.program.rooms.starter.begin("daily")
    assert resident.page == "about-you"
    resident.click("I am pregnant.")
    resident.click("Keep these answers")
    assert resident.page == "signs"
    assert resident.reads("Please ask a professional before you use the exercise plans.")
    resident.click("It is booked")
    resident.click("Save")
    assert resident.program.parts.guard.standing().open_signs == frozenset()


def test_one_click_or_one_key_from_every_page_there_is(resident: Visitor) -> None:
    """Also in a small window, in full screen, and while something is being written."""
    window = resident.program.window
    pages = [name for name in resident.program.rooms._factories() if name not in ("first-start", "player")]
    assert len(pages) > 20
    window.resize(800, 480)
    for name in pages:
        window.show_page(name)
        resident.click("Warning signs")
        assert resident.page == "signs", name
        window.show_page(name)
        window.set_far(True)
        assert resident.sees("Warning signs"), name
        window.set_far(False)
        window.activateWindow()
        resident.settle()
        fields = [field for field in window.page(name).findChildren(QLineEdit) if field.isVisibleTo(window)]
        if fields:
            fields[0].setFocus()
        resident.press(Qt.Key.Key_F2)
        assert resident.page == "signs", name
    assert resident.reads("Does one of these fit right now?")


@pytest.mark.parametrize("far", [False, True])
def test_one_click_from_everything_the_player_shows(resident: Visitor, *, far: bool) -> None:
    """A step, the question where it hurts, the ways on, and the end; what was done is kept."""
    for wanted in ("step", "hurts", "ways", "end"):
        resident.program.window.show_page("today")
        resident.program.rooms.starter.begin("three")
        resident.wait(15)
        resident.program.window.set_far(far)
        if wanted in ("hurts", "ways"):
            resident.click("It hurts")
        if wanted == "ways":
            resident.click("5 of 10, moderate")
        if wanted == "end":
            resident.program.parts.player.end()
        words = "Look at the warning signs" if wanted in ("hurts", "ways") else "Something is new"
        resident.click(words)
        assert resident.page == "signs", wanted
        assert not resident.program.parts.player.active
        assert resident.diary.sessions()[-1].outcome is not None


@pytest.mark.parametrize("way", ["link", "key"])
def test_one_click_from_the_check_in_whatever_it_says(resident: Visitor, clock: FakeClock, way: str) -> None:
    """The question, the line about news, and a refusal that has nothing to do with signs."""

    def question() -> None:
        resident.program.rooms.starter.begin("daily")

    def news() -> None:
        clock.advance(29 * DAY)
        resident.program.rooms.starter.begin("daily")

    def refusal() -> None:
        resident.program.parts.guard.answer(frozenset(), twisted=False)
        resident.program.rooms.starter.begin("daily")
        resident.click("9 of 10, severe" if resident.sees("9 of 10, severe") else "Nothing new")

    for ask in (question, news, refusal):
        resident.program.window.show_page("today")
        ask()
        resident.settle()
        assert resident.front() is not resident.program.window, ask.__name__
        if way == "key":
            resident.press(Qt.Key.Key_F2)
        else:
            resident.click(
                "Something is new" if resident.sees("Something is new") else "Look at the warning signs"
            )
        assert resident.page == "signs", ask.__name__
        assert resident.front() is resident.program.window


def test_the_key_leads_there_from_far_away_too(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(15)
    resident.program.window.toggle_far()
    assert resident.sees("Something is new")
    resident.press(Qt.Key.Key_F2)
    assert resident.page == "signs"
    assert not resident.program.parts.player.active
    assert resident.diary.sessions()[-1].outcome is Outcome.PARTIAL
