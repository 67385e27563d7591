"""What ends a session before its end: a high score, and a warning sign."""

from __future__ import annotations

from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.triage import Sign
from tests.journeys.visitor import Visitor

CALF = (
    "One calf or leg is swollen, throbbing, warm or discoloured, above all after a flight, an operation"
    " or days of rest."
)


def test_it_hurts_eight_ends_the_session_and_is_saved(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(15)
    resident.click("It hurts")
    resident.click("8 of 10, severe")
    assert resident.reads("Stopped because it hurt")
    assert not resident.screen.awake
    session = resident.diary.sessions()[-1]
    assert (session.outcome, session.hurts, session.done_seconds) == (Outcome.STOPPED_FOR_PAIN, (8,), 5)
    entry = resident.diary.entries()[-1]
    assert (entry.moment, entry.score, entry.session_id) == (Moment.DURING_WORST, 8, session.id)
    resident.click("Finish")
    assert resident.sees("Start session") == []
    resident.click("Session")
    assert resident.sees("Start The article's three") == []


def test_a_sign_ticked_in_the_middle_ends_the_session_and_starts_nothing(resident: Visitor) -> None:
    resident.click("Start session")
    resident.wait(15)
    resident.click("Today")
    resident.click("Something is new")
    resident.tick_signs(CALF)
    assert resident.page == "signs"
    assert not resident.program.parts.player.active
    assert resident.diary.sessions()[-1].outcome is Outcome.PARTIAL
    assert resident.program.parts.guard.standing().open_signs == {Sign.CALF}
    resident.click("Today")
    assert resident.sees("Start session") == []
