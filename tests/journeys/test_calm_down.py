"""The calm-down routine to its end, with twenty minutes of ice in the middle of it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import IcingState
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.routine import Activity
from ankle_rehab.domain.session import State
from tests.journeys.visitor import Visitor


def begin(visitor: Visitor) -> None:
    """The routine up to the wrapped pack."""
    visitor.click("Session")
    visitor.click("Start Flare-up calm-down with icing")
    visitor.click("3 of 10, mild")
    visitor.click("Nothing new")
    while visitor.run().state is State.RUNNING:
        visitor.wait(visitor.run().remaining)
    assert visitor.run().activity is Activity.WRAP
    visitor.press(Qt.Key.Key_PageDown)
    assert visitor.run().activity is Activity.ICING


def test_calm_down_ices_for_twenty_minutes_and_comes_back_by_itself(resident: Visitor) -> None:
    begin(resident)
    resident.click("To the ice")
    assert resident.page == "ice"
    resident.click("Wrapped in cloth, skin whole, I can feel a light touch")
    resident.click("I stay awake, foot raised")
    resident.click("Start 20 minutes")
    assert (resident.sees("Pause"), resident.sees("+10 s rest")) == ([], [])
    for _ in range(3):
        resident.wait(300)
        resident.click("Skin fine, I can feel it")
    resident.wait(300)
    assert resident.program.parts.icing.icing is not None
    assert resident.program.parts.icing.icing.state is IcingState.ALARM
    resident.click("It is off")
    resident.click("Is your skin back to normal?: Back to normal")
    resident.click("2 of 10, mild")
    resident.click("Done")
    assert resident.page == "player"
    assert resident.run().activity is Activity.DIARY
    resident.click("4 of 10, moderate", "The worst")
    resident.click("2 of 10, mild", "And now")
    resident.click("Go on")
    assert resident.reads("Flare-up calm-down with icing, all of it")
    session = resident.diary.sessions()[-1]
    assert (session.routine_id, session.outcome) == ("calm-down", Outcome.COMPLETED)
    (icing,) = resident.diary.icings()
    assert (icing.side, icing.passed) == (Side.LEFT, 1200)
    scores = [(entry.moment, entry.score) for entry in resident.diary.entries()[-2:]]
    assert scores == [(Moment.DURING_WORST, 4), (Moment.AFTER_60MIN, 2)]


def test_without_ice_nobody_asks_how_the_skin_is(resident: Visitor) -> None:
    begin(resident)
    resident.click("No ice today")
    assert resident.run().activity is Activity.DIARY
    resident.click("Go on")
    assert resident.diary.sessions()[-1].outcome is Outcome.PARTIAL
