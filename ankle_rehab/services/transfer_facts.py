"""What is told of the diary leaving and coming back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from ankle_rehab.domain.value import value
from ankle_rehab.services.export_job import Form, Hindrance
from ankle_rehab.storage.matching import Verdict


class Doing(StrEnum):
    """What is going on. CHOOSING waits for the user: a file was read and nothing is taken yet."""

    NOTHING = "nothing"
    LEAVING = "leaving"
    LOOKING = "looking"
    CHOOSING = "choosing"
    TAKING = "taking"


@value
class Exported:
    """The diary left: as what, where to, and with how many records."""

    form: Form
    target: Path
    records: int


@value
class NotExported:
    """What stood in the way, and at which path; what was there before is still there."""

    hindrance: Hindrance
    path: Path


@value
class Preview:
    """What was found in a file: for each table of the diary how many records are new, same and different.

    `settings` is whether its settings are other ones.
    """

    source: Path
    numbers: Mapping[str, Mapping[str, int]]
    settings: bool

    def count(self, verdict: Verdict) -> int:
        """How many records of all tables are so."""
        return sum(numbers.get(verdict.value, 0) for numbers in self.numbers.values())


@value
class Taken:
    """How many records of each table came in, and the step of `Undo` that takes them back, if any."""

    numbers: Mapping[str, int]
    step: int | None
