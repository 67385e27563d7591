"""What a picture is taken of: the pages of warning signs, what to do about them, and the ways out."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox

from ankle_rehab.domain.safety import Asked, Release
from ankle_rehab.domain.triage import Detail, Sign
from tests.scene import Scene


class ScenesOfSigns(Scene):
    """The warning signs and "About you"."""

    def signs(self) -> None:
        self.agree()
        self.open("signs")

    def signs_before_all(self) -> None:
        """Before the first page is accepted: no rail, and no way on but back to it."""
        self.window.show_page("first-start")
        self.window.show_signs()

    def signs_before_all_ticked(self) -> None:
        self.signs_before_all()
        self._on()
        self._on()
        self._tick("I have a fever")
        self._on()
        self._on()

    def signs_since(self) -> None:
        self.signs()
        self._on()

    def signs_now(self) -> None:
        self.signs_since()
        self._on()

    def signs_ticked(self) -> None:
        self.signs_now()
        self._tick("It looks different", "It cracks", "It is red")

    def signs_about_you(self) -> None:
        self.signs_now()
        self._on()

    def signs_emergency(self) -> None:
        self._advise(Sign.OUT_OF_SHAPE, Sign.FEVER)

    def signs_region(self) -> None:
        self.signs_emergency()
        self.click("Change region")
        self.scroll_down()

    def signs_today(self) -> None:
        signs = (Sign.CHANGED_LOOK, Sign.ONE_SPOT, Sign.GIVES_WAY)
        self._advise(*signs, details=frozenset({Detail.RED_AND_WARM}))

    def signs_today_below(self) -> None:
        self.signs_today()
        self.scroll_down()

    def signs_seen(self) -> None:
        self._advise(Sign.NO_FOUR_STEPS)
        self.click("I have been seen")
        self.rest()
        self.scroll_down()

    def signs_booking(self) -> None:
        self._advise(Sign.ONE_SPOT)

    def signs_same(self) -> None:
        self.live()
        for how in (None, Release.BOOKED):
            if how is None:
                self.parts.guard.answer(frozenset({Sign.ONE_SPOT}), twisted=False)
            else:
                self.parts.guard.release(how, on=self.clock.now().date())
        self._advise(Sign.ONE_SPOT)

    def signs_once(self) -> None:
        self.signs_now()
        self._tick("It has not begun")
        self._on()
        self._on()

    def signs_twist(self) -> None:
        self.signs_since()
        self._tick("I twisted it in")
        for _ in range(3):
            self._on()

    def signs_former(self) -> None:
        self.live()
        former = frozenset({Sign.CHANGED_LOOK, Sign.OUT_OF_SHAPE})
        self.parts.guard.answer(former, twisted=False, page=Asked.FORMER)
        self.open("signs")

    def about_you(self) -> None:
        self.live()
        self.open("about-you")

    def check_in_news(self) -> None:
        self.live()
        self.clock.advance(timedelta(days=30).total_seconds())
        self.program.rooms.starter.begin("daily")

    def _advise(self, *signs: Sign, details: frozenset[Detail] = frozenset()) -> None:
        self.agree()
        self.parts.guard.answer(frozenset(signs), twisted=False, details=details)
        self.open("signs")

    def _tick(self, *beginnings: str) -> None:
        for beginning in beginnings:
            for box in self.window.findChildren(QCheckBox):
                if box.isVisible() and box.accessibleName().startswith(beginning):
                    box.click()

    def _on(self) -> None:
        self.press()
        self.rest()
