"""What a picture is taken of: a year with its runs, in the review, on the doctor's page and on Today."""

from __future__ import annotations

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

    def doctor_runs(self) -> None:
        self.run_for_a_year()
        self.open("doctor")
        self.rest()
        self.scroll_to(0.6)

    def today_runs(self) -> None:
        self.run_for_a_year()
        self.open("today")
        self.rest()
