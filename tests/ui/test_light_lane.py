"""The light in words, in its badge and in its lane: a word, a shape and a colour, in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Verdict, Why
from ankle_rehab.domain.over_time import Note, NoteKind
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.points import MarkKind, light_marks
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.ui import style
from ankle_rehab.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme, Themes
from ankle_rehab.ui.widgets.chart.layout import Rows
from ankle_rehab.ui.widgets.light_badge import LightBadge
from ankle_rehab.ui.widgets.light_shapes import COLORS
from ankle_rehab.ui.words import chart_words, light_words, note_words
from tests.fakes.points import Noted
from tests.ui.chart_board import Board, back

LANE = Rows((Side.LEFT,), (MarkKind.LIGHT,))
WHYS = [
    (Reason(Why.SIGN), "A warning sign is open."),
    (Reason(Why.TWIST), "You twisted it less than 72 hours ago."),
    (Reason(Why.SCORE, Moment.REST_BEFORE, 3), "Pain at rest was 3."),
    (Reason(Why.SCORE, Moment.DURING_WORST, 4), "Worst during was 4."),
    (Reason(Why.SCORE, Moment.AFTER_60MIN, 5), "Pain afterwards was 5."),
    (Reason(Why.SCORE, Moment.NEXT_MORNING, 6), "The next morning was 6."),
    (Reason(Why.SCORE, Moment.OTHER, 7), "A score was 7."),
    (Reason(Why.MORNING_UP, Moment.NEXT_MORNING, 4, 1.5), "The next morning was 4, usual is 1.5."),
    (Reason(Why.MORNING_UP, Moment.NEXT_MORNING, 2, 0), "The next morning was 2, usual is 0."),
    (Reason(Why.LIMP), "You limped."),
    (Reason(Why.GAVE_WAY), "The ankle gave way."),
    (Reason(Why.NEW_SWELLING), "There was new swelling."),
    (Reason(Why.NO_SCORE, Moment.DURING_WORST), "The worst score during is missing."),
    (Reason(Why.NO_SCORE, Moment.AFTER_60MIN), "The score afterwards is missing."),
    (Reason(Why.NO_SCORE, Moment.NEXT_MORNING), "The morning score is missing."),
    (Reason(Why.NO_BASELINE), "Fewer than 3 morning scores in the 7 days before."),
    (Reason(Why.NO_ACTIVITY), "No session and no score of one in the last 7 days."),
    (Reason(Why.ALL_LOW), "All scores were 2 or less, and the morning near usual."),
    (
        Reason(Why.SETTLED, Moment.DURING_WORST, 8),
        "A score of 8 came before. It has settled and counts as red.",
    ),
]


@pytest.mark.parametrize(("reason", "words"), WHYS)
def test_every_reason_is_one_short_sentence_with_its_number(reason: Reason, words: str) -> None:
    assert light_words.why(reason, Light.AMBER) == words


def test_there_is_a_sentence_for_every_reason() -> None:
    assert {reason.why for reason, _ in WHYS} == set(Why)


def test_a_twist_that_only_holds_back_is_told_as_past() -> None:
    words = light_words.why(Reason(Why.TWIST), Light.HOLD)
    assert words == "The last session was less than 72 hours after a twist."


def test_the_light_with_its_reasons_in_a_line_of_its_own_and_inside_another() -> None:
    verdict = Verdict(Light.RED, (Reason(Why.SCORE, Moment.DURING_WORST, 6), Reason(Why.LIMP)))
    assert light_words.sentence(verdict) == "Red: worst during was 6. You limped."
    assert light_words.sentence(verdict, inside=True) == "red: worst during was 6. You limped"


def test_every_light_says_what_it_asks_for_and_none_promises_anything() -> None:
    words = [light_words.told(light) for light in Light]
    words += [said for _, when, does in light_words.rule() for said in (when, does)]
    words += [*light_words.about(), light_words.caveat()]
    assert len({light_words.does(light) for light in Light}) == len(Light)
    assert [light for light, *_ in light_words.rule()] == ["stop", "calm", "red", "hold", "amber", "green"]
    for said in words:
        assert not any(avoided in said.lower() for avoided in ("safe", "clear", "heal", "must", "should"))


NOTES = [
    (
        Note(NoteKind.TWO_REDS, None, (back(4), back(1)), 2),
        ("2 red days in a week", "On 18 November 2026, 21 November 2026."),
        "Leave running for now. Book a doctor or physiotherapist.",
    ),
    (
        Note(NoteKind.MORNINGS_UP, Side.LEFT, (back(13), back(0)), 4, 1.5),
        (
            "Left: higher mornings than last week",
            "The middle score of the last 7 mornings is 4, that of the 7 before was 1.5.",
        ),
        "A step back makes the days easier.",
    ),
    (
        Note(NoteKind.SWELLING_LASTS, Side.RIGHT, (back(6), back(0)), 7),
        (
            "Right: swelling for more than 5 days",
            "From 16 November 2026 to 22 November 2026: 7 days.",
        ),
        "Book a doctor or physiotherapist.",
    ),
    (
        Note(NoteKind.NOT_LOWER, Side.LEFT, (back(13), back(0)), 3, 3),
        (
            "Left: not lower after two weeks",
            "The middle of each day's worst score was 3 in the last 7 days and 3 in the 7 before.",
        ),
        "Book a doctor or physiotherapist. Your exercises stay open.",
    ),
    (
        Note(NoteKind.STILL_SORE, Side.LEFT, (back(45), back(0)), 6),
        ("Left: still sore after 6 weeks", "Scores above 0 since 8 October 2026."),
        "Book a doctor or physiotherapist. Your exercises stay open.",
    ),
    (
        Note(NoteKind.STILL_SORE, Side.LEFT, (back(80), back(0)), 8),
        ("Left: still sore after 8 weeks or more", "Scores above 0 since 3 September 2026."),
        "Book a doctor or physiotherapist. Your exercises stay open.",
    ),
    (
        Note(NoteKind.THREE_AMBERS, None, (back(3), back(2), back(1)), 3),
        (
            "3 days in a row were amber",
            "On 19 November 2026, 20 November 2026, 21 November 2026.",
        ),
        "Do the same again, or choose something easier. You decide.",
    ),
]


@pytest.mark.parametrize(("note", "seen", "advice"), NOTES)
def test_every_note_has_its_numbers_and_its_advice(note: Note, seen: tuple[str, str], advice: str) -> None:
    assert (note_words.title(note), note_words.seen(note)) == seen
    assert note_words.advice(note) == advice


# the badge ---------------------------------------------------------------------------------------------


def picture(badge: LightBadge) -> QImage:
    badge.resize(badge.sizeHint())
    badge.grab()
    QApplication.processEvents()
    return badge.grab().toImage()


@pytest.mark.parametrize(
    ("choice", "theme"),
    [
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST),
    ],
)
def test_a_badge_has_a_word_a_shape_and_a_colour(
    choice: ThemeChoice, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    style.apply(qapp, theme, 1.0)
    themes = Themes(choice)
    shapes = set()
    for light in Light:
        badge = LightBadge(themes, light)
        qtbot.addWidget(badge)
        badge.setStyleSheet(f"background: {theme.card}")
        assert badge.accessibleName() == light_words.told(light)
        image = picture(badge)
        size = image.height()
        shape = image.copy(0, 0, size, size)
        colors = {shape.pixelColor(x, y).name() for x in range(size) for y in range(size)}
        assert theme.color(COLORS[light]).name() in colors
        gray = shape.convertToFormat(QImage.Format.Format_Mono)
        shapes.add(bytes(gray.constBits()))
    assert len(shapes) == len(Light)


def test_an_empty_badge_takes_no_room(qapp: QApplication, qtbot: QtBot) -> None:
    badge = LightBadge(Themes(ThemeChoice.LIGHT))
    qtbot.addWidget(badge)
    assert badge.sizeHint().isEmpty()
    badge.display(Light.RED)
    assert (badge.light, badge.sizeHint().isEmpty()) == (Light.RED, False)
    assert qapp is not None


# the lane ----------------------------------------------------------------------------------------------


def test_each_light_has_its_own_picture_in_its_lane(qapp: QApplication, qtbot: QtBot) -> None:
    style.apply(qapp, LIGHT, 1.0)
    board = Board(Themes(ThemeChoice.LIGHT), Noted(), qtbot)
    lights = {back(number): Verdict(light, ()) for number, light in enumerate(Light)}
    board.chart.display(board.chart.whole, LANE)
    before = board.image()
    board.chart.set_lights(lights)
    image, layout = board.image(), board.chart.layout_now()
    pictures = set()
    for day in lights:
        x = round(layout.x(day.toordinal() + 0.5))
        place = QRectF(x - 6, layout.lanes[MarkKind.LIGHT].center().y() - 6, 12, 12).toRect()
        assert image.copy(place) != before.copy(place)
        pictures.add(bytes(image.copy(place).constBits()))
    assert len(pictures) == len(Light)


def test_of_days_too_close_to_be_told_apart_the_worst_light_is_shown() -> None:
    days = {back(number): Verdict(light, ()) for number, light in enumerate((Light.GREEN, Light.RED))}
    every_day, (one,) = light_marks(days), light_marks(days, 1000)
    assert [mark.verdict and mark.verdict.light for mark in every_day] == [Light.RED, Light.GREEN]
    assert (one.n, one.since, one.until) == (2, back(1), back(0))
    assert one.verdict is not None
    assert one.verdict.light is Light.RED
    assert chart_words.facts((back(1), back(0)), (), (one,), back(0)).endswith("worst light red")


def test_the_day_under_the_hand_tells_its_light_and_why() -> None:
    verdict = Verdict(Light.AMBER, (Reason(Why.SCORE, Moment.DURING_WORST, 4),))
    told = chart_words.facts((back(2), back(2)), (), light_marks({back(2): verdict}), back(0))
    assert told == "Friday 20 November: light amber: worst during was 4"


def test_the_legend_names_each_shape_where_there_is_a_lane() -> None:
    words = [words for _, words in chart_words.legend((MarkKind.LIGHT, MarkKind.SESSION))]
    assert words[1:] == ["session", "green", "hold", "amber", "red", "calm", "stop"]
