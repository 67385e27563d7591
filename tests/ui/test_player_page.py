"""The player's page by its buttons, its keys and what can be read from it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.plan import Phase, make_plan
from ankle_rehab.domain.session import State
from ankle_rehab.ui.pages.player import PlayerPage
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.player.countdown_ring import CountdownRing
from ankle_rehab.ui.widgets.player.session_bar import SessionBar
from ankle_rehab.ui.widgets.player.tempo_row import TempoRow
from ankle_rehab.ui.widgets.words import Words
from tests.fakes.exercises import exercise, plan
from tests.ui.house import click, reads
from tests.ui.player_house import PlayerHouse, named, press, to

Key = Qt.Key


# what is shown ---------------------------------------------------------------------------------------


def test_get_ready_says_what_comes_and_for_which_foot(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    rooms.wait(3)
    for words in ("Ankle circles", "LEFT FOOT", "GET READY", "20 times", "Next: left foot, 40 s"):
        assert reads(page, words), words
    assert reads(page, "Any key starts now")
    assert named(page, CountdownRing) == "7 seconds"
    assert reads(page, "6:12 left of 6:15")
    assert named(page, SessionBar) == "Ankle circles, part 1 of 3 of the session"
    assert named(page, Figure).startswith("Ankle circles: ")


def test_a_hold_shows_its_word_the_seconds_and_one_cue_at_a_time(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 1, Phase.WORK)
    cues = rooms.content.exercise("wall-press").cues
    shown = set()
    for _ in range(58):
        rooms.wait(1)
        now = [cue for cue in cues if reads(page, cue)]
        assert len(now) == 1
        shown.add(now[0])
    assert len(shown) > 2
    assert reads(page, "PRESS")
    assert named(page, CountdownRing) == "2 seconds"
    assert reads(page, "Next: change side, 15 s")


def test_repetitions_show_set_count_and_the_part_of_the_tempo(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("strength")
    to(rooms, 4, Phase.WORK)
    rooms.wait(6 + 0.5)
    assert reads(page, "Set 1 of 3 · 2 of 12")
    assert reads(page, "BOTH FEET")
    assert named(page, TempoRow) == "UP 2"
    rooms.wait(1)
    assert named(page, TempoRow) == "UP 1"
    rooms.wait(0.5)
    assert named(page, TempoRow) == "PAUSE 1"
    rooms.wait(1)
    assert named(page, TempoRow) == "DOWN 3"
    assert reads(page, "Next: rest, 45 s")


def test_the_large_word_is_what_to_do_at_this_moment(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("strength")
    to(rooms, 4, Phase.WORK)
    for seconds, word in ((0.5, "UP"), (2, "PAUSE"), (1, "DOWN"), (3, "UP")):
        rooms.wait(seconds)
        assert reads(page, word)
        assert not reads(page, "RISE")
    press(page, Key.Key_Space)
    assert reads(page, "PAUSED")


def test_a_part_without_a_word_of_its_own_keeps_the_word_of_the_exercise(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("desk")
    to(rooms, 0, Phase.WORK)
    rooms.wait(0.5)
    assert reads(page, "PULL")
    to(rooms, 1, Phase.WORK)
    assert reads(page, "CIRCLE")


def test_segments_and_the_other_foot_are_shown(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 2, Phase.WORK)
    first, second = rooms.content.exercise("ball-massage").segments
    assert reads(page, first.capitalize())
    rooms.wait(30)
    assert reads(page, second[0].upper() + second[1:])
    rooms.player.skip()
    assert reads(page, "CHANGE SIDE")
    assert reads(page, "RIGHT FOOT")


def test_an_easier_level_stays_on_the_screen_in_words(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 1, Phase.WORK)
    rooms.wait(5)
    click(page, "It hurts")
    click(page, "4 of 10, moderate")
    click(page, "Make it easier")
    words = rooms.content.exercise("wall-press").easier[0].words
    assert reads(page, f"Easier: {words}")


def test_more_than_ninety_nine_seconds_are_shown_as_minutes(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    long = exercise(Dose(Mode.CONTINUOUS, seconds=120), name="ball-massage")
    rooms.start(plan(long, sides=(Side.LEFT,)))
    rooms.player.confirm()
    rooms.wait(1)
    assert named(page, CountdownRing) == "1:59 minutes"


def test_a_computer_that_was_away_is_named(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    rooms.wait(3)
    rooms.clock.sleep(900)
    rooms.player.tick()
    assert reads(page, "Paused: this computer was away for a while. Nothing was counted.")
    press(page, Key.Key_A, "a")
    assert not reads(page, "was away")
    assert rooms.run().state is State.RUNNING


# activities ------------------------------------------------------------------------------------------


def test_a_walk_is_ended_by_its_button(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("post-run")
    click(page, "Already walked")
    assert rooms.run().step.item == 1


def test_a_question_about_safety_wants_its_own_button(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("calm-down")
    asked: list[bool] = []
    page.signs_requested.connect(lambda: asked.append(True))
    press(page, Key.Key_A, "a")
    assert rooms.run().state is State.WAITING
    click(page, "Something is new")
    assert asked == [True]
    assert rooms.run().state is State.WAITING
    click(page, "Nothing new")
    assert rooms.run().step.item == 1


def test_the_ice_has_its_own_page_and_may_be_left_out(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("calm-down")
    to(rooms, 4, Phase.ACTIVITY)
    asked: list[bool] = []
    page.icing_requested.connect(lambda: asked.append(True))
    click(page, "To the ice")
    press(page, Key.Key_A, "a")
    assert asked == [True, True]
    assert rooms.run().step.item == 4
    click(page, "No ice today")
    assert rooms.run().step.item == 6, "without ice there is no skin to look at"
    assert rooms.run().records[-3:-1] == (None, None)


def test_the_diary_step_takes_digits_as_answers_and_other_keys_to_go_on(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("post-run")
    to(rooms, 5, Phase.ACTIVITY)
    press(page, Key.Key_2, "2")
    press(page, Key.Key_Return, "\r")
    assert rooms.entries() == [("left", "during_worst", 2)]
    page.setFocus()
    press(page, Key.Key_A, "a")
    assert rooms.run().state is State.FINISHED


# the end ---------------------------------------------------------------------------------------------


def finish(rooms: PlayerHouse) -> None:
    while rooms.player.active:
        rooms.wait(2)


def scales(page: PlayerPage) -> list[PainScale]:
    return [scale for scale in page.findChildren(PainScale) if scale.isVisibleTo(page)]


def test_a_whole_session_ends_in_plain_words_and_two_numbers(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("desk")
    finish(rooms)
    assert reads(page, "Desk break, all of it: 1 min 46 s of guided time.")
    worst, now = scales(page)
    click(worst, "3 of 10, mild")
    assert rooms.entries() == [("left", "during_worst", 3)]
    click(now, "1 of 10, mild")
    assert rooms.entries() == [("left", "during_worst", 3), ("left", "after_60min", 1)]
    assert reads(page, "Both numbers are in your diary.")
    assert {entry.session_id for entry in rooms.diary.entries()} == {rooms.player.session_id}
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    click(page, "Finish")
    assert left == [True]


def test_another_number_takes_the_place_of_the_first(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("desk")
    finish(rooms)
    worst, _ = scales(page)
    click(worst, "3 of 10, mild")
    click(worst, "5 of 10, moderate")
    assert rooms.entries() == [("left", "during_worst", 5)]


def test_a_session_ended_early_is_called_done_in_part(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 1, Phase.WORK)
    rooms.wait(20)
    click(page, "End session")
    assert reads(page, "Done in part")
    assert reads(page, "0 of 3 parts whole, 20 s of guided time. It is kept.")


def test_a_key_out_of_habit_gives_no_number_at_the_end(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("desk")
    finish(rooms)
    for key, words in ((Key.Key_Space, " "), (Key.Key_Return, "\r"), (Key.Key_A, "a")):
        press(page, key, words)
    assert rooms.entries() == []


def test_a_second_session_starts_with_a_clean_page(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    click(page, "End session")
    rooms.start("desk")
    assert reads(page, "Point and pull")
    assert not reads(page, "Done in part")
    click(page, "Pause" if rooms.run().step.phase is Phase.WORK else "Start now")


# far view, flash, hidden page --------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1120, 760), (800, 480), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_in_far_view_the_figures_take_a_quarter_of_the_height(
    rooms: PlayerHouse, size: tuple[int, int], scale: float
) -> None:
    rooms.dress(scale)
    page = rooms.player_page(*size)
    page.set_far(True)
    long = exercise(
        Dose(Mode.REPS, sets=2, reps=30, tempo=(2, 1, 1)), name="heel-raise-double", both_feet=True
    )
    rooms.start(plan(long))
    for seconds in (1, 10, 50, 30):
        rooms.wait(seconds)
        rooms.settle()
        assert page.digit_height >= page.height() / 4


def test_in_far_view_what_is_to_be_done_between_exercises_is_large(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.dress(1.0)
    rooms.start("post-run")  # it begins with a walk
    (words,) = (one for one in page.findChildren(Words) if one.text() == "Walk easily for 3 minutes.")
    usual = words.fontMetrics().height()
    page.set_far(True)
    assert words.fontMetrics().height() > 1.3 * usual
    page.set_far(False)
    assert words.fontMetrics().height() == usual


def test_escape_and_the_button_leave_far_view(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    asked: list[bool] = []
    page.far_toggled.connect(asked.append)
    click(page, "Far view")
    page.set_far(True)
    press(page, Key.Key_Escape)
    click(page, "Leave full screen")
    assert asked == [True, False, False]


@pytest.mark.parametrize(
    ("settings", "flashes"), [({}, True), ({"flash_on": False}, False), ({"reduced_motion": True}, False)]
)
def test_the_ground_lights_up_when_work_starts(
    rooms: PlayerHouse, settings: dict[str, bool], flashes: bool
) -> None:
    rooms.preferences.change(**settings)
    page = rooms.player_page()
    rooms.start("three")
    assert not page.flashing
    rooms.wait(10)
    assert page.flashing == flashes


def test_the_ground_lights_up_where_the_circles_turn_round(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    to(rooms, 0, Phase.WORK)
    lit: list[float] = []
    page.lit.connect(lambda: lit.append(rooms.run().elapsed))
    rooms.wait(rooms.run().step.seconds - 1)
    assert lit == [rooms.run().step.seconds / 2]


def test_it_never_lights_up_twice_in_a_second(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    lit: list[float] = []
    page.lit.connect(lambda: lit.append(rooms.clock.read().elapsed))
    for _ in range(40):
        rooms.clock.advance(0.3)
        rooms.player.skip()
    assert len(lit) >= 3
    assert all(after - before >= 1 for before, after in pairwise(lit))


def test_a_page_that_comes_back_to_the_front_shows_where_the_session_is(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start("three")
    page.hide()
    to(rooms, 1, Phase.WORK)
    rooms.wait(5)
    page.show()
    assert reads(page, "PRESS")
    assert named(page, CountdownRing) == "55 seconds"


def test_half_size_movements_are_named(rooms: PlayerHouse) -> None:
    page = rooms.player_page()
    rooms.start(make_plan(rooms.content.routine("calm-down"), (Side.LEFT,), tender=True, half_size=True))
    to(rooms, 2, Phase.WORK)
    assert reads(page, "Half-size movements")


def test_the_phase_is_the_name_of_the_page_for_a_screen_reader(rooms: PlayerHouse) -> None:
    page: PlayerPage = rooms.player_page()
    rooms.start("three")
    assert page.accessibleName() == "Get ready, Ankle circles, Left foot, 20 times, 10 seconds"
    rooms.wait(10)
    assert page.accessibleName() == "Circle, Left foot, 40 seconds"
