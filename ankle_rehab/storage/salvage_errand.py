"""What a child process does to save the rows of a damaged diary: the verb and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ankle_rehab.storage.errand_lines import attempt, say
from ankle_rehab.storage.salvage import salvage

_STEP = 0.01


def run(arguments: Sequence[str]) -> int:
    """`DAMAGED NEW`: write what can be read into a new diary; tells `done`, then the fields of `Salvaged`."""
    damaged, new = Path(arguments[0]), Path(arguments[1])
    told = 0.0

    def tell(part: float) -> None:
        nonlocal told
        if part >= told + _STEP or part < told:
            told = part
            say(done=part)

    return attempt(lambda: say(**asdict(salvage(damaged, new, tell))), damaged)
