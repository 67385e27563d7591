"""A stage of the ladder in the player: walk and run by the clock, in words, pictures and voice."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import Phase, Plan, make_plan
from ankle_rehab.domain.run_ladder import stage
from ankle_rehab.domain.run_routine import run_routine
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.domain.voice_lines import every_sentence
from ankle_rehab.storage.plan_codec import rebuild
from ankle_rehab.ui.pages.player import PlayerPage
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.player.countdown_ring import CountdownRing
from ankle_rehab.ui.widgets.player.session_bar import SessionBar
from ankle_rehab.ui.words import player_words
from tests.domain.test_voice_lines import CONTENT, LINES, said
from tests.ui.house import Kind
from tests.ui.player_house import PlayerHouse, named, to

READY, WALK = 10.0, 300.0


def plan(number: int) -> Plan:
    words, exercises = CONTENT.running().ladder, CONTENT.running_exercises()
    return make_plan(run_routine(stage(number), words, *exercises), (Side.LEFT, Side.RIGHT))


def shown(page: PlayerPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def seen_of(page: PlayerPage, kind: type[Kind]) -> list[Kind]:
    return [part for part in page.findChildren(kind) if part.isVisibleTo(page)]


def test_the_voice_of_stage_one_by_the_second() -> None:
    heard = said(SessionRun.begin(plan(1)))
    walk, run = CONTENT.running_exercises()
    assert heard[0] == ("Brisk walk", "5 minutes.", walk.cues[0])
    assert heard[READY] == ("Walk", "5 minutes.")
    assert heard[READY + 150] == ("Half-way.",)
    assert heard[READY + WALK - 10] == ("Ten seconds.",)
    begin = READY + WALK + READY
    assert "Easy running" in heard[READY + WALK]
    assert heard[begin] == ("Run", "One minute.")
    assert heard[begin + 30] == ("Half-way.",)
    assert heard[begin + 50] == ("Ten seconds.",)
    assert [heard[begin + second] for second in (57, 58, 59)] == [("3",), ("2",), ("1",)]
    assert heard[begin + 60] == ("Walk", "One and a half minutes.")
    assert heard[begin + 140] == ("Ten seconds.",)
    assert heard[begin + 150] == ("Run", "One minute.")
    assert heard[begin + 8 * 150 - 90] == ("Walk", "One and a half minutes.")
    assert heard[begin + 8 * 150] == ("Done. That was the whole session.",)
    assert sum(words[0] == "Run" for words in heard.values()) == 8
    assert run.cues[-1] in {words[-1] for words in heard.values()}
    assert not any("feet" in word for words in heard.values() for word in words)


@pytest.mark.parametrize(
    ("number", "run", "walk"),
    [
        (2, "One and a half minutes.", "2 minutes."),
        (4, "5 minutes.", "2 and a half minutes."),
        (6, "20 minutes.", None),
    ],
)
def test_lengths_are_said_as_people_say_them(number: int, run: str, walk: str | None) -> None:
    told = [words for words in said(SessionRun.begin(plan(number))).values() if words[0] in ("Run", "Walk")]
    assert told[1] == ("Run", run)
    assert [words for words in told[2:3] if walk] == ([("Walk", walk)] if walk else [])


def test_walk_and_run_on_the_stage(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start(plan(1))
    rooms.wait(READY + 60)
    run = rooms.run()
    assert (player_words.phase_word(run), player_words.seconds_left(run)) == ("WALK", "4:00")
    assert named(page, SessionBar) == "Brisk walk, part 1 of 2 of the session"
    to(rooms, 1, Phase.WORK)
    rooms.wait(20)
    run = rooms.run()
    assert player_words.phase_word(run) == "RUN"
    assert "Run 1 of 8" in shown(page)
    assert "Next: walk, 1 min 30 s" in shown(page)
    assert player_words.foot(run) == ""
    assert seen_of(page, CountdownRing)
    rooms.wait(40)
    run = rooms.run()
    assert (run.step.phase, player_words.phase_word(run)) == (Phase.REST, "WALK")
    assert "Walk easily and let your breath calm down." in shown(page)
    assert "Next: run, 1 min" in shown(page)
    assert player_words.announcement(run) == "Walk, 1 minute 30 seconds"


def test_the_figure_walks_between_the_runs(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start(plan(1))
    to(rooms, 1, Phase.REST)
    rooms.wait(10)
    (figure,) = seen_of(page, Figure)
    before = figure.grab().toImage()
    rooms.wait(0.25)
    assert figure.grab().toImage() != before


def test_a_long_run_shows_minutes_in_far_view(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start(plan(6))
    to(rooms, 1, Phase.WORK)
    page.set_far(True)
    rooms.wait(60)
    assert player_words.seconds_left(rooms.run()) == "19:00"
    assert "19:00" in shown(page) or page.digit_height > 0


def test_a_whole_stage_is_completed_and_its_walks_are_no_effort(rooms: PlayerHouse) -> None:
    rooms.start(plan(1))
    while rooms.player.active:
        rooms.wait(2.0)
    last = rooms.diary.sessions()[-1]
    assert (last.outcome, last.name) == (Outcome.COMPLETED, "Run and walk, stage 1")
    assert last.done_seconds == pytest.approx(300 + 8 * 60)


def test_pain_above_the_limit_offers_no_way_to_run_on(rooms: PlayerHouse) -> None:
    rooms.start(plan(1))
    to(rooms, 1, Phase.WORK)
    rooms.wait(5)
    rooms.player.pause_for_question()
    rooms.player.hurt(4)
    assert [choice.value for choice in rooms.run().choices] == ["skip", "stop"]


def test_a_run_cut_off_by_a_crash_goes_on_where_it_was(rooms: PlayerHouse) -> None:
    rooms.start(plan(3))
    to(rooms, 1, Phase.REST)
    found = rooms.diary.open_session()
    assert found is not None
    run = rebuild(found, rooms.parts.repertoire.exercise)
    assert (run.state, run.step.phase, run.between is not None) == (State.PAUSED, Phase.REST, True)


def test_every_word_of_the_ladder_can_be_recorded() -> None:
    routines = (*CONTENT.routines(), *CONTENT.running_routines())
    known = set(every_sentence(CONTENT.exercises(), routines, LINES))
    for number in range(1, 9):
        spoken = {word for words in said(SessionRun.begin(plan(number))).values() for word in words}
        assert spoken <= known
    assert len(known) - len(every_sentence(CONTENT.exercises(), CONTENT.routines(), LINES)) < 40
