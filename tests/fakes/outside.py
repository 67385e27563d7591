"""The world outside for whole programs: loudspeakers that keep a list, a screen that notes its orders."""

from __future__ import annotations

from pathlib import Path

from ankle_rehab.app import Outside
from ankle_rehab.domain.clock import Clock
from ankle_rehab.ui.sound import Channel, SoundOut, Trouble


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


def outside(clock: Clock, sound: SoundOut | None = None, screen: Screen | None = None) -> Outside:
    """What a program is given in a test; without `sound` the computer has no sound library."""
    return Outside(clock, lambda: sound, lambda: () if screen is None else (screen,))
