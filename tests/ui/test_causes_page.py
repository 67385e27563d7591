"""Why may it hurt: ticks, what the diary knows, and the parts of the article that fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.causes import Ask, Cause
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.guide import Act, Deed
from ankle_rehab.domain.known_causes import Fact, Known
from ankle_rehab.domain.pain import Stiffness
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.ui.pages.causes import CausesPage
from ankle_rehab.ui.words import cause_words
from tests.fakes.entries import pain
from tests.ui.house import House, NoRoom, reads, seen
from tests.ui.house import click as press

OLD, SOLE = "I run in everyday shoes or in old ones", "The sole is worn unevenly, or the foam has creases"
WORN = "My running shoes have gone over 800 km, or are over a year old"
MOBILITY = "I do no mobility exercises before I run"
EVER, YEAR = "This ankle was once sprained, broken or operated on", "That was in the last 12 months"
SPOT = "The pain is at one spot on a bone, and worse with each run"
ROLLED = "My foot rolled so that the sole faced inwards"
STIFF = "The first steps are stiff"
SHOW = "Show what fits"


@pytest.fixture
def page(house: House, qtbot: QtBot) -> CausesPage:
    made = CausesPage(house.parts)
    qtbot.addWidget(made)
    made.resize(900, 700)
    return made


def settle() -> None:
    QApplication.processEvents()


def show(page: CausesPage) -> list[str]:
    """The page in front; returns what other pages it will ask for."""
    asked: list[str] = []
    page.open_page.connect(asked.append)
    page.show()
    settle()
    return asked


def box(page: CausesPage, words: str) -> QCheckBox:
    (found,) = seen(page, QCheckBox, words)
    return found


def tick(page: CausesPage, *sentences: str) -> None:
    for words in sentences:
        box(page, words).click()
    settle()


def click(page: CausesPage, name: str) -> None:
    press(page, name)
    settle()


def causes(house: House) -> tuple[Cause, ...]:
    return house.content.guide.causes.causes


def primary(page: CausesPage) -> list[str]:
    found = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    return [one.text() for one in found if one.property("role") == "primary"]


# the questions ---------------------------------------------------------------------------------------


def test_every_question_can_be_ticked(house: House, page: CausesPage) -> None:
    show(page)
    for number, cause in enumerate(causes(house), start=1):
        assert reads(page, f"{number} of 6: {cause.name}")
        for question in cause.questions:
            assert not box(page, question.words).isChecked()
    assert primary(page) == [SHOW]


def test_what_the_diary_knows_is_ticked_and_shown_and_may_be_changed(house: House, page: CausesPage) -> None:
    Shoes(house.diary, house.database, house.clock).keep(Shoe("Blue", date(2025, 9, 22)))
    for day in (20, 21, 22):
        house.diary.add_pain(replace(pain(2, date(2026, 11, day)), stiffness=Stiffness.UP_TO_5))
    show(page)
    assert reads(page, "Your diary: “Blue” has been in use for 14 months.")
    assert reads(page, "Your diary: stiff in the morning on 3 of 3 days.")
    assert box(page, WORN).isChecked()
    assert box(page, STIFF).isChecked()
    tick(page, WORN)
    house.wrote(2, 22)
    settle()
    assert not box(page, WORN).isChecked()
    assert reads(page, "Your diary: “Blue”")
    tick(page, OLD)
    click(page, "Take my ticks away")
    assert box(page, WORN).isChecked()
    assert not box(page, OLD).isChecked()


def test_the_last_12_months_are_ever_too(page: CausesPage) -> None:
    show(page)
    tick(page, YEAR)
    assert box(page, EVER).isChecked()
    tick(page, EVER)
    assert not box(page, YEAR).isChecked()
    assert not box(page, EVER).isChecked()


def test_a_sign_met_on_the_way_offers_the_warning_signs_at_once(page: CausesPage) -> None:
    asked = show(page)
    assert not seen(page, QAbstractButton, "Check the warning signs")
    tick(page, SPOT)
    assert reads(page, "This one belongs to the warning signs.")
    click(page, "Check the warning signs")
    assert asked == ["signs"]
    tick(page, SPOT)
    assert not seen(page, QAbstractButton, "Check the warning signs")


# what fits -------------------------------------------------------------------------------------------


def test_a_part_that_fits_says_why_what_and_what_to_do(house: House, page: CausesPage) -> None:
    asked = show(page)
    tick(page, OLD)
    click(page, SHOW)
    assert asked == []
    assert page.accessibleName() == "Which part of the article fits your answers?"
    assert reads(page, OLD)
    assert reads(page, "Everyday shoes or old sneakers make discomfort after a run more likely.")
    assert reads(page, "Whether a kind of shoe keeps injuries away is uncertain.")
    acts: list[Act] = []
    page.act_requested.connect(acts.append)
    click(page, "Footwear: Log a shoe")
    click(page, "Footwear: Read it with its sources")
    assert [(act.deed, act.target) for act in acts] == [(Deed.CARD, "shoes"), (Deed.CARD, "cause-footwear")]
    assert primary(page) == ["Log a shoe"]
    kept = CauseStore(house.database).last()
    assert kept is not None
    assert kept.ticked == {"old-shoes"}


def test_ties_stand_together_and_the_highest_first(page: CausesPage) -> None:
    show(page)
    tick(page, OLD, MOBILITY)
    click(page, SHOW)
    assert reads(page, "These fit equally well")
    assert not reads(page, "Then")
    click(page, "Change my answers")
    assert box(page, OLD).isChecked()
    tick(page, SOLE)
    click(page, SHOW)
    assert not reads(page, "These fit equally well")
    assert primary(page) == ["Log a shoe"]


def test_what_fits_less_well_stands_apart_from_a_tie(page: CausesPage) -> None:
    show(page)
    tick(page, YEAR, STIFF, "It eases when I have moved about", OLD)
    click(page, SHOW)
    assert reads(page, "These fit equally well")
    assert reads(page, "Then")


def test_nothing_that_fits_leads_to_all_six(house: House, page: CausesPage) -> None:
    show(page)
    click(page, SHOW)
    assert reads(page, "No clear match")
    acts: list[Act] = []
    page.act_requested.connect(acts.append)
    for cause in causes(house):
        click(page, cause.name)
    assert [act.target for act in acts] == [cause.card for cause in causes(house)]


def test_the_article_s_four_closing_points_end_every_result(page: CausesPage) -> None:
    show(page)
    for sentence in ("", OLD, ROLLED):
        if sentence:
            tick(page, sentence)
        click(page, SHOW)
        acts: list[Act] = []
        page.act_requested.connect(acts.append)
        for words in ("Care for your feet.", "Do some exercises.", "Do not over-train.", "Keep a good diet."):
            click(page, words)
        page.act_requested.disconnect(acts.append)
        assert [act.target for act in acts] == ["feet", "exercises", "training", "food"]
        click(page, "Change my answers")


@pytest.mark.parametrize("sentence", [ROLLED, SPOT])
def test_a_sprain_or_a_sign_jumps_to_the_warning_signs(page: CausesPage, sentence: str) -> None:
    asked = show(page)
    tick(page, sentence)
    click(page, SHOW)
    assert asked == ["signs"]
    assert reads(page, "The warning signs come first")
    assert primary(page) == ["Check the warning signs"]
    click(page, "Check the warning signs")
    assert asked == ["signs", "signs"]


def test_nothing_claims_a_cause_or_a_percentage(house: House, page: CausesPage) -> None:
    show(page)
    tick(page, *(question.words for cause in causes(house) for question in cause.questions))
    tick(page, EVER, YEAR)
    click(page, SHOW)
    for words in ("your cause", "Your cause", "%", "diagnos", "points"):
        assert not reads(page, words)
    for cause in causes(house):
        assert reads(page, cause.name)


def test_the_last_answers_can_be_seen_again(house: House, page: CausesPage, qtbot: QtBot) -> None:
    show(page)
    tick(page, OLD)
    click(page, SHOW)
    house.clock.advance(24 * 3600)
    later = CausesPage(house.parts)
    qtbot.addWidget(later)
    show(later)
    assert not box(later, OLD).isChecked()
    click(later, "Your last answers: Yesterday, Sunday 22 November")
    assert reads(later, "Your answers: Sunday 22 November, 09:00")
    assert reads(later, "Footwear")


def test_back_to_the_guide(page: CausesPage) -> None:
    show(page)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    click(page, "Guide")
    assert left == [True]


def test_a_full_disk_keeps_nobody_from_reading_what_fits(house: House, qtbot: QtBot) -> None:
    house.parts.diary = NoRoom(house.database, house.clock)
    page = CausesPage(house.parts)
    qtbot.addWidget(page)
    show(page)
    tick(page, OLD)
    click(page, SHOW)
    assert reads(page, "Footwear")
    click(page, "Change my answers")
    assert box(page, OLD).isChecked()


def test_a_full_disk_keeps_nobody_from_the_warning_signs(house: House, qtbot: QtBot) -> None:
    house.parts.diary = NoRoom(house.database, house.clock)
    page = CausesPage(house.parts)
    qtbot.addWidget(page)
    led: list[str] = []
    page.open_page.connect(led.append)
    show(page)
    tick(page, "My foot rolled so that the sole faced inwards")
    click(page, SHOW)
    assert led == ["signs"]


# words -----------------------------------------------------------------------------------------------


def test_how_far_a_pair_has_gone_is_told_in_miles_where_they_are_chosen() -> None:
    worn = Known(Ask.OLD_SHOES, Fact.SHOE_DISTANCE, True, 805, 800, "Blue", Side.LEFT)
    assert cause_words.known(worn) == "Your diary: “Blue” has gone 805 km."
    assert cause_words.known(worn, DistanceUnit.MILES) == "Your diary: “Blue” has gone 500 mi."


@pytest.mark.parametrize("fact", Fact)
def test_every_fact_has_its_words(fact: Fact) -> None:
    said = cause_words.known(Known(Ask.OLD_SHOES, fact, True, 3, 9, "Blue", Side.LEFT))
    assert said.startswith("Your diary: ")
    assert "{" not in said
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (21, "3 weeks ago"),
        (60, "8 weeks ago"),
        (61, "2 months ago"),
        (365, "12 months ago"),
    ],
)
def test_how_long_ago(days: int, words: str) -> None:
    assert cause_words.ago(days) == words
