"""The history of steps in the review: one sentence each, with the day and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.day_plan import PlanKept
from ankle_rehab.domain.progress import BALANCE, PHASE, PLAN, RUN, PlanStep, StepWhy, exercise_subject
from ankle_rehab.ui.widgets.review.steps_card import StepsCard
from tests.ui import house as rooms
from tests.ui.house import House
from tests.ui.player_house import settle
from tests.ui.review_look import Look, wrote
from tests.ui.review_look import settle as come_to_rest

PRESS = exercise_subject("wall-press")
ABOUT = date(2026, 11, 21)


def stamp(day: int) -> Stamp:
    return Stamp(datetime(2026, 11, day, 8, tzinfo=UTC), "UTC", date(2026, 11, day))


def name(_exercise_id: str) -> str:
    return "Wall press"


def reads(card: StepsCard, words: str) -> bool:
    settle()
    return rooms.reads(card, words)


@pytest.fixture
def card(qtbot: QtBot) -> StepsCard:
    card = StepsCard()
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.mark.parametrize(
    ("subject", "levels", "why", "words"),
    [
        (PRESS, (0, 1), StepWhy.GREENS, "Wall press one step harder: green days in a row, the last on"),
        (PRESS, (0, -1), StepWhy.RED, "Wall press easier: Saturday 21 November was red or worse."),
        (PRESS, (1, 0), StepWhy.MORNINGS_UP, "Wall press easier: the mornings of the week were higher"),
        (PRESS, (-1, 0), StepWhy.CORRECTED, "what was told of Saturday 21 November has changed."),
        (PRESS, (0, -1), StepWhy.OWN_EASIER, "Wall press easier: your own choice."),
        (PRESS, (0, 1), StepWhy.OWN_HARDER, "Wall press one step harder: your own choice."),
        (BALANCE, (1, 2), StepWhy.GREENS, "Balance, stage 1 to 2: green days in a row"),
        (RUN, (2, 1), StepWhy.RED, "Running, stage 2 to 1: Saturday 21 November was red or worse."),
        (RUN, (4, 1), StepWhy.TWIST, "Running, stage 4 to 1: after a twist."),
        (RUN, (4, 1), StepWhy.LONG_BREAK, "Running, stage 4 to 1: after a long break."),
        (PHASE, (0, 1), StepWhy.PAIN_FREE, "On to prevention: 14 days without pain."),
        (PHASE, (1, 0), StepWhy.SORE_AGAIN, "Back to the whole plan: it was sore again."),
        (PLAN, (0, 0), StepWhy.OWN_SAME, "Everything stays: your own choice."),
        (PLAN, (0, 0), StepWhy.OWN_EASIER, "Some exercises easier: your own choice."),
    ],
)
def test_each_change_in_one_sentence(
    card: StepsCard, subject: str, levels: tuple[int, int], why: StepWhy, words: str
) -> None:
    card.display([PlanStep(stamp(22), subject, *levels, why, about=ABOUT)], name)
    assert reads(card, words)
    assert reads(card, "Sunday 22 November: ")


def test_the_newest_come_first_and_the_others_on_request(card: StepsCard) -> None:
    steps = [PlanStep(stamp(day), PRESS, 0, 1, StepWhy.OWN_HARDER, chosen=True) for day in range(1, 13)]
    card.display(steps, name)
    assert reads(card, "Thursday 12 November")
    assert not reads(card, "Sunday 1 November")
    rooms.click(card, "Show all 12")
    assert reads(card, "Sunday 1 November")


def test_what_was_only_read_is_no_change(card: StepsCard) -> None:
    card.display([PlanStep(stamp(22), "read/still-sore", 0, 0, StepWhy.OWN_SAME)], name)
    assert reads(card, "Nothing has changed yet.")


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (PlanKept(1, 1, 0), "Planned on 1 day, done on 1 of them."),
        (PlanKept(12, 9, 0), "Planned on 12 days, done on 9 of them."),
        (PlanKept(12, 9, 2), "Planned on 12 days, done on 9 of them and in part on 2."),
    ],
)
def test_how_plans_and_days_went_together_without_a_word_on_what_is_missing(
    card: StepsCard, kept: PlanKept, words: str
) -> None:
    card.display([], name, kept)
    assert reads(card, words)
    assert not reads(card, "missed")


@pytest.fixture
def look(house: House, qtbot: QtBot) -> Iterator[Look]:
    yield Look(house, qtbot)


def test_the_review_tells_the_history(house: House, look: Look) -> None:
    wrote(house, 3, 0)
    house.parts.course.choose("wall-press", -1)
    look.page.show()
    come_to_rest()
    assert look.reads("History of steps")
    assert look.reads("Wall press easier: your own choice.")
