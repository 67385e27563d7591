"""The way into a session: signs once, a number where one is needed, a plain reason where nothing starts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage.plan_codec import rebuild
from ankle_rehab.ui.dialogs.check_in import CheckIn
from ankle_rehab.ui.dialogs.resume_offer import ResumeOffer
from ankle_rehab.ui.session_starter import SessionStarter
from tests.ui.house import click, reads, stamp
from tests.ui.player_house import PlayerHouse, press


@pytest.fixture
def starter(rooms: PlayerHouse) -> SessionStarter:
    """The signs were answered with "None of these"."""
    rooms.guard.answer(frozenset(), twisted=False)
    return rooms.starter()


def dialog(starter: SessionStarter) -> QWidget:
    """The one question that is open."""
    assert starter.window is not None
    found = [one for one in starter.window.findChildren(QDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def nothing_asked(starter: SessionStarter) -> bool:
    assert starter.window is not None
    return not any(one.isVisible() for one in starter.window.findChildren(QDialog))


def test_choosing_the_number_saves_it_and_starts_the_session(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    begun: list[bool] = []
    starter.started.connect(lambda: begun.append(True))
    starter.begin("three")
    assert reads(dialog(starter), "How is your left ankle right now, at rest?")
    assert not rooms.player.active
    click(dialog(starter), "2 of 10, mild")
    assert rooms.entries() == [("left", "rest_before", 2)]
    assert rooms.player.active
    assert rooms.run().plan.sides == (Side.LEFT, Side.RIGHT)
    assert begun == [True]
    assert nothing_asked(starter)


def test_a_gentle_routine_with_a_low_score_today_asks_nothing(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    rooms.wrote(3, 22)
    starter.begin("three")
    assert rooms.player.active
    assert nothing_asked(starter)
    assert len(rooms.entries()) == 1


@pytest.mark.parametrize(("routine", "score"), [("three", 4), ("daily", 0)])
def test_otherwise_the_number_is_asked(
    rooms: PlayerHouse, starter: SessionStarter, routine: str, score: int
) -> None:
    rooms.wrote(score, 22)
    starter.begin(routine)
    assert not rooms.player.active
    assert reads(dialog(starter), "right now, at rest?")


def test_too_much_pain_for_this_one_is_saved_and_starts_nothing(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    starter.begin("daily")
    click(dialog(starter), "4 of 10, moderate")
    assert rooms.entries() == [("left", "rest_before", 4)]
    assert not rooms.player.active
    assert reads(dialog(starter), "It opens again when your pain at rest is 3 or less.")
    click(dialog(starter), "Close")
    assert not starter.waiting


def test_seven_starts_nothing_and_leads_to_the_signs(rooms: PlayerHouse, starter: SessionStarter) -> None:
    asked: list[bool] = []
    starter.signs_requested.connect(lambda: asked.append(True))
    starter.begin("desk")
    click(dialog(starter), "7 of 10, severe")
    assert not rooms.player.active
    assert reads(dialog(starter), "Pain of 7 or more is severe, so nothing is started now.")
    click(dialog(starter), "Look at the warning signs")
    assert asked == [True]
    starter.go_on()
    starter.begin("three")
    assert reads(dialog(starter), "The pain was 7 or more")
    assert not rooms.player.active


def test_before_the_first_session_the_signs_come_first_and_then_it_goes_on(rooms: PlayerHouse) -> None:
    starter = rooms.starter()
    asked: list[bool] = []
    starter.signs_requested.connect(lambda: asked.append(True))
    starter.begin("three")
    assert asked == [True]
    assert nothing_asked(starter)
    rooms.guard.answer(frozenset(), twisted=False)
    starter.go_on()
    click(dialog(starter), "1 of 10, mild")
    assert rooms.player.active


def test_a_ticked_sign_starts_nothing(rooms: PlayerHouse, starter: SessionStarter) -> None:
    rooms.guard.answer(frozenset({Sign.FEVER}), twisted=False)
    starter.begin("three")
    assert reads(dialog(starter), "A warning sign is ticked")
    assert not rooms.player.active


def test_something_is_new_opens_the_signs_and_keeps_what_was_wanted(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    asked: list[bool] = []
    starter.signs_requested.connect(lambda: asked.append(True))
    starter.begin("three")
    click(dialog(starter), "Something is new")
    assert asked == [True]
    assert nothing_asked(starter)
    starter.go_on()
    click(dialog(starter), "0 of 10, no pain")
    assert rooms.player.active


def test_without_a_sore_side_a_score_above_nought_asks_which(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    rooms.preferences.change(sore_side=None)
    starter.begin("three")
    click(dialog(starter), "2 of 10, mild")
    assert not rooms.player.active
    assert rooms.entries() == []
    click(dialog(starter), "Which ankle is it?: Right")
    assert rooms.entries() == [("right", "rest_before", 2)]
    assert rooms.player.active
    assert rooms.scores.sides == (Side.RIGHT,)


def test_without_a_sore_side_nought_counts_for_both(rooms: PlayerHouse, starter: SessionStarter) -> None:
    rooms.preferences.change(sore_side=None)
    starter.begin("three")
    click(dialog(starter), "0 of 10, no pain")
    assert rooms.entries() == [("left", "rest_before", 0), ("right", "rest_before", 0)]
    assert rooms.player.active


def test_no_key_out_of_habit_starts_a_session(rooms: PlayerHouse, starter: SessionStarter) -> None:
    starter.begin("three")
    for key, words in ((Qt.Key.Key_Space, " "), (Qt.Key.Key_Return, "\r"), (Qt.Key.Key_A, "a")):
        press(dialog(starter), key, words)
    assert rooms.entries() == []
    assert not rooms.player.active
    press(dialog(starter), Qt.Key.Key_3, "3")
    press(dialog(starter), Qt.Key.Key_Return, "\r")
    assert rooms.entries() == [("left", "rest_before", 3)]


def test_after_a_twist_only_the_calm_routine_starts_at_half_size(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    rooms.guard.answer(frozenset(), twisted=True)
    starter.begin("three")
    assert reads(dialog(starter), "The twist is too fresh")
    starter.begin("calm-down")
    click(dialog(starter), "2 of 10, mild")
    assert rooms.player.active
    assert rooms.run().plan.half_size


def test_own_doses_are_used(rooms: PlayerHouse, starter: SessionStarter) -> None:
    page = rooms.session_page()
    page.open_routine("three")
    rooms.settle()
    click(page, "Wall press: seconds: more")
    starter.begin("three")
    click(dialog(starter), "1 of 10, mild")
    assert rooms.run().plan.seconds == 375 + 10


# after a crash -----------------------------------------------------------------------------------------


def begun(rooms: PlayerHouse, routine_id: str) -> SessionRun:
    return SessionRun.begin(make_plan(rooms.content.routine(routine_id), (Side.LEFT, Side.RIGHT)))


def test_the_offer_names_the_step_and_both_ways(rooms: PlayerHouse) -> None:
    rooms.start("three")
    for _ in range(5):
        rooms.player.skip()
    found = rooms.diary.open_session()
    assert found is not None
    offer = rooms.show(ResumeOffer(found, rooms.clock.now(), can_go_on=True), 480, 200)
    assert reads(offer, "The article's three: step 6 of 12, Sunday 22 November, 09:00.")
    went: list[int] = []
    offer.go_on.connect(went.append)
    click(offer, "Go on at that step")
    assert went == [found.id]


def test_what_cannot_go_on_can_only_be_saved(rooms: PlayerHouse) -> None:
    rooms.start("three")
    found = rooms.diary.open_session()
    assert found is not None
    offer = rooms.show(ResumeOffer(found, rooms.clock.now(), can_go_on=False), 480, 200)
    assert not reads(offer, "Go on at that step")
    kept: list[int] = []
    offer.save.connect(kept.append)
    click(offer, "Save what was done")
    assert kept == [found.id]


def test_going_on_after_a_crash_asks_the_same_questions(rooms: PlayerHouse, starter: SessionStarter) -> None:
    session = begun(rooms, "three").skip().skip()
    number = rooms.diary.begin_session(session, stamp(22, 8))
    rooms.diary.keep_step(number, session)
    found = rooms.diary.open_session()
    assert found is not None
    starter.resume(found.id, rebuild(found, rooms.content.exercise))
    assert not rooms.player.active
    click(dialog(starter), "2 of 10, mild")
    assert (rooms.run().index, rooms.run().state) == (2, State.PAUSED)
    assert rooms.player.session_id == number
    rooms.player.end()
    assert rooms.diary.open_session() is None


def test_a_twist_since_the_crash_keeps_the_session_closed(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    session = begun(rooms, "calm-down")
    number = rooms.diary.begin_session(session, stamp(22, 8))
    found = rooms.diary.open_session()
    assert found is not None
    rooms.guard.answer(frozenset(), twisted=True)
    starter.resume(number, rebuild(found, rooms.content.exercise))
    click(dialog(starter), "2 of 10, mild")
    assert not rooms.player.active
    assert reads(dialog(starter), "The twist is too fresh")


def test_the_question_is_a_dialog_that_a_screen_reader_names(
    rooms: PlayerHouse, starter: SessionStarter
) -> None:
    starter.begin("three")
    assert isinstance(dialog(starter), CheckIn)
    assert dialog(starter).accessibleName() == "Before you start: The article's three"
    rooms.settle()
