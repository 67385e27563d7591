"""What a picture is taken of: a year with its runs, in the review, on the doctor's page and on Today."""

from __future__ import annotations

from ankle_rehab.domain.story import Part
from ankle_rehab.services.story import Stories
from tests.scene import Scene


class ScenesOfLookingBack(Scene):
    """The same year as in the other pictures, with runs, rides and a swim now and then."""

    def review_runs(self) -> None:
        self.run_for_a_year()
        self.open("review")
        self.click("Show: 3 months")
        self.rest()

    def review_runs_year(self) -> None:
        self.run_for_a_year()
        self.open("review")
        self.click("Show: Year")
        self.rest()

    def review_runs_cards(self) -> None:
        self.review_runs()
        self.scroll_to(0.55)

    def doctor_weeks(self) -> None:
        """The weeks of running are wanted on the page."""
        self.run_for_a_year()
        self._want_weeks()
        self.open("doctor")
        self.rest()
        self.scroll_to(0.5)

    def _want_weeks(self) -> None:
        stories = Stories(self.parts.diary, self.parts.database, self.clock)
        stories.keep(stories.story().with_part(Part.LOAD, on=True))

    def doctor_runs(self) -> None:
        self.run_for_a_year()
        self.open("doctor")
        self.rest()
        self.scroll_to(0.6)

    def today_runs(self) -> None:
        self.run_for_a_year()
        self.open("today")
        self.rest()
