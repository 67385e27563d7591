"""What a picture is taken of: the traffic light in the review, and what was seen over time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from tests.scene import Scene

LAST = date(2026, 11, 21)
# mornings, worst during, afterwards, a day each; a dash is a day without activity
FORTNIGHT = (
    *("1 1 1", "1 2 1", "1 2 2", "2 - -", "1 3 2", "1 2 1", "1 4 3"),
    *("2 1 1", "1 6 2", "3 - -", "2 2 2", "4 5 4", "3 2 1", "2 6 4"),
)


class ScenesOfLights(Scene):
    """A fortnight in which every light but one comes up."""

    def review_lights(self) -> None:
        self._live_a_fortnight()
        self.open("review")
        self.click("Show: 2 weeks")
        self.rest()

    def review_lights_cards(self) -> None:
        self.review_lights()
        self.scroll_to(0.38)

    def review_lights_rule(self) -> None:
        self.review_lights()
        self.scroll_down()

    def review_lights_table(self) -> None:
        self.review_lights()
        self.click("Table")
        self.rest()

    def doctor_lights(self) -> None:
        self._live_a_fortnight()
        self.open("doctor")
        self.rest()
        self.scroll_to(0.5)

    def _live_a_fortnight(self) -> None:
        self.agree()
        first = LAST - timedelta(days=len(FORTNIGHT) - 1)
        entries = []
        for number, words in enumerate(FORTNIGHT):
            morning, during, after = words.split()
            day = first + timedelta(days=number)
            entries.append(_felt(day, 7, int(morning), Moment.NEXT_MORNING))
            if during != "-":
                entries.append(_felt(day, 17, int(during), Moment.DURING_WORST))
                entries.append(_felt(day, 18, int(after), Moment.AFTER_60MIN))
        self.parts.diary.add_pains(tuple(entries))


def _felt(day: date, hour: int, score: int, moment: Moment) -> PainEntry:
    at = Stamp(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), "Europe/Berlin", day)
    return PainEntry(Side.LEFT, score, moment, at, at, swelling=Swelling.LITTLE if score > 4 else None)
