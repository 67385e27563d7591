"""From the first start to the first finished session, and the score that is written down later."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.session import State
from tests.journeys.visitor import Visitor

MOST_CLICKS = 8  # to the end of the session; four answer the warning signs, asked like this only once
BOTH_NUMBERS = 2  # and then the diary has all it asks for


def scores(visitor: Visitor) -> list[tuple[Moment, int]]:
    return [(entry.moment, entry.score) for entry in visitor.diary.entries()]


def test_the_first_session_takes_few_clicks_and_stands_in_the_diary(newcomer: Visitor) -> None:
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    newcomer.click("Start session")
    newcomer.none_of_these()
    newcomer.click("2 of 10, mild")
    assert newcomer.page == "player"
    assert newcomer.screen.awake
    newcomer.wait(newcomer.run().plan.seconds)
    assert newcomer.run().state is State.FINISHED
    assert newcomer.clicks <= MOST_CLICKS
    assert not newcomer.screen.awake
    newcomer.click("3 of 10, mild", "The worst in your left ankle")
    newcomer.click("1 of 10, mild", "And now")
    assert newcomer.reads("Both numbers are in your diary.")
    assert newcomer.clicks <= MOST_CLICKS + BOTH_NUMBERS

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
    resident.click("4 of 10, moderate")
    assert scores(resident) == [(Moment.REST_BEFORE, 2), (Moment.OTHER, 4)]
    assert resident.diary.entries()[-1].side is Side.LEFT
    resident.click("Undo")
    assert resident.clicks == 2
    assert scores(resident) == [(Moment.REST_BEFORE, 2)]


def test_the_end_is_told_on_another_page_and_one_click_leads_to_the_two_numbers(resident: Visitor) -> None:
    resident.click("Start session")
    resident.click("Diary")
    assert resident.reads("The article's three: 6:15 left of 6:15")
    resident.wait(resident.run().session_remaining)
    assert resident.page == "diary"
    assert resident.reads("The article's three: ended. How was it?")
    resident.click("Go back to it")
    resident.click("3 of 10, mild", "The worst in your left ankle")
    assert scores(resident)[-1] == (Moment.DURING_WORST, 3)
    resident.click("Diary")
    assert not resident.reads("How was it?")


def test_without_a_sore_side_writing_down_a_score_opens_the_form(newcomer: Visitor) -> None:
    newcomer.click("I understand")
    newcomer.click("Write down a pain score")
    newcomer.click("Which side?: Right")
    newcomer.click("3 of 10, mild")
    newcomer.click("Save entry")
    (entry,) = newcomer.diary.entries()
    assert (entry.side, entry.score) == (Side.RIGHT, 3)


def test_the_word_in_the_rail_leads_back_from_a_routine_to_all_of_them(resident: Visitor) -> None:
    resident.click("Session")
    resident.click("Look at Daily care")
    assert not resident.reads("Choose a session")
    resident.click("Session")
    assert resident.reads("Choose a session")
