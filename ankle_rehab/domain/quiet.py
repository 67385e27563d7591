"""When no reminder is shown: in the quiet hours of each night, and while all of them rest."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.value import value

_DAY = timedelta(days=1)


@value
class Hush:
    """Quiet from `quiet_from` up to `quiet_until` (local times, perhaps over midnight; None for never).

    Two equal times are no time at all. Up to the day `rest_until` all of them rest; on that day they come
    again. What must come off the skin in time, ice or a bandage, knows no quiet.
    """

    quiet_from: time | None = None
    quiet_until: time | None = None
    rest_until: date | None = None

    def resting(self, day: date) -> bool:
        """Whether all of them rest on that local date."""
        return self.rest_until is not None and day < self.rest_until

    def quiet(self, at: time) -> bool:
        """Whether that local time lies in the quiet hours."""
        if self.quiet_from is None or self.quiet_until is None:
            return False
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until

    def over(self, local: datetime) -> datetime:
        """The first local time (naive), from `local` on, at which something may be shown."""
        if self.rest_until is not None and self.resting(local.date()):
            local = datetime.combine(self.rest_until, time())
        if self.quiet_until is None or not self.quiet(local.time()):
            return local
        end = datetime.combine(local.date(), self.quiet_until)
        return end if end > local else end + _DAY

    def lets_in(self, local: datetime, grace: timedelta) -> bool:
        """Whether what is due at that local time (naive) is shown, if need be late by up to `grace`."""
        return not self.resting(local.date()) and self.over(local) - local <= grace


NEVER = Hush()


def hush_of(settings: Settings) -> Hush:
    """What the user has chosen."""
    if not settings.quiet_on:
        return Hush(rest_until=settings.reminders_rest_until)
    return Hush(settings.quiet_from, settings.quiet_until, settings.reminders_rest_until)
