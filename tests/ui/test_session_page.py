"""Choosing a routine and changing it before it starts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSpinBox, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui.pages.session import SessionPage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.ui import house
from tests.ui.player_house import PlayerHouse, settle


def seen(root: QWidget, kind: type[house.Kind], name: str) -> list[house.Kind]:
    settle()
    return house.seen(root, kind, name)


def button(root: QWidget, name: str) -> QAbstractButton:
    settle()
    return house.button(root, name)


def click(root: QWidget, name: str) -> None:
    settle()
    house.click(root, name)


def reads(root: QWidget, words: str) -> bool:
    settle()
    return house.reads(root, words)


Started = list[tuple[str, tuple[Side, ...]]]


def started(page: SessionPage) -> Started:
    """Collects what is asked to start."""
    asked: Started = []
    page.start_requested.connect(lambda routine, sides: asked.append((routine, sides)))
    return asked


def box(page: QWidget, name: str) -> QSpinBox:
    found = seen(page, QSpinBox, name)
    assert len(found) == 1, name
    return found[0]


def test_every_routine_with_its_time_the_articles_three_first_and_as_the_one_primary(
    rooms: PlayerHouse,
) -> None:
    page = rooms.session_page()
    for routine in rooms.content.routines():
        assert button(page, f"Look at {routine.name}")
    primary = [
        one for one in page.findChildren(QWidget) if one.property("role") == "primary" and one.isVisible()
    ]
    assert [one.accessibleName() for one in primary] == ["Start The article's three"]
    assert reads(page, "The article's three · 6\u00a0min\u00a015\u00a0s")
    assert reads(page, "You need: chair, wall, small ball")
    assert reads(page, "You need: chair")


def test_what_was_done_last_is_told(rooms: PlayerHouse) -> None:
    rooms.trained(21, outcome=Outcome.PARTIAL)
    page = rooms.session_page()
    assert reads(page, "Last done: Yesterday, Saturday 21 November")
    rooms.trained(22)
    assert reads(page, "Last done: Today, Sunday 22 November")


def test_a_closed_routine_can_be_looked_at_and_says_why(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    assert button(page, "Start Strengthen")
    rooms.wrote(6, 22)
    assert seen(page, QWidget, "Start Strengthen") == []
    assert reads(page, "Closed for now. The light is red. Gentler ones first.")
    click(page, "Look at Strengthen")
    assert reads(page, "After a red light")
    assert reads(page, "26 min 47 s in all")
    assert seen(page, QWidget, "Start session") == []


def test_easier_at_once_and_undone(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    click(page, "Look at Daily care")
    click(page, "Wall press: easier")
    assert reads(page, "Easier: Three presses of 20 seconds.")
    assert rooms.parts.course.levels() == {"wall-press": -1}
    assert notices[0].words == "Wall press: one step easier."
    assert notices[0].undo is not None
    notices[0].undo()
    assert rooms.parts.course.levels() == {}
    assert not reads(page, "Easier: Three presses")


def test_harder_shows_the_reason_and_asks_once(rooms: PlayerHouse) -> None:
    rooms.wrote(4, 22)
    page = rooms.session_page()
    click(page, "Look at Daily care")
    click(page, "Wall press: harder")
    assert reads(page, "a score was 4. The plan would stay where it is for now.") or reads(
        page, "pain at rest was 4. The plan would stay where it is for now."
    )
    click(page, "Wall press: leave it as it is")
    assert rooms.parts.course.levels() == {}
    click(page, "Wall press: harder")
    click(page, "Wall press: make it harder")
    assert rooms.parts.course.levels() == {"wall-press": 1}
    assert reads(page, "Further: Two presses of 60 seconds.")
    assert box(page, "Wall press: sets").value() == 2


def test_harder_waits_while_a_sign_waits_for_an_appointment(rooms: PlayerHouse) -> None:
    rooms.guard.answer(frozenset({Sign.BETWEEN_SHINS}), twisted=False)
    page = rooms.session_page()
    page.open_routine("three")
    assert seen(page, QWidget, "Wall press: easier")
    assert seen(page, QWidget, "Wall press: harder") == []
    page.open_routine("daily")
    assert reads(page, "The usual way\nHarder waits for the appointment.")
    assert seen(page, QWidget, "Wall press: harder") == []


def test_a_sign_closes_what_was_asked_about_before_it(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    page.open_routine("daily")
    click(page, "Wall press: harder")
    assert seen(page, QWidget, "Wall press: make it harder")
    rooms.guard.answer(frozenset({Sign.BETWEEN_SHINS}), twisted=False)
    page.refresh()
    assert seen(page, QWidget, "Wall press: make it harder") == []


def test_balance_tells_its_stage_and_what_its_hops_wait_for(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    page.open_routine("balance")
    assert reads(page, "Stage 1 of 4: Weeks 1 and 2.")
    assert reads(page, "Hops wait until week 5, and until the hop test is passed.")
    assert reads(page, "Heel raises, two legs") or button(page, "Look at Heel raises, two legs")
    assert seen(page, QWidget, "Look at Hop and hold") == []
    assert seen(page, QWidget, "One-leg balance: harder") == []
    assert seen(page, QWidget, "Stage: easier") == []
    for _ in range(2):
        click(page, "Stage: harder")
        click(page, "Stage: make it harder")
    assert reads(page, "Stage 3 of 4: Weeks 5 and 6.")
    assert reads(page, "The hops wait until the hop test is passed")
    click(page, "Stage: easier")
    assert reads(page, "Stage 2 of 4: Weeks 3 and 4.")
    rooms.diary.undo.undo()
    assert button(page, "Look at Heel raises, one leg")


def test_after_a_twist_the_calm_routine_stands_first_and_the_others_say_why(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    rooms.guard.answer(frozenset(), twisted=True)
    assert button(page, "Start Flare-up calm-down with icing").property("role") == "primary"
    assert seen(page, QWidget, "Start The article's three") == []
    assert reads(page, "Closed for now. The ankle was twisted not long ago.")
    click(page, "Look at The article's three")
    assert reads(page, "The twist is too fresh")
    assert reads(page, "Left out for now, because of the twist or the swelling: Small-ball massage.")


def test_a_routine_starts_from_its_card_for_the_feet_usually_trained(rooms: PlayerHouse) -> None:
    rooms.preferences.change(sore_side=Side.RIGHT)
    page = rooms.session_page()
    asked = started(page)
    click(page, "Start Desk break")
    rooms.preferences.change(train_both=False)
    click(page, "Start Desk break")
    assert asked == [("desk", (Side.RIGHT, Side.LEFT)), ("desk", (Side.RIGHT,))]


def test_the_feet_can_be_chosen_and_the_time_follows(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    asked = started(page)
    click(page, "Look at The article's three")
    assert reads(page, "6 min 15 s in all")
    click(page, "For which feet?: Right alone")
    assert reads(page, "3 min 10 s in all")
    click(page, "Start session")
    assert asked == [("three", (Side.RIGHT,))]


def test_doses_are_changed_remembered_for_this_routine_and_taken_back(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    click(page, "Look at The article's three")
    assert seen(page, QWidget, "Back to usual") == []
    click(page, "Wall press: seconds: less")
    assert box(page, "Wall press: seconds").value() == 55
    assert reads(page, "6 min 5 s in all")
    again = rooms.session_page()
    again.open_routine("three")
    assert box(again, "Wall press: seconds").value() == 55
    again.open_routine("daily")
    assert box(again, "Wall press: seconds").value() == 60
    click(page, "Back to usual")
    assert box(page, "Wall press: seconds").value() == 60
    assert rooms.preferences.settings.doses == ()


def test_the_usual_dose_chosen_again_is_no_change(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    page.open_routine("three")
    click(page, "Wall press: seconds: less")
    click(page, "Wall press: seconds: more")
    assert rooms.preferences.settings.doses == ()


def test_a_dose_ends_at_twice_the_usual_or_the_hardest_level(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    page.open_routine("three")
    seconds = box(page, "Wall press: seconds")
    assert (seconds.minimum(), seconds.maximum()) == (5, 120)
    assert box(page, "Wall press: sets").maximum() == 4
    assert box(page, "Ankle circles: times").maximum() == 40
    assert not button(page, "Wall press: sets: less").isEnabled()


def test_a_number_can_be_typed_and_moved_with_the_arrows(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    page.open_routine("three")
    times = box(page, "Ankle circles: times")
    QTest.keyClick(times, Qt.Key.Key_Up)
    assert times.value() == 21
    assert times.text() == "21 times"
    assert box(page, "Wall press: sets").text() == "1 set"


def test_a_rest_is_asked_only_where_there_is_one(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    page.open_routine("three")
    assert seen(page, QSpinBox, "Wall press: seconds of rest") == []
    click(page, "Wall press: sets: more")
    assert box(page, "Wall press: seconds of rest").value() == 0
    click(page, "Wall press: seconds of rest: more")
    assert reads(page, "8 min 25 s in all")


def test_from_a_routine_to_one_of_its_exercises_and_back_to_the_list(rooms: PlayerHouse) -> None:
    page = rooms.session_page()
    wanted: list[str] = []
    pages: list[str] = []
    page.exercise_requested.connect(wanted.append)
    page.open_page.connect(pages.append)
    page.open_routine("three")
    click(page, "Look at Wall press")
    assert wanted == ["wall-press"]
    click(page, "All routines")
    click(page, "Look at single exercises")
    assert pages == ["library"]


@pytest.mark.parametrize(("scale", "width"), [(1.0, 732), (2.0, 790), (2.0, 468)])
def test_no_routine_reaches_beyond_the_page(rooms: PlayerHouse, scale: float, width: int) -> None:
    rooms.dress(scale)
    page = rooms.session_page(width, 620)
    rooms.settle()
    beyond = page.findChildren(QScrollArea)[0].horizontalScrollBar().maximum()
    rooms.dress(1.0)
    assert beyond == 0
