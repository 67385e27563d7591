"""The track of an activity, point by point as it is read: how far, how long, how long in motion.

Nothing of the track is kept but the sums, so that a million points take no more room than ten.
"""

from __future__ import annotations

from math import asin, cos, isfinite, radians, sin, sqrt

EARTH = 6_371_008.8
FIRST_TIME = 946_684_800.0  # 2000: watches that do not know the time begin at 1970, 1980 or 1989
LONGEST_STEP = 24 * 3600.0
FASTEST = 50.0  # metres a second
WINDOW, AT_REST = 10.0, 0.5
LOST = 5
DEEPEST = 3
LEAST_HEART, MOST_HEART = 25, 250


class Track:
    """Sums of points. A point that does not fit in time goes to a track of its own: a watch whose clock was
    put right on the way leaves two, and the one with more points is the activity (`best`).
    """

    def __init__(self, latest: float, depth: int = 0) -> None:
        """`latest` is the last second since 1970 that is believed."""
        self._latest = latest
        self._depth = depth
        self._other: Track | None = None
        self.points = 0
        self.dropped = 0
        self.untimed = 0
        self.first: float | None = None
        self.last: float | None = None
        self.moving = 0.0
        self._told_metres: float | None = None
        self._metres: float | None = None
        self._far: float | None = None
        self._place: tuple[float, float] | None = None
        self._placed = 0.0
        self._lost = 0
        self._since: float | None = None
        self._since_metres = 0.0
        self._hearts = self._heart_sum = self.top_heart = 0

    def add(
        self,
        at: float | None,
        place: tuple[float, float] | None = None,
        far: float | None = None,
        heart: int | None = None,
    ) -> None:
        """One point: seconds since 1970, degrees (latitude, longitude), metres from the start, beats."""
        if at is None:
            self.untimed += 1
            return
        if not FIRST_TIME <= at <= self._latest:
            self.dropped += 1
            return
        if self.last is not None and not 0 <= at - self.last <= LONGEST_STEP:
            self._elsewhere(at, place, far, heart)
            return
        step = 0.0 if self.last is None else at - self.last
        self.points += 1
        self.first = at if self.first is None else self.first
        self.last = at
        told = far is not None and self._go(far, step)
        moved = place is not None and not self._told_metres and self._move(place, at)
        if heart is not None and LEAST_HEART <= heart <= MOST_HEART:
            self._hearts += 1
            self._heart_sum += heart
            self.top_heart = max(self.top_heart, heart)
        if told or moved or self.metres is None:
            self._weigh(at)

    def pause(self) -> None:
        """What lies between the last point and the next one is no part of the way."""
        self._weigh(self.last, ending=True)
        self._place = self._far = self._since = None
        if self._other is not None:
            self._other.pause()

    @property
    def metres(self) -> float | None:
        """As the watch counted them, where it did; otherwise along the track. None where neither is known."""
        return self._told_metres or self._metres or self._told_metres

    @property
    def elapsed(self) -> float | None:
        return None if self.first is None or self.last is None else self.last - self.first

    @property
    def heart_rate(self) -> int | None:
        return round(self._heart_sum / self._hearts) if self._hearts else None

    def best(self) -> Track:
        """The one of the tracks with the most points; `dropped` counts those of the others too."""
        self._weigh(self.last, ending=True)
        if self._other is None:
            return self
        other = self._other.best()
        kept, left = (self, other) if self.points >= other.points else (other, self)
        kept.dropped += left.points + left.dropped
        return kept

    def _elsewhere(
        self, at: float, place: tuple[float, float] | None, far: float | None, heart: int | None
    ) -> None:
        if self._depth == DEEPEST:
            self.dropped += 1
            return
        if self._other is None:
            self._other = Track(self._latest, self._depth + 1)
        self._other.add(at, place, far, heart)

    def _go(self, far: float, step: float) -> bool:
        """The watch's own count; it may begin anew, and what no runner does in that time is left out.

        Returns whether it can be a count at all.
        """
        if not isfinite(far) or far < 0:
            return False
        if self._told_metres is None:
            self._told_metres = 0.0
        if self._far is not None and 0 <= far - self._far <= FASTEST * (step + 2):
            self._told_metres += far - self._far
        self._far = far
        return True

    def _move(self, place: tuple[float, float], at: float) -> bool:
        """Along the track; a place that nobody reaches so soon is left out, unless more follow there.

        Returns whether it is believed.
        """
        if self._metres is None:
            self._metres = 0.0
        if self._place is not None:
            length = metres_between(self._place, place)
            if length > FASTEST * (at - self._placed + 1):
                self._lost += 1
                if self._lost < LOST:
                    return False
            else:
                self._metres += length
        self._lost = 0
        self._place, self._placed = place, at
        return True

    def _weigh(self, at: float | None, *, ending: bool = False) -> None:
        """Whether there was motion since the last look; without any distance all time counts as motion."""
        if at is None:
            return
        far = self.metres
        if self._since is None:
            self._since, self._since_metres = at, far or 0.0
        span = at - self._since
        if span >= WINDOW or (ending and span > 0):
            if far is None or (far - self._since_metres) / span >= AT_REST:
                self.moving += span
            self._since, self._since_metres = at, far or 0.0


def place_of(latitude: float, longitude: float) -> tuple[float, float] | None:
    """A place on earth in degrees, None for what is none; 0, 0 is a watch that does not know."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return None if latitude == longitude == 0 else (latitude, longitude)


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the surface of the earth (haversine)."""
    up, down = radians(one[0]), radians(other[0])
    height = sin((down - up) / 2)
    width = sin(radians(other[1] - one[1]) / 2)
    return 2 * EARTH * asin(min(1.0, sqrt(height * height + cos(up) * cos(down) * width * width)))
