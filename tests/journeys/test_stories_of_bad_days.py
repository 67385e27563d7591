"""Days on which the ankle says stop: what closes, what stays open, and how it opens again."""

from __future__ import annotations

import pytest

from ankle_rehab.domain.light import Light, Why
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.progress import StepWhy, exercise_subject
from ankle_rehab.domain.safety import Asked, Release
from ankle_rehab.domain.triage import Level, Sign
from tests.journeys.patient import Patient, row

FEVER = "I have a fever (38 °C or more, or hot and shivery) and the ankle hurts."
STILL_SORE = "It has not begun to get better after 2 weeks, or it is still sore after 6 to 8 weeks."
ROLLED = "I twisted it so that the sole turned inwards, and it is swollen or bruised."
THREE = "The article's three"


@pytest.fixture
def settled(patient: Patient) -> Patient:
    """Three usual mornings behind it, and none of the signs ticked."""
    patient.click("Warning signs")
    patient.none_of_these()
    for day in (1, 2, 3):
        patient.go_to(day)
        patient.scores(1)
    return patient


def test_a_pain_of_eight_in_mid_session_ends_the_next_morning(settled: Patient) -> None:
    settled.go_to(4)
    settled.scores(1)
    settled.go_to(4, 18)
    settled.starts(THREE, rest=1)
    settled.wait(15)
    settled.click("It hurts")
    settled.click(row(8))
    assert settled.finds("Stopped because it hurt")
    assert settled.finds("be seen by a doctor today")
    session = settled.diary.sessions()[-1]
    assert (session.outcome, session.hurts) == (Outcome.STOPPED_FOR_PAIN, (8,))
    settled.click("Look at the warning signs")
    assert settled.page == "signs"
    settled.click("Today")
    assert settled.light() is Light.STOP
    assert settled.planned == ""
    assert not settled.sees("Start session")
    assert settled.finds("It opens again after a morning score of 3 or less for that ankle")

    settled.go_to(5)
    settled.scores(3)
    now = settled.program.parts.lights.now()
    assert now.verdict.light is Light.RED
    assert Why.SETTLED in {reason.why for reason in now.verdict.reasons}
    assert settled.planned == "rest-day"
    assert settled.sees("Start session")
    assert settled.finds("It waits until Saturday 28 November, 18:00.")
    (step,) = settled.steps(exercise_subject("ankle-circles"))
    assert (step.before, step.after, step.why) == (0, -1, StepWhy.RED)


def test_a_stop_by_a_score_stays_while_the_morning_is_sore(settled: Patient) -> None:
    settled.go_to(4)
    settled.scores(7)
    assert settled.light() is Light.STOP
    settled.go_to(5)
    settled.scores(4)
    assert settled.light() is Light.STOP
    assert not settled.sees("Start session")
    settled.go_to(6)
    settled.scores(3)
    assert settled.light() is Light.RED
    assert settled.sees("Start session")


def test_i_have_been_seen_ends_a_stop_as_well(settled: Patient) -> None:
    settled.go_to(4)
    settled.scores(9)
    settled.click("Warning signs")
    settled.have_been_seen()
    settled.click("Today")
    assert settled.light() is not Light.STOP
    assert settled.sees("Start session")


def test_two_red_days_in_a_week_pause_running_and_ask_for_an_appointment(settled: Patient) -> None:
    for day in (4, 7):
        settled.go_to(day)
        settled.scores(1)
        settled.go_to(day, 18)
        settled.trains(rest=1, worst=6, now=3)
        assert settled.light() is Light.RED
    settled.go_to(8)
    settled.scores(2)
    assert settled.finds("2 red days in a week")
    assert settled.finds("Leave running for now. Book a doctor or physiotherapist.")
    settled.go_to(11)
    settled.scores(1)
    settled.opens_running()
    assert not settled.sees("Start stage 1")
    settled.looks_at_routines()
    assert not settled.sees("Start Run and walk, stage 1")
    assert settled.sees(f"Start {THREE}")


def test_a_fever_closes_everything_but_the_diary_until_somebody_has_looked(settled: Patient) -> None:
    settled.go_to(4)
    settled.scores(1)
    settled.click("Warning signs")
    settled.tick_signs(FEVER)
    assert settled.finds("See a doctor today, or call the out-of-hours line")
    assert settled.finds("Fever with a sore joint should be checked today.")
    check = settled.diary.checks()[-1]
    assert (check.signs, check.level) == (frozenset({Sign.FEVER}), Level.TODAY)
    settled.click("Today")
    assert settled.light() is Light.STOP
    assert not settled.sees("Start session")
    settled.looks_at_routines()
    assert not settled.sees(f"Start {THREE}")
    settled.click("Ice")
    assert settled.finds("no icing until then")
    settled.click("Diary")
    assert settled.sees("New entry")
    settled.click("Warning signs")
    settled.have_been_seen()
    seen = settled.diary.checks()[-1]
    assert (seen.release, seen.closes) == (Release.SEEN, frozenset({Sign.FEVER}))
    settled.click("Today")
    assert settled.sees("Start session")


def test_a_fever_ticked_by_mistake_is_one_click(settled: Patient) -> None:
    settled.click("Warning signs")
    settled.tick_signs(FEVER)
    settled.click("I ticked that by mistake")
    settled.click("Today")
    assert settled.sees("Start session")
    assert settled.diary.checks()[-1].release is Release.MISTAKE


def test_a_rolled_ankle_waits_for_its_appointment_with_the_gentle_things_open(settled: Patient) -> None:
    settled.click("Warning signs")
    settled.tick_signs(ROLLED)
    assert settled.finds("Book a doctor or physiotherapist")
    settled.looks_at_routines()
    assert settled.sees("Start Flare-up calm-down with icing")
    assert settled.sees("Start Desk break")
    assert not settled.sees("Start Strengthen")
    assert not settled.sees("Start Run and walk, stage 1")


def test_still_sore_after_eight_weeks_is_said_once_and_blocks_nothing(settled: Patient) -> None:
    settled.go_to(56)
    settled.scores(2)
    settled.looks_at_routines()
    before = {name for name in settled.names() if name.startswith("Start ")}
    settled.opens_running()
    assert settled.sees("Start stage 1")
    settled.click("Warning signs")
    settled.tick_signs(STILL_SORE)
    assert settled.finds("It is taking longer than usual. Book an appointment and take your diary.")
    assert settled.finds("This closes nothing.")
    check = settled.diary.checks()[-1]
    assert (check.signs, check.level) == (frozenset({Sign.SLOW}), Level.BOOK)
    assert check.page is not Asked.NOTHING
    settled.looks_at_routines()
    assert {name for name in settled.names() if name.startswith("Start ")} == before
    settled.opens_running()
    assert settled.sees("Start stage 1")
    settled.click("Today")
    assert settled.sees("Start session")
