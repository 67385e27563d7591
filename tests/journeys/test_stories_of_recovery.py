"""The pain goes, and the program stays: a smaller plan, said once, and back on the first sore day."""

from __future__ import annotations

from itertools import pairwise

from ankle_rehab.domain.progress import PHASE, Phase, StepWhy
from tests.journeys.patient import Patient

SAID = "Two weeks without pain"


def phase(patient: Patient) -> Phase:
    return patient.program.parts.course.phase()


def two_weeks_without_pain(patient: Patient) -> None:
    for day in range(1, 14):
        patient.go_to(day)
        patient.scores(0)
        assert phase(patient) is Phase.SORE
    patient.go_to(14)
    patient.scores(0)


def test_recovery_to_prevention_and_back(patient: Patient) -> None:
    patient.click("Warning signs")
    patient.none_of_these()
    two_weeks_without_pain(patient)
    assert phase(patient) is Phase.PREVENTION
    assert patient.finds(SAID)
    assert patient.finds("If it gets sore again, the plan switches back by itself.")
    assert patient.planned == "three"
    patient.click("I have read it")
    assert not patient.finds(SAID)

    planned = []
    for day in range(15, 22):
        patient.go_to(day)
        patient.scores(0)
        assert not patient.finds(SAID)
        planned.append(patient.planned)
        if patient.planned:
            patient.trains()
        else:
            assert patient.finds("today is a day off")
    assert set(planned) == {"three", ""}
    assert planned.count("three") == 3
    assert all(not (one and other) for one, other in pairwise(planned))

    patient.go_to(22)
    patient.scores(1)
    assert phase(patient) is Phase.SORE
    assert patient.finds("Sore again, so the plan is back")
    assert patient.planned not in ("", "three")
    steps = [(step.before, step.after, step.why) for step in patient.steps(PHASE)]
    assert steps == [(0, 1, StepWhy.PAIN_FREE), (1, 0, StepWhy.SORE_AGAIN)]


def test_fewer_than_four_scores_in_two_weeks_prove_nothing(patient: Patient) -> None:
    patient.click("Warning signs")
    patient.none_of_these()
    for day in (1, 8, 15):
        patient.go_to(day)
        patient.scores(0)
    assert phase(patient) is Phase.SORE
