"""The world outside for whole programs: loudspeakers that keep a list, a screen that notes its orders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ankle_rehab.app import Outside, no_desktop, no_tray
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.notification import Notification, Standing
from ankle_rehab.services.notifier import Desktop
from ankle_rehab.ui.desktop.tray_icon import TrayPlace
from ankle_rehab.ui.sound.sound import Channel, SoundOut, Trouble


class Loudspeakers:
    """Plays nothing and remembers the names of the files; `broken` refuses every one."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self.broken: Trouble | None = None

    @property
    def trouble(self) -> Trouble | None:
        return self.broken

    def play(self, file: Path, channel: Channel, volume: int) -> bool:
        if self.broken is None:
            self.played.append(file.stem)
        return self.broken is None

    def set_volume(self, channel: Channel, volume: int) -> None: ...

    def hush(self, channel: Channel) -> None: ...


class Screen:
    """Knows whether it is being kept awake."""

    def __init__(self) -> None:
        self.awake = False

    def hold(self, reason: str) -> None:
        self.awake = True

    def release(self) -> None:
        self.awake = False


class Billboard(Desktop):
    """A desktop that keeps what it shows, by its key; `broken` it shows nothing.

    `sent` and `withdrawn` are all that ever were, and `before` is what an earlier run left in sight.
    """

    def __init__(self) -> None:
        super().__init__()
        self.broken = False
        self.sent: list[Notification] = []
        self.withdrawn: list[str] = []
        self.seen: dict[str, Notification] = {}
        self.before: Mapping[str, Standing] = {}

    def begin(self, standing: Mapping[str, Standing]) -> None:
        self.before = standing

    def show(self, notification: Notification) -> None:
        if self.broken:
            self.refused.emit(notification.key)
            return
        self.sent.append(notification)
        self.seen[notification.key] = notification
        self.stands.emit(notification.key, Standing(len(self.sent), "billboard"))

    def withdraw(self, key: str) -> None:
        self.seen.pop(key, None)
        self.withdrawn.append(key)

    def put_away(self, key: str) -> None:
        """The user closes it."""
        del self.seen[key]
        self.closed.emit(key)


def outside(
    clock: Clock,
    sound: SoundOut | None = None,
    screen: Screen | None = None,
    desktop: Desktop | None = None,
    tray: TrayPlace | None = None,
) -> Outside:
    """What a program is given in a test; without `sound` the computer has no sound library."""
    return Outside(
        clock,
        lambda: sound,
        lambda: () if screen is None else (screen,),
        no_desktop if desktop is None else lambda: desktop,
        no_tray if tray is None else lambda: tray,
    )
