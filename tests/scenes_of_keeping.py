"""What a picture is taken of: backups, and what is done with them."""

from __future__ import annotations

from datetime import timedelta

from ankle_rehab.domain.thinning import Reason
from tests.scene import Scene

AGES_IN_HOURS = (24 * 400, 24 * 80, 24 * 33, 24 * 12, 24 * 5, 24 * 3, 50, 26, 25, 3)


class ScenesOfKeeping(Scene):
    """The page of one's data."""

    def data_empty(self) -> None:
        self.agree()
        self.open("data")

    def data(self) -> None:
        self._backed_up()
        self.open("data")

    def data_asked(self) -> None:
        self.data()
        self.click("Bring back: Saturday 21 November, 07:00")

    def data_working(self) -> None:
        self.data()
        self.parts.backups.make_now(Reason.BY_HAND)

    def data_below(self) -> None:
        self.data()
        self.parts.preferences.change(backup_copy_folder="/media/anna/stick/Ankle Rehab")
        self.parts.backups.cancel()
        self.scroll_down()

    def data_stale(self) -> None:
        self.agree()
        self.parts.backups.make_at_once(Reason.DAILY)
        self.clock.advance(timedelta(days=3).total_seconds())
        self.open("today")
        self.parts.backups.changed.emit()

    def _backed_up(self) -> None:
        """Backups of more than a year, for different reasons."""
        self.live()
        right = self.clock.now()
        reasons = (*(Reason.DAILY,) * 6, Reason.BEFORE_IMPORT, Reason.DAILY, Reason.BY_HAND, Reason.DAILY)
        for hours, reason in zip(AGES_IN_HOURS, reasons, strict=True):
            self.clock.set_wall(right - timedelta(hours=hours))
            self.parts.backups.make_at_once(reason)
        self.clock.set_wall(right)
        self.clock.sleep(11)
        self.window.tick()
