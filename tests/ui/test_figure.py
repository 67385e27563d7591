"""The figure shows the moment it is given: it moves, stands still, is mirrored and follows the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.motion import LAST_STAGE, MotionTime
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.resources import resource
from ankle_rehab.storage.motions import MotionError, Motions
from ankle_rehab.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Themes
from ankle_rehab.ui.widgets.figure.figure import Figure

MOTIONS = Motions(resource("motions"))
SEGMENTS = [
    pytest.param(name, index, id=f"{name}-{index + 1}")
    for name in MOTIONS.ids()
    for index in range(len(MOTIONS.motion(name).segments))
]


@pytest.fixture
def themes(qtbot: QtBot) -> Themes:
    """The bot makes sure that there is an application."""
    assert qtbot
    return Themes(ThemeChoice.LIGHT)


@pytest.fixture
def figure(themes: Themes, qtbot: QtBot) -> Figure:
    figure = Figure(themes, MOTIONS)
    qtbot.addWidget(figure)
    figure.resize(320, 240)
    return figure


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return super().eventFilter(watched, event)


def at(name: str, segment: int, stage: float, *, working: bool = True, rep: int = 0) -> MotionTime:
    cycle = MOTIONS.motion(name).cycle
    elapsed = cycle * (20 + stage / LAST_STAGE) if cycle else 60.0
    return MotionTime(stage, segment, elapsed, working, rep)


def seen(figure: Figure, name: str, moment: MotionTime, mirrored: bool = False) -> QImage:
    figure.display(name, moment, mirrored)
    return figure.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def difference(first: QImage, second: QImage) -> float:
    """The share of points whose colour differs clearly, of every second one."""
    assert first.size() == second.size()
    differing, looked = 0, 0
    for y in range(0, first.height(), 2):
        for x in range(0, first.width(), 2):
            one, two = QColor(first.pixel(x, y)), QColor(second.pixel(x, y))
            apart = abs(one.red() - two.red()) + abs(one.green() - two.green()) + abs(one.blue() - two.blue())
            differing += apart > 90
            looked += 1
    return differing / looked


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_it_moves_with_the_time_and_is_the_same_at_the_same_time(
    figure: Figure, name: str, segment: int
) -> None:
    first, second = (at(name, segment, stage) for stage in MOTIONS.motion(name).segments[segment].ends)
    before = seen(figure, name, first)
    after = seen(figure, name, second)
    assert difference(before, after) > 0.004
    assert seen(figure, name, first) == before


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_the_right_foot_is_the_mirrored_left(figure: Figure, name: str, segment: int) -> None:
    moment = at(name, segment, 1.3, rep=6)
    left, right = seen(figure, name, moment), seen(figure, name, moment, mirrored=True)
    assert difference(left, right) > 0.02
    if name != "ankle-alphabet":  # letters stay as one writes them
        assert difference(left.flipped(Qt.Orientation.Horizontal), right) < 0.002


def written(image: QImage) -> QImage:
    """The part of the picture that holds the letter."""
    ink = QColor(LIGHT.accent).rgb()
    found = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == ink]
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    top, bottom = min(y for _, y in found), max(y for _, y in found)
    letter = image.copy(left, top, right - left + 1, bottom - top + 1)
    for x in range(letter.width()):
        for y in range(letter.height()):
            letter.setPixelColor(x, y, QColor("black" if letter.pixel(x, y) == ink else "white"))
    return letter


def test_the_right_foot_writes_readable_letters(figure: Figure) -> None:
    moment = at("ankle-alphabet", 0, LAST_STAGE, rep=5)
    left = written(seen(figure, "ankle-alphabet", moment))
    right = written(seen(figure, "ankle-alphabet", moment, mirrored=True)).scaled(left.size())
    assert difference(left, right) < 0.5 * difference(left.flipped(Qt.Orientation.Horizontal), right)


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_reduced_motion_is_a_still_of_both_ends(figure: Figure, name: str, segment: int) -> None:
    moving = seen(figure, name, at(name, segment, 0.5))
    figure.reduced_motion = True
    still = seen(figure, name, at(name, segment, 0.5))
    assert difference(moving, still) > 0.02
    assert seen(figure, name, at(name, segment, 1.7)) == still
    left, right = still.copy(0, 0, 147, 240), still.copy(173, 0, 147, 240)
    assert difference(left, right) > 0.003


def test_it_is_painted_only_when_it_is_shown_something_new(figure: Figure) -> None:
    figure.show()
    figure.display("wall-press", at("wall-press", 0, 0.4), False)
    QApplication.processEvents()
    paints = Paints()
    figure.installEventFilter(paints)
    figure.display("wall-press", at("wall-press", 0, 0.4), False)
    QApplication.processEvents()
    assert paints.count == 0
    figure.display("wall-press", at("wall-press", 0, 0.6), False)
    QApplication.processEvents()
    assert paints.count == 1
    figure.removeEventFilter(paints)


def test_rest_and_work_differ(figure: Figure) -> None:
    resting = seen(figure, "ankle-circles", at("ankle-circles", 0, 0.0, working=False))
    assert difference(resting, seen(figure, "ankle-circles", at("ankle-circles", 0, 1.0))) > 0.004


def test_half_size_circles_are_smaller(figure: Figure) -> None:
    whole = seen(figure, "ankle-circles", MotionTime(1.0, 0, 60, True))
    half = seen(figure, "ankle-circles", MotionTime(1.0, 0, 60, True, half_size=True))
    assert difference(whole, half) > 0.004


def test_each_letter_is_another(figure: Figure) -> None:
    first = seen(figure, "ankle-alphabet", at("ankle-alphabet", 0, 1.5, rep=0))
    assert difference(first, seen(figure, "ankle-alphabet", at("ankle-alphabet", 0, 1.5, rep=1))) > 0.004


def test_it_follows_the_theme(figure: Figure, themes: Themes) -> None:
    for choice, theme in (
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST),
    ):
        themes.choose(choice)
        image = seen(figure, "short-foot", at("short-foot", 0, 1.0))
        colors = {
            QColor(image.pixel(x, y)).name().upper()
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        }
        assert {theme.card, theme.skin, theme.skin_shade, theme.floor, theme.accent, theme.cloth} <= colors


def test_it_is_painted_anew_when_the_theme_changes(figure: Figure, themes: Themes) -> None:
    figure.show()
    figure.display("wall-press", at("wall-press", 0, 0.4), False)
    QApplication.processEvents()
    paints = Paints()
    figure.installEventFilter(paints)
    themes.choose(ThemeChoice.DARK)
    QApplication.processEvents()
    assert paints.count == 1
    figure.removeEventFilter(paints)


@pytest.mark.parametrize("size", [(200, 150), (1600, 1200), (300, 900), (1500, 200)])
def test_the_whole_foot_is_seen_as_large_as_it_fits(figure: Figure, size: tuple[int, int]) -> None:
    figure.resize(*size)
    image = seen(figure, "short-foot", at("short-foot", 0, 0.0))
    _, _, wide, high = MOTIONS.motion("short-foot").segments[0].frame
    scale = min(size[0] / wide, size[1] / high)
    skin, middle = {QColor(LIGHT.skin).rgb(), QColor(LIGHT.skin_shade).rgb()}, image.height() / 2
    rows = range(int(middle - high * scale / 2), int(middle + high * scale / 2))
    across = [x for x in range(image.width()) if any(image.pixel(x, y) in skin for y in rows)]
    assert (max(across) - min(across)) / scale == pytest.approx(25.5, abs=2.5)  # a foot, in centimetres
    assert min(across) > 0
    assert max(across) < image.width() - 1


@pytest.mark.parametrize("size", [(200, 150), (1600, 1200), (300, 900), (1500, 200)])
def test_it_fills_any_size(figure: Figure, size: tuple[int, int]) -> None:
    figure.resize(*size)
    image = seen(figure, "wall-press", at("wall-press", 0, 1.0))
    assert (image.width(), image.height()) == size
    wall = QColor(LIGHT.wall).rgb()
    assert image.pixel(image.width() - 2, image.height() // 3) == wall
    assert any(image.pixel(x, image.height() // 2) == QColor(LIGHT.skin).rgb() for x in range(image.width()))


def test_nothing_is_shown_before_the_first_exercise(figure: Figure) -> None:
    image = figure.grab().toImage()
    assert image.pixel(3, 3) == image.pixel(160, 120) == QColor(LIGHT.card).rgb()


def test_an_unknown_exercise_is_an_error(figure: Figure) -> None:
    with pytest.raises(MotionError):
        figure.display("somersault", at("wall-press", 0, 0), False)


def test_it_says_what_it_shows(figure: Figure) -> None:
    figure.describe("Moving picture: Wall press, left foot")
    assert figure.accessibleName() == "Moving picture: Wall press, left foot"
