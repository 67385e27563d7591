"""The page of warning signs: one click for none, advice and no start after a tick."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.safety import Release, Sign
from ankle_rehab.domain.settings import Region
from ankle_rehab.ui.pages.signs import SignsPage
from tests.ui.house import House, button, click, reads, seen

FOUR_STEPS = "I cannot take four steps on it. (If I can limp four steps, I can.)"
OUT_OF_SHAPE = (
    "The ankle, foot or leg looks out of shape or points the wrong way, or I can see bone or a deep wound."
)
TWISTED = "I twisted it in the last 72 hours."


@pytest.fixture
def page(house: House, qtbot: QtBot) -> SignsPage:
    house.preferences.change(region=Region.EUROPE)
    page = house.signs()
    page.answered.connect(lambda signs, twisted: house.guard.answer(signs, twisted=twisted))
    page.released.connect(house.guard.release)
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    return page


def left(page: SignsPage) -> list[str]:
    gone: list[str] = []
    page.left.connect(lambda: gone.append("left"))
    return gone


def test_none_of_these_is_one_click(house: House, page: SignsPage) -> None:
    click(page, "None of these")
    holds = house.guard.standing()
    assert (holds.checked, holds.open_signs, holds.calm) == (True, frozenset(), False)


def test_every_sign_can_be_ticked(house: House, page: SignsPage) -> None:
    words = [question.words for question in house.content.sign_page().questions]
    assert {question.sign for question in house.content.sign_page().questions} == set(Sign)
    assert all(len(seen(page, QCheckBox, line)) == 1 for line in [*words, TWISTED])


def test_a_tick_shows_the_advice_and_starts_nothing(house: House, page: SignsPage) -> None:
    click(page, FOUR_STEPS)
    assert not seen(page, QPushButton, "None of these")
    click(page, "Show what to do")
    assert house.guard.standing().open_signs == {Sign.WEIGHT_OR_FEELING}
    assert reads(page, "It may need an X-ray.")
    assert reads(page, "Based only on the boxes you ticked on Sunday 22 November, 09:00.")
    assert reads(page, "If it gets much worse: Call 112")
    assert not any(one.property("role") == "primary" for one in shown_buttons(page))


def shown_buttons(page: SignsPage) -> list[QPushButton]:
    return [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]


def test_an_emergency_names_the_number_first(house: House, page: SignsPage) -> None:
    house.preferences.change(region=Region.UNITED_KINGDOM)
    click(page, OUT_OF_SHAPE)
    click(page, "Show what to do")
    assert reads(page, "Call 999")
    assert not reads(page, "If it gets much worse")


def test_the_last_tick_taken_away_brings_none_of_these_back(page: SignsPage) -> None:
    click(page, FOUR_STEPS)
    click(page, FOUR_STEPS)
    assert seen(page, QPushButton, "None of these")
    assert not seen(page, QPushButton, "Show what to do")


@pytest.mark.parametrize(
    ("words", "how"),
    [("I have been seen", Release.SEEN), ("I ticked that by mistake", Release.MISTAKE)],
)
def test_two_ways_out(house: House, page: SignsPage, words: str, how: Release) -> None:
    click(page, FOUR_STEPS)
    click(page, "Show what to do")
    click(page, words)
    assert house.guard.standing().open_signs == frozenset()
    assert house.diary.checks()[-1].release is how
    assert seen(page, QPushButton, "None of these")


def test_a_twist_alone_shows_what_holds_for_three_days(house: House, page: SignsPage) -> None:
    gone = left(page)
    click(page, TWISTED)
    click(page, "Show what to do")
    assert house.guard.standing().calm
    assert reads(page, "For the first 72 hours only the calm-down routine is open")
    assert not seen(page, QPushButton, "I have been seen")
    click(page, "Go on")
    assert gone == ["left"]


def test_after_a_restart_the_open_sign_still_shows_its_advice(house: House, page: SignsPage) -> None:
    house.guard.answer(frozenset({Sign.FEVER}), twisted=False)
    page.shown()
    assert reads(page, "Fever with a sore joint should be checked today.")
    assert not seen(page, QPushButton, "None of these")


def test_a_score_of_seven_brings_its_advice(house: House, page: SignsPage) -> None:
    house.wrote(8, 21)
    page.shown()
    assert reads(page, "Pain of 7 or more is severe")
    assert not seen(page, QPushButton, "I ticked that by mistake")
    click(page, "I have been seen")
    assert house.guard.standing().high_score is None


def test_the_page_opens_without_old_ticks(page: SignsPage) -> None:
    click(page, FOUR_STEPS)
    page.shown()
    assert not button(page, FOUR_STEPS).isChecked()


def test_leaving_and_changing_the_region(page: SignsPage) -> None:
    gone, pages = left(page), list[str]()
    page.open_page.connect(pages.append)
    click(page, "Not now")
    click(page, FOUR_STEPS)
    click(page, "Show what to do")
    click(page, "Change region")
    assert (gone, pages) == (["left"], ["settings"])
