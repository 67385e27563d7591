"""Sees that the computer slept or that its clock was set: by one look a minute, and by what logind tells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.clock import Clock, Reading

if TYPE_CHECKING:
    from jeepney import Message

    from ankle_rehab.services.bus import Bus

# jeepney is imported when the bus is there.
# ruff: noqa: PLC0415

LOOK_SECONDS = 60
LONGEST_GAP = 90.0
STORM_SECONDS = 5.0
LOGIND = "org.freedesktop.login1"


class SleepWatch(QObject):
    """`beat` comes once a minute. `resumed` carries how many seconds the wall clock went on unseen, perhaps
    less than none where it was set back. `armed` tells whether logind will tell of it at once.

    Without logind it is seen within a minute, by the wall clock alone: timers stand still while asleep.
    """

    beat = Signal()
    resumed = Signal(float)
    armed = Signal(bool)

    def __init__(self, clock: Clock, bus: Bus | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen = clock.read()
        self._woken: Reading | None = None
        self._bus = bus
        self._armed: bool | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_SECONDS * 1000)
        self._timer.timeout.connect(self._on_minute)
        if bus is not None:
            bus.up.connect(self._on_up)
            bus.heard.connect(self._on_heard)
            bus.lost.connect(self._on_lost)

    def start(self) -> None:
        """From now on look by itself."""
        self._seen = self._clock.read()
        self._timer.start()
        self._open()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        if self._bus is not None:
            self._bus.close()

    def look(self) -> None:
        """Look at the clocks now; may be called at any time."""
        before, self._seen = self._seen, self._clock.read()
        gap = (_utc(self._seen) - _utc(before)).total_seconds()
        moved = before.wall.utcoffset() != self._seen.wall.utcoffset()
        if gap > LONGEST_GAP or gap < 0 or moved:
            self.resumed.emit(gap)

    def _on_minute(self) -> None:
        self.look()
        self.beat.emit()
        self._open()

    # logind ------------------------------------------------------------------------------------------

    def _open(self) -> None:
        """Also once more each minute: the bus may have been started anew."""
        if self._bus is not None and not self._bus.open():
            self._arm(armed=False)

    def _on_up(self) -> None:
        from jeepney import MatchRule, message_bus

        if self._bus is not None:
            rule = MatchRule(
                type="signal",
                sender=LOGIND,
                path="/org/freedesktop/login1",
                interface=f"{LOGIND}.Manager",
                member="PrepareForSleep",
            )
            self._bus.call(message_bus.AddMatch(rule), self._on_matched)

    def _on_matched(self, answer: Message) -> None:
        from jeepney import MessageType, message_bus

        if answer.header.message_type is MessageType.error:
            self._arm(armed=False)
        elif self._bus is not None:
            self._bus.call(message_bus.NameHasOwner(LOGIND), self._on_owner)

    def _on_owner(self, answer: Message) -> None:
        self._arm(armed=answer.body == (True,))

    def _on_heard(self, message: Message) -> None:
        from jeepney import HeaderFields

        if message.header.fields.get(HeaderFields.member) == "PrepareForSleep" and message.body == (False,):
            self._on_woken()

    def _on_woken(self) -> None:
        """Once in five seconds is enough, however often it is told."""
        now, before = self._clock.read(), self._woken
        if before is not None and 0 <= now.elapsed - before.elapsed < STORM_SECONDS:
            self.look()
            return
        gap = (_utc(now) - _utc(self._seen)).total_seconds()
        self._woken = self._seen = now
        self._timer.start()
        self.resumed.emit(gap)

    def _on_lost(self) -> None:
        self._arm(armed=False)

    def _arm(self, *, armed: bool) -> None:
        if armed is not self._armed:
            self._armed = armed
            self.armed.emit(armed)


def _utc(reading: Reading) -> datetime:
    """Two local times of one zone are subtracted without the hour between summer and winter."""
    return reading.wall.astimezone(UTC)
