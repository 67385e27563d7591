"""The warning signs: one click a page for none, what to do after a tick, and the ways out of it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.safety import Asked, Release
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.triage import Detail, Level, Sign
from ankle_rehab.ui.pages.signs import SignsPage
from ankle_rehab.ui.widgets.signs.about_you_form import SignsAnswer
from ankle_rehab.ui.widgets.signs.ways import Ended
from tests.ui.house import House, button, click, reads, seen

FOUR_STEPS = "I cannot take four steps on it. (If I can limp four steps, I can.)"
OUT_OF_SHAPE = (
    "The ankle, foot or leg looks out of shape or points the wrong way, or I can see bone or a deep wound."
)
TWISTED = "I twisted it in the last 72 hours."
CRACKS = "It cracks every time I move it."
LOOKS = "It looks different: big swelling, spreading redness, deep bruising or a new lump."
ONE_SPOT = "It hurts at one spot on a bone, worse with each run, or aching at night."
STILL_SORE = "It has not begun to get better after 2 weeks, or it is still sore after 6 to 8 weeks."
WAYS_ON = ("Show what to do", "Go on", "None of these")


@pytest.fixture
def page(house: House, qtbot: QtBot) -> SignsPage:
    house.preferences.change(region=Region.EUROPE, accepted_version=house.content.text_version)
    return shown(house, qtbot)


def shown(house: House, qtbot: QtBot) -> SignsPage:
    """The page with its answers kept, as the program keeps them."""

    def keep(answer: SignsAnswer) -> None:
        if answer.correction:
            house.guard.correct(answer.signs, twisted=answer.twisted, details=answer.details)
        else:
            house.guard.answer(answer.signs, twisted=answer.twisted, details=answer.details, page=answer.page)

    def end(ended: Ended) -> None:
        house.guard.release(ended.how, on=ended.on, note=ended.note)

    page = house.signs()
    page.answered.connect(keep)
    page.released.connect(end)
    page.untwisted.connect(house.guard.untwist)
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    return page


def wishes(page: SignsPage) -> list[str]:
    gone: list[str] = []
    page.left.connect(lambda: gone.append("left"))
    page.went_on.connect(lambda: gone.append("went on"))
    page.open_page.connect(gone.append)
    return gone


def tick(page: SignsPage, *words: str) -> None:
    """Tick these wherever they stand, up to what is to be done."""
    left = set(words)
    while seen(page, QPushButton, "Not now"):
        for one in sorted(left):
            if seen(page, QCheckBox, one):
                click(page, one)
                left.remove(one)
        for one in sorted(left):  # a detail comes into sight with its sign
            if seen(page, QCheckBox, one):
                click(page, one)
                left.remove(one)
        click(page, next(way for way in WAYS_ON if seen(page, QPushButton, way)))
        if not left and page.isVisible() and not seen(page, QPushButton, "Not now"):
            break
    assert not left


def none_of_these(page: SignsPage) -> None:
    for _ in range(4):
        click(page, "None of these")


def test_none_of_these_is_one_click_on_each_page(house: House, page: SignsPage) -> None:
    assert reads(page, "Page 1 of 4")
    none_of_these(page)
    (check,) = house.diary.checks()
    assert (check.signs, check.twisted, check.page) == (frozenset(), False, Asked.ALL)
    assert house.guard.standing().due is None


def test_about_you_is_asked_once(house: House, page: SignsPage) -> None:
    none_of_these(page)
    page.shown()
    assert reads(page, "Page 1 of 3")
    house.clock.advance(90 * 86400)
    page.shown()
    assert reads(page, "Page 1 of 4")


def test_every_sign_can_be_ticked_on_one_page_and_emergencies_stand_first(page: SignsPage) -> None:
    counted = 0
    for number in range(4):
        boxes = [one for one in page.findChildren(QCheckBox) if one.isVisibleTo(page)]
        names = [one.accessibleName() for one in boxes]
        if number == 0:
            assert OUT_OF_SHAPE in names
            assert len(names) == 5
        counted += len(names)
        click(page, "None of these")
    assert counted == len(Sign) + 1 + 13  # the twist, and the conditions about icing


def test_since_your_last_check_says_since_when(house: House, page: SignsPage) -> None:
    click(page, "None of these")
    assert reads(page, "Think of the last three weeks.")
    for _ in range(3):
        click(page, "None of these")
    house.clock.advance(86400)
    page.shown()
    click(page, "None of these")
    assert reads(page, "Your last check was on Sunday 22 November, 09:00.")


def test_one_can_go_back_to_the_page_before(page: SignsPage) -> None:
    click(page, "None of these")
    click(page, FOUR_STEPS)
    click(page, "Go on")
    click(page, "Back")
    assert button(page, FOUR_STEPS).isChecked()


def test_a_tick_shows_the_advice_and_starts_nothing(house: House, page: SignsPage) -> None:
    tick(page, FOUR_STEPS)
    assert house.guard.standing().open_signs == {Sign.NO_FOUR_STEPS}
    assert reads(page, "See a doctor today")
    assert reads(page, "It may need an X-ray.")
    assert reads(page, "No session starts until then.")
    assert not reads(page, "No icing until then.")
    assert reads(page, "Based only on the boxes you ticked on Sunday 22 November, 09:00.")
    assert reads(page, "If it gets much worse: Call 112")
    assert not any(one.property("role") == "primary" for one in shown_buttons(page))


def shown_buttons(page: SignsPage) -> list[QPushButton]:
    return [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]


def test_the_first_emergency_ends_the_questions_and_fills_the_page(house: House, page: SignsPage) -> None:
    house.guard.answer(frozenset({Sign.FEVER}), twisted=False)
    house.preferences.change(region=Region.UNITED_KINGDOM)
    page.ask()
    click(page, OUT_OF_SHAPE)
    assert not seen(page, QPushButton, "Go on")
    click(page, "Show what to do")
    assert house.diary.checks()[-1].page is Asked.EMERGENCY
    assert reads(page, "This needs emergency care now.")
    assert reads(page, "Call 999")
    assert not reads(page, "Fever with a sore joint")
    assert not seen(page, QPushButton, "Something else is new")


def test_the_full_check_is_still_due_after_an_emergency_that_was_a_mistake(
    house: House, page: SignsPage
) -> None:
    click(page, OUT_OF_SHAPE)
    click(page, "Show what to do")
    click(page, "I ticked that by mistake")
    holds = house.guard.standing()
    assert (holds.open_signs, holds.due) == (frozenset(), "all")
    assert reads(page, "Page 1 of 4")


def test_the_region_is_changed_where_the_number_stands(house: House, page: SignsPage) -> None:
    click(page, OUT_OF_SHAPE)
    click(page, "Show what to do")
    click(page, "Change region")
    click(page, "Where you are, only for the emergency number: Australia")
    assert reads(page, "Call 000")
    assert house.preferences.settings.region is Region.AUSTRALIA


def test_a_detail_comes_up_under_its_sign_and_raises_it(house: House, page: SignsPage) -> None:
    for _ in range(2):
        click(page, "None of these")
    assert not seen(page, QCheckBox, "It is red and warm.")
    click(page, LOOKS)
    click(page, "It is red and warm.")
    click(page, "Go on")
    click(page, "None of these")
    check = house.diary.checks()[-1]
    assert check.signs == {Sign.CHANGED_LOOK}
    assert check.details == {Detail.RED_AND_WARM}
    assert check.level is Level.TODAY
    assert house.guard.standing().locked
    assert reads(page, "No icing until then.")


def test_a_detail_of_a_sign_that_is_not_ticked_counts_for_nothing(house: House, page: SignsPage) -> None:
    for _ in range(2):
        click(page, "None of these")
    click(page, LOOKS)
    click(page, "It is red and warm.")
    click(page, LOOKS)
    click(page, "None of these")
    click(page, "None of these")
    assert house.diary.checks()[-1].details == frozenset()


def test_still_sore_is_said_once_and_closes_nothing(house: House, page: SignsPage) -> None:
    gone = wishes(page)
    tick(page, STILL_SORE)
    assert reads(page, "It is taking longer than usual.")
    assert reads(page, "This closes nothing.")
    holds = house.guard.standing()
    assert (holds.open_signs, holds.due) == (frozenset(), None)
    click(page, "Go on")
    assert gone == ["went on"]
    page.shown()
    assert not reads(page, "It is taking longer than usual.")


def test_an_appointment_leaves_the_gentle_things_open(house: House, page: SignsPage) -> None:
    tick(page, ONE_SPOT)
    assert reads(page, "Book a doctor or physiotherapist")
    assert reads(page, "Calm-down, the article's three, desk moves and the diary stay open.")
    assert house.guard.standing().blocks_harder
    assert not house.guard.standing().locked
    assert seen(page, QPushButton, "Go on")
    assert not seen(page, QPushButton, "It is the same as last time")


def test_it_is_booked_for_a_day(house: House, page: SignsPage) -> None:
    tick(page, ONE_SPOT)
    click(page, "It is booked")
    assert reads(page, "For which day?")
    click(page, "Save")
    release = house.diary.checks()[-1]
    assert (release.release, release.on) == (Release.BOOKED, date(2026, 11, 23))
    assert release.closes == {Sign.ONE_SPOT}
    assert not house.guard.standing().blocks_harder


def test_the_same_as_last_time_is_offered_the_second_time(house: House, page: SignsPage) -> None:
    tick(page, ONE_SPOT)
    click(page, "It is booked")
    click(page, "Save")
    tick(page, ONE_SPOT)
    click(page, "It is the same as last time")
    assert house.diary.checks()[-1].release is Release.SAME
    assert not house.guard.standing().open_signs


def test_something_worse_is_not_the_same_as_last_time(page: SignsPage) -> None:
    tick(page, ONE_SPOT)
    click(page, "It is booked")
    click(page, "Save")
    tick(page, ONE_SPOT, "I limp.")
    assert not seen(page, QPushButton, "It is the same as last time")
    assert not seen(page, QPushButton, "It is booked")


def test_seen_is_kept_with_its_day_and_note(house: House, page: SignsPage) -> None:
    tick(page, FOUR_STEPS)
    click(page, "I have been seen")
    click(page, "Day: the day before")
    (note,) = seen(page, QPlainTextEdit, "What was said there, if you like")
    note.setPlainText("A sprain brace for two weeks. ")
    click(page, "Save")
    kept = house.diary.checks()[-1]
    assert (kept.release, kept.on) == (Release.SEEN, date(2026, 11, 21))
    assert kept.note == "A sprain brace for two weeks."
    assert kept.closes == {Sign.NO_FOUR_STEPS}
    assert house.guard.standing().open_signs == frozenset()


def test_answers_can_be_changed(house: House, page: SignsPage) -> None:
    tick(page, FOUR_STEPS, ONE_SPOT, TWISTED)
    click(page, "Change my answers")
    click(page, "None of these")
    assert button(page, FOUR_STEPS).isChecked()
    click(page, FOUR_STEPS)
    click(page, TWISTED)
    click(page, "None of these")
    assert button(page, ONE_SPOT).isChecked()
    click(page, "Show what to do")
    holds = house.guard.standing()
    assert holds.open_signs == {Sign.ONE_SPOT}
    assert not holds.calm
    kept = house.diary.checks()[-1]
    assert kept.release is Release.CORRECTED
    assert kept.closes == {Sign.NO_FOUR_STEPS}


def test_ticked_by_mistake_is_one_click(house: House, page: SignsPage) -> None:
    tick(page, FOUR_STEPS)
    click(page, "I ticked that by mistake")
    assert house.guard.standing().open_signs == frozenset()
    assert house.diary.checks()[-1].release is Release.MISTAKE


def test_seen_is_no_later_than_today_and_booked_no_earlier(house: House, page: SignsPage) -> None:
    tick(page, ONE_SPOT)
    today = house.clock.now().date()
    for way, step, kept in (
        ("It is booked", "Day: the day before", today),
        ("I have been seen", "Day: the day after", today),
    ):
        click(page, way)
        for _ in range(3):
            click(page, step)
        click(page, "Save")
        assert house.diary.checks()[-1].on == kept
        house.guard.answer(frozenset({Sign.ONE_SPOT}), twisted=False)
        page.shown()


def test_a_twist_alone_shows_what_holds_for_three_days(house: House, page: SignsPage) -> None:
    gone = wishes(page)
    tick(page, TWISTED)
    assert house.guard.standing().calm
    assert reads(page, "For the first 72 hours only the calm-down routine is open")
    assert not seen(page, QPushButton, "I have been seen")
    click(page, "Go on")
    assert gone == ["went on"]


def test_a_twist_of_the_diary_can_be_a_mistake_too(house: House, page: SignsPage) -> None:
    house.guard.answer(frozenset(), twisted=False)
    house.twisted(22)
    page.shown()
    assert reads(page, "A twist is written down.")
    click(page, "I ticked that by mistake")
    assert not house.guard.standing().calm


@pytest.mark.parametrize("sign", [Sign.FEVER, Sign.NUMB, Sign.CHANGED_LOOK])
def test_after_a_restart_the_advice_is_that_of_the_box(house: House, qtbot: QtBot, sign: Sign) -> None:
    house.guard.answer(frozenset({sign}), twisted=False)
    again = shown(house, qtbot)
    for question in house.content.sign_page().questions:
        assert reads(again, question.advice) == (question.sign is sign)


def test_an_answer_of_an_earlier_version_says_that_it_was_asked_less_exactly(
    house: House, page: SignsPage
) -> None:
    house.guard.answer(frozenset({Sign.FEVER, Sign.HOT_AND_ILL}), twisted=False, page=Asked.FORMER)
    page.shown()
    assert reads(page, "These signs together can be serious.")
    assert reads(page, "An earlier version asked this less exactly.")
    assert seen(page, QPushButton, "Change my answers")


def test_a_score_of_seven_brings_its_advice(house: House, page: SignsPage) -> None:
    house.wrote(8, 21)
    page.shown()
    assert reads(page, "Pain of 7 or more is severe")
    assert not seen(page, QPushButton, "I ticked that by mistake")
    click(page, "I have been seen")
    click(page, "Save")
    assert house.guard.standing().high_score is None


def test_the_page_opens_without_old_ticks(page: SignsPage) -> None:
    click(page, OUT_OF_SHAPE)
    page.shown()
    assert not button(page, OUT_OF_SHAPE).isChecked()


def test_not_now_and_about_you(page: SignsPage) -> None:
    gone = wishes(page)
    click(page, "Not now")
    click(page, "About you")
    assert gone == ["left", "about-you"]


def test_nothing_says_that_all_is_well(house: House) -> None:
    page = house.content.sign_page()
    told = " ".join((page.none_result, page.footer, *page.levels.values())).lower()
    assert not any(word in told for word in ("all clear", "safe", "cleared", "fine", "you have"))
