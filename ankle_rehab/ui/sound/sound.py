"""The sounds of the program, and the way to the loudspeakers, opened only when something is to be heard."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLoggingCategory

_QUIET = "qt.multimedia.ffmpeg*.info=false\nqt.multimedia.ffmpeg=false\nqt.multimedia.symbolsresolver=false"


class Sound(StrEnum):
    """One sound; its value is the name of its file."""

    START = "start"
    HALF = "half"
    REST = "rest"
    SWITCH = "switch"
    END = "end"
    TICK = "tick"
    CHIME = "chime"
    ALARM = "alarm"
    PRIMER = "primer"


class Channel(StrEnum):
    """Voice and sounds have a volume each and may be heard together."""

    VOICE = "voice"
    SOUND = "sound"


class Trouble(StrEnum):
    """Why something cannot be heard."""

    NO_DEVICE = "no-device"
    NO_LIBRARY = "no-library"
    MISSING_FILE = "missing-file"


class SoundOut(Protocol):
    """Where sound goes out; the loudspeakers are one. Volumes are 0-100."""

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be heard just now."""

    def play(self, file: Path, channel: Channel, volume: int) -> bool:
        """Begin to play a file; False when it cannot be."""

    def set_volume(self, channel: Channel, volume: int) -> None:
        """Change what is being played."""

    def hush(self, channel: Channel) -> None:
        """Stop what is being played."""


def open_sound() -> SoundOut | None:
    """The loudspeakers; None where the system's sound library is missing."""
    QLoggingCategory.setFilterRules(_QUIET)
    try:
        from ankle_rehab.ui.sound.speakers import Speakers  # noqa: PLC0415 - slow, and fails without libpulse
    except ImportError:
        return None
    return Speakers()
