"""What a picture is taken of: the guide, its cards, and why it may hurt."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.ui.pages.card import CardPage
from tests.scene import Scene

PAIRS = (
    Shoe("Blue ones for the road", date(2025, 3, 2), 830),
    Shoe("Trail", date(2026, 6, 14), 512.5),
    Shoe("Old grey pair"),
)


class ScenesOfGuide(Scene):
    """The guide and everything behind it."""

    def guide(self) -> None:
        self.live()
        self.open("guide")

    def guide_below(self) -> None:
        self.guide()
        self.scroll_to(0.6)

    def guide_found(self) -> None:
        self.guide()
        self._look_for("bandage")

    def guide_nothing(self) -> None:
        self.guide()
        self._look_for("zeppelin")

    def card_ice(self) -> None:
        self._open_card("ice")

    def card_ice_below(self) -> None:
        self.card_ice()
        self.rest()
        self.scroll_down()

    def card_bandage(self) -> None:
        self._open_card("bandage")

    def card_evidence(self) -> None:
        self._open_card("evidence")

    def card_sources(self) -> None:
        self._open_card("sources")
        self.scroll_to(0.4)

    def card_about(self) -> None:
        self._open_card("about")

    def card_shoes_none(self) -> None:
        self._open_card("shoes")

    def card_shoes(self) -> None:
        self._write_pairs()
        self.card_shoes_none()

    def card_shoes_form(self) -> None:
        self.card_shoes()
        self.rest()
        self.click("Change Blue ones")

    def causes(self) -> None:
        self._write_pairs()
        self.live()
        self.open("causes")

    def causes_below(self) -> None:
        self.causes()
        self.scroll_to(0.55)

    def causes_sign(self) -> None:
        self.causes()
        self.tick(28)
        self.scroll_to(0.62)

    def causes_result(self) -> None:
        self.causes()
        self.tick(6)
        self.click("Show what fits")

    def causes_result_below(self) -> None:
        self.causes_result()
        self.scroll_down()

    def causes_signs_first(self) -> None:
        self.causes()
        self.tick(28)
        self.click("Show what fits")
        self.open("causes")

    def causes_nothing(self) -> None:
        self.agree()
        self.open("causes")
        self.click("Show what fits")

    def _open_card(self, card_id: str) -> None:
        self.live()
        page = self.window.page("card")
        assert isinstance(page, CardPage)
        page.open_card(card_id)
        self.open("card")

    def _look_for(self, words: str) -> None:
        self.window.page("guide").findChildren(QLineEdit)[0].setText(words)

    def _write_pairs(self) -> None:
        shoes = Shoes(self.parts.diary, self.parts.database, self.parts.clock)
        for pair in PAIRS:
            shoes.keep(pair)
