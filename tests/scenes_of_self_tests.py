"""The states of the self-tests and of a bandage that is worn, for pictures of them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QScrollArea

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.ui.widgets.self_test.card import SelfTestCard
from tests.scene import Scene

REACHED = (
    (TestKind.BALANCE, (12, 38), (15, 40), (14, 41), (24, 40), (31, 44)),
    (TestKind.HEEL_RAISES, (4, 17), (6, 18), (9, 18), (12, 20), (14, 20)),
    (TestKind.KNEE_TO_WALL, (4.5, 9), (5, 9), (6, 9.5), (6.5, 9), (7.5, 9.5)),
)


class ScenesOfSelfTests(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def self_tests(self) -> None:
        self._tested()
        self.open("self-tests")

    def self_tests_closed(self) -> None:
        self.live()
        self.parts.guard.answer(frozenset(), twisted=True)
        self.open("self-tests")

    def self_tests_number(self) -> None:
        self.live_until_today()
        self.open("self-tests")

    def self_test_how(self) -> None:
        self.self_tests()
        self.click("Do this test: One-leg")

    def self_test_how_below(self) -> None:
        self.self_test_how()
        self.scroll_down()

    def self_test_distance(self) -> None:
        self.self_tests()
        self.click("Do this test: Knee")
        self.scroll_down()

    def self_test_ready(self) -> None:
        self.self_test_how()
        self.click("Start with")
        self._count(4)

    def self_test_balance(self) -> None:
        self.self_test_ready()
        self._count(6 + 24.3)

    def self_test_raises(self) -> None:
        self.self_tests()
        self.click("Do this test: Heel")
        self.click("Start with")
        self._count(10 + 44.5)

    def self_test_reached(self) -> None:
        self.self_test_balance()
        self.parts.self_test_timer.press()

    def self_test_hurts(self) -> None:
        self.self_test_balance()
        self.click("It hurts")

    def self_test_over_limit(self) -> None:
        self.self_test_hurts()
        self.score(6)

    def self_test_gap(self) -> None:
        self.self_test_balance()
        self.clock.sleep(20)
        self.parts.self_test_timer.tick()

    def review_self_tests(self) -> None:
        self._tested()
        self.open("review")
        self.rest()
        page = self.window.page("review")
        (card,) = page.findChildren(SelfTestCard)
        for area in page.findChildren(QScrollArea):
            if (ground := area.widget()) is not None and ground.isAncestorOf(card):
                place = card.mapTo(ground, card.rect().topLeft()).y()
                area.verticalScrollBar().setValue(place - 30)

    def bandage_worn(self) -> None:
        self.live()
        self.open("today")
        self.parts.bandages.begin(Side.LEFT)

    def bandage_asks(self) -> None:
        self._worn(11.5)

    def bandage_bedtime(self) -> None:
        self._worn(13 * 60)

    def bandage_off(self) -> None:
        self._worn(10)
        self.parts.bandages.not_well()

    def bandage_feeling(self) -> None:
        self.bandage_off()
        self.clock.advance(300)
        self.parts.bandages.tick()

    def _worn(self, minutes: float) -> None:
        self.bandage_worn()
        self.clock.advance(minutes * 60)
        self.parts.bandages.tick()

    def _count(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.clock.advance(0.1)
            self.parts.self_test_timer.tick()

    def _tested(self) -> None:
        """Five fortnights of tests, the last one today a fortnight ago."""
        self.live()
        for kind, *reached in REACHED:
            for number, pair in enumerate(reversed(reached), start=1):
                at = Stamp.of(self.clock.now() - timedelta(days=14 * number), self.clock.zone())
                for side, amount in zip(Side, pair, strict=True):
                    self.parts.self_tests.add(TestResult(at, kind, side, amount))
