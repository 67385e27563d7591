"""What the icing timer needs from others: a place to keep icings, and who knows of signs and scores."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.icing_rules import Conditions
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import Standing


class IcingKeeper(Protocol):
    """Where icings are kept; the diary is one. `finish_icing` may come again for a later word on the skin."""

    def begin_icing(self, icing: Icing) -> Icing:
        """Keep a new one; returns it with its id."""

    def keep_icing(self, icing: Icing) -> None:
        """Write the state of the one that runs."""

    def finish_icing(self, icing: Icing) -> None:
        """Write one that is over."""

    def open_icing(self) -> Icing | None:
        """The one begun and not finished, if any."""

    def icings(self, since: date | None = None) -> tuple[Icing, ...]:
        """Finished ones, oldest first, that began on or after a local date."""

    def add_conditions(self, conditions: Conditions) -> Conditions:
        """Keep an answered page of conditions; returns it with its id."""

    def conditions(self) -> Conditions | None:
        """The last answered page of conditions."""

    def add_pain(self, entry: PainEntry) -> PainEntry:
        """Keep a score."""


class StandingSource(Protocol):
    """Who knows about signs, twists and scores; the guard is one."""

    def standing(self) -> Standing: ...
