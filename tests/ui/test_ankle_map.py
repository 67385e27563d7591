"""The ankle map by mouse, by keyboard and by ear, and whether a finger finds each place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Zone
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.ankle_map.ankle_view import AnkleView, ZonesPicture, fewest_views
from ankle_rehab.ui.widgets.ankle_map.map import SMALLEST, AnkleMap
from ankle_rehab.ui.widgets.ankle_map.shapes import DRAWINGS, HOMES
from ankle_rehab.ui.widgets.ankle_map.view import View
from tests.ui.house import House, button, click, reads, seen

LEFT, RIGHT = Side.LEFT, Side.RIGHT
LEAST = 24
WIDTHS = (300, 640, 840, 1100)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@pytest.fixture
def ankle(house: House, qtbot: QtBot) -> AnkleMap:
    ankle = AnkleMap(house.themes)
    qtbot.addWidget(ankle)
    ankle.show_sides({LEFT})
    ankle.resize(840, 460)
    ankle.show()
    ankle.activateWindow()
    QApplication.processEvents()
    return ankle


def changes(ankle: AnkleMap) -> list[frozenset[Zone]]:
    told: list[frozenset[Zone]] = []
    ankle.changed.connect(lambda: told.append(ankle.zones))
    return told


def views(ankle: AnkleMap) -> list[AnkleView]:
    """Outside, front, inside, back."""
    return ankle.findChildren(AnkleView)


def spot(view: AnkleView, zone: Zone) -> QPoint | None:
    """Some point of the view at which this place is found."""
    points = (QPoint(x, y) for y in range(0, view.height(), 3) for x in range(0, view.width(), 3))
    return next((point for point in points if view.zone_at(QPointF(point)) is zone), None)


def press_at(view: AnkleView, zone: Zone) -> None:
    point = spot(view, zone)
    assert point is not None
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)


def focused() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    return now


@pytest.mark.parametrize("zone", list(Zone))
def test_every_place_has_one_button_with_its_name_that_is_a_box_to_tick(ankle: AnkleMap, zone: Zone) -> None:
    told = changes(ankle)
    one = button(ankle, text.zone(zone))
    assert QAccessible.queryAccessibleInterface(one).role() is QAccessible.Role.CheckBox
    one.click()
    one.toggle()
    assert told == [frozenset({zone}), frozenset()]


def test_a_place_seen_from_two_sides_is_one_place(ankle: AnkleMap) -> None:
    outer, front, inner, back = views(ankle)
    press_at(front, Zone.OUTER_BONE)
    assert ankle.zones == {Zone.OUTER_BONE}
    press_at(inner, Zone.ACHILLES)
    assert ankle.zones == {Zone.OUTER_BONE, Zone.ACHILLES}
    assert reads(ankle, "Chosen: outer ankle bone · Achilles tendon")
    press_at(outer, Zone.OUTER_BONE)
    press_at(back, Zone.ACHILLES)
    assert ankle.zones == frozenset()
    assert not reads(ankle, "Chosen")


def test_what_is_chosen_is_heard_and_read(ankle: AnkleMap) -> None:
    assert ankle.accessibleName() == "Where does the left ankle hurt? not answered"
    click(ankle, "somewhere else")
    assert ankle.accessibleName() == "Where does the left ankle hurt? somewhere else"


def test_the_name_stands_above_while_the_pointer_is_over_a_place(ankle: AnkleMap) -> None:
    outer = views(ankle)[0]
    point = spot(outer, Zone.OUTER_BEHIND)
    assert point is not None
    QTest.mouseMove(outer, point)
    assert reads(ankle, "outside, behind the bone")
    QTest.mouseMove(outer, QPoint(1, 1))
    assert not reads(ankle, "outside, behind the bone")


def test_beside_the_foot_nothing_is_pressed(ankle: AnkleMap) -> None:
    told = changes(ankle)
    outer, _, inner, _ = views(ankle)
    QTest.mouseClick(outer, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    QTest.mouseClick(inner, Qt.MouseButton.LeftButton, pos=inner.rect().topRight())
    bone = spot(outer, Zone.OUTER_BONE)
    assert bone is not None
    QTest.mouseClick(outer, Qt.MouseButton.RightButton, pos=bone)
    assert told == []


def test_a_press_that_ends_elsewhere_chooses_nothing(ankle: AnkleMap) -> None:
    outer = views(ankle)[0]
    start, end = spot(outer, Zone.OUTER_BONE), spot(outer, Zone.CALF)
    assert start is not None
    assert end is not None
    QTest.mousePress(outer, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseRelease(outer, Qt.MouseButton.LeftButton, pos=end)
    assert ankle.zones == frozenset()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_arrows_lead_from_every_place_to_every_other(ankle: AnkleMap, width: int) -> None:
    ankle.resize(width, 900)
    QApplication.processEvents()
    reached, waiting = set(), [text.zone(Zone.OUTER_BONE)]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        for arrow in ARROWS:
            one = button(ankle, name)
            one.setFocus()
            QTest.keyClick(one, arrow)
            waiting.append(focused().accessibleName())
    assert reached == {text.zone(zone) for zone in Zone}


def test_space_chooses_what_the_arrows_found_and_its_name_is_shown(ankle: AnkleMap) -> None:
    button(ankle, text.zone(Zone.OUTER_BONE)).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    name = focused().accessibleName()
    assert name != text.zone(Zone.OUTER_BONE)
    assert reads(ankle, name)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert [text.zone(zone) for zone in ankle.zones] == [name]


def test_tab_passes_the_whole_map_and_comes_back_to_the_same_place(house: House, qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    rows = QVBoxLayout(whole)
    before, after, ankle = QPushButton("before"), QPushButton("after"), AnkleMap(house.themes)
    for part in (before, ankle, after):
        rows.addWidget(part)
    whole.resize(900, 600)
    whole.show()
    whole.activateWindow()
    before.setFocus()
    QApplication.processEvents()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    there = focused()
    assert there.accessibleName() != text.zone(Zone.OUTER_BONE)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is after
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is there


@pytest.mark.parametrize("zone", list(HOMES))
def test_each_place_is_large_enough_for_a_finger(zone: Zone) -> None:
    """A square of 24 pixels fits into it in the view that has its button, at the smallest size."""
    path = DRAWINGS[HOMES[zone]].places[zone].path
    side = LEAST / SMALLEST
    box = path.boundingRect()

    def squares() -> Iterator[QRectF]:
        x = box.left()
        while x <= box.right() - side:
            y = box.top()
            while y <= box.bottom() - side:
                yield QRectF(x, y, side, side)
                y += 0.1
            x += 0.1

    assert any(path.contains(square) for square in squares())


@pytest.mark.parametrize("view", list(View))
def test_no_place_covers_another(view: View) -> None:
    places = DRAWINGS[view].places
    for zone, place in places.items():
        assert DRAWINGS[view].at(QPointF(*place.middle)) is zone
        others = [other for name, other in places.items() if name is not zone]
        assert not any(other.path.contains(QPointF(*place.middle)) for other in others)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_reaches_over_the_edge_and_every_button_is_large(
    house: House, qtbot: QtBot, width: int
) -> None:
    ankle, area = AnkleMap(house.themes), QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(ankle)
    for wide in (1100, width):
        area.resize(wide + 20, 700)
        area.show()
        QApplication.processEvents()
    assert area.horizontalScrollBar().maximum() == 0
    for view in views(ankle):
        assert view.mapTo(ankle, view.rect().topRight()).x() < ankle.width()
    for one in ankle.findChildren(QAbstractButton):
        parent = one.parentWidget()
        assert parent is not None
        assert parent.rect().contains(one.geometry())
        assert min(one.width(), one.height()) >= LEAST


def test_a_right_ankle_is_the_mirror_of_a_left_one(ankle: AnkleMap) -> None:
    for view in views(ankle):
        left = {zone: spot(view, zone) for zone in view.homes}
        ankle.show_sides({RIGHT})
        for zone, point in left.items():
            assert point is not None
            mirrored = QPointF(view.width() - point.x(), point.y())
            assert view.zone_at(mirrored) is zone
        ankle.show_sides({LEFT})


def test_the_toes_of_a_left_foot_point_left_when_seen_from_outside(ankle: AnkleMap) -> None:
    outer, front, inner, back = views(ankle)

    def leads(view: AnkleView, first: Zone, then: Zone) -> bool:
        one, two = spot(view, first), spot(view, then)
        assert one is not None
        assert two is not None
        return one.x() < two.x()

    assert leads(outer, Zone.MIDFOOT_OUTER, Zone.HEEL_BACK)
    assert leads(inner, Zone.HEEL_BACK, Zone.MIDFOOT_INNER)
    assert leads(front, Zone.INNER_BONE, Zone.OUTER_BONE)
    assert leads(back, Zone.OUTER_BEHIND, Zone.INNER_BEHIND)


def test_for_two_ankles_the_left_one_stands_and_that_is_said(ankle: AnkleMap) -> None:
    ankle.show_sides({LEFT, RIGHT})
    assert reads(ankle, "Where do they hurt? The left one stands for both.")
    ankle.show_sides({RIGHT})
    assert reads(ankle, "Where does the right ankle hurt?")


def test_showing_places_tells_nobody(ankle: AnkleMap) -> None:
    told = changes(ankle)
    ankle.display({Zone.ARCH, Zone.OTHER})
    assert ankle.zones == {Zone.ARCH, Zone.OTHER}
    assert told == []
    assert reads(ankle, "Chosen: arch · somewhere else")


def test_a_place_is_painted_unlike_the_others_in_every_theme(house: House, ankle: AnkleMap) -> None:
    outer = views(ankle)[0]
    seen_so_far: list[QImage] = []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
        house.themes.choose(choice)
        for zones in (frozenset[Zone](), frozenset({Zone.OUTER_BONE})):
            ankle.display(zones)
            image = outer.grab().toImage()
            assert image not in seen_so_far
            seen_so_far.append(image)


def test_a_small_picture_needs_only_the_views_that_show_its_places(house: House, qtbot: QtBot) -> None:
    assert fewest_views({Zone.ACHILLES, Zone.OUTER_FRONT, Zone.OUTER_BONE}) == (View.OUTER,)
    assert set(fewest_views({Zone.ARCH, Zone.OUTER_BEHIND, Zone.MIDFOOT_OUTER})) == {View.OUTER, View.INNER}
    assert fewest_views({Zone.OTHER}) == ()
    for zone in HOMES:
        assert any(zone in DRAWINGS[view].places for view in fewest_views({zone}))
    picture = ZonesPicture(house.themes, LEFT, {Zone.ARCH, Zone.OUTER_BEHIND})
    qtbot.addWidget(picture)
    assert picture.accessibleName() == "outside, behind the bone · arch"
    assert QAccessible.queryAccessibleInterface(picture).role() is QAccessible.Role.StaticText
    other = ZonesPicture(house.themes, RIGHT, {Zone.ARCH, Zone.OUTER_BEHIND})
    qtbot.addWidget(other)
    assert picture.grab().toImage() != other.grab().toImage()
    assert not seen(picture, QAbstractButton, "arch")
