"""Looking at exercises without starting one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.widgets.figure.figure import Figure
from tests.ui.house import button, click, reads, seen
from tests.ui.player_house import PlayerHouse


def picture(page: QWidget) -> bytes:
    """The figure as it is painted now."""
    (figure,) = (one for one in page.findChildren(Figure) if one.isVisibleTo(page))
    image = figure.grab().toImage()
    return bytes(image.constBits())


def test_every_exercise_can_be_looked_at_and_says_all_there_is_to_say(rooms: PlayerHouse) -> None:
    page = rooms.library_page()
    for exercise in rooms.content.exercises():
        click(page, f"Look at {exercise.name}")
        for words in (exercise.purpose, exercise.position, exercise.mistakes, exercise.stop_when):
            assert reads(page, words)
        assert all(reads(page, cue) for cue in exercise.cues)
        assert all(reads(page, level.words) for level in (*exercise.easier, *exercise.harder))
        assert reads(page, f"Pain of up to {exercise.pain_limit} of 10 is acceptable here.")
        assert bool(seen(page, QWidget, "Which foot?: Left")) != exercise.both_feet
        click(page, "All exercises")
    assert rooms.player.run is None


def test_what_needs_nothing_says_so_in_a_sentence(rooms: PlayerHouse) -> None:
    page = rooms.library_page()
    page.open_exercise("ankle-pumps")
    assert reads(page, "You need nothing.")
    page.open_exercise("wall-press")
    assert reads(page, "You need: Wall (and a towel at the foot's edge for comfort)")


def test_every_exercise_has_its_own_picture_in_the_list(rooms: PlayerHouse) -> None:
    page = rooms.library_page()
    rooms.settle()
    shown = [one for one in page.findChildren(Figure) if one.isVisibleTo(page)]
    drawn = {bytes(one.grab().toImage().constBits()) for one in shown}
    assert len(drawn) == len(shown) == len(rooms.content.exercises())


def test_the_figure_moves_with_the_clock_and_stands_still_when_asked(rooms: PlayerHouse) -> None:
    page = rooms.library_page()
    page.open_exercise("heel-raise-double")
    rooms.settle()
    before = picture(page)
    rooms.clock.advance(2)
    page.tick()
    raised = picture(page)
    assert raised != before
    click(page, "Stand still")
    rooms.clock.advance(1)
    rooms.settle()
    assert picture(page) == raised
    assert button(page, "Move")


def test_the_other_foot_is_the_mirror_image(rooms: PlayerHouse) -> None:
    page = rooms.library_page()
    page.open_exercise("wall-press")
    rooms.settle()
    left = picture(page)
    click(page, "Which foot?: Right")
    assert picture(page) != left


def test_with_reduced_motion_nothing_moves(rooms: PlayerHouse) -> None:
    rooms.preferences.change(reduced_motion=True)
    page = rooms.library_page()
    page.open_exercise("heel-raise-double")
    rooms.settle()
    before = picture(page)
    rooms.clock.advance(2)
    page.tick()
    assert picture(page) == before
    assert seen(page, QWidget, "Stand still") == []


@pytest.mark.parametrize(("turn", "step"), [("Next", 1), ("Previous", -1)])
def test_one_leafs_through_in_the_order_of_the_catalogue(rooms: PlayerHouse, turn: str, step: int) -> None:
    page = rooms.library_page()
    page.open_exercise("ankle-circles")
    click(page, turn)
    assert reads(page, rooms.content.exercises()[step].name)


def test_the_sources_are_named_with_their_addresses(rooms: PlayerHouse) -> None:
    page = rooms.library_page()
    page.open_exercise("wall-press")
    keys = rooms.content.exercise("wall-press").sources
    known = {source.key: source for source in rooms.content.sources()}
    assert all(reads(page, known[key].read) for key in keys)


def test_one_goes_back_to_the_choice_of_sessions(rooms: PlayerHouse) -> None:
    page = rooms.library_page()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    click(page, "All routines")
    assert left == [True]
