"""How urgent a warning sign is: the level of each question, and that the highest one wins."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """What the signs ask for; `rank` orders them."""

    SELF_CARE = "S"
    BOOK = "B"
    TODAY = "T"
    EMERGENCY = "E"

    @property
    def rank(self) -> int:
        return "SBTE".index(self.value)
