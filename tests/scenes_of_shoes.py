"""The states of shoes, of files from a watch and of the load chart, for pictures of them."""

from __future__ import annotations

from dataclasses import replace

from ankle_rehab.domain.activity import RunType
from tests.scene import Scene


class ScenesOfShoes(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def shoes_none(self) -> None:
        self.agree()
        self.open("shoes")

    def shoes(self) -> None:
        self._owned()
        self.open("shoes")

    def shoes_below(self) -> None:
        self.shoes()
        self.rest()
        self.scroll_down()

    def shoes_form(self) -> None:
        self.shoes()
        self.rest()
        self.click("Change Blue road shoes")
        self.rest()

    def shoes_look(self) -> None:
        self.shoes()
        self.rest()
        self.click("Blue road shoes: look at the sole")
        self.rest()

    def _owned(self) -> None:
        """A year of runs in two pairs, an older one that was looked at, and one put away."""
        self.run_for_a_year()
        shelf = self.parts.shoes
        for shoe in shelf.shoes():
            if shoe.name.startswith("Old") and shoe.id is not None:
                shelf.looked_at(shoe, uneven=True)
            elif shoe.name == "Green ones" and shoe.id is not None:
                shelf.retire(shoe.id)
            elif shoe.name.startswith("Blue road"):
                shelf.keep(replace(shoe, default_for=frozenset({RunType.EASY, RunType.LONG})))
