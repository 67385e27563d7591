"""How often a harness tries, and what it has seen: few tries in the suite, all of them in `dev.py soak`."""

from __future__ import annotations

import json
import os
from pathlib import Path

SOAK = "ANKLE_REHAB_SOAK"
"""The file to which a soak writes what was seen; not set in the suite."""
SHARE = "ANKLE_REHAB_SOAK_SHARE"
"""How much of the full numbers a soak tries, for those who have no hours: 0.1 is a tenth."""


def tries(quick: int, full: int) -> int:
    """The number of tries for this run."""
    if not os.environ.get(SOAK):
        return quick
    return max(quick, round(full * float(os.environ.get(SHARE, "1"))))


def seen(harness: str, numbers: str) -> None:
    """Note for the table what a harness has tried and found, as "10,000 kills, 0 lost"; only in a soak."""
    kept = os.environ.get(SOAK)
    if kept:
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"harness": harness, "numbers": numbers}) + "\n")
