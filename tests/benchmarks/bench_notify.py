"""How long the window stands still for its notifications, whatever state the desktop's service is in.

A timer asks for every millisecond of the event loop; the longest gap between two of its ticks is how long a
window would have stood still.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from ankle_rehab.domain.notification import Answer, Notification, Urgency
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.notify_linux import LinuxDesktop
from tests.benchmarks.rows import Row, lacking, row, tell
from tests.fakes.session_bus import Bus, Peer

LIMIT_MILLISECONDS = 50.0
LASTS = 600  # milliseconds of each state
PATIENCE = 200
GOES = 5
ANSWERS = ((Answer.OPEN, "Open"), (Answer.START, "Start now"), (Answer.SKIP, "Skip"))
NOTES = (
    Notification("reminder-1", "Time for your routine", "It was set for 09:30.", ANSWERS),
    Notification("icing", "Take the ice off", "", ANSWERS, Urgency.URGENT),
)


class Stillness:
    """The longest time for which the event loop did not turn."""

    def __init__(self, clock: SystemClock) -> None:
        self._clock = clock
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)

    def watch(self, act: Callable[[], None]) -> float:
        """In milliseconds, from before `act` on until that state is over."""
        self.longest, self._last = 0.0, self._clock.read().elapsed
        self._timer.start(1)
        QTimer.singleShot(0, act)
        QTimer.singleShot(LASTS, self._timer.stop)
        while self._timer.isActive():
            QCoreApplication.processEvents()
        return self.longest * 1000

    def _tick(self) -> None:
        now = self._clock.read().elapsed
        self.longest, self._last = max(self.longest, now - self._last), now


def states(bus: Bus) -> list[tuple[str, Callable[[], None]]]:
    """Every state, and what brings it about."""
    peers: list[Peer] = []

    def gone() -> None:
        while peers:
            peers.pop().end()

    def there(order: str = "") -> None:
        gone()
        peers.append(Peer(bus.address))
        if order:
            peers[-1].order(order)

    def asleep() -> None:
        there()
        peers[-1].freeze()

    def bus_asleep() -> None:
        gone()
        bus.freeze()

    return [
        ("works", there),
        ("is not there", gone),
        ("answers with errors", partial(there, "fail")),
        ("answers nothing", partial(there, "hold")),
        ("sleeps", asleep),
        ("sleeps with its bus", bus_asleep),
    ]


def measured() -> Iterator[Row]:
    if missing := lacking("notifications", "dbus-daemon"):
        yield missing
        return
    stillness = Stillness(SystemClock())
    with tempfile.TemporaryDirectory() as folder:
        bus = Bus(Path(folder))
        for words, bring_about in states(bus):
            bring_about()
            longest = [_stands_still(bus, stillness) for _ in range(GOES)]
            what = f"the window stands still for a notification, their service {words}"
            yield row(what, longest, "ms", LIMIT_MILLISECONDS)
        bus.end()


def _stands_still(bus: Bus, stillness: Stillness) -> float:
    desktop = LinuxDesktop(bus.address, PATIENCE)

    def use() -> None:
        for note in NOTES:
            desktop.show(note)
        QTimer.singleShot(LASTS // 2, lambda: desktop.withdraw(NOTES[0].key))

    longest = stillness.watch(use)
    desktop.close()
    return longest


if __name__ == "__main__":
    app = QCoreApplication(sys.argv)
    sys.exit(tell(measured()))
