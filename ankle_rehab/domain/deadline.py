"""A stretch of time that runs on whatever the computer does: asleep, closed, restarted, its clock changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from ankle_rehab.domain.clock import Reading
from ankle_rehab.domain.value import value

SET_SECONDS = 1.0


@value
class Deadline:
    """When it began on each clock, and how many seconds it may last.

    `boot_id` and `elapsed_start` belong together; `wall_start` is UTC. `seen` is the most that was known to
    have passed, at `seen_wall` (aware) and `seen_elapsed`. `exact` is false once the computer was restarted
    in between: then the wall clock has a say as well.
    """

    boot_id: str
    elapsed_start: float
    wall_start: datetime
    seconds: float
    seen: float
    seen_elapsed: float
    seen_wall: datetime
    exact: bool = True

    @staticmethod
    def begin(reading: Reading, seconds: float) -> Deadline:
        """A deadline of so many seconds from now; raises ValueError for a naive time or no length."""
        if reading.wall.tzinfo is None or seconds <= 0:
            raise ValueError("a deadline needs a time with its zone and a length")
        wall = reading.wall.astimezone(UTC)
        return Deadline(
            reading.boot_id, reading.elapsed, wall, seconds, 0.0, reading.elapsed, reading.wall, exact=True
        )

    def passed(self, reading: Reading) -> float:
        """Seconds since the start: never less than was known before, in doubt the longer of two answers."""
        by_wall = (reading.wall - self.wall_start).total_seconds()
        if reading.boot_id == self.boot_id:
            by_elapsed = reading.elapsed - self.elapsed_start
            if self.exact and reading.counts_sleep:
                return max(self.seen, by_elapsed)
            return max(self.seen, by_elapsed, by_wall)
        since_seen = reading.wall.timestamp() - self.seen_wall.timestamp()  # right where it was set before
        return max(self.seen, by_wall, self.seen + since_seen, self._at_least(reading))

    def remaining(self, reading: Reading) -> float:
        """Seconds left, from the whole length down to 0."""
        return max(0.0, self.seconds - self.passed(reading))

    def look(self, reading: Reading) -> Deadline:
        """The same deadline, knowing how much has passed by now; after a restart it counts on this boot."""
        passed = self.passed(reading)
        same = reading.boot_id == self.boot_id
        return replace(
            self,
            boot_id=reading.boot_id,
            elapsed_start=self.elapsed_start if same else reading.elapsed - passed,
            seen=passed,
            seen_elapsed=reading.elapsed,
            seen_wall=reading.wall,
            exact=self.exact and same,
        )

    def set_since(self, before: Deadline) -> bool:
        """Whether the wall clock was set between an earlier look and this one: it says something else."""
        by_wall = self.seen_wall.timestamp() - before.seen_wall.timestamp()
        by_elapsed = self.seen_elapsed - before.seen_elapsed
        return self.boot_id != before.boot_id or abs(by_wall - by_elapsed) > SET_SECONDS

    def _at_least(self, reading: Reading) -> float:
        """What the other boot's own clock proves.

        If it stands lower than when we last looked, the computer was surely restarted and the whole of it
        came on top. If not, the name of the boot may be a guess gone wrong, and the difference still holds.
        """
        if reading.elapsed < self.seen_elapsed:
            return self.seen + reading.elapsed
        return reading.elapsed - self.elapsed_start
