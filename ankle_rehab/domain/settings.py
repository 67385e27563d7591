"""What the user has chosen, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ankle_rehab.domain.exercise import Dose, Side


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Region(StrEnum):
    """Where the user lives, for the emergency number alone."""

    EUROPE = "europe"
    UNITED_KINGDOM = "united-kingdom"
    NORTH_AMERICA = "north-america"
    AUSTRALIA = "australia"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DoseChange:
    """A dose changed by the user for one step of one routine."""

    routine_id: str
    step: int
    exercise_id: str
    dose: Dose


@dataclass(frozen=True, slots=True)
class Settings:
    """All preferences; volumes are 0-100. `accepted_version` is the text version the user agreed to.

    `sore_side` is the sorer side, the one asked about and trained first; with `both_sore` the other is asked
    about too. `window_place` is where the window stood, in the window system's own words.
    """

    accepted_version: str = ""
    region: Region = Region.OTHER
    sore_side: Side | None = None
    both_sore: bool = False
    train_both: bool = True
    theme: ThemeChoice = ThemeChoice.SYSTEM
    reduced_motion: bool = False
    voice_on: bool = True
    voice_volume: int = 80
    sounds_on: bool = True
    sounds_volume: int = 60
    flash_on: bool = True
    small_icing_window: bool = True
    doses: tuple[DoseChange, ...] = ()
    window_place: str = ""

    @property
    def sore_sides(self) -> tuple[Side, ...]:
        """Every sore side, the sorer one first."""
        if self.sore_side is None:
            return ()
        return (self.sore_side, self.sore_side.other) if self.both_sore else (self.sore_side,)
