"""A twist on day 0, and running again eight weeks later."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.progress import BALANCE, StepWhy
from ankle_rehab.domain.run_routine import RUN_WALK
from ankle_rehab.domain.self_test import TestKind
from tests.journeys.patient import DAY_0, Patient, row

TWISTED = "I twisted it in the last 72 hours."
CALM, DAILY, STRENGTH = "Flare-up calm-down with icing", "Daily care", "Strengthen"
WEEK = 7


def lives(patient: Patient, until: int, *, morning: int, worst: int, now: int = 0) -> None:
    """Each day up to that one: a morning score, and in the evening what the plan says."""
    for day in range(patient.day + 1, until + 1):
        patient.go_to(day)
        patient.scores(morning)
        patient.go_to(day, 18)
        patient.trains(rest=min(morning, worst), worst=worst, now=now)


def the_first_three_days(patient: Patient) -> None:
    """Calm movements alone; the ball and everything else is left out, and the doors say why."""
    patient.click("Warning signs")
    patient.tick_signs(TWISTED)
    assert patient.finds("No ball, no run, and no stretch into pain.")
    patient.click("Today")
    assert (patient.light(), patient.planned) == (Light.CALM, "calm-down")
    assert patient.finds("The twist is less than 72 hours old, so only calm movements.")
    assert patient.finds("Today's plan leaves running out: the twist is fresh")
    patient.click("Session")
    assert not patient.sees("Start The article's three")
    assert not patient.sees(f"Start {DAILY}")
    patient.click("Look at The article's three")
    assert patient.finds("Left out for now, because of the twist or the swelling: Small-ball massage.")
    patient.trains(rest=3, worst=3, now=3)
    lives(patient, 2, morning=3, worst=3, now=2)
    assert patient.light() is Light.CALM


def daily_from_day_four(patient: Patient) -> None:
    """Daily care is open, strength and running are not yet."""
    patient.go_to(3)
    patient.scores(2)
    patient.go_to(4)
    patient.scores(2)
    assert patient.planned == "daily"
    patient.looks_at_routines()
    assert patient.sees(f"Start {DAILY}")
    assert not patient.sees(f"Start {STRENGTH}")
    patient.go_to(4, 18)
    patient.trains(rest=2, worst=2, now=1)


def strength_from_day_seven(patient: Patient) -> None:
    lives(patient, 7, morning=1, worst=2, now=1)
    patient.go_to(8)
    patient.scores(1)
    assert patient.light() is Light.GREEN
    assert patient.planned == "strength"
    patient.looks_at_routines()
    assert patient.sees(f"Start {STRENGTH}")
    patient.go_to(8, 18)
    patient.trains(rest=1, worst=2, now=1)


def the_balance_ladder(patient: Patient) -> None:
    """Two weeks a stage, and only after green days with balance; why is told in Review."""
    lives(patient, 6 * WEEK, morning=0, worst=1)
    steps = patient.steps(BALANCE)
    assert [(step.before, step.after) for step in steps] == [(1, 2), (2, 3)]
    assert all(step.why is StepWhy.GREENS for step in steps)
    assert all((one.at.local_date - DAY_0.date()).days > 3 * WEEK for one in steps)
    assert (steps[1].at.local_date - steps[0].at.local_date).days >= 2 * WEEK


def both_feet_are_tested(patient: Patient) -> None:
    """One-leg balance and heel raises of the sore foot, counted by the clock until a key is pressed."""
    patient.go_to(6 * WEEK + 1)
    patient.scores(0)
    patient.click("Session")
    patient.click("Self-tests")
    if patient.sees(row(0)):
        patient.click(row(0))
    for test, seconds in (("One-leg balance", 10 + 33.5), ("Heel raises on one leg", 10 + 12 * 6 + 1)):
        patient.click(f"Do this test: {test}")
        patient.click("Which foot?: Left")
        patient.click("Start with the left foot")
        patient.counts(seconds)
        patient.press(Qt.Key.Key_PageDown)
        patient.click("Done")
    results = patient.program.parts.self_tests.results()
    assert [(result.kind, result.side) for result in results] == [
        (TestKind.BALANCE, Side.LEFT),
        (TestKind.HEEL_RAISES, Side.LEFT),
    ]
    assert results[0].amount >= 30
    assert results[1].amount >= 10


def the_gate_opens(patient: Patient) -> None:
    """A brisk walk with its morning, and at last ten hops; before that no run can be started."""
    patient.go_to(6 * WEEK + 1, 16)
    patient.opens_running()
    assert patient.finds("First: a brisk walk of 30 minutes")
    assert not patient.sees("Start stage 1")
    patient.click("Start the brisk walk")
    patient.answers(rest=0)
    assert patient.plays_to_the_end() is Outcome.COMPLETED
    patient.rates(1, 0)
    patient.go_to(6 * WEEK + 2)
    patient.scores(0)
    patient.go_to(6 * WEEK + 2, 16)
    patient.opens_running()
    assert patient.finds("First: the hop test")
    patient.click("Start the hop test")
    patient.answers(rest=0)
    patient.wait(60)
    patient.click("End session")
    patient.rates(1, 0)
    patient.opens_running()
    for _ in range(10):
        patient.click("Controlled hops, left foot: more")
    patient.click(row(1), within="The worst pain in your left ankle while hopping")
    patient.click("Keep it")


def the_first_run(patient: Patient) -> None:
    """Stage 1 with its walks and runs; the next morning makes it green, and a day comes between two runs."""
    patient.go_to(8 * WEEK)
    patient.scores(0)
    patient.go_to(8 * WEEK, 16)
    patient.opens_running()
    assert patient.finds("Stage 1 is open today.")
    patient.click("Start stage 1")
    patient.answers(rest=0)
    assert patient.run().plan.name == "Run and walk, stage 1"
    assert patient.plays_to_the_end() is Outcome.COMPLETED
    patient.rates(1, 1)
    assert patient.diary.sessions()[-1].routine_id == RUN_WALK
    patient.go_to(8 * WEEK + 1)
    patient.scores(0)
    assert patient.light() is Light.GREEN
    patient.opens_running()
    assert patient.finds("you ran yesterday, and a day comes between two runs.")


def test_from_a_twist_to_the_first_run(patient: Patient) -> None:
    the_first_three_days(patient)
    daily_from_day_four(patient)
    strength_from_day_seven(patient)
    the_balance_ladder(patient)
    both_feet_are_tested(patient)
    the_gate_opens(patient)
    lives(patient, 8 * WEEK - 1, morning=0, worst=1)
    the_first_run(patient)
