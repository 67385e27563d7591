"""From the first start to the first finished session, and the score that is written down later."""

from __future__ import annotations

from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.session import Outcome
from tests.journeys.visitor import Visitor

MOST_CLICKS = 8


def scores(visitor: Visitor) -> list[tuple[Moment, int]]:
    return [(entry.moment, entry.score) for entry in visitor.diary.entries()]


def test_the_first_session_takes_at_most_eight_clicks_and_stands_in_the_diary(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    newcomer.click("Start session")
    newcomer.click("None of these")
    newcomer.click("2 of 10, mild")
    assert newcomer.page == "player"
    assert newcomer.screen.awake
    newcomer.wait(newcomer.run().plan.seconds)
    assert not newcomer.screen.awake
    newcomer.click("3 of 10, mild", "The worst in your left ankle")
    newcomer.click("1 of 10, mild", "And now")
    assert newcomer.reads("Both numbers are in your diary.")
    newcomer.click("Finish")
    assert newcomer.clicks <= MOST_CLICKS

    (session,) = newcomer.diary.sessions()
    assert (session.routine_id, session.outcome, session.done_seconds) == ("three", Outcome.COMPLETED, 320)
    steps = newcomer.diary.session_steps(session.id)
    assert [step.name for step in steps if step.whole] == [
        "ankle-circles",
        "ankle-circles",
        "wall-press",
        "wall-press",
        "ball-massage",
        "ball-massage",
    ]
    assert scores(newcomer) == [(Moment.REST_BEFORE, 2), (Moment.DURING_WORST, 3), (Moment.AFTER_60MIN, 1)]
    newcomer.click("Diary")
    assert newcomer.reads("The article's three")


def test_a_later_score_is_one_click_and_undo_takes_it_back(resident: Visitor) -> None:
    assert scores(resident) == [(Moment.REST_BEFORE, 2)]
