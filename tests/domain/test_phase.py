"""Recovery to prevention and back, by a table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ankle_rehab.domain.cycles import DayFacts, Felt
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, Swelling
from ankle_rehab.domain.phase import change_of, next_phase
from ankle_rehab.domain.progress import PHASE, Phase, StepWhy
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.stepping import Change
from ankle_rehab.domain.triage import Sign

TODAY = date(2026, 11, 22)
OLD = TODAY - timedelta(days=13)
CALM = Standing(checked=True)


def day(back: int, worst: int = 0, *, late: bool = False) -> DayFacts:
    felt = Felt(worst, None if late else worst)
    return DayFacts(TODAY - timedelta(days=back), Side.LEFT, {Moment.NEXT_MORNING: felt})


FREE = tuple(day(back) for back in (1, 4, 8, 12))
LIMPED = DayFacts(TODAY, Side.LEFT, limp=True)
SWOLLEN = DayFacts(TODAY, Side.LEFT, swellings=(Swelling.LITTLE,))
NOT_SWOLLEN = DayFacts(TODAY, Side.LEFT, swellings=(Swelling.NONE,))


@pytest.mark.parametrize(
    ("facts", "stands", "first", "free"),
    [
        pytest.param(FREE, CALM, OLD, True, id="four days without pain in a fortnight"),
        pytest.param(FREE[:3], CALM, OLD, False, id="three days say too little"),
        pytest.param((*FREE[:3], day(5, late=True)), CALM, OLD, False, id="written late proves nothing"),
        pytest.param((day(0), day(0), day(1), day(1)), CALM, OLD, False, id="two days are not four"),
        pytest.param(FREE, CALM, OLD + timedelta(days=1), False, id="the diary is thirteen days old"),
        pytest.param((*FREE, day(13, 1)), CALM, OLD, False, id="a score of 1 thirteen days ago"),
        pytest.param((*FREE, day(14, 8)), CALM, OLD, True, id="a score of 8 fourteen days ago"),
        pytest.param((*FREE, day(5, 2, late=True)), CALM, OLD, False, id="a late score is pain all the same"),
        pytest.param((*FREE, LIMPED), CALM, OLD, False, id="a limp"),
        pytest.param((*FREE, SWOLLEN), CALM, OLD, False, id="swelling"),
        pytest.param((*FREE, NOT_SWOLLEN), CALM, OLD, True, id="no swelling"),
        pytest.param(
            FREE, Standing(True, hours_since_twist=335.0), OLD, False, id="a twist in the fortnight"
        ),
        pytest.param(FREE, Standing(True, hours_since_twist=336.0), OLD, True, id="an older twist"),
        pytest.param(FREE, Standing(True, frozenset({Sign.FEVER})), OLD, False, id="an open sign"),
    ],
)
def test_prevention_begins_after_fourteen_days_without_pain(
    facts: tuple[DayFacts, ...], stands: Standing, first: date, *, free: bool
) -> None:
    expected = Phase.PREVENTION if free else Phase.SORE
    assert next_phase(Phase.SORE, facts, stands, TODAY, first) is expected


@pytest.mark.parametrize(
    ("facts", "stands", "phase"),
    [
        pytest.param((), CALM, Phase.PREVENTION, id="silence does not end it"),
        pytest.param((day(0, 1),), CALM, Phase.SORE, id="a score of 1 today"),
        pytest.param((day(9, 1),), CALM, Phase.SORE, id="pain that was written down later"),
        pytest.param((day(0),), Standing(True, hours_since_twist=0.0), Phase.SORE, id="a twist"),
        pytest.param((day(0),), Standing(True, frozenset({Sign.FEVER})), Phase.SORE, id="a sign"),
    ],
)
def test_a_sore_day_switches_back_at_once(
    facts: tuple[DayFacts, ...], stands: Standing, phase: Phase
) -> None:
    assert next_phase(Phase.PREVENTION, facts, stands, TODAY, OLD) is phase


def test_without_a_score_there_is_no_prevention() -> None:
    assert next_phase(Phase.SORE, (), CALM, TODAY, None) is Phase.SORE


def test_each_switch_is_one_step() -> None:
    assert change_of(Phase.SORE, Phase.SORE) == ()
    assert change_of(Phase.SORE, Phase.PREVENTION) == (Change(PHASE, 0, 1, StepWhy.PAIN_FREE),)
    assert change_of(Phase.PREVENTION, Phase.SORE) == (Change(PHASE, 1, 0, StepWhy.SORE_AGAIN),)
